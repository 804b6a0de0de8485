"""The case of a period: ranked needs, ceilings, commitments and limits as the engine of the best plan reads them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select

from smartpns.anggaran.models import SyaratKebutuhan
from smartpns.anggaran.queries.kuota import (
    Berangkat,
    KuotaTersisa,
    batas_per_opd,
    kuota_tersisa,
    pegawai_per_opd,
    syarat_kebutuhan,
)
from smartpns.anggaran.queries.proyeksi import eskalasi_berlaku, proyeksi
from smartpns.anggaran.rules import Andaian, Anggaran, Keterangan
from smartpns.anggaran.susun.baca import KasusCacat
from smartpns.anggaran.susun.kasus import BatasOpd, Kasus, Kebutuhan
from smartpns.anggaran.susun.pergi import MasaPergi
from smartpns.anggaran.susun.tulis import tulis_kasus
from smartpns.biaya.queries import harga_berlaku
from smartpns.biaya.rules import ButirBiaya, TabelHarga, perkirakan
from smartpns.core.db import db
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Periode
from smartpns.organisasi.models import Unit
from smartpns.organisasi.queries import parameter
from smartpns.organisasi.rules import StatusJabatan
from smartpns.prioritas.queries import Terperingkat, peringkat, urutan_tim

PERSEN = 100


@dataclass(frozen=True)
class KasusPeriode:
    """A case with what its codes stand for.

    `urutan_tim` holds the codes in the order that the committee decided, `tanpa_harga` the needs that could not take
    part because the price list cannot price them, `tanpa_pegawai` the OPDs without limit on absence because nobody of
    them is recorded.
    """

    kasus: Kasus
    urutan_tim: tuple[str, ...]
    keterangan: Mapping[str, Keterangan]
    nama_opd: Mapping[str, str]
    tanpa_harga: tuple[Keterangan, ...]
    tanpa_pegawai: tuple[str, ...]

    @property
    def sidik(self) -> str:
        """The fingerprint of everything that the answer depends on."""
        return sha256("\n".join((tulis_kasus(self.kasus), *self.urutan_tim)).encode()).hexdigest()


@dataclass(frozen=True)
class _Ketentuan:
    """What holds for every need of a case; needs share few combinations, so `_terhitung` keeps what they cost."""

    periode: Periode
    tabel: TabelHarga
    eskalasi_persen: Decimal
    tunda: int | None
    _terhitung: dict[tuple[ButirBiaya, int], tuple[int, ...]] = field(default_factory=dict)

    def biaya(self, butir: ButirBiaya, mulai: int) -> tuple[int, ...]:
        """Rupiah of the APBD per person in every calendar year of a study that starts in `mulai`."""
        kunci = butir, mulai
        if kunci not in self._terhitung:
            perkiraan = perkirakan(
                replace(butir, tahun_mulai=mulai),
                self.tabel,
                eskalasi_persen=self.eskalasi_persen,
                tahun_harga=self.periode.tahun,
            )
            self._terhitung[kunci] = tuple(perkiraan.per_orang_eskalasi.values())
        return self._terhitung[kunci]


def kasus_periode(periode: Periode, coba: Andaian | None = None) -> KasusPeriode:
    """The case of a period, with what `coba` assumes otherwise; a constant number of statements.

    Raises KasusCacat (path and reason of each fault) while a year has no ceiling, a mandatory need has no price, there
    is nothing to plan, or places are asked for an OPD that does not exist.
    """
    andaian = coba or Andaian()
    semua = peringkat(periode, dict(andaian.bobot) or None)
    eskalasi = eskalasi_berlaku() if andaian.eskalasi_persen is None else andaian.eskalasi_persen
    anggaran = proyeksi(periode, [], eskalasi, andaian.perpanjangan)
    pagu = {t.tahun: t.pagu for t in anggaran.eskalasi.tahun if t.pagu is not None} | {
        tahun: rupiah for tahun, rupiah in andaian.pagu if tahun in periode.daftar_tahun
    }
    ketentuan = _Ketentuan(periode, harga_berlaku(), eskalasi, andaian.tunda)
    syarat = syarat_kebutuhan(periode)
    berharga = [satu for satu in semua if _berharga(satu, ketentuan.tabel)]
    _periksa(periode, semua, berharga, pagu, syarat)
    kuota = kuota_tersisa(periode)
    minimal = {kode: satu.minimal for kode, satu in kuota.items()} | dict(andaian.min_tempat)
    opd = _nama_opd(semua, minimal)
    pegawai = pegawai_per_opd()
    semua_kebutuhan = tuple(_kebutuhan(satu, ketentuan, syarat.get(satu.baris.id)) for satu in berharga)
    kasus = Kasus(
        tahun=tuple(periode.daftar_tahun),
        pagu=pagu,
        komitmen=_komitmen(anggaran),
        kebutuhan=semua_kebutuhan,
        opd=_batas_opd(opd, minimal, kuota, periode, andaian, pegawai, semua_kebutuhan),
        diskon_tunda=Fraction(_persen("diskon_tunda_persen", andaian.diskon_persen)) / PERSEN,
    )
    kunci = {satu.baris.kode for satu in berharga}
    return KasusPeriode(
        kasus,
        tuple(satu.baris.kode for satu in urutan_tim(semua) if satu.baris.kode in kunci),
        {satu.baris.kode: _keterangan(satu) for satu in berharga},
        opd,
        tuple(_keterangan(satu) for satu in semua if satu.baris.kode not in kunci),
        tuple(nama for kode, nama in sorted(opd.items()) if not pegawai[kode]),
    )


def _periksa(
    periode: Periode,
    semua: Sequence[Terperingkat],
    berharga: Sequence[Terperingkat],
    pagu: Mapping[int, int],
    syarat: Mapping[UUID, SyaratKebutuhan],
) -> None:
    """Raise KasusCacat with everything that keeps the case from being whole."""
    masalah = [
        (f"pagu {tahun}", "belum diisi; isi dahulu di halaman Anggaran, bagian Pagu, atau coba sebuah angka")
        for tahun in periode.daftar_tahun
        if tahun not in pagu
    ]
    if not semua:
        masalah.append(("kebutuhan", "belum ada yang terverifikasi; selesaikan dahulu verifikasi satu usulan OPD"))
    ada = {satu.baris.id for satu in berharga}
    masalah += [
        (f"kebutuhan {satu.baris.kode}", "wajib, tetapi biayanya belum dapat dihitung; lengkapi standar biayanya")
        for satu in semua
        if satu.baris.id not in ada and satu.baris.id in syarat and syarat[satu.baris.id].wajib
    ]
    if masalah:
        raise KasusCacat(masalah)


def _berharga(satu: Terperingkat, tabel: TabelHarga) -> bool:
    return perkirakan(satu.dinilai.butir, tabel).berharga


def _komitmen(anggaran: Anggaran) -> dict[int, int]:
    return {satu.tahun: satu.komitmen for satu in anggaran.eskalasi.tahun}


def _kebutuhan(satu: Terperingkat, ketentuan: _Ketentuan, syarat: SyaratKebutuhan | None) -> Kebutuhan:
    baris = satu.baris
    mulai = _mulai(baris.tahun_mulai, ketentuan, syarat)
    butir = replace(satu.dinilai.butir, jumlah=1, tahun_mulai=mulai[0])
    per_mulai = {tahun: ketentuan.biaya(butir, tahun) for tahun in mulai}
    dasar = per_mulai[mulai[0]]
    return Kebutuhan(
        id=baris.kode,
        opd=baris.opd_kode,
        skor=Fraction(str(satu.hasil.skor)),
        jumlah=baris.jumlah_berlaku,
        biaya=dasar,
        mulai=mulai,
        wajib=bool(syarat and syarat.wajib),
        semua_atau_tidak=bool(syarat and syarat.semua_atau_tidak),
        biaya_mulai={tahun: biaya for tahun, biaya in per_mulai.items() if biaya != dasar},
        pergi=baris.status_jabatan is StatusJabatan.DIBERHENTIKAN and MasaPergi(butir.lama_semester, butir.bulan_masuk),
    )


def _mulai(diminta: int, ketentuan: _Ketentuan, syarat: SyaratKebutuhan | None) -> tuple[int, ...]:
    """The start years allowed: from the year asked for to the planner's limit, inside the period."""
    tahun = ketentuan.periode.daftar_tahun
    awal = min(max(diminta, tahun[0]), tahun[-1])
    batas = [tahun[-1]]
    if ketentuan.tunda is not None:
        batas.append(awal + ketentuan.tunda)
    if syarat and syarat.mulai_akhir is not None:
        batas.append(syarat.mulai_akhir)
    return tuple(range(awal, max(min(batas), awal) + 1))


def _nama_opd(semua: Sequence[Terperingkat], minimal: Mapping[str, int]) -> dict[str, str]:
    """The OPDs that have a need or are to get places, by code; one statement. Raises KasusCacat for a code of none."""
    opd = {satu.baris.opd_kode: satu.baris.opd_nama for satu in semua}
    lain = {kode for kode, orang in minimal.items() if orang} - opd.keys()
    opd |= dict(db.session.execute(select(Unit.kode, Unit.nama).where(Unit.kode.in_(lain))).all())
    if asing := sorted(lain - opd.keys()):
        raise KasusCacat([(f"paling sedikit {kode}", "tidak ada OPD dengan kode itu") for kode in asing])
    return opd


def _batas_opd(
    opd: Mapping[str, str],
    minimal: Mapping[str, int],
    kuota: Mapping[str, KuotaTersisa],
    periode: Periode,
    andaian: Andaian,
    pegawai: Mapping[str, int],
    kebutuhan: Sequence[Kebutuhan],
) -> dict[str, BatasOpd]:
    maksimal = {kode: satu.maksimal for kode, satu in kuota.items()} | dict(andaian.maks_tempat)
    berangkat: dict[str, list[Berangkat]] = defaultdict(list)
    for satu in kebutuhan:
        berangkat[satu.opd].append((satu.pergi, satu.mulai))
    tempat = {kode: (minimal.get(kode, 0), maksimal.get(kode)) for kode in opd}
    porsi = Fraction(_persen("porsi_pergi_persen", andaian.porsi_pergi_persen)) / PERSEN
    return batas_per_opd(periode, tempat, porsi, andaian.perpanjangan, berangkat, pegawai)


def _persen(kode: str, dicoba: Decimal | None) -> Decimal:
    return parameter(kode, hari_ini()) if dicoba is None else dicoba


def _keterangan(satu: Terperingkat) -> Keterangan:
    baris = satu.baris
    program = baris.jenjang_tujuan.sebut(baris.prodi_nama)
    return Keterangan(str(baris.id), satu.hasil.peringkat, baris.opd_nama, baris.jabatan_nama, program)
