"""The state of posts: what is counted, what is not, and how many statements it takes."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from smartpns.akun.izin import Pelaku, Peran
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.organisasi import queries, services
from smartpns.organisasi.queries import KeadaanJabatan
from smartpns.organisasi.rules import JenisUnit, Jenjang, JenjangJabatan, Pembiayaan, StatusJabatan, StatusPegawai
from smartpns.organisasi.services import IsianStudi, IsianUnit
from tests import pabrik

PADA = date(2026, 6, 1)
SISTEM = Pelaku.sistem()


def test_keadaan_menghitung_tiap_keadaan_sekali(app: Flask) -> None:
    keperawatan, hukum = pabrik.program_studi("Keperawatan"), pabrik.program_studi("Hukum")
    opd = pabrik.unit()
    upt = services.tambah_unit(IsianUnit("9.1.1", "UPT", "UPT", JenisUnit.UPT, opd), SISTEM)
    perawat = pabrik.jabatan((keperawatan,))
    pabrik.formasi(opd, perawat, 2)
    pabrik.formasi(upt, perawat, 7)
    cocok = pabrik.pegawai(opd, perawat, jenjang=Jenjang.S1, program_studi_id=keperawatan.id)
    pabrik.pegawai(upt, perawat, jenjang=Jenjang.S1, program_studi_id=hukum.id)
    pabrik.pegawai(upt, perawat, jenjang=Jenjang.D3)
    pabrik.pegawai(upt, perawat, jenjang=Jenjang.S2, prodi_teks="Sandi Negara")
    pabrik.pegawai(upt, perawat, jenjang=None, status=StatusPegawai.CPNS, tanggal_lahir=date(1970, 1, 5))
    pabrik.pegawai(upt, perawat, status=StatusPegawai.PPPK)
    pabrik.pegawai(upt, perawat, aktif=False)
    studi = IsianStudi(
        Jenjang.S2, keperawatan, date(2025, 9, 1), 4, Pembiayaan.APBD, StatusJabatan.DIBERHENTIKAN, "luar_provinsi"
    )
    services.tambah_studi(cocok, studi, SISTEM)
    db.session.flush()

    keadaan = queries.keadaan_jabatan(PADA)[opd.id, perawat.id]
    assert (keadaan.formasi, keadaan.pemangku, keadaan.kosong) == (9, 5, 4)
    assert (keadaan.belum_memenuhi, keadaan.belum_dapat_dinilai) == (2, 2)
    assert (keadaan.pensiun, keadaan.sedang_studi) == (1, 1)
    assert keadaan.jenjang_terbanyak is Jenjang.S1


@pytest.mark.parametrize(("lahir", "pensiun"), [(date(1973, 5, 31), 1), (date(1973, 6, 1), 0)])
def test_pensiun_menurut_tmt_dalam_horizon(app: Flask, lahir: date, pensiun: int) -> None:
    """BUP 58, horizon 5 years from 1 June 2026: TMT 1 June 2031 counts, TMT 1 July 2031 does not."""
    opd, jabatan = pabrik.unit(), pabrik.jabatan(jenjang_jabatan=JenjangJabatan.AHLI_MUDA)
    pabrik.pegawai(opd, jabatan, tanggal_lahir=lahir)
    assert queries.keadaan_jabatan(PADA)[opd.id, jabatan.id].pensiun == pensiun


def test_kelebihan_satu_jabatan_tidak_menutup_kosong_yang_lain() -> None:
    jumlah = queries.jumlahkan([KeadaanJabatan(formasi=1, pemangku=4), KeadaanJabatan(formasi=3)])
    assert (jumlah.formasi, jumlah.pemangku, jumlah.kosong) == (4, 4, 3)


def test_dibatasi_opd_dan_jabatan(app: Flask) -> None:
    satu, dua = pabrik.unit(), pabrik.unit()
    a, b = pabrik.jabatan(), pabrik.jabatan()
    for opd in (satu, dua):
        for jabatan in (a, b):
            pabrik.formasi(opd, jabatan)
    assert set(queries.keadaan_jabatan(PADA, satu.id)) == {(satu.id, a.id), (satu.id, b.id)}
    assert set(queries.keadaan_jabatan(PADA, jabatan_id=b.id)) == {(satu.id, b.id), (dua.id, b.id)}


def test_jumlah_sql_keadaan_tetap(app: Flask) -> None:
    hitung: list[Any] = []

    def catat(*isi: Any) -> None:
        hitung.append(isi[2])

    def banyak() -> int:
        db.session.flush()
        hitung.clear()
        event.listen(db.engine, "before_cursor_execute", catat)
        queries.keadaan_jabatan(PADA)
        event.remove(db.engine, "before_cursor_execute", catat)
        return len(hitung)

    pabrik.pegawai(pabrik.unit(), pabrik.jabatan())
    sedikit = banyak()
    for _ in range(20):
        opd, jabatan = pabrik.unit(), pabrik.jabatan()
        pabrik.formasi(opd, jabatan)
        pabrik.pegawai(opd, jabatan)
    assert banyak() == sedikit == 7


def test_unit_di_luar_lingkup_tidak_ditemukan(app: Flask) -> None:
    sendiri, lain = pabrik.unit(), pabrik.unit()
    operator, perencana = pabrik.pelaku(Peran.OPERATOR, sendiri), pabrik.pelaku(Peran.PERENCANA)
    assert queries.ambil_unit(sendiri.id, operator) is sendiri
    with pytest.raises(TidakDitemukan):
        queries.ambil_unit(lain.id, operator)
    assert queries.ambil_unit(lain.id, perencana) is lain
    assert [u.id for u in queries.opd_terlihat(operator)] == [sendiri.id]
    assert len(queries.opd_terlihat(perencana)) == 2


def test_unit_dalam_opd_mendahulukan_opd(app: Flask) -> None:
    opd = pabrik.unit(kode="9.9")
    upt = services.tambah_unit(IsianUnit("1.1", "UPT", "UPT", JenisUnit.UPT, opd), SISTEM)
    db.session.flush()
    assert list(queries.unit_dalam_opd(opd.id)) == [opd, upt]
