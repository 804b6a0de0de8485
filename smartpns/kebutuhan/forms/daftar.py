"""Filters of a list as they stand in the address; a value that does not exist is ignored and named."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict

from smartpns.core.berlabel import Berlabel
from smartpns.core.tabel import bilangan_alamat
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries.daftar import URUTAN, Saringan
from smartpns.kebutuhan.rules import HasilVerifikasi, StatusUsulan
from smartpns.organisasi.rules import Jenjang, Pembiayaan

PER_HALAMAN = (25, 50, 100)
PER_HALAMAN_BAWAAN = 50
BERPILIHAN: Mapping[str, tuple[str, type[Berlabel] | type[Jenjang]]] = {
    "status": ("Status usulan", StatusUsulan),
    "verifikasi": ("Hasil verifikasi", HasilVerifikasi),
    "jenjang": ("Jenjang", Jenjang),
    "pembiayaan": ("Sumber biaya", Pembiayaan),
}


@dataclass
class AlamatDaftar:
    """What the address of the list says: filters, page, rows per page, and what could not be understood."""

    saringan: Saringan
    halaman: int
    per_halaman: int
    diabaikan: list[str] = field(default_factory=list)


def baca_alamat(
    args: MultiDict[str, str], periode: Periode, opd: Iterable[str], program: Iterable[str]
) -> AlamatDaftar:
    diabaikan: list[str] = []
    nilai: dict[str, Any] = {
        nama: _anggota(args, nama, {a.value: a for a in kelas}, diabaikan) for nama, (_, kelas) in BERPILIHAN.items()
    }
    nilai["tahun"] = _anggota(args, "tahun", {str(t): t for t in periode.daftar_tahun}, diabaikan)
    for nama, ada in (("opd", opd), ("program", program), ("urut", URUTAN)):
        dipilih = _anggota(args, nama, {k: k for k in ada}, diabaikan)
        if dipilih:
            nilai[nama] = dipilih[0]
    saringan = Saringan(kata=" ".join(args.get("kata", "").split())[:200], turun=args.get("arah") == "turun", **nilai)
    per_halaman = args.get("per", type=bilangan_alamat)
    return AlamatDaftar(
        saringan,
        args.get("halaman", 1, type=bilangan_alamat),
        per_halaman if per_halaman in PER_HALAMAN else PER_HALAMAN_BAWAAN,
        diabaikan,
    )


def _anggota(args: MultiDict[str, str], nama: str, dikenal: Mapping[str, Any], diabaikan: list[str]) -> tuple[Any, ...]:
    teks = [t for t in args.getlist(nama) if t]
    diabaikan += [t[:40] for t in teks if t not in dikenal]
    return tuple(dikenal[t] for t in dict.fromkeys(teks) if t in dikenal)
