"""One test per requirement of a PNS for tugas belajar: facts, study aimed at and numbers in force give a verdict.

Sources: SE MenPANRB 28/2021; values in use are those of Peraturan BKKBN 11/2022, Peraturan BATAN 4/2021 and
Permenhut 11/2025. Windows of "the last n years" end on the day the study begins: what happened exactly n years before
that day no longer counts. A missing fact never passes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from smartpns.core.teks import tulis_desimal, tulis_tanggal

from ..kualifikasi import JALUR_PROFESI, bidang_cocok
from ..pensiun import sebut_lama, selisih_bulan, tambah_bulan, tanggal_bup
from ..pilihan import Jenjang, Kedudukan, Predikat, StatusPegawai, TingkatHukdis
from ..putusan import Penilaian, Putusan, belum_dapat_dinilai, lolos, tidak
from ..sisa_masa_kerja import uji_sisa_masa_kerja
from .fakta import FaktaPegawai, StudiDituju, StudiTercatat

Angka = Mapping[str, Decimal]

HUKDIS_MENGHALANGI = frozenset({TingkatHukdis.SEDANG, TingkatHukdis.BERAT})
PREDIKAT_CUKUP = frozenset({Predikat.SANGAT_BAIK, Predikat.BAIK})
ASAL: Mapping[Jenjang, tuple[Jenjang, ...]] = {
    Jenjang.D1: (Jenjang.SMA,),
    Jenjang.D2: (Jenjang.D1, Jenjang.SMA),
    Jenjang.D3: (Jenjang.D2, Jenjang.D1, Jenjang.SMA),
    Jenjang.D4: (Jenjang.D3, Jenjang.D2, Jenjang.D1, Jenjang.SMA),
    Jenjang.S1: (Jenjang.D3, Jenjang.D2, Jenjang.D1, Jenjang.SMA),
    Jenjang.PROFESI: (Jenjang.S1, Jenjang.D4),
    Jenjang.S2: (Jenjang.S1, Jenjang.D4, Jenjang.PROFESI),
    Jenjang.SP1: (Jenjang.PROFESI,),
    Jenjang.SP2: (Jenjang.SP1,),
    Jenjang.S3: (Jenjang.S2, Jenjang.SP1),
}
"""The last degrees from which a level is entered, nearest first (KKNI, Perpres 8/2012; UU 12/2012 ps 18-25)."""
LANJUT: Mapping[Jenjang, Jenjang] = {
    Jenjang.SMA: Jenjang.S1,
    Jenjang.D1: Jenjang.S1,
    Jenjang.D2: Jenjang.S1,
    Jenjang.D3: Jenjang.S1,
    Jenjang.S2: Jenjang.S3,
    Jenjang.SP1: Jenjang.SP2,
}
"""The level people usually go on to; from the others it is S2."""
JENJANG_BERUSIA_MAKS = (Jenjang.D3, Jenjang.D4, Jenjang.S1, Jenjang.S2, Jenjang.S3)
"""The levels for which Permenhut 11/2025 sets a highest age."""
BUP_TINGGI = 60


def jenjang_lanjut(jenjang: Jenjang | None) -> Jenjang:
    """Return the level somebody with this degree usually aims at."""
    return Jenjang.S2 if jenjang is None else LANJUT.get(jenjang, Jenjang.S2)


def kode_usia_maks(jenjang: Jenjang, usia_bup: int) -> str:
    """Return the parameter code of the highest age; a BUP above 60 counts as 60, one below 60 as 58."""
    return f"usia_maks.{jenjang.value}.{BUP_TINGGI if usia_bup >= BUP_TINGGI else 58}"


def uji_status(f: FaktaPegawai, _s: StudiDituju, k: Angka) -> Penilaian:
    """A PNS; a CPNS not yet, a PPPK only where the setting allows it."""
    if f.status is None:
        return belum_dapat_dinilai("Status kepegawaian belum diketahui.")
    if f.status is StatusPegawai.PNS:
        return lolos("Berstatus PNS.")
    if f.status is StatusPegawai.PPPK and k["pppk_boleh"]:
        return lolos("Berstatus PPPK, yang menurut pengaturan daerah boleh ikut.")
    return tidak(f"Berstatus {f.status.label}; disyaratkan PNS.")


def uji_masa_kerja(f: FaktaPegawai, s: StudiDituju, k: Angka) -> Penilaian:
    """Long enough a PNS on the day the study begins."""
    perlu = int(12 * k["masa_kerja_minimum"])
    if f.tmt_pns is None:
        return belum_dapat_dinilai("TMT PNS belum diisi; lengkapi data pegawai.")
    ada = max(selisih_bulan(f.tmt_pns, s.mulai), 0)
    kalimat = (
        f"PNS sejak {tulis_tanggal(f.tmt_pns)}: {sebut_lama(ada)} saat mulai studi; disyaratkan {sebut_lama(perlu)}."
    )
    return lolos(kalimat) if tambah_bulan(f.tmt_pns, perlu) <= s.mulai else tidak(kalimat)


def uji_kinerja(f: FaktaPegawai, s: StudiDituju, k: Angka) -> Penilaian:
    """Baik or better in each of the last n years for which an appraisal is due (PermenPANRB 6/2022).

    The year just ended is due after `bulan_tenggat_predikat` months; until then it counts only where it is recorded.
    """
    akhir = tahun_predikat_terakhir(s.dinilai_pada, f.penilaian, int(k["bulan_tenggat_predikat"]))
    tahun = range(akhir - int(k["tahun_predikat_baik"]) + 1, akhir + 1)
    if not tahun:
        return lolos("Tidak disyaratkan tahun penilaian.")
    ada = [(t, f.penilaian[t]) for t in tahun if t in f.penilaian]
    kurang = [(t, p) for t, p in ada if p not in PREDIKAT_CUKUP]
    sebut = ", ".join(f"{t} {p.label}" for t, p in kurang or ada)
    if kurang:
        return tidak(f"Predikat {sebut}; disyaratkan paling rendah Baik tiap tahun sejak {tahun[0]}.")
    hilang = ", ".join(str(t) for t in tahun if t not in f.penilaian)
    if hilang:
        return belum_dapat_dinilai(f"Predikat tahun {hilang} belum dicatat.")
    return lolos(f"Predikat {sebut}.")


def tahun_predikat_terakhir(dinilai_pada: date, tercatat: Collection[int], bulan_tenggat: int) -> int:
    """Return the last year whose appraisal counts: until the grace is over, the year just ended only if recorded."""
    lalu = dinilai_pada.year - 1
    ditagih = tambah_bulan(date(dinilai_pada.year, 1, 1), bulan_tenggat)
    return lalu if dinilai_pada >= ditagih or lalu in tercatat else lalu - 1


def uji_kedudukan(f: FaktaPegawai, _s: StudiDituju, _k: Angka) -> Penilaian:
    """Neither on cuti di luar tanggungan negara nor pemberhentian sementara, as known on the day of judging."""
    if f.kedudukan is None:
        return belum_dapat_dinilai("Kedudukan pegawai belum diisi; lengkapi data pegawai.")
    if f.kedudukan is Kedudukan.AKTIF:
        return lolos("Aktif bekerja.")
    return tidak(f"Sedang {f.kedudukan.label.lower()}.")


def uji_hukdis_berjalan(f: FaktaPegawai, s: StudiDituju, k: Angka) -> Penilaian:
    """No hukuman disiplin sedang or berat running on the day the study begins (PP 94/2021)."""
    if f.hukdis_tingkat in HUKDIS_MENGHALANGI:
        if f.hukdis_mulai is None:
            return _hukdis_tanpa_tanggal(f.hukdis_tingkat)
        sebut = f"Hukuman disiplin {f.hukdis_tingkat.label.lower()} mulai {tulis_tanggal(f.hukdis_mulai)}"
        if f.hukdis_sampai is None:
            return belum_dapat_dinilai(f"{sebut}; tanggal berakhirnya belum dicatat.")
        if f.hukdis_mulai <= s.mulai <= f.hukdis_sampai:
            return tidak(f"{sebut} sampai {tulis_tanggal(f.hukdis_sampai)}, masih berjalan saat mulai studi.")
    return _riwayat_belum(f, s, k) or lolos(
        f"Tidak ada hukuman disiplin sedang atau berat yang berjalan pada {tulis_tanggal(s.mulai)}."
    )


def uji_bebas_hukdis(f: FaktaPegawai, s: StudiDituju, k: Angka) -> Penilaian:
    """No hukuman disiplin sedang or berat in the last n years: since it ended, or since imposed where so set."""
    lama = int(12 * k["tahun_bebas_hukdis"])
    if f.hukdis_tingkat in HUKDIS_MENGHALANGI:
        if f.hukdis_mulai is None:
            return _hukdis_tanpa_tanggal(f.hukdis_tingkat)
        sejak_berakhir = bool(k["hukdis_sejak_berakhir"])
        sejak = f.hukdis_sampai if sejak_berakhir else f.hukdis_mulai
        sebut = f"Hukuman disiplin {f.hukdis_tingkat.label.lower()}"
        if sejak is None:
            mulai = tulis_tanggal(f.hukdis_mulai)
            return belum_dapat_dinilai(f"{sebut} mulai {mulai}; tanggal berakhirnya belum dicatat.")
        bebas = tambah_bulan(sejak, lama)
        if bebas > s.mulai:
            kejadian = "berakhir" if sejak_berakhir else "dijatuhkan"
            return tidak(
                f"{sebut} {kejadian} {tulis_tanggal(sejak)}; syarat {sebut_lama(lama)} sejak {kejadian} baru terpenuhi "
                f"{tulis_tanggal(bebas)}."
            )
    return _riwayat_belum(f, s, k) or lolos(
        f"Tidak ada hukuman disiplin sedang atau berat dalam {sebut_lama(lama)} sebelum mulai studi."
    )


def _hukdis_tanpa_tanggal(tingkat: TingkatHukdis) -> Penilaian:
    return belum_dapat_dinilai(f"Hukuman disiplin {tingkat.label.lower()} tercatat tanpa tanggal mulai; lengkapi.")


def uji_tubel_gagal(f: FaktaPegawai, s: StudiDituju, k: Angka) -> Penilaian:
    """No tugas belajar cancelled or failed in the last n years."""
    lama = int(12 * k["tahun_bebas_tubel_gagal"])
    if f.tubel_gagal_pada is not None:
        boleh = tambah_bulan(f.tubel_gagal_pada, lama)
        if boleh > s.mulai:
            return tidak(
                f"Tugas belajar dibatalkan atau gagal pada {tulis_tanggal(f.tubel_gagal_pada)}; "
                f"syarat {sebut_lama(lama)} baru terpenuhi {tulis_tanggal(boleh)}."
            )
    return _riwayat_belum(f, s, k) or lolos(
        f"Tidak ada tugas belajar yang dibatalkan atau gagal dalam {sebut_lama(lama)} sebelum mulai studi."
    )


def uji_ikatan_dinas(f: FaktaPegawai, s: StudiDituju, k: Angka) -> Penilaian:
    """Not bound by an ikatan dinas on the day the study begins; its last day still binds."""
    if f.ikatan_dinas_sampai is not None:
        kalimat = f"Ikatan dinas sampai {tulis_tanggal(f.ikatan_dinas_sampai)}"
        if f.ikatan_dinas_sampai >= s.mulai:
            return tidak(f"{kalimat}, belum selesai saat mulai studi {tulis_tanggal(s.mulai)}.")
    return _riwayat_belum(f, s, k) or lolos(f"Tidak terikat ikatan dinas pada {tulis_tanggal(s.mulai)}.")


def uji_studi_lain(f: FaktaPegawai, s: StudiDituju, k: Angka) -> Penilaian:
    """Not in another tugas belajar; one that should be over by then must first be recorded as finished."""
    berjalan = [studi for studi in f.studi if _belum_selesai(studi, s.mulai)]
    for studi in berjalan:
        if studi.selesai_pada is not None or studi.perkiraan_selesai > s.mulai:
            akhir = studi.selesai_pada or studi.perkiraan_selesai
            return tidak(f"Menempuh {studi.sebutan} sampai sekitar {tulis_tanggal(akhir)}.")
    if berjalan:
        akan = tulis_tanggal(berjalan[0].perkiraan_selesai)
        return belum_dapat_dinilai(f"{berjalan[0].sebutan} diperkirakan selesai {akan}, tetapi belum dicatat selesai.")
    return _riwayat_belum(f, s, k) or lolos("Tidak menempuh tugas belajar lain.")


def _belum_selesai(studi: StudiTercatat, pada: date) -> bool:
    return studi.mulai <= pada and (studi.selesai_pada is None or studi.selesai_pada > pada)


def uji_jenjang(f: FaktaPegawai, s: StudiDituju, _k: Angka) -> Penilaian:
    """The last degree is one from which the level aimed at is entered; never a second degree on the same level.

    Who took an academic way may have a profession that the last degree does not show: that stays open.
    """
    asal = ASAL.get(s.jenjang, ())
    if f.jenjang is None:
        return belum_dapat_dinilai("Jenjang pendidikan terakhir belum diisi; lengkapi data pegawai.")
    langkah = f"{f.jenjang.label} → {s.jenjang.label}"
    if f.jenjang in asal:
        return lolos(f"{langkah}.")
    perlu = " atau ".join(j.label for j in asal)
    if s.jenjang in JALUR_PROFESI and f.jenjang not in JALUR_PROFESI and f.jenjang.kkni >= s.jenjang.kkni:
        return belum_dapat_dinilai(
            f"{langkah}: ijazah terakhir {f.jenjang.label} tidak menunjukkan apakah {perlu} sudah ditempuh."
        )
    if f.jenjang.kkni >= s.jenjang.kkni:
        return tidak(f"{langkah}: pendidikan terakhir sudah setara atau lebih tinggi.")
    return tidak(f"{langkah}: untuk {s.jenjang.label} disyaratkan ijazah {perlu}.")


def uji_masa_dinas(f: FaktaPegawai, s: StudiDituju, k: Angka) -> Penilaian:
    """Enough service left until BUP (see `uji_sisa_masa_kerja`)."""
    return uji_sisa_masa_kerja(
        tanggal_lahir=f.tanggal_lahir,
        usia_bup=f.usia_bup,
        mulai=s.mulai,
        lama_semester=s.lama_semester,
        pembiayaan=s.pembiayaan,
        status=s.status_jabatan,
        parameter=k,
    )


def uji_usia_maks(f: FaktaPegawai, s: StudiDituju, k: Angka) -> Penilaian:
    """At most the highest age on the day the study begins; that very birthday still passes."""
    if s.jenjang not in JENJANG_BERUSIA_MAKS:
        return lolos(f"Tidak ada usia paling tinggi untuk {s.jenjang.label}.")
    if f.tanggal_lahir is None or f.usia_bup is None:
        return belum_dapat_dinilai("Tanggal lahir atau batas usia pensiun belum diketahui; lengkapi data pegawai.")
    usia = int(k[kode_usia_maks(s.jenjang, f.usia_bup)])
    batas = tanggal_bup(f.tanggal_lahir, usia)
    kalimat = f"Paling tinggi {usia} tahun, yaitu {tulis_tanggal(batas)}; mulai studi {tulis_tanggal(s.mulai)}."
    return lolos(kalimat) if s.mulai <= batas else tidak(kalimat)


def uji_bidang(_f: FaktaPegawai, s: StudiDituju, _k: Angka) -> Penilaian:
    """The programme aimed at is among those the post accepts."""
    if s.syarat_jabatan is None:
        return belum_dapat_dinilai("Syarat jabatan belum diketahui.")
    match bidang_cocok(s.prodi, s.syarat_jabatan):
        case Putusan.LOLOS:
            return lolos("Program studi sesuai dengan syarat jabatan.")
        case Putusan.TIDAK:
            return tidak("Program studi yang dituju tidak termasuk yang disyaratkan jabatan.")
    if s.prodi is None:
        return belum_dapat_dinilai("Program studi yang dituju belum dipilih atau belum dipetakan ke nama baku.")
    return belum_dapat_dinilai("Rumpun ilmu program studi yang dituju belum diketahui.")


def _riwayat_belum(f: FaktaPegawai, s: StudiDituju, k: Angka) -> Penilaian | None:
    """Say that nobody read the personnel file, or too long ago; None when an empty record means "none"."""
    if f.riwayat_diperiksa is None:
        return belum_dapat_dinilai("Riwayat kepegawaian belum diperiksa; catat tanggal pemeriksaannya di data pegawai.")
    if tambah_bulan(f.riwayat_diperiksa, int(k["bulan_riwayat_berlaku"])) < s.dinilai_pada:
        return belum_dapat_dinilai(
            f"Riwayat kepegawaian terakhir diperiksa {tulis_tanggal(f.riwayat_diperiksa)}, lebih dari "
            f"{tulis_desimal(k['bulan_riwayat_berlaku'])} bulan lalu; periksa kembali."
        )
    return None
