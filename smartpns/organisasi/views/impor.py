"""Workbooks in and out. Civil servants apart: who may see and change them is decided by other permissions."""

from flask import url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.errors import TidakDitemukan
from smartpns.core.impor import TujuanImpor, pasang_impor
from smartpns.core.unduhan import kirim_buku
from smartpns.organisasi import queries
from smartpns.organisasi.sheets import IMPOR, tulis_ekspor
from smartpns.organisasi.views.blueprint import bp

HALAMAN = {
    "unit": ("organisasi.unit", "Unit"),
    "jabatan": ("organisasi.jabatan", "Jabatan"),
    "formasi": ("organisasi.formasi", "Formasi"),
    "program-studi": ("organisasi.program_studi", "Program studi"),
}


def _tujuan(jenis: str) -> TujuanImpor:
    if jenis not in HALAMAN:
        raise TidakDitemukan("Tidak ada impor untuk data ini.")
    return _susun(jenis, *HALAMAN[jenis])


def _tujuan_pegawai() -> TujuanImpor:
    return _susun("pegawai", "organisasi.pegawai", "Pegawai")


def _tujuan_studi() -> TujuanImpor:
    return _susun("studi", "organisasi.pegawai", "Pegawai")


def _susun(jenis: str, endpoint: str, judul: str) -> TujuanImpor:
    return TujuanImpor(
        IMPOR[jenis],
        kembali=url_for(endpoint),
        label_kembali=f"Lihat daftar {judul.lower()}",
        remah=[("Data induk", url_for("organisasi.beranda")), (judul, url_for(endpoint))],
    )


pasang_impor(bp, "/impor/<jenis>", tujuan=_tujuan, izin=perlu_izin(Izin.UBAH_ORGANISASI), pelaku=pelaku)
pasang_impor(
    bp,
    "/impor-pegawai",
    tujuan=_tujuan_pegawai,
    izin=perlu_izin(Izin.UBAH_PEGAWAI),
    pelaku=pelaku,
    nama="impor_pegawai",
)
pasang_impor(
    bp,
    "/impor-studi",
    tujuan=_tujuan_studi,
    izin=perlu_izin(Izin.UBAH_PEGAWAI),
    pelaku=pelaku,
    nama="impor_studi",
)


@bp.get("/ekspor/<jenis>.xlsx")
@perlu_izin(Izin.LIHAT_ORGANISASI)
def ekspor(jenis: str) -> ResponseReturnValue:
    if jenis not in HALAMAN:
        raise TidakDitemukan("Tidak ada ekspor untuk data ini.")
    return _berkas(jenis)


@bp.get("/ekspor-pegawai.xlsx")
@perlu_izin(Izin.LIHAT_PEGAWAI)
def ekspor_pegawai() -> ResponseReturnValue:
    return _berkas("pegawai")


def _berkas(jenis: str) -> ResponseReturnValue:
    isi = tulis_ekspor(jenis, queries.semua_untuk_ekspor(jenis, pelaku()))
    return kirim_buku(isi, f"{jenis}.xlsx")
