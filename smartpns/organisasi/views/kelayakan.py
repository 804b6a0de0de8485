"""May this person go on tugas belajar, and which requirements hold: questions that change nothing."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.waktu import hari_ini
from smartpns.organisasi import queries
from smartpns.organisasi.forms import FormKelayakan
from smartpns.organisasi.models import Pegawai
from smartpns.organisasi.queries import ButuhOrang
from smartpns.organisasi.rules import Pembiayaan, StatusJabatan, Tahap, jenjang_lanjut
from smartpns.organisasi.views.blueprint import bp


@bp.get("/pegawai/<uuid:id_>/kelayakan")
@perlu_izin(Izin.LIHAT_PEGAWAI)
def kelayakan_pegawai(id_: UUID) -> ResponseReturnValue:
    """The verdicts for the study in the address; for the usual next one when the address names none."""
    satu, hari = queries.ambil_pegawai(id_, pelaku()), hari_ini()
    form = FormKelayakan(request.args or None, data=_studi_lazim(satu, hari))
    sah = form.validate() if request.args else True
    butuh = _butuh(satu, form, hari) if sah else None
    return render_template(
        "organisasi/kelayakan_pegawai.html",
        orang=satu,
        form=form,
        butuh=butuh,
        kelayakan=queries.kelayakan_pegawai(satu, butuh, hari) if butuh else None,
        pendaftaran=[s for s in queries.semua_syarat(form.mulai.data or hari, Tahap.PENDAFTARAN) if s.dipakai],
    ), 200 if sah else 422


def _studi_lazim(satu: Pegawai, hari: date) -> dict[str, Any]:
    """One level up from next year's intake on, paid by the district."""
    bulan = int(queries.parameter("bulan_masuk", hari))
    return {
        "jenjang": jenjang_lanjut(satu.jenjang),
        "mulai": date(hari.year + 1, bulan, 1),
        "pembiayaan": Pembiayaan.APBD,
        "status_jabatan": StatusJabatan.DIBERHENTIKAN,
    }


def _butuh(satu: Pegawai, form: FormKelayakan, hari: date) -> ButuhOrang:
    program, mulai = form.program_studi.data, form.mulai.data
    return ButuhOrang(
        opd_id=satu.unit.opd_id,
        jabatan_id=(form.jabatan.data or satu.jabatan).id,
        unit_id=satu.unit_id,
        jenjang=form.jenjang.data,
        program_studi_id=program.id if program else None,
        mulai=mulai,
        lama_semester=form.lama_semester.data or queries.lama_lazim(form.jenjang.data, program, hari),
        pembiayaan=form.pembiayaan.data,
        status_jabatan=form.status_jabatan.data,
    )


@bp.get("/syarat")
@perlu_izin(Izin.LIHAT_ORGANISASI)
def syarat() -> ResponseReturnValue:
    """The requirements in force today, with their numbers and what each rests on."""
    hari = hari_ini()
    return render_template(
        "organisasi/syarat.html",
        hari_ini=hari,
        bagian=[(tahap, queries.semua_syarat(hari, tahap)) for tahap in Tahap],
    )
