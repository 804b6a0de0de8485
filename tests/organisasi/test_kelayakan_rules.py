"""The requirements of a PNS for tugas belajar, each on the day before, the day itself and the day after."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from smartpns.organisasi.rules import (
    PARAMETER_BAWAAN,
    SYARAT_TUBEL,
    FaktaPegawai,
    Jenjang,
    Kedudukan,
    Ketentuan,
    NilaiBerlaku,
    Pembiayaan,
    Predikat,
    Prodi,
    Putusan,
    StatusJabatan,
    StatusPegawai,
    StudiDituju,
    StudiTercatat,
    SyaratJabatan,
    Tahap,
    TingkatHukdis,
    jenjang_lanjut,
    ketentuan_bawaan,
    nilai_kelayakan,
    simpulkan,
)

LOLOS, TIDAK, BELUM = Putusan.LOLOS, Putusan.TIDAK, Putusan.BELUM_DAPAT_DINILAI
MULAI = date(2027, 9, 1)
PADA = date(2026, 11, 21)
LAYAK = FaktaPegawai(
    status=StatusPegawai.PNS,
    kedudukan=Kedudukan.AKTIF,
    tanggal_lahir=date(1985, 3, 15),
    usia_bup=58,
    tmt_pns=date(2011, 1, 1),
    jenjang=Jenjang.S1,
    penilaian={2024: Predikat.BAIK, 2025: Predikat.SANGAT_BAIK},
    riwayat_diperiksa=PADA,
)
"""Born 15-03-1985, BUP 58: the person of the worked example, with everything in order."""
S2_APBD = StudiDituju(
    jenjang=Jenjang.S2,
    mulai=MULAI,
    lama_semester=4,
    pembiayaan=Pembiayaan.APBD,
    status_jabatan=StatusJabatan.DIBERHENTIKAN,
    prodi=Prodi("akuntansi"),
    syarat_jabatan=SyaratJabatan(Jenjang.S1, prodi=frozenset({"akuntansi"})),
    dinilai_pada=PADA,
)


def ketentuan(**angka):
    """The starting values, some of them changed; `__` stands for the dot of a code."""
    ganti = {k.replace("__", "."): NilaiBerlaku(Decimal(v), "Perbup Uji 1", MULAI) for k, v in angka.items()}
    assert not ganti.keys() - ketentuan_bawaan().keys()
    return Ketentuan.dari(ketentuan_bawaan() | ganti)


def semua(fakta=LAYAK, studi=S2_APBD, **angka):
    return {h.syarat.kode: h for h in nilai_kelayakan(fakta, studi, ketentuan(**angka)).hasil}


def uji(kode, fakta=LAYAK, studi=S2_APBD, **angka):
    return semua(fakta, studi, **angka)[kode].penilaian


def layak(**ganti):
    return replace(LAYAK, **ganti)


def dituju(**ganti):
    return replace(S2_APBD, **ganti)


def test_orang_lengkap_lolos_semua_syarat():
    hasil = nilai_kelayakan(LAYAK, S2_APBD, ketentuan())
    assert hasil.putusan is LOLOS
    assert hasil.jumlah_lolos == len(hasil.hasil) == 12
    assert all(h.berlaku.dasar_hukum and h.penilaian.penjelasan.endswith(".") for h in hasil.hasil)


def test_orang_tanpa_data_tidak_pernah_lolos():
    kosong = nilai_kelayakan(FaktaPegawai(), dituju(prodi=None, syarat_jabatan=None, lama_semester=None), ketentuan())
    assert {h.penilaian.putusan for h in kosong.hasil} == {BELUM}
    assert kosong.putusan is BELUM


@pytest.mark.parametrize("hilang", [n for n in FaktaPegawai.__slots__ if getattr(LAYAK, n)])
def test_satu_fakta_hilang_tidak_menjadi_lolos(hilang):
    bawaan = {} if hilang == "penilaian" else None
    assert nilai_kelayakan(layak(**{hilang: bawaan}), S2_APBD, ketentuan()).putusan is BELUM


@pytest.mark.parametrize("putusan", list(product(Putusan, repeat=3)))
def test_tiga_nilai_digabung(putusan):
    harap = TIDAK if TIDAK in putusan else BELUM if BELUM in putusan else LOLOS
    assert simpulkan(putusan) is harap


def test_tanpa_syarat_lolos():
    assert simpulkan([]) is LOLOS


class TestStatus:
    @pytest.mark.parametrize(
        ("status", "putusan"), [(StatusPegawai.PNS, LOLOS), (StatusPegawai.CPNS, TIDAK), (StatusPegawai.PPPK, TIDAK)]
    )
    def test_hanya_pns(self, status, putusan):
        assert uji("status", layak(status=status)).putusan is putusan

    def test_pppk_menurut_pengaturan(self):
        assert uji("status", layak(status=StatusPegawai.PPPK), pppk_boleh=1).putusan is LOLOS
        assert uji("status", layak(status=StatusPegawai.CPNS), pppk_boleh=1).putusan is TIDAK


class TestMasaKerja:
    """At least one year as PNS (Peraturan BKKBN 11/2022), two at the ministry of education."""

    @pytest.mark.parametrize(
        ("tmt", "putusan"), [(date(2026, 8, 31), LOLOS), (date(2026, 9, 1), LOLOS), (date(2026, 9, 2), TIDAK)]
    )
    def test_satu_tahun_tepat(self, tmt, putusan):
        assert uji("masa_kerja", layak(tmt_pns=tmt)).putusan is putusan

    def test_dua_tahun_menurut_parameter(self):
        orang = layak(tmt_pns=date(2026, 9, 1))
        assert uji("masa_kerja", orang, masa_kerja_minimum=2).putusan is TIDAK
        assert uji("masa_kerja", orang, dituju(mulai=date(2028, 9, 1)), masa_kerja_minimum=2).putusan is LOLOS

    def test_kalimat_memuat_angka(self):
        kalimat = uji("masa_kerja").penjelasan
        assert kalimat == "PNS sejak 01-01-2011: 16 tahun 8 bulan saat mulai studi; disyaratkan 1 tahun."


class TestKinerja:
    def test_dua_tahun_terakhir_yang_sudah_selesai(self):
        assert uji("kinerja").penjelasan == "Predikat 2024 Baik, 2025 Sangat baik."

    @pytest.mark.parametrize("predikat", [Predikat.BUTUH_PERBAIKAN, Predikat.KURANG, Predikat.SANGAT_KURANG])
    def test_di_bawah_baik_gagal(self, predikat):
        assert uji("kinerja", layak(penilaian={2024: predikat, 2025: Predikat.BAIK})).putusan is TIDAK

    def test_gagal_walau_tahun_lain_belum_ada(self):
        assert uji("kinerja", layak(penilaian={2025: Predikat.KURANG})).putusan is TIDAK

    def test_tahun_hilang_disebut(self):
        hasil = uji("kinerja", layak(penilaian={2025: Predikat.BAIK}))
        assert (hasil.putusan, hasil.penjelasan) == (BELUM, "Predikat tahun 2024 belum dicatat.")

    def test_jendela_bergeser_pada_pergantian_tahun(self):
        """What was too long ago on 1 January no longer counts once the year just over is recorded."""
        orang = layak(penilaian={2024: Predikat.KURANG, 2025: Predikat.BAIK, 2026: Predikat.BAIK})
        assert uji("kinerja", orang, dituju(dinilai_pada=date(2026, 12, 31))).putusan is TIDAK
        assert uji("kinerja", orang, dituju(dinilai_pada=date(2027, 1, 1))).putusan is LOLOS

    @pytest.mark.parametrize(
        ("hari", "putusan"),
        [(date(2026, 12, 31), LOLOS), (date(2027, 1, 2), LOLOS), (date(2027, 3, 31), LOLOS), (date(2027, 4, 1), BELUM)],
    )
    def test_tahun_yang_baru_berakhir_ditagih_sesudah_tenggat(self, hari, putusan):
        """2024 and 2025 are Baik, 2026 is not recorded yet: on 2 January nobody falls for that alone."""
        assert uji("kinerja", LAYAK, dituju(dinilai_pada=hari)).putusan is putusan

    def test_predikat_buruk_yang_sudah_tercatat_tidak_menunggu_tenggat(self):
        orang = layak(penilaian={2024: Predikat.BAIK, 2025: Predikat.BAIK, 2026: Predikat.KURANG})
        assert uji("kinerja", orang, dituju(dinilai_pada=date(2027, 1, 2))).putusan is TIDAK

    def test_tanpa_tenggang_ditagih_tahun_baru(self):
        studi = dituju(dinilai_pada=date(2027, 1, 1))
        assert uji("kinerja", LAYAK, studi, bulan_tenggat_predikat=0).putusan is BELUM

    def test_satu_tahun_menurut_parameter(self):
        assert uji("kinerja", layak(penilaian={2025: Predikat.BAIK}), tahun_predikat_baik=1).putusan is LOLOS
        assert uji("kinerja", layak(penilaian={}), tahun_predikat_baik=0).putusan is LOLOS


class TestHukdis:
    SEDANG = layak(hukdis_tingkat=TingkatHukdis.SEDANG, hukdis_mulai=date(2025, 3, 1), hukdis_sampai=date(2026, 2, 28))

    @pytest.mark.parametrize(
        ("mulai", "putusan"),
        [
            (date(2025, 2, 28), LOLOS),
            (date(2025, 3, 1), TIDAK),
            (date(2026, 2, 27), TIDAK),
            (date(2026, 2, 28), TIDAK),
            (date(2026, 3, 1), LOLOS),
        ],
    )
    def test_berjalan_pada_hari_mulai(self, mulai, putusan):
        assert uji("hukdis_berjalan", self.SEDANG, dituju(mulai=mulai)).putusan is putusan

    @pytest.mark.parametrize(
        ("mulai", "putusan"), [(date(2027, 2, 27), TIDAK), (date(2027, 2, 28), LOLOS), (date(2027, 3, 1), LOLOS)]
    )
    def test_bebas_setahun_sejak_berakhir(self, mulai, putusan):
        hasil = uji("bebas_hukdis", self.SEDANG, dituju(mulai=mulai))
        assert hasil.putusan is putusan
        assert putusan is LOLOS or "berakhir 28-02-2026; syarat 1 tahun sejak berakhir" in hasil.penjelasan

    @pytest.mark.parametrize(
        ("mulai", "putusan"), [(date(2026, 2, 28), TIDAK), (date(2026, 3, 1), LOLOS), (date(2026, 3, 2), LOLOS)]
    )
    def test_bebas_setahun_sejak_dijatuhkan_menurut_pengaturan(self, mulai, putusan):
        hasil = uji("bebas_hukdis", self.SEDANG, dituju(mulai=mulai), hukdis_sejak_berakhir=0)
        assert hasil.putusan is putusan
        assert putusan is LOLOS or "dijatuhkan 01-03-2025" in hasil.penjelasan

    def test_dua_tahun_menurut_permenhut(self):
        studi = dituju(mulai=date(2028, 2, 27))
        assert uji("bebas_hukdis", self.SEDANG, studi, tahun_bebas_hukdis=2).putusan is TIDAK
        assert "28-02-2028" in uji("bebas_hukdis", self.SEDANG, studi, tahun_bebas_hukdis=2).penjelasan

    def test_akhir_yang_belum_dicatat_tidak_membebaskan(self):
        orang = replace(self.SEDANG, hukdis_sampai=None)
        assert uji("bebas_hukdis", orang, dituju(mulai=date(2030, 1, 1))).putusan is BELUM

    def test_ringan_tidak_menghalangi(self):
        orang = replace(self.SEDANG, hukdis_tingkat=TingkatHukdis.RINGAN)
        assert uji("hukdis_berjalan", orang, dituju(mulai=date(2025, 6, 1))).putusan is LOLOS
        assert uji("bebas_hukdis", orang, dituju(mulai=date(2025, 6, 1))).putusan is LOLOS

    def test_tanpa_tanggal_akhir_belum_dapat_dinilai(self):
        assert uji("hukdis_berjalan", replace(self.SEDANG, hukdis_sampai=None)).putusan is BELUM

    @pytest.mark.parametrize("kode", ["hukdis_berjalan", "bebas_hukdis"])
    def test_tanpa_tanggal_mulai_belum_dapat_dinilai(self, kode):
        assert uji(kode, replace(self.SEDANG, hukdis_mulai=None)).putusan is BELUM

    @pytest.mark.parametrize("kode", ["hukdis_berjalan", "bebas_hukdis", "tubel_gagal", "ikatan_dinas", "studi_lain"])
    @pytest.mark.parametrize(
        ("diperiksa", "putusan"),
        [
            (None, BELUM),
            (date(2025, 8, 20), BELUM),
            (date(2025, 8, 21), LOLOS),
            (date(2025, 8, 22), LOLOS),
            (PADA, LOLOS),
        ],
    )
    def test_tidak_tercatat_bukan_berarti_tidak_ada(self, kode, diperiksa, putusan):
        """An empty record means "none" only while somebody's reading of the file is at most fifteen months old."""
        assert uji(kode, layak(riwayat_diperiksa=diperiksa)).putusan is putusan

    def test_yang_tercatat_gagal_walau_riwayat_belum_diperiksa(self):
        orang = replace(self.SEDANG, riwayat_diperiksa=None, hukdis_sampai=date(2028, 1, 1))
        assert uji("hukdis_berjalan", orang).putusan is TIDAK


@pytest.mark.parametrize(
    ("kedudukan", "putusan"),
    [
        (Kedudukan.AKTIF, LOLOS),
        (Kedudukan.CLTN, TIDAK),
        (Kedudukan.DIBERHENTIKAN_SEMENTARA, TIDAK),
        (None, BELUM),
    ],
)
def test_kedudukan(kedudukan, putusan):
    assert uji("kedudukan", layak(kedudukan=kedudukan)).putusan is putusan


@pytest.mark.parametrize(
    ("mulai", "putusan"), [(date(2027, 5, 9), TIDAK), (date(2027, 5, 10), LOLOS), (date(2027, 5, 11), LOLOS)]
)
def test_tubel_gagal_dua_tahun_menurut_bkkbn(mulai, putusan):
    assert uji("tubel_gagal", layak(tubel_gagal_pada=date(2025, 5, 10)), dituju(mulai=mulai)).putusan is putusan


@pytest.mark.parametrize(
    ("sampai", "putusan"), [(date(2027, 8, 31), LOLOS), (date(2027, 9, 1), TIDAK), (date(2027, 9, 2), TIDAK)]
)
def test_ikatan_dinas_mengikat_sampai_hari_terakhir(sampai, putusan):
    assert uji("ikatan_dinas", layak(ikatan_dinas_sampai=sampai)).putusan is putusan


class TestStudiLain:
    def studi(self, mulai=date(2025, 9, 1), akan=date(2027, 9, 1), selesai=None):
        return layak(studi=(StudiTercatat("S2 Hukum", mulai, akan, selesai),))

    @pytest.mark.parametrize(
        ("akan", "putusan"), [(date(2027, 8, 31), BELUM), (date(2027, 9, 1), BELUM), (date(2027, 9, 2), TIDAK)]
    )
    def test_yang_belum_dicatat_selesai(self, akan, putusan):
        assert uji("studi_lain", self.studi(akan=akan)).putusan is putusan

    @pytest.mark.parametrize(
        ("selesai", "putusan"), [(date(2027, 8, 31), LOLOS), (date(2027, 9, 1), LOLOS), (date(2027, 9, 2), TIDAK)]
    )
    def test_yang_dicatat_selesai(self, selesai, putusan):
        assert uji("studi_lain", self.studi(selesai=selesai)).putusan is putusan

    def test_yang_baru_mulai_kemudian_tidak_dihitung(self):
        assert uji("studi_lain", self.studi(mulai=date(2028, 9, 1), akan=date(2030, 9, 1))).putusan is LOLOS


class TestJenjang:
    @pytest.mark.parametrize(
        ("kini", "tuju", "putusan"),
        [
            (Jenjang.S1, Jenjang.S2, LOLOS),
            (Jenjang.D4, Jenjang.S2, LOLOS),
            (Jenjang.PROFESI, Jenjang.S2, LOLOS),
            (Jenjang.D3, Jenjang.S2, TIDAK),
            (Jenjang.S2, Jenjang.S2, TIDAK),
            (Jenjang.S3, Jenjang.S2, TIDAK),
            (Jenjang.SP1, Jenjang.S2, TIDAK),
            (Jenjang.D3, Jenjang.S1, LOLOS),
            (Jenjang.SMA, Jenjang.S1, LOLOS),
            (Jenjang.SMP, Jenjang.S1, TIDAK),
            (Jenjang.D4, Jenjang.S1, TIDAK),
            (Jenjang.S1, Jenjang.D4, TIDAK),
            (Jenjang.S1, Jenjang.PROFESI, LOLOS),
            (Jenjang.S2, Jenjang.PROFESI, BELUM),
            (Jenjang.PROFESI, Jenjang.PROFESI, TIDAK),
            (Jenjang.D3, Jenjang.PROFESI, TIDAK),
            (Jenjang.PROFESI, Jenjang.SP1, LOLOS),
            (Jenjang.S2, Jenjang.SP1, BELUM),
            (Jenjang.S1, Jenjang.SP1, TIDAK),
            (Jenjang.SP1, Jenjang.SP2, LOLOS),
            (Jenjang.S3, Jenjang.SP2, BELUM),
            (Jenjang.S2, Jenjang.S3, LOLOS),
            (Jenjang.SP1, Jenjang.S3, LOLOS),
            (Jenjang.S1, Jenjang.S3, TIDAK),
            (Jenjang.SP2, Jenjang.S3, TIDAK),
            (Jenjang.S3, Jenjang.S3, TIDAK),
        ],
    )
    def test_satu_tingkat_di_bawah(self, kini, tuju, putusan):
        assert uji("jenjang", layak(jenjang=kini), dituju(jenjang=tuju)).putusan is putusan

    @pytest.mark.parametrize(("kini", "tuju"), list(product(Jenjang, Jenjang)))
    def test_yang_lolos_selalu_naik_menurut_kkni(self, kini, tuju):
        if uji("jenjang", layak(jenjang=kini), dituju(jenjang=tuju)).putusan is LOLOS:
            assert kini.tingkat < tuju.tingkat


@pytest.mark.parametrize("kini", [j for j in Jenjang if j not in (Jenjang.SD, Jenjang.SMP, Jenjang.SP2, Jenjang.S3)])
def test_jenjang_lanjut_selalu_dapat_dimasuki(kini):
    assert uji("jenjang", layak(jenjang=kini), dituju(jenjang=jenjang_lanjut(kini))).putusan is LOLOS


class TestSisaMasaKerja:
    """The worked example of SE MenPANRB 28/2021: born 15-03-1985, BUP 58 on 15-03-2043."""

    def test_s2_apbd_diberhentikan_september_2026(self):
        assert uji("sisa_masa_kerja", studi=dituju(mulai=date(2026, 9, 1))).putusan is LOLOS

    def test_s3_september_2035_hanya_bila_tidak_diberhentikan(self):
        s3 = dituju(jenjang=Jenjang.S3, lama_semester=6, mulai=date(2035, 9, 1))
        assert uji("sisa_masa_kerja", studi=s3).putusan is TIDAK
        tetap = replace(s3, status_jabatan=StatusJabatan.TIDAK_DIBERHENTIKAN)
        assert uji("sisa_masa_kerja", studi=tetap).putusan is LOLOS

    @pytest.mark.parametrize(
        ("mulai", "putusan"), [(date(2037, 3, 14), LOLOS), (date(2037, 3, 15), LOLOS), (date(2037, 3, 16), TIDAK)]
    )
    def test_hari_batas(self, mulai, putusan):
        assert uji("sisa_masa_kerja", studi=dituju(mulai=mulai)).putusan is putusan

    def test_dasar_mengikuti_pengali_yang_dipakai(self):
        kode = "pengali_sisa_masa_kerja.mandiri.tidak_diberhentikan"
        studi = dituju(pembiayaan=Pembiayaan.MANDIRI, status_jabatan=StatusJabatan.TIDAK_DIBERHENTIKAN)
        daerah = Ketentuan.dari(ketentuan_bawaan() | {kode: NilaiBerlaku(Decimal(1), "Perbup Uji 9", MULAI)})
        dasar = {h.syarat.kode: h.berlaku.dasar_hukum for h in nilai_kelayakan(LAYAK, studi, daerah).hasil}
        assert dasar["sisa_masa_kerja"] == "Perbup Uji 9"


class TestUsiaMaks:
    """Permenhut 11/2025: D-III/D-IV/S1 43; S2 49 (BUP 58) or 51 (BUP 60); S3 43 or 45. Off until switched on."""

    def test_tidak_dipakai_sejak_awal(self):
        assert "usia_maks" not in semua()

    @pytest.mark.parametrize(
        ("jenjang", "bup", "usia"),
        [
            (Jenjang.D3, 58, 43),
            (Jenjang.D4, 60, 43),
            (Jenjang.S1, 58, 43),
            (Jenjang.S2, 58, 49),
            (Jenjang.S2, 60, 51),
            (Jenjang.S2, 65, 51),
            (Jenjang.S3, 58, 43),
            (Jenjang.S3, 60, 45),
        ],
    )
    def test_hari_ulang_tahun(self, jenjang, bup, usia):
        orang = layak(usia_bup=bup)
        for hari, putusan in ((14, LOLOS), (15, LOLOS), (16, TIDAK)):
            studi = dituju(jenjang=jenjang, mulai=date(1985 + usia, 3, hari))
            assert uji("usia_maks", orang, studi, syarat__usia_maks=1).putusan is putusan

    def test_jenjang_tanpa_batas(self):
        assert uji("usia_maks", studi=dituju(jenjang=Jenjang.SP1), syarat__usia_maks=1).putusan is LOLOS


class TestBidang:
    def test_program_di_luar_syarat(self):
        assert uji("bidang", studi=dituju(prodi=Prodi("hukum"))).putusan is TIDAK

    def test_rumpun_diterima(self):
        studi = dituju(prodi=Prodi("perpajakan", "4.03.01"), syarat_jabatan=SyaratJabatan(None, rumpun={"4.03"}))
        assert uji("bidang", studi=studi).putusan is LOLOS

    def test_jabatan_tanpa_syarat_bidang(self):
        assert uji("bidang", studi=dituju(prodi=None, syarat_jabatan=SyaratJabatan(Jenjang.S1))).putusan is LOLOS

    def test_program_belum_dipetakan(self):
        assert uji("bidang", studi=dituju(prodi=None)).putusan is BELUM


class TestDaftar:
    def test_setiap_syarat_bersakelar_dan_berdasar(self):
        kode = {p.kode for p in PARAMETER_BAWAAN}
        for syarat in SYARAT_TUBEL:
            assert {syarat.sakelar, *syarat.parameter} <= kode
            assert syarat.dasar_hukum

    @pytest.mark.parametrize("kode", [s.kode for s in SYARAT_TUBEL if s.tahap is Tahap.PERENCANAAN])
    def test_syarat_yang_dimatikan_tidak_dinilai(self, kode):
        assert kode not in semua(**{f"syarat__{kode}": 0})

    def test_syarat_pendaftaran_tidak_ikut_dihitung(self):
        pendaftaran = {s.kode for s in SYARAT_TUBEL if s.tahap is Tahap.PENDAFTARAN}
        assert {"rekomendasi", "sehat", "tidak_diproses", "seleksi"} <= pendaftaran
        assert not pendaftaran & semua().keys()


@pytest.mark.parametrize("hari", [date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2), date(2027, 3, 31)])
def test_pergantian_tahun_tidak_menggugurkan_siapa_pun(hari: date) -> None:
    """Files read on the last day of every year, appraisals of the two years before: nothing lapses on 1 January."""
    orang = layak(riwayat_diperiksa=date(2025, 12, 31))
    for kode in ("kinerja", "hukdis_berjalan", "bebas_hukdis", "tubel_gagal", "ikatan_dinas", "studi_lain"):
        assert uji(kode, orang, dituju(dinilai_pada=hari)).putusan is LOLOS, kode
