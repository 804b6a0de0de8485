"""Who sits where: the published levels of education are dealt out to the filled places of each group of posts.

Places that ask for more get the higher levels, with some noise, so that real gaps exist and the totals stay exact.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from random import Random

from smartpns.organisasi.rules import JenisKelamin

URUTAN_PENDIDIKAN = ("sd", "smp", "sma", "d1_d3", "d4", "s1", "s2", "s3")
DERAU = 0.55
"""Spread of the noise, in steps of KKNI level: more of it means more holders below the requirement."""
BOBOT_GOLONGAN = 0.45
"""How much one golongan weighs beside one step of KKNI level when the levels are dealt out."""
KECENDERUNGAN_PEREMPUAN = {"bidan": 3.0, "perawat": 0.6, "guru-tk": 1.5, "guru-kelas-sd": 0.3, "nutrisionis": 0.8}
KECENDERUNGAN_LAKI = {"polisi-pamong-praja": 1.2, "pengemudi": 2.0, "penjaga-sekolah": 2.0, "penguji-kendaraan": 1.5}


@dataclass(frozen=True)
class Kursi:
    """A filled place: `golongan` is 1 (I) to 4 (IV), `tingkat` the KKNI level the post requires."""

    unit: str
    jabatan: str
    kelompok: str
    golongan: int
    tingkat: int


@dataclass(frozen=True)
class Terisi:
    """A place with the level of education (a row of the published table) and gender of its holder."""

    kursi: Kursi
    pendidikan: str
    kelamin: JenisKelamin


def pasangkan(kursi: Sequence[Kursi], pola: Iterable[Mapping[str, str]], acak: Random) -> list[Terisi]:
    """Deal the rows of `pendidikan_pola.csv` out to the places; the result keeps the order of `kursi`."""
    jumlah: dict[str, list[tuple[str, int, int]]] = {}
    for baris in pola:
        isi = (baris["pendidikan"], int(baris["laki_laki"]), int(baris["perempuan"]))
        jumlah.setdefault(baris["kelompok"], []).append(isi)
    hasil: dict[int, Terisi] = {}
    urut = sorted(range(len(kursi)), key=lambda i: kursi[i].kelompok)
    for kelompok, indeks in groupby(urut, key=lambda i: kursi[i].kelompok):
        hasil |= _bagikan(list(indeks), kursi, jumlah[kelompok], acak)
    return [hasil[i] for i in range(len(kursi))]


def _bagikan(
    indeks: list[int], kursi: Sequence[Kursi], jumlah: Iterable[tuple[str, int, int]], acak: Random
) -> dict[int, Terisi]:
    """One group: the places in order of what they ask for, the levels from the highest down."""
    minta = {i: kursi[i].tingkat + BOBOT_GOLONGAN * kursi[i].golongan + acak.gauss(0, DERAU) for i in indeks}
    antre = sorted(indeks, key=lambda i: -minta[i])
    hasil: dict[int, Terisi] = {}
    for pendidikan, laki, perempuan in sorted(jumlah, key=lambda j: -URUTAN_PENDIDIKAN.index(j[0])):
        sebagian, antre = antre[: laki + perempuan], antre[laki + perempuan :]
        condong = {i: _condong_perempuan(kursi[i].jabatan) + acak.random() for i in sebagian}
        for urutan, i in enumerate(sorted(sebagian, key=lambda i: -condong[i])):
            kelamin = JenisKelamin.P if urutan < perempuan else JenisKelamin.L
            hasil[i] = Terisi(kursi[i], pendidikan, kelamin)
    return hasil


def _condong_perempuan(jabatan: str) -> float:
    perempuan = sum(bobot for awal, bobot in KECENDERUNGAN_PEREMPUAN.items() if jabatan.startswith(awal))
    return perempuan - sum(bobot for awal, bobot in KECENDERUNGAN_LAKI.items() if jabatan.startswith(awal))
