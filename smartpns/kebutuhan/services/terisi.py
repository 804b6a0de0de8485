"""A study fills a place of a need, or gives it back."""

from sqlalchemy import select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.kebutuhan.models import Kebutuhan
from smartpns.kebutuhan.queries.terisi import jumlah_terisi
from smartpns.kebutuhan.services.alur import wajib_alasan
from smartpns.organisasi.models import StudiBerjalan
from smartpns.organisasi.rules import HasilStudi


def isi_tempat(studi: StudiBerjalan, kebutuhan: Kebutuhan, oleh: Pelaku) -> int:
    """The study takes the first free place of the need; return its number.

    From then on the place is in no ranking, plan or published offer of its period, and its cost is the commitment of
    the study alone. Raises DomainError when no place is free, or the need is another OPD's or asks for another level,
    or for neither this programme nor this post.
    """
    if studi.tempat is not None:
        raise DomainError(f"{studi.pegawai.nama} sudah mengisi sebuah kebutuhan. Lepaskan dahulu bila keliru.")
    if studi.hasil is HasilStudi.GAGAL:
        raise DomainError("Studi ini berhenti tanpa lulus, jadi tidak mengisi kebutuhan.")
    if kebutuhan.usulan.opd_id != studi.pegawai.unit.opd_id:
        raise DomainError(f"Kebutuhan {kebutuhan.kode} milik OPD lain. Pilih kebutuhan OPD {studi.pegawai.unit.opd}.")
    if kebutuhan.jenjang_tujuan is not studi.jenjang:
        raise DomainError(f"Kebutuhan {kebutuhan.kode} meminta {kebutuhan.jenjang_tujuan.label}, bukan {studi}.")
    if kebutuhan.program_studi_id != studi.program_studi_id and kebutuhan.jabatan_id != studi.pegawai.jabatan_id:
        raise DomainError(
            f"Kebutuhan {kebutuhan.kode} meminta program studi lain untuk jabatan lain. Pilih kebutuhan yang program "
            "studi atau jabatannya sama."
        )
    diisi = set(db.session.scalars(select(StudiBerjalan.tempat).where(StudiBerjalan.kebutuhan_id == kebutuhan.id)))
    tempat = next((n for n in range(1, (kebutuhan.jumlah_disetujui or 0) + 1) if n not in diisi), None)
    if tempat is None:
        raise DomainError(f"Semua tempat kebutuhan {kebutuhan.kode} sudah terisi. Pilih kebutuhan lain.")
    alasan = f"Mengisi kebutuhan {kebutuhan.kode} periode {kebutuhan.usulan.periode}."
    studi.kebutuhan_id, studi.tempat = kebutuhan.id, tempat
    catat("isi_tempat", studi, oleh, alasan)
    db.session.flush()
    return tempat


def lepas_tempat(studi: StudiBerjalan, alasan: str, oleh: Pelaku) -> None:
    """The study fills no place any longer; the place is open again. Raises DomainError without a reason."""
    if studi.tempat is None:
        raise DomainError("Studi ini tidak mengisi kebutuhan mana pun. Muat ulang halaman.")
    beralasan = wajib_alasan(alasan, "Tulis mengapa tautannya dilepas.")
    studi.kebutuhan_id = studi.tempat = None
    catat("lepas_tempat", studi, oleh, beralasan)
    db.session.flush()


def pastikan_cukup(kebutuhan: Kebutuhan, jumlah: int) -> None:
    """Raise DomainError when a need would have fewer places than are taken; 0: it would be gone."""
    terisi = jumlah_terisi(kebutuhan)
    if terisi > jumlah:
        raise DomainError(
            f"{terisi} tempat kebutuhan {kebutuhan.kode} sudah diisi pegawai yang belajar, jadi tidak dapat menjadi "
            f"{jumlah}. Lepaskan dahulu tautan studinya.",
            "jumlah",
        )
