"""The commitments: running students per OPD."""

from collections import defaultdict

from flask import render_template
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, boleh, pelaku, perlu_izin
from smartpns.anggaran import queries
from smartpns.anggaran.views.blueprint import bp
from smartpns.anggaran.views.pilihan import baca_pilihan
from smartpns.biaya.queries import harga_berlaku
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import LAMA_PERIODE


@bp.get("/komitmen")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def komitmen() -> ResponseReturnValue:
    """Running students per OPD; names only for those who may see pegawai."""
    pilihan = baca_pilihan()
    mulai = pilihan.periode.tahun if pilihan else hari_ini().year
    tahun = range(mulai, mulai + LAMA_PERIODE)
    tabel = harga_berlaku()
    per_opd = defaultdict(list)
    for studi in queries.studi_berjalan():
        per_opd[studi.baris.opd].append((studi, studi.biaya(tabel, tahun)))
    return render_template(
        "anggaran/komitmen.html",
        daftar_tahun=tahun,
        per_opd=per_opd,
        jumlah={t: sum(biaya[t] for isi in per_opd.values() for _, biaya in isi) for t in tahun},
        dengan_nama=boleh(pelaku(), Izin.LIHAT_PEGAWAI),
    )
