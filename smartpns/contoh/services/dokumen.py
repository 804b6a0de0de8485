"""The documents of the sample district: readable text, and the same words as PDF/A."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

import typst

from smartpns.akun.izin import Pelaku
from smartpns.contoh.berkas import DATA
from smartpns.contoh.services.organisasi import Rujukan
from smartpns.core.formats import tanggal
from smartpns.dokumen.models import Dokumen
from smartpns.dokumen.rules import JenisDokumen, urai_isi
from smartpns.dokumen.services import IsianDokumen, IsianVersi, tampilkan, unggah, versi_baru
from smartpns.organisasi.models import Unit

TEMPLAT = DATA / "dokumen.typ"


@dataclass(frozen=True)
class Naskah:
    """A file of `data/dokumen`: its head and its text."""

    kepala: Mapping[str, str]
    isi: str

    def hari(self, kunci: str) -> date | None:
        return date.fromisoformat(self.kepala[kunci]) if self.kepala[kunci] else None

    @property
    def tanggal(self) -> date:
        return date.fromisoformat(self.kepala["tanggal"])

    @property
    def berlaku_mulai(self) -> date:
        return date.fromisoformat(self.kepala["berlaku_mulai"])


def isi_dokumen(rujukan: Rujukan, folder_data: str, oleh: Pelaku) -> int:
    """Add every document, older versions first; return how many versions."""
    ada: dict[str, Dokumen] = {}
    naskah = [_baca(berkas.read_text(encoding="utf-8")) for berkas in sorted((DATA / "dokumen").glob("*.md"))]
    for n in sorted(naskah, key=lambda n: (n.kepala["slug"], int(n.kepala["versi"]))):
        slug, unit = n.kepala["slug"], rujukan.unit[n.kepala["unit_kode"]]
        versi = _versi(n, unit)
        if slug in ada:
            tampilkan(versi_baru(ada[slug], versi, folder_data, oleh), Pelaku.sistem())
        else:
            isian = IsianDokumen(JenisDokumen(n.kepala["jenis"]), n.kepala["judul"], unit, n.kepala["ringkasan"])
            ada[slug] = unggah(isian, versi, folder_data, oleh, alamat=slug)
            tampilkan(ada[slug].versi[0], Pelaku.sistem())
    return len(naskah)


def _baca(teks: str) -> Naskah:
    _, kepala, isi = teks.split("---\n", 2)
    pasangan = (baris.partition(":") for baris in kepala.splitlines())
    return Naskah({kunci: nilai.strip() for kunci, _, nilai in pasangan}, isi.strip())


def _versi(n: Naskah, unit: Unit) -> IsianVersi:
    return IsianVersi(
        nomor=n.kepala["nomor"],
        tanggal=n.tanggal,
        berlaku_mulai=n.berlaku_mulai,
        berlaku_sampai=n.hari("berlaku_sampai"),
        isi=n.isi,
        berkas=_pdf(n, unit),
        nama_berkas=f"{n.kepala['slug']}-v{n.kepala['versi']}.pdf",
        ringkasan=n.kepala["ringkasan"],
    )


def _pdf(n: Naskah, unit: Unit) -> bytes:
    """The text as PDF/A-2b; the words travel as data, so that none of them is taken for markup."""
    dokumen = {
        "judul": n.kepala["judul"],
        "nomor": n.kepala["nomor"],
        "penerbit": f"{unit.nama} Kabupaten Contoh",
        "tahun": n.tanggal.year,
        "bulan": n.tanggal.month,
        "hari": n.tanggal.day,
        "identitas": [
            ["Nomor", n.kepala["nomor"]],
            ["Versi", n.kepala["versi"]],
            ["Tanggal", tanggal(n.tanggal)],
            ["Berlaku mulai", tanggal(n.berlaku_mulai)],
        ],
        "blok": [asdict(blok) for blok in urai_isi(n.isi)],
    }
    return typst.compile(
        TEMPLAT.read_bytes(),
        sys_inputs={"dokumen": json.dumps(dokumen)},
        pdf_standards=["a-2b"],
        ignore_system_fonts=True,
    )
