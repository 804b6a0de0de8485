"""The best plan beside the two lists made by hand, and why a need is not in it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, perlu_izin
from smartpns.anggaran import bagan as bagan_anggaran
from smartpns.anggaran import queries
from smartpns.anggaran.forms import form_coba
from smartpns.anggaran.rules import BarisKebutuhan, Daftar, TigaDaftar, sebut
from smartpns.anggaran.susun.baca import KasusCacat
from smartpns.anggaran.susun.penjelasan import alasan_tidak_dipilih
from smartpns.anggaran.views.blueprint import bp
from smartpns.anggaran.views.permintaan import TAMPIL, Permintaan, baca_permintaan, tampil_diminta
from smartpns.core import bagan as bagan_inti
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.formats import rupiah
from smartpns.core.tabel import Paginasi
from smartpns.prioritas.queries import bobot_terkunci

TIDAK_TERPILIH_TERBANYAK = 5


@bp.get("/susun")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def susun() -> ResponseReturnValue:
    """The three lists as they stand now, or as the address tries them; or what keeps them from being made."""
    minta = baca_permintaan()
    if minta is None:
        return render_template("anggaran/belum_ada.html")
    if not bobot_terkunci(minta.periode):
        return _belum(minta, terkunci=False)
    try:
        jawab = queries.jawaban_kini(minta.periode, minta.andaian)
    except KasusCacat as e:
        return _belum(minta, masalah=e.masalah)
    except DomainError as e:
        return _belum(minta, masalah=[("percobaan", e.pesan.removesuffix("."))])
    andaian = minta.andaian.kalimat(rupiah, jawab.bahan.nama_opd)
    if jawab.tiga is None:
        return render_template(
            "anggaran/susun_buntu.html",
            minta=minta,
            andaian=andaian,
            kebuntuan=jawab.kebuntuan,
            banyak=len(jawab.bahan.kasus.kebutuhan),
            sebut=lambda kalimat: sebut(kalimat, jawab.bahan.keterangan, jawab.bahan.nama_opd),
        )
    return render_template(
        "anggaran/susun.html",
        minta=minta,
        andaian=andaian,
        bahan=jawab.bahan,
        bagan=_alamat_bagan(minta, jawab.tiga),
        **isi_halaman(jawab.tiga, jawab.tiga.sebab(Daftar.TERBAIK)),
    )


def isi_halaman(tiga: TigaDaftar, alasan: dict[str, str]) -> dict[str, Any]:
    """What the page of an answer, living or frozen, shows of its needs."""
    tampil = tampil_diminta()
    cocok = [satu for satu in tiga.kebutuhan if _tampil(satu, tampil)]
    nav = Paginasi.dari(request.args, len(cocok))
    tidak = [satu for satu in tiga.kebutuhan if satu.orang(Daftar.TERBAIK) < satu.diminta]
    return {
        "tiga": tiga,
        "Daftar": Daftar,
        "alasan": alasan,
        "tampil": tampil,
        "pilihan_tampil": TAMPIL,
        "nav": nav,
        "daftar": nav.potong(cocok),
        "tidak_terpilih": tidak[:TIDAK_TERPILIH_TERBANYAK],
        "banyak_tidak_terpilih": len(tidak),
    }


def _tampil(satu: BarisKebutuhan, tampil: str) -> bool:
    if tampil == "tidak":
        return satu.orang(Daftar.TERBAIK) < satu.diminta
    if tampil == "beda":
        return any(satu.mulai[yang] != satu.mulai[Daftar.TERBAIK] for yang in Daftar)
    return True


def _belum(minta: Permintaan, **isi: Any) -> ResponseReturnValue:
    """The page that says what is missing."""
    bawaan = {"terkunci": True, "masalah": ()}
    return render_template("anggaran/susun_belum.html", minta=minta, periode=minta.periode, **bawaan | isi)


@bp.get("/susun/kebutuhan/<uuid:kebutuhan_id>")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def alasan(kebutuhan_id: UUID) -> ResponseReturnValue:
    """What choosing one need would push out, proven by forcing it in and solving again."""
    minta = baca_permintaan()
    tiga = _jawaban(minta).tiga if minta else None
    baris = next((s for s in tiga.kebutuhan if s.keterangan.id == str(kebutuhan_id)), None) if tiga else None
    if minta is None or tiga is None or baris is None:
        raise TidakDitemukan("Kebutuhan ini tidak ikut disusun. Mungkin biayanya belum dapat dihitung.")
    terbukti = alasan_tidak_dipilih(tiga.susunan, baris.kode)
    return render_template(
        "anggaran/susun_alasan.html", minta=minta, tiga=tiga, baris=baris, alasan=terbukti, Daftar=Daftar
    )


def _jawaban(minta: Permintaan) -> queries.JawabanPeriode:
    """The answer of an address. Raises TidakDitemukan when there is none to explain."""
    try:
        if bobot_terkunci(minta.periode):
            return queries.jawaban_kini(minta.periode, minta.andaian)
    except DomainError as e:
        raise TidakDitemukan(e.pesan) from e
    raise TidakDitemukan(f"Bobot periode {minta.periode} belum dikunci.")


@bp.get("/susun/bagan.svg")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def bagan_susun() -> ResponseReturnValue:
    """The chart of the best plan; drawn from what its page deposited, or anew."""
    gambar = bagan_inti.svg(request.args.get("sidik", ""))
    if gambar is None:
        minta = baca_permintaan()
        tiga = _jawaban(minta).tiga if minta else None
        if tiga is None:
            raise TidakDitemukan()
        ukuran = "sempit" if request.args.get("ukuran") == "sempit" else "lebar"
        gambar = bagan_inti.svg(bagan_inti.titip(bagan_anggaran.bagan_rencana(tiga, ukuran))) or ""
    return Response(gambar, mimetype="image/svg+xml")


def _alamat_bagan(minta: Permintaan, tiga: TigaDaftar) -> dict[str, str]:
    return {
        ukuran: url_for(
            "anggaran.bagan_susun",
            ukuran=ukuran,
            sidik=bagan_inti.titip(bagan_anggaran.bagan_rencana(tiga, ukuran)),
            **minta.argumen,
        )
        for ukuran in bagan_anggaran.UKURAN
    }


@bp.route("/susun/coba", methods=["GET", "POST"])
@perlu_izin(Izin.LIHAT_ANGGARAN)
def coba_susun() -> ResponseReturnValue:
    """Assumptions in one form; they live in the address of the page they lead to, and nowhere else."""
    minta = baca_permintaan()
    if minta is None:
        return render_template("anggaran/belum_ada.html")
    nilai = queries.nilai_berlaku(minta.periode)
    form = form_coba(minta.andaian, minta.periode.daftar_tahun, nilai.nama_opd, nilai.perpanjangan_terlama)
    if form.validate_on_submit():
        tujuan = replace(minta, andaian=form.andaian)
        return redirect(url_for("anggaran.susun", **tujuan.argumen), 303)
    return render_template("anggaran/susun_coba.html", minta=minta, form=form, nilai=nilai), (
        422 if form.is_submitted() else 200
    )
