"""Carrying unfilled needs of the former period over into the new one, or letting them go with a reason."""

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.kebutuhan.models import Kebutuhan, SisaDilepas, Usulan
from smartpns.kebutuhan.queries.sisa import SisaLama
from smartpns.kebutuhan.services.alur import pastikan_dapat_diubah, wajib_alasan
from smartpns.kebutuhan.services.isian import tambah_kebutuhan


def ambil_sisa(usulan: Usulan, sisa: SisaLama, oleh: Pelaku) -> Kebutuhan:
    """The row that carries the need on: the one that asks the same already, else a new one; linked to its origin.

    Raises DomainError when it was answered already, IsianDitolak when the need is no longer possible as it was.
    """
    pastikan_dapat_diubah(usulan)
    _pastikan_terbuka(sisa)
    baris = sisa.serupa or tambah_kebutuhan(usulan, sisa.isian(), oleh, masa_diperiksa=True)
    with db.session.no_autoflush:
        baris.asal, baris.asal_id, baris.tahun_pertama = sisa.asal, sisa.asal.id, sisa.tahun_pertama
        catat("ambil_sisa", baris, oleh)
    db.session.flush()
    return baris


def lepas_sisa(usulan: Usulan, sisa: SisaLama, alasan: str, oleh: Pelaku) -> SisaDilepas:
    """Do not carry the need on. Raises DomainError without a reason, or when it was answered already."""
    pastikan_dapat_diubah(usulan)
    _pastikan_terbuka(sisa)
    dilepas = SisaDilepas(
        usulan_id=usulan.id,
        asal=sisa.asal,
        asal_id=sisa.asal.id,
        jumlah=sisa.jumlah,
        alasan=wajib_alasan(alasan, "Tulis alasan tidak meneruskan kebutuhan ini. Perencana membacanya."),
        oleh_nama=oleh.nama,
    )
    db.session.add(dilepas)
    catat("lepas_sisa", dilepas, oleh, dilepas.alasan)
    db.session.flush()
    return dilepas


def batalkan_lepas(usulan: Usulan, dilepas: SisaDilepas, oleh: Pelaku) -> None:
    """Offer the need again."""
    pastikan_dapat_diubah(usulan)
    db.session.delete(dilepas)
    catat("batalkan_lepas", dilepas, oleh)
    db.session.flush()


def _pastikan_terbuka(sisa: SisaLama) -> None:
    if not sisa.terbuka:
        raise DomainError("Kebutuhan ini sudah Anda jawab. Muat ulang halaman untuk melihat keadaannya.")
