"""All needs of a period as a list, as a workbook, and equal needs brought together."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.formats import waktu
from smartpns.core.tabel import Paginasi
from smartpns.core.unduhan import kirim_buku
from smartpns.core.waktu import hari_ini, sekarang
from smartpns.kebutuhan.forms.daftar import BERPILIHAN, PER_HALAMAN, AlamatDaftar, baca_alamat
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries import kelayakan_kebutuhan
from smartpns.kebutuhan.queries.daftar import (
    URUTAN,
    baris_daftar,
    gabungan,
    jumlah_gabungan,
    kebutuhan_baris,
    opd_dalam_daftar,
    program_dalam_daftar,
    ringkas_daftar,
    sumber_biaya,
)
from smartpns.kebutuhan.queries.pemetaan import jumlah_kata_bebas
from smartpns.kebutuhan.sheets import tulis_daftar
from smartpns.kebutuhan.views.blueprint import bp
from smartpns.kebutuhan.views.pantauan import periode_wajib
from smartpns.organisasi.rules import JENJANG_STUDI, Jenjang

GABUNGAN_PER_HALAMAN = 25


@bp.get("/daftar")
@perlu_izin(Izin.PANTAU_USULAN)
def daftar() -> ResponseReturnValue:
    periode = periode_wajib()
    opd = {o.kode: o.nama for o in opd_dalam_daftar(periode)}
    program = {p.kode: p.nama for p in program_dalam_daftar(periode)}
    alamat = baca_alamat(request.args, periode, opd, program)
    ringkasan = ringkas_daftar(periode, alamat.saringan)
    nav = Paginasi(alamat.halaman, ringkasan.baris, alamat.per_halaman)
    baris = baris_daftar(periode, alamat.saringan, nav.sebelumnya, nav.per_halaman)
    return render_template(
        "kebutuhan/daftar.html",
        periode=periode,
        alamat=alamat,
        saringan=alamat.saringan,
        ringkasan=ringkasan,
        baris=baris,
        kelayakan=kelayakan_kebutuhan(kebutuhan_baris(baris), hari_ini()),
        sumber_biaya=sumber_biaya,
        nav=nav,
        opd=opd,
        program=program,
        kelompok=_kelompok(alamat, periode),
        chip=_chip(alamat, opd, program),
        per_halaman=PER_HALAMAN,
        urut=_urut(alamat),
        jumlah_kata=jumlah_kata_bebas(periode),
    )


@bp.get("/daftar.xlsx")
@perlu_izin(Izin.PANTAU_USULAN)
def unduh_daftar() -> ResponseReturnValue:
    """Exactly the list of this address, all its pages."""
    periode = periode_wajib()
    opd = {o.kode: o.nama for o in opd_dalam_daftar(periode)}
    program = {p.kode: p.nama for p in program_dalam_daftar(periode)}
    alamat = baca_alamat(request.args, periode, opd, program)
    uraian = "; ".join(f"{nama}: {nilai}" for nama, nilai, _ in _chip(alamat, opd, program)) or "tanpa saringan"
    isi = tulis_daftar(
        str(periode), baris_daftar(periode, alamat.saringan), uraian, f"{waktu(sekarang())} oleh {pelaku().nama}"
    )
    return kirim_buku(isi, f"kebutuhan-{periode.tahun}.xlsx")


def _kelompok(alamat: AlamatDaftar, periode: Periode) -> list[tuple[str, str, list[tuple[Any, ...]]]]:
    """The groups of check boxes: title, name, choices."""
    hasil = []
    for nama, (judul, kelas) in BERPILIHAN.items():
        semua: Sequence[Any] = JENJANG_STUDI if kelas is Jenjang else list(kelas)
        dipilih = getattr(alamat.saringan, nama)
        hasil.append((judul, nama, [(a.value, a.label, None, a in dipilih) for a in semua]))
    tahun = [(t, str(t), None, t in alamat.saringan.tahun) for t in periode.daftar_tahun]
    return [*hasil, ("Tahun mulai", "tahun", tahun)]


def _chip(alamat: AlamatDaftar, opd: Mapping[str, str], program: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """The filters in force: name, value, the address without this one."""
    s = alamat.saringan
    dipakai = [("Cari", "kata", s.kata, s.kata)] if s.kata else []
    dipakai += [("OPD", "opd", s.opd, opd[s.opd])] if s.opd else []
    dipakai += [("Program studi", "program", s.program, program[s.program])] if s.program else []
    for nama, (judul, _) in BERPILIHAN.items():
        dipakai += [(judul, nama, a.value, a.label) for a in getattr(s, nama)]
    dipakai += [("Tahun mulai", "tahun", str(t), str(t)) for t in s.tahun]
    return [(judul, label, _alamat_tanpa(nama, nilai)) for judul, nama, nilai, label in dipakai]


def _alamat_tanpa(nama: str, nilai: str) -> str:
    argumen = {k: [v for v in semua if (k, v) != (nama, nilai)] for k, semua in request.args.lists() if k != "halaman"}
    if nama == "kata":
        argumen.pop("kata", None)
    return url_for("kebutuhan.daftar", **argumen)  # type: ignore[arg-type]


def _urut(alamat: AlamatDaftar) -> dict[str, tuple[str, str | None]]:
    """Per sortable column the address that sorts by it (the other way when it is sorted) and how it is sorted now."""
    hasil = {}
    for nama in URUTAN:
        kini = alamat.saringan.urut == nama
        arah = ("turun" if alamat.saringan.turun else "naik") if kini else None
        argumen = {k: semua for k, semua in request.args.lists() if k not in ("halaman", "urut", "arah")}
        argumen |= {"urut": [nama], "arah": ["turun" if arah == "naik" else "naik"]}
        hasil[nama] = (url_for("kebutuhan.daftar", **argumen), arah)  # type: ignore[arg-type]
    return hasil


@bp.get("/gabungan")
@perlu_izin(Izin.PANTAU_USULAN)
def gabungan_kebutuhan() -> ResponseReturnValue:
    periode = periode_wajib()
    kata = " ".join(request.args.get("kata", "").split())
    opd_minimal = 1 if request.args.get("semua") else 2
    nav = Paginasi.dari(request.args, jumlah_gabungan(periode, kata, opd_minimal), GABUNGAN_PER_HALAMAN)
    return render_template(
        "kebutuhan/gabungan.html",
        periode=periode,
        daftar=gabungan(periode, kata, opd_minimal, nav.sebelumnya, nav.per_halaman),
        sumber_biaya=sumber_biaya,
        nav=nav,
        kata=kata,
        semua=opd_minimal == 1,
        jumlah_kata=jumlah_kata_bebas(periode),
    )
