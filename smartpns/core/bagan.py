"""Charts: a Vega-Lite specification drawn on the server as SVG, once per content.

The first drawing in a process takes about a second, later ones some 30 ms; a page only deposits the specification
(`titip`) and the browser fetches the picture by its fingerprint.
"""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from threading import Lock
from typing import Any

import vl_convert

HURUF = "Inter, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"
TINTA, TEKS, REDUP, GARIS = "#0f1b2d", "#1f2a3a", "#52606f", "#dde3ea"
GELAP, TERANG, BATAS = "#0a2f5c", "#8fb8ea", "#a4161a"
"""Dark and light stay apart in grey print; the limit is a line, never only a colour."""
BANYAK = 256

_titipan: OrderedDict[str, str] = OrderedDict()
_kunci = Lock()


def titip(spek: Mapping[str, Any]) -> str:
    """Keep a specification ready to be drawn; returns its fingerprint."""
    isi = json.dumps(spek, sort_keys=True, ensure_ascii=False)
    sidik = hashlib.sha256(isi.encode()).hexdigest()[:24]
    with _kunci:
        _titipan[sidik] = isi
        _titipan.move_to_end(sidik)
        while len(_titipan) > BANYAK:
            _titipan.popitem(last=False)
    return sidik


def svg(sidik: str) -> str | None:
    """The drawing of a deposited specification; None when this process does not have it (any more)."""
    with _kunci:
        isi = _titipan.get(sidik)
    return None if isi is None else _gambar(isi)


@lru_cache(maxsize=BANYAK)
def _gambar(isi: str) -> str:
    return str(vl_convert.vegalite_to_svg(isi))


def batang_bertahun(baris: Sequence[Mapping[str, Any]], nama: tuple[str, str, str], lebar: int = 600) -> dict[str, Any]:
    """Stacked bars per year under a limit line.

    Each row: tahun, bawah, atas, batas (None: no line), label (written over the bar), lewat (the limit is exceeded).
    `nama` names lower part, upper part and limit in the legend.
    """
    bagian = [
        {"tahun": str(b["tahun"]), "bagian": n, "urut": urut, "nilai": b[kolom]}
        for b in baris
        for urut, (n, kolom) in enumerate(((nama[0], "bawah"), (nama[1], "atas")))
    ]
    tertinggi = max((max(b["bawah"] + b["atas"], b["batas"] or 0) for b in baris), default=0) or 1
    tanda = [
        {
            "tahun": str(b["tahun"]),
            "batas": b["batas"],
            "garis": nama[2],
            "label": b["label"],
            "lewat": b["lewat"],
            "puncak": _puncak(b["bawah"] + b["atas"], b["batas"], tertinggi),
        }
        for b in baris
    ]
    x = {"field": "tahun", "type": "ordinal", "axis": _sumbu(), "scale": {"paddingInner": 0.45, "paddingOuter": 0.25}}
    skala = {"domain": [0, tertinggi * 1.1]}
    langkah = lebar / max(len(baris), 1)
    return _bingkai(lebar, 300) | {
        "layer": [
            {
                "data": {"values": bagian},
                "mark": {"type": "bar", "stroke": "#ffffff", "strokeWidth": 1},
                "encoding": {
                    "x": x,
                    "y": {"field": "nilai", "type": "quantitative", "axis": None, "scale": skala},
                    "color": _warna(nama[0], nama[1]),
                    "order": {"field": "urut"},
                },
            },
            {
                "data": {"values": [t for t in tanda if t["batas"] is not None]},
                "mark": {"type": "tick", "thickness": 3, "size": langkah * 0.78, "color": BATAS, "opacity": 1},
                "encoding": {
                    "x": x,
                    "y": {"field": "batas", "type": "quantitative", "axis": None, "scale": skala},
                    "stroke": {
                        "field": "garis",
                        "type": "nominal",
                        "scale": {"domain": [nama[2]], "range": [BATAS]},
                        "legend": {"title": None, "orient": "bottom", "symbolType": "stroke", "symbolStrokeWidth": 3},
                    },
                },
            },
            {
                "data": {"values": tanda},
                "mark": {"type": "text", "dy": -9, "fontWeight": 600, "fontSize": 13},
                "encoding": {
                    "x": x,
                    "y": {"field": "puncak", "type": "quantitative", "axis": None, "scale": skala},
                    "text": {"field": "label"},
                    "color": {"condition": {"test": "datum.lewat", "value": BATAS}, "value": TINTA},
                },
            },
        ],
    }


def batang_kelompok(baris: Sequence[Mapping[str, Any]], nama: tuple[str, str], lebar: int = 600) -> dict[str, Any]:
    """Lying bars in two parts, one per group, in the order given. Each row: nama, kiri, kanan, label."""
    bagian = [
        {"nama": b["nama"], "bagian": n, "urut": urut, "nilai": b[kolom]}
        for b in baris
        for urut, (n, kolom) in enumerate(((nama[0], "kiri"), (nama[1], "kanan")))
    ]
    ujung = [{"nama": b["nama"], "nilai": b["kiri"] + b["kanan"], "label": b["label"]} for b in baris]
    lebar_nama = min(240, lebar * 0.42)
    lebar_batang = lebar - lebar_nama - 8.5 * max((len(u["label"]) for u in ujung), default=0) - 24
    terpanjang = max((u["nilai"] for u in ujung), default=0) or 1
    skala = {"domain": [0, terpanjang * (lebar - lebar_nama) / lebar_batang]}
    y = {
        "field": "nama",
        "type": "nominal",
        "sort": [b["nama"] for b in baris],
        "axis": _sumbu() | {"labelLimit": lebar_nama},
    }
    return _bingkai(lebar, {"step": 30}) | {
        "layer": [
            {
                "data": {"values": bagian},
                "mark": {"type": "bar", "stroke": "#ffffff", "strokeWidth": 1, "height": 20},
                "encoding": {
                    "y": y,
                    "x": {"field": "nilai", "type": "quantitative", "axis": None, "scale": skala},
                    "color": _warna(nama[0], nama[1]),
                    "order": {"field": "urut"},
                },
            },
            {
                "data": {"values": ujung},
                "mark": {"type": "text", "align": "left", "dx": 6, "fontWeight": 600, "fontSize": 13, "color": TINTA},
                "encoding": {
                    "y": y,
                    "x": {"field": "nilai", "type": "quantitative", "axis": None, "scale": skala},
                    "text": {"field": "label"},
                },
            },
        ],
    }


def _puncak(total: int, batas: int | None, tertinggi: int) -> int:
    """Where a bar's label stands: above the limit line when the bar ends just under it."""
    return batas if batas is not None and total <= batas < total + tertinggi * 0.09 else total


def _warna(gelap: str, terang: str) -> dict[str, Any]:
    return {
        "field": "bagian",
        "type": "nominal",
        "scale": {"domain": [gelap, terang], "range": [GELAP, TERANG]},
        "legend": {"title": None, "orient": "bottom", "symbolType": "square"},
    }


def _sumbu() -> dict[str, Any]:
    return {"title": None, "ticks": False, "domainColor": GARIS, "labelAngle": 0, "labelPadding": 8}


def _bingkai(lebar: int, tinggi: int | dict[str, int]) -> dict[str, Any]:
    huruf = {"labelFont": HURUF, "labelFontSize": 13, "labelColor": TEKS}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": lebar,
        "height": tinggi,
        "autosize": {"type": "fit-x" if isinstance(tinggi, dict) else "fit", "contains": "padding"},
        "background": "transparent",
        "padding": 4,
        "config": {
            "view": {"stroke": None},
            "axis": huruf | {"grid": False},
            "legend": huruf | {"symbolSize": 140, "columnPadding": 18},
            "text": {"font": HURUF},
        },
    }
