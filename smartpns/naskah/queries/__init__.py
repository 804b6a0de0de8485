"""What the room knows, by noun; one import place."""

from .aturan import RingkasAturan, aturan_bawaan, aturan_berlaku, aturan_pada, penanda_opd, ringkas_aturan
from .bahan import Bahan
from .isi_rencana import bahan_perencanaan, bahan_sk
from .isi_usulan import bahan_berita_acara, bahan_surat, usulan_terlihat
from .keaslian import Keaslian, keaslian, kode_berkas, naskah_berkode, utuh
from .terbitan import (
    Saringan,
    ambil_naskah,
    daftar_naskah,
    hitung_naskah,
    naskah_berlaku,
    nomor_berikut,
    nomor_terpakai,
    tahun_naskah,
)

__all__ = [
    "Bahan",
    "Keaslian",
    "RingkasAturan",
    "Saringan",
    "ambil_naskah",
    "aturan_bawaan",
    "aturan_berlaku",
    "aturan_pada",
    "bahan_berita_acara",
    "bahan_perencanaan",
    "bahan_sk",
    "bahan_surat",
    "daftar_naskah",
    "hitung_naskah",
    "keaslian",
    "kode_berkas",
    "naskah_berkode",
    "naskah_berlaku",
    "nomor_berikut",
    "nomor_terpakai",
    "penanda_opd",
    "ringkas_aturan",
    "tahun_naskah",
    "usulan_terlihat",
    "utuh",
]
