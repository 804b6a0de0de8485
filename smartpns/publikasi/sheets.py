"""The published list as a data set: CSV and JSON with the columns of the dictionary (Perpres 39/2019)."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from smartpns.core.instalasi import Instalasi
from smartpns.core.sheets import tulis_csv
from smartpns.core.waktu import lokal
from smartpns.publikasi.queries import Baris, Terbitan
from smartpns.publikasi.rules import KAMUS_KOLOM, LISENSI, URL_LISENSI, status_publik

TANDA_BOM = "\ufeff".encode()


def baris_data(baris: Baris, kode_wilayah: str) -> Iterator[dict[str, str | int]]:
    """One need under the names of the column dictionary, a row for each start year."""
    for tahun, (ditetapkan, menunggu) in baris.tempat_per_tahun.items():
        terisi = baris.terisi.get(tahun, 0)
        yield {
            "kode_wilayah": kode_wilayah,
            "tahun": tahun,
            "kode_opd": baris.kode_opd,
            "nama_opd": baris.nama_opd,
            "jenjang_kode": baris.jenjang.kode_bkn,
            "jenjang": baris.jenjang.label,
            "program_studi": baris.program_studi,
            "rumpun": baris.rumpun,
            "jabatan": baris.jabatan,
            "jumlah": ditetapkan + menunggu,
            "jumlah_ditetapkan": ditetapkan,
            "jumlah_terisi": terisi,
            "jumlah_menunggu": menunggu,
            "jenis_pembiayaan": baris.pembiayaan.value,
            "prioritas": baris.prioritas,
            "status": status_publik(ditetapkan + menunggu, ditetapkan, terisi).value,
        }


def tulis_kebutuhan_csv(baris: Iterable[Baris], kode_wilayah: str) -> bytes:
    """UTF-8 without a byte order mark, one header row."""
    isi = (list(satu.values()) for b in baris for satu in baris_data(b, kode_wilayah))
    return tulis_csv([k.nama for k in KAMUS_KOLOM], isi).removeprefix(TANDA_BOM)


def tulis_kebutuhan_json(baris: Iterable[Baris], terbitan: Terbitan, pemda: Instalasi) -> str:
    isi = {
        "metadata": metadata(terbitan, pemda),
        "kolom": [{"nama": k.nama, "tipe": k.tipe, "keterangan": k.keterangan} for k in KAMUS_KOLOM],
        "data": [satu for b in baris for satu in baris_data(b, pemda.kode_wilayah)],
    }
    return json.dumps(isi, ensure_ascii=False)


def metadata(terbitan: Terbitan, pemda: Instalasi) -> dict[str, Any]:
    """What a catalogue asks about a data set."""
    sk = f"Nomor {terbitan.sk_nomor} tanggal {terbitan.sk_tanggal.isoformat()}"
    return {
        "judul": f"Kebutuhan Program Studi Tugas Belajar {pemda.nama_pemda} {terbitan.tahun}–{terbitan.tahun_akhir}",
        "deskripsi": "Program studi yang dibutuhkan untuk tugas belajar PNS, menurut perangkat daerah, jenjang, tahun "
        "mulai, dan pembiayaan, sebagaimana ditetapkan dengan keputusan.",
        "produsen": pemda.nama_bkpsdm,
        "walidata": f"Dinas Komunikasi dan Informatika {pemda.nama_pemda}",
        "frekuensi": "tahunan",
        "cakupan_waktu": f"{terbitan.tahun}/{terbitan.tahun_akhir}",
        "cakupan_wilayah": f"{pemda.nama_pemda} ({pemda.kode_wilayah})",
        "dasar": f"Keputusan {pemda.jabatan_penetap} {sk}",
        "lisensi": LISENSI,
        "url_lisensi": URL_LISENSI,
        "versi": terbitan.versi,
        "tanggal_terbit": lokal(terbitan.diterbitkan_pada).date().isoformat(),
        "kontak": pemda.email,
    }
