"""Fifty sampled ranks recomputed from the printed pages alone: values in words, maxima, points, sums, order."""

import re
from dataclasses import dataclass
from random import Random

import pytest

from smartpns.akun.izin import Peran
from smartpns.organisasi.rules import Jenjang, Pembiayaan
from tests import pabrik
from tests.halaman import teks
from tests.prioritas.lima import UKT, diterima, harga, pemangku, usulan_terverifikasi

OPD, PER_OPD, SAMPEL = 6, 10, 50
BIAYA = ("K6", "K7")


def angka(kata):
    return float(kata.replace("Rp", "").replace(".", "").replace(",", "."))


def nilai(kode, kata):
    """The value that the words give: "7 dari 11 pemangku …" is 7/11; None when they say that there is none."""
    if kata.startswith("tidak berlaku"):
        return 0.0
    if "dihitung sebagai kesenjangan penuh" in kata:
        return 1.0
    if kode in ("K1", "K4", "K5"):
        cocok = re.match(r"(\d+) dari (\d+)", kata)
        return int(cocok[1]) / int(cocok[2]) if cocok else None
    if kode == "K7" and kata.startswith("tidak membebani"):
        return 0.0
    cocok = re.search(r"Rp[\d.]+" if kode == "K7" else r"\d+(,\d+)?", kata)
    return angka(cocok[0]) if cocok else None


@dataclass
class Cetakan:
    """What one page says."""

    peringkat: int
    kode: str
    sel: dict[str, list[str]]
    skor: float

    @property
    def opd(self):
        return self.kode.rsplit("-", 1)[0]

    def nilai(self, kode):
        return nilai(kode, self.sel[kode][1])


def cetakan(halaman):
    tabel = halaman.select_one('section[aria-label="Poin menurut kriteria"]')
    baris = [[teks(s) for s in tr.select("th, td")] for tr in tabel.select("tbody tr")]
    fakta = {teks(dt): teks(dt.find_next("dd")) for dt in halaman.select("dt")}
    return Cetakan(
        int(re.search(r"\d+", teks(halaman.h1))[0]),
        fakta["Kode"],
        {sel[0].split()[0]: sel for sel in baris},
        angka(teks(tabel.select_one("tfoot td"))),
    )


def normal(kode, satu, semua):
    """The normalised value by the method on paper, from the values of all pages."""
    x = satu.nilai(kode)
    lain = [s.nilai(kode) for s in semua if kode != "K6" or s.opd == satu.opd]
    ada = [v for v in lain if v]
    if x is None or (kode not in BIAYA and not ada):
        return 0.0
    if kode in BIAYA:
        return min(ada) / x if x else 1.0
    return x / max(ada)


@pytest.fixture
def enam_puluh(app):
    """Sixty needs of six OPDs, all kinds of values: missing ones, none at all, ties."""
    acak = Random(2027)
    periode, prodi = pabrik.periode(), pabrik.program_studi("Akuntansi")
    harga()
    harga(Jenjang.S2, 3 * UKT)
    for nomor in range(OPD):
        opd = pabrik.unit(kode=f"1.{nomor + 1:02d}")
        usulan = usulan_terverifikasi(periode, opd)
        for _ in range(PER_OPD):
            jabatan = pabrik.jabatan((prodi,), kritikal=acak.randint(0, 3))
            if acak.random() < 0.8:
                pabrik.formasi(opd, jabatan, acak.randint(1, 6))
            belum, memenuhi = acak.randint(0, 3), acak.randint(0, 2)
            pemangku(opd, jabatan, prodi, belum=belum, memenuhi=memenuhi, pensiun=acak.randint(0, belum + memenuhi))
            diterima(
                usulan,
                jabatan,
                prodi,
                dukungan_rpjmd=acak.choice([None, 0, 1, 2, 3]),
                prioritas_opd=acak.randint(1, 5),
                jenjang_tujuan=acak.choice([Jenjang.S1, Jenjang.S2]),
                lama_semester=acak.choice([4, 8]),
                pembiayaan=acak.choice([Pembiayaan.APBD, Pembiayaan.MANDIRI]),
            )
    pabrik.kunci_bobot(periode)
    return periode


def test_fifty_ranks_follow_from_what_is_printed(enam_puluh, masuk_sebagai):
    klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    tautan = [a["href"] for n in (1, 2) for a in klien.sup(f"/peringkat?halaman={n}").select(".tautan-mengapa")]
    semua = [cetakan(klien.sup(alamat)) for alamat in tautan]
    assert [s.peringkat for s in semua] == list(range(1, OPD * PER_OPD + 1))
    skor = {}
    for satu in semua:
        poin = {kode: normal(kode, satu, semua) * angka(sel[-2]) for kode, sel in satu.sel.items()}
        skor[satu.kode] = round(sum(poin.values()), 9)
    for satu in Random(50).sample(semua, SAMPEL):
        for kode, sel in satu.sel.items():
            r, bobot, p = (angka(kata) for kata in sel[-3:])
            assert r == pytest.approx(normal(kode, satu, semua), abs=1e-6), (satu.kode, kode, sel)
            assert p == pytest.approx(normal(kode, satu, semua) * bobot, abs=1e-6), (satu.kode, kode)
        assert satu.skor == pytest.approx(skor[satu.kode], abs=1e-6)
    kosong = -1.0
    urut = sorted(
        semua,
        key=lambda s: (
            -skor[s.kode],
            *(-(kosong if s.nilai(k) is None else s.nilai(k)) for k in ("K1", "K2")),
            s.opd,
            s.kode,
        ),
    )
    assert [s.kode for s in urut] == [s.kode for s in semua]
