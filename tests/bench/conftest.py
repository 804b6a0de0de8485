"""Measurements: collected only with `--bench`; each prints its figure beside a baseline of the same run."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return None if config.getoption("--bench") else True


class Pengukur:
    """Times two ways of doing a thing in turn (A B A B …), so that a drifting machine touches both alike."""

    def bandingkan(
        self, nama: str, ukur: Callable[[], object], acuan_nama: str, acuan: Callable[[], object], kali: int = 5
    ) -> tuple[float, float]:
        """Print and return the medians in seconds of the thing and of its baseline."""
        a: list[float] = []
        b: list[float] = []
        ukur(), acuan()
        for _ in range(kali):
            a.append(detik(ukur))
            b.append(detik(acuan))
        ma, mb = statistics.median(a), statistics.median(b)
        jarak = f"{min(a) * 1000:.1f}–{max(a) * 1000:.1f}"
        print(f"\n{nama}: {ma * 1000:.1f} ms ({jarak}); {acuan_nama}: {mb * 1000:.1f} ms; ratio {ma / mb:.2f}")
        return ma, mb


def detik(kerja: Callable[[], object]) -> float:
    mulai = time.perf_counter()
    kerja()
    return time.perf_counter() - mulai


@pytest.fixture
def pengukur() -> Pengukur:
    return Pengukur()
