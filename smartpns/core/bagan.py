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
GELAP, TERANG, KOSONG, BATAS = "#0a2f5c", "#8fb8ea", "#ffffff", "#a4161a"
"""Dark and light stay apart in grey print; the limit is a line, never only a colour."""
BATANG = {"type": "bar", "stroke": GELAP, "strokeWidth": 1}
"""An outline keeps light bars visible on white paper."""
TERENDAH_BERTULISAN, TERSEMPIT_BERTULISAN = 0.07, 90
"""What holds a figure inside a bar: a part of the chart's height, and pixels from one bar to the next."""
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

    Each row: tahun, bawah, atas, label_bagian (written into them), batas (None: no line), label_batas (written above
    the year), label (written over the bar), lewat (the limit is exceeded).
    `nama` names lower part, upper part and limit in the legend; the parts are told apart by lightness as well.
    """
    tertinggi = max((max(b["bawah"] + b["atas"], b["batas"] or 0) for b in baris), default=0) or 1
    x = {"field": "tahun", "type": "ordinal", "axis": _sumbu(), "scale": {"paddingInner": 0.45, "paddingOuter": 0.25}}
    tanda = [_tanda(b, nama[2], tertinggi) for b in baris]
    langkah = lebar / max(len(baris), 1)
    lapis = [
        _bagian_tegak(baris, nama, x),
        _isi_bagian(baris if langkah >= TERSEMPIT_BERTULISAN else (), x, tertinggi * TERENDAH_BERTULISAN),
        _garis_batas([t for t in tanda if t["batas"] is not None], nama[2], x, langkah * 0.78),
        _tulisan(tanda, {"x": x, "y": {"field": "puncak"}}, dy=-9),
        _nama_batas(tanda, x, tertinggi * 1.22),
    ]
    skala = {"type": "quantitative", "axis": None, "scale": {"domain": [0, tertinggi * 1.24]}}
    for satu in lapis:
        satu["encoding"]["y"] |= skala
    return _bingkai(lebar, 300) | {"layer": lapis}


def _tanda(b: Mapping[str, Any], garis: str, tertinggi: int) -> dict[str, Any]:
    """The limit and the label of one year."""
    total = b["bawah"] + b["atas"]
    return {
        "tahun": str(b["tahun"]),
        "batas": b["batas"],
        "garis": garis,
        "label": b["label"],
        "label_batas": b["label_batas"],
        "lewat": b["lewat"],
        "puncak": _puncak(total, b["batas"], tertinggi),
    }


def _bagian_tegak(baris: Sequence[Mapping[str, Any]], nama: Sequence[str], x: Mapping[str, Any]) -> dict[str, Any]:
    """The two parts of every standing bar."""
    bagian = [
        {"tahun": str(b["tahun"]), "bagian": n, "urut": urut, "nilai": b[kolom]}
        for b in baris
        for urut, (n, kolom) in enumerate(zip(nama[:2], ("bawah", "atas"), strict=True))
    ]
    return {
        "data": {"values": bagian},
        "mark": BATANG,
        "encoding": {"x": x, "y": {"field": "nilai"}, "color": _warna(nama[:2]), "order": {"field": "urut"}},
    }


def _isi_bagian(baris: Sequence[Mapping[str, Any]], x: Mapping[str, Any], terendah: float) -> dict[str, Any]:
    """The figures inside the parts that are high enough to hold them: `label_bagian` of the row, lower part first."""
    tulisan = [
        {"tahun": str(b["tahun"]), "tengah": dasar + tinggi / 2, "label": label, "gelap": not dasar}
        for b in baris
        for dasar, tinggi, label in zip((0, b["bawah"]), (b["bawah"], b["atas"]), b["label_bagian"], strict=True)
        if tinggi >= terendah and b["bawah"] and b["atas"]
    ]
    return {
        "data": {"values": tulisan},
        "mark": {"type": "text", "fontSize": 11},
        "encoding": {
            "x": x,
            "y": {"field": "tengah"},
            "text": {"field": "label"},
            "color": {"condition": {"test": "datum.gelap", "value": KOSONG}, "value": TINTA},
        },
    }


def _garis_batas(tanda: Sequence[Mapping[str, Any]], nama: str, x: Mapping[str, Any], panjang: float) -> dict[str, Any]:
    """The limit of every year: a line across its bar, never only a colour."""
    return {
        "data": {"values": tanda},
        "mark": {"type": "tick", "thickness": 3, "size": panjang, "color": BATAS, "opacity": 1},
        "encoding": {
            "x": x,
            "y": {"field": "batas"},
            "stroke": {
                "field": "garis",
                "type": "nominal",
                "scale": {"domain": [nama], "range": [BATAS]},
                "legend": {"title": None, "orient": "bottom", "symbolType": "stroke", "symbolStrokeWidth": 3},
            },
        },
    }


def _nama_batas(tanda: Sequence[Mapping[str, Any]], x: Mapping[str, Any], letak: float) -> dict[str, Any]:
    """Above every year what its limit is, so that nobody takes the label of a bar for it."""
    return {
        "data": {"values": [{"tahun": t["tahun"], "atas": letak, "tulisan": t["label_batas"]} for t in tanda]},
        "mark": {"type": "text", "fontSize": 11, "color": BATAS, "baseline": "top"},
        "encoding": {"x": x, "y": {"field": "atas"}, "text": {"field": "tulisan"}},
    }


def _tulisan(tanda: Sequence[Mapping[str, Any]], letak: Mapping[str, Any], **sifat: Any) -> dict[str, Any]:
    """A label at every bar; in the colour of the limit where it is exceeded."""
    return {
        "data": {"values": tanda},
        "mark": {"type": "text", "fontWeight": 600, "fontSize": 13, **sifat},
        "encoding": {
            **letak,
            "text": {"field": "label"},
            "color": {"condition": {"test": "datum.lewat", "value": BATAS}, "value": TINTA},
        },
    }


def batang_kelompok(baris: Sequence[Mapping[str, Any]], nama: tuple[str, str], lebar: int = 600) -> dict[str, Any]:
    """Lying bars in two parts, one per group, in the order given. Each row: nama, kiri, kanan, label."""
    bagian = [
        {"nama": b["nama"], "bagian": n, "urut": urut, "nilai": b[kolom]}
        for b in baris
        for urut, (n, kolom) in enumerate(zip(nama, ("kiri", "kanan"), strict=True))
    ]
    ujung = [{"nama": b["nama"], "nilai": b["kiri"] + b["kanan"], "label": b["label"]} for b in baris]
    lebar_nama = min(240, lebar * 0.42)
    y = {
        "field": "nama",
        "type": "nominal",
        "sort": [b["nama"] for b in baris],
        "axis": _sumbu() | {"labelLimit": lebar_nama},
    }
    x = _rebah(ujung, lebar, lebar_nama)
    batang = {
        "data": {"values": bagian},
        "mark": BATANG | {"height": 20},
        "encoding": {"y": y, "x": x, "color": _warna(nama), "order": {"field": "urut"}},
    }
    return _bingkai(lebar, {"step": 30}) | {"layer": [batang, _tulisan(ujung, {"y": y, "x": x}, align="left", dx=6)]}


def batang_berdampingan(
    baris: Sequence[Mapping[str, Any]], nama: tuple[str, str, str], lebar: int = 600
) -> dict[str, Any]:
    """Lying bars beside each other, three for each year; what is not known has none.

    Each row: tahun, nilai (three, or None), label (three). `nama` names the three: the first is only outlined, the
    second light, the third dark, so that they stay apart in grey.
    """
    batang = [
        {"tahun": str(b["tahun"]), "bagian": n, "nilai": nilai, "label": label}
        for b in baris
        for n, nilai, label in zip(nama, b["nilai"], b["label"], strict=True)
        if nilai is not None
    ]
    y = {"field": "tahun", "type": "ordinal", "axis": _sumbu(), "scale": {"paddingInner": 0.25}}
    letak = {
        "y": y,
        "yOffset": {"field": "bagian", "type": "nominal", "sort": list(nama)},
        "x": _rebah(batang, lebar, 48),
    }
    gambar = {
        "data": {"values": batang},
        "mark": {"type": "bar", "stroke": GELAP, "strokeWidth": 1.2},
        "encoding": {**letak, "color": _warna(nama, (KOSONG, TERANG, GELAP))},
    }
    return _bingkai(lebar, {"step": 20, "for": "offset"}) | {
        "layer": [gambar, _tulisan(batang, letak, align="left", dx=6, fontSize=12)]
    }


def _rebah(ujung: Sequence[Mapping[str, Any]], lebar: int, lebar_nama: float) -> dict[str, Any]:
    """The length of lying bars, with room for the label at the end of the longest."""
    lebar_batang = lebar - lebar_nama - 8.5 * max((len(u["label"]) for u in ujung), default=0) - 24
    terpanjang = max((u["nilai"] for u in ujung), default=0) or 1
    skala = {"domain": [0, terpanjang * (lebar - lebar_nama) / lebar_batang]}
    return {"field": "nilai", "type": "quantitative", "axis": None, "scale": skala}


def _puncak(total: int, batas: int | None, tertinggi: int) -> int:
    """Where a bar's label stands: above the limit line when the bar ends just under it."""
    return batas if batas is not None and total <= batas < total + tertinggi * 0.09 else total


def _warna(nama: Sequence[str], warna: Sequence[str] = (GELAP, TERANG)) -> dict[str, Any]:
    return {
        "field": "bagian",
        "type": "nominal",
        "scale": {"domain": list(nama), "range": list(warna)},
        "legend": {"title": None, "orient": "bottom", "symbolType": "square", "symbolStrokeColor": GELAP},
    }


def _sumbu() -> dict[str, Any]:
    return {"title": None, "ticks": False, "domainColor": GARIS, "labelAngle": 0, "labelPadding": 8}


def _bingkai(lebar: int, tinggi: int | dict[str, Any]) -> dict[str, Any]:
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
