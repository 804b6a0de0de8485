"""A row: by its form, in two versions of two people, deleted and brought back."""

from collections.abc import Mapping
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.db import transaction
from smartpns.core.tabel import bilangan_alamat
from smartpns.kebutuhan.forms.opd import (
    KOLOM,
    FormKebutuhan,
    asal_tertulis,
    baca_asal,
    nilai_form,
    susun_kiriman,
)
from smartpns.kebutuhan.models import Kebutuhan, Usulan
from smartpns.kebutuhan.queries import Posisi, kebutuhan_opd, pengubah_terakhir, posisi_opd, usulan_pelaku
from smartpns.kebutuhan.queries.acuan import Acuan, isian_dari
from smartpns.kebutuhan.queries.saran import isian_awal, satu_saran
from smartpns.kebutuhan.rules import Berat, IsianKebutuhan
from smartpns.kebutuhan.services import isian as layanan
from smartpns.kebutuhan.services.alur import pastikan_dapat_diubah
from smartpns.kebutuhan.services.isian import IsianDitolak
from smartpns.kebutuhan.views.blueprint import bp
from smartpns.organisasi.queries import program_terdekat_semua, unit_dalam_opd

# --- one row by its form -----------------------------------------------------------------------------------


@bp.route("/baris/baru", methods=["GET", "POST"])
@perlu_izin(Izin.ISI_USULAN)
def baris_baru() -> ResponseReturnValue:
    _, usulan = usulan_pelaku(pelaku(), kunci=request.method == "POST")
    pastikan_dapat_diubah(usulan)
    posisi = posisi_opd(usulan.opd_id, periode=usulan.periode)
    diminta = request.args.get("jabatan", type=UUID)
    dipilih = posisi.get(diminta) if diminta else None
    awal = MultiDict(nilai_form(_isian_diminta(usulan, dipilih)))
    form = formulir(usulan, posisi, awal if request.method == "GET" else susun_kiriman(request.form))
    if form.is_submitted():
        tersimpan = simpan_formulir(form, usulan, IsianKebutuhan())
        if tersimpan:
            return kembali_ke_kisi(tersimpan)
    return _halaman_baris(form, usulan, None, dipilih)


def _isian_diminta(usulan: Usulan, posisi: Posisi | None) -> IsianKebutuhan:
    """What the new row begins with: the proposal that the address names, else its post, else nothing."""
    unit, tahun = request.args.get("unit", type=UUID), request.args.get("tahun", type=bilangan_alamat)
    if posisi and unit and tahun:
        return satu_saran(usulan, unit, posisi.jabatan.id, tahun).isian()
    return isian_awal(usulan, posisi)


@bp.route("/baris/<uuid:id_>", methods=["GET", "POST"])
@perlu_izin(Izin.ISI_USULAN)
def baris(id_: UUID) -> ResponseReturnValue:
    _, usulan = usulan_pelaku(pelaku(), kunci=request.method == "POST")
    baris = kebutuhan_opd(usulan, id_)
    pastikan_dapat_diubah(usulan)
    posisi = posisi_opd(usulan.opd_id, {baris.jabatan_id}, periode=usulan.periode)
    kini = nilai_form(isian_dari(baris))
    if request.method == "GET":
        awal = MultiDict(kini | {"versi": str(baris.versi), "asal": asal_tertulis(isian_dari(baris))})
        return _halaman_baris(formulir(usulan, posisi, awal), usulan, baris, posisi[baris.jabatan_id])
    form = formulir(usulan, posisi, susun_kiriman(request.form, kini))
    if berbeda(baris, request.form):
        return halaman_bentrok(form, baris, kini, request.form)
    tersimpan = simpan_formulir(form, usulan, isian_dari(baris), baris)
    if tersimpan:
        return kembali_ke_kisi(tersimpan)
    return _halaman_baris(form, usulan, baris, posisi[baris.jabatan_id])


def kembali_ke_kisi(baris: Kebutuhan) -> ResponseReturnValue:
    flash(f"Baris {baris.nomor} tersimpan: {baris}.", "berhasil")
    return redirect(url_for("kebutuhan.isi", _anchor=f"baris-{baris.nomor}"), 303)


def formulir(usulan: Usulan, posisi: Mapping[UUID, Posisi], isi: MultiDict[str, str]) -> FormKebutuhan:
    form = FormKebutuhan(formdata=isi)
    return form.sediakan(usulan.periode, unit_dalam_opd(usulan.opd_id), (p.jabatan for p in posisi.values()))


def simpan_formulir(
    form: FormKebutuhan, usulan: Usulan, dasar: IsianKebutuhan, baris: Kebutuhan | None = None
) -> Kebutuhan | None:
    """The row, saved in one transaction; None when form or rules refuse, all their reasons beside the fields."""
    isian = form.isian(dasar)
    if not form.validate():
        acuan = Acuan(usulan)
        nomor = baris.nomor if baris else usulan.nomor_terakhir + 1
        form.tampilkan_temuan(t for t in acuan.periksa(acuan.lengkapi(isian), nomor, baris) if t.berat is Berat.GALAT)
        return None
    try:
        with transaction():
            if baris is None:
                return layanan.tambah_kebutuhan(usulan, isian, pelaku())
            return layanan.ubah_kebutuhan(baris, isian, pelaku())
    except IsianDitolak as e:
        form.tampilkan_temuan(e.temuan)
    return None


def _halaman_baris(
    form: FormKebutuhan, usulan: Usulan, baris: Kebutuhan | None, posisi: Posisi | None
) -> ResponseReturnValue:
    teks = form.program_studi.data or ""
    acuan = Acuan(usulan)
    dipetakan = baris is not None and baris.program_studi_id is not None and baris.prodi_teks == teks
    dikenal = not teks or dipetakan or acuan.program_bernama(teks) is not None
    halaman = render_template(
        "kebutuhan/baris.html",
        form=form,
        usulan=usulan,
        baris=baris,
        posisi=posisi,
        kelayakan=acuan.kelayakan[baris.id] if baris else None,
        program=sorted({p.nama for p in acuan.program.values()}),
        terdekat=[] if dikenal else program_terdekat_semua([teks])[teks],
        dikenal=dikenal,
    )
    return halaman, 422 if form.errors or form.form_errors else 200


# --- two people, one row -----------------------------------------------------------------------------------


def berbeda(baris: Kebutuhan, kiriman: Mapping[str, str]) -> bool:
    """Whether a colleague changed the row since this form was opened; a mere change of rank does not count."""
    if not kiriman.get("versi") or kiriman["versi"] == str(baris.versi):
        return False
    asal, kini = baca_asal(kiriman.get("asal")), nilai_form(isian_dari(baris))
    return any(asal.get(nama) != kini[nama] for nama in KOLOM if nama != "prioritas_opd")


def halaman_bentrok(
    form: FormKebutuhan, baris: Kebutuhan, kini: Mapping[str, str], kiriman: Mapping[str, str]
) -> ResponseReturnValue:
    """Both versions side by side; what only one of the two changed is chosen already."""
    asal = baca_asal(kiriman.get("asal"))
    saya = {nama: kiriman.get(nama, kini[nama]).replace("\r\n", "\n") for nama in KOLOM}
    beda = [
        {
            "nama": nama,
            "label": form[nama].label.text,
            "saya": form.sebutan(nama, saya[nama]),
            "rekan": form.sebutan(nama, kini[nama]),
            "pilih": "rekan" if saya[nama] == asal.get(nama) else "saya",
        }
        for nama in KOLOM
        if saya[nama] != kini[nama]
    ]
    halaman = render_template(
        "kebutuhan/bentrok.html",
        baris=baris,
        beda=beda,
        saya=saya,
        asal=asal_tertulis(isian_dari(baris)),
        pengubah=pengubah_terakhir(baris),
    )
    return halaman, 409


# --- deleting ----------------------------------------------------------------------------------------------


@bp.get("/baris/<uuid:id_>/hapus")
@perlu_izin(Izin.ISI_USULAN)
def konfirmasi_hapus(id_: UUID) -> ResponseReturnValue:
    meja, usulan = usulan_pelaku(pelaku())
    pastikan_dapat_diubah(usulan)
    return render_template("kebutuhan/hapus.html", meja=meja, usulan=usulan, baris=kebutuhan_opd(usulan, id_))


@bp.post("/baris/<uuid:id_>/hapus")
@perlu_izin(Izin.ISI_USULAN)
def hapus(id_: UUID) -> ResponseReturnValue:
    _, usulan = usulan_pelaku(pelaku(), kunci=True)
    with transaction():
        layanan.hapus_kebutuhan(kebutuhan_opd(usulan, id_), pelaku())
    return redirect(url_for("kebutuhan.isi", dihapus=id_), 303)


@bp.post("/baris/<uuid:id_>/pulihkan")
@perlu_izin(Izin.ISI_USULAN)
def pulihkan(id_: UUID) -> ResponseReturnValue:
    _, usulan = usulan_pelaku(pelaku(), kunci=True)
    with transaction():
        baris = layanan.pulihkan_kebutuhan(usulan, id_, pelaku())
    flash(f"Baris {baris.nomor} dikembalikan.", "berhasil")
    return redirect(url_for("kebutuhan.isi", _anchor=f"baris-{baris.nomor}"), 303)
