"""Kinds of documents, what a PDF must be, and the plain text a document is read as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from smartpns.core.berlabel import Berlabel
from smartpns.core.errors import DomainError
from smartpns.core.teks import nama_berkas, slug

MIB = 1024 * 1024
UKURAN_TERBESAR = 10 * MIB


class JenisDokumen(Berlabel):
    """Kind of document, in the order in which the public page groups them."""

    SP = "sp", "Standar pelayanan"
    SOP = "sop", "SOP"
    PANDUAN = "panduan", "Panduan"
    REGULASI = "regulasi", "Regulasi"


class Keberlakuan(Berlabel):
    """Whether a version is in force on a day."""

    BELUM = "belum", "Belum berlaku"
    BERLAKU = "berlaku", "Berlaku"
    BERAKHIR = "berakhir", "Tidak berlaku lagi"


def keberlakuan(mulai: date, sampai: date | None, pada: date) -> Keberlakuan:
    """Return whether a version is in force on a day; both of its days count."""
    if pada < mulai:
        return Keberlakuan.BELUM
    if sampai is not None and pada > sampai:
        return Keberlakuan.BERAKHIR
    return Keberlakuan.BERLAKU


def periksa_masa(tanggal: date, mulai: date, sampai: date | None) -> None:
    """Raise DomainError when a version would be in force before it was made, or end before it begins."""
    if mulai < tanggal:
        raise DomainError(
            "Tanggal mulai berlaku mendahului tanggal dokumen. Isi tanggal yang sama atau sesudahnya.",
            field="berlaku_mulai",
        )
    if sampai is not None and sampai < mulai:
        raise DomainError(
            "Tanggal berakhir mendahului tanggal mulai berlaku. Kosongkan bila belum diketahui.", field="berlaku_sampai"
        )


_AWAL_DICARI = 1024
_AKHIR_DICARI = 2048
_ALIRAN = re.compile(rb"\bstream\r?\n.*?endstream", re.DOTALL)
_TERKUNCI = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")


def periksa_pdf(isi: bytes) -> None:
    """Raise DomainError unless the bytes look like a whole, open PDF of acceptable size; the name is not asked.

    What is inside `core.pdf` looks through. A file must begin as a PDF at its very first byte, so that nothing else can
    be in front (HTML, a programme).
    """
    if not isi:
        raise _bukan("Berkas kosong. Pilih berkas PDF yang berisi.")
    if len(isi) > UKURAN_TERBESAR:
        raise _bukan(
            f"Berkas berukuran {ukuran(len(isi))}; batasnya {ukuran(UKURAN_TERBESAR)}. Perkecil gambar di dalamnya."
        )
    if not re.match(rb"%PDF-[12]\.\d", isi):
        raise _bukan("Isi berkas ini bukan PDF, walaupun namanya mungkin berakhiran .pdf. Simpan dokumen sebagai PDF.")
    akhir = isi[-_AKHIR_DICARI:]
    rujukan = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", akhir.rstrip(b"\0"))
    if rujukan is None or not _ada_tabel(isi, int(rujukan.group(1))):
        raise _bukan("PDF ini tidak utuh, bagian akhirnya hilang atau rusak. Simpan ulang dari aplikasi asalnya.")
    if not re.search(rb"/Type\s*/(?:Pages|Catalog|ObjStm|XRef)", isi):
        raise _bukan("PDF ini tidak memuat halaman. Simpan ulang dari aplikasi asalnya.")
    rangka = _ALIRAN.sub(b"", isi)
    if _TERKUNCI.search(rangka):
        raise _bukan("PDF ini dikunci dengan kata sandi. Simpan tanpa kata sandi agar semua orang dapat membacanya.")


def _ada_tabel(isi: bytes, letak: int) -> bool:
    """Return whether a cross-reference table or stream begins where the trailer says."""
    di_sana = isi[letak : letak + _AWAL_DICARI].lstrip()
    return di_sana.startswith(b"xref") or re.match(rb"\d+\s+\d+\s+obj\b", di_sana) is not None


def _bukan(pesan: str) -> DomainError:
    return DomainError(pesan, field="berkas")


def ukuran(byte: int) -> str:
    """Return a size as people read it: "184 KB", "2,1 MB"."""
    if byte < MIB:
        return f"{max(1, round(byte / 1024))} KB"
    return f"{byte / MIB:.1f} MB".replace(".", ",").replace(",0 ", " ")


def nama_aman(nama: str) -> str:
    """Return the name under which an uploaded PDF is shown and sent: clean, short, and ending in `.pdf`."""
    batang = re.sub(r"\.pdf$", "", nama_berkas(nama, bawaan="dokumen"), flags=re.IGNORECASE).strip(". ")[:120]
    return f"{batang}.pdf"


@dataclass(frozen=True)
class Potong:
    """A run of words, bold or not."""

    teks: str
    tebal: bool = False


Kalimat = tuple[Potong, ...]


@dataclass(frozen=True)
class Blok:
    """A block of a readable document: `judul`, `paragraf`, `daftar`, `langkah` or `tabel`.

    `butir` holds the paragraphs' lines, the items of a list or the cells of a table row by row; `tingkat` is the level
    of a heading, `jangkar` its address in the page, `mulai` the first number of the steps.
    """

    jenis: str
    butir: tuple[tuple[Kalimat, ...], ...]
    tingkat: int = 0
    jangkar: str = ""
    mulai: int = 1

    @property
    def teks(self) -> str:
        return "".join(p.teks for baris in self.butir for kalimat in baris for p in kalimat)


_JUDUL = re.compile(r"(#{1,4})\s+(.+)")
_BUTIR = re.compile(r"[-*]\s+(.+)")
_LANGKAH = re.compile(r"(\d{1,3})[.)]\s+(.+)")
_PEMISAH_TABEL = re.compile(r"\|?[\s:|-]+\|?")


@dataclass
class _Penyusun:
    """Gathers lines into blocks."""

    blok: list[Blok] = field(default_factory=list)
    jenis: str = ""
    butir: list[tuple[Kalimat, ...]] = field(default_factory=list)
    mulai: int = 1

    def tambah(self, jenis: str, isi: tuple[Kalimat, ...], mulai: int = 1) -> None:
        if jenis != self.jenis:
            self.tutup()
            self.jenis, self.mulai = jenis, mulai
        self.butir.append(isi)

    def tutup(self) -> None:
        if self.butir:
            self.blok.append(Blok(self.jenis, tuple(self.butir), mulai=self.mulai))
        self.jenis, self.butir = "", []

    def judul(self, tingkat: int, teks: str) -> None:
        self.tutup()
        jangkar = slug(teks, {b.jangkar for b in self.blok})
        self.blok.append(Blok("judul", (((Potong(teks.replace("**", "")),),),), tingkat, jangkar))


def urai_isi(teks: str) -> list[Blok]:
    """Return the blocks of a document written as plain text.

    `# Judul` to `#### Judul` are headings, `- butir` lists, `1. langkah` steps, `| a | b |` tables whose first row is
    the head, `**tebal**` bold, an empty line ends a block. Everything else is a paragraph. Nothing is markup: the page
    escapes every word.
    """
    susun = _Penyusun()
    for baris in teks.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        _urai_baris(baris.strip(), susun)
    susun.tutup()
    return susun.blok


def _urai_baris(baris: str, susun: _Penyusun) -> None:
    if not baris:
        susun.tutup()
    elif cocok := _JUDUL.fullmatch(baris):
        susun.judul(len(cocok.group(1)), cocok.group(2).strip())
    elif cocok := _BUTIR.fullmatch(baris):
        susun.tambah("daftar", (_kalimat(cocok.group(1)),))
    elif cocok := _LANGKAH.fullmatch(baris):
        susun.tambah("langkah", (_kalimat(cocok.group(2)),), int(cocok.group(1)))
    elif baris.startswith("|"):
        if not _PEMISAH_TABEL.fullmatch(baris):
            susun.tambah("tabel", tuple(_kalimat(sel.strip()) for sel in baris.strip("|").split("|")))
    else:
        susun.tambah("paragraf", (_kalimat(baris),))


def _kalimat(teks: str) -> Kalimat:
    return tuple(_potong(teks))


def _potong(teks: str) -> Iterator[Potong]:
    for nomor, bagian in enumerate(re.split(r"\*\*(.+?)\*\*", teks)):
        if bagian:
            yield Potong(bagian, tebal=nomor % 2 == 1)
