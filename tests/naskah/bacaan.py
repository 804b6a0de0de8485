"""An OPD's proposal and a plan to make documents of, and the words of a PDF."""

import io
from datetime import date
from typing import Any

import pypdf

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.waktu import hari_ini, sekarang
from smartpns.kebutuhan.models import Usulan
from smartpns.kebutuhan.rules import StatusUsulan
from smartpns.kebutuhan.services.verifikasi import selesaikan_verifikasi, terima_sisa
from smartpns.naskah import services
from smartpns.naskah.models import Naskah
from smartpns.naskah.queries import Bahan
from smartpns.organisasi.models import Unit
from smartpns.organisasi.rules import Jenjang
from tests import pabrik
from tests.prioritas.lima import harga

SISTEM = Pelaku.sistem()
SITUS = "https://tubel.contoh.example"


def usulan_diajukan(opd: Unit | None = None, **nilai: Any) -> Usulan:
    """Two needs handed in today: fifteen people at Rp1.000.000 a semester, eight semesters: Rp120.000.000."""
    periode, prodi = pabrik.periode(), pabrik.program_studi("Akuntansi")
    harga()
    opd = opd or pabrik.unit(nama="Dinas Pekerjaan Umum", singkatan="DPU")
    usulan = pabrik.usulan(periode, opd, status=StatusUsulan.DIAJUKAN, diajukan_pada=sekarang())
    usulan.periode, usulan.opd = periode, opd
    for jumlah, nama in ((10, "Auditor Ahli Muda"), (5, "Bendahara")):
        isi = {"jumlah": jumlah, "tahun_mulai": 2027, "bulan_masuk": 2, "jenjang_tujuan": Jenjang.S1} | nilai
        pabrik.kebutuhan(usulan, pabrik.jabatan((prodi,), nama=nama), prodi, **isi)
    db.session.flush()
    db.session.refresh(usulan)
    return usulan


def verifikasi(usulan: Usulan) -> Usulan:
    """Everything accepted, the verification finished."""
    terima_sisa(usulan, SISTEM)
    selesaikan_verifikasi(usulan, SISTEM)
    return usulan


def terbit(bahan: Bahan, tanggal: date | None = None, **pilihan: Any) -> Naskah:
    return services.terbitkan(bahan, tanggal or hari_ini(), SISTEM, situs=SITUS, **pilihan)


def halaman(pdf: bytes) -> list[str]:
    """The words of every page with single spaces; breaks that only make long words fit are left out."""
    semua = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return [" ".join(h.extract_text().replace("\u200b", "").split()) for h in semua]


def teks(pdf: bytes) -> str:
    return " ".join(halaman(pdf))
