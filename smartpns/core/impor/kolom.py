"""What a column of an import is, and how its cells are read."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from smartpns.core.formats import TidakTerbaca, baca_bilangan, baca_rupiah, tanggal
from smartpns.core.sheets import Nilai

Pembaca = Callable[[Nilai], Any]
"""Makes a typed value of a cell; raises TidakTerbaca. Never called with an empty cell."""

_KOSONG = {"", "-", "–", "—"}
_ILMIAH = re.compile(r"\d([.,]\d+)?[eE]\+?\d+")


def baca_teks(nilai: Nilai) -> str:
    """One line of text; white space is tidied."""
    return " ".join(tampil(nilai).split())


def baca_teks_terbatas(terpanjang: int) -> Pembaca:
    """Return the reader of one line of text that the database keeps in so many letters."""

    def baca(nilai: Nilai) -> str:
        teks = baca_teks(nilai)
        if len(teks) > terpanjang:
            raise TidakTerbaca(f"{len(teks)} huruf", f"Tulis paling panjang {terpanjang} huruf")
        return teks

    return baca


def baca_teks_panjang(nilai: Nilai) -> str:
    """Text whose line breaks are kept."""
    return "\n".join(" ".join(baris.split()) for baris in tampil(nilai).strip().splitlines())


def baca_ya_tidak(nilai: Nilai) -> bool:
    if isinstance(nilai, bool):
        return nilai
    teks = baca_teks(nilai).lower()
    if teks in ("ya", "y", "1", "aktif", "benar"):
        return True
    if teks in ("tidak", "t", "0", "tidak aktif", "salah"):
        return False
    raise TidakTerbaca("bukan Ya atau Tidak", "Tulis Ya atau Tidak")


def baca_pilihan(pilihan: Iterable[Any]) -> Pembaca:
    """A reader for labelled enum members: label or value, in capitals or not."""
    anggota_pilihan = tuple(pilihan)
    menurut_teks = {kunci(teks): anggota for anggota in anggota_pilihan for teks in (anggota.value, anggota.label)}
    terdekat = Terdekat([anggota.label for anggota in anggota_pilihan])

    def baca(nilai: Nilai) -> Any:
        anggota = menurut_teks.get(kunci(baca_teks(nilai)))
        if anggota is None:
            raise TidakTerbaca("pilihan tidak dikenal", terdekat.saran(baca_teks(nilai)))
        return anggota

    return baca


@dataclass(frozen=True)
class Kolom:
    """One column of an import.

    nama: key in the row handed to the room. label: heading in the template; `sinonim` are other headings people use.
    teks: the cells are text even if they look like numbers (NIP, kode): the template formats them so, and a number
    that the spreadsheet has damaged is refused.
    """

    nama: str
    label: str
    wajib: bool = False
    pembaca: Pembaca = baca_teks
    contoh: str = ""
    bantuan: str = ""
    pilihan: Sequence[str] = ()
    sinonim: Sequence[str] = ()
    lebar: int = 18
    teks: bool = False

    @property
    def dijumlah(self) -> bool:
        """Whether a printed total under this column can be checked."""
        return self.pembaca in (baca_bilangan, baca_rupiah)

    @property
    def judul_dikenal(self) -> set[str]:
        return {kunci(teks) for teks in (self.nama, self.label, *self.sinonim)}

    def baca(self, nilai: Nilai) -> Any:
        """The typed value of a cell, None for an empty optional one. Raises TidakTerbaca."""
        if nilai is None or (isinstance(nilai, str) and nilai.strip() in _KOSONG):
            if self.wajib:
                raise TidakTerbaca("wajib diisi", self.bantuan or self._saran_contoh())
            return None
        if self.teks:
            self._tolak_rusak(nilai)
        return self.pembaca(nilai)

    def _saran_contoh(self) -> str:
        return f"Isi {self.label}, misalnya {self.contoh}" if self.contoh else f"Isi {self.label}"

    def _tolak_rusak(self, nilai: Nilai) -> None:
        """A spreadsheet keeps 15 digits of a number: an 18-digit NIP typed as a number has lost its end."""
        angka_rusak = isinstance(nilai, float) or (isinstance(nilai, int) and abs(nilai) >= 10**15)
        if angka_rusak or (isinstance(nilai, str) and _ILMIAH.fullmatch(nilai.strip())):
            raise TidakTerbaca(
                f"{self.label} rusak oleh Excel", f"Format kolom {self.label} sebagai Teks, lalu ketik ulang isinya"
            )


def kunci(teks: str) -> str:
    """Text for comparing: small letters, digits, single spaces; `Unit Kerja *` is `unit kerja`."""
    return re.sub(r"[\W_]+", " ", teks.casefold()).strip()


def tampil(nilai: Nilai) -> str:
    """A cell as a person would write it. A damaged number stays visibly damaged."""
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, datetime):
        return f"{nilai:%Y-%m-%d %H:%M}"
    if isinstance(nilai, date):
        return tanggal(nilai)
    if isinstance(nilai, float):
        return f"{nilai:.14E}" if abs(nilai) >= 1e15 else repr(nilai).replace(".", ",")
    return str(nilai)


class Terdekat:
    """The nearest known words to a mistyped one; each word is looked for once."""

    BANYAK = 300
    """Different unknown words that are looked for; a file full of nonsense must not take minutes."""

    def __init__(self, dikenal: Iterable[str]) -> None:
        self._dikenal = {kunci(teks): teks for teks in dikenal}
        self._sudah: dict[Hashable, str] = {}

    def saran(self, teks: str) -> str:
        """A sentence that offers at most three, or all when there are few."""
        if len(self._dikenal) <= 6:
            return f"Pilih salah satu: {', '.join(self._dikenal.values())}"
        dicari = kunci(teks)
        if dicari not in self._sudah and len(self._sudah) < self.BANYAK:
            mirip = [f"“{self._dikenal[k]}”" for k in get_close_matches(dicari, self._dikenal, n=3)]
            self._sudah[dicari] = f"Mungkin maksudnya {' atau '.join(mirip)}" if mirip else ""
        return self._sudah.get(dicari) or "Pilih dari daftar pada templat"
