"""The nomenclature an installation starts with: rumpun ilmu and programmes, loaded as often as one likes."""

import csv
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.organisasi.models import AliasProgram, ProgramStudi, RumpunIlmu
from smartpns.organisasi.rules import Jenjang
from smartpns.organisasi.services.program import IsianProgram, tambah_program

DATA = Path(__file__).parents[1] / "data"
_JENJANG = {jenjang.value: jenjang for jenjang in Jenjang}


@dataclass(frozen=True)
class HasilRujukan:
    """How many were added; the others were there already and were left as they are."""

    rumpun: int
    program_studi: int
    dilewati: int


def isi_rujukan(oleh: Pelaku) -> HasilRujukan:
    """Add what is missing of the built-in nomenclature; what the district changed stays changed."""
    rumpun, rumpun_baru = _isi_rumpun()
    ada = set(db.session.scalars(select(ProgramStudi.kode)))
    ada |= set(db.session.scalars(select(ProgramStudi.kunci))) | set(db.session.scalars(select(AliasProgram.kunci)))
    baris = _baca("program_studi.csv")
    baru = [b for b in baris if b["kode"] not in ada]
    for b in baru:
        jenjang = dict.fromkeys(_JENJANG[j] for j in b["jenjang"].split("|"))
        isian = IsianProgram(b["nama"], rumpun[b["rumpun"]], jenjang, b["alias"].split("|"), b["kode"])
        tambah_program(isian, oleh)
    return HasilRujukan(rumpun_baru, len(baru), len(baris) - len(baru))


def _isi_rumpun() -> tuple[dict[str, RumpunIlmu], int]:
    ada = {r.kode: r for r in db.session.scalars(select(RumpunIlmu))}
    baru = [b for b in _baca("rumpun.csv") if b["kode"] not in ada]
    for b in baru:
        induk = ada.get(b["induk"])
        ada[b["kode"]] = RumpunIlmu(kode=b["kode"], nama=b["nama"], induk=induk, induk_id=induk.id if induk else None)
        db.session.add(ada[b["kode"]])
    db.session.flush()
    return ada, len(baru)


def _baca(nama: str) -> list[dict[str, str]]:
    with (DATA / nama).open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))
