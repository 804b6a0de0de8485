"""What other moves of the committee would do to the list, before anyone stores them."""

from collections.abc import Sequence
from dataclasses import dataclass

from smartpns.rencana.queries.susunan import Calon, Susunan


@dataclass(frozen=True)
class Akibat:
    """Who changes sides of the ceilings, as they would then stand, and how many needs get another rank."""

    masuk: Sequence[Calon]
    keluar: Sequence[Calon]
    bergeser: int


def akibat(kini: Susunan, lain: Susunan) -> Akibat:
    """Compare the list as it stands with the same needs in another order."""
    dulu = {satu.id: satu for satu in kini.calon}
    return Akibat(
        masuk=[satu for satu in lain.calon if satu.keputusan.muat and not dulu[satu.id].keputusan.muat],
        keluar=[satu for satu in lain.calon if dulu[satu.id].keputusan.muat and not satu.keputusan.muat],
        bergeser=sum(satu.peringkat != dulu[satu.id].peringkat for satu in lain.calon),
    )
