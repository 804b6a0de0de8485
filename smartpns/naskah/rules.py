"""Official documents: their kinds and states, how they are numbered, and which letters they can print.

Sources: Permendagri 1/2023 (tata naskah dinas pemerintah daerah: kop, nomor, tembusan), ISO 19005-2 (PDF/A: every
letter has a glyph in an embedded font).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from smartpns.akun.rules import SifatTugas
from smartpns.core.berlabel import Berlabel
from smartpns.core.errors import DomainError
from smartpns.core.formats import tanggal as tulis_tanggal


class JenisNaskah(Berlabel):
    """Kind of document, in the order of the procedure."""

    SURAT_USULAN = "surat_usulan", "Surat usulan"
    BERITA_ACARA = "berita_acara", "Berita acara verifikasi"
    PERENCANAAN = "perencanaan", "Dokumen perencanaan"
    SK = "sk", "Draf SK penetapan"

    @property
    def alamat(self) -> str:
        """The kind as a part of an address: `surat-usulan`."""
        return self.value.replace("_", "-")

    @property
    def bernomor(self) -> bool:
        """Whether it gets its number when it is issued; a decree is numbered when it is signed."""
        return self is not JenisNaskah.SK

    @property
    def dapat_publik(self) -> bool:
        """Whether its file may be offered to anyone: the plan's documents name no one but who signs."""
        return self in (JenisNaskah.PERENCANAAN, JenisNaskah.SK)


class StatusNaskah(Berlabel):
    """Whether an issued document still holds."""

    BERLAKU = "berlaku", "Berlaku"
    DIGANTIKAN = "digantikan", "Digantikan"
    DICABUT = "dicabut", "Dicabut"


class AksiNaskah(Berlabel):
    """What happens to an issued document."""

    GANTI = "ganti", "Ganti dengan yang lebih baru"
    CABUT = "cabut", "Cabut"


ALUR: dict[tuple[StatusNaskah, AksiNaskah], StatusNaskah] = {
    (StatusNaskah.BERLAKU, AksiNaskah.GANTI): StatusNaskah.DIGANTIKAN,
    (StatusNaskah.BERLAKU, AksiNaskah.CABUT): StatusNaskah.DICABUT,
}


class Keadaan(Berlabel):
    """What a document is to whoever checks it today, in the words of the page."""

    BERLAKU = "berlaku", "Naskah ini asli dan berlaku"
    KONSEP = "konsep", "Konsep, bukan keputusan"
    DIGANTIKAN = "digantikan", "Naskah ini asli, tetapi sudah digantikan"
    DICABUT = "dicabut", "Naskah ini asli, tetapi sudah dicabut"
    BERUBAH = "berubah", "Isi berubah: naskah ini tidak dapat dipercaya"


def keadaan(status: StatusNaskah, *, utuh: bool, keputusan: bool, sumber_berlaku: bool) -> Keadaan:
    """Judge a document: `utuh` when what is stored gives its fingerprints, `keputusan` when what it tells is decided,
    `sumber_berlaku` when no newer version of the plan that it tells of is in force.
    """
    if not utuh:
        return Keadaan.BERUBAH
    if status is not StatusNaskah.BERLAKU:
        return Keadaan(status.value)
    if not sumber_berlaku:
        return Keadaan.DIGANTIKAN
    return Keadaan.BERLAKU if keputusan else Keadaan.KONSEP


@dataclass(frozen=True)
class Pokok:
    """What can be compared at a glance with the paper: people, and whole rupiah of the APBD."""

    orang: int
    rupiah: int


def pokok(jenis: JenisNaskah, isi: dict[str, Any]) -> Pokok:
    """Read both figures from what a document prints; the rupiah are those of all its years."""
    if jenis in (JenisNaskah.PERENCANAAN, JenisNaskah.SK):
        return Pokok(isi["jumlah"]["orang_termuat"], isi["jumlah"]["apbd"])
    orang = isi["disetujui"] if jenis is JenisNaskah.BERITA_ACARA else isi["orang"]
    return Pokok(orang, isi["biaya"]["dalam"] + isi["biaya"]["sesudah"])


def sidik_berkas(isi: bytes) -> str:
    """Return the SHA-256 of a file, in hexadecimal, as `sha256sum` prints it."""
    return hashlib.sha256(isi).hexdigest()


class Kertas(Berlabel):
    """Paper; F4 (folio) is 215 × 330 mm."""

    A4 = "a4", "A4 (210 × 297 mm)"
    F4 = "f4", "F4 (215 × 330 mm)"


@dataclass(frozen=True)
class Penanda:
    """Who signs. An empty name leaves a dotted line to write on; who only acts in the office says on which basis."""

    jabatan: str = ""
    nama: str = ""
    pangkat: str = ""
    nip: str = ""
    sifat: SifatTugas = SifatTugas.DEFINITIF
    dasar_tugas: str = ""

    @property
    def tercetak(self) -> dict[str, str]:
        """The signer as a document prints them: `Plt. Kepala Dinas X (Surat Perintah 800/5 tanggal 3 Maret 2027)`."""
        dasar = f" ({self.dasar_tugas})" if self.dasar_tugas else ""
        jabatan = self.jabatan if self.sifat is SifatTugas.DEFINITIF else f"{self.sifat.awalan}{self.jabatan}{dasar}"
        return {"jabatan": jabatan, "nama": self.nama, "pangkat": self.pangkat, "nip": self.nip}


@dataclass(frozen=True)
class Aturan:
    """How a kind of document looks on a day: paper, letterhead, number, signer, copies, legal bases.

    `dasar` are the instruments it rests on ('Mengingat' of a decree), in the order in which they are cited.
    """

    kertas: Kertas = Kertas.A4
    kop: tuple[str, ...] = ()
    kota: str = ""
    pola_nomor: str = ""
    penanda: Penanda = field(default_factory=Penanda)
    tembusan: tuple[str, ...] = ()
    dasar: tuple[str, ...] = ()


POLA_BAWAAN: dict[JenisNaskah, str] = {
    JenisNaskah.SURAT_USULAN: "800.1.3.1/{urut}/{singkatan}/{tahun}",
    JenisNaskah.BERITA_ACARA: "800.1.3.1/{urut}/BA/{singkatan}/{tahun}",
    JenisNaskah.PERENCANAAN: "800.1.3.1/{urut}/REN/{singkatan}/{tahun}",
    JenisNaskah.SK: "",
}
DASAR_BAWAAN = (
    "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara",
    "Peraturan Pemerintah Nomor 11 Tahun 2017 tentang Manajemen Pegawai Negeri Sipil sebagaimana telah diubah dengan "
    "Peraturan Pemerintah Nomor 17 Tahun 2020",
    "Surat Edaran Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 28 Tahun 2021 tentang "
    "Pengembangan Kompetensi bagi Pegawai Negeri Sipil melalui Jalur Pendidikan",
)
TANDA = ("urut", "singkatan", "tahun", "bulan")
"""What a number pattern may hold between braces; `bulan` is the month in Roman figures."""
_ROMAWI = "I II III IV V VI VII VIII IX X XI XII".split()
_LEBAR_URUT = 3
NOMOR_TERPANJANG = 100


def periksa_pola(pola: str) -> str:
    """Return the pattern with tidy spaces; raise DomainError (field `pola_nomor`) for one that cannot number."""
    rapi = " ".join(pola.split())
    asing = [t for t in re.findall(r"\{([^{}]*)\}", rapi) if t not in TANDA]
    if asing:
        raise DomainError(
            f"Tanda {{{asing[0]}}} tidak dikenal. Yang ada: {', '.join('{' + t + '}' for t in TANDA)}.", "pola_nomor"
        )
    if re.search(r"[{}]", re.sub(r"\{\w+\}", "", rapi)):
        raise DomainError("Kurung kurawal pada pola nomor tidak berpasangan. Tulis misalnya {urut}.", "pola_nomor")
    if "{urut}" not in rapi:
        raise DomainError("Pola nomor harus memuat {urut}, supaya setiap naskah bernomor lain.", "pola_nomor")
    return rapi


def tulis_nomor(pola: str, urut: int, singkatan: str, tanggal: date) -> str:
    """Return a number: `800.1.3.1/{urut}/{singkatan}/{tahun}` gives `800.1.3.1/007/BKPSDM/2027`."""
    isi = {
        "urut": f"{urut:0{_LEBAR_URUT}d}",
        "singkatan": singkatan,
        "tahun": str(tanggal.year),
        "bulan": _ROMAWI[tanggal.month - 1],
    }
    return re.sub(r"\{(\w+)\}", lambda cocok: isi[cocok[1]], pola)


def periksa_tanggal(tanggal: date, *, hari_ini: date, sumber: date) -> None:
    """Raise DomainError (field `tanggal`) for a date before that of what the document tells, or one to come."""
    if tanggal > hari_ini:
        raise DomainError(
            f"Tanggal {tulis_tanggal(tanggal)} belum tiba. Tulis tanggal hari ini atau sebelumnya.", "tanggal"
        )
    if tanggal < sumber:
        raise DomainError(
            f"Tanggal {tulis_tanggal(tanggal)} lebih awal dari isi naskah, yaitu {tulis_tanggal(sumber)}. "
            "Tulis tanggal itu atau sesudahnya.",
            "tanggal",
        )


def baris_teks(teks: str) -> tuple[str, ...]:
    """Return the lines of a text that is typed one item per line, empty ones left out."""
    return tuple(rapi for baris in teks.splitlines() if (rapi := " ".join(baris.split())))


_PEMIMPIN = (
    ("Kecamatan", "Camat"),
    ("Inspektorat", "Inspektur"),
    ("Sekretariat", "Sekretaris"),
    ("Rumah Sakit", "Direktur Rumah Sakit"),
)


def jabatan_pemimpin(nama_unit: str) -> str:
    """Return who leads a unit, from its name: `Camat Mekar` of `Kecamatan Mekar`, else `Kepala …`."""
    for awalan, jabatan in _PEMIMPIN:
        if nama_unit.startswith(awalan):
            return f"{jabatan}{nama_unit.removeprefix(awalan)}"
    return f"Kepala {nama_unit}"


def nama_daerah(nama_pemda: str) -> str:
    """Return the district without its kind, as titles have it: `Bupati Contoh` of `Kabupaten Contoh`."""
    return re.sub(r"^(kabupaten|kota|provinsi)\s+", "", nama_pemda.strip(), flags=re.IGNORECASE)


# --- letters --------------------------------------------------------------------------------------------

TAK_TERCETAK = "□"
"""Stands for a letter that the fonts do not have; a document may not drop it silently."""
# only letters whose capitals the fonts have too, for headings
_TAK_TERCETAK = re.compile(
    "[^\n"
    " -~\u00a0-\u00ac\u00ae-\u017f"  # Latin
    "\u0391-\u03a1\u03a3-\u03ce\u0400-\u045f\u1e00-\u1eff"  # Greek, Cyrillic, Latin with accents
    "\u2010-\u2027\u2030-\u203a\u2070\u2071\u2074-\u208e\u20a0-\u20bf"  # dashes, quotation marks, small figures, money
    "\u2100-\u211e\u2153-\u2184\u2190-\u22ff\u25a0-\u25ff"  # letter-like signs, arrows, mathematics, figures
    "]"
)
_TANPA_RUPA = frozenset({"Cf", "Cc", "Zl", "Zp"})


def aksara(teks: str) -> str:
    """Return a text as the fonts can print it, in lines parted by `\\n`.

    What has no shape is left out: control characters, marks that join or part letters, and marks that turn the reading
    direction, because a document may not read otherwise than it is stored. What the fonts cannot draw becomes `□`.
    """
    rata = re.sub(r"\r\n?|[\v\f\u0085\u2028\u2029]", "\n", unicodedata.normalize("NFC", teks)).replace("\t", " ")
    return _TAK_TERCETAK.sub(_ganti, rata)


def _ganti(cocok: re.Match[str]) -> str:
    return "" if unicodedata.category(cocok[0]) in _TANPA_RUPA else TAK_TERCETAK


def aksara_semua(isi: Any) -> Any:
    """Return data of dictionaries, lists, texts and numbers with every text as `aksara` leaves it."""
    if isinstance(isi, str):
        return aksara(isi)
    if isinstance(isi, dict):
        return {kunci: aksara_semua(nilai) for kunci, nilai in isi.items()}
    return [aksara_semua(nilai) for nilai in isi] if isinstance(isi, list | tuple) else isi
