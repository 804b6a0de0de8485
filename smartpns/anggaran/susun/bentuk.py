"""The shapes of a case's JSON: every fault is named with its path and its reason; nothing is guessed or ignored."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any, NoReturn

from smartpns.core.errors import DomainError

WAJIB_ADA: Any = object()


class KasusCacat(DomainError):
    """The case cannot be read. `masalah` holds (path, reason) for each fault found."""

    def __init__(self, masalah: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{jalur}: {alasan}" for jalur, alasan in masalah))
        self.masalah = masalah


class Cacat(Exception):
    """One fault; within a case reading goes on with the next need so that several are shown at once."""


def baca_json(teks: str | bytes) -> Any:
    try:
        return json.loads(teks, parse_float=Decimal, parse_constant=_tolak_tetapan, object_pairs_hook=_tanpa_kembar)
    except json.JSONDecodeError as e:
        raise KasusCacat([("$", f"bukan JSON: baris {e.lineno} kolom {e.colno} tidak terbaca")]) from e
    except UnicodeDecodeError as e:
        raise KasusCacat([("$", f"bukan teks UTF-8: bita ke-{e.start + 1} tidak terbaca")]) from e
    except RecursionError as e:
        raise KasusCacat([("$", "susunan JSON bertingkat terlalu dalam")]) from e
    except Cacat as e:
        raise KasusCacat([("$", str(e))]) from e
    except (ValueError, ArithmeticError) as e:
        raise KasusCacat([("$", "ada bilangan yang terlalu besar")]) from e


def _tolak_tetapan(nama: str) -> NoReturn:
    raise Cacat(f"{nama} bukan bilangan")


def _tanpa_kembar(pasangan: list[tuple[str, Any]]) -> dict[str, Any]:
    isi = dict(pasangan)
    if len(isi) != len(pasangan):
        nama = [n for n, _ in pasangan]
        kembar = next(n for n in nama if nama.count(n) > 1)
        raise Cacat(f"kunci “{kembar}” tertulis dua kali dalam satu objek")
    return isi


class Bentuk:
    """Reads values of the expected shape and gathers the faults in `masalah`."""

    def __init__(self) -> None:
        self.masalah: list[tuple[str, str]] = []

    def tolak(self, jalur: str, alasan: str) -> NoReturn:
        self.masalah.append((jalur, alasan))
        raise Cacat

    def coba(self, baca: Callable[[], Any], pengganti: Any = None) -> Any:
        """Run a reader; after a fault give `pengganti` so that the rest is still looked at."""
        try:
            return baca()
        except Cacat:
            return pengganti

    # --- shapes ---

    def objek(self, nilai: Any, jalur: str, kunci: Iterable[str] | None = None) -> dict[str, Any]:
        if not isinstance(nilai, dict):
            self.tolak(jalur, f"harus objek {{…}}, bukan {sebut_nilai(nilai)}")
        dikenal = list(kunci) if kunci is not None else list(nilai)
        for nama in nilai:
            if nama not in dikenal:
                self.tolak(f"{jalur}.{nama}", f"kunci tidak dikenal; yang dikenal: {', '.join(dikenal)}")
        return nilai

    def larik(self, nilai: Any, jalur: str) -> list[Any]:
        if not isinstance(nilai, list):
            self.tolak(jalur, f"harus larik […], bukan {sebut_nilai(nilai)}")
        if not nilai:
            self.tolak(jalur, "tidak boleh kosong")
        return nilai

    def bulat(self, nilai: Any, jalur: str, terkecil: int, terbesar: int, satuan: str) -> int:
        if isinstance(nilai, bool) or not isinstance(nilai, int):
            self.tolak(jalur, f"harus bilangan bulat {satuan}, bukan {sebut_nilai(nilai)}")
        if not terkecil <= nilai <= terbesar:
            self.tolak(jalur, f"harus antara {terkecil} dan {terbesar} {satuan}, bukan {_ringkas(nilai)}")
        return nilai

    def pecahan(self, nilai: Any, jalur: str, terbesar: int) -> Fraction:
        if isinstance(nilai, bool) or not isinstance(nilai, int | Decimal):
            self.tolak(jalur, f"harus bilangan, bukan {sebut_nilai(nilai)}")
        if not 0 <= nilai <= terbesar:
            self.tolak(jalur, f"harus antara 0 dan {terbesar}, bukan {_ringkas(nilai)}")
        if isinstance(nilai, Decimal) and nilai.adjusted() < -30 and nilai:
            self.tolak(jalur, "terlalu dekat dengan nol; tulis 0")
        return Fraction(nilai)

    def benar(self, nilai: Any, jalur: str) -> bool:
        if not isinstance(nilai, bool):
            self.tolak(jalur, f"harus true atau false, bukan {sebut_nilai(nilai)}")
        return nilai

    def nama(self, nilai: Any, jalur: str) -> str:
        if not isinstance(nilai, str) or not nilai.strip():
            self.tolak(jalur, f"harus teks yang tidak kosong, bukan {sebut_nilai(nilai)}")
        if not nilai.isprintable():
            self.tolak(jalur, "memuat karakter yang tidak dapat dicetak")
        return nilai

    def ambil(self, isi: dict[str, Any], jalur: str, kunci: str, bawaan: Any = WAJIB_ADA) -> Any:
        nilai = isi.get(kunci, bawaan)
        if nilai is WAJIB_ADA:
            self.tolak(f"{jalur}.{kunci}", "belum diisi")
        return nilai


def sebut_nilai(nilai: Any) -> str:
    """Name a JSON value in words, shortened."""
    if nilai is None:
        return "null"
    if isinstance(nilai, bool):
        return "true" if nilai else "false"
    if isinstance(nilai, dict):
        return "objek"
    if isinstance(nilai, list):
        return "larik"
    return _ringkas(nilai)


def _ringkas(nilai: Any) -> str:
    teks = f"“{nilai}”" if isinstance(nilai, str) else str(nilai)
    return teks if len(teks) <= 40 else f"{teks[:39]}…"
