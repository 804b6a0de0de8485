"""Documents: reading and downloading signed out, adding and versioning with permission, refusals in the page."""

import hashlib
import io
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Jejak
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.pdf import bersihkan_pdf
from smartpns.dokumen.models import Dokumen, VersiDokumen
from smartpns.dokumen.rules import JenisDokumen
from smartpns.dokumen.services import IsianDokumen, IsianVersi, tampilkan, unggah, versi_baru
from tests import pabrik
from tests.dokumen.berkas import pdf, pdf_terkunci
from tests.halaman import Klien, sup, teks

OLEH = Pelaku(None, "Perencana Uji", Peran.PERENCANA)


def isian_versi(**nilai) -> IsianVersi:
    isi = {
        "nomor": "800/SOP-12/2026",
        "tanggal": date(2026, 1, 5),
        "berlaku_mulai": date(2026, 1, 5),
        "berlaku_sampai": None,
        "isi": "## Persyaratan\n\n- Fotokopi SK\n\n<b>tebal</b>",
        "berkas": pdf(),
        "nama_berkas": "SOP.pdf",
    } | nilai
    return IsianVersi(**isi)


@pytest.fixture
def sop(app: Flask) -> Dokumen:
    isian = IsianDokumen(JenisDokumen.SOP, "SOP Penyusunan Kebutuhan", pabrik.unit(nama="BKPSDM"), "Cara menyusun.")
    dokumen = unggah(isian, isian_versi(), app.instance_path, OLEH)
    tampilkan(dokumen.versi[0], OLEH)
    db.session.commit()
    return dokumen


def test_unggah_menyimpan_berkas_bernama_acak(sop: Dokumen, app: Flask) -> None:
    versi = sop.versi[0]
    berkas = Path(app.instance_path) / "berkas" / versi.berkas
    disimpan = bersihkan_pdf(pdf()).isi
    assert berkas.read_bytes() == disimpan
    assert versi.sha256 == hashlib.sha256(disimpan).hexdigest()
    assert (sop.slug, versi.versi, versi.ukuran) == ("sop-penyusunan-kebutuhan", 1, len(disimpan))
    assert "SOP" not in versi.berkas
    aksi = set(db.session.scalars(select(Jejak.aksi)))
    assert {"unggah_dokumen", "tambah_versi_dokumen"} <= aksi


def test_judul_sama_mendapat_alamat_lain(sop: Dokumen, app: Flask) -> None:
    isian = IsianDokumen(JenisDokumen.SOP, "SOP Penyusunan Kebutuhan", sop.unit, "Lain.")
    assert unggah(isian, isian_versi(), app.instance_path, OLEH).slug == "sop-penyusunan-kebutuhan-2"


def test_versi_baru_tidak_menghapus_yang_lama(sop: Dokumen, app: Flask, klien: Klien) -> None:
    isian = isian_versi(nomor="800/SOP-13/2027", berkas=pdf("Dua"), isi="Naskah dua")
    tampilkan(versi_baru(sop, isian, app.instance_path, OLEH), OLEH)
    db.session.commit()
    assert "Naskah dua" in klien.get("/dokumen/sop-penyusunan-kebutuhan").text
    lama = klien.sup("/dokumen/sop-penyusunan-kebutuhan?versi=1")
    assert "Ini versi 1" in teks(lama)
    assert "Fotokopi SK" in teks(lama)
    assert klien.get("/dokumen/sop-penyusunan-kebutuhan/versi-1.pdf").data == bersihkan_pdf(pdf()).isi
    assert klien.get("/dokumen/sop-penyusunan-kebutuhan/versi-2.pdf").data == bersihkan_pdf(pdf("Dua")).isi
    assert klien.get("/dokumen/sop-penyusunan-kebutuhan?versi=3").status_code == 404


def test_ringkasan_mengikuti_versi_terbaru(sop: Dokumen, app: Flask, klien: Klien) -> None:
    dua = versi_baru(sop, isian_versi(berkas=pdf("Dua"), ringkasan="Kini lebih singkat."), app.instance_path, OLEH)
    db.session.commit()
    assert "Kini lebih singkat." not in teks(klien.sup("/dokumen")), "not before somebody agreed"
    tampilkan(dua, OLEH)
    db.session.commit()
    assert "Kini lebih singkat." in teks(klien.sup("/dokumen"))
    assert "Kini lebih singkat." not in teks(klien.sup("/dokumen/sop-penyusunan-kebutuhan?versi=1").main)


def test_berkas_yang_sama_bukan_versi_baru(sop: Dokumen, app: Flask) -> None:
    with pytest.raises(DomainError, match="sama dengan versi 1"):
        versi_baru(sop, isian_versi(), app.instance_path, OLEH)


def test_unduhan_tidak_berjalan_di_peramban(sop: Dokumen, klien: Klien) -> None:
    jawaban = klien.get("/dokumen/sop-penyusunan-kebutuhan/versi-1.pdf")
    assert jawaban.mimetype == "application/pdf"
    assert jawaban.headers["Content-Disposition"] == "attachment; filename=SOP.pdf"
    assert jawaban.headers["X-Content-Type-Options"] == "nosniff"
    assert jawaban.headers["Content-Security-Policy"].startswith("sandbox")
    assert "Set-Cookie" not in jawaban.headers
    assert (
        klien.get(
            "/dokumen/sop-penyusunan-kebutuhan/versi-1.pdf", headers={"If-None-Match": jawaban.headers["ETag"]}
        ).status_code
        == 304
    )


def test_berkas_hilang_menyebut_jalan_keluar(sop: Dokumen, app: Flask, klien: Klien) -> None:
    (Path(app.instance_path) / "berkas" / sop.versi[0].berkas).unlink()
    halaman = klien.sup("/dokumen/sop-penyusunan-kebutuhan/versi-1.pdf", status=404)
    assert "Hubungi kami" in teks(halaman)


def test_naskah_tampil_tanpa_menjadi_html(sop: Dokumen, klien: Klien) -> None:
    naskah = klien.sup("/dokumen/sop-penyusunan-kebutuhan").select_one(".naskah")
    assert naskah and teks(naskah.h2) == "Persyaratan" and teks(naskah.li) == "Fotokopi SK"
    assert naskah.b is None and "<b>tebal</b>" in teks(naskah)


def test_daftar_menurut_jenis_dan_pencarian(sop: Dokumen, app: Flask, klien: Klien) -> None:
    isian = IsianDokumen(JenisDokumen.SP, "Standar Rekomendasi", sop.unit, "Persyaratan dan alur.")
    sp = unggah(isian, isian_versi(isi="Waktu tiga hari", berkas=pdf("SP")), app.instance_path, OLEH)
    tampilkan(sp.versi[0], OLEH)
    db.session.commit()
    halaman = klien.sup("/dokumen")
    assert [teks(h) for h in halaman.select("h2")] == ["Standar pelayanan", "SOP"]
    assert "PDF (1 KB)" in teks(halaman) and "berlaku sejak 5 Januari 2026" in teks(halaman)
    assert [teks(h) for h in klien.sup("/dokumen?kata=tiga+hari").select("h3")] == ["Standar Rekomendasi"]
    assert [teks(h) for h in klien.sup("/dokumen?jenis=sop").select("h3")] == ["SOP Penyusunan Kebutuhan"]
    kosong = klien.sup("/dokumen?jenis=sop&kata=tiga+hari")
    assert "Hapus saringan jenis (1 hasil)" in teks(kosong)
    assert "Jenis “aneh” tidak dikenal" in teks(klien.sup("/dokumen?jenis=aneh"))


def test_dokumen_yang_tidak_ada(klien: Klien) -> None:
    assert klien.get("/dokumen/tidak-ada").status_code == 404
    assert "Belum ada dokumen" in klien.get("/dokumen").text


@pytest.fixture
def perencana(app: Flask, masuk_sebagai) -> Klien:
    return masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))


def formulir(unit_id: object, **nilai) -> dict:
    return {
        "jenis": "sp",
        "judul": "Standar Rekomendasi",
        "unit": str(unit_id),
        "ringkasan": "Persyaratan dan alur.",
        "nomor": "800/1/2026",
        "tanggal": "5 Januari 2026",
        "berlaku_mulai": "1/2/2026",
        "berlaku_sampai": "",
        "naskah": "## Persyaratan",
        "berkas": (io.BytesIO(pdf()), "standar.pdf"),
    } | nilai


def test_tambah_lewat_formulir(perencana: Klien, klien: Klien) -> None:
    u = pabrik.unit()
    jawaban = perencana.kirim("/kelola/dokumen/tambah", formulir(u.id), follow_redirects=True)
    assert "Tampil kepada umum setelah disetujui orang lain" in teks(sup(jawaban))
    assert "berlaku sejak 1 Februari 2026" not in teks(klien.sup("/dokumen"))


def test_yang_mengunggah_tidak_menampilkan(perencana: Klien, klien: Klien, masuk_sebagai) -> None:
    """The version waits, unseen; its uploader is refused; an admin checks the file and agrees; then it is public."""
    perencana.kirim("/kelola/dokumen/tambah", formulir(pabrik.unit().id))
    versi = db.session.query(VersiDokumen).one()
    dokumen, berkas = versi.dokumen, f"/kelola/dokumen/versi/{versi.id}"
    publik = f"/dokumen/{dokumen.slug}"
    assert "menunggu persetujuan" in teks(perencana.sup(f"/kelola/dokumen/{dokumen.id}"))
    assert (klien.get(publik).status_code, klien.get(f"{publik}/versi-1.pdf").status_code) == (404, 404)
    assert "Anda ikut menyusun dokumen ini" in perencana.kirim(f"{berkas}/tampilkan", follow_redirects=True).text
    assert klien.get(publik).status_code == 404
    admin: Klien = masuk_sebagai(pabrik.pengguna(Peran.ADMIN, nama="Sari Admin"))
    assert admin.get(f"{berkas}.pdf").data.startswith(b"%PDF")
    assert "tampil kepada umum" in admin.kirim(f"{berkas}/tampilkan", follow_redirects=True).text
    assert (klien.get(publik).status_code, klien.get(f"{publik}/versi-1.pdf").status_code) == (200, 200)
    assert "disetujui Sari Admin" in teks(admin.sup(f"/kelola/dokumen/{dokumen.id}"))


@pytest.mark.parametrize(
    ("nilai", "pesan"),
    [
        ({"berkas": (io.BytesIO(b"<html>"), "a.pdf")}, "bukan PDF"),
        ({"berkas": (io.BytesIO(pdf_terkunci()), "a.pdf")}, "kata sandi"),
        ({"berkas": (io.BytesIO(b""), "")}, "Pilih berkas PDF."),
        ({"judul": ""}, "Isi judul dokumen."),
        ({"ringkasan": ""}, "Isi ringkasan satu atau dua kalimat."),
        ({"jenis": "lain"}, "salah satu jenis dalam daftar"),
        ({"tanggal": "30 Februari"}, "Bukan tanggal"),
        ({"tanggal": "  "}, "Isi tanggal dokumen."),
        ({"berlaku_mulai": "1/1/2025"}, "mendahului tanggal dokumen"),
        ({"berlaku_sampai": "1/1/2026"}, "mendahului tanggal mulai berlaku"),
    ],
)
def test_isian_yang_salah_dijelaskan_dan_tetap_ada(perencana: Klien, nilai: dict, pesan: str) -> None:
    jawaban = perencana.kirim("/kelola/dokumen/tambah", formulir(pabrik.unit().id, **nilai))
    assert jawaban.status_code == 422
    halaman = sup(jawaban)
    assert pesan in teks(halaman.select_one(".ringkasan-galat"))
    assert len(halaman.select("#ringkasan-galat")) == 1
    assert str(halaman.select_one("#nomor")["value"]) == "800/1/2026"
    assert db.session.query(VersiDokumen).count() == 0


def test_ubah_keterangan_dan_tambah_versi_lewat_formulir(sop: Dokumen, perencana: Klien, klien: Klien) -> None:
    dasar = f"/kelola/dokumen/{sop.id}"
    ubah = {"jenis": "panduan", "judul": "Panduan Baru", "unit": str(sop.unit_id), "ringkasan": "Baru."}
    assert perencana.kirim(f"{dasar}/ubah", ubah).status_code == 302
    assert teks(klien.sup("/dokumen/sop-penyusunan-kebutuhan").h1) == "Panduan Baru"
    assert "Fotokopi SK" in perencana.get(f"{dasar}/versi").text
    isi = formulir(sop.unit_id, berkas=(io.BytesIO(pdf("Dua")), "dua.pdf"))
    assert perencana.kirim(f"{dasar}/versi", isi).status_code == 302
    assert "Versi 2 menunggu persetujuan" in teks(perencana.sup(dasar)) and "Versi 1" in teks(perencana.sup(dasar))
    assert "Panduan Baru" in teks(perencana.sup("/kelola/dokumen"))


@pytest.mark.parametrize("peran", list(Peran))
def test_yang_boleh_mengelola_dokumen(app: Flask, masuk_sebagai, peran: Peran) -> None:
    orang = masuk_sebagai(pabrik.pengguna(peran, pabrik.unit() if peran.milik_opd else None))
    boleh = peran in (Peran.PERENCANA, Peran.ADMIN)
    assert orang.get("/kelola/dokumen").status_code == (200 if boleh else 403)
    assert orang.get("/kelola/dokumen/tambah").status_code == (200 if boleh else 403)
