"""What a stored version says: its sums, what the planner changed, how it differs from another version."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from smartpns.organisasi.rules import kunci_nama
from smartpns.rencana.models import BarisRencana, Rencana, TahunRencana


@dataclass(frozen=True)
class Ringkasan:
    """The sums of a version. Rupiah of the APBD at escalated prices, for what fits under the ceilings."""

    kebutuhan: int
    termuat: int
    orang: int
    orang_termuat: int
    opd: int
    opd_termuat: int
    apbd: int
    komitmen: int
    ekor: int
    """What the fitting needs still cost after the last year of the plan."""
    tersempit: TahunRencana
    """The year that has the least left."""

    @property
    def cukup(self) -> bool:
        """Whether every year stays under its ceiling."""
        return self.tersempit.selisih >= 0


def ringkasan(rencana: Rencana) -> Ringkasan:
    """The figures of a frozen plan, in people and rupiah, from its own rows and years."""
    termuat = [baris for baris in rencana.baris if baris.termuat]
    akhir = max(satu.tahun for satu in rencana.tahun)
    return Ringkasan(
        kebutuhan=len(rencana.baris),
        termuat=len(termuat),
        orang=sum(baris.jumlah for baris in rencana.baris),
        orang_termuat=sum(baris.orang_termuat for baris in termuat),
        opd=len({baris.kode_opd for baris in rencana.baris}),
        opd_termuat=len({baris.kode_opd for baris in termuat}),
        apbd=sum(satu.usulan_baru_eskalasi for satu in rencana.tahun),
        komitmen=sum(satu.komitmen_eskalasi for satu in rencana.tahun),
        ekor=sum(rupiah for baris in termuat for tahun, rupiah in baris.biaya_eskalasi.items() if int(tahun) > akhir),
        tersempit=min(rencana.tahun, key=lambda satu: (satu.selisih, satu.tahun)),
    )


@dataclass(frozen=True)
class Pemetaan:
    """Words of the OPDs that the planner read as one canonical programme, and in how many rows."""

    teks: str
    program_studi: str
    banyak: int


@dataclass(frozen=True)
class PerubahanPerencana:
    """What stands in the plan otherwise than the OPDs asked for it."""

    disesuaikan: Sequence[BarisRencana]
    dipetakan: Sequence[Pemetaan]
    dikembalikan: Sequence[dict[str, object]]

    @property
    def ada(self) -> bool:
        return bool(self.disesuaikan or self.dipetakan or self.dikembalikan)


def perubahan_perencana(rencana: Rencana) -> PerubahanPerencana:
    """Numbers changed, words mapped to programmes (most frequent first), and needs sent back."""
    kata = Counter(
        (baris.prodi_teks, baris.program_studi)
        for baris in rencana.baris
        if kunci_nama(baris.prodi_teks) != kunci_nama(baris.program_studi)
    )
    return PerubahanPerencana(
        disesuaikan=[baris for baris in rencana.baris if baris.disetujui != baris.jumlah_diusulkan],
        dipetakan=[Pemetaan(teks, program, banyak) for (teks, program), banyak in kata.most_common()],
        dikembalikan=rencana.dikembalikan,
    )


@dataclass(frozen=True)
class PerubahanTim:
    """Which needs the committee moved from their computed rank, the largest move first, and how many gave way."""

    dipindah: Sequence[BarisRencana]
    bergeser: int


def perubahan_tim(rencana: Rencana) -> PerubahanTim:
    """What the decided order of a plan has otherwise than the computed one."""
    dipindah = [baris for baris in rencana.baris if baris.alasan_geser]
    return PerubahanTim(
        dipindah=sorted(dipindah, key=lambda baris: -abs(baris.naik)),
        bergeser=sum(bool(baris.naik) and not baris.alasan_geser for baris in rencana.baris),
    )


@dataclass(frozen=True)
class BedaBaris:
    """A need in two versions of the plan."""

    lama: BarisRencana
    baru: BarisRencana

    @property
    def kalimat(self) -> str:
        """What is different, in words."""
        beda = []
        if self.lama.jumlah != self.baru.jumlah:
            beda.append(f"{self.lama.jumlah} menjadi {self.baru.jumlah} orang")
        if self.lama.program_studi != self.baru.program_studi:
            beda.append(f"{self.lama.program_studi} menjadi {self.baru.program_studi}")
        if self.lama.termuat != self.baru.termuat:
            beda.append("sekarang dalam pagu" if self.baru.termuat else "sekarang di luar pagu")
        return "; ".join(beda)


@dataclass(frozen=True)
class Beda:
    """How a version differs from the one before it."""

    sebelum: Rencana
    masuk: Sequence[BarisRencana]
    keluar: Sequence[BarisRencana]
    berubah: Sequence[BedaBaris]
    pindah: int
    """How many needs have another rank."""
    selisih_apbd: int

    @property
    def ada(self) -> bool:
        return bool(self.masuk or self.keluar or self.berubah or self.pindah or self.selisih_apbd)


def beda(lama: Rencana, baru: Rencana) -> Beda:
    """Compare two versions need by need; a need is known by its code."""
    dulu = {baris.kode: baris for baris in lama.baris}
    kini = {baris.kode: baris for baris in baru.baris}
    pasangan = [BedaBaris(dulu[kode], baris) for kode, baris in kini.items() if kode in dulu]
    return Beda(
        sebelum=lama,
        masuk=[baris for kode, baris in kini.items() if kode not in dulu],
        keluar=[baris for kode, baris in dulu.items() if kode not in kini],
        berubah=[satu for satu in pasangan if satu.kalimat],
        pindah=sum(satu.lama.peringkat != satu.baru.peringkat for satu in pasangan),
        selisih_apbd=_apbd(baru) - _apbd(lama),
    )


def _apbd(rencana: Rencana) -> int:
    return sum(satu.usulan_baru_eskalasi for satu in rencana.tahun)
