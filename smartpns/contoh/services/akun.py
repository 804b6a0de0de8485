"""The people of the sample district who sign in, and those who act for their OPD without an account."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Pengguna
from smartpns.akun.rules import SANDI_PERAGAAN, SifatTugas
from smartpns.akun.services import buat_pengguna, tugaskan
from smartpns.contoh.kalender import Kalender
from smartpns.contoh.rules import Orang
from smartpns.contoh.services.organisasi import Rujukan
from smartpns.organisasi.models import Unit

DISKOMINFO, BAPPEDA, BKPSDM, INSPEKTORAT, DISPERPUSIP = "2.16", "5.01", "5.03", "6.01", "2.23"
KEPALA = (
    "kepala-dinas",
    "kepala-badan",
    "sekretaris-daerah",
    "sekretaris-dprd",
    "inspektur",
    "kepala-pelaksana-bpbd",
    "kepala-satpol-pp",
    "direktur-rsud",
    "camat",
    "sekretaris-opd",
    "sekretaris-camat",
)
"""Who leads an OPD; the first of these posts that is filled."""
OPERATOR = ("kepala-subbagian-umum-kepegawaian", "kepala-subbagian-keuangan", "kepala-seksi", "pengadministrasi-umum")


@dataclass(frozen=True)
class Akun:
    """An account of the demonstration, held by whoever fills one of these posts in the unit."""

    nama_pengguna: str
    peran: Peran
    unit: str
    jabatan: Sequence[str]


AKUN = (
    Akun("operator", Peran.OPERATOR, DISKOMINFO, OPERATOR),
    Akun("kepala", Peran.KEPALA_OPD, DISKOMINFO, KEPALA),
    Akun("perencana", Peran.PERENCANA, BKPSDM, ("analis-sdm-aparatur-ahli-muda",)),
    Akun("penilai.1", Peran.PENILAI, BAPPEDA, ("perencana-ahli-madya", "perencana-ahli-muda")),
    Akun("penilai.2", Peran.PENILAI, INSPEKTORAT, ("inspektur-pembantu", "ppupd-ahli-madya")),
    Akun("pimpinan", Peran.PIMPINAN, BKPSDM, KEPALA),
    Akun("auditor", Peran.AUDITOR, INSPEKTORAT, ("auditor-ahli-madya", "auditor-ahli-muda")),
    Akun("admin", Peran.ADMIN, BKPSDM, OPERATOR),
    Akun("operator.dinkes", Peran.OPERATOR, "1.02", OPERATOR),
    Akun("kepala.dinkes", Peran.KEPALA_OPD, "1.02", KEPALA),
    Akun("operator.disdikbud", Peran.OPERATOR, "1.01", OPERATOR),
    Akun("operator.rsud", Peran.OPERATOR, "1.08", OPERATOR),
    Akun("operator.dpu", Peran.OPERATOR, "1.03", OPERATOR),
)


@dataclass(frozen=True)
class Pelaksana:
    """Who acts in the story of the sample district."""

    perencana: Pelaku
    pimpinan: Pelaku
    penilai: Sequence[Pengguna]
    operator: Mapping[str, Pelaku]
    kepala: Mapping[str, Pelaku]


def isi_akun(rujukan: Rujukan, orang: Sequence[Orang], kalender: Kalender, oleh: Pelaku) -> Pelaksana:
    """The accounts, and for every OPD (by code) who fills in and who submits."""
    menjabat = _pemangku(orang)
    mulai = date(kalender.tahun - 1, 1, 2)
    akun = {a.nama_pengguna: _buat(a, menjabat, rujukan, mulai, oleh) for a in AKUN}
    perpustakaan = rujukan.unit[DISPERPUSIP]
    tugaskan(
        akun["kepala"],
        Peran.KEPALA_OPD,
        oleh,
        dasar="Surat Perintah Pelaksana Tugas Nomor 800.1.11.1/031-CONTOH (contoh)",
        mulai=kalender.dibuka.date(),
        sampai=date(kalender.tahun + 1, 6, 30),
        unit_id=perpustakaan.id,
        nama_unit=perpustakaan.nama,
        sifat=SifatTugas.PLT,
    )
    opd = [u for u in rujukan.unit.values() if u.opd_id == u.id]
    pelaku = {a.nama_pengguna: _pelaku(akun[a.nama_pengguna], a.peran, rujukan.unit[a.unit]) for a in AKUN}
    berakun = {(a.unit, a.peran): pelaku[a.nama_pengguna] for a in AKUN}
    return Pelaksana(
        pelaku["perencana"],
        pelaku["pimpinan"],
        [akun["penilai.1"], akun["penilai.2"]],
        {u.kode: berakun.get((u.kode, Peran.OPERATOR)) or _tanpa_akun(Peran.OPERATOR, u, menjabat) for u in opd},
        {u.kode: berakun.get((u.kode, Peran.KEPALA_OPD)) or _tanpa_akun(Peran.KEPALA_OPD, u, menjabat) for u in opd},
    )


def _buat(a: Akun, menjabat: Mapping[tuple[str, str], Orang], rujukan: Rujukan, mulai: date, oleh: Pelaku) -> Pengguna:
    orang = _yang_menjabat(a.unit, a.jabatan, menjabat)
    pengguna = buat_pengguna(
        a.nama_pengguna,
        orang.nama,
        oleh,
        nip=orang.karier.nip,
        email=f"{a.nama_pengguna}@contoh.example",
        sandi=SANDI_PERAGAAN,
    )
    unit = rujukan.unit[a.unit]
    dasar = f"SK Kepala {unit.singkatan} Nomor 800.1/{len(a.nama_pengguna):03d}-CONTOH/{mulai.year} (contoh)"
    tugaskan(pengguna, a.peran, oleh, dasar=dasar, mulai=mulai, unit_id=unit.id, nama_unit=unit.nama)
    return pengguna


def _pelaku(pengguna: Pengguna, peran: Peran, unit: Unit) -> Pelaku:
    if peran.milik_opd:
        return Pelaku(pengguna.id, pengguna.nama, peran, unit.id, unit.nama)
    return Pelaku(pengguna.id, pengguna.nama, peran)


def _tanpa_akun(peran: Peran, unit: Unit, menjabat: Mapping[tuple[str, str], Orang]) -> Pelaku:
    orang = _yang_menjabat(unit.kode, KEPALA if peran is Peran.KEPALA_OPD else OPERATOR, menjabat)
    return Pelaku(None, orang.nama, peran, unit.id, unit.nama)


def _pemangku(orang: Iterable[Orang]) -> dict[tuple[str, str], Orang]:
    """The first holder of every post in every unit."""
    hasil: dict[tuple[str, str], Orang] = {}
    for o in orang:
        hasil.setdefault((o.terisi.kursi.unit, o.terisi.kursi.jabatan), o)
    return hasil


def _yang_menjabat(unit: str, jabatan: Iterable[str], menjabat: Mapping[tuple[str, str], Orang]) -> Orang:
    bernama = (menjabat[unit, j] for j in jabatan if (unit, j) in menjabat)
    return next(bernama, None) or next(o for (u, _), o in menjabat.items() if u == unit)
