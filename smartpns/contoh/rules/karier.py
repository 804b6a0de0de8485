"""A career that fits together: golongan, length of service, age, and the NIP that follows from them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from random import Random

from smartpns.organisasi.rules import Golongan, JenisKelamin, Jenjang, JenjangJabatan

URUTAN = list(Golongan)
MENURUT_NILAI = {g.value: g for g in Golongan}
TAHUN_PER_PANGKAT = 4
"""The usual time between two regular promotions."""
MASA_KERJA_TERPENDEK = 2
USIA_MASUK_TERMUDA = 19
PELUANG_TERTAHAN = 0.25
LAMA_TERTAHAN = 7
"""Years by which some were promoted later than the usual."""
BULAN_CPNS = (1, 1, 2, 3, 3, 4, 12, 12)

GOLONGAN_MASUK = {
    Jenjang.SD: Golongan.I_A,
    Jenjang.SMP: Golongan.I_C,
    Jenjang.SMA: Golongan.II_A,
    Jenjang.D1: Golongan.II_B,
    Jenjang.D2: Golongan.II_B,
    Jenjang.D3: Golongan.II_C,
    Jenjang.D4: Golongan.III_A,
    Jenjang.S1: Golongan.III_A,
}
"""The golongan at which a level of education enters; everything above enters at III/b."""
USIA_MASUK = {Golongan.I_A: 21, Golongan.I_C: 21, Golongan.II_A: 20, Golongan.II_B: 21, Golongan.II_C: 22}
"""The youngest usual age at entry by golongan; 23 for the others."""

RUANG: dict[tuple[JenjangJabatan | None, int], str] = {
    (None, 1): "abcd",
    (None, 2): "abcccdddd",
    (None, 3): "aabbbbcccddd",
    (None, 4): "aaab",
    (JenjangJabatan.JPT_PRATAMA, 4): "bbbccc",
    (JenjangJabatan.ADMINISTRATOR, 3): "d",
    (JenjangJabatan.ADMINISTRATOR, 4): "aaabb",
    (JenjangJabatan.PENGAWAS, 3): "ccddd",
    (JenjangJabatan.PENGAWAS, 4): "a",
    (JenjangJabatan.PELAKSANA, 4): "a",
    (JenjangJabatan.AHLI_PERTAMA, 3): "aabbb",
    (JenjangJabatan.AHLI_MUDA, 3): "ccdd",
    (JenjangJabatan.AHLI_MADYA, 4): "aaaabbc",
    (JenjangJabatan.TERAMPIL, 2): "cddd",
    (JenjangJabatan.MAHIR, 3): "ab",
    (JenjangJabatan.PENYELIA, 3): "cd",
}
"""The ruang that occur for a level of post and a golongan, each as often as it stands here."""
HURUF_ROMAWI = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Karier:
    """What the rules ask of a civil servant's career, and the NIP."""

    nip: str
    tanggal_lahir: date
    golongan: Golongan
    tmt_pns: date
    tmt_jabatan: date


def rakit_karier(
    jenjang_jabatan: JenjangJabatan,
    golongan: int,
    jenjang: Jenjang,
    kelamin: JenisKelamin,
    usia_bup: int,
    tahun: int,
    terpakai: Counter[str],
    acak: Random,
) -> Karier:
    """A career as it stands in `tahun`; `terpakai` counts the serials already given per first 15 digits of the NIP."""
    akhir = _pilih_golongan(jenjang_jabatan, golongan, acak)
    masuk = min(GOLONGAN_MASUK.get(jenjang, Golongan.III_B), akhir, key=URUTAN.index)
    langkah = URUTAN.index(akhir) - URUTAN.index(masuk)
    tertahan = acak.randint(0, LAMA_TERTAHAN) if acak.random() < PELUANG_TERTAHAN else 0
    masa_kerja = MASA_KERJA_TERPENDEK + TAHUN_PER_PANGKAT * langkah + acak.randint(0, 3) + tertahan
    usia = USIA_MASUK.get(masuk, 23) + acak.randint(0, 11) + masa_kerja
    if usia > usia_bup - 1:
        usia = usia_bup - 1 - acak.randint(0, 3)
        masa_kerja = min(masa_kerja, usia - USIA_MASUK_TERMUDA)
    lahir = date(tahun - usia, acak.randint(1, 12), acak.randint(1, 28))
    cpns = date(tahun - masa_kerja, acak.choice(BULAN_CPNS), 1)
    tmt_pns = cpns.replace(year=cpns.year + 1)
    menjabat = min(acak.randint(1, 9), tahun - tmt_pns.year)
    tmt_jabatan = max(tmt_pns, date(tahun - menjabat, acak.randint(1, 12), 1)) if menjabat else tmt_pns
    return Karier(_nip(lahir, cpns, kelamin, terpakai), lahir, akhir, tmt_pns, tmt_jabatan)


def _pilih_golongan(jenjang_jabatan: JenjangJabatan, golongan: int, acak: Random) -> Golongan:
    ruang = RUANG.get((jenjang_jabatan, golongan)) or RUANG[None, golongan]
    return MENURUT_NILAI[f"{HURUF_ROMAWI[golongan - 1]}/{acak.choice(ruang)}"]


def _nip(lahir: date, cpns: date, kelamin: JenisKelamin, terpakai: Counter[str]) -> str:
    awal = f"{lahir:%Y%m%d}{cpns:%Y%m}{1 if kelamin is JenisKelamin.L else 2}"
    terpakai[awal] += 1
    return f"{awal}{terpakai[awal]:03d}"
