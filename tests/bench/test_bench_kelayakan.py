"""Eligibility of 5,000 staff for 500 needs, beside a loop that asks for every person by itself."""

from datetime import date
from random import Random

from flask import Flask
from sqlalchemy import select

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.organisasi import services
from smartpns.organisasi.models import Jabatan, Pegawai, ProgramStudi, Unit
from smartpns.organisasi.queries import ButuhOrang, kelayakan_jabatan, kelayakan_pegawai
from smartpns.organisasi.rules import (
    Jenjang,
    Kedudukan,
    Pembiayaan,
    Predikat,
    Putusan,
    StatusJabatan,
)
from smartpns.organisasi.services import IsianPegawai
from tests import pabrik
from tests.bench.conftest import Pengukur

PADA = date(2026, 11, 21)
BANYAK_PEGAWAI = 5_000
BANYAK_KEBUTUHAN = 500
SISTEM = Pelaku.sistem()


def bangun(acak: Random) -> list[ButuhOrang]:
    """20 OPDs with 10 posts each, 25 holders a post; needs of five start years."""
    prodi = pabrik.program_studi("Akuntansi")
    opd = [pabrik.unit() for _ in range(20)]
    jabatan = [pabrik.jabatan((prodi,)) for _ in range(10)]
    pasangan = [(o, j) for o in opd for j in jabatan]
    semua = []
    for n in range(BANYAK_PEGAWAI):
        unit, post = pasangan[n % len(pasangan)]
        lahir = date(1970 + n % 28, 1 + n % 12, 1 + n % 28)
        semua.append(
            IsianPegawai(
                nip=f"{lahir:%Y%m%d}201501{1 + n % 2}{n // 28 % 999 + 1:03d}",
                nama=f"Pegawai {n}",
                unit=unit,
                jabatan=post,
                tmt_pns=date(2016, 1, 1),
                jenjang=acak.choice([Jenjang.D3, Jenjang.S1, Jenjang.S1, Jenjang.S2, None]),
                program_studi=prodi,
                kedudukan=acak.choice([Kedudukan.AKTIF] * 9 + [None]),
                riwayat_diperiksa=acak.choice([date(2026, 1, 1)] * 9 + [None]),
                penilaian={2024: Predikat.BAIK, 2025: acak.choice([Predikat.BAIK] * 9 + [Predikat.KURANG])},
            )
        )
    services.tambah_banyak_pegawai(semua, SISTEM)
    db.session.commit()
    return [_butuh(acak, *acak.choice(pasangan), prodi) for _ in range(BANYAK_KEBUTUHAN)]


def _butuh(acak: Random, opd: Unit, jabatan: Jabatan, prodi: ProgramStudi) -> ButuhOrang:
    return ButuhOrang(
        opd_id=opd.id,
        jabatan_id=jabatan.id,
        unit_id=None,
        jenjang=acak.choice([Jenjang.S1, Jenjang.S2]),
        program_studi_id=prodi.id,
        mulai=date(2027 + acak.randrange(5), acak.choice([2, 9]), 1),
        lama_semester=acak.choice([4, 6, 8]),
        pembiayaan=acak.choice(list(Pembiayaan)),
        status_jabatan=acak.choice(list(StatusJabatan)),
    )


def satu_per_satu(semua: list[ButuhOrang]) -> list[int]:
    """How many pass, each holder looked up and judged alone."""
    hasil = []
    for butuh in semua:
        holders = (
            select(Pegawai)
            .join(Unit, Unit.id == Pegawai.unit_id)
            .where(Pegawai.aktif, Pegawai.jabatan_id == butuh.jabatan_id, Unit.opd_id == butuh.opd_id)
        )
        putusan = [kelayakan_pegawai(p, butuh, PADA).putusan for p in db.session.scalars(holders)]
        hasil.append(putusan.count(Putusan.LOLOS))
    db.session.expire_all()
    return hasil


def test_kelayakan_5_000_pegawai_500_kebutuhan(app: Flask, pengukur: Pengukur) -> None:
    semua = bangun(Random(7))
    contoh = semua[:: BANYAK_KEBUTUHAN // 25]
    cepat = [h.lolos for h in kelayakan_jabatan(contoh, PADA)]
    assert cepat == satu_per_satu(contoh)
    assert 0 < sum(cepat)
    pengukur.bandingkan(
        f"eligibility: {BANYAK_PEGAWAI} staff, {BANYAK_KEBUTUHAN} needs",
        lambda: kelayakan_jabatan(semua, PADA),
        "person by person, 25 of the needs",
        lambda: satu_per_satu(contoh),
        kali=3,
    )
