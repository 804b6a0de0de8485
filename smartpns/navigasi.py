"""What stands around every page: the menu of the role and the bar that says who, where and until when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import current_app, request, url_for
from flask_login import current_user

from smartpns.akun.izin import Izin, Pelaku, Peran, boleh, pelaku_kini
from smartpns.core.formats import jam, sisa_waktu, waktu
from smartpns.core.instalasi import instalasi
from smartpns.kebutuhan.queries import batas_opd, disimpan_pada, periode_berjalan


@dataclass(frozen=True)
class Butir:
    """A menu entry, shown to whoever has the permission; `awalan` are the paths it stands for."""

    label: str
    endpoint: str
    izin: Izin | None
    awalan: tuple[str, ...]
    isi: tuple["Butir", ...] = ()


@dataclass(frozen=True)
class Kelompok:
    """Pages that share one menu entry and stand beside each other as tabs; with one page left it is that page."""

    label: str
    isi: tuple[Butir, ...]


MENU_PUBLIK: tuple[Butir, ...] = (
    Butir("Beranda", "publikasi.beranda", None, ("/",)),
    Butir("Program studi", "publikasi.daftar", None, ("/program-studi",)),
    Butir("SOP & SP", "dokumen.daftar", None, ("/dokumen",)),
    Butir("Data", "publikasi.data", None, ("/data",)),
    Butir("Masuk", "akun.masuk", None, ("/masuk",)),
)
MENU_KERJA: tuple[Butir | Kelompok, ...] = (
    Butir("Keputusan saya", "rencana.keputusan", Izin.TETAPKAN_RENCANA, ("/rencana/keputusan",)),
    Butir("Penilaian", "prioritas.penilaian", Izin.MENILAI, ("/penilaian",)),
    Butir("Usulan", "kebutuhan.tugas", Izin.ISI_USULAN, ("/kebutuhan",)),
    Butir("Persetujuan", "kebutuhan.persetujuan", Izin.SETUJUI_USULAN, ("/kebutuhan",)),
    Kelompok(
        "Pantauan",
        (
            Butir("Pantauan", "kebutuhan.pantauan", Izin.PANTAU_USULAN, ("/kebutuhan/pantauan", "/kebutuhan/periode")),
            Butir("Kesenjangan", "kebutuhan.kesenjangan", Izin.PANTAU_USULAN, ("/kebutuhan/kesenjangan",)),
            Butir("Tempat terisi", "kebutuhan.terisi", Izin.VERIFIKASI_USULAN, ("/kebutuhan/terisi",)),
        ),
    ),
    Butir(
        "Verifikasi",
        "kebutuhan.verifikasi",
        Izin.VERIFIKASI_USULAN,
        (
            "/kebutuhan/verifikasi",
            "/kebutuhan/usulan",
            "/kebutuhan/pemetaan",
            "/kebutuhan/gabungan",
            "/kebutuhan/daftar",
        ),
    ),
    Kelompok(
        "Peringkat",
        (
            Butir("Peringkat", "rencana.peringkat", Izin.LIHAT_PERINGKAT, ("/peringkat",)),
            Butir("Bobot", "prioritas.bobot", Izin.LIHAT_PERINGKAT, ("/bobot",)),
            Butir("Penilaian", "prioritas.kelola_penilaian", Izin.LIHAT_PENILAIAN, ("/kelola/penilaian",)),
            Butir("Rencana", "rencana.daftar", Izin.LIHAT_RENCANA, ("/rencana",)),
        ),
    ),
    Kelompok(
        "Anggaran",
        (
            Butir("Proyeksi", "anggaran.proyeksi", Izin.LIHAT_ANGGARAN, ("/anggaran", "/biaya")),
            Butir("Rencana terbaik", "anggaran.susun", Izin.LIHAT_ANGGARAN, ("/anggaran/susun",)),
            Butir("Skenario", "anggaran.skenario", Izin.LIHAT_ANGGARAN, ("/anggaran/skenario",)),
            Butir("Komitmen", "anggaran.komitmen", Izin.LIHAT_ANGGARAN, ("/anggaran/komitmen",)),
            Butir("RKA", "anggaran.rka", Izin.LIHAT_ANGGARAN, ("/anggaran/rka", "/anggaran/kode")),
            Butir("Realisasi", "rencana.realisasi", Izin.LIHAT_ANGGARAN, ("/anggaran/realisasi",)),
        ),
    ),
    Butir("Data induk", "organisasi.beranda", Izin.LIHAT_ORGANISASI, ("/data-induk",)),
    Kelompok(
        "Dokumen",
        (
            Butir("Naskah dinas", "naskah.daftar", Izin.LIHAT_NASKAH, ("/naskah",)),
            Butir("Pengaturan naskah", "naskah.pengaturan", Izin.ATUR_NASKAH, ("/naskah/pengaturan",)),
            Butir("Daftar publik", "publikasi.kelola", Izin.TERBITKAN, ("/kelola/publikasi",)),
            Butir("SOP & SP", "dokumen.kelola", Izin.KELOLA_DOKUMEN, ("/kelola/dokumen",)),
        ),
    ),
    Butir("Pengguna", "akun.daftar_pengguna", Izin.KELOLA_AKUN, ("/akun/pengguna",)),
    Butir("Pengaturan", "akun.pengaturan", Izin.ATUR_INSTALASI, ("/pengaturan",)),
    Kelompok(
        "Jejak",
        (
            Butir("Jejak", "akun.jejak", Izin.LIHAT_JEJAK, ("/jejak",)),
            Butir("Akses", "akun.akses", Izin.LIHAT_JEJAK, ("/jejak/akses",)),
        ),
    ),
)


@dataclass(frozen=True)
class BilahStatus:
    peran: str
    unit: str
    penugasan_lain: bool
    periode: str | None = None
    tenggat: str | None = None
    sisa: str | None = None
    keadaan: str | None = None


def konteks_halaman() -> dict[str, Any]:
    """Template variables of every page."""
    siapa = pelaku_kini()
    return {
        "instalasi": instalasi(),
        "pelaku": siapa,
        "menu": menu(siapa),
        "bilah": bilah(siapa) if siapa else None,
        "peragaan": current_app.config["PERAGAAN"],
        "boleh": lambda nama: boleh(siapa, Izin(nama)),
    }


def menu(siapa: Pelaku | None) -> list[dict[str, Any]]:
    """The entries of the role; the one with the longest path of this page is where the person is.

    An entry with several pages carries them as `.isi`, in the same form.
    """
    if siapa is None:
        return _tampil(MENU_PUBLIK)
    semua = []
    for entri in MENU_KERJA:
        isi = [b for b in (entri.isi if isinstance(entri, Kelompok) else (entri,)) if b.izin and boleh(siapa, b.izin)]
        if len(isi) > 1:
            semua.append(replace(isi[0], label=entri.label, awalan=sum((b.awalan for b in isi), ()), isi=tuple(isi)))
        else:
            semua.extend(isi)
    return _tampil(semua)


def _tampil(butir: Sequence[Butir]) -> list[dict[str, Any]]:
    kini = max((a for b in butir for a in b.awalan if di_sini(a)), key=len, default=None)
    return [
        {"label": b.label, "url": url_for(b.endpoint), "aktif": kini in b.awalan, "isi": _tampil(b.isi)} for b in butir
    ]


def di_sini(awalan: str) -> bool:
    """Whether the page lies at or below this path; `/` is only itself."""
    return request.path == awalan or request.path.startswith(f"{awalan}/")


def bilah(siapa: Pelaku) -> BilahStatus:
    """Who acts for whom; with a part in the usulan also the period, its deadline for this OPD, and what is saved."""
    dasar = BilahStatus(
        peran=siapa.peran.label if siapa.peran else "",
        unit=siapa.nama_unit or ("" if siapa.peran in (Peran.PNS, Peran.PENILAI) else instalasi().singkatan_bkpsdm),
        penugasan_lain=len(current_user.penugasan_berlaku()) > 1,
    )
    berkepentingan = boleh(siapa, Izin.LIHAT_USULAN) or boleh(siapa, Izin.PANTAU_USULAN)
    periode = periode_berjalan() if berkepentingan else None
    if periode is None:
        return dasar
    batas = batas_opd(periode, siapa.unit_id) if siapa.unit_id else periode.ditutup_pada
    disimpan = disimpan_pada(periode, siapa.unit_id) if siapa.unit_id and boleh(siapa, Izin.ISI_USULAN) else None
    return replace(
        dasar,
        periode=str(periode),
        tenggat=waktu(batas),
        sisa=sisa_waktu(batas),
        keadaan=f"Tersimpan {jam(disimpan)}" if disimpan else None,
    )
