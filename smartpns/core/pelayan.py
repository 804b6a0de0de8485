"""The front of the application at the server: a request is read whole, in time, before a thread is spent on it.

`Pelayan` speaks RSGI to granian. Reading happens in the event loop, so a visitor who sends a body byte by byte costs a
few kilobytes and nobody's turn; a body that does not keep up is answered with 408. Then the WSGI application runs in
one of a few threads, and its answer is handed back in one piece, so a slow reader holds no thread either.
"""

import asyncio
import io
import logging
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Protocol

KIB = 1024
Kepala = list[tuple[str, str]]
Jawaban = tuple[int, Kepala, bytes]
Aplikasi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

TENGGAT_ISI = 20.0
"""Seconds in which a body must have arrived, however small it is."""
LAJU_ISI = 16 * KIB
"""Bytes that buy one second more: a large file over a slow line is let in, a dripping one is not."""
DI_MEMORI = 256 * KIB
"""A body larger than this waits on the disk."""
UTAS = 2
"""Threads of a worker: measured, 1 and 2 serve alike, 4 a third less; with 2 one long answer leaves a way past it."""
TERLAMBAT = "Kiriman ini terlalu lambat sampai, jadi tidak diproses. Periksa jaringan Anda, lalu kirim lagi.\n"
RUSAK = "Ada kesalahan di server. Coba lagi sebentar lagi.\n"
PENUH = "Server sedang tidak dapat menampung kiriman. Tidak ada yang tersimpan; coba lagi beberapa menit lagi.\n"

catatan = logging.getLogger(__name__)


class Permintaan(Protocol):
    """What granian tells of a request."""

    http_version: str
    server: str
    client: str
    scheme: str
    method: str
    path: str
    query_string: str
    authority: str | None
    headers: Any


class Pelayan:
    """A WSGI application behind a reader that does not wait for anybody. One for each worker."""

    def __init__(
        self,
        aplikasi: Aplikasi,
        isi_terbesar: int,
        tenggat: float = TENGGAT_ISI,
        laju: int = LAJU_ISI,
        utas: int = UTAS,
    ) -> None:
        self.aplikasi = aplikasi
        self.isi_terbesar = isi_terbesar
        self.tenggat = tenggat
        self.laju = laju
        self._utas = ThreadPoolExecutor(utas, "permintaan")

    async def __rsgi__(self, permintaan: Permintaan, jalur: Any) -> None:
        kepala = permintaan.headers.items()
        isi: IO[bytes] | None = None
        panjang = 0
        try:
            if _berisi(kepala):
                isi, panjang = await self._terima(jalur, _panjang(kepala))
            lingkungan = _lingkungan(permintaan, kepala, isi, panjang)
            putaran = asyncio.get_running_loop()
            status, kepala, badan = await putaran.run_in_executor(self._utas, partial(jawab, self.aplikasi, lingkungan))
        except TimeoutError:
            status, kepala, badan = _polos(408, TERLAMBAT)
        except OSError:
            catatan.exception("isi permintaan tidak tertampung")
            status, kepala, badan = _polos(503, PENUH)
        finally:
            if isi is not None:
                isi.close()
        jalur.response_bytes(status, kepala, badan)

    async def _terima(self, jalur: Any, panjang: int) -> tuple[IO[bytes], int]:
        """Read the body in time. One that is too large is not read to its end: its length alone makes the 413.

        Raises TimeoutError when it does not keep up, OSError when the disk cannot hold it.
        """
        isi: IO[bytes] = SpooledTemporaryFile(DI_MEMORI)
        if panjang > self.isi_terbesar:
            return isi, panjang
        jumlah = 0
        try:
            mulai = asyncio.get_running_loop().time()
            async with asyncio.timeout(self.tenggat) as tenggat:
                async for potongan in jalur:
                    jumlah += len(potongan)
                    if jumlah > self.isi_terbesar:
                        break
                    isi.write(potongan)
                    tenggat.reschedule(mulai + self.tenggat + jumlah / self.laju)
        except BaseException:
            isi.close()
            raise
        isi.seek(0)
        return isi, jumlah

    def __rsgi_del__(self, _putaran: asyncio.AbstractEventLoop) -> None:
        self._utas.shutdown()


def jawab(aplikasi: Aplikasi, lingkungan: dict[str, Any]) -> Jawaban:
    """Call the WSGI application and gather its whole answer; what it lets through is logged and answered with 500."""
    status, kepala = 500, Kepala()
    ditulis: list[bytes] = []

    def mulai(baris: str, daftar: Kepala, sebab: Any = None) -> Callable[[bytes], None]:
        nonlocal status, kepala
        status, kepala = int(baris.split(" ", 1)[0]), daftar
        return ditulis.append

    try:
        potongan = aplikasi(lingkungan, mulai)
        try:
            badan = b"".join((*ditulis, *potongan))
        finally:
            if tutup := getattr(potongan, "close", None):
                tutup()
    except Exception:
        catatan.exception("galat di luar aplikasi")
        return _polos(500, RUSAK)
    return status, kepala, badan


def _polos(status: int, kalimat: str) -> Jawaban:
    kepala = [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store"), ("connection", "close")]
    if status == 503:
        kepala.append(("retry-after", "60"))
    return status, kepala, kalimat.encode()


def _berisi(kepala: Kepala) -> bool:
    return any(nama == "transfer-encoding" or (nama == "content-length" and nilai != "0") for nama, nilai in kepala)


def _panjang(kepala: Kepala) -> int:
    """The announced length; granian has refused what is not a number."""
    return next((int(nilai) for nama, nilai in kepala if nama == "content-length" and nilai.isdecimal()), 0)


def _lingkungan(permintaan: Permintaan, kepala: Kepala, isi: IO[bytes] | None, panjang: int) -> dict[str, Any]:
    """The request as PEP 3333 wants it."""
    tamu, _, porta_tamu = permintaan.client.rpartition(":")
    peladen, _, porta = permintaan.server.rpartition(":")
    lingkungan: dict[str, Any] = {
        "REQUEST_METHOD": permintaan.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": permintaan.path.encode().decode("latin-1"),
        "QUERY_STRING": permintaan.query_string,
        "SERVER_PROTOCOL": f"HTTP/{permintaan.http_version}",
        "SERVER_NAME": peladen,
        "SERVER_PORT": porta,
        "REMOTE_ADDR": tamu,
        "REMOTE_PORT": porta_tamu,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": permintaan.scheme,
        "wsgi.input": io.BytesIO() if isi is None else isi,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if permintaan.authority:
        lingkungan["HTTP_HOST"] = permintaan.authority
    for nama, nilai in kepala:
        if "_" in nama:
            continue  # would pass for the one with a hyphen, which a proxy has cleaned
        kunci = f"HTTP_{nama.upper().replace('-', '_')}"
        pemisah = "; " if nama == "cookie" else ","
        lingkungan[kunci] = f"{lingkungan[kunci]}{pemisah}{nilai}" if kunci in lingkungan else nilai
    for nama in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        if (nilai := lingkungan.pop(f"HTTP_{nama}", None)) is not None:
            lingkungan[nama] = nilai
    lingkungan.pop("HTTP_TRANSFER_ENCODING", None)
    if isi is not None:
        lingkungan["CONTENT_LENGTH"] = str(panjang)
    return lingkungan
