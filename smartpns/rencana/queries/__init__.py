"""What the room knows, by noun; one import place for the rooms above."""

from .akibat import Akibat, akibat
from .banding import banding_terbaik, kasus_berkode
from .isi import (
    Beda,
    PerubahanPerencana,
    PerubahanTim,
    Ringkasan,
    beda,
    perubahan_perencana,
    perubahan_tim,
    ringkasan,
)
from .kekuatan import Kekuatan, kekuatan_beku, kekuatan_kini, pembanding_kini
from .kelengkapan import kelengkapan_kini
from .penjelasan import Penjelasan, garis_baris, jelaskan_baris, jelaskan_calon
from .pilihan import baris_pilihan, usulan_baru
from .realisasi import TahunPelaksanaan, pelaksanaan_rencana
from .susunan import (
    BelumDinilai,
    Calon,
    Susunan,
    baris_dikembalikan,
    baris_rencana,
    belum_dinilai,
    calon_kebutuhan,
    susunan,
    susunan_dipindah,
    susunan_kini,
)
from .versi import (
    RingkasVersi,
    ambil_rencana,
    daftar_versi,
    hitung_sidik,
    nomor_sk_lain,
    rencana_ditetapkan,
    rencana_menunggu,
    rencana_sebelum,
    rencana_terakhir,
    riwayat_rencana,
    sidik_cocok,
)

__all__ = [
    "Akibat",
    "Beda",
    "BelumDinilai",
    "Calon",
    "Kekuatan",
    "Penjelasan",
    "PerubahanPerencana",
    "PerubahanTim",
    "RingkasVersi",
    "Ringkasan",
    "Susunan",
    "TahunPelaksanaan",
    "akibat",
    "ambil_rencana",
    "banding_terbaik",
    "baris_dikembalikan",
    "baris_pilihan",
    "baris_rencana",
    "beda",
    "belum_dinilai",
    "calon_kebutuhan",
    "daftar_versi",
    "garis_baris",
    "hitung_sidik",
    "jelaskan_baris",
    "jelaskan_calon",
    "kasus_berkode",
    "kekuatan_beku",
    "kekuatan_kini",
    "kelengkapan_kini",
    "nomor_sk_lain",
    "pelaksanaan_rencana",
    "pembanding_kini",
    "perubahan_perencana",
    "perubahan_tim",
    "rencana_ditetapkan",
    "rencana_menunggu",
    "rencana_sebelum",
    "rencana_terakhir",
    "ringkasan",
    "riwayat_rencana",
    "sidik_cocok",
    "susunan",
    "susunan_dipindah",
    "susunan_kini",
    "usulan_baru",
]
