"""What an OPD makes of a proposal: a row, or a dismissal with its reason."""

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.kebutuhan.models import Kebutuhan, SaranDiabaikan, Usulan
from smartpns.kebutuhan.queries.acuan import Acuan
from smartpns.kebutuhan.queries.saran import SaranUsulan, saran_usulan
from smartpns.kebutuhan.rules import KeadaanSaran
from smartpns.kebutuhan.services.alur import pastikan_dapat_diubah, wajib_alasan
from smartpns.kebutuhan.services.isian import tambah_kebutuhan


def pakai_saran(usulan: Usulan, saran: SaranUsulan, oleh: Pelaku, program: str | None = None) -> Kebutuhan:
    """The row that the proposal makes, with one of its programmes (default: the first).

    Raises DomainError when it has been answered already or the programme is not one of its own.
    """
    _pastikan_baru(saran)
    if program is not None and program not in saran.celah.program:
        raise DomainError("Program studi ini tidak termasuk pilihan saran. Pilih dari daftar, atau tekan Ubah dulu.")
    return tambah_kebutuhan(usulan, saran.isian(program), oleh)


def pakai_semua(usulan: Usulan, oleh: Pelaku) -> list[Kebutuhan]:
    """The rows of every proposal that can become one at once."""
    pastikan_dapat_diubah(usulan)
    siap = [s for s in saran_usulan(usulan) if s.siap]
    acuan = Acuan(usulan)
    return [tambah_kebutuhan(usulan, s.isian(), oleh, acuan, masa_diperiksa=True) for s in siap]


def abaikan_saran(usulan: Usulan, saran: SaranUsulan, alasan: str, oleh: Pelaku) -> SaranDiabaikan:
    """Let a proposal rest for this period. Raises DomainError without a reason, or when it has been answered."""
    pastikan_dapat_diubah(usulan)
    _pastikan_baru(saran)
    abaian = SaranDiabaikan(
        usulan_id=usulan.id,
        unit=saran.celah.unit,
        unit_id=saran.celah.unit.id,
        jabatan=saran.celah.jabatan,
        jabatan_id=saran.celah.jabatan.id,
        tahun_mulai=saran.saran.tahun_mulai,
        jumlah=saran.saran.jumlah,
        kalimat=saran.alasan,
        alasan=wajib_alasan(alasan, "Tulis alasan mengabaikan saran ini. Perencana membacanya saat verifikasi."),
        oleh_nama=oleh.nama,
    )
    db.session.add(abaian)
    catat("abaikan_saran", abaian, oleh, abaian.alasan)
    db.session.flush()
    return abaian


def batalkan_abaian(usulan: Usulan, abaian: SaranDiabaikan, oleh: Pelaku) -> None:
    """Offer the proposal again."""
    pastikan_dapat_diubah(usulan)
    db.session.delete(abaian)
    catat("batalkan_abaian", abaian, oleh)
    db.session.flush()


def _pastikan_baru(saran: SaranUsulan) -> None:
    if saran.keadaan is not KeadaanSaran.BARU:
        raise DomainError(f"Saran ini sudah dijawab: {saran.keadaan.label.lower()}. Muat ulang halaman.")
