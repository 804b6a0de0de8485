"""The front page, the list of study programmes and one programme."""

from flask.typing import ResponseReturnValue

from smartpns.akun.izin import pelaku_kini, publik
from smartpns.core.caching import halaman_publik
from smartpns.core.errors import TidakDitemukan
from smartpns.publikasi.queries import cari_terbitan, daftar_terbitan, isi_terbitan
from smartpns.publikasi.views.dasar import bp


@bp.get("/")
@publik
def beranda() -> ResponseReturnValue:
    return halaman_publik("publikasi/beranda.html", pribadi=pelaku_kini() is not None)


@bp.get("/program-studi")
@publik
def daftar() -> ResponseReturnValue:
    terbitan = cari_terbitan(daftar_terbitan())
    baris = isi_terbitan(terbitan.id).baris if terbitan else ()
    return halaman_publik(
        "publikasi/daftar.html", pribadi=pelaku_kini() is not None, terbitan=terbitan, baris=baris[:50]
    )


@bp.get("/program-studi/<slug>")
@publik
def rinci(slug: str) -> ResponseReturnValue:
    terbitan = cari_terbitan(daftar_terbitan())
    baris = [b for b in isi_terbitan(terbitan.id).baris if b.slug == slug] if terbitan else []
    if not baris:
        raise TidakDitemukan("Program studi ini tidak ada dalam daftar yang berlaku.")
    return halaman_publik("publikasi/rinci.html", pribadi=pelaku_kini() is not None, terbitan=terbitan, baris=baris)
