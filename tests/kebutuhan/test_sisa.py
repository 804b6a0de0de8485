"""Unfilled needs of the former period: what counts as filled, the chain over years, letting go, waiting as K8."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from smartpns.akun.izin import Pelaku, Peran
from smartpns.core.db import db
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.waktu import sekarang
from smartpns.kebutuhan.models import Kebutuhan, Periode, SisaDilepas, Usulan
from smartpns.kebutuhan.queries import untuk_dinilai
from smartpns.kebutuhan.queries.acuan import isian_dari
from smartpns.kebutuhan.queries.sisa import satu_sisa, sisa_usulan
from smartpns.kebutuhan.rules import HasilVerifikasi, StatusUsulan
from smartpns.kebutuhan.services.alur import mulai_usulan
from smartpns.kebutuhan.services.isian import ubah_kebutuhan
from smartpns.kebutuhan.services.sisa import ambil_sisa, batalkan_lepas, lepas_sisa
from smartpns.organisasi.rules import Jenjang, Lokasi, Pembiayaan, StatusJabatan
from smartpns.organisasi.services import IsianStudi, tambah_studi
from smartpns.prioritas.queries.peringkat import kebutuhan_dinilai
from tests import pabrik
from tests.halaman import Klien, sup, teks
from tests.kebutuhan.dunia import Dunia

SISTEM = Pelaku.sistem()


class DuniaLama(Dunia):
    """The OPD in 2027, with a need for three verified in 2026."""

    def __init__(self) -> None:
        super().__init__()
        dulu = sekarang() - timedelta(days=300)
        lalu = pabrik.periode(2026, dibuka_pada=dulu, ditutup_pada=dulu + timedelta(days=30))
        self.lama = self.usulan_lalu(lalu, jumlah=4, jumlah_disetujui=3, tahun_mulai=2026)
        self.mulai()

    def usulan_lalu(self, periode: Periode, **nilai: Any) -> Kebutuhan:
        usulan = pabrik.usulan(periode, self.opd, status=StatusUsulan.DIVERIFIKASI, diajukan_pada=sekarang())
        db.session.refresh(usulan)
        isi = {"verifikasi": HasilVerifikasi.DISESUAIKAN, "alasan_verifikasi": "Tiga dahulu."} | nilai
        return pabrik.kebutuhan(usulan, self.jabatan, self.prodi, **isi)

    def studi(self, mulai: date, jenjang: Jenjang = Jenjang.S1, **nilai: Any) -> None:
        orang = pabrik.pegawai(nilai.pop("unit", self.opd), nilai.pop("jabatan", self.jabatan), jenjang=Jenjang.D3)
        studi = IsianStudi(
            jenjang, self.prodi, mulai, 8, Pembiayaan.APBD, StatusJabatan.DIBERHENTIKAN, Lokasi.DALAM_PROVINSI
        )
        tambah_studi(orang, studi, SISTEM)


def verifikasi(usulan: Usulan) -> None:
    for baris in usulan.kebutuhan:
        baris.verifikasi, baris.jumlah_disetujui = HasilVerifikasi.DITERIMA, baris.jumlah
        pabrik.simpan(baris)
    usulan.status, usulan.diajukan_pada = StatusUsulan.DIVERIFIKASI, sekarang()
    pabrik.simpan(usulan)


@pytest.fixture
def dunia(app: Flask) -> DuniaLama:
    return DuniaLama()


def test_terisi_ialah_studi_yang_sama_sejak_awal_periode_lalu(dunia: DuniaLama) -> None:
    dunia.studi(date(2026, 1, 1))
    dunia.studi(date(2025, 12, 31))
    dunia.studi(date(2026, 9, 1), Jenjang.S2)
    dunia.studi(date(2026, 9, 1), jabatan=pabrik.jabatan((dunia.prodi,)))
    dunia.studi(date(2026, 9, 1), unit=pabrik.unit())
    (sisa,) = sisa_usulan(dunia.usulan)
    assert (sisa.jumlah, sisa.terisi, sisa.lama) == (2, 1, 1)


def test_yang_terisi_penuh_atau_tidak_diverifikasi_tidak_ditawarkan(dunia: DuniaLama) -> None:
    for _ in range(3):
        dunia.studi(date(2026, 9, 1))
    assert sisa_usulan(dunia.usulan) == []
    dunia.lama.usulan.status = StatusUsulan.DIAJUKAN
    pabrik.simpan(dunia.lama.usulan)
    with pytest.raises(TidakDitemukan):
        satu_sisa(dunia.usulan, dunia.lama.id)


def test_rantai_dua_tahun_membawa_tahun_pertama_sampai_ke_k8(dunia: DuniaLama) -> None:
    dunia.studi(date(2026, 9, 1))
    baris = ambil_sisa(dunia.usulan, satu_sisa(dunia.usulan, dunia.lama.id), dunia.pelaku)
    assert (baris.jumlah, baris.tahun_mulai, baris.asal_id, baris.tahun_pertama) == (2, 2027, dunia.lama.id, 2026)
    dunia.tambah(tahun_mulai=2029, jumlah=1)
    ubah_kebutuhan(baris, isian_dari(baris), dunia.pelaku)
    assert baris.lama_menunggu == 1
    db.session.refresh(dunia.usulan)
    verifikasi(dunia.usulan)
    assert sorted(b.lama_menunggu for b in untuk_dinilai(dunia.periode)) == [0, 1]
    assert sorted(d.bahan.nilai["K8"] for d in kebutuhan_dinilai(dunia.periode)) == [0, 1]

    dunia.studi(date(2027, 9, 1))
    berikut = mulai_usulan(pabrik.periode(2028), dunia.opd, dunia.pelaku)
    terus, baru = sisa_usulan(berikut)
    assert (terus.jumlah, terus.lama, terus.tahun_pertama) == (1, 2, 2026)
    assert (baru.jumlah, baru.lama, baru.tahun_pertama) == (1, 1, 2027)
    baris = ambil_sisa(berikut, terus, dunia.pelaku)
    assert (baris.asal, baris.lama_menunggu) == (terus.asal, 2)


def test_baris_yang_sama_ditautkan_bukan_digandakan(dunia: DuniaLama) -> None:
    ada = dunia.tambah(jumlah=1)
    db.session.refresh(dunia.usulan)
    baris = ambil_sisa(dunia.usulan, satu_sisa(dunia.usulan, dunia.lama.id), dunia.pelaku)
    assert (baris, baris.jumlah, baris.tahun_pertama) == (ada, 1, 2026)
    assert len(dunia.usulan.kebutuhan) == 1
    with pytest.raises(DomainError, match="sudah Anda jawab"):
        ambil_sisa(dunia.usulan, satu_sisa(dunia.usulan, dunia.lama.id), dunia.pelaku)


def test_melepas_meminta_alasan_dan_dapat_dibatalkan(dunia: DuniaLama) -> None:
    sisa = satu_sisa(dunia.usulan, dunia.lama.id)
    with pytest.raises(DomainError, match="Tulis alasan"):
        lepas_sisa(dunia.usulan, sisa, "", dunia.pelaku)
    dilepas = lepas_sisa(dunia.usulan, sisa, "Terisi lewat mutasi.", dunia.pelaku)
    assert not satu_sisa(dunia.usulan, dunia.lama.id).terbuka
    batalkan_lepas(dunia.usulan, dilepas, dunia.pelaku)
    assert satu_sisa(dunia.usulan, dunia.lama.id).terbuka


class TestHalaman:
    @pytest.fixture
    def operator(self, dunia: DuniaLama, masuk_sebagai: Any) -> Klien:
        klien: Klien = masuk_sebagai(dunia.operator)
        return klien

    def test_meneruskan_lalu_riwayat_tampil_di_baris_dan_di_verifikasi(
        self, dunia: DuniaLama, operator: Klien, masuk_sebagai: Any
    ) -> None:
        assert "1 sisa periode lalu" in teks(operator.sup("/kebutuhan"))
        halaman = teks(operator.sup("/kebutuhan/sisa"))
        assert "1 kebutuhan periode lalu belum terisi" in halaman
        assert "Disetujui 3 orang (4.01-001, periode 2026–2030), 0 sudah mulai studi. Menunggu 1 tahun" in halaman
        assert operator.kirim(f"/kebutuhan/sisa/{dunia.lama.id}/ambil").status_code == 303
        assert "Diteruskan di baris 1 : 3 orang" in teks(operator.sup("/kebutuhan/sisa"))
        baris = db.session.query(Kebutuhan).filter(Kebutuhan.asal_id.is_not(None)).one()
        kalimat = "Meneruskan 4.01-001 periode 2026–2030 (disetujui 3 orang): menunggu 1 tahun sejak 2026."
        assert kalimat in teks(operator.sup(f"/kebutuhan/baris/{baris.id}"))
        auditor: Klien = masuk_sebagai(pabrik.pengguna(Peran.AUDITOR))
        assert kalimat in teks(auditor.sup(f"/kebutuhan/usulan/{dunia.usulan.id}"))

    def test_melepas_lewat_halaman(self, dunia: DuniaLama, operator: Klien) -> None:
        tujuan = f"/kebutuhan/sisa/{dunia.lama.id}/lepas"
        assert "Tidak meneruskan S1 Informatika?" in teks(operator.sup(tujuan).h1)
        assert "Tulis alasan" in teks(sup(operator.kirim(tujuan, {"alasan": ""})))
        assert operator.kirim(tujuan, {"alasan": "Terisi lewat mutasi."}).status_code == 303
        halaman = operator.sup("/kebutuhan/sisa")
        assert "Tidak diteruskan: Terisi lewat mutasi." in teks(halaman)
        assert operator.kirim(str(halaman.select_one("form[action*='/dilepas/']")["action"])).status_code == 303
        assert db.session.query(SisaDilepas).count() == 0

    def test_tanpa_periode_lalu(self, app: Flask, masuk_sebagai: Any) -> None:
        dunia = Dunia()
        dunia.mulai()
        klien: Klien = masuk_sebagai(dunia.operator)
        assert "Tidak ada sisa kebutuhan periode lalu" in teks(klien.sup("/kebutuhan/sisa").h1)
