"""The ranking as it stands now: list, explanation of one rank, workbook of what is shown."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, boleh, pelaku, perlu_izin
from smartpns.core.errors import TidakDitemukan
from smartpns.core.tabel import Paginasi, bilangan_alamat
from smartpns.core.unduhan import kirim_buku
from smartpns.core.waktu import sekarang
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries import daftar_periode, periode_berjalan
from smartpns.organisasi.rules import Jenjang
from smartpns.prioritas.queries import bobot_terkunci, keadaan_penilaian, pemindahan_berbobot_lain
from smartpns.rencana.forms import PAGU, Saringan
from smartpns.rencana.models import BarisRencana
from smartpns.rencana.queries import (
    Calon,
    Susunan,
    baris_rencana,
    belum_dinilai,
    calon_kebutuhan,
    jelaskan_calon,
    kekuatan_kini,
    susunan_kini,
)
from smartpns.rencana.sheets import keterangan_peringkat, tulis_peringkat
from smartpns.rencana.views.blueprint import bp


def periode_diminta() -> Periode | None:
    """The period that the address names, else the current one; None as long as there is none."""
    tahun = request.args.get("periode", type=bilangan_alamat)
    return next((p for p in daftar_periode() if p.tahun == tahun), None) or periode_berjalan()


def periode_wajib() -> Periode:
    """As `periode_diminta`. Raises TidakDitemukan as long as there is none."""
    periode = periode_diminta()
    if periode is None:
        raise TidakDitemukan("Belum ada periode perencanaan. Buka periode dahulu.")
    return periode


@dataclass(frozen=True)
class BarisDaftar:
    """A row of a ranked list with the address that explains it; `potong` draws the cut line above it.

    `url_pindah` is where it is moved, for those who may.
    """

    baris: BarisRencana
    url: str
    potong: bool = False
    url_pindah: str | None = None


@bp.get("/peringkat")
@perlu_izin(Izin.LIHAT_PERINGKAT)
def peringkat() -> ResponseReturnValue:
    periode = periode_diminta()
    if periode is None:
        return render_template("rencana/peringkat_kosong.html", periode=None, belum=None)
    belum = belum_dinilai(periode)
    if not bobot_terkunci(periode):
        return render_template("rencana/bobot_terbuka.html", periode=periode, belum=belum)
    kini = susunan_kini(periode)
    if not kini.calon:
        return render_template("rencana/peringkat_kosong.html", periode=periode, belum=belum)
    semua = daftar_periode()
    saringan = Saringan.dari(request.args)
    cocok = saringan.pilih(kini.calon)
    nav = Paginasi.dari(request.args, len(cocok))
    return render_template(
        "rencana/peringkat.html",
        periode=periode,
        daftar_periode=semua,
        kini=kini,
        peka=kekuatan_kini(kini).terpeka,
        belum=belum,
        penilaian=keadaan_penilaian(periode),
        bobot_lain=pemindahan_berbobot_lain(periode),
        saringan=saringan,
        chip=_chip(saringan, kini.calon),
        pilihan=_pilihan(kini.calon, semua),
        nav=nav,
        cocok=len(cocok),
        daftar=_halaman(kini, cocok, nav),
        argumen={"periode": periode.tahun, **saringan.argumen},
    )


@bp.get("/peringkat.xlsx")
@perlu_izin(Izin.LIHAT_PERINGKAT)
def unduh_peringkat() -> ResponseReturnValue:
    """Exactly the list of this address, all its pages."""
    periode = periode_diminta()
    if periode is None:
        return render_template("rencana/peringkat_kosong.html", periode=None, belum=None), 404
    if not bobot_terkunci(periode):
        return redirect(url_for("rencana.peringkat", periode=periode.tahun))
    kini = susunan_kini(periode)
    saringan = Saringan.dari(request.args)
    cocok = saringan.pilih(kini.calon)
    isi = tulis_peringkat(
        f"Peringkat kebutuhan tugas belajar {periode}",
        [baris_rencana(calon) for calon in cocok],
        periode.daftar_tahun,
        keterangan_peringkat(
            str(periode),
            f"Versi {kini.bobot.nomor}" if kini.bobot else "Bawaan aplikasi",
            sekarang(),
            "; ".join(f"{nama}: {nilai}" for nama, nilai, _ in _chip(saringan, kini.calon)),
            len(cocok),
            len(kini.calon),
        ),
    )
    return kirim_buku(isi, f"peringkat-{periode.tahun}.xlsx")


@bp.get("/peringkat/<uuid:kebutuhan_id>")
@perlu_izin(Izin.LIHAT_PERINGKAT)
def mengapa(kebutuhan_id: UUID) -> ResponseReturnValue:
    """Why this need has its rank, with every number it was computed from."""
    periode = periode_diminta()
    if periode is None:
        return render_template("rencana/peringkat_kosong.html", periode=None, belum=None), 404
    if not bobot_terkunci(periode):
        return redirect(url_for("rencana.peringkat", periode=periode.tahun))
    kini = susunan_kini(periode)
    calon = calon_kebutuhan(kini, kebutuhan_id)
    kekuatan = kekuatan_kini(kini)
    return render_template(
        "rencana/mengapa.html",
        penjelasan=jelaskan_calon(kini, calon),
        kekuatan=kekuatan,
        selang=kekuatan.selang_satu(calon.terperingkat.baris.kode),
        periode=periode,
        rencana=None,
        sebelum=_url_mengapa(kini, calon.peringkat - 1),
        sesudah=_url_mengapa(kini, calon.peringkat + 1),
    )


def _url_mengapa(kini: Susunan, peringkat: int) -> str | None:
    if not 1 <= peringkat <= len(kini.calon):
        return None
    return url_for("rencana.mengapa", kebutuhan_id=kini.calon[peringkat - 1].id, periode=kini.periode.tahun)


def _halaman(kini: Susunan, cocok: Sequence[Calon], nav: Paginasi) -> list[BarisDaftar]:
    """The rows of one page, with the cut line above the first row at or below it."""
    garis = kini.garis
    potong = next((c.peringkat for c in cocok if garis and c.peringkat >= garis.peringkat), None)
    tahun = kini.periode.tahun
    atur = boleh(pelaku(), Izin.ATUR_PERINGKAT)
    return [
        BarisDaftar(
            baris_rencana(calon),
            url_for("rencana.mengapa", kebutuhan_id=calon.id, periode=tahun),
            calon.peringkat == potong,
            url_for("rencana.pindahkan", kebutuhan_id=calon.id, periode=tahun) if atur else None,
        )
        for calon in nav.potong(cocok)
    ]


def _pilihan(semua: Sequence[Calon], periode: Sequence[Periode]) -> dict[str, list[tuple[Any, str]]]:
    """What can be filtered by: value and label, with how many needs each holds where there are few choices."""
    baris = [satu.terperingkat.baris for satu in semua]
    jenjang = Counter(satu.jenjang_tujuan for satu in baris)
    muat = Counter("dalam" if satu.keputusan.muat else "luar" for satu in semua)
    return {
        "periode": [(satu.tahun, str(satu)) for satu in periode],
        "opd": sorted({(satu.opd_kode, satu.opd_nama) for satu in baris}, key=lambda p: p[1]),
        "program": sorted({(satu.prodi_kode, satu.prodi_nama) for satu in baris}, key=lambda p: p[1]),
        "jenjang": [(j.value, f"{j.label} ({jenjang[j]})") for j in Jenjang if jenjang[j]],
        "pagu": [(kode, f"{label} ({muat[kode]})") for kode, label in PAGU.items()],
    }


def _chip(saringan: Saringan, semua: Sequence[Calon]) -> list[tuple[str, str, str]]:
    """The filters in force: name, value in words, address without it."""
    baris = [satu.terperingkat.baris for satu in semua]
    nama = {
        "opd": ("OPD", next((b.opd_nama for b in baris if b.opd_kode == saringan.opd), saringan.opd)),
        "program": ("Program", next((b.prodi_nama for b in baris if b.prodi_kode == saringan.program), "")),
        "jenjang": ("Jenjang", ", ".join(j.label for j in saringan.jenjang)),
        "pagu": ("Pagu", PAGU.get(saringan.pagu, "")),
    }
    periode = request.args.get("periode", type=bilangan_alamat)
    return [
        (*nama[kunci], url_for("rencana.peringkat", periode=periode, **saringan.tanpa(kunci)))  # type: ignore[arg-type]
        for kunci in saringan.argumen
    ]
