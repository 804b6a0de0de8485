"""NIP: the 18 digits that name a civil servant, read from whatever people and spreadsheets make of them.

Layout: 1-8 birth date, 9-14 year and month of TMT CPNS, 15 gender, 16-18 serial. There is no check digit.
PPPK numbers have the same length and hold `21` where the month would stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from smartpns.core.errors import DomainError

from .pilihan import JenisKelamin

PANJANG = 18
BULAN_PPPK = "21"
USIA_MASUK_MUNGKIN = range(17, 51)
USIA_MASUK_LAZIM = range(18, 47)
USIA_MASUK_MUNGKIN_PPPK = range(17, 65)

_ANGKA_ILMIAH = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
_ANGKA_PECAHAN = re.compile(r"\d{15,18}[.,]0+")
_PEMISAH = re.compile(r"[\s.\-'’‘`\u200b\ufeff]+")

SARAN_TEKS = (
    "Ubah format kolom NIP di Excel menjadi Teks (Format Cells > Text), lalu ketik ulang NIP dari sumber aslinya; "
    "angka yang sudah hilang tidak kembali hanya dengan mengubah format."
)


@dataclass(frozen=True)
class Nip:
    """A NIP taken apart. `tmt_cpns` is (year, month), None for PPPK; `peringatan` holds doubts, not errors."""

    digits: str
    tanggal_lahir: date
    tahun_pengangkatan: int
    tmt_cpns: tuple[int, int] | None
    jenis_kelamin: JenisKelamin
    serial: int
    peringatan: tuple[str, ...] = ()

    @property
    def pppk(self) -> bool:
        """Return whether the number is that of a PPPK."""
        return self.tmt_cpns is None


def urai_nip(teks: str | int | float) -> Nip:
    """Take a NIP apart; raise DomainError (field `nip`) with what is wrong and how to mend it.

    Spaces, dots, hyphens and a leading apostrophe are accepted. A number instead of text is refused: 18 digits
    exceed what a spreadsheet number can hold, its last digits are already lost.
    """
    digits = _bersihkan(teks)
    lahir = _tanggal_lahir(digits)
    tahun, bulan = int(digits[8:12]), digits[12:14]
    pppk = bulan == BULAN_PPPK
    if not pppk and not 1 <= int(bulan) <= 12:
        raise _salah(
            f"Angka ke-13 dan 14 NIP adalah bulan pengangkatan; “{bulan}” bukan bulan. "
            "Tulis 01 sampai 12 (PPPK: 21), sesuai SK pengangkatan."
        )
    peringatan = _periksa_usia_masuk(tahun - lahir.year, pppk)
    return Nip(
        digits=digits,
        tanggal_lahir=lahir,
        tahun_pengangkatan=tahun,
        tmt_cpns=None if pppk else (tahun, int(bulan)),
        jenis_kelamin=_jenis_kelamin(digits[14]),
        serial=_serial(digits[15:]),
        peringatan=peringatan,
    )


def format_nip(digits: str) -> str:
    """Return a NIP in its printed groups of 8, 6, 1 and 3; anything that is not 18 digits comes back unchanged."""
    if not re.fullmatch(r"[0-9]{18}", digits):
        return digits
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def ketidakcocokan(
    nip: Nip, tanggal_lahir: date | None = None, jenis_kelamin: JenisKelamin | None = None
) -> list[tuple[str, str]]:
    """Return (field, sentence) for every column that contradicts the NIP; a column left empty contradicts nothing."""
    temuan = []
    if tanggal_lahir is not None and tanggal_lahir != nip.tanggal_lahir:
        temuan.append(
            (
                "tanggal_lahir",
                f"Tanggal lahir {tanggal_lahir:%d-%m-%Y} berbeda dengan NIP, yang menyebut "
                f"{nip.tanggal_lahir:%d-%m-%Y}. Samakan keduanya menurut SK CPNS.",
            )
        )
    if jenis_kelamin is not None and jenis_kelamin != nip.jenis_kelamin:
        temuan.append(
            (
                "jenis_kelamin",
                f"Jenis kelamin {jenis_kelamin.label} berbeda dengan NIP, yang menyebut {nip.jenis_kelamin.label} "
                "(angka ke-15). Samakan keduanya menurut SK CPNS.",
            )
        )
    return temuan


def _salah(pesan: str) -> DomainError:
    return DomainError(pesan, field="nip")


def _bersihkan(teks: str | int | float) -> str:
    if not isinstance(teks, str):
        raise _salah(f"NIP terbaca sebagai bilangan ({teks}), sehingga angka belakangnya bisa hilang. {SARAN_TEKS}")
    asli = teks.strip().lstrip("'’‘`").strip()
    if not asli:
        raise _salah("NIP belum diisi. Tulis 18 angka, misalnya 19850315 201001 1 001.")
    if _ANGKA_ILMIAH.fullmatch(asli) or _ANGKA_PECAHAN.fullmatch(asli):
        raise _salah(f"NIP berubah menjadi bilangan oleh Excel (“{asli}”). {SARAN_TEKS}")
    digits = _PEMISAH.sub("", asli)
    asing = sorted(set(re.sub(r"[0-9]", "", digits)))
    if asing:
        daftar = " ".join(asing)
        raise _salah(f"NIP “{asli}” memuat tanda selain angka: {daftar}. Tulis 18 angka saja.")
    if len(digits) != PANJANG:
        raise _salah(_salah_panjang(len(digits)))
    return digits


def _salah_panjang(panjang: int) -> str:
    if panjang == 9:
        return "Ini NIP lama (9 angka). Tulis NIP baru yang 18 angka; lihat SK konversi NIP."
    lebih = "kurang" if panjang < PANJANG else "lebih"
    return (
        f"NIP harus {PANJANG} angka; yang ditulis {panjang} angka ({lebih} {abs(PANJANG - panjang)}). "
        "Cocokkan dengan SK CPNS."
    )


def _tanggal_lahir(digits: str) -> date:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        raise _salah(
            f"Delapan angka pertama NIP adalah tanggal lahir (tahun, bulan, tanggal); “{digits[:8]}” bukan tanggal "
            "yang ada. Contoh: 19850315 untuk 15 Maret 1985."
        ) from None


def _periksa_usia_masuk(usia: int, pppk: bool) -> tuple[str, ...]:
    mungkin = USIA_MASUK_MUNGKIN_PPPK if pppk else USIA_MASUK_MUNGKIN
    if usia not in mungkin:
        raise _salah(
            f"Menurut NIP ini pengangkatan terjadi pada usia {usia} tahun, di luar {mungkin[0]} sampai {mungkin[-1]} "
            "tahun. Periksa tahun lahir (angka 1–4) dan tahun pengangkatan (angka 9–12)."
        )
    if not pppk and usia not in USIA_MASUK_LAZIM:
        return (f"Pengangkatan pada usia {usia} tahun tidak lazim; pastikan NIP sudah sesuai SK CPNS.",)
    return ()


def _jenis_kelamin(angka: str) -> JenisKelamin:
    if angka == "1":
        return JenisKelamin.L
    if angka == "2":
        return JenisKelamin.P
    raise _salah(
        f"Angka ke-15 NIP menyatakan jenis kelamin: 1 laki-laki, 2 perempuan. Yang tertulis {angka}; "
        "cocokkan dengan SK CPNS."
    )


def _serial(angka: str) -> int:
    if angka == "000":
        raise _salah(
            "Tiga angka terakhir NIP tidak pernah 000; biasanya ini tanda Excel membulatkan NIP. " + SARAN_TEKS
        )
    return int(angka)
