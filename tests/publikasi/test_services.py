"""Publishing: what may go out, what is copied, what is refused, withdrawing."""

import pytest
from flask import Flask
from sqlalchemy import select

from smartpns.akun.audit import catat
from smartpns.akun.models import Jejak
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.publikasi.models import Publikasi
from smartpns.publikasi.services import cabut, data_pribadi, susun_baris, terbitkan
from smartpns.rencana.rules import StatusRencana
from tests import pabrik
from tests.publikasi.conftest import PERENCANA, rencana_contoh

BELUM = {"sk_nomor": None, "sk_tanggal": None}


@pytest.mark.parametrize(
    "nilai",
    [
        {"status": StatusRencana.DISUSUN, **BELUM},
        {"status": StatusRencana.MENUNGGU, **BELUM},
        {"status": StatusRencana.DIKEMBALIKAN, "alasan_kembali": "Periksa pagu.", **BELUM},
        {"status": StatusRencana.DIGANTIKAN},
    ],
)
def test_hanya_rencana_ditetapkan_yang_terbit(app: Flask, nilai) -> None:
    with pytest.raises(DomainError, match="belum ditetapkan"):
        terbitkan(rencana_contoh(**nilai), PERENCANA)


def test_salinan_memuat_kolom_publik(rumpun: None) -> None:
    publikasi = terbitkan(rencana_contoh(), PERENCANA)
    assert (publikasi.tahun, publikasi.tahun_akhir, publikasi.versi, publikasi.jumlah_unit) == (2027, 2031, 1, 4)
    satu, *_, empat = publikasi.baris
    assert (satu.slug, satu.kode_rumpun, satu.rumpun) == ("s2-ilmu-komputer", "5", "Ilmu Formal")
    assert satu.kesenjangan == "4 dari 11 pemangku belum memenuhi kualifikasi"
    assert (empat.jabatan, empat.status) == ("Dokter Spesialis Anestesi Ahli Muda", "di_luar_pagu")
    jejak = db.session.scalar(select(Jejak).where(Jejak.aksi == "terbitkan"))
    assert jejak and jejak.oleh_nama == "Perencana Uji"


def test_tidak_terbit_dua_kali(terbit: Publikasi) -> None:
    with pytest.raises(DomainError, match="sudah terbit"):
        terbitkan(terbit.rencana, PERENCANA)


@pytest.mark.parametrize(
    ("kolom", "isi"),
    [
        ("jabatan", "Analis 198503152010011001"),
        ("jabatan", "Analis 19850315 201001 1 001"),
        ("program_studi", "Hukum (NIP 198503152010011001)"),
        ("nama_opd", "Dinas 198503152010011001"),
        ("jabatan", "Staf Rahmat Hidayat"),
        ("program_studi", "Hukum untuk rahmat hidayat"),
    ],
)
def test_data_pribadi_dalam_teks_menahan_penerbitan(app: Flask, kolom: str, isi: str) -> None:
    pabrik.pegawai(pabrik.unit(), pabrik.jabatan(), nama="Rahmat Hidayat, S.Kom.")
    rencana = pabrik.rencana(pabrik.periode())
    pabrik.baris_rencana(rencana)
    pabrik.baris_rencana(rencana, **{kolom: isi})
    with pytest.raises(DomainError, match=r"Kebutuhan 9\.01-002") as galat:
        terbitkan(rencana, PERENCANA)
    assert isi in galat.value.pesan
    assert db.session.scalar(select(Publikasi)) is None


def test_nama_lembaga_boleh_memuat_nama_orang(app: Flask) -> None:
    """A hospital named after a person is not personal data of a civil servant who bears the same name."""
    pabrik.pegawai(pabrik.unit(), pabrik.jabatan(), nama="Zainal Abidin")
    rencana = pabrik.rencana(pabrik.periode())
    pabrik.baris_rencana(rencana, nama_opd="RSUD Zainal Abidin")
    assert data_pribadi(rencana, susun_baris(rencana)) == []


def test_cabut_beralasan_dan_dapat_dibuka_lagi(terbit: Publikasi) -> None:
    with pytest.raises(DomainError, match="alasan"):
        cabut(terbit, "  ", PERENCANA)
    cabut(terbit, "Salah lampiran.", PERENCANA)
    db.session.flush()
    with pytest.raises(DomainError, match="sudah dicabut"):
        cabut(terbit, "Lagi.", PERENCANA)
    assert terbitkan(terbit.rencana, PERENCANA) is terbit
    db.session.flush()
    assert terbit.dicabut_pada is None and len(terbit.baris) == 4
    aksi = list(db.session.scalars(select(Jejak.aksi).where(Jejak.objek_jenis == "publikasi").order_by(Jejak.id)))
    assert sorted(aksi) == ["cabut", "terbitkan", "terbitkan_lagi"]


def test_yang_digantikan_tidak_terbit_lagi(terbit: Publikasi) -> None:
    cabut(terbit, "Salah.", PERENCANA)
    terbit.rencana.status = StatusRencana.DIGANTIKAN
    catat("uji", terbit.rencana, PERENCANA)
    with pytest.raises(DomainError, match="belum ditetapkan"):
        terbitkan(terbit.rencana, PERENCANA)


def test_nama_jabatan_selalu_terbit_angkanya_tidak(app: Flask) -> None:
    """The only anaesthetist of a district: the post is public, nothing about its holder is."""
    rencana = pabrik.rencana(pabrik.periode())
    pabrik.baris_rencana(rencana, jabatan="Dokter Spesialis Anestesi", pemangku=1, belum_memenuhi=1)
    baris = terbitkan(rencana, PERENCANA).baris[0]
    assert (baris.jabatan, baris.kesenjangan) == ("Dokter Spesialis Anestesi", "pemangku jabatan kurang dari 3 orang")
