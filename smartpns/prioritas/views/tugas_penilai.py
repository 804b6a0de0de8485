"""Where an assessor lands: the tasks that wait, what is done."""

from collections.abc import Callable
from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.formats import angka, tanggal
from smartpns.core.waktu import lokal
from smartpns.kebutuhan.views.tugas import Tugas
from smartpns.prioritas.models import LembarNilai
from smartpns.prioritas.queries import banyak_butir, banyak_terisi, lembar_penilai
from smartpns.prioritas.views.blueprint import bp


def tugas_menilai(pengguna_id: UUID) -> list[Tugas]:
    """One task per sheet of values, the newest first."""
    semua = lembar_penilai(pengguna_id)
    terisi = banyak_terisi([lembar.id for lembar in semua])
    return [_tugas(lembar, terisi.get(lembar.id, 0)) for lembar in semua]


PEMBERI_TUGAS: tuple[Callable[[UUID], list[Tugas]], ...] = (tugas_menilai,)
"""What gives an assessor tasks; further kinds of judging are added here."""


@bp.get("/penilaian")
@perlu_izin(Izin.MENILAI)
def penilaian() -> ResponseReturnValue:
    orang = pelaku().pengguna_id
    tugas = [satu for beri in PEMBERI_TUGAS for satu in beri(orang)] if orang else []
    menunggu = [satu for satu in tugas if not satu.selesai]
    if menunggu:
        menunggu[0].aksi = "Mulai" if menunggu[0].status == "Belum mulai" else "Lanjutkan"
    return render_template("prioritas/tugas_penilai.html", tugas=tugas, menunggu=len(menunggu))


def _tugas(lembar: LembarNilai, terisi: int) -> Tugas:
    putaran = lembar.putaran
    ulang = f", putaran {putaran.nomor}" if putaran.nomor > 1 else ""
    judul = f"Menilai kebutuhan {putaran.penilaian.periode}{ulang}"
    kemajuan = f"Dinilai {angka(terisi)} dari {angka(banyak_butir(putaran))} kebutuhan"
    url = url_for("prioritas.lembar_nilai", lembar_id=lembar.id)
    if lembar.selesai_pada is not None:
        return Tugas(judul, kemajuan, f"Selesai {tanggal(lokal(lembar.selesai_pada).date())}", selesai=True, url=url)
    if not lembar.terbuka:
        return Tugas(judul, f"{kemajuan}. Perencana mengakhiri tugas ini.", "Diakhiri", selesai=True, url=url)
    return Tugas(
        judul, kemajuan, "Sedang dinilai" if terisi else "Belum mulai", "info" if terisi else "netral", url=url
    )
