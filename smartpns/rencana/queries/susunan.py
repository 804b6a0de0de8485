"""The ranking of a period as it stands now: ranked, priced and cut, as a plan made now would keep it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from smartpns.akun.queries import cap_jejak
from smartpns.anggaran.queries import baris_anggaran, eskalasi_berlaku, proyeksi
from smartpns.anggaran.rules import Anggaran, Keputusan
from smartpns.biaya.queries import perkiraan_biaya
from smartpns.biaya.rules import Perkiraan
from smartpns.core.caching import Ingatan
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.core.formats import rupiah
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Kebutuhan, Periode, Usulan
from smartpns.kebutuhan.rules import HasilVerifikasi, StatusUsulan, kode_kebutuhan
from smartpns.organisasi.models import Jabatan, Unit
from smartpns.organisasi.rules import SUMBER_UTAMA_SAJA
from smartpns.prioritas.models import VersiBobot
from smartpns.prioritas.queries import (
    Pindah,
    Terperingkat,
    bobot_dipakai,
    nilai_bobot,
    peringkat,
    putuskan,
    urutan_tim,
)
from smartpns.rencana.models import BarisRencana


@dataclass(frozen=True, slots=True)
class Calon:
    """A ranked need with its cost over the years and how many of its people are served."""

    terperingkat: Terperingkat
    biaya: Perkiraan
    keputusan: Keputusan

    @property
    def id(self) -> UUID:
        return self.terperingkat.baris.id

    @property
    def peringkat(self) -> int:
        """The rank that the committee decided."""
        return self.terperingkat.diputuskan

    @property
    def skor(self) -> float:
        return self.terperingkat.hasil.skor


@dataclass(frozen=True)
class Susunan:
    """The list of a period in the order that the committee decided, with the weights and the budget it rests on."""

    periode: Periode
    bobot: VersiBobot | None
    nilai_bobot: Mapping[str, Decimal]
    calon: Sequence[Calon]
    anggaran: Anggaran

    @property
    def orang(self) -> int:
        return sum(satu.terperingkat.baris.jumlah_berlaku for satu in self.calon)

    @property
    def orang_termuat(self) -> int:
        return sum(satu.keputusan.orang for satu in self.calon)

    @property
    def garis(self) -> Calon | None:
        """The first need that the ceilings refuse; one that cannot be priced draws no line."""
        return next((satu for satu in self.calon if satu.keputusan.kurang), None)

    @property
    def belum_dinilai_tim(self) -> int:
        """How many needs take K2 and K3 from the OPD's own word and the level of the post."""
        return sum(not satu.terperingkat.dinilai_tim for satu in self.calon)

    @property
    def tidak_lengkap(self) -> int:
        """How many needs lack a value of a criterion that carries weight."""
        return sum(bool(satu.terperingkat.hasil.hilang) for satu in self.calon)


def susunan(periode: Periode) -> Susunan:
    """Rank, price and cut the verified needs of a period; a constant number of statements."""
    bobot = bobot_dipakai(periode)
    nilai = nilai_bobot(bobot)
    return _hargai(periode, bobot, nilai, peringkat(periode, nilai))


def susunan_dipindah(kini: Susunan, pindah: Sequence[Pindah]) -> Susunan:
    """The same needs with the same weights and prices, as these moves would order and cut them."""
    dihitung = sorted((satu.terperingkat for satu in kini.calon), key=lambda satu: satu.hasil.peringkat)
    return _hargai(kini.periode, kini.bobot, kini.nilai_bobot, putuskan(dihitung, pindah))


def _hargai(
    periode: Periode, bobot: VersiBobot | None, nilai: Mapping[str, Decimal], dihitung: Sequence[Terperingkat]
) -> Susunan:
    """Price the needs and cut them in the order that the committee decided."""
    semua = urutan_tim(dihitung)
    eskalasi = eskalasi_berlaku()
    anggaran = proyeksi(periode, baris_anggaran(periode, semua), eskalasi)
    butir = [satu.dinilai.butir for satu in semua]
    biaya = perkiraan_biaya(butir, eskalasi_persen=eskalasi, tahun_harga=periode.tahun)
    calon = list(map(Calon, semua, biaya, anggaran.potongan.keputusan))
    return Susunan(periode, bobot, nilai, calon, anggaran)


_tersimpan: Ingatan[Susunan] = Ingatan(1)


def susunan_kini(periode: Periode) -> Susunan:
    """As `susunan`, for pages that only read: computed once for as long as no audited data has changed.

    Not for use inside a change: what is not yet committed may still be rolled back.
    """
    kunci = (periode.id, hari_ini(), cap_jejak())
    jadi = _tersimpan.baca(kunci) or _tersimpan.simpan(kunci, susunan(periode))
    return replace(jadi, periode=periode, bobot=bobot_dipakai(periode))


def calon_kebutuhan(susunan: Susunan, id_: UUID) -> Calon:
    """One need of the ranking."""
    for satu in susunan.calon:
        if satu.id == id_:
            return satu
    raise TidakDitemukan("Kebutuhan ini tidak ada dalam peringkat. Mungkin verifikasinya dibuka kembali.")


def baris_rencana(calon: Calon) -> BarisRencana:
    """The row that a plan would keep: every word and number copied. It belongs to no session yet."""
    baris, hasil, keadaan = calon.terperingkat.baris, calon.terperingkat.hasil, calon.terperingkat.dinilai.keadaan
    return BarisRencana(
        peringkat=calon.peringkat,
        peringkat_hitung=hasil.peringkat,
        alasan_geser=" Lalu: ".join(pindah.alasan for pindah in calon.terperingkat.pemindahan) or None,
        skor=hasil.skor,
        kode=baris.kode,
        kode_opd=baris.opd_kode,
        nama_opd=baris.opd_nama,
        nama_unit=baris.unit_nama,
        jabatan=baris.jabatan_nama,
        jenjang=baris.jenjang_tujuan,
        kode_prodi=baris.prodi_kode,
        program_studi=baris.prodi_nama,
        prodi_teks=baris.prodi_teks,
        kode_rumpun=baris.rumpun_kode,
        rumpun=baris.rumpun_nama,
        jumlah_diusulkan=baris.jumlah,
        jumlah=baris.jumlah_berlaku,
        alasan_perubahan=baris.alasan_verifikasi,
        tahun_mulai=baris.tahun_mulai,
        bulan_masuk=baris.bulan_masuk,
        lama_semester=baris.lama_semester,
        pembiayaan=baris.pembiayaan,
        pembagian=None if baris.pembagian == SUMBER_UTAMA_SAJA else baris.pembagian.sebut(baris.pembiayaan),
        status_jabatan=baris.status_jabatan,
        lokasi=baris.lokasi,
        alasan=baris.alasan,
        pemangku=keadaan.pemangku,
        belum_memenuhi=keadaan.belum_memenuhi,
        kosong=keadaan.kosong,
        rincian=calon.terperingkat.rincian,
        biaya=_per_tahun(calon.biaya.per_orang, calon.keputusan.orang or calon.biaya.jumlah),
        biaya_eskalasi=_per_tahun(calon.biaya.per_orang_eskalasi, calon.keputusan.orang or calon.biaya.jumlah),
        termuat=calon.keputusan.muat,
        sebab_tidak_termuat=calon.keputusan.alasan(rupiah) or None,
        orang_termuat=calon.keputusan.orang,
        mulai={},
        terisi=baris.terisi,
    )


def _per_tahun(per_orang: Mapping[int, int], orang: int) -> dict[str, int]:
    """Rupiah of so many people, the years as text, as JSON keeps them."""
    return {str(tahun): jumlah * orang for tahun, jumlah in per_orang.items()}


@dataclass(frozen=True)
class BelumDinilai:
    """What a period holds that cannot be ranked yet, in rows."""

    belum_diperiksa: int
    belum_dipetakan: int
    per_status: Mapping[StatusUsulan, int] = field(default_factory=dict)

    @property
    def usulan_belum_selesai(self) -> int:
        """How many proposals are not yet verified."""
        return sum(banyak for status, banyak in self.per_status.items() if status is not StatusUsulan.DIVERIFIKASI)


def belum_dinilai(periode: Periode) -> BelumDinilai:
    """Rows handed in but not yet decided or mapped, and how many proposals stand where; two statements."""
    status: Counter[StatusUsulan] = Counter()
    for satu, banyak in db.session.execute(
        select(Usulan.status, func.count()).where(Usulan.periode_id == periode.id).group_by(Usulan.status)
    ):
        status[satu] = banyak
    diajukan = (Usulan.periode_id == periode.id, Usulan.status == StatusUsulan.DIAJUKAN)
    diperiksa, dipetakan = db.session.execute(
        select(
            func.count().filter(Kebutuhan.verifikasi == HasilVerifikasi.BELUM),
            func.count().filter(Kebutuhan.program_studi_id.is_(None)),
        )
        .join(Kebutuhan.usulan)
        .where(*diajukan, Kebutuhan.verifikasi != HasilVerifikasi.DIKEMBALIKAN)
    ).one()
    return BelumDinilai(diperiksa, dipetakan, status)


def baris_dikembalikan(periode: Periode) -> list[dict[str, Any]]:
    """The rows of verified proposals that the planner did not accept, with the reason, as the snapshot keeps them."""
    pilih = (
        select(Unit.kode, Kebutuhan.nomor, Unit.nama, Jabatan.nama, Kebutuhan.jenjang_tujuan)
        .add_columns(Kebutuhan.prodi_teks, Kebutuhan.jumlah, Kebutuhan.alasan_verifikasi)
        .join(Kebutuhan.usulan)
        .join(Unit, Unit.id == Usulan.opd_id)
        .join(Jabatan, Jabatan.id == Kebutuhan.jabatan_id)
        .where(
            Usulan.periode_id == periode.id,
            Usulan.status == StatusUsulan.DIVERIFIKASI,
            Kebutuhan.verifikasi == HasilVerifikasi.DIKEMBALIKAN,
        )
        .order_by(Unit.kode, Kebutuhan.nomor)
    )
    return [
        {
            "kode": kode_kebutuhan(kode, nomor),
            "nama_opd": opd,
            "jabatan": jabatan,
            "jenjang": jenjang.label,
            "program_studi": program,
            "jumlah": jumlah,
            "alasan": alasan,
        }
        for kode, nomor, opd, jabatan, jenjang, program, jumlah, alasan in db.session.execute(pilih)
    ]
