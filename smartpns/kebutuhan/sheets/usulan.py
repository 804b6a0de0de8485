"""The OPD's rows as a workbook: template, import, export; one set of columns, so that a round trip changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from smartpns.akun.izin import Pelaku
from smartpns.core.formats import TidakTerbaca, baca_bilangan
from smartpns.core.impor import (
    Bahan,
    BarisSiap,
    Kolom,
    Putusan,
    RencanaImpor,
    Temuan,
    Terdekat,
    baca_pilihan,
    baca_teks_panjang,
    bermasalah,
    kunci,
    siap,
    tidak_berubah,
    tulis_templat,
)
from smartpns.core.pekerjaan import Lapor
from smartpns.core.sheets import Batas, Nilai
from smartpns.kebutuhan.models import Kebutuhan, Periode, Usulan
from smartpns.kebutuhan.queries import Posisi, periode_tahun, posisi_opd, usulan_opd
from smartpns.kebutuhan.queries.acuan import Acuan, baris_tersimpan, isian_dari
from smartpns.kebutuhan.queries.saran import saran_usulan
from smartpns.kebutuhan.rules import Berat, IsianKebutuhan, KeadaanSaran, StatusUsulan
from smartpns.kebutuhan.services.alur import mulai_usulan, pastikan_dapat_diubah, pastikan_masa_pengisian
from smartpns.kebutuhan.services.isian import tambah_kebutuhan, ubah_kebutuhan
from smartpns.organisasi.models import Unit
from smartpns.organisasi.queries import opd_berkode
from smartpns.organisasi.rules import JENJANG_STUDI, Jenjang, Lokasi, Pembiayaan, StatusJabatan
from smartpns.organisasi.sheets.pembagian import KOLOM_PEMBAGIAN
from smartpns.organisasi.sheets.sel import baca_jenjang_sel

BARIS_TERBANYAK = 2_000


def baca_tahun(nilai: Nilai) -> int:
    """A year: like any whole number, but never summed up under the column."""
    return baca_bilangan(nilai)


def baca_dukungan(nilai: Nilai) -> int:
    skala = baca_bilangan(nilai)
    if skala not in range(4):
        raise TidakTerbaca("di luar skala 0 sampai 3", "Isi 0, 1, 2, atau 3; kosongkan bila belum dinilai")
    return skala


LABEL_JENJANG = [j.label for j in Jenjang]

KOLOM = (
    Kolom("kode", "Kode baris", teks=True, bantuan="Terisi pada unduhan; kosongkan untuk baris baru", lebar=12),
    Kolom("unit", "Unit kerja", bantuan="Kosongkan bila berlaku untuk seluruh OPD", lebar=28),
    Kolom("jabatan", "Jabatan", wajib=True, lebar=34, sinonim=("Nama jabatan",)),
    Kolom("jenjang_saat_ini", "Jenjang saat ini", pembaca=baca_jenjang_sel, pilihan=LABEL_JENJANG, lebar=12),
    Kolom(
        "jenjang_tujuan",
        "Jenjang dituju",
        wajib=True,
        pembaca=baca_jenjang_sel,
        pilihan=[j.label for j in JENJANG_STUDI],
        contoh="S2",
        sinonim=("Jenjang", "Jenjang tujuan"),
        lebar=12,
    ),
    Kolom("alasan_jenjang", "Alasan bila jenjang tidak naik", pembaca=baca_teks_panjang, lebar=24),
    Kolom("program_studi", "Program studi", wajib=True, contoh="Akuntansi", sinonim=("Prodi", "Jurusan"), lebar=30),
    Kolom(
        "jumlah",
        "Jumlah orang",
        wajib=True,
        pembaca=baca_bilangan,
        contoh="2",
        sinonim=("Jumlah", "Jumlah kebutuhan", "Orang"),
        lebar=10,
    ),
    Kolom("tahun_mulai", "Tahun mulai", wajib=True, pembaca=baca_tahun, sinonim=("Tahun", "Mulai"), lebar=10),
    Kolom(
        "lama_semester",
        "Lama (semester)",
        pembaca=baca_bilangan,
        bantuan="Kosongkan untuk lama yang lazim",
        sinonim=("Lama studi",),
        lebar=10,
    ),
    Kolom(
        "pembiayaan",
        "Sumber biaya",
        pembaca=baca_pilihan(Pembiayaan),
        pilihan=[p.label for p in Pembiayaan],
        sinonim=("Pembiayaan",),
        lebar=14,
    ),
    *KOLOM_PEMBAGIAN,
    Kolom(
        "status_jabatan",
        "Status jabatan",
        pembaca=baca_pilihan(StatusJabatan),
        pilihan=[s.label for s in StatusJabatan],
        lebar=22,
    ),
    Kolom("lokasi", "Tempat kuliah", pembaca=baca_pilihan(Lokasi), pilihan=[x.label for x in Lokasi], lebar=14),
    Kolom("alasan", "Alasan", wajib=True, pembaca=baca_teks_panjang, sinonim=("Alasan kebutuhan",), lebar=44),
    Kolom("dukungan_rpjmd", "Dukungan RPJMD (0–3)", pembaca=baca_dukungan, pilihan=["0", "1", "2", "3"], lebar=10),
    Kolom("dukungan_teks", "Uraian dukungan RPJMD", pembaca=baca_teks_panjang, lebar=30),
    Kolom("prioritas_opd", "Prioritas OPD", pembaca=baca_tahun, sinonim=("Prioritas",), lebar=10),
    Kolom("keterangan", "Keterangan", pembaca=baca_teks_panjang, lebar=24),
)
LANGSUNG = [k.nama for k in KOLOM if k.nama not in ("kode", "unit", "jabatan")]
"""Columns that go into the row as they were read."""


@dataclass
class Konteks:
    """What a file is judged against: the usulan as it stands, the OPD's posts and units by name, its rows by key."""

    usulan: Usulan
    acuan: Acuan
    posisi: Mapping[str, Posisi]
    unit: Mapping[str, Unit]
    terdekat_jabatan: Terdekat
    terdekat_unit: Terdekat
    per_kode: Mapping[str, Kebutuhan]
    per_kunci: Mapping[Any, Kebutuhan]


def siapkan(bahan: Bahan) -> Konteks:
    """Load once. Raises DomainError when the OPD may not fill in now, so that a dry run says so too."""
    periode, opd = periode_tahun(bahan.parameter["periode"]), opd_berkode(bahan.parameter["opd"])
    usulan = usulan_opd(periode, opd.id)
    if usulan is None:
        pastikan_masa_pengisian(periode, opd)
        usulan = usulan_kosong(periode, opd)
    else:
        pastikan_dapat_diubah(usulan)
    acuan = Acuan(usulan)
    semua = posisi_opd(opd.id, {b.jabatan_id for b in usulan.kebutuhan}, periode=periode)
    posisi = {kunci(p.jabatan.nama): p for p in semua.values()}
    unit = {kunci(teks): u for u in acuan.unit.values() for teks in (u.kode, u.singkatan, u.nama)}
    return Konteks(
        usulan=usulan,
        acuan=acuan,
        posisi=posisi,
        unit=unit,
        terdekat_jabatan=Terdekat(p.jabatan.nama for p in posisi.values()),
        terdekat_unit=Terdekat(u.nama for u in acuan.unit.values()),
        per_kode={b.kode: b for b in usulan.kebutuhan},
        per_kunci={baris_tersimpan(b).kunci: b for b in usulan.kebutuhan},
    )


def usulan_kosong(periode: Periode, opd: Unit) -> Usulan:
    """What an OPD that has not begun is judged as; it stays outside the database."""
    return Usulan(
        periode=periode, periode_id=periode.id, opd=opd, opd_id=opd.id, status=StatusUsulan.DRAF, nomor_terakhir=0
    )


def periksa(isi: Mapping[str, Any], k: Konteks) -> Putusan:
    """Judge one row by the rules that also judge the form."""
    posisi, unit = k.posisi.get(kunci(isi["jabatan"])), k.unit.get(kunci(isi["unit"] or ""))
    if posisi is None:
        return bermasalah(Temuan("jabatan", "jabatan tidak ada di OPD ini", k.terdekat_jabatan.saran(isi["jabatan"])))
    if isi["unit"] and unit is None:
        return bermasalah(Temuan("unit", "unit bukan bagian OPD ini", k.terdekat_unit.saran(isi["unit"])))
    tertulis = _isian(isi, posisi, unit)
    isian = k.acuan.lengkapi(tertulis)
    data = k.acuan.baris_data(isian, 0)
    lama = k.per_kode.get(isi["kode"]) if isi["kode"] else k.per_kunci.get(data.kunci)
    if isi["kode"] and lama is None:
        return bermasalah(Temuan("kode", "kode baris tidak ada di usulan ini", "Kosongkan untuk menambah baris baru"))
    nomor = lama.nomor if lama else k.usulan.nomor_terakhir + 1
    galat = [t for t in k.acuan.periksa(isian, nomor, diubah=lama) if t.berat is Berat.GALAT]
    if galat:
        return bermasalah(*(Temuan(t.kolom, t.masalah.rstrip("."), t.saran.rstrip(".")) for t in galat))
    if lama and replace(isian, prioritas_opd=lama.prioritas_opd) == isian_dari(lama):
        return tidak_berubah(data.kunci)
    dikenal = k.acuan.program_bernama(isian.program_studi) is not None
    catatan = "" if dikenal else f"; program studi “{isian.program_studi}” akan dipetakan perencana"
    return siap(data.kunci, (f"Mengubah baris {lama.nomor}" if lama else "Baru") + catatan, (lama, tertulis))


def _isian(isi: Mapping[str, Any], posisi: Posisi, unit: Unit | None) -> IsianKebutuhan:
    """The cells as a row; an empty cell is what may be left open."""
    terisi = {nama: isi[nama] for nama in LANGSUNG if isi[nama] is not None}
    return IsianKebutuhan(**terisi, jabatan_id=posisi.jabatan.id, unit_id=unit.id if unit else None)


def simpan(baris: Sequence[BarisSiap], k: Konteks, oleh: Pelaku, lapor: Lapor) -> None:
    usulan = mulai_usulan(k.usulan.periode, k.usulan.opd, oleh)
    pastikan_dapat_diubah(usulan)
    acuan = Acuan(usulan)
    for urutan, satu in enumerate(baris):
        lama, tertulis = satu.data
        if lama is None:
            tambah_kebutuhan(usulan, tertulis, oleh, acuan, masa_diperiksa=True)
        else:
            tetap = replace(tertulis, prioritas_opd=lama.prioritas_opd)
            ubah_kebutuhan(lama, tetap, oleh, acuan, masa_diperiksa=True)
        if urutan % 100 == 0:
            lapor(urutan, len(baris), "Menyimpan")


def terisi(k: Konteks) -> list[dict[str, Nilai]]:
    """One row for each proposal of the figures that the OPD has not answered yet."""
    baru = [s for s in saran_usulan(k.usulan) if s.keadaan is KeadaanSaran.BARU]
    return [
        baris_buku(s.isian(), s.celah.jabatan.nama, "" if s.celah.unit.id == k.usulan.opd_id else s.celah.unit.nama)
        for s in baru
    ]


def baris_buku(isian: IsianKebutuhan, jabatan: str, unit: str = "", kode: str = "") -> dict[str, Nilai]:
    """A row as its cells."""
    sel = {f.name: getattr(isian, f.name) for f in fields(isian) if f.name in LANGSUNG}
    labelled = {nama: getattr(nilai, "label", nilai) for nama, nilai in sel.items()}
    return {**labelled, "jabatan": jabatan, "unit": unit, "kode": kode}


def buku_usulan(usulan: Usulan) -> bytes:
    """The OPD's rows in the columns of the import."""
    baris = [baris_buku(isian_dari(b), b.jabatan.nama, b.unit.nama, b.kode) for b in usulan.kebutuhan]
    return tulis_templat(IMPOR_KEBUTUHAN.label, KOLOM, baris, IMPOR_KEBUTUHAN.petunjuk)


IMPOR_KEBUTUHAN = RencanaImpor(
    "kebutuhan",
    "kebutuhan tugas belajar",
    KOLOM,
    siapkan,
    periksa,
    simpan,
    pilihan=lambda k: {
        "jabatan": sorted(p.jabatan.nama for p in k.posisi.values()),
        "unit": [u.nama for u in k.acuan.unit.values()],
        "program_studi": sorted({p.nama for p in k.acuan.program.values()}),
        "tahun_mulai": [str(t) for t in k.usulan.periode.daftar_tahun],
    },
    terisi=terisi,
    petunjuk=(
        "Templat terisi dari kesenjangan OPD Anda: ubah yang perlu, hapus baris yang tidak diusulkan.",
        "Program studi yang tidak ada di daftar tetap diterima; perencana memetakannya dan kata Anda tetap tersimpan.",
        "Urutan prioritas baris yang sudah tersimpan diubah di halaman Urutkan prioritas.",
        "Jangan menulis nama atau NIP pegawai.",
    ),
    batas=Batas(baris=BARIS_TERBANYAK),
)
