"""Gap figures of a jabatan: what a need rests on (PP 11/2017 ps 203-207)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kesenjangan:
    """Gap figures of one jabatan: holders, those below the requirement, those not judged, vacant posts, leavers.

    `kosong` is None when there is no formasi to compare with. `pensiun` counts holders who retire within the horizon,
    `sedang_studi` holders on a running study, `penerus` those leavers whose post only a study can fill again.
    """

    pemangku: int
    belum_memenuhi: int
    belum_dapat_dinilai: int = 0
    kosong: int | None = None
    pensiun: int = 0
    sedang_studi: int = 0
    penerus: int = 0

    @property
    def batas_wajar(self) -> int:
        """Return how many places the figures support: holders below the requirement, vacant posts, successors."""
        return self.belum_memenuhi + (self.kosong or 0) + self.penerus

    @property
    def rasio_belum_memenuhi(self) -> float | None:
        """Return the share of holders below the requirement, None when no holder could be judged."""
        if self.pemangku <= self.belum_dapat_dinilai:
            return None
        return self.belum_memenuhi / self.pemangku

    @property
    def rasio_kosong(self) -> float | None:
        """Return vacant posts / formasi, None when there is no formasi to compare with."""
        if self.kosong is None or self.pemangku + self.kosong == 0:
            return None
        return self.kosong / (self.pemangku + self.kosong)

    @property
    def rasio_pensiun(self) -> float | None:
        """Return the share of holders who retire within the horizon, None without holders."""
        return self.pensiun / self.pemangku if self.pemangku else None

    def kalimat(self, jabatan: str, syarat: str, sebelum: str) -> str:
        """Say the figures: "7 dari 11 Auditor belum S1 Akuntansi; 2 pensiun sebelum 2031; 1 sedang studi".

        `sebelum` names the month, or the year, before which the retirements counted here happen.
        """
        bagian = [self._kalimat_pemangku(jabatan, syarat)]
        if self.belum_dapat_dinilai:
            bagian.append(f"{self.belum_dapat_dinilai} belum dapat dinilai")
        if self.kosong:
            bagian.append(f"{self.kosong} formasi kosong")
        if self.pensiun:
            bagian.append(f"{self.pensiun} pensiun sebelum {sebelum}")
        if self.sedang_studi:
            bagian.append(f"{self.sedang_studi} sedang studi")
        return "; ".join(bagian)

    def _kalimat_pemangku(self, jabatan: str, syarat: str) -> str:
        if not self.pemangku:
            return f"Belum ada pemangku {jabatan}"
        if not self.belum_memenuhi and not self.belum_dapat_dinilai:
            semua = "Satu-satunya" if self.pemangku == 1 else f"Semua {self.pemangku}"
            return f"{semua} {jabatan} sudah {syarat}"
        return f"{self.belum_memenuhi} dari {self.pemangku} {jabatan} belum {syarat}"
