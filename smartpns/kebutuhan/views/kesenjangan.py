"""Where the gap lies: by OPD, by jabatan, by science, and down to one post in one unit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.formats import waktu
from smartpns.core.tabel import Paginasi
from smartpns.core.unduhan import kirim_buku
from smartpns.core.waktu import hari_ini, sekarang
from smartpns.kebutuhan.queries import periode_berjalan
from smartpns.kebutuhan.queries.celah import CelahJabatan, aturan_celah, celah_jabatan
from smartpns.kebutuhan.queries.rekap_celah import MENURUT, SaringCelah, jumlahkan_celah, kelompokkan
from smartpns.kebutuhan.rules import AturanCelah
from smartpns.kebutuhan.sheets import tulis_kesenjangan
from smartpns.kebutuhan.views.blueprint import bp
from smartpns.organisasi.queries import opd_lingkup

LABEL_SARING = {"opd": "OPD", "jabatan": "Jabatan", "rumpun": "Rumpun ilmu"}


@dataclass(frozen=True)
class Tampilan:
    """What the address asks to see: the posts, the view, the names of the filters, and what was not understood."""

    aturan: AturanCelah
    celah: Sequence[CelahJabatan]
    saring: SaringCelah
    nama: dict[str, str]
    diabaikan: list[str]

    @property
    def uraian(self) -> str:
        return "; ".join(f"{LABEL_SARING[n]}: {isi}" for n, isi in self.nama.items()) or "tanpa saringan"


@bp.get("/kesenjangan")
@perlu_izin(Izin.LIHAT_KESENJANGAN)
def kesenjangan() -> ResponseReturnValue:
    tampilan = _baca()
    saring = tampilan.saring
    baris = kelompokkan(tampilan.celah, saring)
    nav = Paginasi.dari(request.args, len(baris))
    return render_template(
        "kebutuhan/kesenjangan.html",
        tampilan=tampilan,
        saring=saring,
        menurut=_pilihan_menurut(),
        baris=[(b, _alamat(b.buka) if b.buka else None) for b in nav.potong(baris)],
        nav=nav,
        jumlah=jumlahkan_celah(tampilan.celah),
        tab={kunci: (label, _alamat(replace(saring, menurut=kunci))) for kunci, label in _pilihan_menurut().items()},
        chip=[(LABEL_SARING[n], isi, _alamat(replace(saring, **{n: ""}))) for n, isi in tampilan.nama.items()],
        hapus=_alamat(SaringCelah(saring.menurut)),
    )


@bp.get("/kesenjangan.xlsx")
@perlu_izin(Izin.LIHAT_KESENJANGAN)
def unduh_kesenjangan() -> ResponseReturnValue:
    """Exactly the view of this address, all its pages."""
    tampilan = _baca()
    isi = tulis_kesenjangan(
        MENURUT[tampilan.saring.menurut],
        kelompokkan(tampilan.celah, tampilan.saring),
        jumlahkan_celah(tampilan.celah),
        tampilan.uraian,
        f"{waktu(sekarang())} oleh {pelaku().nama}",
    )
    return kirim_buku(isi, "kesenjangan.xlsx")


def _baca() -> Tampilan:
    """The posts within the caller's scope that pass the filters of the address; unknown values are named, not used."""
    hari, periode = hari_ini(), periode_berjalan()
    aturan = aturan_celah(periode.tahun if periode else hari.year + 1, hari)
    semua = celah_jabatan(aturan, opd_lingkup(pelaku()))
    ada = _nama(semua)
    diminta = {n: teks for n in LABEL_SARING if (teks := request.args.get(n, ""))}
    dikenal = {n: teks for n, teks in diminta.items() if teks in ada[n]}
    pilihan = _pilihan_menurut()
    menurut = request.args.get("menurut", "")
    saring = SaringCelah(menurut if menurut in pilihan else next(iter(pilihan)), **dikenal)
    return Tampilan(
        aturan,
        [c for c in semua if saring.cocok(c)],
        saring,
        {n: ada[n][teks] for n, teks in dikenal.items()},
        [teks[:40] for n, teks in diminta.items() if n not in dikenal],
    )


def _nama(semua: Iterable[CelahJabatan]) -> dict[str, dict[str, str]]:
    """What can be filtered by, code to name."""
    hasil: dict[str, dict[str, str]] = {n: {} for n in LABEL_SARING}
    for c in semua:
        hasil["opd"][c.opd.kode] = c.opd.nama
        hasil["jabatan"][c.jabatan.kode] = c.jabatan.nama
        hasil["rumpun"][c.rumpun[0]] = c.rumpun[1]
    return hasil


def _pilihan_menurut() -> dict[str, str]:
    """What the caller can sum by: somebody of one OPD has nothing to compare by OPD."""
    return {k: label for k, label in MENURUT.items() if k != "opd" or opd_lingkup(pelaku()) is None}


def _alamat(saring: SaringCelah) -> str:
    return url_for("kebutuhan.kesenjangan", menurut=saring.menurut, **saring.dipakai)  # type: ignore[arg-type]
