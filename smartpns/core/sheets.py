"""Workbooks in and out.

In: `baca_buku` starts a process of its own (`pembaca_buku`) with limits on memory, CPU and time; a web worker never
parses a workbook. Out: `BukuKeluar` writes .xlsx, `tulis_csv` writes CSV; text stays text, also when it begins
with `=`.
"""

import csv
import io
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from smartpns.core import pembaca_buku
from smartpns.core.errors import DomainError
from smartpns.core.teks import tanpa_siluman

MIB = 1024 * 1024
JENIS_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Nilai = str | int | float | bool | date | datetime | None
"""A cell as it was typed; empty is None."""


# --- reading ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Batas:
    """How much of a workbook is taken in: bytes, counts, and seconds of CPU.

    `memori` and `detik` hold for the process that parses; `sel` and `jawaban` (bytes) for what the web worker receives.
    """

    ukuran: int = 5 * MIB
    entri: int = 2_000
    terurai: int = 50 * MIB
    rasio: int = 100
    baris: int = 20_000
    kolom: int = 200
    sel: int = 400_000
    jawaban: int = 24 * MIB
    memori: int = 512 * MIB
    detik: int = 20


BATAS = Batas()


@dataclass(frozen=True, slots=True)
class Baris:
    """One row: its number as the spreadsheet shows it, its cells, and marks on cells (column from 0)."""

    nomor: int
    sel: tuple[Nilai, ...]
    tanda: Mapping[int, str] = field(default_factory=dict)
    """column -> "rumus" (a formula), "galat" (#N/A and the like) or "gabungan" (part of a merged range)."""
    tersembunyi: bool = False

    @property
    def kosong(self) -> bool:
        return all(s is None or (isinstance(s, str) and not s.strip()) for s in self.sel)


@dataclass(frozen=True)
class Lembar:
    nama: str
    baris: Sequence[Baris]
    tersembunyi: bool = False
    """A hidden sheet is listed but never read."""
    kolom_tersembunyi: frozenset[int] = frozenset()


@dataclass(frozen=True)
class BukuKerja:
    lembar: Sequence[Lembar]


def baca_buku(path: Path, nama: str | None = None, batas: Batas = BATAS) -> BukuKerja:
    """Read an .xlsx or .csv in a process of its own. `nama` is the name the person gave it.

    Raises DomainError with a sentence that says what is wrong with the file and how to mend it.
    """
    akhiran = _periksa_akhiran(nama or path.name)
    if path.stat().st_size > batas.ukuran:
        raise DomainError(f"Berkas ini lebih dari {batas.ukuran // MIB} MB. Bagi menjadi beberapa berkas.")
    return BukuKerja(_baca_di_proses_lain(path, akhiran, batas))


def _periksa_akhiran(nama: str) -> str:
    akhiran = Path(nama).suffix.lower()
    if akhiran in (".xlsx", ".csv"):
        return akhiran
    if akhiran == ".xls":
        raise DomainError("Berkas ini .xls lama. Simpan ulang sebagai Buku Kerja Excel (.xlsx).")
    if akhiran == ".xlsm":
        raise DomainError("Berkas ini memuat makro. Simpan ulang sebagai Buku Kerja Excel tanpa makro (.xlsx).")
    raise DomainError(
        f"Berkas {akhiran or 'tanpa akhiran'} tidak dapat diimpor. Unggah buku kerja Excel (.xlsx) atau CSV (.csv)."
    )


def _baca_di_proses_lain(path: Path, akhiran: str, batas: Batas) -> list[Lembar]:
    perintah = [sys.executable, "-I", pembaca_buku.__file__, str(path.absolute()), akhiran, json.dumps(asdict(batas))]
    habis = threading.Event()
    with subprocess.Popen(
        perintah, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}, cwd="/"
    ) as proses:

        def hentikan() -> None:
            habis.set()
            proses.kill()

        pewaktu = threading.Timer(batas.detik * 2, hentikan)
        pewaktu.start()
        try:
            assert proses.stdout is not None
            hasil = _rangkai(proses.stdout, batas)
        finally:
            pewaktu.cancel()
            proses.kill()
    if habis.is_set():
        raise DomainError("Berkas ini terlalu lama dibaca. Bagi menjadi beberapa berkas yang lebih kecil.")
    if hasil is None:
        raise DomainError(
            f"Berkas ini terlalu besar atau rusak sehingga tidak dapat dibaca. {pembaca_buku.SIMPAN_ULANG}"
        )
    return hasil


def _rangkai(aliran: IO[bytes], batas: Batas) -> list[Lembar] | None:
    """Put the sheets together line by line, at most `batas.jawaban` bytes of them; None when the end is missing.

    Raises DomainError with the sentence of the process that reads.
    """
    hasil: list[Lembar] = []
    baris: list[Baris] = []
    sisa = batas.jawaban
    while teks := aliran.readline(sisa + 1):
        sisa -= len(teks)
        if sisa < 0:
            raise DomainError(pembaca_buku.TERLALU_BESAR)
        if not teks.endswith(b"\n"):
            return None
        data = json.loads(teks)
        if isinstance(data, list):
            nomor, sel, tanda, sembunyi = data
            if nomor > batas.baris:
                raise DomainError(pembaca_buku.TERLALU_BESAR)
            baris.extend(Baris(kosong, ()) for kosong in range(len(baris) + 1, nomor))
            baris.append(Baris(nomor, tuple(map(nilai_dari_json, sel)), dict(tanda), sembunyi))
        elif "tolak" in data:
            raise DomainError(data["tolak"])
        elif "selesai" in data:
            return hasil
        else:
            baris = []
            hasil.append(Lembar(data["nama"], baris, data["tersembunyi"], frozenset(data.get("kolom_tersembunyi", ()))))
    return None


def nilai_dari_json(data: Any) -> Nilai:
    """The cell that `nilai_ke_json` wrote, its text without invisible characters."""
    if isinstance(data, dict):
        iso = data["d"]
        return date.fromisoformat(iso) if len(iso) == 10 else datetime.fromisoformat(iso)
    return tanpa_siluman(data) or None if isinstance(data, str) else data


def nilai_ke_json(nilai: Nilai) -> Any:
    """A cell as JSON; dates as {"d": ISO}."""
    return {"d": nilai.isoformat()} if isinstance(nilai, date) else nilai


def huruf_kolom(kolom: int) -> str:
    """Column number from 0 as the letters a spreadsheet shows: 0 is A, 27 is AB."""
    huruf = ""
    while kolom >= 0:
        kolom, sisa = divmod(kolom, 26)
        huruf = chr(65 + sisa) + huruf
        kolom -= 1
    return huruf


# --- writing ---------------------------------------------------------------------------------------------

JenisSel = Literal["teks", "angka", "desimal", "persen", "rupiah", "tanggal"]
FORMAT_SEL: dict[JenisSel, dict[str, Any]] = {
    "teks": {"num_format": "@", "text_wrap": True},
    "angka": {"num_format": "#,##0"},
    "desimal": {"num_format": "#,##0.00"},
    "persen": {"num_format": "0.0%"},
    "rupiah": {"num_format": '"Rp"#,##0'},
    "tanggal": {"num_format": "[$-421]d mmmm yyyy", "align": "left"},
}
TERPANJANG = pembaca_buku.TEKS_TERPANJANG
_PEMICU_RUMUS = re.compile(r"'*[=+\-@\t\r]")


@dataclass(frozen=True)
class KolomKeluar:
    """A column of a written table. Text in a number column stays text."""

    label: str
    jenis: JenisSel = "teks"
    lebar: int = 16


def bersih_teks(teks: str) -> str:
    """Text that a spreadsheet can hold: no invisible characters, line breaks as \\n, at most 32,767 characters."""
    teks = tanpa_siluman(teks.replace("\r\n", "\n").replace("\r", "\n"))
    return teks if len(teks) <= TERPANJANG else teks[: TERPANJANG - 1] + "…"


class BukuKeluar:
    """An .xlsx in the house style: A4 landscape, header repeated and frozen, filter on, text never a formula."""

    def __init__(self, judul: str, dibuat: datetime | None = None) -> None:
        self._berkas = io.BytesIO()
        self.buku = xlsxwriter.Workbook(
            self._berkas,
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_date_format": "[$-421]d mmmm yyyy",
            },
        )
        self.judul = bersih_teks(judul)
        self.buku.set_properties({"title": self.judul, **({"created": dibuat.replace(tzinfo=None)} if dibuat else {})})
        self._gaya: dict[tuple[tuple[str, Any], ...], Format] = {}

    def gaya(self, **sifat: Any) -> Format:
        """One Format per set of properties."""
        kunci = tuple(sorted(sifat.items()))
        if kunci not in self._gaya:
            self._gaya[kunci] = self.buku.add_format({"valign": "top", **sifat})
        return self._gaya[kunci]

    def lembar(self, nama: str) -> Worksheet:
        """A new sheet whose name is made acceptable and unique."""
        dasar = re.sub(r"[\[\]:*?/\\]", " ", bersih_teks(nama)).strip(" '")[:31] or "Lembar"
        terpakai = {w.get_name().lower() for w in self.buku.worksheets()}
        calon, nomor = dasar, 2
        while calon.lower() in terpakai:
            calon, nomor = f"{dasar[:27]} ({nomor})", nomor + 1
        return self.buku.add_worksheet(calon)

    def tulis(self, ws: Worksheet, baris: int, kolom: int, nilai: Nilai, **sifat: Any) -> None:
        """One cell, by the type of its value."""
        if nilai is None or nilai == "":
            ws.write_blank(baris, kolom, None, self.gaya(**sifat))
        elif isinstance(nilai, bool):
            ws.write_string(baris, kolom, "Ya" if nilai else "Tidak", self.gaya(**sifat))
        elif isinstance(nilai, int | float):
            ws.write_number(baris, kolom, nilai, self.gaya(**sifat))
        elif isinstance(nilai, date):
            ws.write_datetime(baris, kolom, nilai, self.gaya(**{**FORMAT_SEL["tanggal"], **sifat}))
        else:
            teks = bersih_teks(str(nilai))
            pengaman = {"quote_prefix": True} if _PEMICU_RUMUS.match(teks) else {}
            ws.write_string(baris, kolom, teks, self.gaya(**sifat, **pengaman))

    def tabel(
        self,
        nama: str,
        kolom: Sequence[KolomKeluar],
        baris: Iterable[Sequence[Nilai]],
        *,
        judul: Sequence[str] = (),
        kaki: Sequence[Nilai] = (),
    ) -> Worksheet:
        """A sheet with title rows, a header, the rows and, if given, one row of totals (`kaki`)."""
        ws = self.lembar(nama)
        for nomor, teks in enumerate(judul):
            self.tulis(ws, nomor, 0, teks, bold=True, font_size=14 if nomor == 0 else 11)
        kepala = len(judul) + (1 if judul else 0)
        self.kepala(ws, kepala, [k.label for k in kolom])
        nomor = kepala
        for nomor, isi in enumerate(baris, start=kepala + 1):
            for letak, (k, nilai) in enumerate(zip(kolom, isi, strict=True)):
                self.tulis(ws, nomor, letak, nilai, **FORMAT_SEL[k.jenis])
        ws.autofilter(kepala, 0, max(nomor, kepala + 1), len(kolom) - 1)
        for letak, (k, nilai) in enumerate(zip(kolom, kaki, strict=False)):
            self.tulis(ws, nomor + 1, letak, nilai, **{**FORMAT_SEL[k.jenis], "bold": True, "top": 1})
        for letak, k in enumerate(kolom):
            ws.set_column(letak, letak, k.lebar)
        self._siap_cetak(ws, kepala)
        return ws

    def uraian(self, nama: str, pasangan: Iterable[tuple[str, Nilai]]) -> Worksheet:
        """A sheet of facts as pairs: what this file is, which period, version, hash, date and who."""
        ws = self.lembar(nama)
        for nomor, (label, nilai) in enumerate(pasangan):
            self.tulis(ws, nomor, 0, label, bold=True)
            self.tulis(ws, nomor, 1, nilai, text_wrap=True, align="left")
        ws.set_column(0, 0, 28)
        ws.set_column(1, 1, 80)
        self._siap_cetak(ws, None)
        return ws

    def kepala(self, ws: Worksheet, baris: int, label: Sequence[str]) -> None:
        for letak, teks in enumerate(label):
            self.tulis(ws, baris, letak, teks, bold=True, text_wrap=True, bg_color="#0A2F5C", font_color="#FFFFFF")

    def _siap_cetak(self, ws: Worksheet, kepala: int | None) -> None:
        ws.set_landscape()
        ws.set_paper(9)
        ws.fit_to_pages(1, 0)
        ws.set_footer(f"&L&8{self.judul.replace('&', '&&')[:120]}&R&8Halaman &P dari &N")
        if kepala is not None:
            ws.repeat_rows(kepala)
            ws.freeze_panes(kepala + 1, 0)

    def selesai(self) -> bytes:
        self.buku.close()
        return self._berkas.getvalue()


def tulis_csv(label: Sequence[str], baris: Iterable[Sequence[Nilai]], pemisah: str = ",") -> bytes:
    """CSV in UTF-8 with a byte order mark, so Excel reads it right; dates ISO.

    Text that a spreadsheet would run as a formula gets an apostrophe in front; `baca_buku` takes it off again.
    """
    keluar = io.StringIO(newline="")
    penulis = csv.writer(keluar, delimiter=pemisah)
    penulis.writerow([_sel_csv(teks) for teks in label])
    penulis.writerows([_sel_csv(nilai) for nilai in isi] for isi in baris)
    return keluar.getvalue().encode("utf-8-sig")


def _sel_csv(nilai: Nilai) -> str:
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, date):
        return nilai.isoformat()
    if isinstance(nilai, int | float):
        return str(nilai)
    teks = bersih_teks(nilai)
    return "'" + teks if _PEMICU_RUMUS.match(teks) else teks
