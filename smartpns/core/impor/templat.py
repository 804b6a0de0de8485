"""Workbooks an import gives out: the template to fill, and the bad rows to mend and upload again."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from smartpns.core.formats import baca_tanggal
from smartpns.core.impor.kolom import Kolom, tampil
from smartpns.core.impor.rencana import Bahan, RencanaImpor
from smartpns.core.sheets import BukuKeluar, Nilai, huruf_kolom

BARIS_TEMPLAT = 5_000
"""Rows of the template that carry drop-downs and hints."""
PETUNJUK_UMUM = (
    "Isi lembar “Data”, satu baris untuk satu data. Jangan mengubah judul kolom; urutan kolom boleh diubah.",
    "Kolom bertanda * wajib diisi. Kolom lain boleh dikosongkan atau dihapus.",
    "Tulis nilai, bukan rumus. Jangan menggabungkan sel dan jangan menyembunyikan baris.",
    "Tanggal boleh ditulis 5 Maret 2027 atau 05/03/2027. Rupiah boleh ditulis 25000000 atau Rp25.000.000.",
    "Unggah berkas yang sama dua kali tidak menggandakan data.",
)


def templat_rencana(rencana: RencanaImpor, parameter: Mapping[str, Any]) -> bytes:
    """The template of one import, with the drop-downs and rows that its room supplies."""
    konteks = rencana.siapkan(Bahan(parameter))
    pilihan = {k.nama: k.pilihan for k in rencana.kolom if k.pilihan}
    pilihan |= rencana.pilihan(konteks) if rencana.pilihan else {}
    terisi = rencana.terisi(konteks) if rencana.terisi else ()
    return tulis_templat(rencana.label, rencana.kolom, terisi, rencana.petunjuk, pilihan)


def tulis_templat(
    label: str,
    kolom: Sequence[Kolom],
    baris_terisi: Iterable[Mapping[str, Nilai]] = (),
    petunjuk: Sequence[str] = (),
    pilihan: Mapping[str, Sequence[str]] | None = None,
) -> bytes:
    """A workbook with the sheets Data (headings, filled rows, drop-downs) and Petunjuk."""
    buku = BukuKeluar(f"Templat {label}")
    data = buku.lembar("Data")
    buku.kepala(data, 0, [f"{k.label} *" if k.wajib else k.label for k in kolom])
    for nomor, isi in enumerate(baris_terisi, start=1):
        for letak, k in enumerate(kolom):
            buku.tulis(data, nomor, letak, isi.get(k.nama), **_format(k))
    data.freeze_panes(1, 0)
    _tulis_petunjuk(buku, label, kolom, petunjuk)
    daftar = _tulis_pilihan(buku, kolom, pilihan or {})
    for letak, k in enumerate(kolom):
        data.set_column(letak, letak, k.lebar, buku.gaya(**_format(k)))
        _bantu_isi(data, letak, k, daftar.get(k.nama))
    return buku.selesai()


def _format(kolom: Kolom) -> dict[str, Any]:
    if kolom.teks:
        return {"num_format": "@"}
    return {"num_format": "dd/mm/yyyy"} if kolom.pembaca is baca_tanggal else {}


def _tulis_petunjuk(buku: BukuKeluar, label: str, kolom: Sequence[Kolom], petunjuk: Sequence[str]) -> None:
    ws = buku.lembar("Petunjuk")
    buku.tulis(ws, 0, 0, f"Cara mengisi templat {label}", bold=True, font_size=14)
    nomor = 0
    for nomor, kalimat in enumerate((*PETUNJUK_UMUM, *petunjuk), start=1):
        buku.tulis(ws, nomor, 0, kalimat)
    buku.kepala(ws, nomor + 2, ["Kolom", "Wajib", "Cara mengisi", "Contoh"])
    for baris, k in enumerate(kolom, start=nomor + 3):
        for letak, isi in enumerate((k.label, "Ya" if k.wajib else "Tidak", k.bantuan, k.contoh)):
            buku.tulis(ws, baris, letak, isi, text_wrap=True)
    for letak, lebar in enumerate((28, 10, 60, 30)):
        ws.set_column(letak, letak, lebar)


def _tulis_pilihan(buku: BukuKeluar, kolom: Sequence[Kolom], pilihan: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The lists on a hidden sheet, one column each: the validation itself may hold only 255 characters."""
    berdaftar = [k.nama for k in kolom if pilihan.get(k.nama)]
    if not berdaftar:
        return {}
    ws = buku.lembar("_pilihan")
    for baris in range(max(len(pilihan[nama]) for nama in berdaftar)):
        for letak, nama in enumerate(berdaftar):
            if baris < len(pilihan[nama]):
                buku.tulis(ws, baris, letak, pilihan[nama][baris], num_format="@")
    ws.hide()
    return {
        nama: f"=_pilihan!${huruf_kolom(letak)}$1:${huruf_kolom(letak)}${len(pilihan[nama])}"
        for letak, nama in enumerate(berdaftar)
    }


def _bantu_isi(ws: Worksheet, letak: int, kolom: Kolom, sumber: str | None) -> None:
    """The hint beside a selected cell and its drop-down; the drop-down warns but lets other words pass."""
    aturan: dict[str, Any] = {"validate": "list", "source": sumber} if sumber else {"validate": "any"}
    bantuan = " ".join(filter(None, (kolom.bantuan, f"Contoh: {kolom.contoh}" if kolom.contoh else "")))
    if bantuan:
        aturan |= {"input_title": kolom.label[:32], "input_message": bantuan[:255]}
    if sumber:
        aturan |= {
            "error_type": "warning",
            "error_title": "Tidak ada di daftar",
            "error_message": "Isi ini tidak ada di daftar pilihan. Tetap pakai?",
        }
    if len(aturan) > 1:
        ws.data_validation(1, letak, BARIS_TEMPLAT, letak, aturan)


def buku_masalah(
    label: str, judul: Sequence[str], baris: Iterable[tuple[Sequence[Nilai], Sequence[Mapping[str, Any]]]]
) -> bytes:
    """The bad rows: the original cells, what is wrong and how to mend it. Mended, it can be uploaded as it is.

    `baris` are pairs of cells and faults (`kolom`, `masalah`, `saran`). Every cell is written as text, so that
    opening and saving the file damages nothing.
    """
    buku = BukuKeluar(f"Baris bermasalah {label}")
    ws = buku.lembar("Data")
    buku.kepala(ws, 0, [*judul, "Masalah", "Cara memperbaiki"])
    for nomor, (sel, masalah) in enumerate(baris, start=1):
        ditandai = {m["kolom"] for m in masalah}
        for letak, (nama, nilai) in enumerate(zip(judul, sel, strict=True)):
            warna = {"bg_color": "#FDECEB"} if nama.rstrip(" *") in ditandai else {}
            buku.tulis(ws, nomor, letak, tampil(nilai), num_format="@", **warna)
        for letak, sebab in ((len(judul), "masalah"), (len(judul) + 1, "saran")):
            buku.tulis(ws, nomor, letak, _gabung(masalah, sebab), text_wrap=True)
    ws.freeze_panes(1, 0)
    ws.set_column(0, len(judul) - 1, 18, buku.gaya(num_format="@"))
    ws.set_column(len(judul), len(judul) + 1, 45)
    return buku.selesai()


def _gabung(masalah: Sequence[Mapping[str, Any]], bagian: str) -> str:
    return "\n".join(f"{m['kolom']}: {m[bagian]}" if m["kolom"] else m[bagian] for m in masalah if m[bagian])
