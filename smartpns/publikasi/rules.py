"""What the public may see of a plan: columns, small groups made coarse, addresses.

Sources: UU 27/2022 (Pelindungan Data Pribadi), Perpres 39/2019 (Satu Data Indonesia), UU 14/2008 (KIP).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from smartpns.core.berlabel import Berlabel
from smartpns.core.teks import tulis_desimal
from smartpns.organisasi.rules import Jenjang, Pembiayaan, StatusJabatan, kode_pengali

AMBANG_SEL_KECIL = 3

LISENSI = "Creative Commons Atribusi 4.0 Internasional (CC BY 4.0)"
URL_LISENSI = "https://creativecommons.org/licenses/by/4.0/deed.id"


@dataclass(frozen=True)
class Kolom:
    """One column of the public dataset, as its column dictionary describes it."""

    nama: str
    tipe: str
    keterangan: str


KAMUS_KOLOM: tuple[Kolom, ...] = (
    Kolom("kode_wilayah", "teks", "Kode wilayah pemerintah daerah menurut Kementerian Dalam Negeri, misalnya 64.74."),
    Kolom("tahun", "bilangan", "Tahun mulai studi; satu kebutuhan berbaris satu untuk setiap tahun mulainya."),
    Kolom("kode_opd", "teks", "Kode perangkat daerah yang membutuhkan."),
    Kolom("nama_opd", "teks", "Nama perangkat daerah yang membutuhkan."),
    Kolom("jenjang_kode", "teks", "Kode tingkat pendidikan menurut BKN, misalnya 45 untuk S2."),
    Kolom("jenjang", "teks", "Jenjang pendidikan yang dituju."),
    Kolom("program_studi", "teks", "Nama program studi menurut nomenklatur nasional."),
    Kolom("rumpun", "teks", "Rumpun ilmu program studi."),
    Kolom("jabatan", "teks", "Jabatan yang membutuhkan kualifikasi itu."),
    Kolom("jumlah", "bilangan", "Banyaknya orang yang dibutuhkan: jumlah_ditetapkan ditambah jumlah_menunggu."),
    Kolom("jumlah_ditetapkan", "bilangan", "Tempat yang diberikan keputusan, mulai pada tahun itu."),
    Kolom("jumlah_terisi", "bilangan", "Berapa dari jumlah_ditetapkan yang sudah diisi PNS yang belajar."),
    Kolom("jumlah_menunggu", "bilangan", "Orang yang diminta mulai pada tahun itu dan masih menunggu anggaran."),
    Kolom("jenis_pembiayaan", "teks", "Sumber biaya studi: apbd, apbn, sponsor, atau mandiri."),
    Kolom("prioritas", "bilangan", "Peringkat kebutuhan dalam rencana yang ditetapkan; 1 paling diutamakan."),
    Kolom(
        "status",
        "teks",
        "dalam_pagu (semua ditetapkan), sebagian, di_luar_pagu (semua menunggu), atau terisi.",
    ),
)


@dataclass(frozen=True)
class SelPublik:
    """What the public reads about the people behind one need: the gap, coarse where it would tell of someone."""

    kesenjangan: str
    dikasarkan: bool


def sel_publik(pemangku: int, belum_memenuhi: int, ambang: int = AMBANG_SEL_KECIL) -> SelPublik:
    """Return the gap for the public page. The name of a post is no personal datum and always public.

    Of a post with fewer than `ambang` holders only that is said: how many of them lack the qualification would be
    known of each. With enough holders a number of 1 up to `ambang` is made coarse.
    """
    if 0 < pemangku < ambang:
        return SelPublik(f"pemangku jabatan {kasarkan(pemangku, ambang)} orang", True)
    if pemangku == 0:
        return SelPublik("jabatan belum terisi", False)
    angka = kasarkan(belum_memenuhi, ambang)
    kalimat = f"{angka} dari {pemangku} pemangku belum memenuhi kualifikasi"
    return SelPublik(kalimat, angka != str(belum_memenuhi))


def kasarkan(orang: int, ambang: int = AMBANG_SEL_KECIL) -> str:
    """Return a number of people as text: "kurang dari 3" for one up to the threshold, else the number itself."""
    return f"kurang dari {ambang}" if 0 < orang < ambang else str(orang)


class StatusPublik(Berlabel):
    """How much of a need was granted, and whether its places are still open; what costs the APBD nothing always is."""

    DALAM_PAGU = "dalam_pagu", "Ditetapkan"
    SEBAGIAN = "sebagian", "Sebagian ditetapkan"
    DI_LUAR_PAGU = "di_luar_pagu", "Menunggu anggaran"
    TERISI = "terisi", "Terisi"


def status_publik(jumlah: int, ditetapkan: int, terisi: int = 0) -> StatusPublik:
    """Return what the public reads of `jumlah` places: `ditetapkan` of them granted, `terisi` of those taken."""
    if jumlah == 0:
        return StatusPublik.TERISI
    if ditetapkan == 0:
        return StatusPublik.DI_LUAR_PAGU
    if terisi >= ditetapkan:
        return StatusPublik.TERISI
    return StatusPublik.DALAM_PAGU if ditetapkan >= jumlah else StatusPublik.SEBAGIAN


def terisi_per_mulai(mulai: Mapping[int, int], tahun_studi: Iterable[int]) -> tuple[dict[int, int], int]:
    """Return the places taken by start year, and how many studies fill a place that was never granted.

    `mulai` are the places granted by start year, `tahun_studi` the years in which studies that fill one began. A study
    takes a place of its own year while there is one, else the earliest that is free.
    """
    bebas = {tahun: orang for tahun, orang in sorted(mulai.items()) if orang}
    terisi: dict[int, int] = {}
    tambahan = 0
    for studi in sorted(tahun_studi):
        tahun = studi if bebas.get(studi) else next((t for t, n in bebas.items() if n), None)
        if tahun is None:
            tambahan += 1
            continue
        bebas[tahun] -= 1
        terisi[tahun] = terisi.get(tahun, 0) + 1
    return dict(sorted(terisi.items())), tambahan


def belum_lewat(tahun: int, bulan: int, hari_ini: date) -> bool:
    """Return whether an intake still lies ahead; in the month of the intake itself the study begins."""
    return (tahun, bulan) > (hari_ini.year, hari_ini.month)


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


_SE_28 = "SE MenPANRB 28/2021"


@dataclass(frozen=True)
class Ketentuan:
    """A number that a regulation sets, with its legal basis."""

    nilai: Decimal
    dasar: str


@dataclass(frozen=True)
class Syarat:
    """One requirement of tugas belajar in plain words, with its legal basis."""

    judul: str
    isi: str
    dasar: str


def syarat_tugas_belajar(
    ketentuan: Mapping[str, Ketentuan], jenjang: Jenjang, semester: int, pembiayaan: Collection[Pembiayaan]
) -> list[Syarat]:
    """Return the requirements for studying `semester` semesters at `jenjang` under the given kinds of funding."""
    masa_kerja = ketentuan["masa_kerja_minimum"]
    predikat = ketentuan["tahun_predikat_baik"]
    hukdis = ketentuan["tahun_bebas_hukdis"]
    return [
        Syarat(
            f"PNS dengan masa kerja paling sedikit {tulis_desimal(masa_kerja.nilai)} tahun",
            "Dihitung sejak diangkat sebagai PNS; CPNS dan PPPK belum dapat mengikuti.",
            masa_kerja.dasar,
        ),
        Syarat(
            f"Predikat kinerja paling rendah Baik, {tulis_desimal(predikat.nilai)} tahun terakhir",
            "Menurut penilaian kinerja tahunan.",
            predikat.dasar,
        ),
        *(_sisa_masa_kerja(ketentuan, semester, biaya) for biaya in _golongan_biaya(pembiayaan)),
        Syarat(
            f"Bebas hukuman disiplin sedang atau berat, {tulis_desimal(hukdis.nilai)} tahun terakhir",
            f"Dihitung sejak hukuman {'berakhir' if ketentuan['hukdis_sejak_berakhir'].nilai else 'dijatuhkan'}. "
            "Juga tidak sedang dalam pemeriksaan disiplin atau pidana, diberhentikan sementara, atau cuti di luar "
            "tanggungan negara.",
            hukdis.dasar,
        ),
        Syarat(
            f"Ijazah terakhir satu tingkat di bawah {jenjang.label}, bidangnya sesuai kebutuhan jabatan",
            "Tidak sedang menjalani tugas belajar lain atau ikatan dinas yang belum selesai.",
            _SE_28,
        ),
        Syarat(
            "Program studi terakreditasi",
            "Paling rendah B atau Baik Sekali; pengecualian bila hanya itu penyelenggara di wilayah atau bidangnya.",
            _SE_28,
        ),
        Syarat(
            "Rekomendasi kepala perangkat daerah dan surat sehat",
            "Sehat jasmani dan rohani menurut dokter pemerintah, serta lulus seleksi perguruan tinggi.",
            _SE_28,
        ),
    ]


def _golongan_biaya(pembiayaan: Collection[Pembiayaan]) -> list[Pembiayaan]:
    """One kind of funding for each of the two that the regulation tells apart: paid for, and mandiri."""
    berbiaya = [p for p in Pembiayaan if p in pembiayaan and p is not Pembiayaan.MANDIRI]
    mandiri = [Pembiayaan.MANDIRI] if Pembiayaan.MANDIRI in pembiayaan else []
    return berbiaya[:1] + mandiri


def _sisa_masa_kerja(ketentuan: Mapping[str, Ketentuan], semester: int, biaya: Pembiayaan) -> Syarat:
    lama = Decimal(semester) / 2
    if ketentuan["hitung_perpanjangan"].nilai:
        lama += ketentuan["perpanjangan_semester"].nilai / 2
    dilepas = ketentuan[kode_pengali(biaya, StatusJabatan.DIBERHENTIKAN)]
    tidak_dilepas = ketentuan[kode_pengali(biaya, StatusJabatan.TIDAK_DIBERHENTIKAN)]
    jenis = "biaya mandiri" if biaya is Pembiayaan.MANDIRI else "dibiayai APBD, APBN, atau sponsor"
    paling_lama, paling_singkat = _tahun(dilepas.nilai * lama), _tahun(tidak_dilepas.nilai * lama)
    sampai = "TMT pensiun" if ketentuan["sisa_sampai_tmt_pensiun"].nilai else "hari ulang tahun batas usia pensiun"
    return Syarat(
        f"Sisa masa kerja sampai pensiun paling sedikit {paling_lama} ({jenis})",
        f"{paling_lama} bila diberhentikan dari jabatan selama belajar, {paling_singkat} bila tidak: "
        f"{tulis_desimal(dilepas.nilai)} atau {tulis_desimal(tidak_dilepas.nilai)} kali lama studi {_tahun(lama)}, "
        f"dihitung sampai {sampai}.",
        dilepas.dasar,
    )


def _tahun(lama: Decimal) -> str:
    return f"{tulis_desimal(lama)} tahun"
