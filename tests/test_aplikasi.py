"""Starting the application: what it refuses to start with, and whom it believes."""

import pytest
from flask import Flask, request

import config
from smartpns import create_app

KUNCI = "6f1d3b8a9c2e4f7051d6a8b3c9e2f407"


@pytest.mark.parametrize(
    "kunci,basis,kata",
    [
        ("", "sqlite://", "SECRET_KEY"),
        ("pendek", "sqlite://", "SECRET_KEY"),
        ("a" * 40, "sqlite://", "SECRET_KEY"),
        ("kataSandiku12345" * 3, "sqlite://", "SECRET_KEY"),
        (config.KUNCI_UJI, "sqlite://", "SECRET_KEY"),
        (KUNCI, "", "DATABASE_URL"),
    ],
)
def test_produksi_tidak_mulai_tanpa_pengaturan(
    monkeypatch: pytest.MonkeyPatch, kunci: str, basis: str, kata: str
) -> None:
    monkeypatch.setattr(config.Config, "SECRET_KEY", kunci)
    monkeypatch.setattr(config.Config, "DATABASE_URL", basis)
    with pytest.raises(RuntimeError, match=kata):
        create_app("production")


def test_produksi_tanpa_peragaan_dan_kuki_aman(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config.Config, "SECRET_KEY", KUNCI)
    monkeypatch.setattr(config.Config, "DATABASE_URL", "sqlite://")
    app = create_app("production")
    assert not app.config["PERAGAAN"] and app.config["SESSION_COOKIE_SECURE"] and not app.testing


def test_nama_peladen_palsu_ditolak(aplikasi: Flask) -> None:
    app = create_app("test", TRUSTED_HOSTS=["smartpns.example"])
    assert app.test_client().get("/healthz", headers={"Host": "smartpns.example"}).status_code == 200
    assert app.test_client().get("/healthz", headers={"Host": "jahat.example"}).status_code == 400


@pytest.mark.parametrize("proksi,asal", [(0, "127.0.0.1"), (1, "203.0.113.9")])
def test_kepala_penerus_hanya_dari_proksi(proksi: int, asal: str) -> None:
    app = create_app("test", PROKSI=proksi)
    klien = app.test_client()
    with klien:
        klien.get("/healthz", headers={"X-Forwarded-For": "203.0.113.9"})
        assert request.remote_addr == asal
