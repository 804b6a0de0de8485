"""The workbook of the plan, and that of the ranking as it is shown."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from xlsxwriter.worksheet import Worksheet

from smartpns.anggaran.rules import StatusAnggaran
from smartpns.core.formats import rupiah, tanggal, terbilang, waktu
from smartpns.core.instalasi import Instalasi
from smartpns.core.kode import kode_verifikasi
from smartpns.core.sheets import BukuKeluar, KolomKeluar, Nilai
from smartpns.prioritas.rules import NAMA_KRITERIA
from smartpns.rencana.models import BarisRencana, Rencana

BULAN = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
DALAM_PAGU, DI_LUAR_PAGU = StatusAnggaran.DALAM_PAGU.label, StatusAnggaran.DI_LUAR_PAGU.label

_KOLOM_KEBUTUHAN = (
    KolomKeluar("Peringkat", "angka", 10),
    KolomKeluar("Peringkat hitungan", "angka", 11),
    KolomKeluar("Alasan pemindahan", "teks", 28),
    KolomKeluar("Kode", "teks", 12),
    KolomKeluar("OPD", "teks", 34),
    KolomKeluar("Unit", "teks", 28),
    KolomKeluar("Jabatan", "teks", 30),
    KolomKeluar("Jenjang", "teks", 9),
    KolomKeluar("Program studi", "teks", 28),
    KolomKeluar("Kata OPD", "teks", 24),
    KolomKeluar("Diusulkan", "angka", 10),
    KolomKeluar("Orang", "angka", 8),
    KolomKeluar("Alasan perubahan", "teks", 28),
    KolomKeluar("Mulai", "teks", 16),
    KolomKeluar("Semester", "angka", 9),
    KolomKeluar("Pembiayaan", "teks", 14),
    KolomKeluar("Alasan OPD", "teks", 40),
)


def tulis_rencana(rencana: Rencana, pemda: Instalasi) -> bytes:
    """The plan as one workbook: ranking, projection, recapitulations, attachment to the decree, what this file is."""
    buku = BukuKeluar(f"Rencana kebutuhan tugas belajar {rencana.periode} versi {rencana.versi}", rencana.disusun_pada)
    tahun = [satu.tahun for satu in rencana.tahun]
    _daftar(buku, rencana.baris, tahun)
    _proyeksi(buku, rencana)
    for nama, kelompok in (
        ("OPD", lambda baris: baris.nama_opd),
        ("jenjang", lambda baris: baris.jenjang.label),
        ("program studi", lambda baris: baris.jenjang.sebut(baris.program_studi)),
    ):
        _rekap(buku, nama, rencana.baris, tahun, kelompok)
    _lampiran(buku, rencana, pemda)
    buku.uraian("Keterangan", _keterangan(rencana, pemda))
    return buku.selesai()


def tulis_peringkat(
    judul: str, baris: Sequence[BarisRencana], tahun: Sequence[int], keterangan: Iterable[tuple[str, Nilai]]
) -> bytes:
    """The ranking as it stands now, exactly the rows that are shown."""
    buku = BukuKeluar(judul)
    _daftar(buku, baris, tahun)
    buku.uraian("Keterangan", keterangan)
    return buku.selesai()


def _daftar(buku: BukuKeluar, semua: Sequence[BarisRencana], tahun: Sequence[int]) -> None:
    """The ranked list with the points of every criterion, then the values they come from.

    The criteria are those of the rows: a version keeps its own when others are added later.
    """
    kriteria = [(r["kode"], r["nama"]) for r in semua[0].rincian] if semua else list(NAMA_KRITERIA.items())
    kolom = (
        *_KOLOM_KEBUTUHAN,
        *(KolomKeluar(f"{kode} {nama} (poin)", "desimal", 12) for kode, nama in kriteria),
        KolomKeluar("Skor", "desimal", 10),
        *(KolomKeluar(f"Biaya APBD {t}", "rupiah", 16) for t in tahun),
        KolomKeluar(f"Biaya APBD sesudah {max(tahun)}", "rupiah", 16),
        KolomKeluar("Pagu", "teks", 14),
        KolomKeluar("Orang dalam pagu", "angka", 10),
        KolomKeluar("Mulai dalam pagu", "teks", 24),
        KolomKeluar("Sebab di luar pagu", "teks", 34),
    )
    buku.tabel("Daftar peringkat", kolom, (_sel_daftar(baris, tahun) for baris in semua))
    nilai = (
        KolomKeluar("Peringkat", "angka", 10),
        KolomKeluar("Kode", "teks", 12),
        *(
            kolom
            for kode, _ in kriteria
            for kolom in (
                KolomKeluar(f"{kode} nilai", "teks", 24),
                KolomKeluar(f"{kode} pembanding", "desimal", 12),
                KolomKeluar(f"{kode} normal", "desimal", 10),
            )
        ),
    )
    buku.tabel("Nilai kriteria", nilai, (_sel_nilai(baris) for baris in semua))


def _sel_daftar(baris: BarisRencana, tahun: Sequence[int]) -> list[Nilai]:
    return [
        baris.peringkat,
        baris.peringkat_hitung,
        baris.alasan_geser,
        baris.kode,
        baris.nama_opd,
        baris.nama_unit,
        baris.jabatan,
        baris.jenjang.label,
        baris.program_studi,
        baris.prodi_teks,
        baris.jumlah_diusulkan,
        baris.jumlah,
        baris.alasan_perubahan,
        f"{BULAN[baris.bulan_masuk - 1]} {baris.tahun_mulai}",
        baris.lama_semester,
        baris.sumber,
        baris.alasan,
        *(satu["poin"] for satu in baris.rincian),
        baris.skor,
        *_biaya(baris, tahun),
        DALAM_PAGU if baris.termuat else DI_LUAR_PAGU,
        baris.orang_termuat,
        baris.mulai_sebutan if baris.termuat else None,
        baris.sebab_tidak_termuat,
    ]


def _sel_nilai(baris: BarisRencana) -> list[Nilai]:
    rincian = (sel for r in baris.rincian for sel in (r["teks"], r["acuan"], r["normal"]))
    return [baris.peringkat, baris.kode, *rincian]


def _biaya(baris: BarisRencana, tahun: Sequence[int]) -> list[int]:
    """Rupiah of every year of the plan at escalated prices, and of the years after it."""
    biaya = {int(t): rupiah for t, rupiah in baris.biaya_eskalasi.items()}
    sesudah = sum(rupiah for t, rupiah in biaya.items() if t > max(tahun))
    return [*(biaya.get(t, 0) for t in tahun), sesudah]


def _proyeksi(buku: BukuKeluar, rencana: Rencana) -> None:
    bagian = ("Komitmen", "Usulan baru", "Total", "Selisih pagu")
    kolom = (
        KolomKeluar("Tahun", "teks", 10),
        KolomKeluar("Pagu", "rupiah", 18),
        *(KolomKeluar(f"{nama} (harga tetap)", "rupiah", 18) for nama in bagian),
        *(KolomKeluar(f"{nama} (harga naik)", "rupiah", 18) for nama in bagian),
    )
    isi: list[list[int]] = [
        [
            t.pagu,
            t.komitmen,
            t.usulan_baru,
            t.total,
            t.pagu - t.total,
            t.komitmen_eskalasi,
            t.usulan_baru_eskalasi,
            t.total_eskalasi,
            t.selisih,
        ]
        for t in rencana.tahun
    ]
    buku.tabel(
        "Proyeksi",
        kolom,
        ([str(t.tahun), *angka] for t, angka in zip(rencana.tahun, isi, strict=True)),
        judul=[
            f"Proyeksi anggaran {rencana.periode}",
            f"Kenaikan biaya {_persen(rencana)} per tahun dari harga {rencana.periode.tahun}",
        ],
        kaki=["Jumlah", *(sum(kolom) for kolom in zip(*isi, strict=True))],
    )


def _rekap(
    buku: BukuKeluar,
    nama: str,
    semua: Sequence[BarisRencana],
    tahun: Sequence[int],
    kelompok: Callable[[BarisRencana], str],
) -> None:
    """Needs, people and rupiah of the fitting needs by group and year, groups in alphabetical order."""
    grup: dict[str, list[BarisRencana]] = defaultdict(list)
    for baris in semua:
        grup[kelompok(baris)].append(baris)
    isi = [(judul, _jumlah(grup[judul], tahun)) for judul in sorted(grup)]
    kolom = (
        KolomKeluar(nama[:1].upper() + nama[1:], "teks", 36),
        KolomKeluar("Kebutuhan", "angka", 11),
        KolomKeluar("Orang", "angka", 9),
        KolomKeluar("Kebutuhan dalam pagu", "angka", 13),
        KolomKeluar("Orang dalam pagu", "angka", 11),
        *(KolomKeluar(f"Biaya APBD {t}", "rupiah", 17) for t in tahun),
        KolomKeluar(f"Sesudah {max(tahun)}", "rupiah", 17),
        KolomKeluar("Jumlah", "rupiah", 18),
    )
    kaki = [sum(kolom) for kolom in zip(*(angka for _, angka in isi), strict=True)]
    buku.tabel(f"Rekap {nama}", kolom, ([judul, *angka] for judul, angka in isi), kaki=["Jumlah", *kaki])


def _jumlah(semua: Sequence[BarisRencana], tahun: Sequence[int]) -> list[int]:
    muat = [baris for baris in semua if baris.termuat]
    biaya = [_biaya(baris, tahun) for baris in muat]
    per_tahun = [sum(kolom) for kolom in zip(*biaya, strict=True)] or [0] * (len(tahun) + 1)
    return [
        len(semua),
        sum(baris.jumlah for baris in semua),
        len(muat),
        sum(baris.orang_termuat for baris in muat),
        *per_tahun,
        sum(per_tahun),
    ]


def _lampiran(buku: BukuKeluar, rencana: Rencana, pemda: Instalasi) -> None:
    """The attachment to the decree, ready to print."""
    kolom = (
        KolomKeluar("No.", "angka", 6),
        KolomKeluar("Perangkat daerah", "teks", 34),
        KolomKeluar("Jabatan", "teks", 30),
        KolomKeluar("Jenjang", "teks", 9),
        KolomKeluar("Program studi", "teks", 30),
        KolomKeluar("Orang", "angka", 8),
        KolomKeluar("Dalam pagu", "angka", 8),
        KolomKeluar("Mulai", "teks", 16),
        KolomKeluar("Lama (semester)", "angka", 10),
        KolomKeluar("Pembiayaan", "teks", 14),
        KolomKeluar("Keterangan", "teks", 16),
    )
    baris: list[list[Nilai]] = [
        [
            b.peringkat,
            b.nama_opd,
            b.jabatan,
            b.jenjang.label,
            b.program_studi,
            b.jumlah,
            b.orang_termuat,
            f"{BULAN[b.bulan_masuk - 1]} {b.mulai_sebutan}",
            b.lama_semester,
            b.sumber,
            DALAM_PAGU if b.termuat else "Daftar tunggu",
        ]
        for b in rencana.baris
    ]
    judul = [
        f"LAMPIRAN KEPUTUSAN {pemda.jabatan_penetap.upper()} {pemda.nama_pemda.upper()}",
        f"Nomor {rencana.sk_nomor or '…'}",
        f"Tanggal {tanggal(rencana.sk_tanggal) if rencana.sk_tanggal else '…'}",
        f"Rencana kebutuhan tugas belajar pegawai negeri sipil tahun {rencana.periode}",
    ]
    orang, termuat = sum(b.jumlah for b in rencana.baris), sum(b.orang_termuat for b in rencana.baris)
    ws = buku.tabel("Lampiran SK", kolom, baris, judul=judul, kaki=["", "Jumlah", "", "", "", orang, termuat])
    _kop(ws, pemda)
    _tanda_tangan(buku, ws, len(judul) + len(baris) + 4, rencana, pemda)


def _kop(ws: Worksheet, pemda: Instalasi) -> None:
    """The letterhead stands in the header of every printed page."""
    baris = (f"PEMERINTAH {pemda.nama_pemda.upper()}", pemda.nama_bkpsdm.upper(), pemda.alamat)
    pertama, kedua, ketiga = (teks.replace("&", "&&") for teks in baris)
    ws.set_header(f"&C&B&12{pertama}\n{kedua}&B\n&9{ketiga}")
    ws.set_margins(left=0.6, right=0.6, top=1.3, bottom=0.75)


def _tanda_tangan(buku: BukuKeluar, ws: Worksheet, baris: int, rencana: Rencana, pemda: Instalasi) -> None:
    pada = tanggal(rencana.sk_tanggal) if rencana.sk_tanggal else "…"
    for nomor, teks in enumerate(
        (f"Ditetapkan di {pemda.ibu_kota}", f"pada tanggal {pada}", f"{pemda.jabatan_penetap} {pemda.nama_pemda},")
    ):
        buku.tulis(ws, baris + nomor, 7, teks)


def _keterangan(rencana: Rencana, pemda: Instalasi) -> list[tuple[str, Nilai]]:
    apbd = sum(satu.usulan_baru_eskalasi for satu in rencana.tahun)
    return [
        ("Isi berkas", "Rencana kebutuhan tugas belajar pegawai negeri sipil"),
        ("Pemerintah daerah", pemda.nama_pemda),
        ("Periode", str(rencana.periode)),
        ("Versi", rencana.versi),
        ("Status", rencana.status.label),
        ("Disusun", waktu(rencana.disusun_pada)),
        ("Disusun oleh", rencana.disusun_oleh),
        ("Catatan", rencana.catatan),
        ("Nomor SK", rencana.sk_nomor),
        ("Tanggal SK", rencana.sk_tanggal),
        ("Ditetapkan oleh", rencana.ditetapkan_oleh),
        ("Dasar", str(rencana.skenario) if rencana.skenario else "Peringkat lalu potong"),
        ("Kebutuhan", len(rencana.baris)),
        ("Orang", sum(baris.jumlah for baris in rencana.baris)),
        ("Usulan baru yang dibiayai APBD", f"{rupiah(apbd)} ({terbilang(apbd)} rupiah)"),
        (f"Kenaikan biaya per tahun dari harga {rencana.periode.tahun}", _persen(rencana)),
        ("Bobot", f"Versi {rencana.bobot.nomor}, berlaku {tanggal(rencana.bobot.berlaku_mulai)}"),
        *_bobot(rencana),
        ("Sidik (SHA-256)", rencana.sidik),
        ("Kode verifikasi", kode_verifikasi(rencana.sidik)),
        ("Pembulatan", "Sel berisi angka lengkap; tampilan dibulatkan. Skor dibandingkan sampai sembilan desimal."),
    ]


def _bobot(rencana: Rencana) -> list[tuple[str, Nilai]]:
    """The weights as the snapshot used them."""
    rincian = rencana.baris[0].rincian if rencana.baris else []
    return [(f"Bobot {satu['kode']} {satu['nama']}", satu["bobot"]) for satu in rincian]


def _persen(rencana: Rencana) -> str:
    return f"{rencana.eskalasi_persen.replace('.', ',')}%"


def keterangan_peringkat(
    periode: str, bobot: str, dihitung: datetime, saringan: str, banyak: int, semua: int
) -> list[tuple[str, Nilai]]:
    """What a workbook of the live ranking says about itself."""
    return [
        ("Isi berkas", "Peringkat kebutuhan tugas belajar, belum ditetapkan"),
        ("Periode", periode),
        ("Bobot", bobot),
        ("Dihitung", waktu(dihitung)),
        ("Saringan", saringan or "Tidak ada"),
        ("Kebutuhan dalam berkas", f"{banyak} dari {semua}"),
    ]
