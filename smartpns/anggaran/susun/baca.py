"""The JSON format of a case. Every fault is named with its path and its reason; nothing is guessed or ignored."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any, NoReturn

from smartpns.anggaran.susun.kasus import DISKON_BAWAAN, BatasOpd, Kasus, Kebutuhan, batas_pergi
from smartpns.core.errors import DomainError
from smartpns.core.formats import RUPIAH_TERBESAR

SKOR_TERBESAR = 10**9
ORANG_TERBANYAK = 10**6
TAHUN_TERAWAL, TAHUN_TERAKHIR = 1900, 2200
LAMA_TERPANJANG = 20
MASALAH_TERBANYAK = 20

WAJIB_ADA: Any = object()


class KasusCacat(DomainError):
    """The case cannot be read. `masalah` holds (path, reason) for each fault found."""

    def __init__(self, masalah: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{jalur}: {alasan}" for jalur, alasan in masalah))
        self.masalah = masalah


class _Cacat(Exception):
    """One fault; within a case reading goes on with the next need so that several are shown at once."""


def baca_kasus(teks: str | bytes) -> Kasus:
    """Read a case; raise `KasusCacat` naming the path and reason of each fault (the first twenty)."""
    pembaca = _Pembaca()
    kasus = pembaca.kasus(_json(teks))
    if kasus is None or pembaca.masalah:
        raise KasusCacat(pembaca.masalah[:MASALAH_TERBANYAK])
    return kasus


def _json(teks: str | bytes) -> Any:
    try:
        return json.loads(teks, parse_float=Decimal, parse_constant=_tolak_tetapan, object_pairs_hook=_tanpa_kembar)
    except json.JSONDecodeError as e:
        raise KasusCacat([("$", f"bukan JSON: baris {e.lineno} kolom {e.colno} tidak terbaca")]) from e
    except UnicodeDecodeError as e:
        raise KasusCacat([("$", f"bukan teks UTF-8: bita ke-{e.start + 1} tidak terbaca")]) from e
    except RecursionError as e:
        raise KasusCacat([("$", "susunan JSON bertingkat terlalu dalam")]) from e
    except _Cacat as e:
        raise KasusCacat([("$", str(e))]) from e
    except (ValueError, ArithmeticError) as e:
        raise KasusCacat([("$", "ada bilangan yang terlalu besar")]) from e


def _tolak_tetapan(nama: str) -> NoReturn:
    raise _Cacat(f"{nama} bukan bilangan")


def _tanpa_kembar(pasangan: list[tuple[str, Any]]) -> dict[str, Any]:
    isi = dict(pasangan)
    if len(isi) != len(pasangan):
        nama = [n for n, _ in pasangan]
        kembar = next(n for n in nama if nama.count(n) > 1)
        raise _Cacat(f"kunci “{kembar}” tertulis dua kali dalam satu objek")
    return isi


class _Pembaca:
    def __init__(self) -> None:
        self.masalah: list[tuple[str, str]] = []

    def tolak(self, jalur: str, alasan: str) -> NoReturn:
        self.masalah.append((jalur, alasan))
        raise _Cacat

    def coba(self, baca: Callable[[], Any], pengganti: Any = None) -> Any:
        """Run a reader; after a fault give `pengganti` so that the rest is still looked at."""
        try:
            return baca()
        except _Cacat:
            return pengganti

    # --- shapes ---

    def objek(self, nilai: Any, jalur: str, kunci: Iterable[str] | None = None) -> dict[str, Any]:
        if not isinstance(nilai, dict):
            self.tolak(jalur, f"harus objek {{…}}, bukan {_sebut(nilai)}")
        dikenal = list(kunci) if kunci is not None else list(nilai)
        for nama in nilai:
            if nama not in dikenal:
                self.tolak(f"{jalur}.{nama}", f"kunci tidak dikenal; yang dikenal: {', '.join(dikenal)}")
        return nilai

    def larik(self, nilai: Any, jalur: str) -> list[Any]:
        if not isinstance(nilai, list):
            self.tolak(jalur, f"harus larik […], bukan {_sebut(nilai)}")
        if not nilai:
            self.tolak(jalur, "tidak boleh kosong")
        return nilai

    def bulat(self, nilai: Any, jalur: str, terkecil: int, terbesar: int, satuan: str) -> int:
        if isinstance(nilai, bool) or not isinstance(nilai, int):
            self.tolak(jalur, f"harus bilangan bulat {satuan}, bukan {_sebut(nilai)}")
        if not terkecil <= nilai <= terbesar:
            self.tolak(jalur, f"harus antara {terkecil} dan {terbesar} {satuan}, bukan {_ringkas(nilai)}")
        return nilai

    def pecahan(self, nilai: Any, jalur: str, terbesar: int) -> Fraction:
        if isinstance(nilai, bool) or not isinstance(nilai, int | Decimal):
            self.tolak(jalur, f"harus bilangan, bukan {_sebut(nilai)}")
        if not 0 <= nilai <= terbesar:
            self.tolak(jalur, f"harus antara 0 dan {terbesar}, bukan {_ringkas(nilai)}")
        if isinstance(nilai, Decimal) and nilai.adjusted() < -30 and nilai:
            self.tolak(jalur, "terlalu dekat dengan nol; tulis 0")
        return Fraction(nilai)

    def benar(self, nilai: Any, jalur: str) -> bool:
        if not isinstance(nilai, bool):
            self.tolak(jalur, f"harus true atau false, bukan {_sebut(nilai)}")
        return nilai

    def nama(self, nilai: Any, jalur: str) -> str:
        if not isinstance(nilai, str) or not nilai.strip():
            self.tolak(jalur, f"harus teks yang tidak kosong, bukan {_sebut(nilai)}")
        if not nilai.isprintable():
            self.tolak(jalur, "memuat karakter yang tidak dapat dicetak")
        return nilai

    def ambil(self, isi: dict[str, Any], jalur: str, kunci: str, bawaan: Any = WAJIB_ADA) -> Any:
        nilai = isi.get(kunci, bawaan)
        if nilai is WAJIB_ADA:
            self.tolak(f"{jalur}.{kunci}", "belum diisi")
        return nilai

    # --- the case ---

    def kasus(self, mentah: Any) -> Kasus | None:
        return self.coba(lambda: self._kasus(mentah))

    def _kasus(self, mentah: Any) -> Kasus:
        isi = self.objek(mentah, "$", ("tahun", "pagu", "komitmen", "diskon_tunda", "kebutuhan", "opd"))
        tahun = self._tahun(self.ambil(isi, "$", "tahun"))
        pagu = self.coba(lambda: self._per_tahun(self.ambil(isi, "$", "pagu"), "$.pagu", tahun, RUPIAH_TERBESAR), {})
        for satu in tahun:
            if not self.masalah and satu not in pagu:
                self.masalah.append((f"$.pagu.{satu}", "belum diisi; setiap tahun rencana memerlukan pagu"))
        komitmen = self.coba(lambda: self._per_tahun(isi.get("komitmen", {}), "$.komitmen", tahun, RUPIAH_TERBESAR))
        diskon = (
            self.coba(lambda: self.pecahan(isi["diskon_tunda"], "$.diskon_tunda", 1))
            if "diskon_tunda" in isi
            else DISKON_BAWAAN
        )
        kebutuhan = self.coba(lambda: self._semua_kebutuhan(self.ambil(isi, "$", "kebutuhan"), set(tahun)))
        opd = self.coba(lambda: self._semua_opd(isi.get("opd", {}), tahun))
        if self.masalah:
            raise _Cacat
        return Kasus(tahun, pagu, komitmen, kebutuhan, opd, diskon)

    def _tahun(self, mentah: Any) -> tuple[int, ...]:
        larik = self.larik(mentah, "$.tahun")
        tahun = [self._satu_tahun(nilai, f"$.tahun[{n}]") for n, nilai in enumerate(larik)]
        if len(set(tahun)) < len(tahun):
            self.tolak("$.tahun", "ada tahun yang tertulis dua kali")
        return tuple(sorted(tahun))

    def _satu_tahun(self, nilai: Any, jalur: str) -> int:
        return self.bulat(nilai, jalur, TAHUN_TERAWAL, TAHUN_TERAKHIR, "(tahun)")

    def _per_tahun(self, mentah: Any, jalur: str, tahun: tuple[int, ...], terbesar: int) -> dict[int, int]:
        """Read {"2027": amount, …}; a year outside the plan is a fault, because its amount would limit nothing."""
        dikenal = {str(t): t for t in tahun}
        hasil = {}
        for kunci, nilai in self.objek(mentah, jalur).items():
            if kunci not in dikenal:
                self.tolak(f"{jalur}.{kunci}", "tahun ini tidak ada dalam $.tahun")
            satuan = "rupiah" if terbesar == RUPIAH_TERBESAR else "orang"
            hasil[dikenal[kunci]] = self.bulat(nilai, f"{jalur}.{kunci}", 0, terbesar, satuan)
        return hasil

    def _semua_kebutuhan(self, mentah: Any, tahun: set[int]) -> tuple[Kebutuhan, ...]:
        if not isinstance(mentah, list):
            self.tolak("$.kebutuhan", f"harus larik […], bukan {_sebut(mentah)}")
        hasil: list[Kebutuhan] = []
        pemilik: dict[str, int] = {}
        for n, satu in enumerate(mentah):
            if len(self.masalah) >= MASALAH_TERBANYAK:
                break
            jalur = f"$.kebutuhan[{n}]"
            try:
                kebutuhan = self._kebutuhan(satu, jalur, tahun)
            except _Cacat:
                continue
            if (lain := pemilik.setdefault(kebutuhan.id, n)) != n:
                self.masalah.append((f"{jalur}.id", f"“{kebutuhan.id}” sudah dipakai oleh $.kebutuhan[{lain}]"))
            hasil.append(kebutuhan)
        return tuple(hasil)

    def _kebutuhan(self, mentah: Any, jalur: str, tahun: set[int]) -> Kebutuhan:
        isi = self.objek(mentah, jalur, _KUNCI_KEBUTUHAN)
        mulai = self._mulai(self.ambil(isi, jalur, "mulai"), f"{jalur}.mulai", tahun)
        biaya, biaya_mulai = self._biaya_mulai(
            self.ambil(isi, jalur, "biaya_per_tahun"), f"{jalur}.biaya_per_tahun", mulai
        )
        return Kebutuhan(
            id=self.nama(self.ambil(isi, jalur, "id"), f"{jalur}.id"),
            opd=self.nama(self.ambil(isi, jalur, "opd"), f"{jalur}.opd"),
            skor=self.pecahan(self.ambil(isi, jalur, "skor"), f"{jalur}.skor", SKOR_TERBESAR),
            jumlah=self.bulat(self.ambil(isi, jalur, "jumlah"), f"{jalur}.jumlah", 1, ORANG_TERBANYAK, "orang"),
            biaya=biaya,
            mulai=mulai,
            wajib=self.benar(isi.get("wajib", False), f"{jalur}.wajib"),
            semua_atau_tidak=self.benar(isi.get("semua_atau_tidak", False), f"{jalur}.semua_atau_tidak"),
            biaya_mulai=biaya_mulai,
            pergi=self.benar(isi.get("pergi", True), f"{jalur}.pergi"),
        )

    def _biaya_mulai(
        self, mentah: Any, jalur: str, mulai: tuple[int, ...]
    ) -> tuple[tuple[int, ...], dict[int, tuple[int, ...]]]:
        """Read one list of costs for every start year, or {"2027": list, …} with a list for each of them."""
        if not isinstance(mentah, dict):
            return self._biaya(mentah, jalur), {}
        isi = self.objek(mentah, jalur, map(str, mulai))
        per_mulai = {t: self._biaya(self.ambil(isi, jalur, str(t)), f"{jalur}.{t}") for t in mulai}
        dasar = per_mulai[mulai[0]]
        return dasar, {t: biaya for t, biaya in per_mulai.items() if biaya != dasar}

    def _biaya(self, mentah: Any, jalur: str) -> tuple[int, ...]:
        larik = self.larik(mentah, jalur)
        if len(larik) > LAMA_TERPANJANG:
            self.tolak(jalur, f"paling banyak {LAMA_TERPANJANG} tahun anggaran, bukan {len(larik)}")
        return tuple(self.bulat(n, f"{jalur}[{i}]", 0, RUPIAH_TERBESAR, "rupiah") for i, n in enumerate(larik))

    def _mulai(self, mentah: Any, jalur: str, tahun: set[int]) -> tuple[int, ...]:
        larik = self.larik(mentah, jalur)
        for n, satu in enumerate(larik):
            if self._satu_tahun(satu, f"{jalur}[{n}]") not in tahun:
                self.tolak(f"{jalur}[{n}]", f"tahun {satu} tidak ada dalam $.tahun")
        if len(set(larik)) < len(larik):
            self.tolak(jalur, "ada tahun yang tertulis dua kali")
        return tuple(sorted(larik))

    def _semua_opd(self, mentah: Any, tahun: tuple[int, ...]) -> dict[str, BatasOpd]:
        isi = self.objek(mentah, "$.opd")
        return {self.nama(kode, "$.opd"): self._opd(batas, f"$.opd.{kode}", tahun) for kode, batas in isi.items()}

    def _opd(self, mentah: Any, jalur: str, tahun: tuple[int, ...]) -> BatasOpd:
        isi = self.objek(mentah, jalur, _KUNCI_OPD)
        maks = isi.get("maks_tempat")
        return BatasOpd(
            min_tempat=self.bulat(isi.get("min_tempat", 0), f"{jalur}.min_tempat", 0, ORANG_TERBANYAK, "orang"),
            maks_tempat=None if maks is None else self.bulat(maks, f"{jalur}.maks_tempat", 0, ORANG_TERBANYAK, "orang"),
            maks_pergi=self._maks_pergi(isi, jalur, tahun),
        )

    def _maks_pergi(self, isi: dict[str, Any], jalur: str, tahun: tuple[int, ...]) -> dict[int, int]:
        """Read the optional limit on absence: people by year, or a share of the staff less those away already."""
        if "maks_pergi" in isi:
            for kunci in ("pegawai", "maks_porsi_pergi", "sedang_pergi"):
                if kunci in isi:
                    self.tolak(f"{jalur}.{kunci}", "tidak dipakai bersama maks_pergi")
            return self._per_tahun(isi["maks_pergi"], f"{jalur}.maks_pergi", tahun, ORANG_TERBANYAK)
        if "maks_porsi_pergi" not in isi:
            for kunci in ("pegawai", "sedang_pergi"):
                if kunci in isi:
                    self.tolak(f"{jalur}.{kunci}", "hanya bermakna bersama maks_porsi_pergi")
            return {}
        pegawai = self.bulat(self.ambil(isi, jalur, "pegawai"), f"{jalur}.pegawai", 1, ORANG_TERBANYAK, "orang")
        batas = batas_pergi(pegawai, self.pecahan(isi["maks_porsi_pergi"], f"{jalur}.maks_porsi_pergi", 1))
        sedang = self._per_tahun(isi.get("sedang_pergi", {}), f"{jalur}.sedang_pergi", tahun, ORANG_TERBANYAK)
        return {satu: batas - sedang.get(satu, 0) for satu in tahun}


_KUNCI_KEBUTUHAN = ("id", "opd", "skor", "jumlah", "biaya_per_tahun", "mulai", "wajib", "semua_atau_tidak", "pergi")
_KUNCI_OPD = ("min_tempat", "maks_tempat", "maks_pergi", "pegawai", "maks_porsi_pergi", "sedang_pergi")


def _sebut(nilai: Any) -> str:
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
