"""The grid: each row with its typed texts, its state in words, and what to mend."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from smartpns.kebutuhan.forms.opd import asal_tertulis, nilai_form
from smartpns.kebutuhan.models import Kebutuhan
from smartpns.kebutuhan.queries import Posisi
from smartpns.kebutuhan.queries.acuan import Acuan, isian_dari
from smartpns.kebutuhan.queries.kesenjangan import celah_dari
from smartpns.kebutuhan.rules import Berat, HasilVerifikasi, Temuan
from smartpns.organisasi.models import ProgramStudi
from smartpns.organisasi.queries import HitunganKelayakan, program_terdekat_semua

KOLOM_KISI = ("jenjang_tujuan", "program_studi", "jumlah", "tahun_mulai", "prioritas_opd")
"""What the grid asks beside the post; everything else of a row is on its form."""


@dataclass
class BarisKisi:
    """One row of the grid; `nilai` holds texts by field, `galat` what stops it, `saran` what deserves a look."""

    baris: Kebutuhan | None
    nilai: dict[str, str]
    asal: str = ""
    galat: dict[str, str] = field(default_factory=dict)
    saran: list[str] = field(default_factory=list)
    pilihan: list[ProgramStudi] = field(default_factory=list)
    kesenjangan: str = ""
    kelayakan: HitunganKelayakan | None = None

    @property
    def nomor(self) -> int | None:
        return self.baris.nomor if self.baris else None

    @property
    def keadaan(self) -> tuple[str, str, str]:
        """State in words, its tone, its symbol."""
        if self.galat:
            return "perlu perbaikan", "galat", "seru"
        if self.baris and self.baris.verifikasi is HasilVerifikasi.DIKEMBALIKAN:
            return "dikembalikan", "perhatian", "tukar"
        if self.saran or self.pilihan:
            return "periksa lagi", "perhatian", "segitiga"
        return "tersimpan", "selesai", "centang"


def susun_kisi(acuan: Acuan, posisi: Mapping[UUID, Posisi]) -> list[BarisKisi]:
    """The rows in the OPD's order with everything that stands beside them."""
    usulan = acuan.usulan
    temuan: defaultdict[int, list[Temuan]] = defaultdict(list)
    for t in acuan.periksa_tersimpan(celah_dari(posisi)):
        temuan[t.baris or 0].append(t)
    terdekat = program_terdekat_semua(b.prodi_teks for b in usulan.kebutuhan if b.program_studi_id is None)
    urutan = sorted(usulan.kebutuhan, key=lambda b: b.prioritas_opd)
    return [_baris(b, posisi, temuan[b.nomor], terdekat.get(b.prodi_teks, []), acuan.kelayakan[b.id]) for b in urutan]


def _baris(
    baris: Kebutuhan,
    posisi: Mapping[UUID, Posisi],
    temuan: list[Temuan],
    terdekat: list[ProgramStudi],
    kelayakan: HitunganKelayakan,
) -> BarisKisi:
    isian = isian_dari(baris)
    dikenal = baris.program_studi_id is not None
    return BarisKisi(
        baris,
        nilai_kisi(nilai_form(isian), baris.jabatan.nama),
        asal_tertulis(isian),
        {t.kolom: t.kalimat for t in temuan if t.berat is Berat.GALAT},
        [t.kalimat for t in temuan if t.berat is Berat.PERINGATAN],
        [] if dikenal else terdekat,
        posisi[baris.jabatan_id].kalimat,
        kelayakan,
    )


def nilai_kisi(nilai: Mapping[str, str], jabatan: str) -> dict[str, str]:
    return {"nama_jabatan": jabatan, **{n: nilai[n] for n in KOLOM_KISI}}
