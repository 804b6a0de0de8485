"""The commitments: what running studies still cost, by semester, by OPD and, for who may see them, by person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import render_template
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, boleh, pelaku, perlu_izin
from smartpns.anggaran import queries
from smartpns.anggaran.queries import StudiKomitmen
from smartpns.anggaran.rules import menurut_opd, menurut_semester, menurut_sumber
from smartpns.anggaran.views.blueprint import bp
from smartpns.anggaran.views.pilihan import baca_pilihan
from smartpns.biaya.queries import harga_berlaku
from smartpns.biaya.rules import BiayaSemester, bagi_sumber
from smartpns.core.waktu import hari_ini


@dataclass(frozen=True)
class BarisKomitmen:
    """One running study with its semesters; `hari` is the day it is looked at."""

    studi: StudiKomitmen
    semester: Sequence[BiayaSemester]
    hari: date

    @property
    def sisa(self) -> list[BiayaSemester]:
        """The semesters that run or are still to come."""
        return [satu for satu in self.semester if satu.selesai >= self.hari]


@bp.get("/komitmen")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def komitmen() -> ResponseReturnValue:
    pilihan = baca_pilihan()
    if pilihan is None:
        return render_template("anggaran/belum_ada.html")
    tahun, tabel = pilihan.periode.daftar_tahun, harga_berlaku()
    naik, dasar = pilihan.eskalasi_persen, pilihan.periode.tahun
    berjalan = [s for s in queries.studi_berjalan(pilihan.perpanjangan) if not s.berakhir or {*s.tahun} & {*tahun}]
    semua = [BarisKomitmen(studi, studi.semester(tabel, naik, dasar), hari_ini()) for studi in berjalan]
    sumber = (bagi_sumber(s.baris.butir, tabel, eskalasi_persen=naik, tahun_harga=dasar) for s in berjalan)
    per_opd = menurut_opd(((satu.studi.baris.opd, satu.semester) for satu in semua), tahun)
    return render_template(
        "anggaran/komitmen.html",
        pilihan=pilihan,
        daftar_tahun=tahun,
        semua=semua,
        per_semester=menurut_semester((satu.semester for satu in semua), tahun),
        per_opd=per_opd,
        per_sumber=menurut_sumber(sumber, tahun),
        jumlah={t: sum(satu.per_tahun[t] for satu in per_opd.values()) for t in tahun},
        lewat=[satu for satu in semua if not satu.sisa and not satu.studi.berakhir],
        sedang=sum(not satu.studi.berakhir for satu in semua),
        dengan_nama=boleh(pelaku(), Izin.LIHAT_PEGAWAI),
    )
