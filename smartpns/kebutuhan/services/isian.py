"""Filling in the rows of an usulan: add, change, delete, bring back, rank. The OPD's order stays 1..n."""

from collections.abc import Sequence
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.akun.models import Jejak
from smartpns.core.db import db
from smartpns.core.errors import Bentrok, DomainError, TidakDitemukan
from smartpns.kebutuhan.models import Kebutuhan, Usulan
from smartpns.kebutuhan.queries.acuan import TEKS_BOLEH_KOSONG, Acuan, isian_dari
from smartpns.kebutuhan.rules import Berat, HasilVerifikasi, IsianKebutuhan, Temuan
from smartpns.kebutuhan.services.alur import pastikan_dapat_diubah
from smartpns.kebutuhan.services.terisi import pastikan_cukup
from smartpns.organisasi.rules import kunci_nama


class IsianDitolak(DomainError):
    """A row that the rules refuse; `temuan` are all its faults, each with its column."""

    def __init__(self, temuan: Sequence[Temuan]) -> None:
        super().__init__(" ".join(t.kalimat for t in temuan), temuan[0].kolom)
        self.temuan = temuan


def tambah_kebutuhan(
    usulan: Usulan, isian: IsianKebutuhan, oleh: Pelaku, acuan: Acuan | None = None, *, masa_diperiksa: bool = False
) -> Kebutuhan:
    """A new row with the next number. Raises IsianDitolak; DomainError when the usulan may not be changed now.

    A caller with many rows passes `acuan` and says that it checked state and period once itself.
    """
    if not masa_diperiksa:
        pastikan_dapat_diubah(usulan)
    acuan = acuan or Acuan(usulan)
    isian = acuan.lengkapi(isian)
    _tolak_galat(acuan.periksa(isian, usulan.nomor_terakhir + 1))
    urutan = list(usulan.kebutuhan)
    usulan.nomor_terakhir += 1
    catat("nomor_kebutuhan", usulan, oleh)
    with db.session.no_autoflush:
        baris = Kebutuhan(nomor=usulan.nomor_terakhir, prioritas_opd=len(urutan) + 1)
        _isi(baris, isian, acuan)
        baris.usulan = usulan
        db.session.add(baris)
        _tempatkan(urutan, baris, isian.prioritas_opd, oleh)
        catat("tambah_kebutuhan", baris, oleh)
        db.session.flush()
    return baris


def ubah_kebutuhan(
    baris: Kebutuhan,
    isian: IsianKebutuhan,
    oleh: Pelaku,
    acuan: Acuan | None = None,
    *,
    versi: int | None = None,
    masa_diperiksa: bool = False,
) -> Kebutuhan:
    """Change a row; what the planner said about it is open again. Raises IsianDitolak, Bentrok, DomainError."""
    usulan = baris.usulan
    if not masa_diperiksa:
        pastikan_dapat_diubah(usulan)
    if versi is not None and versi != baris.versi:
        raise Bentrok("Baris ini baru saja diubah rekan Anda. Bandingkan kedua versi, lalu simpan lagi.")
    acuan = acuan or Acuan(usulan)
    isian = acuan.lengkapi(isian)
    lama = isian_dari(baris)
    _tolak_galat(acuan.periksa(isian, baris.nomor, diubah=baris))
    with db.session.no_autoflush:
        if replace(isian, prioritas_opd=lama.prioritas_opd) != lama:
            _isi(baris, isian, acuan)
            baris.verifikasi, baris.jumlah_disetujui = HasilVerifikasi.BELUM, None
        urutan = [b for b in usulan.kebutuhan if b is not baris]
        _tempatkan(urutan, baris, isian.prioritas_opd, oleh)
        if db.session.is_modified(baris):
            catat("ubah_kebutuhan", baris, oleh)
        db.session.flush()
    return baris


def hapus_kebutuhan(baris: Kebutuhan, oleh: Pelaku) -> None:
    """Delete a row; `pulihkan_kebutuhan` brings it back from the audit record."""
    usulan = baris.usulan
    pastikan_dapat_diubah(usulan)
    pastikan_cukup(baris, 0)
    sisa = [b for b in usulan.kebutuhan if b is not baris]
    db.session.delete(baris)
    catat("hapus_kebutuhan", baris, oleh)
    _beri_nomor(sisa, oleh)
    db.session.flush()
    db.session.expire(usulan, ["kebutuhan"])


def pulihkan_kebutuhan(usulan: Usulan, id_: UUID, oleh: Pelaku) -> Kebutuhan:
    """Bring a deleted row back with its number, at its place in the order."""
    pastikan_dapat_diubah(usulan)
    dihapus = db.session.scalar(
        select(Jejak)
        .where(Jejak.objek_jenis == "kebutuhan", Jejak.objek_id == str(id_), Jejak.aksi == "hapus_kebutuhan")
        .order_by(Jejak.id.desc())
        .limit(1)
    )
    if dihapus is None or not dihapus.sebelum or dihapus.sebelum["usulan_id"] != str(usulan.id):
        raise TidakDitemukan("Baris yang dihapus ini tidak ditemukan lagi.")
    if db.session.get(Kebutuhan, id_) is not None:
        raise Bentrok("Baris ini sudah dipulihkan.")
    acuan, urutan = Acuan(usulan), list(usulan.kebutuhan)
    with db.session.no_autoflush:
        baris = Kebutuhan(id=id_, **_nilai_tercatat(dihapus.sebelum))
        isian = isian_dari(baris)
        _tolak_galat(acuan.periksa(isian, baris.nomor))
        _isi(baris, isian, acuan)
        baris.usulan = usulan
        db.session.add(baris)
        _tempatkan(urutan, baris, isian.prioritas_opd, oleh)
        catat("pulihkan_kebutuhan", baris, oleh)
        db.session.flush()
    return baris


def urutkan(usulan: Usulan, urutan: Sequence[UUID], oleh: Pelaku) -> None:
    """Give the rows the priorities 1..n in this order. Raises Bentrok when the rows are not those of the usulan."""
    pastikan_dapat_diubah(usulan)
    per_id = {b.id: b for b in usulan.kebutuhan}
    if set(urutan) != set(per_id) or len(urutan) != len(per_id):
        raise Bentrok("Ada baris yang baru ditambah atau dihapus rekan Anda. Muat ulang halaman, lalu urutkan lagi.")
    _beri_nomor([per_id[id_] for id_ in urutan], oleh)
    db.session.flush()
    db.session.expire(usulan, ["kebutuhan"])


def _tolak_galat(temuan: Sequence[Temuan]) -> None:
    galat = [t for t in temuan if t.berat is Berat.GALAT]
    if galat:
        raise IsianDitolak(galat)


def _isi(baris: Kebutuhan, isian: IsianKebutuhan, acuan: Acuan) -> None:
    """Write a checked row; a programme already mapped by hand stays mapped while its words stay the same."""
    sama = baris.prodi_teks == isian.program_studi and baris.program_studi is not None
    program = baris.program_studi if sama else acuan.program_bernama(isian.program_studi)
    for f in fields(isian):
        if f.name in TEKS_BOLEH_KOSONG:
            setattr(baris, f.name, getattr(isian, f.name) or None)
        elif f.name not in ("program_studi", "prioritas_opd", "unit_id", "jabatan_id"):
            setattr(baris, f.name, getattr(isian, f.name))
    baris.prodi_teks = isian.program_studi
    baris.prodi_kunci = program.kunci if program else kunci_nama(isian.program_studi)
    baris.program_studi, baris.program_studi_id = program, program.id if program else None
    if isian.unit_id and isian.jabatan_id:
        baris.unit, baris.unit_id = acuan.unit[isian.unit_id], isian.unit_id
        baris.jabatan, baris.jabatan_id = acuan.jabatan[isian.jabatan_id], isian.jabatan_id


def _tempatkan(urutan: list[Kebutuhan], baris: Kebutuhan, prioritas: int | None, oleh: Pelaku) -> None:
    """Put `baris` at this place among the others and number all of them; `baris` itself is recorded by the caller."""
    urutan.sort(key=lambda b: b.prioritas_opd)
    urutan.insert(min(prioritas or len(urutan) + 1, len(urutan) + 1) - 1, baris)
    _beri_nomor(urutan, oleh, kecuali=baris)


def _beri_nomor(urutan: Sequence[Kebutuhan], oleh: Pelaku, kecuali: Kebutuhan | None = None) -> None:
    for nomor, baris in enumerate(urutan, start=1):
        if baris.prioritas_opd != nomor:
            baris.prioritas_opd = nomor
            if baris is not kecuali:
                catat("urutkan_kebutuhan", baris, oleh)


def _nilai_tercatat(sebelum: dict[str, Any]) -> dict[str, Any]:
    """The columns of a row as the audit record kept them, in their own types again."""
    nilai = {}
    for kolom in inspect(Kebutuhan).columns:
        isi = sebelum.get(kolom.key)
        if isi is not None:
            jenis = kolom.type.python_type
            nilai[kolom.key] = jenis(isi) if issubclass(jenis, (UUID, StrEnum)) else isi
    return nilai
