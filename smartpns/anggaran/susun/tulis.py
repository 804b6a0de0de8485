"""A case in its JSON format, the way back from `baca.py`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from smartpns.anggaran.susun.kasus import BatasOpd, Kasus, Kebutuhan
from smartpns.anggaran.susun.pergi import MasaPergi, Saat


def tulis_kasus(kasus: Kasus) -> str:
    """Return the case as JSON text, the same text for the same case.

    Scores and the discount come out as decimals, so they must be such: `baca_kasus` then reads the same case.
    """
    isi = {
        "tahun": list(kasus.tahun),
        "pagu": _per_tahun(kasus.pagu),
        "komitmen": _per_tahun(kasus.komitmen),
        "diskon_tunda": _pecahan(kasus.diskon_tunda),
        "kebutuhan": [_kebutuhan(satu) for satu in kasus.kebutuhan],
        "opd": {kode: _opd(batas) for kode, batas in sorted(kasus.opd.items())},
    }
    return json.dumps(isi, ensure_ascii=False)


def _kebutuhan(satu: Kebutuhan) -> dict[str, Any]:
    return {
        "id": satu.id,
        "opd": satu.opd,
        "skor": _pecahan(satu.skor),
        "jumlah": satu.jumlah,
        "biaya_per_tahun": {str(t): list(satu.biaya_bila(t)) for t in satu.mulai}
        if satu.biaya_mulai
        else list(satu.biaya),
        "mulai": list(satu.mulai),
        "wajib": satu.wajib,
        "semua_atau_tidak": satu.semua_atau_tidak,
        "pergi": {"semester": satu.pergi.semester, "bulan_mulai": satu.pergi.bulan_mulai}
        if isinstance(satu.pergi, MasaPergi)
        else satu.pergi,
    }


def _opd(batas: BatasOpd) -> dict[str, Any]:
    isi: dict[str, Any] = {"min_tempat": batas.min_tempat}
    if batas.maks_tempat is not None:
        isi["maks_tempat"] = batas.maks_tempat
    if batas.maks_pergi:
        isi["maks_pergi"] = {_saat(saat): orang for saat, orang in sorted(batas.maks_pergi.items())}
    return isi


def _per_tahun(nilai: Mapping[int, int]) -> dict[str, int]:
    return {str(tahun): jumlah for tahun, jumlah in sorted(nilai.items())}


def _saat(saat: Saat) -> str:
    return f"{saat.tahun}-{saat.bulan:02}" if saat.bulan else str(saat.tahun)


def _pecahan(nilai: Fraction) -> int | float:
    return nilai.numerator if nilai.denominator == 1 else float(nilai)
