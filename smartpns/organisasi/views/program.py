"""Pages of programmes."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.forms import form_transaction
from smartpns.organisasi import queries, services
from smartpns.organisasi.forms import FormProgram, isi_program
from smartpns.organisasi.models import ProgramStudi
from smartpns.organisasi.rules import JENJANG_STUDI, Jenjang
from smartpns.organisasi.views.blueprint import bp, status
from smartpns.organisasi.views.saringan import KEADAAN, KolomSaring, Saringan, kolom_enum


@bp.get("/program-studi")
@perlu_izin(Izin.LIHAT_ORGANISASI)
def program_studi() -> ResponseReturnValue:
    rumpun = [(r.kode, r.nama) for r in queries.semua_rumpun() if r.induk_id is None]
    saring = Saringan(
        [kolom_enum("jenjang", "Jenjang", JENJANG_STUDI), KolomSaring("rumpun", "Rumpun ilmu", rumpun), KEADAAN],
        queries.URUT_PROGRAM,
    )
    daftar = queries.daftar_program(
        saring.kata, saring.enum("jenjang", Jenjang), saring["rumpun"], saring.aktif, saring.urut, saring.halaman
    )
    jenjang, alias = queries.jenjang_dan_alias(b.id for b in daftar.baris)
    return render_template(
        "organisasi/program_studi.html", saring=saring, daftar=daftar, jenjang_program=jenjang, alias=alias
    )


@bp.get("/program-studi/<uuid:id_>")
@perlu_izin(Izin.LIHAT_ORGANISASI)
def rinci_program(id_: UUID) -> ResponseReturnValue:
    program = queries.ambil_program(id_)
    return render_template(
        "organisasi/rinci_program.html",
        program=program,
        jenjang_program=sorted(program.jenjang, key=lambda j: j.jenjang.tingkat),
        pensyarat=queries.jabatan_pensyarat(program),
        lulusan=queries.jumlah_lulusan(program),
        perubahan=queries.jejak_terakhir("program_studi", program.id),
    )


@bp.route("/program-studi/tambah", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_ORGANISASI)
def tambah_program() -> ResponseReturnValue:
    form = FormProgram()
    if form.validate_on_submit():
        with form_transaction(form):
            baru = services.tambah_program(form.isian(), pelaku())
        if not form.errors:
            flash(f"{baru.nama} ditambahkan.", "berhasil")
            return redirect(url_for("organisasi.rinci_program", id_=baru.id))
    return _halaman_form(form, None)


@bp.route("/program-studi/<uuid:id_>/ubah", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_ORGANISASI)
def ubah_program(id_: UUID) -> ResponseReturnValue:
    program = queries.ambil_program(id_)
    form = FormProgram(data=isi_program(program))
    if form.validate_on_submit():
        with form_transaction(form):
            services.ubah_program(program, form.isian(), pelaku())
        if not form.errors:
            flash(f"Perubahan {program.nama} disimpan.", "berhasil")
            return redirect(url_for("organisasi.rinci_program", id_=program.id))
    return _halaman_form(form, program)


def _halaman_form(form: FormProgram, program: ProgramStudi | None) -> ResponseReturnValue:
    pasangan = [(j, form[f"ada_{j.value}"], form[f"lama_{j.value}"]) for j in JENJANG_STUDI]
    isi = render_template("organisasi/form_program.html", form=form, program=program, pasangan=pasangan)
    return isi, status(form)
