"""Rows of an usulan: defaults, order, duplicates, programmes, deletion and return, all through the services."""

from dataclasses import replace

import pytest
from flask import Flask

from smartpns.core.db import db, transaction
from smartpns.core.errors import Bentrok, DomainError
from smartpns.kebutuhan.models import Usulan
from smartpns.kebutuhan.rules import HasilVerifikasi, StatusUsulan
from smartpns.kebutuhan.services.isian import (
    IsianDitolak,
    hapus_kebutuhan,
    isian_dari,
    pulihkan_kebutuhan,
    ubah_kebutuhan,
    urutkan,
)
from smartpns.organisasi.models import AliasProgram
from smartpns.organisasi.rules import Jenjang
from tests import pabrik
from tests.kebutuhan.dunia import Dunia


@pytest.fixture
def dunia(app: Flask) -> Dunia:
    satu = Dunia()
    satu.mulai()
    return satu


def urutan(dunia: Dunia) -> list[tuple[int, int]]:
    """(nomor, prioritas) in the OPD's order."""
    return sorted(((b.nomor, b.prioritas_opd) for b in dunia.usulan.kebutuhan), key=lambda p: p[1])


def test_yang_dibiarkan_kosong_diisi_yang_lazim(dunia: Dunia) -> None:
    baris = dunia.tambah()
    assert (baris.unit, baris.lama_semester, baris.bulan_masuk, baris.prioritas_opd) == (dunia.opd, 8, 9, 1)
    assert baris.kode == f"{dunia.opd.kode}-001"
    assert dunia.tambah(jenjang_tujuan=Jenjang.S2).lama_semester == 4


def test_alias_dipetakan_dan_kata_asli_disimpan(dunia: Dunia) -> None:
    dunia.prodi.alias = [AliasProgram(nama="Teknik Informatika", kunci="teknik informatika")]
    pabrik.catat("uji", dunia.prodi, dunia.pelaku)
    baris = dunia.tambah(program_studi="S-1  Teknik Informatika")
    assert baris.program_studi is dunia.prodi
    assert baris.prodi_teks == "S-1 Teknik Informatika"


def test_kata_tak_dikenal_tetap_disimpan(dunia: Dunia) -> None:
    baris = dunia.tambah(program_studi="tehnik informatik")
    assert (baris.program_studi, baris.prodi_teks) == (None, "tehnik informatik")


def test_semua_kesalahan_disebut_sekaligus(dunia: Dunia) -> None:
    with pytest.raises(IsianDitolak) as galat:
        dunia.tambah(jumlah=0, tahun_mulai=2040, alasan=" ", jenjang_tujuan=Jenjang.D3)
    assert {t.kolom for t in galat.value.temuan} == {"jumlah", "tahun_mulai", "alasan", "jenjang_tujuan"}
    assert dunia.usulan.kebutuhan == []


def test_jenjang_setara_boleh_dengan_alasan(dunia: Dunia) -> None:
    assert dunia.tambah(jenjang_tujuan=Jenjang.D3, alasan_jenjang="D-III kedua sesuai SKJ").nomor == 1


def test_baris_kembar_ditolak_dengan_menyebut_baris_lain(dunia: Dunia) -> None:
    dunia.tambah()
    dunia.tambah(tahun_mulai=2028)
    with pytest.raises(IsianDitolak, match="sama dengan baris 1"):
        dunia.tambah(program_studi="informatika (S1)")
    with pytest.raises(IsianDitolak, match="sama dengan baris 1"):
        ubah_kebutuhan(dunia.usulan.kebutuhan[1], dunia.isian(), dunia.pelaku)


def test_unit_opd_lain_ditolak(dunia: Dunia) -> None:
    with pytest.raises(IsianDitolak, match="bukan bagian OPD Anda"):
        dunia.tambah(unit_id=pabrik.unit().id)


def test_prioritas_selalu_satu_sampai_n(dunia: Dunia) -> None:
    for tahun in (2027, 2028, 2029):
        dunia.tambah(tahun_mulai=tahun)
    dunia.tambah(tahun_mulai=2030, prioritas_opd=1)
    assert urutan(dunia) == [(4, 1), (1, 2), (2, 3), (3, 4)]
    pertama = next(b for b in dunia.usulan.kebutuhan if b.nomor == 4)
    ubah_kebutuhan(pertama, replace(isian_dari(pertama), prioritas_opd=99), dunia.pelaku)
    assert urutan(dunia) == [(1, 1), (2, 2), (3, 3), (4, 4)]


def test_urutkan_menolak_daftar_yang_tidak_lengkap(dunia: Dunia) -> None:
    a, b = dunia.tambah(), dunia.tambah(tahun_mulai=2028)
    urutkan(dunia.usulan, [b.id, a.id], dunia.pelaku)
    assert urutan(dunia) == [(2, 1), (1, 2)]
    with pytest.raises(Bentrok):
        urutkan(dunia.usulan, [b.id], dunia.pelaku)
    with pytest.raises(Bentrok):
        urutkan(dunia.usulan, [b.id, b.id], dunia.pelaku)


def test_hapus_lalu_pulihkan(dunia: Dunia) -> None:
    with transaction():
        a, b = dunia.tambah(keterangan="alih jenjang"), dunia.tambah(tahun_mulai=2028)
        sebelum, id_ = isian_dari(a), a.id
        hapus_kebutuhan(a, dunia.pelaku)
    assert urutan(dunia) == [(2, 1)]
    with transaction():
        kembali = pulihkan_kebutuhan(dunia.usulan, id_, dunia.pelaku)
    assert (kembali.id, kembali.nomor, isian_dari(kembali)) == (id_, 1, sebelum)
    assert urutan(dunia) == [(1, 1), (2, 2)]
    assert b.prioritas_opd == 2
    with pytest.raises(Bentrok):
        pulihkan_kebutuhan(dunia.usulan, id_, dunia.pelaku)


def test_baris_yang_diubah_diperiksa_ulang_oleh_perencana(dunia: Dunia) -> None:
    baris = dunia.tambah()
    baris.verifikasi, baris.alasan_verifikasi = HasilVerifikasi.DIKEMBALIKAN, "Jelaskan jabatannya."
    pabrik.catat("uji", baris, dunia.pelaku)
    db.session.flush()
    ubah_kebutuhan(baris, replace(isian_dari(baris), alasan="Sudah dijelaskan."), dunia.pelaku)
    assert (baris.verifikasi, baris.alasan_verifikasi) == (HasilVerifikasi.BELUM, "Jelaskan jabatannya.")


def test_versi_lama_tidak_menimpa(dunia: Dunia) -> None:
    baris = dunia.tambah()
    lama = baris.versi
    ubah_kebutuhan(baris, replace(isian_dari(baris), jumlah=2), dunia.pelaku, versi=lama)
    with pytest.raises(Bentrok, match="diubah rekan"):
        ubah_kebutuhan(baris, replace(isian_dari(baris), jumlah=3), dunia.pelaku, versi=lama)


@pytest.mark.parametrize("status", [StatusUsulan.MENUNGGU_KEPALA, StatusUsulan.DIAJUKAN])
def test_usulan_yang_sudah_dikirim_tidak_dapat_diubah(dunia: Dunia, status: StatusUsulan) -> None:
    ubah_status(dunia.usulan, status)
    with pytest.raises(DomainError, match="tidak dapat diubah"):
        dunia.tambah()


def ubah_status(usulan: Usulan, status: StatusUsulan) -> None:
    usulan.status, usulan.diajukan_pada = status, usulan.created_at
    pabrik.catat("uji", usulan, pabrik.Pelaku.sistem())
    db.session.flush()
