"""Numbers that a regulation sets, as an installation starts with them.

They are seeds of a dated table: regulations differ per agency and change often, so each value carries the rule
it rests on and how sure it is. An admin adds a row with a later date instead of changing one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from smartpns.core.berlabel import Berlabel

from .kelayakan import JENJANG_BERUSIA_MAKS, SYARAT_TUBEL, NilaiBerlaku, SyaratTubel, kode_usia_maks
from .pilihan import Jenjang, Pembiayaan, StatusJabatan
from .sisa_masa_kerja import kode_pengali

YA_TIDAK = "ya/tidak"
"""The unit of a switch: 1 is yes, 0 is no."""


class Kepastian(Berlabel):
    """How well a value is supported."""

    TERVERIFIKASI = "terverifikasi", "Terverifikasi"
    PERLU_DIPERIKSA = "perlu_diperiksa", "Perlu diperiksa pada naskah aslinya"
    ASUMSI = "asumsi", "Asumsi, dapat diubah"


class KelompokParameter(Berlabel):
    """Under which heading a number stands."""

    SYARAT = "syarat", "Syarat tugas belajar"
    LAMA_STUDI = "lama_studi", "Lama studi yang lazim"
    PERENCANAAN = "perencanaan", "Perencanaan dan penerbitan"


KODE_SYARAT = frozenset(kode for syarat in SYARAT_TUBEL for kode in syarat.semua_kode)


@dataclass(frozen=True)
class ParameterBawaan:
    """One number with its unit, its legal basis and the day from which it counts."""

    kode: str
    label: str
    satuan: str
    nilai: Decimal
    dasar_hukum: str
    kepastian: Kepastian
    berlaku_mulai: date = date(2022, 1, 1)

    @property
    def kelompok(self) -> KelompokParameter:
        if self.kode in KODE_SYARAT:
            return KelompokParameter.SYARAT
        return KelompokParameter.LAMA_STUDI if self.kode.startswith(_SEMESTER) else KelompokParameter.PERENCANAAN


_SE_28 = "SE MenPANRB 28/2021"
_SE_4 = "SE MenPANRB 4/2013 (lama studi lazim)"
_KEBIJAKAN = "Kebijakan daerah"
_SEMESTER = "semester."


def _pengali(
    pembiayaan: Pembiayaan, status: StatusJabatan, nilai: int, kepastian: Kepastian = Kepastian.TERVERIFIKASI
) -> ParameterBawaan:
    biaya = "mandiri" if pembiayaan is Pembiayaan.MANDIRI else "berbiaya"
    return ParameterBawaan(
        kode_pengali(pembiayaan, status),
        f"Pengali sisa masa kerja: {biaya}, {status.label.lower()}",
        "kali lama studi",
        Decimal(nilai),
        _SE_28,
        kepastian,
    )


def _semester(jenjang: Jenjang) -> ParameterBawaan:
    dalam_se_4 = jenjang in {Jenjang.D1, Jenjang.D2, Jenjang.D3, Jenjang.D4, Jenjang.S1, Jenjang.S2}
    return ParameterBawaan(
        kode_semester(jenjang),
        f"Lama studi {jenjang.label} bila program studi tidak mencantumkannya",
        "semester",
        Decimal(jenjang.semester_bawaan or 0),
        _SE_4 if dalam_se_4 else _KEBIJAKAN,
        Kepastian.TERVERIFIKASI if dalam_se_4 else Kepastian.PERLU_DIPERIKSA,
    )


def _sakelar(syarat: SyaratTubel) -> ParameterBawaan:
    return ParameterBawaan(
        syarat.sakelar,
        f"Syarat dipakai: {syarat.label} (1 ya, 0 tidak)",
        YA_TIDAK,
        Decimal(int(syarat.dipakai)),
        syarat.dasar_hukum,
        Kepastian.TERVERIFIKASI,
    )


def _usia_maks(jenjang: Jenjang, usia_bup: int, usia: int) -> ParameterBawaan:
    return ParameterBawaan(
        kode_usia_maks(jenjang, usia_bup),
        f"Usia paling tinggi mulai {jenjang.label}, BUP {usia_bup} tahun",
        "tahun",
        Decimal(usia),
        "Permenhut 11/2025",
        Kepastian.TERVERIFIKASI,
    )


_USIA_MAKS = {Jenjang.S2: (49, 51), Jenjang.S3: (43, 45)}
_USIA_MAKS_SARJANA = (43, 43)


def kode_semester(jenjang: Jenjang) -> str:
    """Return the parameter code of the usual length of study at `jenjang`."""
    return f"{_SEMESTER}{jenjang.value}"


PARAMETER_BAWAAN: tuple[ParameterBawaan, ...] = (
    _pengali(Pembiayaan.APBD, StatusJabatan.DIBERHENTIKAN, 3),
    _pengali(Pembiayaan.APBD, StatusJabatan.TIDAK_DIBERHENTIKAN, 2),
    _pengali(Pembiayaan.MANDIRI, StatusJabatan.DIBERHENTIKAN, 2),
    _pengali(Pembiayaan.MANDIRI, StatusJabatan.TIDAK_DIBERHENTIKAN, 1, Kepastian.ASUMSI),
    ParameterBawaan(
        "hitung_perpanjangan",
        "Sisa masa kerja ikut menghitung perpanjangan studi (1 ya, 0 tidak)",
        YA_TIDAK,
        Decimal(0),
        _KEBIJAKAN,
        Kepastian.ASUMSI,
    ),
    ParameterBawaan(
        "perpanjangan_semester",
        "Perpanjangan studi paling lama",
        "semester",
        Decimal(2),
        "Permendikbudristek 27/2022; SE MenPANRB 28/2021",
        Kepastian.TERVERIFIKASI,
    ),
    ParameterBawaan(
        "masa_kerja_minimum",
        "Masa kerja paling singkat sebagai PNS",
        "tahun",
        Decimal(1),
        "Peraturan BKKBN 11/2022; Permenhut 11/2025",
        Kepastian.TERVERIFIKASI,
    ),
    ParameterBawaan(
        "tahun_predikat_baik",
        "Predikat kinerja paling rendah Baik selama",
        "tahun terakhir",
        Decimal(2),
        "Peraturan BKKBN 11/2022; Permenhut 11/2025",
        Kepastian.TERVERIFIKASI,
    ),
    ParameterBawaan(
        "bulan_tenggat_predikat",
        "Predikat tahun yang baru berakhir ditagih setelah (3: sejak 1 April)",
        "bulan",
        Decimal(3),
        _KEBIJAKAN,
        Kepastian.ASUMSI,
    ),
    ParameterBawaan(
        "hukdis_sejak_berakhir",
        "Masa bebas hukuman disiplin dihitung sejak hukuman berakhir (1) atau sejak dijatuhkan (0)",
        YA_TIDAK,
        Decimal(1),
        _KEBIJAKAN,
        Kepastian.ASUMSI,
    ),
    ParameterBawaan(
        "sisa_sampai_tmt_pensiun",
        "Sisa masa kerja dihitung sampai TMT pensiun, tanggal 1 bulan berikutnya (1), atau hari ulang tahun BUP (0)",
        YA_TIDAK,
        Decimal(0),
        "SE MenPANRB 28/2021 (batas usia pensiun); TMT pensiun: PP 11/2017",
        Kepastian.PERLU_DIPERIKSA,
    ),
    ParameterBawaan(
        "tahun_bebas_hukdis",
        "Bebas dari hukuman disiplin sedang atau berat selama",
        "tahun terakhir",
        Decimal(1),
        "Peraturan BKKBN 11/2022 (Permenhut 11/2025: 2 tahun)",
        Kepastian.TERVERIFIKASI,
    ),
    ParameterBawaan(
        "tahun_bebas_tubel_gagal",
        "Tidak ada tugas belajar yang dibatalkan atau gagal selama",
        "tahun terakhir",
        Decimal(2),
        "Peraturan BKKBN 11/2022 (Permenhut 11/2025: tidak pernah)",
        Kepastian.TERVERIFIKASI,
    ),
    ParameterBawaan(
        "bulan_riwayat_berlaku",
        "Pemeriksaan riwayat kepegawaian (tahunan, dengan tenggang tiga bulan) berlaku selama",
        "bulan",
        Decimal(15),
        _KEBIJAKAN,
        Kepastian.ASUMSI,
    ),
    ParameterBawaan(
        "pppk_boleh",
        "PPPK boleh tugas belajar (1 ya, 0 tidak)",
        YA_TIDAK,
        Decimal(0),
        "UU 20/2023; keterangan BKN Desember 2025",
        Kepastian.PERLU_DIPERIKSA,
    ),
    *(_sakelar(syarat) for syarat in SYARAT_TUBEL),
    *(
        _usia_maks(jenjang, usia_bup, usia)
        for jenjang in JENJANG_BERUSIA_MAKS
        for usia_bup, usia in zip((58, 60), _USIA_MAKS.get(jenjang, _USIA_MAKS_SARJANA), strict=True)
    ),
    ParameterBawaan(
        "horizon_rencana",
        "Jangka rencana kebutuhan",
        "tahun",
        Decimal(5),
        "SE MenPANRB 28/2021; jangka RPJMD",
        Kepastian.PERLU_DIPERIKSA,
    ),
    ParameterBawaan(
        "horizon_pensiun",
        "Di luar periode rencana, pensiun dihitung bila terjadi dalam",
        "tahun",
        Decimal(5),
        _KEBIJAKAN,
        Kepastian.ASUMSI,
    ),
    ParameterBawaan(
        "kosong_celah_penuh",
        "Jabatan yang kosong seluruhnya dihitung sebagai kesenjangan penuh pada K1 (1 ya, 0 tidak)",
        YA_TIDAK,
        Decimal(1),
        _KEBIJAKAN,
        Kepastian.ASUMSI,
    ),
    ParameterBawaan(
        "satu_orang_dua_pihak",
        "Orang yang menyusun boleh menyetujuinya juga, untuk kantor yang hanya punya satu orang (1 ya, 0 tidak)",
        YA_TIDAK,
        Decimal(0),
        _KEBIJAKAN,
        Kepastian.ASUMSI,
    ),
    ParameterBawaan(
        "kritikal_penerus",
        "Penerus disarankan untuk jabatan dengan tingkat kritikal paling rendah",
        "tingkat 0–3",
        Decimal(3),
        _KEBIJAKAN,
        Kepastian.ASUMSI,
    ),
    ParameterBawaan(
        "bulan_masuk", "Bulan mulai kuliah", "bulan", Decimal(9), "Kalender akademik nasional", Kepastian.ASUMSI
    ),
    ParameterBawaan("eskalasi_persen", "Kenaikan biaya per tahun", "persen", Decimal(0), _KEBIJAKAN, Kepastian.ASUMSI),
    ParameterBawaan(
        "diskon_tunda_persen",
        "Nilai sebuah kebutuhan yang hilang untuk setiap tahun penundaan",
        "persen",
        Decimal(3),
        _KEBIJAKAN,
        Kepastian.ASUMSI,
    ),
    ParameterBawaan(
        "porsi_pergi_persen",
        "Pegawai satu OPD yang boleh meninggalkan tugas bersamaan karena tugas belajar (paling sedikit 1 orang)",
        "persen",
        Decimal(10),
        "Kebijakan daerah: sembilan dari sepuluh pegawai tetap melayani",
        Kepastian.ASUMSI,
    ),
    ParameterBawaan(
        "ambang_sel_kecil",
        "Jumlah orang paling sedikit yang boleh tampil di halaman publik",
        "orang",
        Decimal(3),
        "UU 27/2022 tentang Pelindungan Data Pribadi (asas minimisasi)",
        Kepastian.ASUMSI,
    ),
    ParameterBawaan(
        "ambang_selisih_nilai",
        "Selisih nilai antarpenilai yang membuat kebutuhan dinilai ulang",
        "tingkat",
        Decimal(2),
        _KEBIJAKAN,
        Kepastian.ASUMSI,
    ),
    *(_semester(jenjang) for jenjang in Jenjang if jenjang.semester_bawaan),
)


def nilai_bawaan() -> dict[str, Decimal]:
    """Return the starting values by code, in the shape in which the rules ask for parameters."""
    return {parameter.kode: parameter.nilai for parameter in PARAMETER_BAWAAN}


def ketentuan_bawaan() -> dict[str, NilaiBerlaku]:
    """Return the starting values with their basis, as they hold where the dated table says nothing."""
    return {p.kode: NilaiBerlaku(p.nilai, p.dasar_hukum, p.berlaku_mulai) for p in PARAMETER_BAWAAN}
