"""An impossible case, in words: which constraints clash, and the smallest change that makes it possible.

A clash is a smallest set of constraints that cannot hold together: take any one of them away and a plan exists
(QuickXplain, Junker 2004). A way out is the smallest total change of one kind: rupiah added to ceilings, or people
taken from duties and limits; both kinds together only where neither is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from smartpns.anggaran.susun.isian import Rencana
from smartpns.anggaran.susun.kasus import Kasus
from smartpns.anggaran.susun.model import longgar, mungkin
from smartpns.anggaran.susun.syarat import Jenis, Syarat, dilonggarkan, hanya, semua_syarat
from smartpns.core.formats import rupiah

BENTROKAN_TERBANYAK = 3
NAMA_TERBANYAK = 8
# the price of giving way by one person; between equal changes duties and minimums give way before a maximum is raised
HARGA_ORANG = {Jenis.WAJIB: 1.0, Jenis.MINIMAL: 1.0, Jenis.MAKSIMAL: 1.00001, Jenis.PERGI: 1.00001}


@dataclass(frozen=True)
class Bentrokan:
    """Constraints that cannot hold together."""

    syarat: tuple[Syarat, ...]
    kalimat: str


@dataclass(frozen=True)
class JalanKeluar:
    """A change that makes the case possible: rupiah or people by constraint."""

    perubahan: dict[Syarat, int]
    kalimat: str


@dataclass(frozen=True)
class Kebuntuan:
    """Why a case has no plan, and what would give it one."""

    bentrokan: tuple[Bentrokan, ...]
    jalan_keluar: tuple[JalanKeluar, ...]

    @property
    def penjelasan(self) -> str:
        """Return the whole explanation in words."""
        sebab = " ".join(f"{satu.kalimat}." for satu in self.bentrokan)
        jalan = "; atau ".join(satu.kalimat for satu in self.jalan_keluar)
        return f"{sebab} Perubahan terkecil yang membuatnya mungkin: {jalan}."


def jelaskan(kasus: Kasus, diandaikan: Collection[str] = ()) -> Kebuntuan:
    """Explain an impossible case. Needs in `diandaikan` are mandatory only for the sake of the question."""
    kecil = _yang_menuntut(kasus)
    penulis = _Penulis(kecil, frozenset(diandaikan))
    bentrokan = [Bentrokan(satu, awal_besar(penulis.bentrokan(satu))) for satu in _bentrokan(kecil)]
    jalan = [JalanKeluar(satu, penulis.jalan_keluar(satu)) for satu in _jalan_keluar(kecil)]
    return Kebuntuan(tuple(bentrokan), tuple(jalan))


def _yang_menuntut(kasus: Kasus) -> Kasus:
    """Return the case without the needs that nothing forces to start: they cannot be part of a clash."""
    perlu = {kode for kode, batas in kasus.opd.items() if batas.min_tempat > 0}
    return kasus.dengan(kebutuhan=tuple(k for k in kasus.kebutuhan if k.wajib or k.opd in perlu))


def _bentrokan(kasus: Kasus) -> Iterable[tuple[Syarat, ...]]:
    """Yield clashes that share no constraint, the first few of them."""
    calon = semua_syarat(kasus)
    for _ in range(BENTROKAN_TERBANYAK):
        if mungkin(hanya(kasus, set(calon))):
            return
        inti = _terkecil(calon, lambda syarat: mungkin(hanya(kasus, set(syarat))) is not None)
        yield tuple(inti)
        calon = [syarat for syarat in calon if syarat not in inti]


def _terkecil(calon: list[Syarat], mungkin: Callable[[list[Syarat]], bool]) -> list[Syarat]:
    """Return a smallest part of `calon` that is impossible by itself."""

    def cari(latar: list[Syarat], baru: bool, calon: list[Syarat]) -> list[Syarat]:
        if baru and not mungkin(latar):
            return []
        if len(calon) == 1:
            return calon
        tengah = len(calon) // 2
        kanan = cari(latar + calon[:tengah], True, calon[tengah:])
        kiri = cari(latar + kanan, bool(kanan), calon[:tengah])
        return kiri + kanan

    return cari([], False, calon)


def _jalan_keluar(kasus: Kasus) -> list[dict[Syarat, int]]:
    uang = longgar(kasus, {Jenis.PAGU: 1.0})
    orang = longgar(kasus, HARGA_ORANG)
    jalan = [rencana.pelanggaran() for rencana in (uang, orang) if rencana]
    return jalan or [_keduanya(kasus)]


def _keduanya(kasus: Kasus) -> dict[Syarat, int]:
    """Return the fewest people, and then the fewest rupiah, that must be given way."""
    bebas = longgar(kasus, HARGA_ORANG | {Jenis.PAGU: 0.0})
    orang = {s: n for s, n in _pelanggaran(bebas).items() if s.jenis in HARGA_ORANG}
    return orang | _pelanggaran(longgar(dilonggarkan(kasus, orang), {Jenis.PAGU: 1.0}))


def _pelanggaran(rencana: Rencana | None) -> dict[Syarat, int]:
    if rencana is None:
        raise ArithmeticError("a case stays impossible although every constraint is loosened")
    return rencana.pelanggaran()


class _Penulis:
    """Says constraints and changes in Indonesian, with their numbers."""

    def __init__(self, kasus: Kasus, diandaikan: frozenset[str]) -> None:
        self.kasus = kasus
        self.diandaikan = diandaikan
        self.kebutuhan = {k.id: k for k in kasus.kebutuhan}

    def bentrokan(self, syarat: Sequence[Syarat]) -> str:
        tuntutan = self._tuntutan(syarat)
        tahun = sorted(s.tahun for s in syarat if s.jenis is Jenis.PAGU)
        batas = [self._batas(s) for s in syarat if s.jenis in (Jenis.MAKSIMAL, Jenis.PERGI)]
        if not tuntutan:
            return "; ".join([*map(self._komitmen_lebih, tahun), *(f"tidak dapat dipenuhi: {b}" for b in batas)])
        if not tahun and not batas:
            return f"{tuntutan}, tetapi kebutuhan yang dapat dipilih tidak mencapainya"
        if len(tahun) == 1:
            perlu = self._perlu(syarat, tahun)
            bersama = f", dengan {_daftar(batas)}," if batas else ""
            return (
                f"{tuntutan}{bersama} memerlukan sedikitnya {rupiah(perlu)} pada {tahun[0]}, "
                f"sedangkan {self._ruang(tahun[0])}"
            )
        batas += [self._ruang(satu) for satu in tahun]
        return f"{tuntutan} tidak dapat dipenuhi bersama: {_daftar(batas)}"

    def jalan_keluar(self, perubahan: dict[Syarat, int]) -> str:
        return _daftar([self._ubah(syarat, n) for syarat, n in perubahan.items()])

    def _tuntutan(self, syarat: Sequence[Syarat]) -> str:
        wajib = [s.nama for s in syarat if s.jenis is Jenis.WAJIB]
        tetap = [self._orang(nama) for nama in wajib if nama not in self.diandaikan]
        andai = [self._orang(nama) for nama in wajib if nama in self.diandaikan]
        minimal = [
            f"batas minimal {self.kasus.opd[s.nama].min_tempat} tempat OPD {s.nama}"
            for s in syarat
            if s.jenis is Jenis.MINIMAL
        ]
        bagian = [f"kebutuhan wajib {_daftar(tetap)}"] if tetap else []
        bagian += [f"kebutuhan {_daftar(andai)} bila dipilih"] if andai else []
        return _daftar(bagian + minimal)

    def _orang(self, nama: str) -> str:
        return f"{nama} ({self.kebutuhan[nama].jumlah} orang)"

    def _batas(self, syarat: Syarat) -> str:
        batas = self.kasus.opd[syarat.nama]
        if syarat.jenis is Jenis.MAKSIMAL:
            return f"batas maksimal {batas.maks_tempat} tempat OPD {syarat.nama}"
        boleh = batas.maks_pergi[syarat.saat]
        if not boleh:
            return f"OPD {syarat.nama} pada {syarat.saat} sudah mencapai batas pegawai yang pergi"
        return f"batas {boleh} orang lagi OPD {syarat.nama} yang boleh pergi pada {syarat.saat}"

    def _ruang(self, tahun: int) -> str:
        komitmen = self.kasus.komitmen.get(tahun, 0)
        asal = f" (pagu {rupiah(self.kasus.pagu[tahun])} dikurangi komitmen {rupiah(komitmen)})" if komitmen else ""
        return f"ruang {tahun} hanya {rupiah(self.kasus.ruang[tahun])}{asal}"

    def _komitmen_lebih(self, tahun: int) -> str:
        return (
            f"komitmen {tahun} sebesar {rupiah(self.kasus.komitmen[tahun])} melebihi pagunya "
            f"{rupiah(self.kasus.pagu[tahun])}"
        )

    def _perlu(self, syarat: Sequence[Syarat], tahun: list[int]) -> int:
        """Return the least rupiah that the demands of a clash need in its year."""
        rencana = longgar(hanya(self.kasus, set(syarat)), {Jenis.PAGU: 1.0})
        return self.kasus.ruang[tahun[0]] + _pelanggaran(rencana).get(Syarat.pagu(tahun[0]), 0)

    def _ubah(self, syarat: Syarat, sebesar: int) -> str:
        if syarat.jenis is Jenis.PAGU:
            return f"naikkan pagu {syarat.tahun} sebesar {rupiah(sebesar)}"
        if syarat.jenis is Jenis.WAJIB:
            jumlah = self.kebutuhan[syarat.nama].jumlah
            if syarat.nama in self.diandaikan:
                return f"jangan pilih {syarat.nama}"
            if sebesar == jumlah:
                return f"cabut tanda wajib {syarat.nama} ({jumlah} orang)"
            return f"kurangi {syarat.nama} dari {jumlah} menjadi {jumlah - sebesar} orang"
        batas = self.kasus.opd[syarat.nama]
        if syarat.jenis is Jenis.MINIMAL:
            sekarang, baru = batas.min_tempat, batas.min_tempat - sebesar
            return f"turunkan minimal tempat OPD {syarat.nama} dari {sekarang} menjadi {baru}"
        if syarat.jenis is Jenis.MAKSIMAL:
            maks = batas.maks_tempat or 0
            return f"naikkan maksimal tempat OPD {syarat.nama} dari {maks} menjadi {maks + sebesar}"
        return f"naikkan batas orang OPD {syarat.nama} yang boleh pergi pada {syarat.saat} sebesar {sebesar} orang"


def _daftar(bagian: Sequence[str]) -> str:
    """Join in the Indonesian manner: `a, b, dan c`, the tail of a long list counted."""
    if len(bagian) > NAMA_TERBANYAK:
        bagian = [*bagian[:NAMA_TERBANYAK], f"{len(bagian) - NAMA_TERBANYAK} lainnya"]
    if len(bagian) < 3:
        return " dan ".join(bagian)
    return f"{', '.join(bagian[:-1])}, dan {bagian[-1]}"


def awal_besar(kalimat: str) -> str:
    """Return a sentence with a capital at its beginning, the rest as it is."""
    return kalimat[:1].upper() + kalimat[1:]
