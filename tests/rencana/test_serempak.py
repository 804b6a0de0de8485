"""Only one: many planners send versions, issue documents and lock at the same instant, and one of each is left."""

from collections import Counter

import pytest
from flask import Flask
from sqlalchemy import func, select

from smartpns.akun.izin import Peran
from smartpns.core.db import db
from smartpns.core.formats import tanggal
from smartpns.core.waktu import hari_ini
from smartpns.naskah.models import Naskah
from smartpns.naskah.rules import StatusNaskah
from smartpns.rencana.models import Rencana
from smartpns.rencana.rules import StatusRencana
from tests import pabrik
from tests.halaman import Klien
from tests.rencana.susunan import rencana
from tests.serempak import serempak

BANYAK = 50


@pytest.fixture
def perencana(app: Flask, masuk_sebagai) -> list[Klien]:
    """Fifty browsers of five planners, each with its own connection, and no transaction left open here."""
    orang = [pabrik.pengguna(Peran.PERENCANA) for _ in range(5)]
    return [masuk_sebagai(orang[n % len(orang)]) for n in range(BANYAK)]


def jumlah(status: StatusRencana) -> int | None:
    return db.session.scalar(select(func.count()).where(Rencana.status == status))


def tanpa_cacat(hasil: Counter[int]) -> None:
    assert not {status for status in hasil if status >= 500 and status != 503}, hasil


def test_satu_versi_menunggu(perencana: list[Klien]) -> None:
    satu = rencana()
    versi = [
        satu.id,
        *(
            pabrik.rencana(
                satu.periode,
                versi=v,
                status=StatusRencana.DISUSUN,
                sk_nomor=None,
                sk_tanggal=None,
                ditetapkan_oleh=None,
            ).id
            for v in range(2, 6)
        ),
    ]
    db.session.commit()
    urut = {klien: versi[n % len(versi)] for n, klien in enumerate(perencana)}
    hasil = serempak(perencana, lambda k: k.kirim(f"/rencana/{urut[k]}/kirim", {}))
    db.session.expire_all()
    assert jumlah(StatusRencana.MENUNGGU) == 1, hasil
    tanpa_cacat(hasil)


def test_satu_dokumen_perencanaan_berlaku(perencana: list[Klien]) -> None:
    satu = rencana()
    db.session.commit()
    alamat, isi = f"/naskah/terbit/perencanaan/{satu.id}", {"nomor": "", "tanggal": tanggal(hari_ini())}
    hasil = serempak(perencana[:12], lambda k: k.kirim(alamat, isi))
    db.session.expire_all()
    berlaku = db.session.scalars(select(Naskah).where(Naskah.status == StatusNaskah.BERLAKU)).all()
    assert len(berlaku) == 1, hasil
    assert all(n.pengganti_id for n in db.session.scalars(select(Naskah)) if n is not berlaku[0])
    tanpa_cacat(hasil)
