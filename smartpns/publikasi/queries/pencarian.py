"""The list a visitor asked for: filtered, counted and grouped in memory from one published version."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from smartpns.organisasi.rules import Jenjang, Pembiayaan
from smartpns.publikasi.queries.versi import SARINGAN, Baris, Isi


@dataclass(frozen=True)
class Saringan:
    """What stands in the address of the list. `pilih` holds the chosen codes per filter, in the order of SARINGAN."""

    kata: str = ""
    pilih: tuple[tuple[str, ...], ...] = ((),) * len(SARINGAN)
    urut: str = "prioritas"
    halaman: int = 1

    @property
    def jumlah_aktif(self) -> int:
        return sum(len(kode) for kode in self.pilih) + bool(self.kata)

    def tanpa(self, nama: str, kode: str | None = None) -> "Saringan":
        """The same without one chosen value, or without all values of a filter (`kata`: without the words)."""
        if nama == "kata":
            return replace(self, kata="", halaman=1)
        nomor = SARINGAN.index(nama)
        sisa = tuple(k for k in self.pilih[nomor] if kode is not None and k != kode)
        return replace(self, pilih=(*self.pilih[:nomor], sisa, *self.pilih[nomor + 1 :]), halaman=1)

    def parameter(self) -> dict[str, str | int | list[str]]:
        """The query string that leads here; defaults are left out."""
        semua: dict[str, str | int | list[str]] = {"kata": self.kata}
        semua |= {nama: list(kode) for nama, kode in zip(SARINGAN, self.pilih, strict=True)}
        if self.urut != "prioritas":
            semua["urut"] = self.urut
        if self.halaman > 1:
            semua["halaman"] = self.halaman
        return {nama: nilai for nama, nilai in semua.items() if nilai}


@dataclass(frozen=True)
class Program:
    """One study programme at one level, its needs brought together."""

    baris: tuple[Baris, ...]

    @property
    def slug(self) -> str:
        return self.baris[0].slug

    @property
    def jenjang(self) -> Jenjang:
        return self.baris[0].jenjang

    @property
    def nama(self) -> str:
        return self.baris[0].program_studi

    @property
    def prioritas(self) -> int:
        return self.baris[0].prioritas

    @property
    def ditetapkan(self) -> int:
        """The places granted by the decree."""
        return sum(b.ditetapkan for b in self.baris)

    @property
    def jumlah_terisi(self) -> int:
        """How many of the places granted are taken."""
        return sum(b.jumlah_terisi for b in self.baris)

    @property
    def menunggu(self) -> int:
        """Who was asked for and waits for money."""
        return sum(b.menunggu for b in self.baris)

    @property
    def jabatan(self) -> list[str]:
        return unik(b.jabatan for b in self.baris)

    @property
    def opd(self) -> list[str]:
        return unik(b.nama_opd for b in self.baris)

    @property
    def tempat_per_tahun(self) -> dict[int, tuple[int, int]]:
        """Places granted and waiting, by start year, earliest first."""
        tempat: dict[int, tuple[int, int]] = {}
        for baris in self.baris:
            for tahun, (ditetapkan, menunggu) in baris.tempat_per_tahun.items():
                ada = tempat.get(tahun, (0, 0))
                tempat[tahun] = (ada[0] + ditetapkan, ada[1] + menunggu)
        return dict(sorted(tempat.items()))

    def terbuka(self, hari_ini: date) -> dict[int, int]:
        """The places granted, not taken, whose intake still lies ahead, by start year, earliest first."""
        tempat: Counter[int] = Counter()
        for baris in self.baris:
            tempat.update(baris.terbuka(hari_ini))
        return dict(sorted(tempat.items()))

    def terisi(self, tahun: int) -> int:
        """How many of the places granted for a start year are taken."""
        return sum(b.terisi.get(tahun, 0) for b in self.baris)

    @property
    def tahun(self) -> list[int]:
        """The start years of what was granted and of what waits."""
        return list(self.tempat_per_tahun)

    @property
    def tahun_ditetapkan(self) -> list[int]:
        return [tahun for tahun, (ditetapkan, _) in self.tempat_per_tahun.items() if ditetapkan]

    @property
    def pembiayaan(self) -> list[str]:
        return unik(b.pembiayaan.label for b in self.baris)

    @property
    def semester(self) -> list[int]:
        return sorted({b.lama_semester for b in self.baris})


URUTAN = {
    "prioritas": ("Prioritas", lambda p: p.prioritas),
    "nama": ("Nama", lambda p: (p.nama.casefold(), p.prioritas)),
    "tempat": ("Tempat terbanyak", lambda p: (-p.ditetapkan, -p.menunggu, p.prioritas)),
    "mulai": ("Mulai paling awal", lambda p: (p.tahun[0], p.prioritas)),
}
"""How the list may be sorted: label and key."""


@dataclass(frozen=True)
class Hasil:
    """What the list page shows; `hitungan` counts programmes per filter and code, each under all other filters."""

    baris: tuple[Baris, ...]
    program: tuple[Program, ...]
    hitungan: dict[str, dict[str, int]]

    @property
    def ditetapkan(self) -> int:
        return sum(b.ditetapkan for b in self.baris)

    @property
    def jumlah_terisi(self) -> int:
        return sum(b.jumlah_terisi for b in self.baris)

    @property
    def menunggu(self) -> int:
        return sum(b.menunggu for b in self.baris)


def cari(isi: Isi, saringan: Saringan) -> Hasil:
    """The programmes that pass every filter and hold every word."""
    kata = saringan.kata.casefold().split()
    cocok: list[Baris] = []
    slug: dict[str, dict[str, set[str]]] = {nama: defaultdict(set) for nama in SARINGAN}
    for baris in isi.baris:
        if not all(k in baris.kata for k in kata):
            continue
        gagal = [n for n, pilih in enumerate(saringan.pilih) if pilih and not set(baris.kode[n]) & set(pilih)]
        if not gagal:
            cocok.append(baris)
        for nomor in gagal if len(gagal) == 1 else () if gagal else range(len(SARINGAN)):
            for kode in baris.kode[nomor]:
                slug[SARINGAN[nomor]][kode].add(baris.slug)
    program = tuple(sorted(kelompokkan(cocok), key=URUTAN[saringan.urut][1]))
    return Hasil(
        baris=tuple(cocok),
        program=program,
        hitungan={nama: {kode: len(isi) for kode, isi in per_kode.items()} for nama, per_kode in slug.items()},
    )


def kelompokkan(baris: Iterable[Baris]) -> list[Program]:
    """Needs of the same programme and level, in order of their best priority."""
    per_slug: dict[str, list[Baris]] = defaultdict(list)
    for b in baris:
        per_slug[b.slug].append(b)
    return [Program(tuple(isi)) for isi in per_slug.values()]


@dataclass(frozen=True)
class Pelonggaran:
    """A filter to drop when nothing was found, and how many programmes there are without it."""

    nama: str
    saringan: Saringan
    jumlah: int


def pelonggaran(isi: Isi, saringan: Saringan) -> list[Pelonggaran]:
    """What to drop, one filter at a time, most programmes first; only what helps."""
    dipakai = [n for n, kode in zip(SARINGAN, saringan.pilih, strict=True) if kode]
    if saringan.kata:
        dipakai.append("kata")
    longgar = [(nama, saringan.tanpa(nama)) for nama in dipakai]
    hasil = [Pelonggaran(nama, s, len(cari(isi, s).program)) for nama, s in longgar]
    return sorted((h for h in hasil if h.jumlah), key=lambda h: -h.jumlah)


@dataclass(frozen=True)
class Ringkas:
    """What a list comes to, in places: granted, of them by the APBD, taken, and open still; and waiting."""

    ditetapkan: int
    apbd: int
    terisi: int
    terbuka: int
    menunggu: int


def ringkas(baris: Iterable[Baris], hari_ini: date) -> Ringkas:
    semua = list(baris)
    return Ringkas(
        ditetapkan=sum(b.ditetapkan for b in semua),
        apbd=sum(b.ditetapkan for b in semua if b.pembiayaan is Pembiayaan.APBD),
        terisi=sum(b.jumlah_terisi for b in semua),
        terbuka=sum(sum(b.terbuka(hari_ini).values()) for b in semua),
        menunggu=sum(b.menunggu for b in semua),
    )


def program_menurut_slug(isi: Isi, slug: str) -> Program | None:
    """The programme at an address, None when the version holds no such."""
    baris = tuple(b for b in isi.baris if b.slug == slug)
    return Program(baris) if baris else None


def program_terdekat(isi: Isi, slug: str, jumlah: int = 5) -> list[Program]:
    """Programmes that share words with an address that does not exist (any more); the same level only breaks ties."""
    jenjang, *nama = slug.casefold().split("-")
    kata = {k for k in nama if len(k) > 2}
    nilai = [(len(kata & set(p.slug.split("-"))), p) for p in kelompokkan(isi.baris)]
    dekat = sorted((n for n in nilai if n[0]), key=lambda n: (-n[0], n[1].jenjang.value != jenjang, n[1].prioritas))
    return [p for _, p in dekat[:jumlah]]


def unik(nilai: Iterable[str]) -> list[str]:
    """Each text once, in the order of its first appearance."""
    return list(dict.fromkeys(nilai))
