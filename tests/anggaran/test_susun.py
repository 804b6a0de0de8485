"""The whole budget of a period in pure rules: both prices, the walk, what cannot be priced, the finding."""

from datetime import date
from decimal import Decimal

import pytest

from smartpns.anggaran.rules import BarisAnggaran, JenisRekap, susun_anggaran, temuan
from smartpns.biaya.rules import ButirBiaya, Komponen, TabelHarga
from smartpns.core.formats import rupiah, rupiah_ringkas
from smartpns.organisasi.rules import Jenjang, Lokasi, Pembagian, Pembiayaan

JUTA = 1_000_000
TAHUN = range(2026, 2031)
TABEL = TabelHarga(date(2026, 1, 1), {(Jenjang.S2, Lokasi.DALAM_PROVINSI): {Komponen.UKT: 10 * JUTA}})
PAGU = dict.fromkeys(TAHUN, 50 * JUTA)


def baris(id_: str, **lain: object) -> BarisAnggaran:
    isi = {"jenjang": Jenjang.S2, "lokasi": Lokasi.DALAM_PROVINSI, "jumlah": 1, "tahun_mulai": 2026, "bulan_masuk": 9}
    butir = ButirBiaya(**isi | {"lama_semester": 4, "pembiayaan": Pembiayaan.APBD} | lain)
    return BarisAnggaran(id_, butir, opd="Dinas A", program_studi="Informatika")


def angka(proyeksi: object) -> list[int]:
    return [satu.total // JUTA for satu in proyeksi.tahun]


def test_s2_september_2026_satu_dua_satu_semester() -> None:
    hasil = susun_anggaran([baris("a")], [], pagu=PAGU, daftar_tahun=TAHUN, tabel=TABEL)
    assert angka(hasil.eskalasi) == angka(hasil.konstan) == [10, 20, 10, 0, 0]


def test_komitmen_terpisah_dan_mengurangi_ruang() -> None:
    berjalan = [baris("s", tahun_mulai=2025, jumlah=2)]
    hasil = susun_anggaran([baris("a"), baris("b")], berjalan, pagu=PAGU, daftar_tahun=TAHUN, tabel=TABEL)
    pertama = hasil.eskalasi.tahun[0]
    assert (pertama.komitmen, pertama.usulan_baru, pertama.selisih) == (40 * JUTA, 10 * JUTA, 0)
    assert [k.muat for k in hasil.potongan.keputusan] == [True, False]
    assert hasil.potongan.keputusan[1].alasan(rupiah) == "2026 kurang Rp10.000.000; 2027 kurang Rp10.000.000"
    assert angka(hasil.seluruh) == [60, 60, 20, 0, 0]


def test_mandiri_nol_dan_biaya_bersama_menurut_porsi() -> None:
    hasil = susun_anggaran(
        [baris("m", pembiayaan=Pembiayaan.MANDIRI), baris("b", pembagian=Pembagian(persen_apbd=40))],
        [],
        pagu=PAGU,
        daftar_tahun=TAHUN,
        tabel=TABEL,
    )
    assert angka(hasil.eskalasi) == [4, 8, 4, 0, 0]
    assert hasil.potongan.jumlah_muat == 2


def test_kenaikan_dihitung_dari_tahun_pertama_dan_menggeser_garis() -> None:
    daftar = [baris("a", jumlah=2), baris("b")]
    pagu = dict.fromkeys(TAHUN, 60 * JUTA)
    tetap = susun_anggaran(daftar, [], pagu=pagu, daftar_tahun=TAHUN, tabel=TABEL)
    naik = susun_anggaran(daftar, [], pagu=pagu, daftar_tahun=TAHUN, tabel=TABEL, eskalasi_persen=Decimal(5))
    assert [k.muat for k in tetap.potongan.keputusan] == [True, True]
    assert naik.potongan.keputusan[1].alasan(rupiah) == "2027 kurang Rp3.000.000"
    assert angka(naik.konstan) == [20, 40, 20, 0, 0]
    assert [t.total for t in naik.eskalasi.tahun][:3] == [20 * JUTA, 42 * JUTA, 22_050_000]


def test_tanpa_harga_tidak_pernah_muat_dan_disebut() -> None:
    asing = baris("x", lokasi=Lokasi.LUAR_NEGERI)
    hasil = susun_anggaran([asing, baris("a")], [], pagu=PAGU, daftar_tahun=TAHUN, tabel=TABEL)
    assert [k.muat for k in hasil.potongan.keputusan] == [False, True]
    assert hasil.tanpa_harga == (asing,)
    assert "SPP / UKT belum ada" in hasil.potongan.keputusan[0].alasan(rupiah)


@pytest.mark.parametrize(
    ("pagu", "kalimat"),
    [
        (PAGU, "2027 paling ketat: sisa Rp30 jt"),
        (dict.fromkeys(TAHUN, 19 * JUTA), "Tidak satu pun kebutuhan muat di bawah pagu"),
        ({t: 50 * JUTA for t in TAHUN if t != 2028}, "Pagu 2028 belum diisi"),
    ],
)
def test_temuan(pagu: dict[int, int], kalimat: str) -> None:
    hasil = susun_anggaran([baris("a")], [], pagu=pagu, daftar_tahun=TAHUN, tabel=TABEL)
    assert temuan(hasil, rupiah, rupiah_ringkas) == kalimat


def test_temuan_pagu_terlampaui_oleh_komitmen() -> None:
    hasil = susun_anggaran(
        [], [baris("s", jumlah=5)], pagu=dict.fromkeys(TAHUN, 16 * JUTA), daftar_tahun=TAHUN, tabel=TABEL
    )
    assert temuan(hasil, rupiah, rupiah_ringkas) == "2027 kurang Rp84.000.000: pagu terlampaui"


def test_rekap_menurut_empat_dasar() -> None:
    hasil = susun_anggaran([baris("a")], [], pagu=PAGU, daftar_tahun=TAHUN, tabel=TABEL)
    (satu,) = hasil.beban
    assert [jenis.kelompok(satu) for jenis in JenisRekap] == ["Dinas A", "S2", "Informatika", "APBD"]
