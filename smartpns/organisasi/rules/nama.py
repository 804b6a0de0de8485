"""Names as people type them: the key under which a program studi is found, and jenjang in all its spellings."""

from __future__ import annotations

import re
import unicodedata

from smartpns.core.errors import DomainError

from .pilihan import Jenjang

_EJAAN: dict[str, Jenjang] = {
    "sd": Jenjang.SD,
    "sekolah dasar": Jenjang.SD,
    "smp": Jenjang.SMP,
    "sltp": Jenjang.SMP,
    "sltp kejuruan": Jenjang.SMP,
    "sma": Jenjang.SMA,
    "smk": Jenjang.SMA,
    "slta": Jenjang.SMA,
    "slta kejuruan": Jenjang.SMA,
    "slta keguruan": Jenjang.SMA,
    "sma sederajat": Jenjang.SMA,
    "slta sederajat": Jenjang.SMA,
    "sarjana muda": Jenjang.D3,
    "sarjana terapan": Jenjang.D4,
    "sarjana": Jenjang.S1,
    "profesi": Jenjang.PROFESI,
    "magister": Jenjang.S2,
    "magister terapan": Jenjang.S2,
    "spesialis": Jenjang.SP1,
    "subspesialis": Jenjang.SP2,
    "doktor": Jenjang.S3,
    "doktor terapan": Jenjang.S3,
}
_BERNILAI = {jenjang.value: jenjang for jenjang in Jenjang}
_ROMAWI = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_BERNOMOR = re.compile(r"(?:(diploma|d)|(strata|s)|(spesialis|sp)) ?([1-4]|i{1,3}|iv)(?: terapan)?")
_GELAR_DI_NAMA = r"(?:sarjana terapan|magister terapan|doktor terapan|sarjana|magister|doktor)"
_NOMOR_DI_NAMA = r"(?:(?:diploma|strata|spesialis|d|s|sp) ?(?:[1-4]|iv|i{1,3}))(?: terapan)?"
_AWALAN = re.compile(rf"^(?:program studi|prodi|jurusan|{_NOMOR_DI_NAMA}|{_GELAR_DI_NAMA}) (?=\S)")
_AKHIRAN = re.compile(rf"(?<=\S) {_NOMOR_DI_NAMA}$")


def kunci_nama(nama: str) -> str:
    """Return the key of a programme name: without jenjang, case, accents, punctuation and needless spaces.

    `"S-1 Teknik  Informatika "` and `"Teknik Informatika (S1)"` both give `"teknik informatika"`.
    """
    kunci = _rata(nama)
    while (pendek := _AWALAN.sub("", kunci)) != kunci:
        kunci = pendek
    return _AKHIRAN.sub("", kunci)


def baca_jenjang(teks: str) -> Jenjang:
    """Read a jenjang as people write it (`S-1`, `Strata 1`, `D.III`, `SLTA`); raise DomainError otherwise."""
    rata = _rata(teks)
    jenjang = _EJAAN.get(rata) or _BERNILAI.get(_nilai_bernomor(rata))
    if jenjang is None:
        contoh = ", ".join(anggota.label for anggota in Jenjang)
        raise DomainError(f"Jenjang “{teks.strip()}” tidak dikenal. Tulis salah satu: {contoh}.", field="jenjang")
    return jenjang


def _nilai_bernomor(rata: str) -> str:
    """Return the enum value that a numbered spelling stands for (`d iii` gives `d3`), or an empty string."""
    cocok = _BERNOMOR.fullmatch(rata)
    if cocok is None:
        return ""
    diploma, strata, _, nomor = cocok.groups()
    huruf = "d" if diploma else "s" if strata else "sp"
    return huruf + _ROMAWI.get(nomor, nomor)


def _rata(teks: str) -> str:
    tanpa_aksen = unicodedata.normalize("NFKD", teks).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", tanpa_aksen.lower().replace("&", " dan ")).strip()
