"""Judging K2 and K3 in the sample district: last year's is closed after a second look, this year's is under way."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Pengguna
from smartpns.contoh.kalender import Kalender, hari_kerja, jam
from smartpns.contoh.services.akun import Pelaksana
from smartpns.kebutuhan.models import Periode
from smartpns.prioritas.models import LembarNilai, Penilaian
from smartpns.prioritas.queries import ButirSaya, isi_lembar, lembar_penilai
from smartpns.prioritas.rules import IsianNilai
from smartpns.prioritas.services import buka_penilaian, minta_ulang, selesai_menilai, simpan_nilai, tutup, ungkap

Cara = Callable[[int, ButirSaya], IsianNilai]
"""How an assessor judges the need at this place of the sheet."""
SELANG_SELISIH = 11
"""Every such need is judged very differently at first."""
SELANG_TETAP = 4
"""Every such need of the second look keeps its first values."""
CATATAN_AWAL = "Dokumen OPD hanya menyebut program, belum indikatornya."
CATATAN_ULANG = "Setelah membaca catatan rekan, indikatornya memang tercantum."


def isi_penilaian_lalu(periode: Periode, pelaksana: Pelaksana, kalender: Kalender) -> None:
    """Two assessors, wide spreads sent back once, closed before the plan was composed."""

    def pada(hari: int, pukul: int) -> datetime:
        return jam(date(kalender.tahun - 1, 3, hari), pukul)

    satu, dua = pelaksana.penilai
    penilaian = buka_penilaian(periode, [satu, dua], pelaksana.perencana, pada(2, 9))
    _menilai(satu, penilai_teliti, pada(5, 15))
    _menilai(dua, penilai_longgar, pada(6, 10))
    ungkap(penilaian, pelaksana.perencana, pada(9, 8))
    minta_ulang(penilaian, pelaksana.perencana, pada(9, 9))
    _menilai(satu, menimbang_ulang, pada(10, 11))
    _menilai(dua, tetap, pada(11, 14))
    ungkap(penilaian, pelaksana.perencana, pada(12, 9))
    tutup(penilaian, pelaksana.perencana, pada(13, 9))


def isi_penilaian_kini(periode: Periode, pelaksana: Pelaksana, kalender: Kalender) -> Penilaian:
    """One assessor has handed in, the other is half-way."""
    mulai = hari_kerja(kalender.hari_ini - timedelta(days=3))
    satu, dua = pelaksana.penilai
    penilaian = buka_penilaian(periode, [satu, dua], pelaksana.perencana, jam(mulai, 8))
    lembar = _lembar(satu)
    butir = isi_lembar(lembar)
    simpan_nilai(lembar, _isian(butir[: len(butir) // 2], penilai_teliti), _pelaku(satu), jam(mulai, 10))
    _menilai(dua, penilai_longgar, jam(mulai, 11))
    return penilaian


def penilai_teliti(nomor: int, butir: ButirSaya) -> IsianNilai:
    """Goes by what the documents prove."""
    k2, k3 = _dasar(butir)
    if nomor % SELANG_SELISIH == SELANG_SELISIH // 2:
        return IsianNilai(k2 - 2 if k2 > 1 else k2 + 2, k3, CATATAN_AWAL)
    return IsianNilai(max(k2 - (nomor % 4 == 1), 0), k3)


def penilai_longgar(nomor: int, butir: ButirSaya) -> IsianNilai:
    """Goes by what the post means for the services."""
    k2, k3 = _dasar(butir)
    return IsianNilai(k2, min(k3 + (nomor % 5 == 2), 3))


def menimbang_ulang(nomor: int, butir: ButirSaya) -> IsianNilai:
    """Takes most of the first values back by a step towards the others'."""
    lama = butir.sebelum or IsianNilai(0, 0)
    lain = next(n for n in butir.terdahulu if n.isian != lama)
    if nomor % SELANG_TETAP == SELANG_TETAP - 1 or lama.k2 is None or abs(lain.k2 - lama.k2) <= 1:
        return IsianNilai(lama.k2, lama.k3)
    return IsianNilai(lain.k2 - 1 if lain.k2 > lama.k2 else lain.k2 + 1, lama.k3, CATATAN_ULANG)


def tetap(_nomor: int, butir: ButirSaya) -> IsianNilai:
    """Keeps what was given first."""
    lama = butir.sebelum or IsianNilai(0, 0)
    return IsianNilai(lama.k2, lama.k3)


def _dasar(butir: ButirSaya) -> tuple[int, int]:
    baris = butir.baris
    return (1 if baris.dukungan_rpjmd is None else baris.dukungan_rpjmd), baris.kritikal


def _menilai(orang: Pengguna, cara: Cara, pada: datetime) -> None:
    """Fill in the newest sheet and hand it in."""
    lembar = _lembar(orang)
    simpan_nilai(lembar, _isian(isi_lembar(lembar), cara), _pelaku(orang), pada)
    selesai_menilai(lembar, _pelaku(orang), pada)


def _lembar(orang: Pengguna) -> LembarNilai:
    return lembar_penilai(orang.id)[0]


def _isian(butir: list[ButirSaya], cara: Cara) -> Mapping[UUID, IsianNilai]:
    return {satu.id: cara(nomor, satu) for nomor, satu in enumerate(butir)}


def _pelaku(orang: Pengguna) -> Pelaku:
    return Pelaku(orang.id, orang.nama, Peran.PENILAI)
