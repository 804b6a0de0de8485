"""How strong the ranking is: how far each weight may go before other people are served."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from smartpns.akun.queries import cap_jejak
from smartpns.anggaran.susun.baca import baca_kasus
from smartpns.anggaran.susun.kasus import Kasus
from smartpns.anggaran.susun.pembanding import menurut_urutan
from smartpns.core.caching import Ingatan
from smartpns.core.waktu import hari_ini
from smartpns.organisasi.rules import Jenjang
from smartpns.prioritas.queries import Pembanding, bandingkan
from smartpns.prioritas.rules import Hasil, Poin, Selang, kepekaan_layanan, kepekaan_satu
from smartpns.rencana.models import BarisRencana, Rencana
from smartpns.rencana.queries.banding import kasus_berkode
from smartpns.rencana.queries.penjelasan import garis_baris
from smartpns.rencana.queries.susunan import Susunan


@dataclass(frozen=True)
class Sebutan:
    """A need as a sentence names it."""

    nama: str
    peringkat: int


@dataclass(frozen=True)
class Kekuatan:
    """The computed ranking with its line: `batas` needs stand above it, None when no line is drawn.

    `kasus` is what is walked down; a version frozen before it was kept has none.

    `sebutan` names the needs by their code.
    """

    hasil: Sequence[Hasil]
    batas: int | None
    sebutan: Mapping[str, Sebutan]
    kasus: Kasus | None = None

    @cached_property
    def _layani(self) -> Callable[[Sequence[int]], list[int]]:
        kasus, kode = self.kasus, [satu.id for satu in self.hasil]
        assert kasus is not None
        nomor = {k.id: n for n, k in enumerate(kasus.kebutuhan)}

        def layani(urutan: Sequence[int]) -> list[int]:
            orang = menurut_urutan(kasus, [kode[n] for n in urutan]).orang
            return [orang[nomor[satu]] if satu in nomor else 0 for satu in kode]

        return layani

    @cached_property
    def terlayani(self) -> tuple[int, int]:
        """How many needs and people the computed ranking serves with the weights as they are."""
        orang = self._layani(range(len(self.hasil))) if self.kasus else []
        return sum(n > 0 for n in orang), sum(orang)

    @cached_property
    def selang(self) -> list[Selang]:
        """For every weight the interval in which the same people are served; none where all or nobody always are."""
        if self.batas is None or self.kasus is None:
            return []
        jumlah = {k.id: k.jumlah for k in self.kasus.kebutuhan}
        return kepekaan_layanan(self.hasil, [jumlah.get(satu.id, 0) for satu in self.hasil], self._layani)

    @property
    def terpeka(self) -> Selang | None:
        """The weight that may go least far; None when no single weight changes the line."""
        peka = [satu for satu in self.selang if satu.jarak is not None]
        return min(peka, key=lambda satu: satu.jarak or 0, default=None)

    def selang_satu(self, kode: str) -> list[Selang]:
        """For every weight the interval in which one need keeps its side of the line."""
        return [] if self.batas is None else kepekaan_satu(self.hasil, self.batas, kode)


_tersimpan: Ingatan[Kekuatan] = Ingatan(1)


def kekuatan_kini(susunan: Susunan) -> Kekuatan:
    """Of the list as it stands now (`susunan_kini`): computed once for as long as no audited data has changed."""
    kunci = (susunan.periode.id, hari_ini(), cap_jejak())
    return _tersimpan.baca(kunci) or _tersimpan.simpan(kunci, _kekuatan(susunan))


def _kekuatan(susunan: Susunan) -> Kekuatan:
    dihitung = sorted((satu.terperingkat for satu in susunan.calon), key=lambda satu: satu.hasil.peringkat)
    return Kekuatan(
        [satu.hasil for satu in dihitung],
        susunan.garis.peringkat - 1 if susunan.garis else None,
        {
            b.kode: Sebutan(_nama(b.jenjang_tujuan, b.prodi_nama, b.opd_nama), nomor)
            for nomor, b in enumerate((satu.baris for satu in dihitung), start=1)
        },
        kasus_berkode(susunan),
    )


_pembanding: Ingatan[tuple[Pembanding | None]] = Ingatan(1)


def pembanding_kini(susunan: Susunan) -> Pembanding | None:
    """The list as it stands now (`susunan_kini`) by a second method, kept as `kekuatan_kini`: it takes a process."""
    kunci = (susunan.periode.id, hari_ini(), cap_jejak())
    jadi = _pembanding.baca(kunci) or _pembanding.simpan(kunci, (bandingkan(kekuatan_kini(susunan).hasil),))
    return jadi[0]


def kekuatan_beku(rencana: Rencana) -> Kekuatan:
    """Of a stored version, from its own rows alone; one that a scenario filled has no line."""
    dihitung = sorted(rencana.baris, key=lambda baris: baris.peringkat_hitung)
    garis = None if rencana.skenario_id else garis_baris(rencana.baris)
    return Kekuatan(
        [_hasil(baris) for baris in dihitung],
        garis.peringkat - 1 if garis else None,
        {b.kode: Sebutan(_nama(b.jenjang, b.program_studi, b.nama_opd), b.peringkat_hitung) for b in dihitung},
        baca_kasus(rencana.kasus) if rencana.kasus else None,
    )


def _hasil(baris: BarisRencana) -> Hasil:
    """What the ranking said of a row when it was frozen."""
    poin = tuple(Poin(**{nama: satu[nama] for nama in Poin._fields}) for satu in baris.rincian)
    kriteria = tuple(satu["kode"] for satu in baris.rincian)
    return Hasil(baris.kode, baris.kode_opd, baris.peringkat_hitung, baris.skor, poin, None, kriteria)


def _nama(jenjang: Jenjang, program: str, opd: str) -> str:
    return f"{jenjang.sebut(program)}, {opd}"
