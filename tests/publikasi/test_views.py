"""The public pages: reachable signed out, the same for everyone, no cookie."""

import pytest

from tests.halaman import Klien

ALAMAT = (
    "/",
    "/program-studi",
    "/dokumen",
    "/data",
    "/privasi",
    "/aksesibilitas",
    "/pengaduan",
)


@pytest.mark.parametrize("alamat", ALAMAT)
def test_halaman_publik_boleh_disimpan_dan_tanpa_kuki(klien: Klien, alamat: str) -> None:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == 200
    assert "Set-Cookie" not in jawaban.headers
    assert jawaban.headers["Cache-Control"] == "public, max-age=60"
    assert klien.get(alamat, headers={"If-None-Match": jawaban.headers["ETag"]}).status_code == 304


def test_keadaan(klien: Klien) -> None:
    assert klien.get("/healthz").json == {"status": "ok"}
    siap = klien.get("/readyz")
    assert siap.status_code == 200
    assert siap.json and siap.json["pemeriksaan"]["skema"]["baik"]
