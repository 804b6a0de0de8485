"""Error pages say what happened, whatever state the server is in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from smartpns import create_app
from smartpns.core.errors import DomainError
from smartpns.core.halaman_galat import galat_domain, galat_lain
from tests.halaman import Klien


@pytest.fixture
def tanpa_basis(tmp_path: Path) -> Iterator[Klien]:
    """A browser on an application whose database cannot be opened; errors become pages, as in production."""
    basis = f"sqlite:///{tmp_path / 'tidak-ada' / 'smartpns.db'}"
    app = create_app("test", DATABASE_URL=basis, DATA_DIR=str(tmp_path), TESTING=False)
    app.test_client_class = Klien
    with app.app_context():
        yield app.test_client()  # type: ignore[misc]


def test_error_page_renders_while_the_database_is_down(tanpa_basis: Klien) -> None:
    jawaban = tanpa_basis.get("/masuk")
    assert (jawaban.status_code, jawaban.headers["Retry-After"]) == (503, "60")
    assert "Basis data sedang tidak dapat dihubungi" in jawaban.text


def test_error_page_renders_for_a_signed_in_person_while_the_database_is_down(tanpa_basis: Klien) -> None:
    with tanpa_basis.session_transaction() as sesi:
        sesi["_user_id"] = "00000000-0000-0000-0000-000000000001:1"
    for alamat, status in (("/beranda", 503), ("/tidak-ada", 404)):
        assert tanpa_basis.get(alamat).status_code == status


def test_unforeseen_errors_are_raised_to_the_tests(app: Flask) -> None:
    with pytest.raises(OperationalError):
        galat_lain(OperationalError("SELECT 1", None, Exception("terputus")))


def test_a_refusal_says_that_the_step_is_impossible_not_that_it_was_unreadable(app: Flask) -> None:
    with app.test_request_context("/"):
        halaman, status = galat_domain(DomainError("Periode sudah ditutup. Mintalah perpanjangan."))
    assert status == 400
    assert "Langkah ini tidak dapat dilakukan" in halaman and "Periode sudah ditutup." in halaman
    assert "tidak dapat dibaca" not in halaman
