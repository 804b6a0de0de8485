"""Remaining-service test for tugas belajar (SE MenPANRB 28/2021): time left until BUP >= k x length of study.

The factor k depends on funding and release from the post and comes from the dated parameter table.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from smartpns.core.teks import tulis_desimal, tulis_tanggal

from .pensiun import sebut_lama, selisih_bulan, tambah_bulan, tanggal_bup, tmt_pensiun
from .pilihan import Pembiayaan, StatusJabatan
from .putusan import Penilaian, belum_dapat_dinilai, lolos, tidak

BULAN_PER_SEMESTER = 6


def kode_pengali(pembiayaan: Pembiayaan, status: StatusJabatan) -> str:
    """Return the parameter code of k for a funding and a status; every funding but mandiri counts as berbiaya."""
    biaya = "mandiri" if pembiayaan is Pembiayaan.MANDIRI else "berbiaya"
    return f"pengali_sisa_masa_kerja.{biaya}.{status.value}"


def uji_sisa_masa_kerja(
    *,
    tanggal_lahir: date | None,
    usia_bup: int | None,
    mulai: date,
    lama_semester: int | None,
    pembiayaan: Pembiayaan,
    status: StatusJabatan,
    parameter: Mapping[str, Decimal],
) -> Penilaian:
    """Test whether enough service is left after a study that begins on `mulai`.

    `parameter` maps parameter codes to the values in force; with `hitung_perpanjangan` = 1 the possible extension
    (`perpanjangan_semester`) counts as study time, with `sisa_sampai_tmt_pensiun` = 1 service lasts until TMT pensiun
    instead of the BUP birthday.
    """
    if tanggal_lahir is None:
        return belum_dapat_dinilai("Tanggal lahir belum ada; lengkapi NIP atau tanggal lahir pegawai.")
    if usia_bup is None:
        return belum_dapat_dinilai("Batas usia pensiun belum ada; lengkapi jabatan pegawai.")
    if not lama_semester:
        return belum_dapat_dinilai("Lama studi belum ada; isi jumlah semester program studi.")
    pengali = parameter.get(kode_pengali(pembiayaan, status))
    if pengali is None:
        return belum_dapat_dinilai("Pengali sisa masa kerja belum diatur; mintalah admin mengisinya di Parameter.")

    semester = lama_semester + _semester_perpanjangan(parameter)
    perlu = int(pengali * semester * BULAN_PER_SEMESTER)
    sampai_tmt = bool(parameter.get("sisa_sampai_tmt_pensiun"))
    akhir = (tmt_pensiun if sampai_tmt else tanggal_bup)(tanggal_lahir, usia_bup)
    sebut = f"TMT pensiun (BUP {usia_bup} tahun)" if sampai_tmt else f"BUP {usia_bup} tahun"
    sisa = max(selisih_bulan(mulai, akhir), 0)
    kalimat = (
        f"Mulai {tulis_tanggal(mulai)}, {sebut} pada {tulis_tanggal(akhir)}: sisa {sebut_lama(sisa)}. "
        f"Diperlukan {tulis_desimal(pengali)} × {sebut_lama(semester * BULAN_PER_SEMESTER)} = {sebut_lama(perlu)}"
    )
    if tambah_bulan(mulai, perlu) <= akhir:
        return lolos(f"{kalimat}; cukup.")
    return tidak(f"{kalimat}; tidak cukup.")


def _semester_perpanjangan(parameter: Mapping[str, Decimal]) -> int:
    if not parameter.get("hitung_perpanjangan"):
        return 0
    return int(parameter.get("perpanjangan_semester", 0))
