"""What the committee of the sample district moved in its ranking."""

from datetime import date

from smartpns.contoh.kalender import Kalender, jam
from smartpns.contoh.services.akun import Pelaksana
from smartpns.kebutuhan.models import Periode
from smartpns.prioritas.queries import peringkat
from smartpns.prioritas.services import coret_pemindahan, pindahkan

SATU_ANGKATAN = "Perguruan tinggi hanya membuka kelas kerja sama ini sekali; pendaftarannya tahun ini."
LULUS_SELEKSI = "Calonnya sudah lulus seleksi perguruan tinggi dan tempatnya hanya dijamin sampai tahun depan."
MENDESAK = "OPD menyatakan kebutuhan ini mendesak dalam rapat tim."
TANPA_DASAR = "Renstra OPD dibaca lagi: tidak ada dasar untuk mendahulukannya."


def isi_pemindahan_lalu(periode: Periode, pelaksana: Pelaksana, kalender: Kalender) -> None:
    """One move in the meeting before last year's plan was composed."""
    pada = jam(date(kalender.tahun - 1, 3, 12), 14)
    urut = peringkat(periode)
    pindahkan(periode, urut[len(urut) // 2].baris.id, 4, SATU_ANGKATAN, pelaksana.perencana, pada=pada)


def isi_pemindahan_kini(periode: Periode, pelaksana: Pelaksana) -> None:
    """This year: one move that counts, and one that was struck out again."""
    urut = peringkat(periode)
    pindahkan(periode, urut[len(urut) // 2].baris.id, 3, LULUS_SELEKSI, pelaksana.perencana)
    dicoret = pindahkan(periode, urut[-2].baris.id, 1, MENDESAK, pelaksana.perencana)
    coret_pemindahan(dicoret, TANPA_DASAR, pelaksana.perencana)
