"""The RKA of one year as a workbook: rows of volume times price, sums, the total in words."""

from collections.abc import Iterable, Sequence

from smartpns.anggaran.rules import RekeningRka, Rka
from smartpns.core.formats import rupiah, terbilang
from smartpns.core.instalasi import Instalasi
from smartpns.core.sheets import BukuKeluar, KolomKeluar, Nilai

KOLOM_RKA = (
    KolomKeluar("Kode rekening", "teks", 20),
    KolomKeluar("Uraian", "teks", 60),
    KolomKeluar("Volume", "angka", 10),
    KolomKeluar("Satuan", "teks", 16),
    KolomKeluar("Harga satuan", "rupiah", 18),
    KolomKeluar("Jumlah", "rupiah", 20),
)
TANPA_REKENING = "Belum ada rekening yang menampungnya"


def tulis_rka(rka: Rka, pemda: Instalasi, keterangan: Sequence[tuple[str, str]]) -> bytes:
    """The workbook; its last row is the sum of the rekening, which is the year's total of the projection."""
    buku = BukuKeluar(f"RKA tugas belajar {rka.tahun}")
    sub = rka.sub_kegiatan
    judul = [
        f"RENCANA KERJA DAN ANGGARAN TAHUN {rka.tahun}",
        f"Pemerintah daerah: {pemda.nama_pemda}",
        f"Perangkat daerah: {pemda.nama_bkpsdm}",
        f"Sub-kegiatan: {f'{sub.kode} {sub.uraian}' if sub else 'kode belum diisi'}",
    ]
    baris = [isi for rekening in rka.rekening for isi in _baris(rekening)]
    buku.tabel("RKA", KOLOM_RKA, baris, judul=judul, kaki=["", "Jumlah", None, "", None, rka.jumlah])
    buku.uraian(
        "Tentang",
        [
            ("Tahun anggaran", rka.tahun),
            ("Jumlah", rupiah(rka.jumlah)),
            ("Terbilang", f"{terbilang(rka.jumlah)} rupiah"),
            ("Perlu diperiksa", ", ".join(kode.kode for kode in rka.perlu_diperiksa) or "tidak ada"),
            *keterangan,
        ],
    )
    return buku.selesai()


def _baris(rekening: RekeningRka) -> Iterable[list[Nilai]]:
    """A rekening with its sum, then its running studies and new needs with theirs, then their rows."""
    kode, uraian = (rekening.kode.kode, rekening.kode.uraian) if rekening.kode else ("", TANPA_REKENING)
    yield [kode, uraian, None, "", None, rekening.jumlah]
    for beban in rekening.beban:
        yield ["", f"{beban.jenis.label}: jumlah", None, "", None, beban.jumlah]
        for baris in beban.baris:
            yield ["", baris.uraian, baris.volume, baris.satuan, baris.harga, baris.jumlah]
