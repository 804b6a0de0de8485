"""The data set: its description, and its files."""

from flask import Response, make_response
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import pelaku_kini, publik
from smartpns.core.caching import halaman_publik, tandai_publik
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.instalasi import instalasi
from smartpns.publikasi.forms import baca_saringan
from smartpns.publikasi.queries import Baris, Terbitan, cari, cari_terbitan, daftar_terbitan, isi_terbitan, jumlah_baris
from smartpns.publikasi.rules import KAMUS_KOLOM, LISENSI, URL_LISENSI
from smartpns.publikasi.sheets import metadata, tulis_kebutuhan_csv, tulis_kebutuhan_json
from smartpns.publikasi.views.dasar import bp, versi_diminta


@bp.get("/data")
@publik
def data() -> ResponseReturnValue:
    semua = daftar_terbitan()
    terbaru = cari_terbitan(semua)
    return halaman_publik(
        "publikasi/data.html",
        pribadi=pelaku_kini() is not None,
        semua=semua,
        terbaru=terbaru,
        jumlah=jumlah_baris(),
        metadata=metadata(terbaru, instalasi()) if terbaru else None,
        kamus=KAMUS_KOLOM,
        lisensi=LISENSI,
        url_lisensi=URL_LISENSI,
    )


@bp.get("/data/kebutuhan.csv")
@publik
def kebutuhan_csv() -> ResponseReturnValue:
    terbitan, baris = _baris_diminta()
    jawaban = make_response(tulis_kebutuhan_csv(baris, instalasi().kode_wilayah))
    jawaban.headers["Content-Type"] = "text/csv; charset=utf-8; header=present"
    nama = f"kebutuhan-tugas-belajar-{terbitan.tahun}-versi-{terbitan.versi}.csv"
    jawaban.headers["Content-Disposition"] = f'attachment; filename="{nama}"'
    return untuk_siapa_saja(jawaban)


@bp.get("/data/kebutuhan.json")
@publik
def kebutuhan_json() -> ResponseReturnValue:
    terbitan, baris = _baris_diminta()
    jawaban = make_response(tulis_kebutuhan_json(baris, terbitan, instalasi()))
    jawaban.mimetype = "application/json"
    return untuk_siapa_saja(jawaban)


def untuk_siapa_saja(jawaban: Response) -> Response:
    """Open data may be read by scripts of any other site too."""
    jawaban.headers["Access-Control-Allow-Origin"] = "*"
    return tandai_publik(jawaban)


def _baris_diminta() -> tuple[Terbitan, tuple[Baris, ...]]:
    """The rows that the list page shows for the same address. A machine gets a refusal where a person gets a notice."""
    minta = versi_diminta()
    if minta.terbitan is None or minta.diabaikan:
        raise TidakDitemukan("Daftar periode atau versi ini tidak ada. Lihat semua versi di halaman Data.")
    isi = isi_terbitan(minta.terbitan)
    baca = baca_saringan(minta.argumen, isi)
    if baca.diabaikan:
        salah = ", ".join(f"{nama}={nilai}" for nama, nilai in baca.diabaikan)
        raise DomainError(f"Saringan tidak dikenal: {salah}. Lihat nilai yang dapat dipakai di halaman Program studi.")
    return minta.terbitan, cari(isi, baca.saringan).baris
