"""Pages of civil servants: only for who may see personal data, and only within their scope."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.forms import form_transaction
from smartpns.organisasi import queries, services
from smartpns.organisasi.forms import FormPegawai, FormPenilaian, FormSelesaiStudi, FormStudi
from smartpns.organisasi.models import StudiBerjalan
from smartpns.organisasi.rules import HasilStudi, Jenjang, StatusPegawai
from smartpns.organisasi.views.blueprint import bp, status
from smartpns.organisasi.views.saringan import KEADAAN, KolomSaring, Saringan, kolom_enum


@bp.get("/pegawai")
@perlu_izin(Izin.LIHAT_PEGAWAI)
def pegawai() -> ResponseReturnValue:
    opd = [(str(u.id), u.nama) for u in queries.opd_terlihat(pelaku())]
    jabatan = [(str(j.id), j.nama) for j in queries.jabatan_aktif()]
    saring = Saringan(
        [
            KolomSaring("opd", "Perangkat daerah", opd),
            KolomSaring("jabatan", "Jabatan", jabatan),
            kolom_enum("jenjang", "Pendidikan", Jenjang),
            kolom_enum("status", "Status", StatusPegawai),
            KEADAAN,
        ],
        queries.URUT_PEGAWAI,
    )
    dicari = queries.SaringPegawai(
        kata=saring.kata,
        opd_id=saring.uuid("opd"),
        jabatan_id=saring.uuid("jabatan"),
        jenjang=saring.enum("jenjang", Jenjang),
        status=saring.enum("status", StatusPegawai),
        aktif=saring.aktif,
    )
    daftar = queries.daftar_pegawai(pelaku(), dicari, saring.urut, saring.halaman)
    terlalu_pendek = 0 < len(saring.kata) < queries.CARI_TERPENDEK
    return render_template("organisasi/pegawai.html", saring=saring, daftar=daftar, terlalu_pendek=terlalu_pendek)


@bp.get("/pegawai/<uuid:id_>")
@perlu_izin(Izin.LIHAT_PEGAWAI)
def rinci_pegawai(id_: UUID) -> ResponseReturnValue:
    satu = queries.ambil_pegawai(id_, pelaku())
    return render_template(
        "organisasi/rinci_pegawai.html",
        orang=satu,
        masa_kerja=queries.masa_kerja(satu),
        kualifikasi=queries.nilai_kualifikasi(satu),
        perubahan=queries.jejak_terakhir("pegawai", satu.id),
    )


@bp.route("/pegawai/tambah", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_PEGAWAI)
def tambah_pegawai() -> ResponseReturnValue:
    form = FormPegawai()
    if form.validate_on_submit():
        with form_transaction(form):
            baru = services.tambah_pegawai(form.isian(), pelaku())
        if not form.errors:
            flash(f"{baru.nama} ditambahkan.", "berhasil")
            return redirect(url_for("organisasi.rinci_pegawai", id_=baru.id))
    return render_template("organisasi/form_pegawai.html", form=form, orang=None), status(form)


@bp.route("/pegawai/<uuid:id_>/ubah", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_PEGAWAI)
def ubah_pegawai(id_: UUID) -> ResponseReturnValue:
    satu = queries.ambil_pegawai(id_, pelaku())
    form = FormPegawai(obj=satu)
    if form.validate_on_submit():
        with form_transaction(form):
            services.ubah_pegawai(satu, form.isian(), pelaku())
        if not form.errors:
            flash(f"Perubahan data {satu.nama} disimpan.", "berhasil")
            return redirect(url_for("organisasi.rinci_pegawai", id_=satu.id))
    return render_template("organisasi/form_pegawai.html", form=form, orang=satu), status(form)


@bp.route("/pegawai/<uuid:id_>/penilaian", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_PEGAWAI)
def penilaian(id_: UUID) -> ResponseReturnValue:
    satu = queries.ambil_pegawai(id_, pelaku())
    form = FormPenilaian()
    if form.validate_on_submit():
        with form_transaction(form):
            services.catat_penilaian(satu, form.tahun_penilaian.data or 0, form.predikat.data, pelaku())
        if not form.errors:
            flash(f"Penilaian {form.tahun_penilaian.data} disimpan.", "berhasil")
            return redirect(url_for("organisasi.rinci_pegawai", id_=satu.id))
    return render_template("organisasi/form_penilaian.html", form=form, orang=satu), status(form)


@bp.route("/pegawai/<uuid:id_>/studi", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_PEGAWAI)
def tambah_studi(id_: UUID) -> ResponseReturnValue:
    satu = queries.ambil_pegawai(id_, pelaku())
    form = FormStudi()
    if form.validate_on_submit():
        with form_transaction(form):
            services.tambah_studi(satu, form.isian(), pelaku())
        if not form.errors:
            flash("Studi berjalan dicatat.", "berhasil")
            return redirect(url_for("organisasi.rinci_pegawai", id_=satu.id))
    return render_template("organisasi/form_studi.html", form=form, orang=satu, studi=None), status(form)


@bp.route("/studi/<uuid:id_>/ubah", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_PEGAWAI)
def ubah_studi(id_: UUID) -> ResponseReturnValue:
    studi = queries.ambil_studi(id_, pelaku())
    form = FormStudi(obj=studi)
    if form.validate_on_submit():
        with form_transaction(form):
            services.ubah_studi(studi, form.isian(), pelaku())
        if not form.errors:
            flash("Perubahan studi disimpan.", "berhasil")
            return redirect(url_for("organisasi.rinci_pegawai", id_=studi.pegawai_id))
    return render_template("organisasi/form_studi.html", form=form, orang=studi.pegawai, studi=studi), status(form)


def _kabar_selesai(studi: StudiBerjalan) -> str:
    """What recording the end changed, for the person who did it."""
    orang = studi.pegawai
    if studi.hasil is not HasilStudi.LULUS:
        return "Studi dicatat berhenti."
    berubah = orang.jenjang is studi.jenjang and orang.program_studi_id == studi.program_studi_id
    pendidikan = f"Pendidikan terakhir {orang.nama} sekarang {studi}." if berubah else "Pendidikan terakhirnya tetap."
    return f"Kelulusan dicatat. {pendidikan}"


@bp.route("/studi/<uuid:id_>/selesai", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_PEGAWAI)
def selesai_studi(id_: UUID) -> ResponseReturnValue:
    studi = queries.ambil_studi(id_, pelaku())
    form = FormSelesaiStudi()
    if form.validate_on_submit():
        with form_transaction(form):
            services.selesaikan_studi(studi, form.isian(), pelaku())
        if not form.errors:
            flash(_kabar_selesai(studi), "berhasil")
            return redirect(url_for("organisasi.rinci_pegawai", id_=studi.pegawai_id))
    return render_template("organisasi/selesai_studi.html", form=form, studi=studi), status(form)
