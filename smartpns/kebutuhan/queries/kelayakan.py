"""Who may fill a need: the need as eligibility sees it, counts beside many needs."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.kebutuhan.models import Kebutuhan
from smartpns.kebutuhan.queries.dinilai import BarisDinilai
from smartpns.organisasi.queries import ButuhOrang, HitunganKelayakan, kelayakan_jabatan, pastikan_dalam_lingkup


def butuh_orang(baris: Kebutuhan | BarisDinilai) -> ButuhOrang:
    """Whose holders a need is about and for which study; one that names the OPD itself means all its units."""
    opd_id = baris.opd_id if isinstance(baris, BarisDinilai) else baris.usulan.opd_id
    return ButuhOrang(
        opd_id=opd_id,
        jabatan_id=baris.jabatan_id,
        unit_id=None if baris.unit_id == opd_id else baris.unit_id,
        jenjang=baris.jenjang_tujuan,
        program_studi_id=baris.program_studi_id,
        mulai=date(baris.tahun_mulai, baris.bulan_masuk, 1),
        lama_semester=baris.lama_semester,
        pembiayaan=baris.pembiayaan,
        status_jabatan=baris.status_jabatan,
    )


def kelayakan_kebutuhan(semua: Sequence[Kebutuhan | BarisDinilai], pada: date) -> dict[UUID, HitunganKelayakan]:
    """How many holders pass, by need; a constant number of statements."""
    hitungan = kelayakan_jabatan([butuh_orang(b) for b in semua], pada)
    return dict(zip([b.id for b in semua], hitungan, strict=True))


def kebutuhan_terlihat(id_: UUID, pelaku: Pelaku) -> Kebutuhan:
    """A need of any period within the scope of `pelaku`, else TidakDitemukan."""
    baris = db.session.get(Kebutuhan, id_)
    if baris is None:
        raise TidakDitemukan  # the very words for a need of another OPD
    pastikan_dalam_lingkup(baris.usulan.opd_id, pelaku)
    return baris
