"""A small published district."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from smartpns.akun.izin import Pelaku, Peran
from smartpns.core.db import db
from smartpns.organisasi.rules import Jenjang, Pembiayaan
from smartpns.publikasi.models import Publikasi
from smartpns.publikasi.services import terbitkan
from smartpns.rencana.models import Rencana
from tests import pabrik

PERENCANA = Pelaku(None, "Perencana Uji", Peran.PERENCANA)

KEBUTUHAN: tuple[dict[str, Any], ...] = (
    {},
    {"nama_opd": "Bappeda", "kode_opd": "5.01", "jabatan": "Perencana Ahli Muda", "jumlah": 1, "tahun_mulai": 2029},
    {
        "jenjang": Jenjang.S1,
        "kode_prodi": "akuntansi",
        "program_studi": "Akuntansi",
        "kode_rumpun": "3.04",
        "rumpun": "Ekonomi",
        "kode_opd": "6.01",
        "nama_opd": "Inspektorat",
        "jabatan": "Auditor Ahli Pertama",
        "jumlah": 5,
        "lama_semester": 8,
        "pembiayaan": Pembiayaan.MANDIRI,
        "tahun_mulai": 2028,
    },
    {
        "jenjang": Jenjang.SP1,
        "kode_prodi": "anestesiologi-dan-terapi-intensif",
        "program_studi": "Anestesiologi dan Terapi Intensif",
        "kode_rumpun": "6.02",
        "rumpun": "Kesehatan",
        "kode_opd": "1.02",
        "nama_opd": "RSUD",
        "jabatan": "Dokter Spesialis Anestesi Ahli Muda",
        "pemangku": 1,
        "belum_memenuhi": 1,
        "jumlah": 1,
        "lama_semester": 8,
        "termuat": False,
        "sebab_tidak_termuat": "Pagu 2027 habis.",
    },
)


def rencana_contoh(tahun: int = 2027, versi: int = 1, **nilai: Any) -> Rencana:
    rencana = pabrik.rencana(pabrik.periode(tahun), versi=versi, **nilai)
    for isi in KEBUTUHAN:
        geser = {"tahun_mulai": isi.get("tahun_mulai", 2027) + tahun - 2027}
        pabrik.baris_rencana(rencana, **isi | geser)
    return rencana


@pytest.fixture
def rumpun(app: Flask) -> None:
    for kode, nama in (("3", "Ilmu Sosial"), ("5", "Ilmu Formal"), ("6", "Ilmu Terapan")):
        pabrik.rumpun(kode, nama)


@pytest.fixture
def terbit(rumpun: None) -> Publikasi:
    """The list 2027 version 1, published."""
    publikasi = terbitkan(rencana_contoh(sk_nomor="800/17/SK/2026", sk_tanggal=date(2026, 3, 2)), PERENCANA)
    db.session.commit()
    return publikasi


@pytest.fixture
def hitung_sql(app: Flask) -> Callable[[], AbstractContextManager[list[str]]]:
    """`with hitung_sql() as pernyataan:` collects the SQL statements of the block."""

    @contextmanager
    def hitung() -> Iterator[list[str]]:
        pernyataan: list[str] = []

        def catat_sql(_k: Any, _c: Any, sql: str, *_lain: Any) -> None:
            pernyataan.append(sql)

        event.listen(db.engine, "before_cursor_execute", catat_sql)
        try:
            yield pernyataan
        finally:
            event.remove(db.engine, "before_cursor_execute", catat_sql)

    return hitung
