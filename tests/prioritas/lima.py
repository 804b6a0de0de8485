"""Five needs whose ranking is worked out by hand, and any number of needs for counting statements."""

from datetime import date

from smartpns.biaya.models import StandarBiaya
from smartpns.biaya.rules import Komponen
from smartpns.core.waktu import sekarang
from smartpns.kebutuhan.models import Kebutuhan, Periode, Usulan
from smartpns.kebutuhan.rules import HasilVerifikasi, StatusUsulan
from smartpns.organisasi.models import Parameter
from smartpns.organisasi.rules import Jenjang, Lokasi, Pembiayaan
from tests import pabrik

UKT = 1_000_000
"""Per semester of an S1; eight of them make Rp8.000.000 per person."""


def harga(jenjang=Jenjang.S1, jumlah=UKT):
    return pabrik.simpan(
        StandarBiaya(
            komponen=Komponen.UKT,
            jenjang=jenjang,
            lokasi=Lokasi.DALAM_PROVINSI,
            jumlah=jumlah,
            berlaku_mulai=date(2020, 1, 1),
            dasar_hukum="Asumsi uji",
        )
    )


def usulan_terverifikasi(periode, opd) -> Usulan:
    usulan = pabrik.usulan(periode, opd, status=StatusUsulan.DIVERIFIKASI, diajukan_pada=sekarang())
    usulan.periode, usulan.opd = periode, opd
    return usulan


def diterima(usulan, jabatan, prodi, **nilai) -> Kebutuhan:
    jumlah = nilai.get("jumlah", 1)
    isi = {"verifikasi": HasilVerifikasi.DITERIMA, "jumlah_disetujui": jumlah} | nilai
    return pabrik.kebutuhan(usulan, jabatan, prodi, **isi)


def pemangku(opd, jabatan, prodi, *, belum, memenuhi=0, pensiun=0):
    """Holders of a post: `belum` lack the degree, `memenuhi` have it, and `pensiun` of all are near retirement."""
    for nomor in range(belum + memenuhi):
        sudah = nomor >= belum
        pabrik.pegawai(
            opd,
            jabatan,
            jenjang=Jenjang.S1 if sudah else Jenjang.D3,
            program_studi_id=prodi.id if sudah else None,
            tanggal_lahir=date(sekarang().year - 56, 1, 15) if nomor < pensiun else date(1990, 1, 15),
        )


def lima_kebutuhan() -> tuple[Periode, list[tuple[str, float]]]:
    """Three OPDs, five needs; returns the period and the expected (code, score) in order, with the default weights.

    code      K1        K2   K3   K4        K5        K6      K7            points 25 20 15 10 10 10 10
    1.01-001  2/4 0,5   3    2    4/8 0,5   1/4 0,25  1       8 juta        r 0,5 1 2/3 0,5 0,25/0,5 1 1
    1.01-002  4/4 1     0    0    0/4 0     2/4 0,5   2       mandiri 0     r 1 0 0 0 1 0,5 1
    1.02-001  none      2    3    4/4 1     none      1       8 juta        r 0 2/3 1 1 0 1 1
    1.02-002  1/4 0,25  1    1    0/4 0     0/4 0     2       16 juta (S2)  r 0,25 1/3 1/3 0 0 0,5 0,5
    1.03-001  3/4 0,75  none 1    0/4 0     0/4 0     1       no price      r 0,75 0 1/3 0 0 1 0

    1.01-001: 12,5 + 20 + 10 + 5 + 5 + 10 + 10 = 72,5
    1.01-002: 25 + 0 + 0 + 0 + 10 + 5 + 10 = 50
    1.02-001: 0 + 13,333333 + 15 + 10 + 0 + 10 + 10 = 58,333333
    1.02-002: 6,25 + 6,666667 + 5 + 0 + 0 + 5 + 5 = 27,916667
    1.03-001: 18,75 + 0 + 5 + 0 + 0 + 10 + 0 = 33,75
    """
    pabrik.simpan(
        Parameter(kode="kosong_celah_penuh", nilai=0, berlaku_mulai=date(2022, 1, 1), dasar_hukum="Contoh tertulis")
    )  # the written example counts a wholly vacant post as a missing value
    periode = pabrik.periode_ditutup()
    prodi = pabrik.program_studi("Akuntansi")
    harga()
    harga(Jenjang.S2, 4 * UKT)
    opd = [pabrik.unit(kode=f"1.0{n}", nama=f"Dinas Contoh {n}") for n in (1, 2, 3)]
    jabatan = [
        pabrik.jabatan((prodi,), nama=f"Jabatan {nama}", kritikal=kritikal)
        for nama, kritikal in (("A", 2), ("B", 0), ("C", 3), ("D", 1), ("E", 1))
    ]
    for dinas, jab, banyak in ((0, 0, 8), (0, 1, 4), (1, 2, 4), (1, 3, 4), (2, 4, 4)):
        pabrik.formasi(opd[dinas], jabatan[jab], banyak)
    pemangku(opd[0], jabatan[0], prodi, belum=2, memenuhi=2, pensiun=1)
    pemangku(opd[0], jabatan[1], prodi, belum=4, pensiun=2)
    pemangku(opd[1], jabatan[3], prodi, belum=1, memenuhi=3)
    pemangku(opd[2], jabatan[4], prodi, belum=3, memenuhi=1)
    usulan = [usulan_terverifikasi(periode, dinas) for dinas in opd]
    diterima(usulan[0], jabatan[0], prodi, dukungan_rpjmd=3)
    diterima(usulan[0], jabatan[1], prodi, dukungan_rpjmd=0, pembiayaan=Pembiayaan.MANDIRI)
    diterima(usulan[1], jabatan[2], prodi, dukungan_rpjmd=2)
    diterima(usulan[1], jabatan[3], prodi, dukungan_rpjmd=1, jenjang_tujuan=Jenjang.S2, lama_semester=4)
    diterima(usulan[2], jabatan[4], prodi, dukungan_rpjmd=None, lokasi=Lokasi.LUAR_NEGERI)
    return periode, [
        ("1.01-001", 72.5),
        ("1.02-001", 58.333333),
        ("1.01-002", 50.0),
        ("1.03-001", 33.75),
        ("1.02-002", 27.916667),
    ]


def periode_terverifikasi(tahun: int, banyak: int) -> Periode:
    """A period in which one OPD has `banyak` accepted needs."""
    periode = pabrik.periode_ditutup(tahun)
    prodi = pabrik.program_studi(f"Program {tahun}")
    usulan = usulan_terverifikasi(periode, pabrik.unit())
    jabatan = [pabrik.jabatan((prodi,)) for _ in range(banyak)]
    for satu in jabatan:
        diterima(usulan, satu, prodi, tahun_mulai=tahun)
    return periode
