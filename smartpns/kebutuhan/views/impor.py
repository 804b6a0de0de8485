"""The OPD's workbook: import pages of the engine, and the rows to take away."""

from flask import url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.errors import TidakDitemukan
from smartpns.core.impor import TujuanImpor, pasang_impor
from smartpns.core.unduhan import kirim_buku
from smartpns.kebutuhan.queries import meja_opd, usulan_pelaku
from smartpns.kebutuhan.services.alur import pastikan_dapat_diubah
from smartpns.kebutuhan.sheets import IMPOR_KEBUTUHAN, buku_usulan
from smartpns.kebutuhan.views.blueprint import bp


def _tujuan() -> TujuanImpor:
    meja = meja_opd(pelaku())
    if meja.periode is None:
        raise TidakDitemukan("Belum ada periode perencanaan, jadi belum ada yang dapat diimpor.")
    if meja.usulan is not None:
        pastikan_dapat_diubah(meja.usulan)
    return TujuanImpor(
        IMPOR_KEBUTUHAN,
        kembali=url_for("kebutuhan.isi"),
        label_kembali="Lihat baris kebutuhan",
        parameter={"opd": meja.opd.kode, "periode": meja.periode.tahun},
        keterangan="Templat sudah berisi jabatan dan kesenjangan OPD Anda. Paling banyak 2.000 baris, 5 MB.",
        remah=[("Usulan", url_for("kebutuhan.tugas")), ("Isi kebutuhan", url_for("kebutuhan.isi"))],
    )


pasang_impor(bp, "/impor", tujuan=_tujuan, izin=perlu_izin(Izin.ISI_USULAN), pelaku=pelaku)


@bp.get("/ekspor.xlsx")
@perlu_izin(Izin.LIHAT_USULAN)
def ekspor() -> ResponseReturnValue:
    """The rows in the columns of the import."""
    _, usulan = usulan_pelaku(pelaku())
    return kirim_buku(buku_usulan(usulan), f"kebutuhan-{usulan.nomor_referensi}.xlsx")
