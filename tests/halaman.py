"""A browser for tests that looks at every HTML page it receives, whatever the test was about."""

import re
import warnings
from typing import Any

import html5lib
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from smartpns.core.db import db

SISA = re.compile(r"(?<![\w])(None|nan|undefined|NaN)(?![\w])|\{\{|\}\}|\{%")


class Klien(FlaskClient):
    """Each request runs in an app context of its own, as it would in a server."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        db.session.commit()
        with self.application.app_context():
            jawaban = super().open(*args, **kwargs)
        db.session.expire_all()
        if jawaban.mimetype == "text/html" and jawaban.status_code not in (301, 302, 303, 307, 308):
            periksa_halaman(jawaban.get_data(as_text=True))
        return jawaban

    def sup(self, alamat: str, status: int = 200) -> BeautifulSoup:
        """GET a page, expect a status, return the parsed page."""
        jawaban = self.get(alamat)
        assert jawaban.status_code == status, f"{alamat}: {jawaban.status_code} {jawaban.headers.get('Location', '')}"
        return sup(jawaban)

    def kirim(self, alamat: str, data: dict[str, Any] | None = None, **kwargs: Any) -> TestResponse:
        """POST a form with the CSRF token of this session."""
        return self.post(alamat, data={"csrf_token": self.token(), **(data or {})}, **kwargs)

    def token(self) -> str:
        """The token that any page with a form carries."""
        halaman = sup(self.get("/masuk"))
        kolom = halaman.select_one("input[name=csrf_token]")
        assert kolom, "the sign-in page carries no CSRF field"
        return str(kolom["value"])


def sup(jawaban: TestResponse) -> BeautifulSoup:
    return BeautifulSoup(jawaban.get_data(as_text=True), "html.parser")


def teks(simpul: Tag | BeautifulSoup | None) -> str:
    """The words of a node with single spaces."""
    assert simpul is not None
    return " ".join(simpul.get_text(" ").split())


def periksa_halaman(html: str) -> None:
    """Valid HTML5, Indonesian, one h1, unique ids, every input labelled, CSRF in every POST form, no leftovers."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        html5lib.HTMLParser(strict=True).parse(html)
    halaman = BeautifulSoup(html, "html.parser")
    akar = halaman.find("html")
    assert isinstance(akar, Tag) and akar.get("lang") == "id", "the page must say lang=id"
    assert len(halaman.find_all("h1")) == 1, f"one h1, not {[teks(h) for h in halaman.find_all('h1')]}"
    semua_id = [str(t["id"]) for t in halaman.find_all(id=True)]
    assert len(semua_id) == len(set(semua_id)), (
        f"twice the same id: {sorted({i for i in semua_id if semua_id.count(i) > 1})}"
    )
    label = {t.get("for") for t in halaman.find_all("label")}
    for kolom in halaman.select("input:not([type=hidden]):not([type=submit]), select, textarea"):
        bernama = kolom.get("id") in label or kolom.get("aria-label") or kolom.get("aria-labelledby")
        assert bernama or kolom.find_parent("label"), f"an input without a label: {kolom}"
    for formulir in halaman.select("form"):
        if str(formulir.get("method", "get")).lower() == "post":
            assert formulir.select_one("input[name=csrf_token]"), f"a POST form without CSRF: {formulir.get('action')}"
    sisa = SISA.search(halaman.get_text(" "))
    assert not sisa, f"a leftover in the page: …{halaman.get_text(' ')[max(0, sisa.start() - 40) : sisa.end() + 20]}…"
