"""Pages of posts and of their places per unit."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.forms import form_transaction
from smartpns.core.waktu import hari_ini
from smartpns.organisasi import queries, services
from smartpns.organisasi.forms import KRITIKAL, FormFormasi, FormJabatan, FormJumlahFormasi, isi_jabatan
from smartpns.organisasi.rules import JenisJabatan, Jenjang, bup
from smartpns.organisasi.views.blueprint import bp, status
from smartpns.organisasi.views.saringan import KEADAAN, KolomSaring, Saringan, kolom_enum

SARING_KRITIKAL = KolomSaring("kritikal", "Kritikal", [(str(n), label) for n, label in enumerate(KRITIKAL)])
SARING_FORMASI = KolomSaring(
    "terisi", "Terisi", [("kosong", "Masih kosong"), ("penuh", "Terisi penuh"), ("lebih", "Melebihi formasi")]
)


@bp.get("/jabatan")
@perlu_izin(Izin.LIHAT_ORGANISASI)
def jabatan() -> ResponseReturnValue:
    saring = Saringan(
        [
            kolom_enum("jenis", "Jenis", JenisJabatan),
            kolom_enum("jenjang", "Pendidikan", Jenjang),
            SARING_KRITIKAL,
            KEADAAN,
        ],
        queries.URUT_JABATAN,
    )
    dicari = queries.SaringJabatan(
        kata=saring.kata,
        jenis=saring.enum("jenis", JenisJabatan),
        jenjang=saring.enum("jenjang", Jenjang),
        kritikal=int(saring["kritikal"]) if saring["kritikal"] else None,
        aktif=saring.aktif,
    )
    daftar = queries.daftar_jabatan(pelaku(), dicari, saring.urut, saring.halaman)
    syarat = queries.syarat_ringkas(b.id for b in daftar.baris)
    return render_template("organisasi/jabatan.html", saring=saring, daftar=daftar, syarat=syarat)


@bp.get("/jabatan/<uuid:id_>")
@perlu_izin(Izin.LIHAT_ORGANISASI)
def rinci_jabatan(id_: UUID) -> ResponseReturnValue:
    satu = queries.ambil_jabatan(id_)
    keadaan = queries.keadaan_jabatan(hari_ini(), queries.opd_lingkup(pelaku()), satu.id)
    nama = queries.nama_unit(opd for opd, _ in keadaan)
    return render_template(
        "organisasi/rinci_jabatan.html",
        jabatan=satu,
        bup=bup(satu.jenjang_jabatan, satu.bup_khusus),
        kritikal=KRITIKAL[satu.kritikal],
        keadaan=sorted(((nama[o], o, k) for (o, _), k in keadaan.items()), key=lambda baris: baris[0]),
        jumlah=queries.jumlahkan(keadaan.values()),
        horizon=int(queries.parameter("horizon_pensiun", hari_ini())),
        perubahan=queries.jejak_terakhir("jabatan", satu.id),
    )


@bp.route("/jabatan/tambah", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_ORGANISASI)
def tambah_jabatan() -> ResponseReturnValue:
    form = FormJabatan()
    if form.validate_on_submit():
        with form_transaction(form):
            baru = services.tambah_jabatan(form.isian(), pelaku())
        if not form.errors:
            flash(f"{baru.nama} ditambahkan.", "berhasil")
            return redirect(url_for("organisasi.rinci_jabatan", id_=baru.id))
    return render_template("organisasi/form_jabatan.html", form=form, jabatan=None), status(form)


@bp.route("/jabatan/<uuid:id_>/ubah", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_ORGANISASI)
def ubah_jabatan(id_: UUID) -> ResponseReturnValue:
    satu = queries.ambil_jabatan(id_)
    form = FormJabatan(obj=satu, data=isi_jabatan(satu))
    if form.validate_on_submit():
        with form_transaction(form):
            services.ubah_jabatan(satu, form.isian(), pelaku())
        if not form.errors:
            flash(f"Perubahan {satu.nama} disimpan.", "berhasil")
            return redirect(url_for("organisasi.rinci_jabatan", id_=satu.id))
    return render_template("organisasi/form_jabatan.html", form=form, jabatan=satu), status(form)


@bp.get("/formasi")
@perlu_izin(Izin.LIHAT_ORGANISASI)
def formasi() -> ResponseReturnValue:
    opd = [(str(u.id), u.nama) for u in queries.opd_terlihat(pelaku())]
    saring = Saringan([KolomSaring("opd", "Perangkat daerah", opd), SARING_FORMASI], queries.URUT_FORMASI)
    daftar = queries.daftar_formasi(
        pelaku(), saring.kata, saring.uuid("opd"), saring["terisi"], saring.urut, saring.halaman
    )
    return render_template("organisasi/formasi.html", saring=saring, daftar=daftar)


@bp.route("/formasi/tambah", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_ORGANISASI)
def tambah_formasi() -> ResponseReturnValue:
    form = FormFormasi()
    if form.validate_on_submit():
        with form_transaction(form):
            baru = services.tambah_formasi(form.isian(), pelaku())
        if not form.errors:
            flash(f"Formasi {baru} ditambahkan: {baru.jumlah} orang.", "berhasil")
            return redirect(url_for("organisasi.rinci_unit", id_=baru.unit_id))
    return render_template("organisasi/form_formasi.html", form=form), status(form)


@bp.route("/formasi/<uuid:id_>/ubah", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_ORGANISASI)
def ubah_formasi(id_: UUID) -> ResponseReturnValue:
    satu = queries.ambil_formasi(id_, pelaku())
    form = FormJumlahFormasi(obj=satu)
    if form.validate_on_submit():
        with form_transaction(form):
            services.ubah_formasi(satu, form.jumlah.data or 0, pelaku(), form.alasan.data)
        if not form.errors:
            flash(f"Formasi {satu} kini {satu.jumlah} orang.", "berhasil")
            return redirect(url_for("organisasi.rinci_unit", id_=satu.unit_id))
    return render_template("organisasi/ubah_formasi.html", form=form, formasi=satu), status(form)
