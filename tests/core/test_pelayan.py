"""The front of the server: a body is read whole and in time before a thread is spent on it."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest

from smartpns.core.pelayan import Pelayan

Kepala = list[tuple[str, str]]


@dataclass
class Daftar:
    """The headers of a request as granian hands them over."""

    isi: Kepala

    def items(self) -> Kepala:
        return self.isi


@dataclass
class Permintaan:
    headers: Daftar
    method: str = "POST"
    path: str = "/é b"
    query_string: str = "x=1%20"
    http_version: str = "1.1"
    server: str = "127.0.0.1:8000"
    client: str = "10.0.0.7:5000"
    scheme: str = "http"
    authority: str | None = None


@dataclass
class Jalur:
    """A connection that brings its pieces, each after a pause."""

    potongan: list[bytes]
    jeda: float = 0.0
    jawaban: tuple[int, dict[str, str], bytes] | None = None
    terbaca: int = field(default=0)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for p in self.potongan:
            await asyncio.sleep(self.jeda)
            self.terbaca += 1
            yield p

    def response_bytes(self, status: int, kepala: Kepala, isi: bytes) -> None:
        self.jawaban = (status, dict(kepala), isi)


def gema(lingkungan: dict[str, Any], mulai: Callable[..., Any]) -> Iterable[bytes]:
    """Answers with what it was asked."""
    isi = lingkungan["wsgi.input"].read(int(lingkungan.get("CONTENT_LENGTH") or 0))
    mulai("200 OK", [("content-type", "text/plain")])
    yield repr((lingkungan["PATH_INFO"], lingkungan["QUERY_STRING"], lingkungan["REMOTE_ADDR"])).encode()
    yield isi


def panggil(pelayan: Pelayan, jalur: Jalur, *kepala: tuple[str, str], method: str = "POST") -> tuple[int, str, bytes]:
    asyncio.run(pelayan.__rsgi__(Permintaan(Daftar(list(kepala)), method), jalur))
    assert jalur.jawaban
    status, nama, isi = jalur.jawaban
    return status, nama.get("retry-after", ""), isi


def test_isi_sampai_utuh_juga_bila_lewat_cakram() -> None:
    potongan = [bytes([n]) * 100_000 for n in range(8)]
    status, _, isi = panggil(Pelayan(gema, 10**6), Jalur(potongan), ("content-length", "800000"))
    assert status == 200
    assert isi == repr(("/Ã© b", "x=1%20", "10.0.0.7")).encode() + b"".join(potongan)


def test_tanpa_isi_tidak_menunggu() -> None:
    jalur = Jalur([b"a"], jeda=5)
    mulai = time.perf_counter()
    assert panggil(Pelayan(gema, 10), jalur, method="GET")[0] == 200
    assert panggil(Pelayan(gema, 10), jalur, ("content-length", "0"))[0] == 200
    assert (time.perf_counter() - mulai, jalur.terbaca) < (2, 1)


def test_isi_yang_menetes_dipotong_dan_aplikasi_tidak_dipanggil() -> None:
    def tidak_boleh(*_: Any) -> Iterable[bytes]:
        raise AssertionError("called for a body that never came")

    jalur = Jalur([b"a"] * 100, jeda=0.05)
    status, _, isi = panggil(Pelayan(tidak_boleh, 10**6, tenggat=0.2), jalur, ("content-length", "100"))
    assert (status, b"terlalu lambat" in isi) == (408, True)
    assert jalur.terbaca < 8


def test_isi_besar_lewat_jaringan_lambat_diterima() -> None:
    """Each piece buys time: 10 pieces take 0.5 s, more than the 0.2 s that a dripping body gets."""
    status, _, isi = panggil(
        Pelayan(gema, 10**6, tenggat=0.2, laju=10_000), Jalur([b"a" * 1_000] * 10, jeda=0.05), ("content-length", "1")
    )
    assert (status, len(isi) > 10_000) == (200, True)


@pytest.mark.parametrize("kepala", [("content-length", "50"), ("transfer-encoding", "chunked")])
def test_isi_terlalu_besar_tidak_dibaca_sampai_habis(kepala: tuple[str, str]) -> None:
    panjang: list[str] = []

    def catat(lingkungan: dict[str, Any], mulai: Callable[..., Any]) -> Iterable[bytes]:
        panjang.append(lingkungan["CONTENT_LENGTH"])
        mulai("413 x", [])
        return []

    jalur = Jalur([b"aaaa"] * 1_000)
    assert panggil(Pelayan(catat, 10), jalur, kepala)[0] == 413
    assert int(panjang[0]) > 10
    assert jalur.terbaca <= 3


def test_cakram_penuh_503(monkeypatch: pytest.MonkeyPatch) -> None:
    class Penuh:
        def __init__(self, _batas: int) -> None: ...

        def write(self, _isi: bytes) -> None:
            raise OSError(28, "No space left on device")

        def close(self) -> None: ...

    monkeypatch.setattr("smartpns.core.pelayan.SpooledTemporaryFile", Penuh)
    status, ulangi, isi = panggil(Pelayan(gema, 100), Jalur([b"a"]), ("content-length", "1"))
    assert (status, ulangi) == (503, "60")
    assert "Tidak ada yang tersimpan" in isi.decode()


def test_kepala_bergaris_bawah_tidak_menyamar() -> None:
    terlihat: dict[str, Any] = {}

    def lihat(lingkungan: dict[str, Any], mulai: Callable[..., Any]) -> Iterable[bytes]:
        terlihat.update(lingkungan)
        mulai("204 x", [])
        return []

    kepala = [("x_forwarded_for", "1.2.3.4"), ("x-a", "1"), ("x-a", "2"), ("cookie", "a=1"), ("cookie", "b=2")]
    panggil(Pelayan(lihat, 1), Jalur([]), *kepala, method="GET")
    assert "HTTP_X_FORWARDED_FOR" not in terlihat
    assert (terlihat["HTTP_X_A"], terlihat["HTTP_COOKIE"]) == ("1,2", "a=1; b=2")


def test_galat_di_luar_aplikasi_500_tanpa_isi_rahasia() -> None:
    def rusak(_lingkungan: dict[str, Any], _mulai: Callable[..., Any]) -> Iterable[bytes]:
        raise RuntimeError("rahasia")

    status, _, isi = panggil(Pelayan(rusak, 1), Jalur([]), method="GET")
    assert (status, b"rahasia" in isi) == (500, False)
