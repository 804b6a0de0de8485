"""Signing in and out, one's own account, and the admin's and auditor's pages."""

from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, flash, make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf import FlaskForm
from wtforms.fields.choices import SelectChoice

from smartpns.akun import queries, rules, services, sesi
from smartpns.akun.forms import (
    FormAkhiriTugas,
    FormAlasan,
    FormGantiSandi,
    FormInstalasi,
    FormMasuk,
    FormPengguna,
    FormPenugasan,
    FormSandiBaru,
    FormSaringJejak,
)
from smartpns.akun.izin import Izin, Peran, pelaku, perlu_izin, publik, rangkap
from smartpns.akun.models import Pengguna, Penugasan
from smartpns.akun.queries import SaringAkses, SaringJejak
from smartpns.akun.rules import Perbuatan, SifatTugas
from smartpns.core.db import transaction
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.formats import tanggal
from smartpns.core.forms import form_transaction
from smartpns.core.instalasi import instalasi
from smartpns.core.tabel import Paginasi
from smartpns.core.waktu import hari_ini

bp = Blueprint("akun", __name__)

RUMAH = {
    Peran.OPERATOR: "kebutuhan.tugas",
    Peran.KEPALA_OPD: "kebutuhan.persetujuan",
    Peran.PERENCANA: "kebutuhan.pantauan",
    Peran.PENILAI: "prioritas.penilaian",
    Peran.PIMPINAN: "rencana.keputusan",
    Peran.AUDITOR: "akun.jejak",
    Peran.ADMIN: "akun.daftar_pengguna",
    Peran.PNS: "publikasi.daftar",
}
"""Where each role lands after signing in."""

AKUN_PERAGAAN = ("operator", "kepala", "perencana", "penilai.1", "penilai.2", "pimpinan", "auditor", "admin")
"""The accounts of the sample district; they exist in demonstration mode only."""
JEJAK_DI_HALAMAN_AKUN = 10


@bp.route("/masuk", methods=["GET", "POST"])
@publik
def masuk() -> ResponseReturnValue:
    form = FormMasuk()
    if form.validate_on_submit():
        jawaban = _coba_masuk(form, request.remote_addr or "")
        if jawaban:
            return jawaban
    status = 422 if form.is_submitted() else 200
    contoh = queries.pengguna_peragaan(AKUN_PERAGAAN) if current_app.config["PERAGAAN"] else []
    return render_template("akun/masuk.html", form=form, contoh=contoh, sandi_contoh=rules.SANDI_PERAGAAN), status


def _coba_masuk(form: FormMasuk, alamat: str) -> ResponseReturnValue | None:
    """Count the turn, look at the password, let in: three steps, of which the slow one holds no lock."""
    with form_transaction(form):
        giliran = services.ambil_giliran(form.nama.data, alamat, sesi.perangkat())
    if form.errors:
        return None
    orang = services.kenali(form.nama.data, form.sandi.data)
    with transaction():
        if orang is None:
            services.gagal_masuk(form.nama.data, alamat)
            form.nama.errors = [services.SALAH]
            return None
        kode = services.masuk(orang, giliran, request.user_agent.string, alamat, sesi.kode_kini())
    sesi.pasang(kode)
    tujuan = alamat_lokal(request.args.get("lanjut")) or url_for("akun.beranda")
    return sesi.ingat_perangkat(make_response(redirect(tujuan)), orang)


def alamat_lokal(alamat: str | None) -> str | None:
    """A path of this site, or None: nothing that a browser could take for another host."""
    if not alamat or not alamat.startswith("/") or alamat.startswith("//") or set(alamat) & set("\\\r\n\t"):
        return None
    return alamat


@bp.post("/keluar")
@publik
def keluar() -> ResponseReturnValue:
    if current_user.is_authenticated:
        with transaction():
            services.keluar(sesi.pengguna_kini(), sesi.kode_kini() or "", request.remote_addr or "")
    session.clear()
    flash("Anda sudah keluar.", "info")
    jawaban = redirect(url_for("akun.masuk"))
    jawaban.headers["Clear-Site-Data"] = '"cache", "storage"'
    return jawaban


@bp.get("/beranda")
@perlu_izin(Izin.AKUN_SENDIRI)
def beranda() -> ResponseReturnValue:
    peran = pelaku().peran or Peran.PNS
    return redirect(url_for(RUMAH[peran]))


@bp.route("/akun/peran", methods=["GET", "POST"])
@perlu_izin(Izin.AKUN_SENDIRI)
def peran() -> ResponseReturnValue:
    """Choose which of one's roles to act in."""
    orang = sesi.pengguna_kini()
    if request.method == "POST":
        pilihan = request.form.get("penugasan")
        if pilihan not in {str(p.id) for p in orang.penugasan_berlaku()}:
            raise TidakDitemukan("Penugasan ini tidak berlaku lagi untuk Anda.")
        session["penugasan"] = pilihan
        tugas = next(p for p in orang.penugasan_berlaku() if str(p.id) == pilihan)
        with transaction():
            services.catat_akses(Perbuatan.GANTI_PERAN, pelaku(), request.remote_addr or "", f"menjadi {tugas.sebutan}")
        return redirect(url_for("akun.beranda"))
    return render_template("akun/peran.html", penugasan=orang.penugasan_berlaku(), dipakai=orang.penugasan_dipakai())


@bp.route("/akun", methods=["GET", "POST"])
@perlu_izin(Izin.AKUN_SENDIRI)
def saya() -> ResponseReturnValue:
    """One's own account: roles and the password."""
    form = FormGantiSandi()
    if form.validate_on_submit():
        orang = sesi.pengguna_kini()
        with form_transaction(form):
            services.ganti_sandi(orang, form.sandi_lama.data, form.sandi_baru.data, pelaku())
            kode = services.buka_sesi(orang, request.user_agent.string)
        if not form.errors:
            peran_dipakai = session.get("penugasan")
            sesi.pasang(kode)
            session["penugasan"] = peran_dipakai
            flash("Kata sandi sudah diganti. Sesi Anda di perangkat lain diakhiri.", "berhasil")
            return redirect(url_for("akun.saya"))
    orang = sesi.pengguna_kini()
    return render_template(
        "akun/saya.html",
        form=form,
        orang=orang,
        semua_sesi=queries.sesi_orang(orang.id),
        sesi_ini=sesi.sesi_kini(),
    ), 422 if form.is_submitted() else 200


@bp.post("/akun/sesi/<uuid:sesi_id>/akhiri")
@perlu_izin(Izin.AKUN_SENDIRI)
def akhiri_sesi(sesi_id: UUID) -> ResponseReturnValue:
    """End one of one's own sessions, on whatever device it is."""
    with transaction():
        services.akhiri_sesi(sesi_id, sesi.pengguna_kini().id)
    flash("Sesi diakhiri. Perangkat itu harus masuk lagi.", "berhasil")
    return redirect(url_for("akun.saya"))


@bp.get("/lupa-sandi")
@publik
def lupa_sandi() -> ResponseReturnValue:
    return render_template("akun/lupa_sandi.html")


@bp.route("/tautan/<kode>", methods=["GET", "POST"])
@publik
def tautan(kode: str) -> ResponseReturnValue:
    """Set a new password through a one-time link."""
    form = FormSandiBaru()
    sah = services.tautan_sah(kode)
    if form.validate_on_submit():
        with form_transaction(form):
            services.pakai_tautan(kode, form.sandi_baru.data)
        if not form.errors:
            flash("Kata sandi baru tersimpan. Masuk dengan kata sandi itu.", "berhasil")
            return redirect(url_for("akun.masuk"))
    return render_template("akun/tautan.html", form=form, orang=sah.pengguna), 422 if form.is_submitted() else 200


@bp.get("/akun/pengguna")
@perlu_izin(Izin.KELOLA_AKUN)
def daftar_pengguna() -> ResponseReturnValue:
    kata = request.args.get("kata", "").strip()
    return render_template("akun/daftar_pengguna.html", orang=queries.daftar_pengguna(kata), kata=kata)


@bp.route("/akun/pengguna/baru", methods=["GET", "POST"])
@perlu_izin(Izin.KELOLA_AKUN)
def pengguna_baru() -> ResponseReturnValue:
    form = FormPengguna()
    if form.validate_on_submit():
        with form_transaction(form):
            orang = services.buat_pengguna(oleh=pelaku(), **_isian(form))
        if not form.errors:
            flash(f"Akun {orang.nama} dibuat. Beri peran, lalu terbitkan tautan kata sandinya.", "berhasil")
            return redirect(url_for("akun.pengguna", id_=orang.id))
    return render_template("akun/pengguna_form.html", form=form, orang=None), 422 if form.is_submitted() else 200


@bp.get("/akun/pengguna/<uuid:id_>")
@perlu_izin(Izin.KELOLA_AKUN)
def pengguna(id_: UUID) -> ResponseReturnValue:
    return _halaman_pengguna(id_, form_tugas())


def _halaman_pengguna(id_: UUID, form: FormPenugasan, kode: str | None = None) -> ResponseReturnValue:
    orang = queries.pengguna(id_)
    jejak_orang = queries.jejak(SaringJejak(objek_id=str(id_)), 0, JEJAK_DI_HALAMAN_AKUN)
    alamat = url_for("akun.tautan", kode=kode, _external=True) if kode else None
    status = 422 if form.is_submitted() and form.errors else 200
    return render_template(
        "akun/pengguna.html", orang=orang, form=form, jejak=jejak_orang, alamat=alamat, hari_ini=hari_ini()
    ), status


def form_tugas() -> FormPenugasan:
    """The form for a new role, with every OPD to choose from and today as its first day."""
    form = FormPenugasan(mulai=hari_ini())
    form.unit_id.choices = [
        SelectChoice("", "– tanpa OPD –"),
        *(SelectChoice(str(i), n) for i, n in queries.pilihan_opd()),
    ]
    return form


@bp.route("/akun/pengguna/<uuid:id_>/ubah", methods=["GET", "POST"])
@perlu_izin(Izin.KELOLA_AKUN)
def pengguna_ubah(id_: UUID) -> ResponseReturnValue:
    orang = queries.pengguna(id_)
    form = FormPengguna(obj=orang)
    if form.validate_on_submit():
        with form_transaction(form):
            services.ubah_pengguna(orang, pelaku(), **_isian(form))
        if not form.errors:
            flash("Perubahan akun tersimpan.", "berhasil")
            return redirect(url_for("akun.pengguna", id_=id_))
    return render_template("akun/pengguna_form.html", form=form, orang=orang), 422 if form.is_submitted() else 200


@bp.post("/akun/pengguna/<uuid:id_>/tugas")
@perlu_izin(Izin.KELOLA_AKUN)
def tugaskan(id_: UUID) -> ResponseReturnValue:
    form = form_tugas()
    if form.validate_on_submit():
        opd = {str(id_): nama for id_, nama in queries.pilihan_opd()}
        with form_transaction(form):
            tugas = services.tugaskan(
                queries.pengguna(id_),
                Peran(form.peran.data),
                pelaku(),
                dasar=form.dasar.data,
                mulai=form.mulai.data,
                sampai=form.sampai.data,
                unit_id=UUID(form.unit_id.data) if form.unit_id.data else None,
                nama_unit=opd.get(form.unit_id.data, ""),
                sifat=SifatTugas(form.sifat.data),
            )
        if not form.errors:
            flash(*_kabar_tugas(tugas))
            for apa in _rangkap(tugas.pengguna):
                kalimat = f"{tugas.pengguna} sekarang dapat {apa}; yang disusunnya tetap tidak dapat disetujuinya."
                flash(kalimat, "perhatian")
            return redirect(url_for("akun.pengguna", id_=id_))
    return _halaman_pengguna(id_, form)


def _rangkap(orang: Pengguna) -> list[str]:
    """On both sides of which decisions the roles of a person would stand; roles of two OPDs do not meet."""
    tugas = [t for t in orang.penugasan if t.sampai is None or t.sampai >= hari_ini()]
    per_opd = ({t.peran for t in tugas if t.unit_id in (None, opd)} for opd in {t.unit_id for t in tugas})
    return sorted({apa for peran in per_opd for apa in rangkap(peran)})


def _kabar_tugas(tugas: Penugasan) -> tuple[str, str]:
    if tugas.menunggu_penegasan:
        return f"Peran {tugas.peran.label} menunggu penegasan admin lain. Sebelum itu belum berlaku.", "info"
    return "Peran ditambahkan dan langsung berlaku pada tanggal mulainya.", "berhasil"


@bp.post("/akun/tugas/<uuid:id_>/tegaskan")
@perlu_izin(Izin.KELOLA_AKUN)
def tegaskan_tugas(id_: UUID) -> ResponseReturnValue:
    """Confirm a role that another admin gave."""
    tugas = queries.penugasan(id_)
    try:
        with transaction():
            services.tegaskan_tugas(tugas, pelaku())
    except DomainError as e:
        flash(e.pesan, "galat")
    else:
        flash(f"Peran {tugas.peran.label} ditegaskan; berlaku sejak {tanggal(tugas.mulai)}.", "berhasil")
    return redirect(url_for("akun.pengguna", id_=tugas.pengguna_id))


@bp.route("/akun/tugas/<uuid:id_>/akhiri", methods=["GET", "POST"])
@perlu_izin(Izin.KELOLA_AKUN)
def akhiri_tugas(id_: UUID) -> ResponseReturnValue:
    tugas = queries.penugasan(id_)
    form = FormAkhiriTugas()
    if form.validate_on_submit():
        seketika = form.seketika.data == "ya"
        with transaction():
            services.akhiri_tugas(tugas, hari_ini(), pelaku(), form.alasan.data, seketika=seketika)
        flash("Peran sudah berakhir." if seketika else "Peran berakhir pada akhir hari ini.", "berhasil")
        return redirect(url_for("akun.pengguna", id_=tugas.pengguna_id))
    return render_template("akun/akhiri_tugas.html", form=form, tugas=tugas), 422 if form.is_submitted() else 200


@bp.route("/akun/pengguna/<uuid:id_>/aktif", methods=["GET", "POST"])
@perlu_izin(Izin.KELOLA_AKUN)
def atur_aktif(id_: UUID) -> ResponseReturnValue:
    """Switch an account off or on, with the reason."""
    orang = queries.pengguna(id_)
    form = FormAlasan()
    if form.validate_on_submit():
        try:
            with transaction():
                services.atur_aktif(orang, not orang.aktif, pelaku(), form.alasan.data)
        except DomainError as e:
            form.alasan.errors = [e.pesan]
        else:
            flash("Akun aktif kembali." if orang.aktif else "Akun dinonaktifkan; semua sesinya berakhir.", "berhasil")
            return redirect(url_for("akun.pengguna", id_=id_))
    return render_template("akun/atur_aktif.html", form=form, orang=orang), 422 if form.is_submitted() else 200


@bp.post("/akun/pengguna/<uuid:id_>/tautan")
@perlu_izin(Izin.KELOLA_AKUN)
def terbitkan_tautan(id_: UUID) -> ResponseReturnValue:
    """Issue a one-time link; it is shown on this answer only."""
    with transaction():
        kode = services.terbitkan_tautan(queries.pengguna(id_), pelaku())
    return _halaman_pengguna(id_, form_tugas(), kode)


@bp.get("/jejak")
@perlu_izin(Izin.LIHAT_JEJAK)
def jejak() -> ResponseReturnValue:
    """The audit record with its filters in the URL."""
    form = FormSaringJejak(request.args)
    saring = SaringJejak(
        kata=request.args.get("kata", "").strip(),
        aksi=request.args.get("aksi", ""),
        jenis=request.args.get("jenis", ""),
        objek_id=request.args.get("objek", ""),
        **form.rentang(),
    )
    nav = Paginasi.dari(request.args, queries.jumlah_jejak(saring))
    aksi, jenis = queries.pilihan_jejak()
    return render_template(
        "akun/jejak.html",
        baris=queries.jejak(saring, nav.sebelumnya, nav.per_halaman),
        saring=saring,
        form=form,
        kosong=saring == SaringJejak() and not form.errors,
        pilihan_aksi=aksi,
        pilihan_jenis=jenis,
        paginasi=nav,
    )


@bp.get("/jejak/akses")
@perlu_izin(Izin.LIHAT_JEJAK)
def akses() -> ResponseReturnValue:
    """Who came in, was refused, looked at people or took data out."""
    form = FormSaringJejak(request.args)
    dipilih = request.args.get("perbuatan", "")
    saring = SaringAkses(
        kata=request.args.get("kata", "").strip(),
        perbuatan=next((p for p in Perbuatan if p == dipilih), None),
        **form.rentang(),
    )
    nav = Paginasi.dari(request.args, queries.jumlah_akses(saring))
    return render_template(
        "akun/akses.html",
        baris=queries.akses(saring, nav.sebelumnya, nav.per_halaman),
        saring=saring,
        form=form,
        kosong=saring == SaringAkses() and not form.errors,
        pilihan_perbuatan=Perbuatan,
        paginasi=nav,
    )


@bp.get("/jejak/<int:id_>")
@perlu_izin(Izin.LIHAT_JEJAK)
def satu_jejak(id_: int) -> ResponseReturnValue:
    return render_template("akun/satu_jejak.html", entri=queries.satu_jejak(id_))


@bp.route("/pengaturan", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_INSTALASI)
def pengaturan() -> ResponseReturnValue:
    form = FormInstalasi(obj=instalasi())
    if form.validate_on_submit():
        with transaction():
            services.ubah_instalasi(_isian(form), pelaku())
        flash("Pengaturan tersimpan dan langsung berlaku.", "berhasil")
        return redirect(url_for("akun.pengaturan"))
    return render_template("akun/pengaturan.html", form=form), 422 if form.is_submitted() else 200


def _isian(form: FlaskForm) -> dict[str, Any]:
    return {nama: nilai for nama, nilai in form.data.items() if nama != "csrf_token"}
