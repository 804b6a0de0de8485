"""The OPDs' needs of the sample district: this year's open period in every state, last year's fully verified."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from smartpns.contoh.berkas import baca
from smartpns.contoh.kalender import TAHUN_BERKAS, Kalender, langkah
from smartpns.contoh.rules.keadaan import (
    ALASAN_BARIS_KEMBALI,
    ALASAN_PENYESUAIAN,
    ALASAN_PERPANJANGAN,
    CERITA,
    DIPERPANJANG,
    PEMETAAN,
    Cerita,
)
from smartpns.contoh.services.akun import Pelaksana
from smartpns.contoh.services.organisasi import Rujukan
from smartpns.contoh.services.saran import abaikan_satu, jawab_sisa
from smartpns.kebutuhan.models import Kebutuhan, Periode, Usulan
from smartpns.kebutuhan.queries.acuan import Acuan
from smartpns.kebutuhan.rules import IsianKebutuhan, StatusUsulan
from smartpns.kebutuhan.services.alur import (
    ajukan,
    kembalikan_ke_operator,
    kirim_ke_kepala,
    mulai_usulan,
    nyatakan_data_benar,
)
from smartpns.kebutuhan.services.isian import tambah_kebutuhan
from smartpns.kebutuhan.services.pemetaan import petakan
from smartpns.kebutuhan.services.periode import beri_perpanjangan, buka_periode
from smartpns.kebutuhan.services.verifikasi import (
    kembalikan_baris,
    kembalikan_usulan,
    selesaikan_verifikasi,
    sesuaikan,
    terima_sisa,
)
from smartpns.organisasi.models import Unit
from smartpns.organisasi.queries import KeadaanJabatan, keadaan_jabatan
from smartpns.organisasi.rules import (
    SUMBER_UTAMA_SAJA,
    Jenjang,
    Lokasi,
    Pembagian,
    Pembiayaan,
    StatusJabatan,
    di_atas,
    kunci_nama,
)

TAHUN_POLA = TAHUN_BERKAS + 1
"""The first budget year for which `kebutuhan_pola.csv` was written."""
JENJANG_LAZIM = {
    Jenjang.D4: Jenjang.D3,
    Jenjang.S1: Jenjang.D3,
    Jenjang.PROFESI: Jenjang.S1,
    Jenjang.S2: Jenjang.S1,
    Jenjang.SP1: Jenjang.PROFESI,
    Jenjang.S3: Jenjang.S2,
}
"""The level from which one usually goes to a level, where no holder tells."""
PEMBAGIAN = {
    (Pembiayaan.APBD, Jenjang.S3): Pembagian(persen_apbd=70, persen_sponsor=30, nama_sponsor="LPDP"),
    (Pembiayaan.APBD, Jenjang.SP1): Pembagian(rupiah_apbd=15_000_000, persen_apbn=100),
}
"""Needs whose cost is shared, by main source and level."""
LUAR_PROVINSI = frozenset({Jenjang.SP1, Jenjang.S3})
SELANG_PENYESUAIAN = 4
"""Every such row with more than two persons gets another number."""


@dataclass
class Pengisi:
    """Fills in one period: whose rows, who acts, and the state of the posts that the rows rest on."""

    periode: Periode
    rujukan: Rujukan
    pelaksana: Pelaksana
    keadaan: Mapping[tuple[UUID, UUID], KeadaanJabatan]
    diperiksa: int = 0

    def pada(self, opd: Unit, hari: int, pukul: int) -> datetime:
        return langkah(self.periode.dibuka_pada, opd.urutan, hari, pukul)

    def usulan(self, opd: Unit, baris: Iterable[Mapping[str, str]]) -> Usulan:
        """The usulan of an OPD with these rows, in draft, its data confirmed."""
        operator = self.pelaksana.operator[opd.kode]
        usulan = mulai_usulan(self.periode, opd, operator, self.pada(opd, 0, 9))
        nyatakan_data_benar(usulan, operator, self.pada(opd, 0, 10))
        acuan = Acuan(usulan)
        for b in baris:
            tambah_kebutuhan(usulan, self._isian(b, opd), operator, acuan, masa_diperiksa=True)
        return usulan

    def serahkan(self, usulan: Usulan) -> None:
        """The operator hands the rows to the head."""
        opd = usulan.opd
        kirim_ke_kepala(usulan, self.pelaksana.operator[opd.kode], self.pada(opd, 2, 11))

    def ajukan(self, usulan: Usulan) -> None:
        self.serahkan(usulan)
        opd = usulan.opd
        ajukan(usulan, self.pelaksana.kepala[opd.kode], self.pada(opd, 3, 13))

    def verifikasi(self, usulan: Usulan) -> None:
        """The planner maps unknown words, changes some numbers, gives a row back, accepts the rest."""
        perencana = self.pelaksana.perencana
        for baris in usulan.kebutuhan:
            self._petakan(baris)
        for baris in usulan.kebutuhan:
            self._putuskan(baris, len(usulan.kebutuhan))
        terima_sisa(usulan, perencana)
        selesaikan_verifikasi(usulan, perencana, self.pada(usulan.opd, 5, 14))

    def jawab(self, usulan: Usulan, cerita: Cerita) -> None:
        """The operator answers what the former period left, and in part what the figures propose."""
        operator = self.pelaksana.operator[usulan.opd.kode]
        jawab_sisa(usulan, operator)
        if cerita.status is StatusUsulan.DIAJUKAN:
            abaikan_satu(usulan, operator, usulan.opd.urutan)

    def jalankan(self, usulan: Usulan, cerita: Cerita) -> None:
        """Take the usulan as far as the story says."""
        if cerita.status is StatusUsulan.DRAF:
            return
        if cerita.status is StatusUsulan.MENUNGGU_KEPALA or cerita.oleh_kepala:
            self.serahkan(usulan)
        else:
            self.ajukan(usulan)
        opd = usulan.opd
        if cerita.oleh_kepala:
            kepala = self.pelaksana.kepala[opd.kode]
            kembalikan_ke_operator(usulan, cerita.alasan_kembali, kepala, self.pada(opd, 3, 13))
        elif cerita.status is StatusUsulan.DIKEMBALIKAN:
            kembalikan_usulan(usulan, cerita.alasan_kembali, self.pelaksana.perencana, self.pada(opd, 5, 14))
        elif cerita.status is StatusUsulan.DIVERIFIKASI:
            self.verifikasi(usulan)

    def _isian(self, b: Mapping[str, str], opd: Unit) -> IsianKebutuhan:
        jabatan, tujuan = self.rujukan.jabatan[b["jabatan_kode"]], Jenjang(b["jenjang"])
        return IsianKebutuhan(
            unit_id=self.rujukan.unit[b["unit_kode"]].id,
            jabatan_id=jabatan.id,
            jenjang_saat_ini=_jenjang_kini(self.keadaan.get((opd.id, jabatan.id)), tujuan),
            jenjang_tujuan=tujuan,
            program_studi=b["program_studi"],
            jumlah=int(b["jumlah"]),
            tahun_mulai=int(b["tahun_mulai"]) - TAHUN_POLA + self.periode.tahun,
            pembiayaan=Pembiayaan(b["pembiayaan"]),
            **asdict(PEMBAGIAN.get((Pembiayaan(b["pembiayaan"]), tujuan), SUMBER_UTAMA_SAJA)),
            status_jabatan=StatusJabatan(b["status_jabatan"]),
            lokasi=Lokasi.LUAR_PROVINSI if tujuan in LUAR_PROVINSI else Lokasi.DALAM_PROVINSI,
            alasan=b["alasan"],
            dukungan_rpjmd=int(b["dukungan_rpjmd"]),
            dukungan_teks=b["dukungan_teks"],
        )

    def _petakan(self, baris: Kebutuhan) -> None:
        if baris.program_studi_id is None:
            program = self.rujukan.prodi[_peta_kata()[kunci_nama(baris.prodi_teks)]]
            petakan(baris.prodi_teks, program, self.pelaksana.perencana, periode=self.periode)

    def _putuskan(self, baris: Kebutuhan, banyak: int) -> None:
        self.diperiksa += 1
        if baris.jumlah > 2 and self.diperiksa % SELANG_PENYESUAIAN == 0:
            alasan = ALASAN_PENYESUAIAN[self.diperiksa // SELANG_PENYESUAIAN % len(ALASAN_PENYESUAIAN)]
            sesuaikan(baris, (baris.jumlah + 1) // 2, alasan, self.pelaksana.perencana)
        elif baris.dukungan_rpjmd == 0 and banyak > 1:
            kembalikan_baris(baris, ALASAN_BARIS_KEMBALI, self.pelaksana.perencana)


def isi_periode_lalu(rujukan: Rujukan, pelaksana: Pelaksana, kalender: Kalender) -> Periode:
    """Last year's period, every usulan verified."""
    periode = buka_periode(kalender.tahun, kalender.dibuka_lalu, kalender.ditutup_lalu, pelaksana.perencana)
    pengisi = Pengisi(periode, rujukan, pelaksana, keadaan_jabatan(kalender.hari_ini))
    pola = baris_per_opd(rujukan)
    for opd in opd_berurutan(rujukan):
        baris = [b for i, b in enumerate(pola[opd.kode]) if i % 3 != 1]
        baris += kebutuhan_dari_celah(opd, rujukan, pengisi.keadaan, baris)
        if baris:
            usulan = pengisi.usulan(opd, baris)
            pengisi.ajukan(usulan)
            pengisi.verifikasi(usulan)
    return periode


def isi_periode_kini(rujukan: Rujukan, pelaksana: Pelaksana, kalender: Kalender) -> Periode:
    """The open period, with OPDs in every state."""
    perencana = pelaksana.perencana
    periode = buka_periode(kalender.tahun + 1, kalender.dibuka, kalender.ditutup, perencana)
    pengisi = Pengisi(periode, rujukan, pelaksana, keadaan_jabatan(kalender.hari_ini))
    pola = baris_per_opd(rujukan)
    for opd in opd_berurutan(rujukan):
        if opd.kode in CERITA:
            usulan, cerita = pengisi.usulan(opd, pola[opd.kode]), CERITA[opd.kode]
            if cerita.status is not StatusUsulan.DRAF:
                pengisi.jawab(usulan, cerita)
            pengisi.jalankan(usulan, cerita)
    diperpanjang = rujukan.unit[DIPERPANJANG]
    beri_perpanjangan(periode, diperpanjang, kalender.perpanjangan, ALASAN_PERPANJANGAN, perencana)
    return periode


def baris_per_opd(rujukan: Rujukan) -> dict[str, list[dict[str, str]]]:
    """The needs as typed, by code of the OPD."""
    kode_opd = {u.id: u.kode for u in rujukan.unit.values()}
    hasil: dict[str, list[dict[str, str]]] = defaultdict(list)
    for b in baca("kebutuhan_pola"):
        hasil[kode_opd[rujukan.unit[b["unit_kode"]].opd_id]].append(b)
    return hasil


def opd_berurutan(rujukan: Rujukan) -> list[Unit]:
    """The OPDs in the order of the organisation."""
    return sorted((u for u in rujukan.unit.values() if u.opd_id == u.id), key=lambda u: u.urutan)


def kebutuhan_dari_celah(
    opd: Unit,
    rujukan: Rujukan,
    keadaan: Mapping[tuple[UUID, UUID], KeadaanJabatan],
    kecuali: Sequence[Mapping[str, str]],
) -> list[dict[str, str]]:
    """One need for the post of the OPD with most holders below its requirement, if a programme would mend it."""
    terpakai = {b["jabatan_kode"] for b in kecuali}
    celah = sorted(
        ((-k.belum_memenuhi, j.kode) for j in rujukan.jabatan.values() if (k := keadaan.get((opd.id, j.id)))),
    )
    for negatif, kode in celah:
        baris = _baris_celah(opd, rujukan, kode, keadaan[opd.id, rujukan.jabatan[kode].id])
        if negatif and kode not in terpakai and baris:
            return [baris]
    return []


def _baris_celah(opd: Unit, rujukan: Rujukan, kode: str, keadaan: KeadaanJabatan) -> dict[str, str] | None:
    jabatan = rujukan.jabatan[kode]
    syarat = jabatan.jenjang_syarat
    prodi = next((s.program_studi for s in jabatan.syarat if s.program_studi), None)
    if syarat is None or syarat not in JENJANG_LAZIM or prodi is None:
        return None
    if not any(j.jenjang is syarat for j in prodi.jenjang):
        return None
    return {
        "unit_kode": opd.kode,
        "jabatan_kode": kode,
        "jenjang": syarat.value,
        "program_studi": prodi.nama,
        "jumlah": str(min(keadaan.belum_memenuhi, 3)),
        "tahun_mulai": str(TAHUN_POLA + 1),
        "pembiayaan": Pembiayaan.APBD.value,
        "status_jabatan": StatusJabatan.TIDAK_DIBERHENTIKAN.value,
        "dukungan_rpjmd": "1",
        "dukungan_teks": f"Renstra {opd.singkatan}: peningkatan kompetensi aparatur",
        "alasan": f"{keadaan.belum_memenuhi} dari {keadaan.pemangku} {jabatan.nama} belum {syarat.label} {prodi.nama}, "
        "sehingga tugasnya masih dikerjakan dengan pendampingan.",
    }


def _jenjang_kini(keadaan: KeadaanJabatan | None, tujuan: Jenjang) -> Jenjang | None:
    """The most frequent level of the holders that lies below the one asked for."""
    di_bawah = {j: n for j, n in keadaan.jenjang.items() if di_atas(tujuan, j)} if keadaan else {}
    lazim = JENJANG_LAZIM.get(tujuan)
    return max(di_bawah, key=lambda j: (di_bawah[j], j.tingkat), default=lazim)


def _peta_kata() -> dict[str, str]:
    return {kunci_nama(kata): kode for kata, kode in PEMETAAN.items()}
