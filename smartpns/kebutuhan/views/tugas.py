"""The task list in words: which step is done, which comes next, what it waits for."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from smartpns.core.formats import angka
from smartpns.kebutuhan.models import Usulan
from smartpns.kebutuhan.queries import Posisi
from smartpns.kebutuhan.queries.saran import BelumDijawab
from smartpns.kebutuhan.rules import Berat, StatusUsulan, Temuan


@dataclass
class Tugas:
    """One step as `daftar_tugas` draws it."""

    judul: str
    keterangan: str
    status: str
    nada: str = "netral"
    selesai: bool = False
    url: str | None = None
    aksi: str | None = None
    boleh_dilewati: bool = False


def susun_tugas(
    usulan: Usulan | None,
    posisi: Sequence[Posisi],
    temuan: Sequence[Temuan],
    belum: BelumDijawab | None,
    *,
    dapat_diubah: bool,
) -> list[Tugas]:
    """The six steps; the first unfinished one that can be done, and may not be passed over, carries the button."""
    baris = usulan.kebutuhan if usulan else []
    harus = {t.baris for t in temuan if t.berat is Berat.GALAT}
    saran = [t for t in temuan if t.berat is Berat.PERINGATAN]
    terkirim = usulan is not None and usulan.status not in (StatusUsulan.DRAF, StatusUsulan.DIKEMBALIKAN)
    langkah = [
        _data_dasar(usulan, posisi),
        _saran(usulan, belum),
        _isi(usulan, len(harus)),
        _urutkan(usulan, dapat_diubah),
        _periksa(len(baris), len(harus), len(saran)),
        _kirim(usulan, siap=bool(baris) and not harus, dapat_diubah=dapat_diubah, terkirim=terkirim),
    ]
    if dapat_diubah:
        berikut = next((t for t in langkah if not t.selesai and t.url and not t.boleh_dilewati), None)
        if berikut:
            berikut.aksi = "Mulai" if berikut.status == "Belum mulai" else "Lanjutkan"
    return langkah


def _data_dasar(usulan: Usulan | None, posisi: Sequence[Posisi]) -> Tugas:
    pemangku, formasi = sum(p.celah.pemangku for p in posisi), sum(p.formasi for p in posisi)
    diperiksa = usulan is not None and usulan.data_diperiksa_pada is not None
    return Tugas(
        "Periksa data dasar",
        f"{angka(pemangku)} pegawai, {len(posisi)} jabatan, formasi {angka(formasi)}",
        "Selesai" if diperiksa else "Belum mulai",
        selesai=diperiksa,
        url=url_for("kebutuhan.data_dasar"),
    )


def _saran(usulan: Usulan | None, belum: BelumDijawab | None) -> Tugas:
    judul = "Jawab saran kebutuhan"
    if usulan is None or belum is None:
        return Tugas(judul, "Dihitung dari data jabatan setelah usulan dimulai", "Belum bisa dimulai")
    url, jumlah = url_for("kebutuhan.saran"), belum.saran + belum.sisa
    if not jumlah:
        return Tugas(judul, "Tidak ada saran yang menunggu", "Selesai", selesai=True, url=url)
    bagian = [f"{angka(belum.saran)} dari data jabatan"] if belum.saran else []
    bagian += [f"{angka(belum.sisa)} sisa periode lalu"] if belum.sisa else []
    return Tugas(
        judul,
        ", ".join(bagian),
        f"{angka(jumlah)} belum dijawab" if usulan.kebutuhan else "Belum mulai",
        "info",
        url=url if belum.saran else url_for("kebutuhan.sisa"),
        boleh_dilewati=bool(usulan.kebutuhan),
    )


def _isi(usulan: Usulan | None, rusak: int) -> Tugas:
    judul, url = "Isi kebutuhan", url_for("kebutuhan.isi")
    if usulan is None or not usulan.kebutuhan:
        return Tugas(judul, "Belum ada baris", "Belum mulai", url=url if usulan else None)
    orang = sum(b.jumlah for b in usulan.kebutuhan)
    uraian = f"{len(usulan.kebutuhan)} baris, {angka(orang)} orang"
    dikembalikan = sum(b.verifikasi == "dikembalikan" for b in usulan.kebutuhan)
    if rusak or dikembalikan:
        kurang = max(rusak, dikembalikan)
        return Tugas(judul, f"{uraian}; {kurang} perlu perbaikan", "Perlu perbaikan", "perhatian", url=url)
    return Tugas(judul, uraian, "Selesai", selesai=True, url=url)


def _urutkan(usulan: Usulan | None, dapat_diubah: bool) -> Tugas:
    judul, banyak = "Urutkan prioritas", len(usulan.kebutuhan) if usulan else 0
    if banyak == 0:
        return Tugas(judul, "Menunggu langkah 3", "Belum bisa dimulai")
    url = url_for("kebutuhan.urutkan") if dapat_diubah else None
    return Tugas(judul, f"{banyak} baris terurut", "Selesai", selesai=True, url=url)


def _periksa(banyak: int, rusak: int, saran: int) -> Tugas:
    judul, url = "Periksa usulan", url_for("kebutuhan.periksa")
    if not banyak:
        return Tugas(judul, "Menunggu langkah 3", "Belum bisa dimulai")
    if rusak:
        return Tugas(judul, f"{rusak} baris harus diperbaiki", "Perlu perbaikan", "perhatian", url=url)
    uraian = f"Tidak ada yang menghalangi; {saran} saran" if saran else "Tidak ada masalah"
    return Tugas(judul, uraian, "Selesai", selesai=True, url=url)


def _kirim(usulan: Usulan | None, *, siap: bool, dapat_diubah: bool, terkirim: bool) -> Tugas:
    judul, url = "Kirim ke Kepala OPD", url_for("kebutuhan.periksa")
    if terkirim and usulan is not None:
        return Tugas(judul, usulan.status.label, "Selesai", selesai=True, url=url_for("kebutuhan.terkirim"))
    if not siap:
        return Tugas(judul, "Menunggu langkah 5", "Belum bisa dimulai")
    if not dapat_diubah:
        return Tugas(judul, "Siap, tetapi belum dikirim operator", "Belum dikirim")
    return Tugas(judul, "Kepala OPD menyetujui dan mengajukan ke BKPSDM", "Siap dikirim", "info", url=url)
