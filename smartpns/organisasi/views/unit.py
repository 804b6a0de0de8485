"""Pages of the unit tree."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.forms import form_transaction
from smartpns.core.waktu import hari_ini
from smartpns.organisasi import queries, services
from smartpns.organisasi.forms import FormUnit
from smartpns.organisasi.rules import JenisUnit
from smartpns.organisasi.views.blueprint import bp, status
from smartpns.organisasi.views.saringan import KEADAAN, Saringan, kolom_enum


@bp.get("/unit")
@perlu_izin(Izin.LIHAT_ORGANISASI)
def unit() -> ResponseReturnValue:
    saring = Saringan([kolom_enum("jenis", "Jenis", JenisUnit), KEADAAN])
    pohon = queries.pohon_unit(pelaku(), saring.kata, saring.enum("jenis", JenisUnit), saring.aktif)
    return render_template("organisasi/unit.html", saring=saring, pohon=pohon)


@bp.get("/unit/<uuid:id_>")
@perlu_izin(Izin.LIHAT_ORGANISASI)
def rinci_unit(id_: UUID) -> ResponseReturnValue:
    satu = queries.ambil_unit(id_, pelaku())
    keadaan = queries.keadaan_jabatan(hari_ini(), satu.id) if satu.jenis is JenisUnit.OPD else {}
    nama = queries.nama_jabatan(jabatan for _, jabatan in keadaan)
    return render_template(
        "organisasi/rinci_unit.html",
        unit=satu,
        bawahan=queries.bawahan_langsung(satu),
        formasi=queries.formasi_unit(satu.id),
        keadaan=sorted(((nama[j], j, k) for (_, j), k in keadaan.items()), key=lambda baris: baris[0]),
        jumlah=queries.jumlahkan(keadaan.values()),
        perubahan=queries.jejak_terakhir("unit", satu.id),
    )


@bp.route("/unit/tambah", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_ORGANISASI)
def tambah_unit() -> ResponseReturnValue:
    form = FormUnit()
    if form.validate_on_submit():
        with form_transaction(form):
            baru = services.tambah_unit(form.isian(), pelaku())
        if not form.errors:
            flash(f"{baru.nama} ditambahkan.", "berhasil")
            return redirect(url_for("organisasi.rinci_unit", id_=baru.id))
    return render_template("organisasi/form_unit.html", form=form, unit=None), status(form)


@bp.route("/unit/<uuid:id_>/ubah", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_ORGANISASI)
def ubah_unit(id_: UUID) -> ResponseReturnValue:
    satu = queries.ambil_unit(id_, pelaku())
    form = FormUnit(obj=satu)
    if form.validate_on_submit():
        with form_transaction(form):
            services.ubah_unit(satu, form.isian(), pelaku())
        if not form.errors:
            flash(f"Perubahan {satu.nama} disimpan.", "berhasil")
            return redirect(url_for("organisasi.rinci_unit", id_=satu.id))
    return render_template("organisasi/form_unit.html", form=form, unit=satu), status(form)
