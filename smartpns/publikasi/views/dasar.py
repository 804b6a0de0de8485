"""What the pages of this room share: the blueprint, the version asked for, addresses, and keeping rendered pages."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from smartpns.akun.izin import pelaku_kini
from smartpns.core.caching import Simpanan, halaman_publik, jawab_salinan
from smartpns.publikasi.queries import Terbitan, cari_terbitan, daftar_terbitan

bp = Blueprint("publikasi", __name__)

SIMPANAN = Simpanan(muat=256)


@dataclass(frozen=True)
class Tempat:
    """Where a list stands (the public page or a preview) and what its links carry along."""

    endpoint_daftar: str = "publikasi.daftar"
    endpoint_rinci: str = "publikasi.rinci"
    tetap: dict[str, Any] = field(default_factory=dict)

    def daftar(self, **parameter: Any) -> str:
        return url_for(self.endpoint_daftar, **self.tetap, **parameter)

    def rinci(self, slug: str) -> str:
        return url_for(self.endpoint_rinci, slug=slug, **self.tetap)


@dataclass(frozen=True)
class Permintaan:
    """The version that an address asks for, and what else stands there.

    `diabaikan` are parts of the address that name no version, `argumen` the parts that are left for the filters.
    """

    terbitan: Terbitan | None
    terbaru: Terbitan | None
    argumen: MultiDict[str, str] = field(default_factory=MultiDict)
    diabaikan: tuple[tuple[str, str], ...] = ()

    @property
    def lama(self) -> bool:
        return self.terbitan != self.terbaru

    @property
    def parameter(self) -> dict[str, int]:
        """What an address must carry to stay with this version; nothing for the newest."""
        if self.terbitan is None or not self.lama:
            return {}
        return {"periode": self.terbitan.tahun, "versi": self.terbitan.versi}


def versi_diminta() -> Permintaan:
    """Read `periode` and `versi` of the address; a `tahun` before the newest period names an older one."""
    semua = daftar_terbitan()
    terbaru = cari_terbitan(semua)
    argumen = request.args.copy()
    periode, versi, tahun = (_bilangan(nama) for nama in ("periode", "versi", "tahun"))
    if periode is None and terbaru:
        if tahun is not None and tahun < terbaru.tahun and cari_terbitan(semua, tahun):
            periode = tahun
            argumen.poplist("tahun")
        elif versi is not None:
            periode = terbaru.tahun
    terbitan = cari_terbitan(semua, periode, versi)
    if terbitan:
        return Permintaan(terbitan, terbaru, argumen)
    disebut = tuple((nama, argumen[nama]) for nama in ("periode", "versi") if nama in argumen)
    return Permintaan(terbaru, terbaru, argumen, disebut)


def _bilangan(nama: str) -> int | None:
    teks = request.args.get(nama, "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 6 else None


def tampilkan(templat: str, kunci: Hashable | None, konteks: Callable[[], dict[str, Any]]) -> Response:
    """A public page; rendered once per `kunci` for visitors, never kept for who is signed in."""
    pribadi = pelaku_kini() is not None
    if pribadi or kunci is None:
        return halaman_publik(templat, pribadi, **konteks())
    return jawab_salinan(
        SIMPANAN.ambil((templat, kunci), lambda: render_template(templat, tanpa_sesi=True, **konteks()))
    )
