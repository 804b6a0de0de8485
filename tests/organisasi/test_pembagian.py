"""Who pays a study: the shares as written, what follows from them, and what cannot be."""

import pytest

from smartpns.organisasi.rules import BagianApbd, Pembagian, Pembiayaan, periksa_pembagian

APBD, APBN, SPONSOR, MANDIRI = Pembiayaan


@pytest.mark.parametrize(
    ("utama", "tertulis", "persen", "belum", "sebutan"),
    [
        (APBD, {}, {APBD: 100}, 0, "APBD"),
        (MANDIRI, {}, {MANDIRI: 100}, 0, "Mandiri"),
        (SPONSOR, {"nama_sponsor": "LPDP"}, {SPONSOR: 100}, 0, "LPDP"),
        (APBD, {"persen_apbn": 40}, {APBD: 60, APBN: 40}, 0, "APBD 60%, APBN 40%"),
        (SPONSOR, {"persen_apbd": 25, "nama_sponsor": "LPDP"}, {APBD: 25, SPONSOR: 75}, 0, "APBD 25%, LPDP 75%"),
        (
            APBD,
            {"persen_apbd": 50, "persen_sponsor": 30, "nama_sponsor": "Yayasan Contoh", "persen_mandiri": 20},
            {APBD: 50, SPONSOR: 30, MANDIRI: 20},
            0,
            "APBD 50%, Yayasan Contoh 30%, Mandiri 20%",
        ),
        (APBD, {"persen_apbd": 40}, {APBD: 40}, 60, "APBD 40%, 60% belum disebut sumbernya"),
    ],
)
def test_sumber_utama_menanggung_yang_tersisa(utama, tertulis, persen, belum, sebutan) -> None:
    pembagian = Pembagian(**tertulis)
    assert pembagian.persen(utama) == persen
    assert pembagian.belum_disebut(utama) == belum
    assert pembagian.apbd(utama) == BagianApbd(persen.get(APBD, 0))
    assert pembagian.sebut(utama) == sebutan
    assert not list(periksa_pembagian(utama, pembagian))


def test_rupiah_apbd_dan_persen_dari_selebihnya() -> None:
    bersama = Pembagian(rupiah_apbd=5_000_000, persen_mandiri=20, nama_sponsor="LPDP")
    assert bersama.apbd(SPONSOR) == BagianApbd(0, 5_000_000)
    assert bersama.persen(SPONSOR) == {SPONSOR: 80, MANDIRI: 20}
    assert bersama.sebut(SPONSOR) == "APBD Rp5.000.000 per semester, selebihnya LPDP 80% dan Mandiri 20%"
    sendiri = Pembagian(rupiah_apbd=5_000_000)
    assert sendiri.belum_disebut(APBD) == 100
    assert sendiri.sebut(APBD) == "APBD Rp5.000.000 per semester, selebihnya belum disebut sumbernya"


@pytest.mark.parametrize(
    ("utama", "tertulis", "kolom", "masalah"),
    [
        (APBD, {"persen_apbn": 101}, "persen_apbn", "Bagian APBN 101% tidak mungkin."),
        (APBD, {"rupiah_apbd": 0}, "rupiah_apbd", "Bagian APBD Rp0 tidak mungkin."),
        (APBD, {"rupiah_apbd": 1, "persen_apbd": 50}, "rupiah_apbd", "Bagian APBD tertulis dua kali"),
        (APBD, {"persen_apbd": 70, "persen_mandiri": 31}, "persen_apbd", "Bagian semua sumber berjumlah 101%."),
        (APBD, {"persen_sponsor": 30}, "nama_sponsor", "Nama sponsor atau beasiswa belum diisi."),
        (APBD, {"persen_apbd": 0}, "persen_apbd", "APBD adalah sumber utama, tetapi bagiannya 0%."),
    ],
)
def test_pembagian_yang_tidak_mungkin(utama, tertulis, kolom, masalah) -> None:
    temuan = next(periksa_pembagian(utama, Pembagian(**tertulis)))
    assert temuan.kolom == kolom
    assert temuan.masalah.startswith(masalah)
