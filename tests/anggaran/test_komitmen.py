"""Commitments of running studies: what is due, and what an extension would add."""

from datetime import date
from typing import Any

import pytest
from flask import Flask

from smartpns.anggaran.queries import kebutuhan_berperingkat, proyeksi, studi_berjalan
from smartpns.biaya.queries import harga_berlaku
from smartpns.core.errors import DomainError
from smartpns.kebutuhan.queries import periode_tahun
from smartpns.organisasi.models import Parameter
from tests import pabrik
from tests.anggaran.test_views import JUTA, TAHUN, isi


def per_tahun(perpanjangan: int) -> list[int]:
    (studi,) = studi_berjalan(perpanjangan)
    return list(studi.biaya(harga_berlaku(), TAHUN).values())


def test_perpanjangan_menambah_semester_sesudah_akhir(app: Flask) -> None:
    """S2 from September 2026 at 10 million a semester: 1, 2, 1 semesters; an extension goes on into 2028 and 2029."""
    isi()
    assert per_tahun(0) == [20 * JUTA, 10 * JUTA, 0, 0, 0]
    assert per_tahun(1) == [20 * JUTA, 20 * JUTA, 0, 0, 0]
    assert per_tahun(2) == [20 * JUTA, 20 * JUTA, 10 * JUTA, 0, 0]


def test_perpanjangan_mengurangi_ruang_usulan_baru(app: Flask) -> None:
    """Two needs of 2 semesters in 2028 fill 50 million beside the base, not beside an extended study."""
    isi()
    periode = periode_tahun(2027)
    dasar, coba = (proyeksi(periode, kebutuhan_berperingkat(periode), 0, perpanjangan=n) for n in (0, 2))
    assert dasar.eskalasi.tahun[1].komitmen == 10 * JUTA and dasar.potongan.jumlah_muat == 2
    assert coba.eskalasi.tahun[1].komitmen == 20 * JUTA and coba.potongan.jumlah_muat == 1


@pytest.mark.parametrize(("diminta", "batas"), [(3, 2), (-1, 2), (2, 1)])
def test_perpanjangan_dibatasi_parameter(app: Flask, diminta: int, batas: int) -> None:
    isi()
    nilai: dict[str, Any] = {"kode": "perpanjangan_semester", "berlaku_mulai": date(2024, 1, 1)}
    pabrik.simpan(Parameter(**nilai, nilai=str(batas), dasar_hukum="Perbup uji"))
    with pytest.raises(DomainError, match=f"paling lama {batas} semester"):
        studi_berjalan(diminta)
