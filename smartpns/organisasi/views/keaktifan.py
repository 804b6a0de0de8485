"""One page for retiring something or bringing it back: what it means, and why it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.forms import FormAlasan
from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.forms import form_transaction
from smartpns.organisasi import queries, services
from smartpns.organisasi.views.blueprint import bp, status


@dataclass(frozen=True)
class Jenis:
    """A kind of thing that can retire, in words and deeds."""

    ambil: Callable[[UUID], Any]
    nonaktifkan: Callable[..., bool]
    aktifkan: Callable[..., bool]
    rinci: str
    daftar: str
    sebutan: str
    akibat: str


UNIT = Jenis(
    lambda id_: queries.ambil_unit(id_, pelaku()),
    services.nonaktifkan_unit,
    services.aktifkan_unit,
    "organisasi.rinci_unit",
    "organisasi.unit",
    "Unit",
    "Unit nonaktif tidak dapat lagi dipilih untuk pegawai, formasi, dan usulan. Riwayatnya tetap tersimpan.",
)
JABATAN = Jenis(
    queries.ambil_jabatan,
    services.nonaktifkan_jabatan,
    services.aktifkan_jabatan,
    "organisasi.rinci_jabatan",
    "organisasi.jabatan",
    "Jabatan",
    "Jabatan nonaktif tidak dapat lagi dipilih. Pemangku dan formasi yang ada tetap tercatat.",
)
PROGRAM = Jenis(
    queries.ambil_program,
    services.nonaktifkan_program,
    services.aktifkan_program,
    "organisasi.rinci_program",
    "organisasi.program_studi",
    "Program studi",
    "Program studi nonaktif tidak ditawarkan lagi. Syarat jabatan dan ijazah yang menyebutnya tetap berlaku.",
)
PEGAWAI = Jenis(
    lambda id_: queries.ambil_pegawai(id_, pelaku()),
    services.nonaktifkan_pegawai,
    services.aktifkan_pegawai,
    "organisasi.rinci_pegawai",
    "organisasi.pegawai",
    "Pegawai",
    "Pegawai nonaktif (pensiun, pindah, atau meninggal) tidak lagi dihitung sebagai pemangku jabatan.",
)


@bp.route("/unit/<uuid:id_>/keaktifan", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_ORGANISASI)
def keaktifan_unit(id_: UUID) -> ResponseReturnValue:
    return _keaktifan(UNIT, id_)


@bp.route("/jabatan/<uuid:id_>/keaktifan", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_ORGANISASI)
def keaktifan_jabatan(id_: UUID) -> ResponseReturnValue:
    return _keaktifan(JABATAN, id_)


@bp.route("/program-studi/<uuid:id_>/keaktifan", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_ORGANISASI)
def keaktifan_program(id_: UUID) -> ResponseReturnValue:
    return _keaktifan(PROGRAM, id_)


@bp.route("/pegawai/<uuid:id_>/keaktifan", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_PEGAWAI)
def keaktifan_pegawai(id_: UUID) -> ResponseReturnValue:
    return _keaktifan(PEGAWAI, id_)


def _keaktifan(jenis: Jenis, id_: UUID) -> ResponseReturnValue:
    objek = jenis.ambil(id_)
    form = FormAlasan()
    aktif = objek.aktif
    ubah = jenis.nonaktifkan if aktif else jenis.aktifkan
    if form.validate_on_submit():
        with form_transaction(form):
            ubah(objek, pelaku(), form.alasan.data)
        if not form.errors:
            flash(f"{objek} {'dinonaktifkan' if aktif else 'diaktifkan kembali'}.", "berhasil")
            return redirect(url_for(jenis.rinci, id_=objek.id))
    return render_template("organisasi/keaktifan.html", form=form, objek=objek, aktif=aktif, jenis=jenis), status(form)
