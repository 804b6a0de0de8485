"""The process that opens somebody's workbook: started by `sheets.baca_buku`, never imported by a web worker.

It runs as a script under `python -I` with limits on memory and CPU, so a hostile file can only end this process.
Before the parser sees anything the zip listing, the size while inflating, the XML and the used area are checked: a
file of five kilobytes that fills only A1 and XFD1048576 would otherwise ask for terabytes.

    pembaca_buku.py PATH EXTENSION LIMITS(JSON)  ->  lines of JSON on stdout

A sheet is a line {"nama", "tersembunyi", "kolom_tersembunyi"}, then one line [number, cells, marks, hidden] for each
row that holds something; the last line is {"selesai": true}, or at any point {"tolak": sentence}. What crosses is
counted here and again by the reader, so that no file makes the web worker grow.

Only the standard library and calamine are imported here: it must start in a few hundredths of a second.
"""

import csv
import errno
import io
import json
import os
import posixpath
import re
import resource
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

POTONGAN = 64 * 1024
MAGIC_ARSIP = (b"PK\x03\x04", b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
TEKS_TERPANJANG = 32_767
TERLALU_BESAR = "Isi berkas ini terlalu besar setelah dibuka. Bagi menjadi beberapa berkas."
SIMPAN_ULANG = "Buka berkas itu di Excel atau LibreOffice, lalu simpan ulang sebagai Buku Kerja Excel (.xlsx)."

_SEL_BERISI = re.compile(
    rb"<(?:\w+:)?c\b(?:\s+r\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"'])?([^>]*)(?<!/)>\s*<(?:\w+:)?(f|v|is)\b([^>]*)>"
)
_ALAMAT = re.compile(rb"\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_GALAT = re.compile(rb"\bt\s*=\s*[\"']e[\"']")
_RENTANG = re.compile(rb"\bref\s*=\s*[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
_BARIS_SEMBUNYI = re.compile(rb"<(?:\w+:)?row\b([^>]*\bhidden\s*=\s*[\"'](?:1|true)[\"'][^>]*)>")
_NOMOR_BARIS = re.compile(rb"\br\s*=\s*[\"'](\d{1,7})[\"']")
_KOLOM_SEMBUNYI = re.compile(rb"<(?:\w+:)?col\b([^>]*\bhidden\s*=\s*[\"'](?:1|true)[\"'][^>]*)>")
_RENTANG_KOLOM = re.compile(rb"\b(min|max)\s*=\s*[\"'](\d{1,5})[\"']")


class Tolak(Exception):
    """The file is refused; the message goes to the person who uploaded it."""


def batasi_diri(batas: dict[str, int]) -> None:
    """Limits that only this process feels. A platform without one of them goes without it."""
    for jenis, nilai in ((resource.RLIMIT_AS, batas["memori"]), (resource.RLIMIT_CPU, batas["detik"])):
        with suppress(ValueError, OSError):
            resource.setrlimit(jenis, (nilai, nilai))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):
        os.nice(10)  # pages come first


def baca(path: str, akhiran: str, batas: dict[str, int]) -> Iterator[Any]:
    with open(path, "rb") as berkas:
        kepala = berkas.read(4096)
        berkas.seek(0)
        isi_ole = berkas.read() if kepala.startswith(b"\xd0\xcf\x11\xe0") else b""
    if not kepala:
        raise Tolak("Berkas ini kosong.")
    if isi_ole:
        raise Tolak(_sebab_ole(isi_ole))
    if akhiran == ".csv":
        yield from _lembar_csv(path, kepala, batas)
        return
    if not kepala.startswith(b"PK"):
        raise Tolak(_sebab_bukan_zip(kepala))
    yield from _baca_xlsx(path, batas)


def _sebab_ole(isi: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in isi:
        return (
            "Berkas ini terkunci kata sandi. Hapus kata sandinya di Excel (File > Info > Protect), lalu simpan ulang."
        )
    return "Berkas ini .xls lama. Simpan ulang sebagai Buku Kerja Excel (.xlsx)."


def _sebab_bukan_zip(kepala: bytes) -> str:
    awal = kepala.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if awal.startswith(b"%pdf"):
        return "Berkas ini PDF, bukan buku kerja Excel. Unggah berkas .xlsx aslinya."
    if awal.startswith(b"<"):
        return f"Isi berkas ini halaman web, bukan buku kerja Excel, walaupun namanya .xlsx. {SIMPAN_ULANG}"
    return f"Isi berkas ini bukan buku kerja Excel. {SIMPAN_ULANG}"


# --- xlsx ------------------------------------------------------------------------------------------------


Z_MEM_ERROR = "Error -4 "
"""How zlib says that it got no memory."""


def _baca_xlsx(path: str, batas: dict[str, int]) -> Iterator[Any]:
    try:
        with zipfile.ZipFile(path) as arsip:
            _periksa_daftar(arsip, batas)
            bagian = _kembangkan(arsip, batas)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, zlib.error) as e:
        if getattr(e, "errno", 0) == errno.ENOMEM or (isinstance(e, zlib.error) and Z_MEM_ERROR in str(e)):
            raise MemoryError from e  # the limit of this process, not the file
        raise Tolak(f"Berkas ini rusak atau terpotong. Unggah ulang; bila tetap gagal: {SIMPAN_ULANG}") from e
    lembar_xml = _petakan_lembar(bagian)
    try:
        with CalamineWorkbook.from_path(path) as buku:
            takaran = Takaran(batas["sel"])
            for meta in buku.sheets_metadata:
                if meta.typ == SheetTypeEnum.WorkSheet and meta.name in lembar_xml:
                    yield from _lembar_xlsx(buku, meta.name, lembar_xml[meta.name], batas, takaran)
    except CalamineError as e:
        raise Tolak(f"Berkas ini tidak dapat dibaca. {SIMPAN_ULANG}") from e


def _periksa_daftar(arsip: zipfile.ZipFile, batas: dict[str, int]) -> None:
    """The directory of the zip, before anything is inflated."""
    entri = arsip.infolist()
    nama = {e.filename.lower() for e in entri}
    if len(entri) > batas["entri"] or len(nama) != len(entri):
        raise Tolak(f"Susunan berkas ini tidak wajar. {SIMPAN_ULANG}")
    if any(e.flag_bits & 1 for e in entri):
        raise Tolak("Berkas ini terkunci kata sandi. Hapus kata sandinya, lalu simpan ulang.")
    if any(e.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for e in entri):
        raise Tolak(f"Berkas ini dimampatkan dengan cara yang tidak dikenal Excel. {SIMPAN_ULANG}")
    if "xl/vbaproject.bin" in nama:
        raise Tolak("Berkas ini memuat makro. Simpan ulang sebagai Buku Kerja Excel tanpa makro (.xlsx).")
    if "mimetype" in nama and "content.xml" in nama:
        raise Tolak("Berkas ini OpenDocument (.ods). Simpan ulang sebagai Buku Kerja Excel (.xlsx).")
    if not {"[content_types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= nama:
        raise Tolak(f"Berkas ini arsip, bukan buku kerja Excel. {SIMPAN_ULANG}")


def _kembangkan(arsip: zipfile.ZipFile, batas: dict[str, int]) -> dict[str, bytes]:
    """Inflate every entry, counting what really comes out; keep the XML parts. Declared sizes are not believed."""
    ukuran_asal = sum(e.compress_size for e in arsip.infolist())
    paling_banyak = min(batas["terurai"], max(batas["rasio"] * ukuran_asal, POTONGAN))
    bagian: dict[str, bytes] = {}
    jumlah = 0
    for entri in arsip.infolist():
        potongan = []
        with arsip.open(entri) as aliran:
            while data := aliran.read(POTONGAN):
                jumlah += len(data)
                if jumlah > paling_banyak:
                    raise Tolak(TERLALU_BESAR)
                potongan.append(data)
        isi = b"".join(potongan)
        if isi.startswith(MAGIC_ARSIP):
            raise Tolak(f"Berkas ini memuat berkas lain di dalamnya. Hapus objek sematan. {SIMPAN_ULANG}")
        if entri.filename.lower().endswith((".xml", ".rels", ".vml")):
            _periksa_xml(isi)
            bagian[entri.filename] = isi
    return bagian


def _periksa_xml(isi: bytes) -> None:
    """A workbook never needs a document type: with it come entity bombs and outside files."""
    if b"<!DOCTYPE" in isi or b"<!ENTITY" in isi or b"\x00" in isi:
        raise Tolak(f"Berkas ini memuat perintah XML yang berbahaya. {SIMPAN_ULANG}")


def _petakan_lembar(bagian: dict[str, bytes]) -> dict[str, bytes]:
    """Sheet name -> its XML."""
    try:
        buku = ElementTree.fromstring(bagian["xl/workbook.xml"])
        hubungan = ElementTree.fromstring(bagian["xl/_rels/workbook.xml.rels"])
    except (KeyError, ElementTree.ParseError) as e:
        raise Tolak(f"Berkas ini rusak. {SIMPAN_ULANG}") from e
    tujuan = {h.get("Id", ""): posixpath.normpath(posixpath.join("/xl", h.get("Target", "")))[1:] for h in hubungan}
    if any(e.get("date1904") in ("1", "true") for e in buku.iter() if e.tag.endswith("}workbookPr")):
        raise Tolak(f"Berkas ini memakai penanggalan 1904, sehingga tanggalnya bisa bergeser 4 tahun. {SIMPAN_ULANG}")
    return {
        e.get("name", ""): bagian.get(tujuan.get(_atribut(e, "id"), ""), b"")
        for e in buku.iter()
        if e.tag.endswith("}sheet")
    }


def _atribut(elemen: ElementTree.Element, nama: str) -> str:
    """An attribute in whatever namespace (`r:id` has two in use)."""
    return next((nilai for kunci, nilai in elemen.attrib.items() if kunci.endswith("}" + nama)), "")


class Takaran:
    """Counts the cells and marks that cross to the reader, over all sheets."""

    def __init__(self, paling_banyak: int) -> None:
        self.paling_banyak = self.sisa = paling_banyak

    def ambil(self, banyak: int) -> None:
        self.sisa -= banyak
        if self.sisa < 0:
            raise Tolak(
                f"Berkas ini berisi lebih dari {_ribuan(self.paling_banyak)} sel. Bagi menjadi beberapa berkas."
            )


@dataclass(frozen=True)
class Rentang:
    """A range of cells with one mark: rows from 1, columns from 0, both ends within."""

    baris_awal: int
    kolom_awal: int
    baris_akhir: int
    kolom_akhir: int
    jenis: str


def _lembar_xlsx(
    buku: CalamineWorkbook, nama: str, xml: bytes, batas: dict[str, int], takaran: Takaran
) -> Iterator[Any]:
    meta = next(m for m in buku.sheets_metadata if m.name == nama)
    if meta.visible != SheetVisibleEnum.Visible:
        yield {"nama": nama, "tersembunyi": True}
        return
    tanda, rentang, luas = _pindai(nama, xml, batas)
    isi = buku.get_sheet_by_name(nama)
    sembunyi = set(_baris_tersembunyi(xml))
    yield {"nama": nama, "tersembunyi": False, "kolom_tersembunyi": sorted(_kolom_tersembunyi(xml, luas[1]))}
    penanda = Penanda(tanda, [*rentang, *_sel_gabungan(isi)], luas, takaran)
    for nomor, baris in enumerate(isi.to_python(skip_empty_area=False), start=1):
        sel = _tanpa_ekor([_nilai(v) for v in baris])
        if sel or nomor in tanda:
            takaran.ambil(len(sel))
            yield [nomor, sel, list(penanda.baris(nomor).items()), nomor in sembunyi]


def _tanpa_ekor(sel: list[Any]) -> list[Any]:
    """The cells up to the last that holds something."""
    while sel and sel[-1] is None:
        sel.pop()
    return sel


class Penanda:
    """Tells the marks of one row after the other; ranges count only within the used area."""

    def __init__(
        self, tanda: dict[int, dict[int, str]], rentang: list[Rentang], luas: tuple[int, int], takaran: Takaran
    ) -> None:
        self._tanda = tanda
        self._rentang = sorted(rentang, key=lambda r: r.baris_awal, reverse=True)
        self._terbuka: list[Rentang] = []
        self._luas = luas
        self._takaran = takaran

    def baris(self, nomor: int) -> dict[int, str]:
        """Column -> mark; call with growing numbers."""
        while self._rentang and self._rentang[-1].baris_awal <= nomor:
            self._terbuka.append(self._rentang.pop())
        self._terbuka = [r for r in self._terbuka if r.baris_akhir >= nomor]
        hasil = dict(self._tanda.get(nomor, {}))
        self._takaran.ambil(len(hasil) + len(self._terbuka))
        for r in self._terbuka:
            kolom = range(r.kolom_awal, min(r.kolom_akhir + 1, self._luas[1]))
            self._takaran.ambil(len(kolom))
            for k in kolom:
                hasil.setdefault(k, r.jenis)
        return hasil


def _pindai(
    nama: str, xml: bytes, batas: dict[str, int]
) -> tuple[dict[int, dict[int, str]], list[Rentang], tuple[int, int]]:
    """Formula and error cells as row -> column -> mark, the ranges of array formulas, and the used area."""
    tanda: dict[int, dict[int, str]] = {}
    rentang: list[Rentang] = []
    baris_akhir = kolom_akhir = jumlah = 0
    for sel in _SEL_BERISI.finditer(xml):
        huruf, angka, sifat, anak, sifat_anak = sel.groups()
        if huruf is None:
            huruf, angka = _alamat(sifat)
        baris, kolom = int(angka), _nomor_kolom(huruf)
        jumlah += 1
        if baris > baris_akhir:
            baris_akhir = baris
        if kolom > kolom_akhir:
            kolom_akhir = kolom
        if anak == b"f":
            tanda.setdefault(baris, {}).setdefault(kolom, "rumus")
            rentang.extend(_larik(sifat_anak))
        elif b"e" in sifat and _GALAT.search(sifat):
            tanda.setdefault(baris, {}).setdefault(kolom, "galat")
    _periksa_luas(nama, baris_akhir, kolom_akhir + 1, jumlah, batas)
    return tanda, rentang, (baris_akhir, kolom_akhir + 1)


def _periksa_luas(nama: str, baris: int, kolom: int, sel: int, batas: dict[str, int]) -> None:
    if baris > batas["baris"]:
        raise Tolak(
            f"Lembar “{nama}” terisi sampai baris {_ribuan(baris)}; paling banyak {_ribuan(batas['baris'])}. "
            "Hapus isi yang tercecer di bawah tabel, atau bagi menjadi beberapa berkas."
        )
    if kolom > batas["kolom"]:
        raise Tolak(
            f"Lembar “{nama}” terisi sampai kolom ke-{_ribuan(kolom)}; paling banyak {batas['kolom']}. "
            "Hapus isi yang tercecer di kanan tabel."
        )
    if sel > batas["sel"]:
        raise Tolak(f"Lembar “{nama}” berisi lebih dari {_ribuan(batas['sel'])} sel. Bagi menjadi beberapa berkas.")


def _alamat(sifat: bytes) -> tuple[bytes, bytes]:
    cocok = _ALAMAT.search(sifat)
    if cocok is None:
        raise Tolak(f"Berkas ini tidak memuat alamat sel. {SIMPAN_ULANG}")
    return cocok[1], cocok[2]


def _larik(sifat: bytes) -> Iterator[Rentang]:
    """An array formula fills a range; only its first cell carries the formula itself."""
    cocok = _RENTANG.search(sifat)
    if cocok and b"array" in sifat:
        yield Rentang(int(cocok[2]), _nomor_kolom(cocok[1]), int(cocok[4]), _nomor_kolom(cocok[3]), "rumus")


def _nomor_kolom(huruf: bytes) -> int:
    n = 0
    for h in huruf:
        n = n * 26 + h - 64
    return n - 1


def _sel_gabungan(isi: CalamineSheet) -> Iterator[Rentang]:
    for (baris_awal, kolom_awal), (baris_akhir, kolom_akhir) in isi.merged_cell_ranges or []:
        yield Rentang(baris_awal + 1, kolom_awal, baris_akhir + 1, kolom_akhir, "gabungan")


def _baris_tersembunyi(xml: bytes) -> Iterator[int]:
    for baris in _BARIS_SEMBUNYI.finditer(xml):
        nomor = _NOMOR_BARIS.search(baris[1])
        if nomor is None:
            raise Tolak(f"Berkas ini memuat baris tersembunyi tanpa nomor. {SIMPAN_ULANG}")
        yield int(nomor[1])


def _kolom_tersembunyi(xml: bytes, lebar: int) -> set[int]:
    hasil: set[int] = set()
    for kolom in _KOLOM_SEMBUNYI.finditer(xml):
        ujung = {k: int(v) for k, v in _RENTANG_KOLOM.findall(kolom[1])}
        hasil.update(range(ujung.get(b"min", 1) - 1, min(ujung.get(b"max", 0), lebar)))
    return hasil


def _nilai(v: Any) -> Any:
    """A cell as JSON: dates as {"d": ISO}, whole floats as integers, empty text as null."""
    if v == "":
        return None
    if isinstance(v, float):
        return int(v) if v.is_integer() and abs(v) < 1e15 else v
    if isinstance(v, datetime):
        tepat = (v.hour, v.minute, v.second, v.microsecond) == (0, 0, 0, 0)
        return {"d": (v.date() if tepat else v).isoformat()}
    if isinstance(v, date):
        return {"d": v.isoformat()}
    return v if isinstance(v, str | int) else str(v)


# --- csv -------------------------------------------------------------------------------------------------


def _lembar_csv(path: str, kepala: bytes, batas: dict[str, int]) -> Iterator[Any]:
    if kepala.startswith((b"PK\x03\x04", b"%PDF")):
        raise Tolak("Isi berkas ini bukan CSV walaupun namanya .csv. Periksa berkasnya atau ganti akhiran namanya.")
    with open(path, "rb") as berkas:
        teks = _teks(berkas.read())
    csv.field_size_limit(TEKS_TERPANJANG)
    takaran = Takaran(batas["sel"])
    yield {"nama": "CSV", "tersembunyi": False}
    try:
        for nomor, baris in enumerate(_baris_csv(teks, batas), start=1):
            takaran.ambil(len(baris))
            if sel := _tanpa_ekor(baris):
                yield [nomor, sel, [], False]
    except csv.Error as e:
        raise Tolak("Berkas CSV ini rusak: ada tanda kutip yang tidak ditutup atau sel yang terlalu panjang.") from e


def _teks(isi: bytes) -> str:
    for bom, sandi in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if isi.startswith(bom):
            try:
                return isi.decode(sandi)
            except UnicodeDecodeError as e:
                raise Tolak("Berkas CSV ini rusak atau terpotong. Simpan ulang sebagai CSV UTF-8.") from e
    if b"\x00" in isi:
        raise Tolak("Isi berkas ini bukan teks CSV. Simpan ulang sebagai CSV UTF-8 atau .xlsx.")
    try:
        return isi.decode("utf-8")
    except UnicodeDecodeError:
        return isi.decode("cp1252", errors="replace")


def _baris_csv(teks: str, batas: dict[str, int]) -> Iterator[list[str | None]]:
    perintah = re.match(r"sep=(.)\r?\n", teks)
    if perintah:
        teks = teks[perintah.end() :]
    pemisah = perintah[1] if perintah else _pemisah(teks)
    for nomor, sel in enumerate(csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, strict=True), start=1):
        if nomor > batas["baris"]:
            raise Tolak(f"Berkas ini lebih dari {_ribuan(batas['baris'])} baris. Bagi menjadi beberapa berkas.")
        if len(sel) > batas["kolom"]:
            raise Tolak(f"Baris {nomor} berkas ini lebih dari {batas['kolom']} kolom. Periksa pemisah kolomnya.")
        yield [_lepas_pengaman(s) or None for s in sel]


def _pemisah(teks: str) -> str:
    """The separator that splits the first lines most often, quoted text left out."""
    contoh = re.sub(r'"[^"]*"', "", "\n".join(teks[:20_000].splitlines()[:20]))
    return max(";,\t", key=contoh.count)


def _lepas_pengaman(teks: str) -> str:
    """Undo the apostrophe that `sheets.tulis_csv` puts before text that a spreadsheet would run as a formula."""
    return teks[1:] if re.match(r"'+[=+\-@\t\r]", teks) else teks


def _ribuan(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def _kirim(bagian: Any) -> None:
    sys.stdout.write(json.dumps(bagian, ensure_ascii=True, separators=(",", ":")) + "\n")


def main(argumen: list[str]) -> int:
    path, akhiran, teks_batas = argumen
    batas = json.loads(teks_batas)
    batasi_diri(batas)
    try:
        for bagian in baca(path, akhiran, batas):
            _kirim(bagian)
        _kirim({"selesai": True})
    except Tolak as tolak:
        _kirim({"tolak": str(tolak)})
    except MemoryError:
        _kirim({"tolak": TERLALU_BESAR})
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
