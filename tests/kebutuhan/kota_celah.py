"""A town with planted gaps: each post knows, by how it was made, which needs must be proposed for it.

The expectation is arithmetic on what was planted (so many of each kind, successors for chosen years), not a second
reckoning of the engine.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from smartpns.kebutuhan.rules import AturanCelah
from smartpns.organisasi.rules import Jenjang, JenjangJabatan, StatusPegawai, nilai_bawaan, tambah_bulan
from smartpns.organisasi.rules import kode_semester as kode

PADA = date(2026, 6, 1)
TAHUN = 2027
SEMESTER = {j: int(nilai_bawaan()[kode(j)]) for j in Jenjang if j.semester_bawaan}
PENGALI = nilai_bawaan()["pengali_sisa_masa_kerja.berbiaya.diberhentikan"]
ATURAN = AturanCelah(PADA, TAHUN, TAHUN + 4, 9, SEMESTER, PENGALI, 0, kritikal_penerus=3)
HORIZON = date(2031, 12, 1)
"""The last TMT pensiun within the period: a month later is not."""
DI_BAWAH = {
    Jenjang.D3: (Jenjang.SMA, Jenjang.D1),
    Jenjang.S1: (Jenjang.SMA, Jenjang.D3),
    Jenjang.PROFESI: (Jenjang.D3, Jenjang.S1),
    Jenjang.S2: (Jenjang.S1, Jenjang.D4),
    Jenjang.SP1: (Jenjang.S1, Jenjang.PROFESI),
}
JABATAN_BUP = {JenjangJabatan.AHLI_PERTAMA: 58, JenjangJabatan.AHLI_MADYA: 60}


@dataclass
class Orang:
    """One planted person; `studi` is (level, right field) of a running study."""

    lahir: date
    jenjang: Jenjang | None
    bidang: str | None
    status: StatusPegawai = StatusPegawai.PNS
    studi: tuple[Jenjang, str] | None = None


@dataclass
class Pos:
    """One post in one unit. `bidang` are the right and the wrong programme; `harap` the persons by start year."""

    unit: int
    nomor: int
    syarat: Jenjang
    kritikal: int
    jenjang_jabatan: JenjangJabatan
    formasi: int | None = None
    orang: list[Orang] = field(default_factory=list)
    harap: Counter[int] = field(default_factory=Counter)


class Penanam:
    """Plants one post after the other."""

    def __init__(self, benih: int, unit: int) -> None:
        self.acak = Random(benih)
        self.unit = unit

    def kota(self, pegawai: int) -> list[Pos]:
        semua: list[Pos] = []
        while sum(len(p.orang) for p in semua) < pegawai:
            semua.append(self._pos(len(semua)))
        return semua

    def _pos(self, nomor: int) -> Pos:
        acak = self.acak
        syarat = acak.choice([*DI_BAWAH, Jenjang.SMA])
        pos = Pos(acak.randrange(self.unit), nomor, syarat, acak.randrange(4), acak.choice(list(JABATAN_BUP)))
        if syarat is Jenjang.SMA:
            pos.orang = [self._orang(pos, HORIZON, Jenjang.SD, None) for _ in range(acak.randrange(1, 6))]
            pos.formasi = 20
            return pos
        self._tanam_pemangku(pos)
        self._tanam_penerus(pos)
        acak.shuffle(pos.orang)
        return pos

    def _tanam_pemangku(self, pos: Pos) -> None:
        """Holders of every kind; only three kinds make a need."""
        bawah, syarat = DI_BAWAH[pos.syarat], pos.syarat
        batas = ATURAN.bup_terawal(syarat)
        banyak = [self.acak.choice((0, 0, 1, 2, 5)) for _ in range(9)]
        if batas <= HORIZON:  # nobody is too old for so short a study and yet stays beyond the horizon
            banyak[8] = 0

        def cukup() -> date:
            return max(batas, HORIZON) + timedelta(self.acak.choice((0, self.acak.randrange(6000))))

        def terlambat() -> date:
            return max(batas - timedelta(self.acak.choice((1, 200))), HORIZON)

        jenis: list[Any] = [
            lambda: self._orang(pos, cukup(), self.acak.choice(bawah), "benar"),
            lambda: self._orang(pos, cukup(), syarat, "salah"),
            lambda: self._orang(pos, cukup(), self.acak.choice(bawah), None, studi=(syarat, "salah")),
            lambda: self._orang(pos, cukup(), self.acak.choice(bawah), None, studi=(syarat, "benar")),
            lambda: self._orang(pos, cukup(), syarat, "benar"),
            lambda: self._orang(pos, cukup(), None, None),
            lambda: self._orang(pos, cukup(), syarat, None),
            lambda: self._orang(pos, cukup(), self.acak.choice(bawah), None, status=StatusPegawai.PPPK),
            lambda: self._orang(pos, terlambat(), self.acak.choice(bawah), "benar"),
        ]
        for buat, n in zip(jenis, banyak, strict=True):
            pos.orang += [buat() for _ in range(n)]
        pos.harap[TAHUN] += sum(banyak[:3])

    def _tanam_penerus(self, pos: Pos) -> None:
        """Leavers whose successors start in chosen years, vacant places, or more holders than places."""
        acak = self.acak
        tahun = sorted(acak.choice(self._tahun_mungkin(pos.syarat)) for _ in range(acak.choice((0, 0, 1, 3))))
        for satu in tahun:
            pos.orang.append(self._orang(pos, self._bup_untuk(pos.syarat, satu), pos.syarat, "benar"))
        pemangku = sum(o.status is not StatusPegawai.PPPK for o in pos.orang)
        selisih = acak.choice((None, 0, 0, 1, 4, -1))
        if selisih is not None:
            pos.formasi = max(pemangku + selisih, 0)
            selisih = pos.formasi - pemangku
        if pos.kritikal == 3:
            digantikan = tahun[1:] if selisih == -1 else tahun
            pos.harap.update(digantikan)
            pos.harap[TAHUN] += max(selisih or 0, 0)

    def _tahun_mungkin(self, jenjang: Jenjang) -> list[int]:
        """The start years from which a successor graduates before somebody who leaves within the horizon."""
        lama = SEMESTER[jenjang] * 6
        return [TAHUN, *(t for t in range(TAHUN + 1, TAHUN + 5) if tambah_bulan(date(t, 9, 1), lama) <= HORIZON)]

    def _bup_untuk(self, jenjang: Jenjang, tahun: int) -> date:
        """A BUP birthday whose TMT asks for a successor who starts in `tahun`: first month, last month, or between."""
        lama = SEMESTER[jenjang] * 6
        awal = PADA if tahun == TAHUN else tambah_bulan(date(tahun, 9, 1), lama)
        akhir = min(tambah_bulan(date(tahun + 1, 8, 1), lama), HORIZON)
        bulan = (akhir.year - awal.year) * 12 + akhir.month - awal.month
        tmt = tambah_bulan(awal.replace(day=1), self.acak.choice((0, bulan, self.acak.randrange(bulan + 1))))
        return tmt - timedelta(self.acak.choice((1, 10, 28)))

    def _orang(self, pos: Pos, akhir: date, *isi: Any, **lain: Any) -> Orang:
        usia = JABATAN_BUP[pos.jenjang_jabatan]
        hari = min(akhir.day, 28) if akhir.month == 2 else akhir.day
        return Orang(akhir.replace(year=akhir.year - usia, day=hari), *isi, **lain)
