"""Where an assessor lands: the tasks that wait, what is done."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.formats import angka, tanggal
from smartpns.core.waktu import lokal
from smartpns.kebutuhan.views.tugas import Tugas
from smartpns.prioritas.models import LembarNilai, LembarPerbandingan
from smartpns.prioritas.queries import (
    banyak_butir,
    banyak_terisi,
    keadaan_lembar,
    lembar_penilai,
    perbandingan_penilai,
)
from smartpns.prioritas.views.blueprint import bp


def tugas_menilai(pengguna_id: UUID) -> list[Tugas]:
    """One task per sheet of values, the newest first."""
    semua = lembar_penilai(pengguna_id)
    terisi = banyak_terisi([lembar.id for lembar in semua])
    return [_tugas_nilai(lembar, terisi.get(lembar.id, 0)) for lembar in semua]


def tugas_membandingkan(pengguna_id: UUID) -> list[Tugas]:
    """One task per pairwise comparison of the criteria, the newest first."""
    return [_tugas_bobot(lembar) for lembar in perbandingan_penilai(pengguna_id)]


PEMBERI_TUGAS: tuple[Callable[[UUID], list[Tugas]], ...] = (tugas_menilai, tugas_membandingkan)
"""What gives an assessor tasks."""


@bp.get("/penilaian")
@perlu_izin(Izin.MENILAI)
def penilaian() -> ResponseReturnValue:
    orang = pelaku().pengguna_id
    tugas = [satu for beri in PEMBERI_TUGAS for satu in beri(orang)] if orang else []
    tugas.sort(key=lambda satu: satu.selesai)
    menunggu = [satu for satu in tugas if not satu.selesai]
    if menunggu:
        menunggu[0].aksi = "Mulai" if menunggu[0].status == "Belum mulai" else "Lanjutkan"
    return render_template("prioritas/tugas_penilai.html", tugas=tugas, menunggu=len(menunggu))


def _tugas_bobot(lembar: LembarPerbandingan) -> Tugas:
    keadaan = keadaan_lembar(lembar)
    tugas = Tugas(
        f"Membandingkan kriteria, perbandingan {lembar.perbandingan.nomor}",
        f"Terjawab {angka(keadaan.terisi)} dari {angka(keadaan.banyak)} pasangan",
        "Ditutup",
        selesai=True,
        url=url_for("prioritas.lembar", id_=lembar.id),
    )
    return _berstatus(tugas, lembar.selesai_pada, lembar.terbuka, keadaan.terisi)


def _tugas_nilai(lembar: LembarNilai, terisi: int) -> Tugas:
    putaran = lembar.putaran
    ulang = f", putaran {putaran.nomor}" if putaran.nomor > 1 else ""
    tugas = Tugas(
        f"Menilai kebutuhan {putaran.penilaian.periode}{ulang}",
        f"Dinilai {angka(terisi)} dari {angka(banyak_butir(putaran))} kebutuhan",
        "Diakhiri perencana",
        selesai=True,
        url=url_for("prioritas.lembar_nilai", lembar_id=lembar.id),
    )
    return _berstatus(tugas, lembar.selesai_pada, lembar.terbuka, terisi)


def _berstatus(tugas: Tugas, selesai_pada: datetime | None, terbuka: bool, terisi: int) -> Tugas:
    """The task with the words of where it stands, unless it was ended before it was done."""
    if selesai_pada is not None:
        tugas.status = f"Selesai {tanggal(lokal(selesai_pada).date())}"
    elif terbuka:
        tugas.selesai = False
        tugas.status, tugas.nada = ("Sedang dikerjakan", "info") if terisi else ("Belum mulai", "netral")
    return tugas
