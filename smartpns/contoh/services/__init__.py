"""Builds "Kabupaten Contoh" through the rooms' own services, in one transaction: whole or not at all."""

from dataclasses import asdict, dataclass

from sqlalchemy import func, select

from smartpns.akun.izin import Pelaku
from smartpns.akun.models import Pengguna
from smartpns.akun.services import ubah_instalasi
from smartpns.contoh.kalender import Kalender
from smartpns.contoh.services.akun import isi_akun
from smartpns.contoh.services.bobot import isi_bobot_kini, isi_perbandingan_berjalan, kunci_bobot_lalu
from smartpns.contoh.services.dokumen import isi_dokumen
from smartpns.contoh.services.kebutuhan import isi_periode_kini, isi_periode_lalu
from smartpns.contoh.services.keuangan import isi_keuangan
from smartpns.contoh.services.naskah import isi_naskah
from smartpns.contoh.services.organisasi import isi_acuan, isi_pegawai, isi_studi
from smartpns.contoh.services.pemindahan import isi_pemindahan_kini, isi_pemindahan_lalu
from smartpns.contoh.services.penilaian import isi_penilaian_kini, isi_penilaian_lalu
from smartpns.contoh.services.rencana import isi_rencana_lalu
from smartpns.contoh.services.skenario import isi_skenario
from smartpns.core.db import Entitas, db
from smartpns.core.pekerjaan import Lapor
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Kebutuhan, Usulan
from smartpns.organisasi.models import Unit

INSTALASI = {
    "nama_pemda": "Kabupaten Contoh",
    "kode_wilayah": "00.00",
    "zona": "Asia/Jakarta",
    "ibu_kota": "Mekar Jaya",
    "nama_bkpsdm": "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    "singkatan_bkpsdm": "BKPSDM",
    "alamat": "Jalan Raya Perkantoran Nomor 1, Mekar Jaya",
    "telepon": "(000) 000-000",
    "email": "bkpsdm@contoh.example",
    "jam_layanan": "Senin–Kamis 08.00–16.00, Jumat 08.00–14.00",
    "jabatan_penetap": "Bupati",
}
BANYAK_LANGKAH = 9


@dataclass(frozen=True)
class HasilContoh:
    """How much was built."""

    unit: int
    jabatan: int
    pegawai: int
    studi_berjalan: int
    usulan: int
    kebutuhan: int
    versi_dokumen: int

    def per_jenis(self) -> dict[str, int]:
        return asdict(self)


def kosong() -> bool:
    """Return whether nobody has begun to use this installation."""
    return not any(db.session.scalar(select(m.id).limit(1)) for m in (Unit, Pengguna))


def isi(lapor: Lapor, folder_data: str) -> HasilContoh:
    """Build the district into an empty database; the same day gives the same district, ids apart.

    `folder_data` is where the application keeps its files.
    """
    kalender, oleh = Kalender(hari_ini()), Pelaku.sistem()
    lapor(0, BANYAK_LANGKAH, "unit kerja, jabatan, dan formasi")
    ubah_instalasi(INSTALASI, oleh)
    rujukan = isi_acuan(oleh)
    lapor(1, BANYAK_LANGKAH, "pegawai")
    orang = isi_pegawai(rujukan, kalender, oleh)
    lapor(2, BANYAK_LANGKAH, "studi yang sedang berjalan")
    studi = isi_studi(rujukan, orang, kalender, oleh)
    lapor(3, BANYAK_LANGKAH, "standar biaya dan pagu")
    isi_keuangan(kalender, oleh)
    lapor(4, BANYAK_LANGKAH, "akun peragaan")
    pelaksana = isi_akun(rujukan, orang, kalender, oleh)
    lapor(5, BANYAK_LANGKAH, f"periode {kalender.tahun}, sudah selesai")
    periode_lalu = isi_periode_lalu(rujukan, pelaksana, kalender)
    kunci_bobot_lalu(periode_lalu, pelaksana)
    isi_penilaian_lalu(periode_lalu, pelaksana, kalender)
    lapor(6, BANYAK_LANGKAH, f"rencana {kalender.tahun}, ditetapkan dan diterbitkan")
    isi_pemindahan_lalu(periode_lalu, pelaksana, kalender)
    isi_rencana_lalu(periode_lalu, pelaksana, kalender)
    lapor(7, BANYAK_LANGKAH, f"periode {kalender.tahun + 1}, sedang berjalan")
    periode_kini = isi_periode_kini(rujukan, pelaksana, kalender)
    isi_bobot_kini(periode_kini, pelaksana)
    isi_perbandingan_berjalan(pelaksana, kalender)
    isi_penilaian_kini(periode_kini, pelaksana, kalender)
    isi_pemindahan_kini(periode_kini, pelaksana)
    isi_skenario(periode_kini, pelaksana)
    lapor(8, BANYAK_LANGKAH, "dokumen")
    isi_naskah(periode_lalu, periode_kini, rujukan, pelaksana, kalender)
    dokumen = isi_dokumen(rujukan, folder_data, pelaksana.perencana)
    lapor(BANYAK_LANGKAH, BANYAK_LANGKAH, "selesai")
    return HasilContoh(
        len(rujukan.unit), len(rujukan.jabatan), len(orang), studi, _banyak(Usulan), _banyak(Kebutuhan), dokumen
    )


def _banyak(model: type[Entitas]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0
