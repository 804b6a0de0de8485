"""A programme with its levels and other names."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import Optional

from smartpns.core.forms import KolomBilangan
from smartpns.organisasi import queries
from smartpns.organisasi.forms.kolom import KolomEntitas, wajib
from smartpns.organisasi.models import ProgramStudi
from smartpns.organisasi.rules import JENJANG_STUDI
from smartpns.organisasi.services import IsianProgram


class FormProgram(FlaskForm):
    """The levels are pairs of fields, `ada_<jenjang>` and `lama_<jenjang>`, added below."""

    nama = StringField("Nama program studi", wajib("Isi nama program studi."))
    rumpun = KolomEntitas(
        "Rumpun ilmu",
        queries.semua_rumpun,
        "Pilih rumpun ilmu",
        lambda r: f"{r.kode} {r.nama}",
        validators=wajib("Pilih rumpun ilmu."),
    )
    alias = TextAreaField(
        "Nama lain",
        description="Satu nama per baris: singkatan, nama lama, atau ejaan yang sering ditulis OPD.",
        render_kw={"rows": 5},
    )

    def isian(self) -> IsianProgram:
        return IsianProgram(
            nama=self.nama.data or "",
            rumpun=self.rumpun.data,
            jenjang={j: self[f"lama_{j.value}"].data for j in JENJANG_STUDI if self[f"ada_{j.value}"].data},
            alias=(self.alias.data or "").splitlines(),
        )


for _jenjang in JENJANG_STUDI:
    setattr(FormProgram, f"ada_{_jenjang.value}", BooleanField(_jenjang.label))
    setattr(
        FormProgram,
        f"lama_{_jenjang.value}",
        KolomBilangan(f"Lama studi {_jenjang.label} dalam semester", validators=[Optional()]),
    )


def isi_program(program: ProgramStudi) -> dict[str, Any]:
    """What FormProgram needs beside the columns of a programme."""
    isi: dict[str, Any] = {"nama": program.nama, "rumpun": program.rumpun}
    isi["alias"] = "\n".join(a.nama for a in program.alias)
    for satu in program.jenjang:
        isi |= {f"ada_{satu.jenjang.value}": True, f"lama_{satu.jenjang.value}": satu.lama_semester}
    return isi
