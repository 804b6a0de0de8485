"""What is kept in memory stays bounded."""

from smartpns.core.caching import Ingatan


def test_what_was_not_used_for_longest_goes_first() -> None:
    ingatan: Ingatan[int] = Ingatan(2)
    ingatan.simpan("a", 1)
    ingatan.simpan("b", 2)
    assert ingatan.baca("a") == 1
    ingatan.simpan("c", 3)
    assert [ingatan.baca(k) for k in "abc"] == [1, None, 3]


def test_everything_can_be_let_go() -> None:
    ingatan: Ingatan[int] = Ingatan(2)
    assert ingatan.simpan("a", 1) == 1
    ingatan.kosongkan()
    assert ingatan.baca("a") is None
