"""The weights of the sample district: locked for every period before anybody saw a score.

Last year's were those an installation starts with; this year's were found by comparing the criteria, and a further
comparison is under way.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from smartpns.akun.izin import Pelaku, Peran
from smartpns.contoh.kalender import Kalender, jam
from smartpns.contoh.services.akun import Pelaksana
from smartpns.core.waktu import lokal
from smartpns.kebutuhan.models import Periode
from smartpns.prioritas.models import LembarPerbandingan, VersiBobot
from smartpns.prioritas.rules import Pasangan, daftar_pasangan
from smartpns.prioritas.services import (
    NOMOR_BAWAAN,
    buka_perbandingan,
    kunci_bobot,
    selesaikan_lembar,
    simpan_hasil,
    simpan_lembar,
)

DIBANDINGKAN = ("K1", "K2", "K3", "K4", "K5", "K6", "K7")
PENDAPAT = ((32, 20, 14, 8, 10, 8, 8), (20, 28, 16, 12, 6, 9, 9), (24, 18, 18, 9, 12, 12, 7))
"""How important each criterion is to each of the three assessors."""
DI_KERTAS = "1.02"
"""The head of this OPD is an assessor without an account of that role."""
TERJAWAB = 8
"""How many pairs the first assessor has answered in the comparison that is under way."""
BERTENTANGAN: dict[Pasangan, int] = {("K1", "K2"): -7, ("K1", "K3"): 7}
"""What the second assessor answered there against the rest."""


def kunci_bobot_lalu(periode: Periode, pelaksana: Pelaksana) -> None:
    """The weights an installation starts with, locked when the period opened."""
    _kunci(periode, NOMOR_BAWAAN, pelaksana)


def isi_bobot_kini(periode: Periode, pelaksana: Pelaksana) -> None:
    """Three assessors compared the criteria before the period opened; what came out is locked."""
    _kunci(periode, _bandingkan(periode, pelaksana).nomor, pelaksana)


def isi_perbandingan_berjalan(pelaksana: Pelaksana, kalender: Kalender) -> None:
    """A comparison for next year: one assessor is half-way, the answers of the other contradict each other."""
    mulai = jam(kalender.hari_ini - timedelta(days=1), 9)
    berjalan = buka_perbandingan([*DIBANDINGKAN, "K8"], pelaksana.penilai, [], pelaksana.perencana, mulai)
    lembar = {satu.penilai_id: satu for satu in berjalan.lembar}
    satu, dua = (lembar[orang.id] for orang in pelaksana.penilai)
    setengah = dict(list(_jawaban(PENDAPAT[0]).items())[:TERJAWAB])
    simpan_lembar(satu, setengah, _pengisi(satu, pelaksana))
    semua = dict.fromkeys(daftar_pasangan([*DIBANDINGKAN, "K8"]), 2)
    simpan_lembar(dua, {**semua, **_jawaban(PENDAPAT[1]), **BERTENTANGAN}, _pengisi(dua, pelaksana))


def _bandingkan(periode: Periode, pelaksana: Pelaksana) -> VersiBobot:
    selesai = periode.dibuka_pada - timedelta(days=1)
    perbandingan = buka_perbandingan(
        DIBANDINGKAN,
        pelaksana.penilai,
        [pelaksana.kepala[DI_KERTAS].nama],
        pelaksana.perencana,
        periode.dibuka_pada - timedelta(days=5),
    )
    for lembar, pendapat in zip(perbandingan.lembar, PENDAPAT, strict=True):
        _menjawab(lembar, pendapat, _pengisi(lembar, pelaksana), selesai)
    return simpan_hasil(
        perbandingan,
        f"Berita acara rapat tim Nomor 800.1.3.1/039-CONTOH/{lokal(selesai).year} (contoh)",
        "Tiga penilai membandingkan kriteria dua demi dua; rapat tim menyepakati hasilnya.",
        lokal(periode.dibuka_pada).date(),
        pelaksana.perencana,
    )


def _menjawab(lembar: LembarPerbandingan, pendapat: tuple[int, ...], oleh: Pelaku, pada: datetime) -> None:
    simpan_lembar(lembar, _jawaban(pendapat), oleh)
    selesaikan_lembar(lembar, oleh, pada)


def _jawaban(pendapat: tuple[int, ...]) -> Mapping[Pasangan, int]:
    """Every pair judged by how the opinions on its two criteria compare, to the nearest whole step."""
    nilai = dict(zip(DIBANDINGKAN, pendapat, strict=True))
    langkah = {
        (a, b): round(max(nilai[a], nilai[b]) / min(nilai[a], nilai[b])) for a, b in daftar_pasangan(DIBANDINGKAN)
    }
    return {(a, b): n if n == 1 or nilai[a] >= nilai[b] else -n for (a, b), n in langkah.items()}


def _pengisi(lembar: LembarPerbandingan, pelaksana: Pelaksana) -> Pelaku:
    """Who writes in a sheet: its assessor, or the planner for one on paper."""
    if lembar.penilai_id is None:
        return pelaksana.perencana
    return Pelaku(lembar.penilai_id, lembar.nama, Peran.PENILAI)


def _kunci(periode: Periode, nomor: int, pelaksana: Pelaksana) -> None:
    """Locked when the period opened; only the audit record tells that it was done today."""
    dasar = f"Keputusan Kepala BKPSDM Nomor 800.1.3.1/042-CONTOH/{lokal(periode.dibuka_pada).year} (contoh)"
    kunci_bobot(periode, nomor, dasar, pelaksana.perencana, pada=periode.dibuka_pada)
