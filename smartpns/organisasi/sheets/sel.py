"""What the workbooks of this room share: readers of cells, words for a change, look-ups by code or name."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, cast

from smartpns.core.berlabel import Berlabel
from smartpns.core.errors import DomainError
from smartpns.core.formats import TidakTerbaca
from smartpns.core.impor import Kolom, Temuan, Terdekat, baca_pilihan, baca_teks, kunci
from smartpns.core.impor.kolom import tampil
from smartpns.core.sheets import Nilai
from smartpns.organisasi.models import ProgramStudi, RumpunIlmu, Unit
from smartpns.organisasi.rules import Golongan, Jenjang, Nip, baca_jenjang, kunci_nama, urai_nip

SEL_KOSONG = "Sel yang kosong tidak menghapus data yang sudah ada; menghapus dilakukan di halaman Ubah."
PEMISAH = ";"
_ROMAWI = {"1": "i", "2": "ii", "3": "iii", "4": "iv"}
_GOLONGAN = {kunci(g.value).replace(" ", ""): g for g in Golongan}


def baca_enum(kelas: type[StrEnum]) -> Callable[[Nilai], Any]:
    """A reader for any enum whose members have a label."""
    return baca_pilihan(cast(type[Berlabel], kelas))


def baca_jenjang_sel(nilai: Nilai) -> Jenjang:
    """`S-1`, `Strata 1`, `D.III`, `SLTA`."""
    try:
        return baca_jenjang(baca_teks(nilai))
    except DomainError:
        daftar = ", ".join(j.label for j in Jenjang)
        raise TidakTerbaca("jenjang tidak dikenal", f"Tulis salah satu: {daftar}") from None


def baca_nip(nilai: Nilai) -> Nip:
    try:
        return urai_nip(nilai if isinstance(nilai, str) else baca_teks(nilai))
    except DomainError as e:
        masalah, _, saran = e.pesan.partition(". ")
        raise TidakTerbaca(masalah, saran.rstrip(".") or "Cocokkan dengan SK CPNS") from None


def baca_golongan(nilai: Nilai) -> Golongan:
    """`III/a`, `IIIa`, `3a`, `Penata Muda (III/a)`."""
    teks = baca_teks(nilai)
    inti = teks.rpartition("(")[2] if "(" in teks else teks
    rapat = kunci(inti).replace(" ", "")
    golongan = _GOLONGAN.get(rapat) or _GOLONGAN.get(_ROMAWI.get(rapat[:1], "") + rapat[1:])
    if golongan is None:
        raise TidakTerbaca("golongan tidak dikenal", "Tulis I/a sampai IV/e; kosongkan untuk PPPK")
    return golongan


def baca_daftar(nilai: Nilai) -> list[str]:
    """`Hukum; Ilmu Pemerintahan`: several names in one cell."""
    return [
        rapi for bagian in tampil(nilai).replace("\n", PEMISAH).split(PEMISAH) if (rapi := " ".join(bagian.split()))
    ]


def tulis_daftar(semua: Iterable[Any]) -> str:
    return f"{PEMISAH} ".join(str(satu) for satu in semua)


def perubahan(kolom: Sequence[Kolom], lama: Mapping[str, Nilai], baru: Mapping[str, Nilai]) -> str:
    """Before and after of the cells that differ: `Jumlah: 3 → 4; …`; empty when none does."""
    return "; ".join(
        f"{k.label}: {tampil(lama[k.nama]) or 'kosong'} → {tampil(baru[k.nama]) or 'kosong'}"
        for k in kolom
        if k.nama in baru and lama[k.nama] != baru[k.nama]
    )


class Kamus:
    """Things found by any of their names; a name that several share finds none of them."""

    def __init__(
        self, benda: str, semua: Iterable[tuple[Any, Sequence[str]]], kunci_dari: Callable[[str], str] = kunci
    ):
        self._benda, self._kunci = benda, kunci_dari
        self._menurut: dict[str, Any] = {}
        self._ganda: set[str] = set()
        nama_semua: list[str] = []
        for satu, nama in semua:
            nama_semua += nama
            for k in {kunci_dari(n) for n in nama}:
                if self._menurut.setdefault(k, satu) is not satu:
                    self._ganda.add(k)
        self._terdekat = Terdekat(nama_semua)

    def cari(self, kolom: str, teks: str) -> Any:
        """The thing with that name, or a Temuan that says what is wrong with the name."""
        k = self._kunci(teks)
        if k in self._ganda:
            return Temuan(kolom, f"nama {self._benda} dipakai beberapa kali", "Tulis kodenya")
        if k not in self._menurut:
            return Temuan(kolom, f"{self._benda} tidak dikenal", self._terdekat.saran(teks))
        return self._menurut[k]


def sebut_unit(unit: Unit) -> str:
    """How a unit stands in drop-downs and exports: `1.02.05 – Puskesmas Contoh`."""
    return f"{unit.kode} – {unit.nama}"


def kamus_unit(semua: Iterable[Unit]) -> Kamus:
    return Kamus("unit", ((u, (sebut_unit(u), u.nama, u.kode)) for u in semua))


def kamus_program(semua: Iterable[ProgramStudi]) -> Kamus:
    """By canonical name or alias."""
    return Kamus("program studi", ((p, (p.nama, *(a.nama for a in p.alias))) for p in semua), kunci_nama)


def kamus_rumpun(semua: Iterable[RumpunIlmu]) -> Kamus:
    return Kamus("rumpun ilmu", ((r, (f"{r.kode} {r.nama}", r.nama, r.kode)) for r in semua))


def cari_semua(kamus: Kamus, kolom: str, nama: Iterable[str]) -> tuple[list[Any], list[Temuan]]:
    """Look several names up: what was found, and what is wrong with the others."""
    hasil = [kamus.cari(kolom, n) for n in nama]
    return [h for h in hasil if not isinstance(h, Temuan)], [h for h in hasil if isinstance(h, Temuan)]
