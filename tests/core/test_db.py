"""The database extension as this application uses it."""

from inspect import iscoroutinefunction

from flask import Flask


def test_akhir_permintaan_tidak_memulai_utas(aplikasi: Flask) -> None:
    """A coroutine among the teardown functions would cost a new thread after every request."""
    assert aplikasi.teardown_appcontext_funcs
    assert not [f for f in aplikasi.teardown_appcontext_funcs if iscoroutinefunction(f)]
