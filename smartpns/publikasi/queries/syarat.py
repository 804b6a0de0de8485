"""Requirements in force today for one programme, and which period is open; both are settings, not the list."""

from datetime import datetime

from sqlalchemy import select

from smartpns.core.db import db
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Periode
from smartpns.organisasi.queries import daftar_parameter
from smartpns.publikasi.queries.pencarian import Program
from smartpns.publikasi.rules import Ketentuan, Syarat, syarat_tugas_belajar


def syarat_program(program: Program) -> list[Syarat]:
    """What a PNS must meet for this programme, each with its legal basis."""
    ketentuan = {
        p.bawaan.kode: Ketentuan(p.nilai, p.kini.dasar_hukum if p.kini else p.bawaan.dasar_hukum)
        for p in daftar_parameter(hari_ini())
    }
    pembiayaan = {b.pembiayaan for b in program.baris}
    return syarat_tugas_belajar(ketentuan, program.jenjang, max(program.semester), pembiayaan)


def periode_terdekat(pada: datetime) -> Periode | None:
    """The period that is open, else the next one to open."""
    return db.session.scalars(
        select(Periode).where(Periode.ditutup_pada > pada).order_by(Periode.dibuka_pada).limit(1)
    ).first()
