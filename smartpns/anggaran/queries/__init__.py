"""What the room knows, by noun; one import place for the rooms above."""

from .batas import OpdBerkuota, kebutuhan_bertanda, kebutuhan_terverifikasi, opd_berkuota, syarat_satu
from .berlaku import NilaiBerlaku, nilai_berlaku
from .kasus import KasusPeriode, kasus_periode
from .kode import ambil_kode, kode_pada, kode_tahun, riwayat_kode, semua_kode
from .komitmen import StudiKomitmen, perpanjangan_terbanyak, studi_berjalan
from .kuota import kuota_opd, syarat_kebutuhan
from .pagu import daftar_pagu, pastikan_tahun_anggaran, tahun_berpagu
from .pelaksanaan import daftar_pelaksanaan, pelaksanaan, rekening_pelaksanaan, rekening_tahun, tahun_pelaksanaan
from .proyeksi import baris_anggaran, eskalasi_berlaku, kebutuhan_berperingkat, proyeksi
from .rka import rka
from .skenario import (
    RingkasSkenario,
    andaian_versi,
    daftar_skenario,
    isi_versi,
    pastikan_masih_berlaku,
    ringkas_skenario,
    versi_skenario,
)
from .tiga_daftar import JawabanPeriode, jawab, jawaban_kini

__all__ = [
    "JawabanPeriode",
    "KasusPeriode",
    "NilaiBerlaku",
    "OpdBerkuota",
    "RingkasSkenario",
    "StudiKomitmen",
    "ambil_kode",
    "andaian_versi",
    "baris_anggaran",
    "daftar_pagu",
    "daftar_pelaksanaan",
    "daftar_skenario",
    "eskalasi_berlaku",
    "isi_versi",
    "jawab",
    "jawaban_kini",
    "kasus_periode",
    "kebutuhan_berperingkat",
    "kebutuhan_bertanda",
    "kebutuhan_terverifikasi",
    "kode_pada",
    "kode_tahun",
    "kuota_opd",
    "nilai_berlaku",
    "opd_berkuota",
    "pastikan_masih_berlaku",
    "pastikan_tahun_anggaran",
    "pelaksanaan",
    "perpanjangan_terbanyak",
    "proyeksi",
    "rekening_pelaksanaan",
    "rekening_tahun",
    "ringkas_skenario",
    "riwayat_kode",
    "rka",
    "semua_kode",
    "studi_berjalan",
    "syarat_kebutuhan",
    "syarat_satu",
    "tahun_berpagu",
    "tahun_pelaksanaan",
    "versi_skenario",
]
