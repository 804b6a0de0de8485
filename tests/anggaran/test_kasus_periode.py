"""The case of a period: what the database says, and what is tried instead."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.anggaran.models import KuotaOpd, Pagu, SyaratKebutuhan
from smartpns.anggaran.queries import kasus_periode
from smartpns.anggaran.rules import Andaian, baca_andaian
from smartpns.anggaran.services import atur_pagu
from smartpns.anggaran.susun.baca import KasusCacat, baca_kasus
from smartpns.anggaran.susun.kasus import Kasus, Kebutuhan
from smartpns.anggaran.susun.pergi import MasaPergi, Saat
from smartpns.anggaran.susun.tulis import tulis_kasus
from smartpns.core.db import db, transaction
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan import models as kebutuhan
from smartpns.kebutuhan.models import Periode
from smartpns.organisasi.models import Parameter, StudiBerjalan, Unit
from smartpns.organisasi.rules import Jenjang, Lokasi, Pembiayaan, StatusJabatan
from tests import pabrik
from tests.prioritas.lima import lima_kebutuhan
from tests.rencana.susunan import periode_sepersepuluh as periode_berpagu

SISTEM = Pelaku.sistem()
JUTA = 1_000_000
SEPTEMBER = [Saat(tahun, 9) for tahun in range(2027, 2032)]


def kebutuhan_bernama(kode: str) -> kebutuhan.Kebutuhan:
    opd, nomor = kode.rsplit("-", 1)
    pilih = select(kebutuhan.Kebutuhan).join(kebutuhan.Usulan).join(Unit, Unit.id == kebutuhan.Usulan.opd_id)
    return db.session.scalars(pilih.where(Unit.kode == opd, kebutuhan.Kebutuhan.nomor == int(nomor))).one()


def satu(kasus: Kasus, kode: str) -> Kebutuhan:
    return next(k for k in kasus.kebutuhan if k.id == kode)


def parameter(kode: str, nilai: float) -> None:
    pabrik.simpan(Parameter(kode=kode, nilai=nilai, berlaku_mulai=date(2024, 1, 1), dasar_hukum="Kebijakan uji"))


def test_kebutuhan_skor_biaya_dan_tahun_mulai(app: Flask) -> None:
    """One semester in the first and the last year, two between; every later start costs the same without escalation."""
    isi = kasus_periode(periode_berpagu())
    assert isi.urutan_tim == ("1.01-001", "1.02-001", "1.01-002", "1.02-002")
    pertama = satu(isi.kasus, "1.01-001")
    assert pertama == Kebutuhan(
        id="1.01-001",
        opd="1.01",
        skor=Fraction("72.5"),
        jumlah=1,
        biaya=(JUTA, 2 * JUTA, 2 * JUTA, 2 * JUTA, JUTA),
        mulai=(2027, 2028, 2029, 2030, 2031),
        pergi=MasaPergi(semester=8, bulan_mulai=9),
    )
    assert satu(isi.kasus, "1.01-002").biaya == (0, 0, 0, 0, 0)
    assert isi.kasus.diskon_tunda == Fraction(3, 100)
    assert [k.program for k in isi.tanpa_harga] == ["S1 Akuntansi"]


def test_kenaikan_biaya_membuat_mulai_kemudian_lebih_mahal(app: Flask) -> None:
    kasus = kasus_periode(periode_berpagu(), Andaian(eskalasi_persen=Decimal(10))).kasus
    pertama = satu(kasus, "1.01-001")
    assert pertama.biaya == (1_000_000, 2_200_000, 2_420_000, 2_662_000, 1_464_100)
    assert pertama.biaya_bila(2028) == (1_100_000, 2_420_000, 2_662_000, 2_928_200, 1_610_510)
    assert baca_kasus(tulis_kasus(kasus)) == kasus


def test_komitmen_dikurangkan_dan_diperpanjang(app: Flask) -> None:
    periode = periode_berpagu()
    _studi(pabrik.unit(), lama=2)
    assert kasus_periode(periode).kasus.komitmen[2027] == JUTA
    assert kasus_periode(periode, Andaian(perpanjangan=1)).kasus.komitmen == {
        2027: 2 * JUTA, 2028: 0, 2029: 0, 2030: 0, 2031: 0,
    }  # fmt: skip


def _studi(opd: Unit, lama: int = 8, status: StatusJabatan = StatusJabatan.DIBERHENTIKAN) -> None:
    """An S1 student since September 2026."""
    pabrik.simpan(
        StudiBerjalan(
            pegawai=pabrik.pegawai(opd, pabrik.jabatan()),
            jenjang=Jenjang.S1,
            program_studi=pabrik.program_studi(f"Prodi {opd.kode} {status} {lama}"),
            mulai=date(2026, 9, 1),
            lama_semester=lama,
            pembiayaan=Pembiayaan.APBD,
            status_jabatan=status,
            lokasi=Lokasi.DALAM_PROVINSI,
        )
    )


def test_tanda_perencana(app: Flask) -> None:
    periode = periode_berpagu()
    pabrik.simpan(
        SyaratKebutuhan(
            kebutuhan_id=kebutuhan_bernama("1.02-001").id, wajib=True, semua_atau_tidak=True, mulai_akhir=2028,
            alasan="Diwajibkan.",
        )
    )  # fmt: skip
    opd = db.session.scalars(select(Unit).where(Unit.kode == "1.01")).one()
    pabrik.simpan(KuotaOpd(periode=periode, opd=opd, min_tempat=1, maks_tempat=2, alasan="Merata."))
    kasus = kasus_periode(periode).kasus
    bertanda = satu(kasus, "1.02-001")
    assert (bertanda.wajib, bertanda.semua_atau_tidak, bertanda.mulai) == (True, True, (2027, 2028))
    assert (kasus.opd["1.01"].min_tempat, kasus.opd["1.01"].maks_tempat) == (1, 2)
    coba = kasus_periode(periode, Andaian(tunda=0, min_tempat=(("1.01", 0),), maks_tempat=(("1.02", 1),))).kasus
    assert coba.opd["1.01"].min_tempat == 0 and coba.opd["1.02"].maks_tempat == 1
    assert {k.mulai for k in coba.kebutuhan} == {(2027,)}


def test_paling_sedikit_yang_dicoba_untuk_opd_tanpa_kebutuhan_tetap_berlaku(app: Flask) -> None:
    periode = periode_berpagu()
    pabrik.unit(kode="7.77", nama="Dinas Kosong")
    hasil = kasus_periode(periode, Andaian(min_tempat=(("7.77", 2),)))
    assert hasil.kasus.opd["7.77"].min_tempat == 2 and hasil.nama_opd["7.77"] == "Dinas Kosong"
    with pytest.raises(KasusCacat, match=r"9\.99: tidak ada OPD dengan kode itu"):
        kasus_periode(periode, Andaian(min_tempat=(("9.99", 2),)))


class TestPergi:
    def test_sepersepuluh_pegawai_paling_sedikit_satu(self, app: Flask) -> None:
        kasus = kasus_periode(periode_berpagu()).kasus
        assert kasus.opd["1.01"].maks_pergi == dict.fromkeys(SEPTEMBER, 1)

    def test_yang_sedang_studi_mengurangi_dan_tidak_pernah_di_bawah_nol(self, app: Flask) -> None:
        periode = periode_berpagu()
        opd = db.session.scalars(select(Unit).where(Unit.kode == "1.01")).one()
        _studi(opd, lama=4)
        _studi(opd, lama=6)
        # both away until August 2028, one of them until August 2029: in September 2029 there is room again
        assert list(kasus_periode(periode).kasus.opd["1.01"].maks_pergi.items()) == list(
            zip(SEPTEMBER, (0, 0, 1, 1, 1), strict=True)
        )

    def test_studi_yang_berakhir_tidak_lagi_pergi(self, app: Flask) -> None:
        periode = periode_berpagu()
        opd = db.session.scalars(select(Unit).where(Unit.kode == "1.01")).one()
        _studi(opd)
        studi = db.session.scalars(select(StudiBerjalan)).one()
        assert kasus_periode(periode).kasus.opd["1.01"].maks_pergi[Saat(2027, 9)] == 0
        studi.selesai_pada = hari_ini()
        catat("uji", studi, SISTEM)
        assert kasus_periode(periode).kasus.opd["1.01"].maks_pergi[Saat(2027, 9)] == 1

    def test_yang_tetap_menjabat_tidak_pergi(self, app: Flask) -> None:
        periode = periode_berpagu()
        opd = db.session.scalars(select(Unit).where(Unit.kode == "1.01")).one()
        _studi(opd, status=StatusJabatan.TIDAK_DIBERHENTIKAN)
        assert kasus_periode(periode).kasus.opd["1.01"].maks_pergi[Saat(2027, 9)] == 1

    def test_porsi_ialah_parameter_bertanggal(self, app: Flask) -> None:
        periode = periode_berpagu()
        parameter("porsi_pergi_persen", 30)
        assert kasus_periode(periode).kasus.opd["1.01"].maks_pergi[Saat(2027, 9)] == 2  # 30% of eight
        setengah = kasus_periode(periode, Andaian(porsi_pergi_persen=Decimal(50))).kasus
        assert setengah.opd["1.01"].maks_pergi[Saat(2027, 9)] == 4

    def test_tanpa_data_pegawai_tidak_dibatasi_dan_disebut(self, app: Flask) -> None:
        periode = periode_berpagu()
        baris = kebutuhan_bernama("1.01-001")
        isi = {k: getattr(baris, k) for k in ("jabatan_id", "program_studi_id", "prodi_teks", "prodi_kunci")}
        usulan = pabrik.usulan(periode, pabrik.unit(kode="7.77", nama="Dinas Kosong"), status="diverifikasi",
                               diajukan_pada=periode.dibuka_pada)  # fmt: skip
        usulan.periode = periode
        jabatan = pabrik.jabatan()
        pabrik.kebutuhan(usulan, jabatan, verifikasi="diterima", jumlah_disetujui=1, **{
            k: v for k, v in isi.items() if k != "jabatan_id"
        })  # fmt: skip
        hasil = kasus_periode(periode)
        assert hasil.tanpa_pegawai == ("Dinas Kosong",) and hasil.kasus.opd["7.77"].maks_pergi == {}


class TestBelumLengkap:
    def test_pagu_yang_belum_ada_disebut_satu_per_satu(self, app: Flask) -> None:
        periode, _ = lima_kebutuhan()
        atur_pagu(2027, JUTA, "KUA-PPAS", SISTEM)
        with pytest.raises(KasusCacat) as galat:
            kasus_periode(periode, Andaian(pagu=((2028, JUTA),)))
        assert [jalur for jalur, _ in galat.value.masalah] == ["pagu 2029", "pagu 2030", "pagu 2031"]

    def test_tanpa_kebutuhan(self, app: Flask) -> None:
        periode = pabrik.periode()
        for tahun in periode.daftar_tahun:
            pabrik.simpan(Pagu(tahun=tahun, jumlah=1, dasar_hukum="Uji"))
        with pytest.raises(KasusCacat, match="belum ada yang terverifikasi"):
            kasus_periode(periode)

    def test_wajib_tanpa_harga(self, app: Flask) -> None:
        periode = periode_berpagu()
        pabrik.simpan(SyaratKebutuhan(kebutuhan_id=kebutuhan_bernama("1.03-001").id, wajib=True, alasan="Wajib."))
        with pytest.raises(KasusCacat, match=r"1\.03-001: wajib, tetapi biayanya belum dapat dihitung"):
            kasus_periode(periode)


class TestPerintah:
    def _jalankan(self, app: Flask, *perintah: str) -> Any:
        db.session.commit()
        return app.test_cli_runner().invoke(args=["anggaran", *perintah])

    def test_periode_dan_kasusnya_dijawab_sama(self, app: Flask, tmp_path: Path) -> None:
        periode_berpagu(th2028=3 * JUTA)
        langsung = self._jalankan(app, "susun", "--periode", "2027", "--json")
        berkas = tmp_path / "kasus.json"
        berkas.write_text(self._jalankan(app, "kasus", "--periode", "2027").stdout)
        lewat_berkas = self._jalankan(app, "susun", "--kasus", str(berkas), "--json")
        satu, dua = json.loads(langsung.stdout), json.loads(lewat_berkas.stdout)
        assert satu | {"waktu_detik": 0} == dua | {"waktu_detik": 0}
        assert satu["nilai"] >= satu["pembanding"]["peringkat_potong"]

    def test_kasus_belum_lengkap_keluar_dua(self, app: Flask) -> None:
        lima_kebutuhan()
        hasil = self._jalankan(app, "susun", "--periode", "2027", "--json")
        assert hasil.exit_code == 2 and "pagu 2027: belum diisi" in hasil.stderr and not hasil.stdout

    def test_mustahil_keluar_tiga(self, app: Flask) -> None:
        periode_berpagu(th2028=0)
        pabrik.simpan(
            SyaratKebutuhan(kebutuhan_id=kebutuhan_bernama("1.01-001").id, wajib=True, mulai_akhir=2027, alasan="W.")
        )
        hasil = self._jalankan(app, "susun", "--periode", "2027", "--json")
        assert hasil.exit_code == 3 and "naikkan pagu 2028 sebesar Rp2.000.000" in hasil.stderr

    @pytest.mark.parametrize("pilihan", [(), ("--periode", "2027", "--kasus", "x.json"), ("--periode", "1999")])
    def test_salah_pakai_keluar_dua(self, app: Flask, pilihan: tuple[str, ...]) -> None:
        assert self._jalankan(app, "susun", *pilihan).exit_code == 2


def test_andaian_dibaca_kembali_dari_alamatnya() -> None:
    andaian = Andaian(
        pagu=((2028, 500 * JUTA),),
        bobot=(("K1", Decimal("62.5")), ("K2", Decimal("37.5"))),
        eskalasi_persen=Decimal("2.5"),
        perpanjangan=1,
        diskon_persen=Decimal(0),
        porsi_pergi_persen=Decimal(15),
        tunda=2,
        min_tempat=(("1.01", 1),),
        maks_tempat=(("1.01", 3),),
    )
    assert baca_andaian(andaian.argumen) == (andaian, [])
    assert andaian.kebijakan.argumen.keys() == {"diskon", "porsi", "tunda", "min.1.01", "maks.1.01"}


@pytest.mark.parametrize(
    ("kunci", "nilai"),
    [("eskalasi", "banyak"), ("eskalasi", "51"), ("diskon", "-1"), ("tunda", "1e9"), ("pagu.2028", "10**9"),
     ("pagu.x", "1"), ("bobot.K9", "3"), ("perpanjangan", "99"), ("min.1 01", "2"), ("diskon", "٣")],
)  # fmt: skip
def test_yang_tidak_terbaca_disebut_dan_tidak_dipakai(kunci: str, nilai: str) -> None:
    assert baca_andaian({kunci: nilai, "periode": "2027"}) == (Andaian(), [kunci])


def test_kasus_beku_setelah_transaksi(app: Flask) -> None:
    """The same case twice has the same fingerprint; another score has another one."""
    with transaction():
        periode: Periode = periode_berpagu()
    sidik = kasus_periode(periode).sidik
    assert sidik == kasus_periode(periode).sidik
    assert sidik != kasus_periode(periode, Andaian(tunda=1)).sidik
