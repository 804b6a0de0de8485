"""The operator's road: task list, base data, rank, check, hand over to the head."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, boleh, pelaku, perlu_izin
from smartpns.core.db import transaction
from smartpns.core.errors import DomainError
from smartpns.core.formats import TidakTerbaca, baca_bilangan
from smartpns.kebutuhan.queries import meja_opd, perkiraan_usulan, posisi_opd, usulan_pelaku
from smartpns.kebutuhan.queries.acuan import Acuan
from smartpns.kebutuhan.queries.kesenjangan import celah_dari, data_dasar_pada
from smartpns.kebutuhan.queries.saran import belum_dijawab, saran_usulan
from smartpns.kebutuhan.rules import PENUNGGU, Berat, KeadaanSaran, geser, susun_urutan
from smartpns.kebutuhan.services import alur, isian
from smartpns.kebutuhan.views.blueprint import bp
from smartpns.kebutuhan.views.riwayat import riwayat_usulan, sejak
from smartpns.kebutuhan.views.tugas import susun_tugas


@bp.get("")
@perlu_izin(Izin.LIHAT_USULAN)
def tugas() -> ResponseReturnValue:
    meja = meja_opd(pelaku())
    posisi = posisi_opd(
        meja.opd.id, {b.jabatan_id for b in meja.usulan.kebutuhan} if meja.usulan else (), periode=meja.periode
    )
    temuan = Acuan(meja.usulan).periksa_tersimpan(celah_dari(posisi)) if meja.usulan else []
    dapat_diubah = meja.dapat_diubah and boleh(pelaku(), Izin.ISI_USULAN)
    belum = belum_dijawab(meja.usulan) if meja.usulan else None
    langkah = susun_tugas(meja.usulan, list(posisi.values()), temuan, belum, dapat_diubah=dapat_diubah)
    return render_template(
        "kebutuhan/tugas.html",
        meja=meja,
        langkah=langkah,
        dapat_diubah=dapat_diubah,
        dikembalikan=[b for b in meja.usulan.kebutuhan if b.alasan_verifikasi] if meja.usulan else [],
        perkiraan=perkiraan_usulan(meja.periode, meja.usulan.kebutuhan) if meja.periode and meja.usulan else None,
        riwayat=riwayat_usulan(meja.usulan) if meja.usulan else [],
        penunggu=PENUNGGU.get(meja.usulan.status) if meja.usulan else None,
        sejak=sejak(meja.usulan) if meja.usulan else None,
    )


@bp.post("/mulai")
@perlu_izin(Izin.ISI_USULAN)
def mulai() -> ResponseReturnValue:
    meja = meja_opd(pelaku())
    if meja.periode is None:
        raise DomainError("Belum ada periode perencanaan. Tunggu pengumuman dari BKPSDM.")
    with transaction():
        alur.mulai_usulan(meja.periode, meja.opd, pelaku())
    flash("Usulan dimulai. Mulai dari langkah 1.", "berhasil")
    return redirect(url_for("kebutuhan.tugas"), 303)


@bp.get("/data-dasar")
@perlu_izin(Izin.LIHAT_USULAN)
def data_dasar() -> ResponseReturnValue:
    meja = meja_opd(pelaku())
    saran = saran_usulan(meja.usulan) if meja.usulan else []
    return render_template(
        "kebutuhan/data_dasar.html",
        meja=meja,
        posisi=sorted(posisi_opd(meja.opd.id, periode=meja.periode).values(), key=lambda p: -p.celah.batas_wajar),
        disarankan={s.celah.jabatan.id for s in saran if s.keadaan is KeadaanSaran.BARU},
        pada=data_dasar_pada(meja.opd.id),
        dapat_diubah=meja.dapat_diubah and boleh(pelaku(), Izin.ISI_USULAN),
    )


@bp.post("/data-dasar")
@perlu_izin(Izin.ISI_USULAN)
def nyatakan_data_benar() -> ResponseReturnValue:
    _, usulan = usulan_pelaku(pelaku(), kunci=True)
    with transaction():
        alur.nyatakan_data_benar(usulan, pelaku())
    flash("Data dasar dinyatakan benar. Lanjutkan dengan mengisi kebutuhan.", "berhasil")
    return redirect(url_for("kebutuhan.tugas"), 303)


@bp.get("/urutkan")
@perlu_izin(Izin.ISI_USULAN)
def urutkan() -> ResponseReturnValue:
    meja, usulan = usulan_pelaku(pelaku())
    if not meja.dapat_diubah:
        return redirect(url_for("kebutuhan.isi"))
    return render_template("kebutuhan/urutkan.html", meja=meja, usulan=usulan, galat={}, nilai={})


@bp.post("/urutkan")
@perlu_izin(Izin.ISI_USULAN)
def simpan_urutan() -> ResponseReturnValue:
    """The number boxes decide; "naik:<id>" and "turun:<id>" then move one row by one place."""
    meja, usulan = usulan_pelaku(pelaku(), kunci=True)
    nilai = {b.id: request.form.get(f"prioritas-{b.id}", str(b.prioritas_opd)) for b in usulan.kebutuhan}
    galat = {}
    nomor = {}
    for id_, teks in nilai.items():
        try:
            nomor[id_] = baca_bilangan(teks)
        except TidakTerbaca:
            galat[id_] = f"Tulis angka urutan 1 sampai {len(nilai)}."
    if galat:
        halaman = render_template("kebutuhan/urutkan.html", meja=meja, usulan=usulan, galat=galat, nilai=nilai)
        return halaman, 422
    urutan = susun_urutan({b.id: b.prioritas_opd for b in usulan.kebutuhan}, nomor)
    with transaction():
        isian.urutkan(usulan, _tergeser(urutan, request.form.get("geser", "")), pelaku())
    flash("Urutan prioritas tersimpan.", "berhasil")
    return redirect(url_for("kebutuhan.urutkan" if "geser" in request.form else "kebutuhan.tugas"), 303)


def _tergeser(urutan: list[UUID], perintah: str) -> list[UUID]:
    """The order after the button that was pressed: "naik:<id>", "turun:<id>", or none."""
    arah, _, id_ = perintah.partition(":")
    yang = next((satu for satu in urutan if str(satu) == id_), None)
    return urutan if yang is None else geser(urutan, yang, 1 if arah == "turun" else -1)


@bp.get("/periksa")
@perlu_izin(Izin.LIHAT_USULAN)
def periksa() -> ResponseReturnValue:
    return _halaman_periksa()


def _halaman_periksa(galat: str | None = None, status: int = 200) -> ResponseReturnValue:
    meja, usulan = usulan_pelaku(pelaku())
    posisi = posisi_opd(meja.opd.id, {b.jabatan_id for b in usulan.kebutuhan}, periode=meja.periode)
    acuan = Acuan(usulan)
    temuan = acuan.periksa_tersimpan(celah_dari(posisi))
    halaman = render_template(
        "kebutuhan/periksa.html",
        meja=meja,
        usulan=usulan,
        galat=galat,
        harus=[t for t in temuan if t.berat is Berat.GALAT],
        saran=[t for t in temuan if t.berat is Berat.PERINGATAN],
        per_nomor={b.nomor: b for b in usulan.kebutuhan},
        kelayakan=acuan.kelayakan,
        perkiraan=perkiraan_usulan(usulan.periode, usulan.kebutuhan),
        dapat_diubah=meja.dapat_diubah and boleh(pelaku(), Izin.ISI_USULAN),
    )
    return halaman, status


@bp.post("/kirim")
@perlu_izin(Izin.ISI_USULAN)
def kirim() -> ResponseReturnValue:
    try:
        _, usulan = usulan_pelaku(pelaku(), kunci=True)
        with transaction():
            alur.kirim_ke_kepala(usulan, pelaku())
    except DomainError as e:
        return _halaman_periksa(e.pesan, 422)
    return redirect(url_for("kebutuhan.terkirim"), 303)


@bp.get("/terkirim")
@perlu_izin(Izin.LIHAT_USULAN)
def terkirim() -> ResponseReturnValue:
    """The confirmation, and later on simply where the usulan is."""
    meja, usulan = usulan_pelaku(pelaku())
    return render_template(
        "kebutuhan/terkirim.html", meja=meja, usulan=usulan, penunggu=PENUNGGU.get(usulan.status), sejak=sejak(usulan)
    )
