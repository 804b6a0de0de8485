"""The budget on paper: projection over the years, cut line, recapitulations, assumptions of the best plan."""

from .andaian import Andaian, Daftar, baca_andaian
from .anggaran import Anggaran, BarisAnggaran, susun_anggaran, temuan
from .banding import BandingSkenario
from .beban import Beban, JenisBeban
from .keterangan import Keterangan, sebut
from .komitmen import KelompokKomitmen, menurut_opd, menurut_semester, menurut_sumber
from .potongan import Keputusan, Potongan, StatusAnggaran, garis_potong
from .proyeksi import Proyeksi, TahunProyeksi, proyeksi
from .realisasi import Banding, jumlahkan
from .rekap import BarisRekap, JenisRekap, SelRekap, rekap
from .rekening import KODE_BAWAAN, POLA_KODE, JenisKode, KodeBawaan, KodeBerlaku, pilih_rekening
from .rka import URAIAN_PEMBULATAN, BarisRka, BebanRka, RekeningRka, Rka, susun_rka
from .tiga_daftar import BarisKebutuhan, TigaDaftar, baca_tiga_daftar

__all__ = [
    "KODE_BAWAAN",
    "POLA_KODE",
    "URAIAN_PEMBULATAN",
    "Andaian",
    "Anggaran",
    "Banding",
    "BandingSkenario",
    "BarisAnggaran",
    "BarisKebutuhan",
    "BarisRekap",
    "BarisRka",
    "Beban",
    "BebanRka",
    "Daftar",
    "JenisBeban",
    "JenisKode",
    "JenisRekap",
    "KelompokKomitmen",
    "Keputusan",
    "Keterangan",
    "KodeBawaan",
    "KodeBerlaku",
    "Potongan",
    "Proyeksi",
    "RekeningRka",
    "Rka",
    "SelRekap",
    "StatusAnggaran",
    "TahunProyeksi",
    "TigaDaftar",
    "baca_andaian",
    "baca_tiga_daftar",
    "garis_potong",
    "jumlahkan",
    "menurut_opd",
    "menurut_semester",
    "menurut_sumber",
    "pilih_rekening",
    "proyeksi",
    "rekap",
    "sebut",
    "susun_anggaran",
    "susun_rka",
    "temuan",
]
