"""What a browser sends, before any page reads it.

Rows are cleaned again where they are kept; here it is so that a rule judges what will be kept: a reason of nothing but
zero-width characters is no reason, and a name looked for is the name that is stored.
"""

from collections.abc import Iterable
from typing import Any

from flask import Flask, Request, request
from werkzeug.datastructures import ImmutableMultiDict, MultiDict

from smartpns.core.errors import TidakDitemukan
from smartpns.core.teks import tanpa_siluman


class _IsianBersih(ImmutableMultiDict[str, Any]):
    """Fields of a form or of an address, their texts cleaned; files stay, and so does NUL, which is refused."""

    def __init__(self, mapping: MultiDict[str, Any] | Iterable[tuple[str, Any]] | None = None) -> None:
        pasangan = mapping.items(multi=True) if isinstance(mapping, MultiDict) else mapping or ()
        super().__init__([(tanpa_siluman(k), _isian(v)) for k, v in pasangan])


def _isian(nilai: Any) -> Any:
    return "\0".join(map(tanpa_siluman, nilai.split("\0"))) if isinstance(nilai, str) else nilai


class Permintaan(Request):
    """A request whose texts hold nothing unseen."""

    parameter_storage_class = _IsianBersih


def pasang(app: Flask) -> None:
    """Call after `guard.pasang`, which refuses a NUL first."""
    app.request_class = Permintaan
    app.before_request(_tolak_alamat_kotor)


def _tolak_alamat_kotor() -> None:
    """No address of ours holds what nobody sees, so such an address is of nothing."""
    teks = [nilai for nilai in (request.view_args or {}).values() if isinstance(nilai, str)]
    if any(tanpa_siluman(t) != t for t in teks):
        raise TidakDitemukan()
