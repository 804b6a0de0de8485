"""The rows: the grid, one row by its form, two versions of one row, deleting and bringing back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import flash, get_template_attribute, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from smartpns.akun.izin import Izin, boleh, pelaku, perlu_izin
from smartpns.core.db import transaction
from smartpns.core.formats import jam
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
from smartpns.kebutuhan.views.kisi import KOLOM_KISI, BarisKisi, susun_kisi
from smartpns.organisasi.queries import program_terdekat_semua, unit_dalam_opd
from smartpns.organisasi.rules import JENJANG_STUDI


@bp.get("/isi")
@perlu_izin(Izin.LIHAT_USULAN)
def isi() -> ResponseReturnValue:
    return _halaman_isi()


def _halaman_isi(tertolak: BarisKisi | None = None, status: int = 200) -> ResponseReturnValue:
    """The grid; `tertolak` is a row that came back with what was typed."""
    meja, usulan = usulan_pelaku(pelaku())
    posisi = posisi_opd(meja.opd.id, {b.jabatan_id for b in usulan.kebutuhan})
    acuan = Acuan(usulan)
    kisi = susun_kisi(acuan, posisi)
    if tertolak and tertolak.baris:
        kisi = [_dengan_ketikan(b, tertolak) if b.nomor == tertolak.nomor else b for b in kisi]
    baru = (
        tertolak
        if tertolak and tertolak.baris is None
        else BarisKisi(None, dict.fromkeys((*KOLOM_KISI, "nama_jabatan"), ""))
    )
    halaman = render_template(
        "kebutuhan/isi.html",
        meja=meja,
        usulan=usulan,
        kisi=kisi,
        baru=baru,
        posisi=list(posisi.values()),
        program=sorted({p.nama for p in acuan.program.values()}),
        jenjang=JENJANG_STUDI,
        dihapus=request.args.get("dihapus", type=UUID),
        dapat_diubah=meja.dapat_diubah and boleh(pelaku(), Izin.ISI_USULAN),
    )
    return halaman, status


def _dengan_ketikan(baris: BarisKisi, tertolak: BarisKisi) -> BarisKisi:
    tertolak.kesenjangan, tertolak.kelayakan = baris.kesenjangan, baris.kelayakan
    return tertolak


# --- one row by its form -----------------------------------------------------------------------------------


@bp.route("/baris/baru", methods=["GET", "POST"])
@perlu_izin(Izin.ISI_USULAN)
def baris_baru() -> ResponseReturnValue:
    _, usulan = usulan_pelaku(pelaku(), kunci=request.method == "POST")
    pastikan_dapat_diubah(usulan)
    posisi = posisi_opd(usulan.opd_id)
    diminta = request.args.get("jabatan", type=UUID)
    dipilih = posisi.get(diminta) if diminta else None
    awal = MultiDict(nilai_form(_isian_diminta(usulan, dipilih)))
    form = _form(usulan, posisi, awal if request.method == "GET" else susun_kiriman(request.form))
    if form.is_submitted():
        tersimpan = _simpan_form(form, usulan, IsianKebutuhan())
        if tersimpan:
            return _kembali_ke_kisi(tersimpan)
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
    posisi = posisi_opd(usulan.opd_id, {baris.jabatan_id})
    kini = nilai_form(isian_dari(baris))
    if request.method == "GET":
        awal = MultiDict(kini | {"versi": str(baris.versi), "asal": asal_tertulis(isian_dari(baris))})
        return _halaman_baris(_form(usulan, posisi, awal), usulan, baris, posisi[baris.jabatan_id])
    form = _form(usulan, posisi, susun_kiriman(request.form, kini))
    if berbeda(baris, request.form):
        return _halaman_bentrok(form, baris, kini, request.form)
    tersimpan = _simpan_form(form, usulan, isian_dari(baris), baris)
    if tersimpan:
        return _kembali_ke_kisi(tersimpan)
    return _halaman_baris(form, usulan, baris, posisi[baris.jabatan_id])


def _kembali_ke_kisi(baris: Kebutuhan) -> ResponseReturnValue:
    flash(f"Baris {baris.nomor} tersimpan: {baris}.", "berhasil")
    return redirect(url_for("kebutuhan.isi", _anchor=f"baris-{baris.nomor}"), 303)


def _form(usulan: Usulan, posisi: Mapping[UUID, Posisi], isi: MultiDict[str, str]) -> FormKebutuhan:
    form = FormKebutuhan(formdata=isi)
    return form.sediakan(usulan.periode, unit_dalam_opd(usulan.opd_id), (p.jabatan for p in posisi.values()))


def _simpan_form(
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


def _halaman_bentrok(
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


# --- the grid ----------------------------------------------------------------------------------------------


@bp.post("/baris/baru/sel")
@perlu_izin(Izin.ISI_USULAN)
def simpan_sel_baru() -> ResponseReturnValue:
    _, usulan = usulan_pelaku(pelaku(), kunci=True)
    posisi = posisi_opd(usulan.opd_id)
    pilihan = _jabatan_bernama(posisi, request.form.get("nama_jabatan", ""))
    awal = isian_awal(usulan, pilihan)
    if pilihan and awal.alasan and request.form.get("jumlah"):  # the gap alone: how the proposed number came about
        awal = replace(awal, alasan=f"{pilihan.kalimat}.")  # says nothing about the one typed here
    return _simpan_sel(usulan, None, awal, posisi)


@bp.post("/baris/<uuid:id_>/sel")
@perlu_izin(Izin.ISI_USULAN)
def simpan_sel(id_: UUID) -> ResponseReturnValue:
    _, usulan = usulan_pelaku(pelaku(), kunci=True)
    baris = kebutuhan_opd(usulan, id_)
    posisi = posisi_opd(usulan.opd_id, {baris.jabatan_id})
    if berbeda(baris, request.form):
        if _minta_json():
            return jsonify(keadaan="bentrok", nomor=baris.nomor), 409
        kini = nilai_form(isian_dari(baris))
        kiriman = baca_asal(request.form.get("asal")) | _ketikan(posisi)
        return _halaman_bentrok(
            _form(usulan, posisi, MultiDict(kiriman)), baris, kini, kiriman | {"asal": request.form.get("asal", "")}
        )
    return _simpan_sel(usulan, baris, isian_dari(baris), posisi)


def _ketikan(posisi: Mapping[UUID, Posisi]) -> dict[str, str]:
    """The cells that were sent, as the form's fields; the post by its name."""
    isi = {n: request.form[n] for n in KOLOM_KISI if n in request.form}
    if "nama_jabatan" in request.form:
        bernama = _jabatan_bernama(posisi, request.form["nama_jabatan"])
        isi["jabatan"] = str(bernama.jabatan.id) if bernama else ""
    return isi


def _jabatan_bernama(posisi: Mapping[UUID, Posisi], nama: str) -> Posisi | None:
    dicari = " ".join(nama.split()).casefold()
    return next((p for p in posisi.values() if p.jabatan.nama.casefold() == dicari), None)


def _simpan_sel(
    usulan: Usulan, baris: Kebutuhan | None, dasar: IsianKebutuhan, posisi: Mapping[UUID, Posisi]
) -> ResponseReturnValue:
    pastikan_dapat_diubah(usulan)
    ketikan = {n: teks for n, teks in _ketikan(posisi).items() if teks or baris}  # a new row keeps what is usual
    form = _form(usulan, posisi, MultiDict(nilai_form(dasar) | ketikan | _token()))
    tersimpan = _simpan_form(form, usulan, dasar, baris)
    _namai_jabatan_asing(form)
    if _minta_json():
        return _jawab_sel(form, tersimpan)
    if tersimpan is None:
        ketikan = {n: request.form.get(n, "") for n in (*KOLOM_KISI, "nama_jabatan")}
        return _halaman_isi(BarisKisi(baris, ketikan, request.form.get("asal", ""), _galat(form)), 422)
    return _kembali_ke_kisi(tersimpan)


def _token() -> dict[str, str]:
    return {"csrf_token": request.form.get("csrf_token", "")}


def _namai_jabatan_asing(form: FormKebutuhan) -> None:
    """A post typed by name that the OPD does not have gets a sentence of its own; its reason can only follow."""
    nama = request.form.get("nama_jabatan", "").strip()
    if form.jabatan.errors and nama:
        form.jabatan.errors = [f"Jabatan “{nama}” tidak ada di OPD Anda. Pilih dari saran yang muncul saat mengetik."]
        form.alasan.errors = []


def _galat(form: FormKebutuhan) -> dict[str, str]:
    return {n or "": " ".join(pesan) for n, pesan in form.errors.items()}


def _minta_json() -> bool:
    return request.accept_mimetypes.best_match(("text/html", "application/json")) == "application/json"


def _jawab_sel(form: FormKebutuhan, tersimpan: Kebutuhan | None) -> ResponseReturnValue:
    """What the page's script needs to show the truth: this row's state, and rank and version of all."""
    if tersimpan is None:
        return jsonify(keadaan="galat", galat=_galat(form)), 422
    usulan = tersimpan.usulan
    kisi = susun_kisi(Acuan(usulan), posisi_opd(usulan.opd_id, {b.jabatan_id for b in usulan.kebutuhan}))
    return jsonify(
        keadaan="tersimpan",
        disimpan=jam(tersimpan.updated_at),
        baris=next(_baris_json(b, b.baris) for b in kisi if b.baris is tersimpan),
        urutan={str(b.baris.id): [b.baris.prioritas_opd, b.baris.versi] for b in kisi if b.baris},
    )


def _baris_json(satu: BarisKisi, baris: Kebutuhan) -> dict[str, Any]:
    label, nada, simbol = satu.keadaan
    return {
        "id": str(baris.id),
        "nomor": baris.nomor,
        "versi": baris.versi,
        "asal": satu.asal,
        "nilai": satu.nilai,
        "keadaan": {"label": label, "nada": nada, "simbol": simbol},
        "saran": satu.saran,
        "pilihan": [p.nama for p in satu.pilihan],
        "kesenjangan": satu.kesenjangan,
        "kelayakan": _kelayakan_json(satu, baris),
    }


def _kelayakan_json(satu: BarisKisi, baris: Kebutuhan) -> dict[str, Any]:
    """How many holders may fill the row in the words of the page, and who they are for those who may see names."""
    kata = get_template_attribute("kebutuhan/_kelayakan.html", "kata_kelayakan")
    tautan = url_for("kebutuhan.kelayakan", kebutuhan_id=baris.id) if boleh(pelaku(), Izin.LIHAT_PEGAWAI) else None
    return {"kata": str(kata(satu.kelayakan)), "tautan": tautan}


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
