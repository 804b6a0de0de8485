"""The engine: find the table in a workbook, read its cells, let the room judge its rows, save the good ones.

The dry run, the page and the command all come through here.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from smartpns.core.db import transaction
from smartpns.core.errors import DomainError
from smartpns.core.formats import TidakTerbaca, angka
from smartpns.core.impor.kolom import Kolom, kunci, tampil
from smartpns.core.impor.rencana import Bahan, BarisSiap, Keadaan, Putusan, RencanaImpor, Temuan, bermasalah
from smartpns.core.pekerjaan import Lapor, diam
from smartpns.core.sheets import Baris, BukuKerja, Lembar, Nilai, baca_buku, huruf_kolom

CARI_JUDUL = 30
"""Rows in which the headings are looked for, below whatever title stands on top."""
LEMBAR_SENDIRI = {"_pilihan", "Petunjuk"}
JUDUL_DIABAIKAN = {"no", "nomor", "no urut", "masalah", "cara memperbaiki", ""}
KATA_JUMLAH = ("jumlah", "total", "grand total", "sub total", "subtotal")
SARAN_TANDA = {
    "rumus": ("sel berisi rumus", "Salin selnya, lalu Tempel Khusus sebagai Nilai"),
    "galat": ("sel berisi galat Excel", "Perbaiki rumus asalnya, lalu tulis nilainya"),
    "gabungan": ("sel digabung", "Pisahkan selnya (Unmerge), lalu isi tiap baris"),
}
LAPOR_TIAP = 250
MASALAH_TERBANYAK = 40_000
"""Faulty cells that are listed; a file with more is not a list with faults but something else."""


@dataclass(frozen=True, slots=True)
class Masalah:
    """One fault of one cell, said so that the person can mend it."""

    baris: int
    kolom: str
    nilai: str
    masalah: str
    saran: str


@dataclass(slots=True)
class BarisImpor:
    """A row of the file with what became of it.

    sel: its original cells under `Pratinjau.judul`; asal: the known ones by column name; isi: the same, typed.
    """

    nomor: int
    sel: list[Nilai]
    isi: dict[str, Any]
    asal: dict[str, Nilai] = field(default_factory=dict)
    keadaan: Keadaan = Keadaan.BERMASALAH
    keterangan: str = ""
    data: Any = None
    masalah: list[Masalah] = field(default_factory=list)


@dataclass(frozen=True)
class Pratinjau:
    """Everything that was found in a file, and the room's context for saving it."""

    judul: Sequence[str]
    baris: Sequence[BarisImpor]
    catatan: Sequence[str]
    konteks: Any

    def dalam(self, keadaan: Keadaan) -> list[BarisImpor]:
        return [b for b in self.baris if b.keadaan == keadaan]

    @property
    def masalah(self) -> list[Masalah]:
        return [m for b in self.baris for m in b.masalah]

    @property
    def per_jenis(self) -> list[tuple[int, str]]:
        """Equal problems counted, the commonest first: (12, "Program studi: tidak dikenal")."""
        hitung = Counter(f"{m.kolom}: {m.masalah}" if m.kolom else m.masalah for m in self.masalah)
        return [(n, sebutan) for sebutan, n in hitung.most_common()]

    def jawaban(self, tersimpan: int = 0) -> dict[str, Any]:
        """What a command answers."""
        return {
            "siap": len(self.dalam(Keadaan.SIAP)),
            "tersimpan": tersimpan,
            "tidak_berubah": len(self.dalam(Keadaan.TIDAK_BERUBAH)),
            "bermasalah": [
                {"baris": m.baris, "kolom": m.kolom, "nilai": m.nilai, "masalah": m.masalah, "saran": m.saran}
                for m in self.masalah
            ],
            "catatan": list(self.catatan),
        }


def impor_berkas(
    rencana: RencanaImpor,
    path: Path,
    parameter: Mapping[str, Any],
    oleh: Any,
    *,
    uji: bool = False,
    lapor: Lapor = diam,
) -> dict[str, Any]:
    """Check a file and, unless it is a dry run (`uji`), save its good rows. Raises DomainError for the whole file."""
    pratinjau = periksa_berkas(rencana, path, parameter, lapor=lapor)
    if uji:
        return pratinjau.jawaban()
    with transaction():
        tersimpan = simpan_siap(rencana, pratinjau, oleh, lapor)
    return pratinjau.jawaban(tersimpan)


def periksa_berkas(
    rencana: RencanaImpor,
    path: Path,
    parameter: Mapping[str, Any],
    *,
    nama: str | None = None,
    lapor: Lapor = diam,
) -> Pratinjau:
    """Read a file and judge every row; nothing is changed. Raises DomainError when the file cannot be used at all."""
    lapor(0, None, "Membaca berkas")
    buku = baca_buku(path, nama, rencana.batas)
    tabel = temukan_tabel(buku, rencana.kolom)
    pembacaan = _Pembacaan(tabel, rencana.kolom)
    pembacaan.baca()
    konteks = rencana.siapkan(Bahan(parameter, [b.isi for b in pembacaan.baris if not b.masalah]))
    _putuskan(rencana, pembacaan.baris, konteks, lapor)
    return Pratinjau(tabel.judul, pembacaan.baris, [*_catatan_buku(buku, tabel), *pembacaan.catatan], konteks)


def simpan_siap(rencana: RencanaImpor, pratinjau: Pratinjau, oleh: Any, lapor: Lapor = diam) -> int:
    """Save the ready rows; the caller holds the transaction. Returns how many."""
    baris = [BarisSiap(b.nomor, b.isi, b.data) for b in pratinjau.dalam(Keadaan.SIAP)]
    if baris:
        lapor(0, len(baris), "Menyimpan")
        rencana.simpan(baris, pratinjau.konteks, oleh, lapor)
    return len(baris)


# --- the table in the workbook ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Tabel:
    """Where the table stands: its sheet, the place of its heading row, and which column of the sheet is which."""

    lembar: Lembar
    letak_judul: int
    kolom: Mapping[int, Kolom]
    letak: Sequence[int]
    """Columns of the sheet that have a heading, known or not."""

    @property
    def judul(self) -> list[str]:
        sel = self.lembar.baris[self.letak_judul].sel
        return [tampil(sel[k]).strip() for k in self.letak]

    @property
    def baris(self) -> Sequence[Baris]:
        return self.lembar.baris[self.letak_judul + 1 :]


def temukan_tabel(buku: BukuKerja, kolom: Sequence[Kolom]) -> Tabel:
    """The first visible sheet that has the headings. Raises DomainError that says what is missing."""
    calon = [t for lembar in _lembar_terbaca(buku) if (t := _tabel_lembar(lembar, kolom))]
    if not calon:
        judul = ", ".join(f"“{k.label}”" for k in kolom if k.wajib)
        raise DomainError(
            f"Baris judul kolom tidak ditemukan pada {CARI_JUDUL} baris pertama. Kolom yang wajib ada: {judul}. "
            "Unduh templat, lalu salin data Anda ke sana."
        )
    terbaik = max(calon, key=lambda t: sum(k.wajib for k in t.kolom.values()))
    _tolak_judul_salah(terbaik, kolom)
    return terbaik


def _lembar_terbaca(buku: BukuKerja) -> list[Lembar]:
    return [lb for lb in buku.lembar if not lb.tersembunyi and lb.nama not in LEMBAR_SENDIRI]


def _tabel_lembar(lembar: Lembar, kolom: Sequence[Kolom]) -> Tabel | None:
    """The row with most known headings; at least two, or one when there is only one column."""
    terbaik: Tabel | None = None
    for letak, baris in enumerate(lembar.baris[:CARI_JUDUL]):
        peta = {nomor: k for nomor, sel in enumerate(baris.sel) if (k := _kolom_berjudul(sel, kolom))}
        if len(peta) >= min(2, len(kolom)) and (terbaik is None or len(peta) > len(terbaik.kolom)):
            berjudul = [nomor for nomor, sel in enumerate(baris.sel) if tampil(sel).strip()]
            terbaik = Tabel(lembar, letak, peta, [n for n in berjudul if not _judul_diabaikan(baris.sel[n])])
    return terbaik


def _kolom_berjudul(sel: Nilai, kolom: Sequence[Kolom]) -> Kolom | None:
    """The column of a heading, also with its unit in brackets: `Biaya (Rp)`."""
    if not isinstance(sel, str):
        return None
    bentuk = {kunci(sel), kunci(sel.split("(")[0])} - {""}
    return next((k for k in kolom if bentuk & k.judul_dikenal), None)


def _judul_diabaikan(sel: Nilai) -> bool:
    return kunci(tampil(sel)) in JUDUL_DIABAIKAN


def _tolak_judul_salah(tabel: Tabel, kolom: Sequence[Kolom]) -> None:
    nomor = tabel.lembar.baris[tabel.letak_judul].nomor
    for nama, banyak in Counter(k.label for k in tabel.kolom.values()).items():
        if banyak > 1:
            letak = " dan ".join(huruf_kolom(n) for n, k in tabel.kolom.items() if k.label == nama)
            raise DomainError(f"Kolom “{nama}” ada dua kali (kolom {letak}). Hapus salah satu, lalu unggah ulang.")
    ada = {k.nama for k in tabel.kolom.values()}
    kurang = [f"“{k.label}”" for k in kolom if k.wajib and k.nama not in ada]
    if kurang:
        raise DomainError(
            f"Kolom wajib tidak ditemukan: {', '.join(kurang)}. Judul kolom terbaca di baris {nomor} lembar "
            f"“{tabel.lembar.nama}”. Tambahkan kolomnya, atau salin data Anda ke templat."
        )


def _catatan_buku(buku: BukuKerja, tabel: Tabel) -> list[str]:
    """What the person must know about the file: nothing is taken or left silently."""
    catatan = [
        f"Lembar “{lb.nama}” tersembunyi dan tidak dibaca."
        for lb in buku.lembar
        if lb.tersembunyi and lb.nama not in LEMBAR_SENDIRI
    ]
    catatan += [
        f"Lembar “{lb.nama}” tidak dibaca; hanya lembar “{tabel.lembar.nama}” yang diimpor."
        for lb in _lembar_terbaca(buku)
        if lb is not tabel.lembar and any(not b.kosong for b in lb.baris)
    ]
    catatan += [
        f"Kolom {huruf_kolom(n)} “{k.label}” tersembunyi di Excel dan tetap dibaca."
        for n, k in tabel.kolom.items()
        if n in tabel.lembar.kolom_tersembunyi
    ]
    asing = [judul for n, judul in zip(tabel.letak, tabel.judul, strict=True) if n not in tabel.kolom]
    if asing:
        catatan.append(f"Kolom yang tidak dikenal dan diabaikan: {', '.join(f'“{j}”' for j in asing)}.")
    return catatan


# --- rows ------------------------------------------------------------------------------------------------


class _Pembacaan:
    """Reads the rows below the headings; keeps running sums to check printed totals."""

    def __init__(self, tabel: Tabel, kolom: Sequence[Kolom]) -> None:
        self.tabel = tabel
        self._bawaan = dict.fromkeys(k.nama for k in kolom)
        self.baris: list[BarisImpor] = []
        self.catatan: list[str] = []
        self._dijumlah = [n for n, k in tabel.kolom.items() if k.dijumlah]
        self._banyak_masalah = 0
        self._semua: Counter[int] = Counter()
        self._bagian: Counter[int] = Counter()

    def baca(self) -> None:
        for urutan, baris in enumerate(self.tabel.baris):
            if self._kosong(baris) or (urutan == 0 and self._penomoran(baris)):
                continue
            if self._baris_jumlah(baris):
                self._periksa_jumlah(baris)
            else:
                self.baris.append(self._baris(baris))
                self._tolak_terlalu_salah()

    def _tolak_terlalu_salah(self) -> None:
        self._banyak_masalah += len(self.baris[-1].masalah)
        if self._banyak_masalah > MASALAH_TERBANYAK:
            sebab = Counter(f"{m.kolom}: {m.masalah}" for b in self.baris for m in b.masalah).most_common(1)[0][0]
            raise DomainError(
                f"Berkas ini berisi lebih dari {angka(MASALAH_TERBANYAK)} sel yang bermasalah, paling sering "
                f"“{sebab}”. Perbaiki sebab itu, lalu unggah lagi."
            )

    def _sel(self, baris: Baris, nomor: int) -> Nilai:
        return baris.sel[nomor] if nomor < len(baris.sel) else None

    def _kosong(self, baris: Baris) -> bool:
        """Nothing under any heading; a running number alone is nothing."""
        return all(not tampil(self._sel(baris, n)).strip() for n in self.tabel.letak)

    def _penomoran(self, baris: Baris) -> bool:
        """The row "(1) (2) (3)" that official forms print under the headings."""
        isi = [tampil(s).strip(" ()") for s in baris.sel if tampil(s).strip()]
        return len(isi) > 1 and all(i.isdigit() for i in isi) and [int(i) for i in isi] == sorted({int(i) for i in isi})

    def _baris_jumlah(self, baris: Baris) -> bool:
        """A printed total: begins with Jumlah or Total and lacks something every record has."""
        pertama = next((kunci(s) for s in baris.sel if isinstance(s, str) and s.strip()), "")
        if not any(pertama == kata or pertama.startswith(kata + " ") for kata in KATA_JUMLAH):
            return False
        return any(not tampil(self._sel(baris, n)).strip() for n, k in self.tabel.kolom.items() if k.wajib)

    def _periksa_jumlah(self, baris: Baris) -> None:
        """Compare with the sum of the parts: since the last total, or of the whole table. It is never imported."""
        beda = []
        for nomor in self._dijumlah:
            tercetak = _bilangan(self.tabel.kolom[nomor], self._sel(baris, nomor))
            if tercetak is not None and tercetak not in (self._bagian[nomor], self._semua[nomor]):
                seharusnya = self._bagian[nomor] or self._semua[nomor]
                beda.append(
                    f"{self.tabel.kolom[nomor].label} tertulis {angka(tercetak)}, padahal jumlah baris di atasnya "
                    f"{angka(seharusnya)}"
                )
        akhir = f": {'; '.join(beda)}. Periksa apakah ada baris yang hilang atau dobel." if beda else "."
        self.catatan.append(f"Baris {baris.nomor} adalah baris jumlah dan tidak diimpor{akhir}")
        self._bagian.clear()

    def _baris(self, baris: Baris) -> BarisImpor:
        hasil = BarisImpor(baris.nomor, [self._sel(baris, n) for n in self.tabel.letak], dict(self._bawaan))
        if baris.tersembunyi:
            saran = "Tampilkan barisnya (Unhide, atau hapus saringan), periksa isinya, lalu unggah ulang"
            hasil.masalah.append(Masalah(baris.nomor, "", "", "baris tersembunyi di Excel", saran))
        for nomor, kolom in self.tabel.kolom.items():
            nilai = hasil.asal[kolom.nama] = self._sel(baris, nomor)
            try:
                if nomor in baris.tanda:
                    raise TidakTerbaca(*SARAN_TANDA[baris.tanda[nomor]])
                hasil.isi[kolom.nama] = kolom.baca(nilai)
            except TidakTerbaca as e:
                hasil.masalah.append(Masalah(baris.nomor, kolom.label, tampil(nilai), e.masalah, e.saran))
        for nomor in self._dijumlah:
            besar = _bilangan(self.tabel.kolom[nomor], self._sel(baris, nomor)) or 0
            self._semua[nomor] += besar
            self._bagian[nomor] += besar
        return hasil


def _bilangan(kolom: Kolom, nilai: Nilai) -> int | None:
    try:
        return None if nilai is None else kolom.pembaca(nilai)
    except TidakTerbaca:
        return None


def _putuskan(rencana: RencanaImpor, baris: Sequence[BarisImpor], konteks: Any, lapor: Lapor) -> None:
    """Let the room judge every row whose cells can be read; the same natural key twice is a problem."""
    label = {k.nama: k.label for k in rencana.kolom}
    terpakai: dict[Hashable, int] = {}
    for urutan, b in enumerate(baris):
        if urutan % LAPOR_TIAP == 0:
            lapor(urutan, len(baris), "Memeriksa baris")
        if b.masalah:
            continue
        putusan = _tanpa_kembar(_putusan(rencana, b, konteks), b.nomor, terpakai)
        b.keadaan, b.keterangan, b.data = putusan.keadaan, putusan.keterangan, putusan.data
        b.masalah = [
            Masalah(b.nomor, label.get(t.kolom, t.kolom), tampil(b.asal.get(t.kolom)), t.masalah, t.saran)
            for t in putusan.temuan
        ]


def _putusan(rencana: RencanaImpor, baris: BarisImpor, konteks: Any) -> Putusan:
    """The room's judgement; a rule that refuses with a DomainError counts as one finding."""
    try:
        return rencana.periksa(baris.isi, konteks)
    except DomainError as e:
        masalah, _, saran = e.pesan.partition(". ")
        return bermasalah(Temuan(e.field or "", masalah.rstrip("."), saran.rstrip(".")))


def _tanpa_kembar(putusan: Putusan, nomor: int, terpakai: dict[Hashable, int]) -> Putusan:
    if putusan.kunci is None or putusan.keadaan == Keadaan.BERMASALAH:
        return putusan
    pertama = terpakai.setdefault(putusan.kunci, nomor)
    if pertama == nomor:
        return putusan
    return bermasalah(Temuan("", "baris kembar", f"Sama dengan baris {pertama}. Hapus salah satu"))
