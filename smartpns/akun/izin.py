"""Who may do what: one table from role to permissions, and the guard that refuses whatever is not marked."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

F = TypeVar("F", bound=Callable[..., Any])


class Peran(StrEnum):
    OPERATOR = "operator"
    KEPALA_OPD = "kepala_opd"
    PERENCANA = "perencana"
    PENILAI = "penilai"
    PIMPINAN = "pimpinan"
    AUDITOR = "auditor"
    ADMIN = "admin"
    PNS = "pns"

    @property
    def label(self) -> str:
        return LABEL_PERAN[self]

    @property
    def milik_opd(self) -> bool:
        """A role that acts for one OPD and therefore needs a unit."""
        return self in (Peran.OPERATOR, Peran.KEPALA_OPD)


LABEL_PERAN = {
    Peran.OPERATOR: "Operator OPD",
    Peran.KEPALA_OPD: "Kepala OPD",
    Peran.PERENCANA: "Perencana",
    Peran.PENILAI: "Penilai",
    Peran.PIMPINAN: "Pimpinan",
    Peran.AUDITOR: "Auditor",
    Peran.ADMIN: "Admin",
    Peran.PNS: "PNS",
}


class Izin(StrEnum):
    AKUN_SENDIRI = "akun_sendiri"
    KELOLA_AKUN = "kelola_akun"
    ATUR_INSTALASI = "atur_instalasi"
    LIHAT_JEJAK = "lihat_jejak"
    LIHAT_ORGANISASI = "lihat_organisasi"
    UBAH_ORGANISASI = "ubah_organisasi"
    LIHAT_PEGAWAI = "lihat_pegawai"
    UBAH_PEGAWAI = "ubah_pegawai"
    LIHAT_USULAN = "lihat_usulan"
    PANTAU_USULAN = "pantau_usulan"
    LIHAT_KESENJANGAN = "lihat_kesenjangan"
    ISI_USULAN = "isi_usulan"
    SETUJUI_USULAN = "setujui_usulan"
    VERIFIKASI_USULAN = "verifikasi_usulan"
    ATUR_PERIODE = "atur_periode"
    LIHAT_PERINGKAT = "lihat_peringkat"
    ATUR_PERINGKAT = "atur_peringkat"
    MENILAI = "menilai"
    LIHAT_PENILAIAN = "lihat_penilaian"
    LIHAT_ANGGARAN = "lihat_anggaran"
    ATUR_ANGGARAN = "atur_anggaran"
    LIHAT_RENCANA = "lihat_rencana"
    SUSUN_RENCANA = "susun_rencana"
    TETAPKAN_RENCANA = "tetapkan_rencana"
    TERBITKAN = "terbitkan"
    KELOLA_DOKUMEN = "kelola_dokumen"
    LIHAT_NASKAH = "lihat_naskah"
    TERBITKAN_SURAT = "terbitkan_surat"
    TERBITKAN_NASKAH = "terbitkan_naskah"
    CABUT_NASKAH = "cabut_naskah"
    ATUR_NASKAH = "atur_naskah"


_SEMUA = {Izin.AKUN_SENDIRI}
_LIHAT_PUSAT = {
    Izin.LIHAT_ORGANISASI,
    Izin.PANTAU_USULAN,
    Izin.LIHAT_KESENJANGAN,
    Izin.LIHAT_PERINGKAT,
    Izin.LIHAT_ANGGARAN,
    Izin.LIHAT_RENCANA,
    Izin.LIHAT_NASKAH,
}
_OPD = {
    Izin.LIHAT_ORGANISASI,
    Izin.LIHAT_PEGAWAI,
    Izin.LIHAT_USULAN,
    Izin.LIHAT_KESENJANGAN,
    Izin.LIHAT_NASKAH,
    Izin.TERBITKAN_SURAT,
}

IZIN_PERAN: dict[Peran, frozenset[Izin]] = {
    Peran.OPERATOR: frozenset(_SEMUA | _OPD | {Izin.ISI_USULAN}),
    Peran.KEPALA_OPD: frozenset(_SEMUA | _OPD | {Izin.SETUJUI_USULAN, Izin.CABUT_NASKAH}),
    Peran.PERENCANA: frozenset(
        _SEMUA
        | _LIHAT_PUSAT
        | {
            Izin.LIHAT_PEGAWAI,
            Izin.UBAH_PEGAWAI,
            Izin.UBAH_ORGANISASI,
            Izin.VERIFIKASI_USULAN,
            Izin.ATUR_PERIODE,
            Izin.ATUR_PERINGKAT,
            Izin.LIHAT_PENILAIAN,
            Izin.ATUR_ANGGARAN,
            Izin.SUSUN_RENCANA,
            Izin.TERBITKAN,
            Izin.KELOLA_DOKUMEN,
            Izin.TERBITKAN_NASKAH,
            Izin.CABUT_NASKAH,
            Izin.ATUR_NASKAH,
        }
    ),
    Peran.PENILAI: frozenset(_SEMUA | {Izin.MENILAI}),
    Peran.PIMPINAN: frozenset(_SEMUA | _LIHAT_PUSAT | {Izin.TETAPKAN_RENCANA}),
    Peran.AUDITOR: frozenset(_SEMUA | _LIHAT_PUSAT | {Izin.LIHAT_PENILAIAN, Izin.LIHAT_JEJAK}),
    Peran.ADMIN: frozenset(
        _SEMUA
        | {
            Izin.KELOLA_AKUN,
            Izin.ATUR_INSTALASI,
            Izin.LIHAT_JEJAK,
            Izin.LIHAT_ORGANISASI,
            Izin.UBAH_ORGANISASI,
            Izin.KELOLA_DOKUMEN,
            Izin.ATUR_NASKAH,
        }
    ),
    Peran.PNS: frozenset(_SEMUA),
}


DITEGASKAN = frozenset({Peran.PIMPINAN, Peran.PENILAI, Peran.AUDITOR})
"""Roles that decide, judge or look over others: no admin takes one, and another admin confirms each."""
RANGKAP = (
    (frozenset({Peran.OPERATOR, Peran.KEPALA_OPD}), "menyusun dan menyetujui usulan"),
    (frozenset({Peran.PERENCANA, Peran.PIMPINAN}), "menyusun dan menetapkan rencana"),
    (frozenset({Peran.PERENCANA, Peran.PENILAI}), "menjalankan penilaian dan menilai"),
)
"""Pairs of roles in which one person would stand on both sides of a decision, and of which."""


def rangkap(peran: Collection[Peran]) -> list[str]:
    """What one person with these roles could do on both sides."""
    return [apa for pasangan, apa in RANGKAP if pasangan <= set(peran)]


@dataclass(frozen=True)
class Pelaku:
    """Who acts, in which role, and for which OPD (None: for the whole district)."""

    pengguna_id: UUID | None
    nama: str
    peran: Peran | None
    unit_id: UUID | None = None
    nama_unit: str = ""

    @property
    def nama_peran(self) -> str:
        """The role as records keep it; the command line has none and is `sistem`."""
        return self.peran.value if self.peran else "sistem"

    @classmethod
    def sistem(cls) -> "Pelaku":
        """The command line and the sample district."""
        return cls(None, "Sistem", None)


def boleh(pelaku: Pelaku | None, izin: Izin) -> bool:
    return pelaku is not None and pelaku.peran is not None and izin in IZIN_PERAN[pelaku.peran]


def pelaku_kini() -> Pelaku | None:
    """Who is signed in, in the role they act in; None for a visitor."""
    if "pelaku" not in g:
        g.pelaku = current_user.sebagai_pelaku() if current_user.is_authenticated else None
    return g.pelaku


def pelaku() -> Pelaku:
    """The signed-in actor of a view that carries `@perlu_izin`."""
    siapa = pelaku_kini()
    if siapa is None:
        abort(401)
    return siapa


def perlu_izin(izin: Izin) -> Callable[[F], F]:
    """Declare what a view asks for; `jaga` checks it."""
    return _tandai(izin)


def publik(view: F) -> F:
    """Declare that anyone may call a view."""
    return _tandai(None)(view)


def _tandai(izin: Izin | None) -> Callable[[F], F]:
    def pasang_tanda(view: F) -> F:
        view.izin = izin  # type: ignore[attr-defined]
        return view

    return pasang_tanda


def izin_endpoint(app: Flask, endpoint: str) -> Izin | None:
    """What an endpoint asks for, None when it is public. KeyError when nobody decided."""
    if endpoint == "static":
        return None
    view = app.view_functions[endpoint]
    if not hasattr(view, "izin"):
        raise KeyError(endpoint)
    return view.izin


def jaga() -> ResponseReturnValue | None:
    """Before each request: default deny."""
    if request.endpoint is None:
        return None
    try:
        izin = izin_endpoint(current_app, request.endpoint)
    except KeyError:
        abort(403)
    if izin is None:
        return None
    siapa = pelaku_kini()
    if siapa is None:
        return redirect(url_for("akun.masuk", lanjut=request.full_path if request.method == "GET" else None))
    if not boleh(siapa, izin):
        abort(403)
    return None
