"""The head of the OPD: what is read, approving, sending back, and what happened meanwhile."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from smartpns.akun.izin import Peran
from smartpns.akun.models import Jejak
from smartpns.core.db import db
from smartpns.core.instalasi import instalasi_bawaan
from smartpns.core.waktu import sekarang
from smartpns.kebutuhan.models import Perpanjangan, Usulan
from smartpns.kebutuhan.rules import StatusUsulan
from smartpns.kebutuhan.services.alur import kembalikan_ke_operator, kirim_ke_kepala
from tests import pabrik
from tests.halaman import Klien, sup, teks
from tests.kebutuhan.dunia import Dunia


@pytest.fixture
def dunia(app: Flask) -> Dunia:
    satu = Dunia(ditutup_pada=sekarang() + timedelta(hours=3))
    satu.mulai()
    satu.tambah(jumlah=2)
    return satu


@pytest.fixture
def kepala(dunia: Dunia, masuk_sebagai) -> Klien:  # type: ignore[no-untyped-def]
    return masuk_sebagai(dunia.kepala)


def kini() -> Usulan:
    db.session.expire_all()
    return db.session.query(Usulan).one()


def test_belum_ada_yang_menunggu(dunia: Dunia, kepala: Klien) -> None:
    halaman = teks(kepala.sup("/kebutuhan/persetujuan"))
    assert "Tidak ada yang menunggu Anda" in halaman
    assert "Operator OPD" in halaman
    assert "4 dari 6 langkah selesai" in halaman


def test_daftar_tugas_tanpa_pintu_yang_terkunci(dunia: Dunia, kepala: Klien) -> None:
    """The head reads the steps; none of their links leads to a refusal."""
    for tautan in kepala.sup("/kebutuhan").select(".daftar-tugas a"):
        assert kepala.get(str(tautan["href"])).status_code == 200, tautan


def test_operator_belum_mulai(app: Flask, masuk_sebagai) -> None:  # type: ignore[no-untyped-def]
    dunia = Dunia()
    assert "Operator belum memulai usulan" in teks(masuk_sebagai(dunia.kepala).sup("/kebutuhan/persetujuan"))


def test_halaman_menyebut_jumlah_biaya_dan_baris(dunia: Dunia, kepala: Klien) -> None:
    dunia.kirim()
    halaman = teks(kepala.sup("/kebutuhan/persetujuan"))
    assert "2 orang 1 baris dari 1 jabatan" in halaman
    assert "rupiah, perkiraan 2027–2031" in halaman
    assert "3 dari 4 Pranata Komputer Ahli Pertama belum S1 Informatika" in halaman
    assert "menunggu Anda sejak" in halaman


def test_dibandingkan_dengan_periode_lalu(dunia: Dunia, kepala: Klien) -> None:
    lalu = pabrik.periode(
        2026, dibuka_pada=sekarang() - timedelta(days=400), ditutup_pada=sekarang() - timedelta(days=370)
    )
    pabrik.kebutuhan(pabrik.usulan(lalu, dunia.opd), dunia.jabatan, dunia.prodi, jumlah=5, tahun_mulai=2026)
    dunia.kirim()
    assert "mengusulkan 5 orang dalam 1 baris; sekarang 2 orang" in teks(kepala.sup("/kebutuhan/persetujuan"))


def test_setujui_dan_ajukan(dunia: Dunia, kepala: Klien) -> None:
    dunia.kirim()
    versi = kepala.sup("/kebutuhan/persetujuan").select_one("input[name=versi]")["value"]  # type: ignore[index]
    jawaban = kepala.kirim("/kebutuhan/ajukan", {"versi": str(versi)})
    assert jawaban.headers["Location"] == "/kebutuhan/terkirim"
    usulan = kini()
    assert usulan.status is StatusUsulan.DIAJUKAN
    assert usulan.diajukan_pada is not None
    akhir = usulan.riwayat[-1]
    assert (akhir.oleh_nama, akhir.oleh_peran, akhir.dari, akhir.ke) == (
        "Sari Kepala",
        "kepala_opd",
        StatusUsulan.MENUNGGU_KEPALA,
        StatusUsulan.DIAJUKAN,
    )
    jejak = db.session.query(Jejak).filter_by(aksi="ajukan_usulan").one()
    assert jejak.sebelum["status"] == "menunggu_kepala"  # type: ignore[index]
    assert "Menunggu Perencana BKPSDM sejak" in teks(kepala.sup("/kebutuhan/terkirim"))


def test_kembalikan_dengan_alasan(dunia: Dunia, kepala: Klien, masuk_sebagai) -> None:  # type: ignore[no-untyped-def]
    dunia.kirim()
    jawaban = kepala.kirim("/kebutuhan/kembalikan", {"alasan": "  "})
    assert jawaban.status_code == 422
    assert "Tulis alasan pengembalian" in teks(sup(jawaban).select_one("#alasan-galat"))
    assert kepala.kirim("/kebutuhan/kembalikan", {"alasan": "Tambahkan bidang statistik."}).status_code == 303
    assert (kini().status, kini().alasan_kembali) == (StatusUsulan.DIKEMBALIKAN, "Tambahkan bidang statistik.")
    operator = masuk_sebagai(dunia.operator)
    assert "Tambahkan bidang statistik." in teks(operator.sup("/kebutuhan"))
    assert operator.kirim("/kebutuhan/kirim").status_code == 303
    assert (kini().status, kini().alasan_kembali) == (StatusUsulan.MENUNGGU_KEPALA, None)
    assert kini().riwayat[-2].alasan == "Tambahkan bidang statistik."


def test_berubah_sejak_dibuka(dunia: Dunia, kepala: Klien) -> None:
    dunia.kirim()
    versi = str(kini().versi)
    kembalikan_ke_operator(dunia.usulan, "Perbaiki.", dunia.pelaku)
    dunia.tambah(tahun_mulai=2028)
    kirim_ke_kepala(dunia.usulan, dunia.pelaku)
    db.session.commit()
    for alamat, data in (("/kebutuhan/ajukan", {}), ("/kebutuhan/kembalikan", {"alasan": "Tidak perlu."})):
        jawaban = kepala.kirim(alamat, {"versi": versi, **data})
        assert jawaban.status_code == 409
        assert "berubah sejak Anda membukanya" in teks(sup(jawaban))
    assert kini().status is StatusUsulan.MENUNGGU_KEPALA


def test_tidak_dua_kali(dunia: Dunia, kepala: Klien) -> None:
    dunia.kirim()
    kepala.kirim("/kebutuhan/ajukan")
    kepala.kirim("/kebutuhan/ajukan")
    assert len(kini().riwayat) == 2
    assert kepala.get("/kebutuhan/kembalikan").status_code == 303


@pytest.mark.parametrize(("geser", "status"), [(-1, 303), (0, 422), (1, 422)])
def test_batas_waktu_pada_detiknya(dunia: Dunia, kepala: Klien, geser: int, status: int) -> None:
    dunia.kirim()
    with time_machine.travel(dunia.periode.ditutup_pada + timedelta(seconds=geser), tick=False):
        jawaban = kepala.kirim("/kebutuhan/ajukan")
    assert jawaban.status_code == status
    if status == 422:
        halaman = teks(sup(jawaban))
        assert "Batas waktu pengajuan sudah lewat" in halaman
        assert "Waktu server sekarang" in halaman
        assert kini().status is StatusUsulan.MENUNGGU_KEPALA


@pytest.mark.parametrize(("zona", "singkatan"), [("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")])
def test_waktu_server_dalam_zona_daerah(dunia: Dunia, kepala: Klien, zona: str, singkatan: str) -> None:
    atur = instalasi_bawaan()
    atur.zona = zona
    pabrik.simpan(atur)
    dunia.kirim()
    with time_machine.travel(dunia.periode.ditutup_pada, tick=False):
        assert singkatan in teks(sup(kepala.kirim("/kebutuhan/ajukan")))


def test_perpanjangan_berlaku_untuk_opd_ini_saja(dunia: Dunia, kepala: Klien) -> None:
    dunia.kirim()
    lain = pabrik.unit()
    tutup = dunia.periode.ditutup_pada

    def beri(opd: pabrik.Unit) -> None:
        sampai = tutup + timedelta(hours=2)
        pabrik.simpan(
            Perpanjangan(periode_id=dunia.periode.id, opd=opd, opd_id=opd.id, sampai=sampai, alasan="Banjir.")
        )

    beri(lain)
    with time_machine.travel(tutup + timedelta(hours=1), tick=False):
        assert kepala.kirim("/kebutuhan/ajukan").status_code == 422
    beri(dunia.opd)
    with time_machine.travel(tutup + timedelta(hours=2), tick=False):
        assert kepala.kirim("/kebutuhan/ajukan").status_code == 422
    with time_machine.travel(tutup + timedelta(hours=2, seconds=-1), tick=False):
        assert kepala.kirim("/kebutuhan/ajukan").status_code == 303


def test_kepala_opd_lain_tidak_melihat(dunia: Dunia, masuk_sebagai) -> None:  # type: ignore[no-untyped-def]
    dunia.kirim()
    lain = pabrik.unit()
    asing = masuk_sebagai(pabrik.pengguna(Peran.KEPALA_OPD, lain))
    assert "Operator belum memulai usulan" in teks(asing.sup("/kebutuhan/persetujuan"))
    assert asing.kirim("/kebutuhan/ajukan").status_code == 404
    assert kini().status is StatusUsulan.MENUNGGU_KEPALA
