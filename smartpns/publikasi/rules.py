"""What the public may see of a plan: columns, small groups made coarse, addresses.

Sources: UU 27/2022 (Pelindungan Data Pribadi), Perpres 39/2019 (Satu Data Indonesia), UU 14/2008 (KIP).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from smartpns.core.berlabel import Berlabel

AMBANG_SEL_KECIL = 3


@dataclass(frozen=True)
class Kolom:
    """One column of the public dataset, as its column dictionary describes it."""

    nama: str
    tipe: str
    keterangan: str


KAMUS_KOLOM: tuple[Kolom, ...] = (
    Kolom("kode_wilayah", "teks", "Kode wilayah pemerintah daerah menurut Kementerian Dalam Negeri, misalnya 64.74."),
    Kolom("tahun", "bilangan", "Tahun anggaran saat tugas belajar dimulai."),
    Kolom("kode_opd", "teks", "Kode perangkat daerah yang membutuhkan."),
    Kolom("nama_opd", "teks", "Nama perangkat daerah yang membutuhkan."),
    Kolom("jenjang_kode", "teks", "Kode tingkat pendidikan menurut BKN, misalnya 45 untuk S2."),
    Kolom("jenjang", "teks", "Jenjang pendidikan yang dituju."),
    Kolom("program_studi", "teks", "Nama program studi menurut nomenklatur nasional."),
    Kolom("rumpun", "teks", "Rumpun ilmu program studi."),
    Kolom("jumlah", "bilangan", "Banyaknya orang yang dibutuhkan untuk belajar."),
    Kolom("jenis_pembiayaan", "teks", "Sumber biaya studi: apbd, apbn, sponsor, atau mandiri."),
    Kolom("prioritas", "bilangan", "Peringkat kebutuhan dalam rencana yang ditetapkan; 1 paling diutamakan."),
    Kolom("status", "teks", "dalam_pagu bila termuat dalam pagu anggaran, di_luar_pagu bila belum."),
)


@dataclass(frozen=True)
class SelPublik:
    """What the public reads about the people behind one need: the post and the gap, or nothing that names anyone."""

    jabatan: str
    kesenjangan: str
    dikasarkan: bool


def sel_publik(jabatan: str, pemangku: int, belum_memenuhi: int, ambang: int = AMBANG_SEL_KECIL) -> SelPublik:
    """Return post and gap for the public page.

    A post with holders but fewer than `ambang` of them, like the one specialist of a hospital, names its holder: then
    the post is left out and the figure reads "kurang dari 3". With enough holders the post is shown, and only a number
    of 1 up to `ambang` that lack the qualification is made coarse.
    """
    if 0 < pemangku < ambang:
        return SelPublik("", f"pemangku jabatan {kasarkan(pemangku, ambang)} orang", True)
    if pemangku == 0:
        return SelPublik(jabatan, "jabatan belum terisi", False)
    angka = kasarkan(belum_memenuhi, ambang)
    kalimat = f"{angka} dari {pemangku} pemangku belum memenuhi kualifikasi"
    return SelPublik(jabatan, kalimat, angka != str(belum_memenuhi))


def kasarkan(orang: int, ambang: int = AMBANG_SEL_KECIL) -> str:
    """Return a number of people as text: "kurang dari 3" for one up to the threshold, else the number itself."""
    return f"kurang dari {ambang}" if 0 < orang < ambang else str(orang)


def slug(teks: str, terpakai: Collection[str] = ()) -> str:
    """Return a stable address part: "Perencanaan Wilayah & Kota" gives `perencanaan-wilayah-dan-kota`.

    When it is in `terpakai` the first free `-2`, `-3`, … is added.
    """
    tanpa_aksen = unicodedata.normalize("NFKD", teks.replace("&", " dan ")).encode("ascii", "ignore").decode()
    dasar = re.sub(r"[^a-z0-9]+", "-", tanpa_aksen.lower()).strip("-") or "tanpa-nama"
    if dasar not in terpakai:
        return dasar
    nomor = 2
    while f"{dasar}-{nomor}" in terpakai:
        nomor += 1
    return f"{dasar}-{nomor}"


class StatusPublik(Berlabel):
    """Whether a need fits into the ceilings of all its years; what costs the APBD nothing always does."""

    DALAM_PAGU = "dalam_pagu", "Dalam pagu"
    DI_LUAR_PAGU = "di_luar_pagu", "Menunggu anggaran"


def status_publik(termuat: bool) -> StatusPublik:
    return StatusPublik.DALAM_PAGU if termuat else StatusPublik.DI_LUAR_PAGU


_NIP = re.compile(r"(?<!\d)(?:\d[\s.\-]?){17}\d(?!\d)")
_KATA_PALING_SEDIKIT = 2


@dataclass(frozen=True)
class TeksPublik:
    """A text about to be published: the code of its need, the column it stands in, the text."""

    kode: str
    kolom: str
    isi: str

    @property
    def kalimat(self) -> str:
        return (
            f"Kebutuhan {self.kode}, kolom {self.kolom}: “{self.isi}”. Ubah teks ini di data induk, lalu susun ulang."
        )


def memuat_nip(teks: str) -> bool:
    """Return whether a text holds 18 digits in the way a NIP is written, with or without spaces."""
    return _NIP.search(teks) is not None


def nama_di_dalam(teks: Collection[str], nama: Iterable[str]) -> set[str]:
    """Return the texts that hold one of the names as whole words; names of one word are too common to tell."""
    kata = {t: f" {' '.join(re.findall(r'[a-z]+', t.lower()))} " for t in teks}
    semua = "\n".join(kata.values())
    ditemukan = set()
    for orang in nama:
        pola = re.findall(r"[a-z]+", orang.split(",")[0].lower())
        frasa = f" {' '.join(pola)} "
        if len(pola) >= _KATA_PALING_SEDIKIT and frasa in semua:
            ditemukan |= {t for t, isi in kata.items() if frasa in isi}
    return ditemukan
