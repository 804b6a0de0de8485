"""The front page, the list of study programmes and one programme."""

from dataclasses import replace
from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import pelaku_kini, publik
from smartpns.core.caching import halaman_publik
from smartpns.core.tabel import Paginasi
from smartpns.core.waktu import hari_ini, sekarang
from smartpns.dokumen.queries import dokumen_terbaru
from smartpns.publikasi.forms import AlamatDaftar, baca_saringan
from smartpns.publikasi.queries import (
    SARINGAN,
    URUTAN,
    Hasil,
    Isi,
    Program,
    Saringan,
    cari,
    cari_terbitan,
    daftar_terbitan,
    isi_terbitan,
    kelompokkan,
    pelonggaran,
    periode_terdekat,
    program_menurut_slug,
    program_terdekat,
    ringkas,
    syarat_program,
)
from smartpns.publikasi.views.dasar import Permintaan, Tempat, bp, tampilkan, versi_diminta

JUDUL_SARINGAN = {
    "kata": "Kata",
    "jenjang": "Jenjang",
    "rumpun": "Rumpun ilmu",
    "opd": "Perangkat daerah",
    "tahun": "Mulai studi",
    "pembiayaan": "Pembiayaan",
    "keadaan": "Keadaan",
}


@bp.get("/")
@publik
def beranda() -> ResponseReturnValue:
    terbitan = cari_terbitan(daftar_terbitan())
    isi = isi_terbitan(terbitan) if terbitan else Isi((), {})
    kini = sekarang()
    return halaman_publik(
        "publikasi/beranda.html",
        pribadi=pelaku_kini() is not None,
        terbitan=terbitan,
        program=kelompokkan(isi.baris),
        ringkas=ringkas(isi.baris, hari_ini()),
        periode=periode_terdekat(kini),
        kini=kini,
        hari_ini=hari_ini(),
        dokumen=dokumen_terbaru(4),
    )


@bp.get("/program-studi")
@publik
def daftar() -> ResponseReturnValue:
    minta = versi_diminta()
    if minta.terbitan is None:
        return halaman_publik(
            "publikasi/belum_ada.html", pribadi=pelaku_kini() is not None, periode=periode_terdekat(sekarang())
        )
    isi = isi_terbitan(minta.terbitan)
    baca = baca_saringan(minta.argumen, isi)
    kunci = None if baca.diabaikan or minta.diabaikan else (minta.terbitan, minta.terbaru, baca.saringan)
    return tampilkan("publikasi/daftar.html", kunci, lambda: konteks_daftar(minta, isi, baca))


@bp.get("/program-studi/<slug>")
@publik
def rinci(slug: str) -> ResponseReturnValue:
    minta = versi_diminta()
    isi = isi_terbitan(minta.terbitan) if minta.terbitan else Isi((), {})
    program = program_menurut_slug(isi, slug)
    if program is None:
        return render_template("publikasi/tidak_ada.html", terdekat=program_terdekat(isi, slug), tempat=Tempat()), 404
    kunci = (minta.terbitan, minta.terbaru, slug)
    return tampilkan("publikasi/rinci.html", kunci, lambda: konteks_rinci(minta, program))


def konteks_daftar(minta: Permintaan, isi: Isi, baca: AlamatDaftar, tempat: Tempat | None = None) -> dict[str, Any]:
    """Everything the list page shows; `tempat` is where its links lead (default: the public address)."""
    tempat = tempat or Tempat(tetap=minta.parameter)
    saringan = baca.saringan
    hasil = cari(isi, saringan)
    paginasi = Paginasi(
        saringan.halaman,
        len(hasil.program),
        alamat=lambda halaman: tempat.daftar(**replace(saringan, halaman=halaman).parameter()),
    )
    return {
        "minta": minta,
        "terbitan": minta.terbitan,
        "isi": isi,
        "saringan": saringan,
        "hasil": hasil,
        "hari_ini": hari_ini(),
        "tempat": tempat,
        "diabaikan": [(JUDUL_SARINGAN.get(nama, nama), nilai) for nama, nilai in (*minta.diabaikan, *baca.diabaikan)],
        "kelompok": _kelompok_saringan(isi, saringan, hasil),
        "chip": _chip(isi, saringan, tempat),
        "urutan": [
            (label, tempat.daftar(**replace(saringan, urut=urut, halaman=1).parameter()), urut == saringan.urut)
            for urut, (label, _) in URUTAN.items()
        ],
        "paginasi": paginasi,
        "tampil": paginasi.potong(hasil.program),
        "longgar": [
            (JUDUL_SARINGAN[p.nama], tempat.daftar(**p.saringan.parameter()), p.jumlah)
            for p in (pelonggaran(isi, saringan) if not hasil.program else [])
        ],
        "unduhan": replace(saringan, urut="prioritas", halaman=1).parameter() | minta.parameter,
    }


def konteks_rinci(minta: Permintaan, program: Program, tempat: Tempat | None = None) -> dict[str, Any]:
    """Everything the page of one programme shows."""
    tempat = tempat or Tempat(tetap=minta.parameter)
    return {
        "minta": minta,
        "terbitan": minta.terbitan,
        "program": program,
        "tempat": tempat,
        "terbuka": program.terbuka(hari_ini()),
        "hari_ini": hari_ini(),
        "syarat": syarat_program(program),
        "url_serupa": tempat.daftar(jenjang=program.jenjang.value),
    }


def _kelompok_saringan(isi: Isi, saringan: Saringan, hasil: Hasil) -> list[dict[str, Any]]:
    """The filters with their values and counts; a value without hits is left out unless it is chosen."""
    semua = []
    for nama, dipilih in zip(SARINGAN, saringan.pilih, strict=True):
        hitungan = hasil.hitungan[nama]
        pilihan = [
            (kode, label, hitungan.get(kode, 0), kode in dipilih)
            for kode, label in isi.pilihan[nama].items()
            if kode in hitungan or kode in dipilih
        ]
        semua.append({"nama": nama, "judul": JUDUL_SARINGAN[nama], "pilihan": pilihan})
    return semua


def _chip(isi: Isi, saringan: Saringan, tempat: Tempat) -> list[tuple[str, str, str]]:
    chip = [
        (JUDUL_SARINGAN[nama], isi.pilihan[nama][kode], tempat.daftar(**saringan.tanpa(nama, kode).parameter()))
        for nama, dipilih in zip(SARINGAN, saringan.pilih, strict=True)
        for kode in dipilih
    ]
    if saringan.kata:
        chip.append((JUDUL_SARINGAN["kata"], saringan.kata, tempat.daftar(**saringan.tanpa("kata").parameter())))
    return chip
