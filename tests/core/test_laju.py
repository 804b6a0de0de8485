"""The polite brake: so many at once, then seconds."""

import pytest

from smartpns.core import laju


@pytest.fixture
def jam(monkeypatch):
    """A clock that only moves when told."""
    kini = {"detik": 1000.0}
    monkeypatch.setattr(laju, "monotonic", lambda: kini["detik"])
    return lambda lewat: kini.update(detik=kini["detik"] + lewat)


def test_so_many_at_once_then_one_at_a_time(jam):
    rem = laju.Laju(muat=3, isi_ulang=2.0)
    for _ in range(3):
        assert rem.tunggu("a") == 0
        rem.catat("a")
    assert rem.tunggu("a") == 2
    assert rem.tunggu("b") == 0
    jam(2)
    assert rem.tunggu("a") == 0
    rem.catat("a")
    assert rem.tunggu("a") == 2
    jam(60)
    assert rem.tunggu("a") == 0


def test_remembers_a_bounded_number_of_askers(jam, monkeypatch):
    monkeypatch.setattr(laju, "BANYAK", 2)
    rem = laju.Laju(muat=1, isi_ulang=5)
    for siapa in "abc":
        rem.catat(siapa)
    assert [rem.tunggu(siapa) for siapa in "abc"] == [0, 5, 5]
