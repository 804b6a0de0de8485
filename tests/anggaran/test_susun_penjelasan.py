"""Why a need is not chosen: checked by choosing it and trying every plan; what one more million would bring."""

import json
from typing import Any

from smartpns.anggaran.susun.baca import baca_kasus
from smartpns.anggaran.susun.penjelasan import alasan_tidak_dipilih
from smartpns.anggaran.susun.terbaik import Susunan, susun
from tests.anggaran.kasus_acak import Kasus, coba_semua, kasus_kecil

JUTA = 1_000_000


def susunan(kebutuhan: list[Kasus], pagu: dict[str, int], **lain: Any) -> Susunan:
    bawaan = {"opd": "A", "skor": 10, "jumlah": 1, "biaya_per_tahun": [10 * JUTA], "mulai": [int(min(pagu))]}
    isi = [bawaan | {"id": f"K-{n}"} | k for n, k in enumerate(kebutuhan, 1)]
    hasil = susun(baca_kasus(json.dumps({"tahun": [int(t) for t in pagu], "pagu": pagu, "kebutuhan": isi} | lain)))
    assert hasil is not None
    return hasil


def test_kurang_uang_dan_yang_tergeser() -> None:
    hasil = susunan(
        [{"skor": 90, "biaya_per_tahun": [10 * JUTA, 60 * JUTA]}, {"skor": 80.5, "biaya_per_tahun": [0, 61 * JUTA]}],
        {"2027": 100 * JUTA, "2028": 80 * JUTA},
    )
    alasan = alasan_tidak_dipilih(hasil, "K-2")
    assert alasan is not None and alasan.tergeser == (("K-1", 1, 0),)
    assert alasan.kalimat == (
        "2028 kurang Rp41.000.000. Memilihnya menggeser K-1 (1 menjadi 0 orang) dan menurunkan nilai rencana 9,50 poin."
    )
    assert alasan_tidak_dipilih(hasil, "K-1") is None


def test_opd_penuh() -> None:
    hasil = susunan([{"skor": 9}, {"skor": 8}], {"2027": 100 * JUTA}, opd={"A": {"maks_tempat": 1}})
    alasan = alasan_tidak_dipilih(hasil, "K-2")
    assert alasan is not None and alasan.kalimat.startswith(
        "Maksimal tempat OPD A sudah terisi. Memilihnya menggeser K-1"
    )


def test_tidak_dapat_dipilih_sama_sekali() -> None:
    hasil = susunan([{"wajib": True}, {"skor": 99, "biaya_per_tahun": [11 * JUTA]}], {"2027": 20 * JUTA})
    alasan = alasan_tidak_dipilih(hasil, "K-2")
    assert alasan is not None and alasan.nilai_bila_dipilih is None
    assert alasan.kalimat == (
        "Tidak dapat dipilih. Kebutuhan wajib K-1 (1 orang) dan kebutuhan K-2 (1 orang) bila dipilih memerlukan "
        "sedikitnya Rp21.000.000 pada 2027, sedangkan ruang 2027 hanya Rp20.000.000."
    )


def test_nilai_bila_dipilih_sama_dengan_mencoba_semua() -> None:
    diperiksa = 0
    for benih in range(60):
        isi = kasus_kecil(benih)
        hasil = susun(baca_kasus(json.dumps(isi)))
        if hasil is None:
            continue
        for nomor, kebutuhan in enumerate(isi["kebutuhan"]):
            alasan = alasan_tidak_dipilih(hasil, kebutuhan["id"])
            if alasan is None:
                continue
            orang = hasil.rencana.orang[nomor] + alasan.orang
            sisa = [kebutuhan | {"id": "sisa", "jumlah": n}] if (n := kebutuhan["jumlah"] - orang) else []
            paksa = [kebutuhan | {"wajib": True, "jumlah": orang}, *sisa]
            lain = isi["kebutuhan"][:nomor] + paksa + isi["kebutuhan"][nomor + 1 :]
            assert alasan.nilai_bila_dipilih == coba_semua(isi | {"kebutuhan": lain}), (benih, kebutuhan["id"])
            assert alasan.turun >= 0 and alasan.kalimat.endswith(".")
            diperiksa += 1
    assert diperiksa > 40
