"""Checks of the rows of an usulan, each by itself and against each other (SE MenPANRB 28/2021)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from smartpns.core.berlabel import Berlabel
from smartpns.kebutuhan.rules.baris import BarisData
from smartpns.kebutuhan.rules.kesenjangan import Kesenjangan
from smartpns.organisasi.rules import (
    JENJANG_STUDI,
    LAMA_SEMESTER_MUNGKIN,
    Pembiayaan,
    StatusJabatan,
    di_atas,
    kunci_nama,
    periksa_pembagian,
)


class Berat(Berlabel):
    """How serious a finding is: a galat stops the row, a peringatan asks for a second look."""

    GALAT = "galat", "Harus diperbaiki"
    PERINGATAN = "peringatan", "Periksa lagi"


@dataclass(frozen=True)
class Temuan:
    """One thing found in a row: where, what is wrong, how to mend it. `baris` is the number of the row."""

    kolom: str
    masalah: str
    saran: str
    berat: Berat = Berat.GALAT
    baris: int | None = None

    @property
    def kalimat(self) -> str:
        """Return what is wrong and how to mend it."""
        return f"{self.masalah} {self.saran}"


@dataclass(frozen=True)
class Konteks:
    """What a row is checked against: the years of the period and the usual length of the programme."""

    tahun_awal: int
    tahun_akhir: int
    semester_lazim: int | None = None


def periksa_baris(baris: BarisData, konteks: Konteks) -> list[Temuan]:
    """Check one row by itself; an empty list means that nothing was found."""
    pemeriksa: list[Callable[[BarisData, Konteks], Iterable[Temuan]]] = [
        _periksa_isian,
        _periksa_jenjang,
        _periksa_jumlah,
        _periksa_tahun,
        _periksa_lama,
        _periksa_pembagian,
        _periksa_prioritas,
    ]
    return [replace(temuan, baris=baris.nomor) for periksa in pemeriksa for temuan in periksa(baris, konteks)]


def periksa_usulan(daftar: Sequence[BarisData], kesenjangan: Mapping[Any, Kesenjangan] | None = None) -> list[Temuan]:
    """Check the rows of one usulan against each other, and against the OPD's gap figures by jabatan."""
    return [*_periksa_ganda(daftar), *_periksa_urutan(daftar), *_periksa_jumlah_jabatan(daftar, kesenjangan or {})]


def periksa_calon(nomor: int, jumlah: int, lolos: int, belum: int) -> Temuan | None:
    """Warn when more people are asked for than holders who pass, or may pass once their data are complete."""
    if jumlah <= lolos + belum:
        return None
    ada = f"hanya {lolos} pemangku yang" if lolos else "tidak ada pemangku yang"
    ragu = f" ({belum} belum dapat dinilai)" if belum else ""
    return Temuan(
        "jumlah",
        f"Diminta {jumlah} orang, padahal {ada} memenuhi syarat tugas belajar{ragu}.",
        "Pastikan ada calon dari jabatan lain, atau sesuaikan jumlah dan tahun mulainya.",
        Berat.PERINGATAN,
        baris=nomor,
    )


def _periksa_isian(baris: BarisData, _konteks: Konteks) -> Iterable[Temuan]:
    wajib = [
        ("jabatan", baris.jabatan, "Jabatan belum diisi.", "Pilih jabatan dari daftar."),
        (
            "program_studi",
            kunci_nama(baris.program_studi),
            "Program studi belum diisi.",
            "Tulis nama program studi, misalnya Akuntansi.",
        ),
        ("pembiayaan", baris.pembiayaan, "Sumber biaya belum diisi.", f"Pilih {_pilihan(Pembiayaan)}."),
        ("status_jabatan", baris.status_jabatan, "Status jabatan belum diisi.", f"Pilih {_pilihan(StatusJabatan)}."),
        (
            "alasan",
            baris.alasan.strip(),
            "Alasan belum diisi.",
            "Jelaskan kesenjangannya, misalnya: 7 dari 11 Auditor belum S1 Akuntansi.",
        ),
    ]
    return [Temuan(kolom, masalah, saran) for kolom, isi, masalah, saran in wajib if not isi]


def _periksa_jenjang(baris: BarisData, _konteks: Konteks) -> Iterable[Temuan]:
    tujuan, kini = baris.jenjang_tujuan, baris.jenjang_saat_ini
    if tujuan is None:
        yield Temuan("jenjang_tujuan", "Jenjang dituju belum diisi.", "Pilih jenjang, misalnya S2.")
    elif tujuan not in JENJANG_STUDI:
        yield Temuan(
            "jenjang_tujuan",
            f"{tujuan.label} bukan jenjang tugas belajar.",
            "Pilih jenjang pendidikan tinggi, D-I sampai S3.",
        )
    elif kini is None:
        yield Temuan(
            "jenjang_saat_ini",
            "Jenjang saat ini belum diisi, sehingga kenaikan jenjang belum dapat diperiksa.",
            "Isi pendidikan terakhir pemangku jabatan yang akan belajar.",
            Berat.PERINGATAN,
        )
    elif not di_atas(tujuan, kini) and not baris.alasan_jenjang.strip():
        yield Temuan(
            "jenjang_tujuan",
            f"Jenjang dituju {tujuan.label} tidak lebih tinggi dari jenjang saat ini {kini.label}.",
            "Naikkan jenjang dituju, atau isi alasan mengambil jenjang yang setara.",
        )


def _periksa_jumlah(baris: BarisData, _konteks: Konteks) -> Iterable[Temuan]:
    if baris.jumlah is None or baris.jumlah < 1:
        tertulis = "belum diisi" if baris.jumlah is None else f"{baris.jumlah}, kurang dari 1"
        yield Temuan("jumlah", f"Jumlah kebutuhan {tertulis}.", "Isi bilangan bulat 1 atau lebih.")


def _periksa_tahun(baris: BarisData, konteks: Konteks) -> Iterable[Temuan]:
    awal, akhir = konteks.tahun_awal, konteks.tahun_akhir
    saran = f"Isi tahun {awal} sampai {akhir}."
    if baris.tahun_mulai is None:
        yield Temuan("tahun_mulai", "Tahun mulai belum diisi.", saran)
    elif not awal <= baris.tahun_mulai <= akhir:
        yield Temuan("tahun_mulai", f"Tahun mulai {baris.tahun_mulai} di luar periode {awal}–{akhir}.", saran)


def _periksa_lama(baris: BarisData, konteks: Konteks) -> Iterable[Temuan]:
    lama, lazim = baris.lama_semester, konteks.semester_lazim
    terpendek, terpanjang = LAMA_SEMESTER_MUNGKIN[0], LAMA_SEMESTER_MUNGKIN[-1]
    if lama is None:
        if baris.jenjang_tujuan is None:  # the usual length follows the level; what is missing is the level
            return
        yield Temuan("lama_semester", "Lama studi belum diisi.", "Isi jumlah semester, misalnya 4 untuk S2.")
    elif lama not in LAMA_SEMESTER_MUNGKIN:
        yield Temuan(
            "lama_semester",
            f"Lama studi {lama} semester tidak mungkin.",
            f"Isi {terpendek} sampai {terpanjang} semester.",
        )
    elif lazim is not None and lama != lazim and not baris.keterangan.strip():
        yield Temuan(
            "lama_semester",
            f"Lama studi {lama} semester berbeda dari yang lazim, {lazim} semester.",
            f"Ubah menjadi {lazim}, atau tulis sebabnya di Keterangan (misalnya alih jenjang atau RPL).",
            Berat.PERINGATAN,
        )


def _periksa_pembagian(baris: BarisData, _konteks: Konteks) -> Iterable[Temuan]:
    if baris.pembiayaan is None:
        return
    yield from (Temuan(m.kolom, m.masalah, m.saran) for m in periksa_pembagian(baris.pembiayaan, baris.pembagian))
    if kurang := baris.pembagian.belum_disebut(baris.pembiayaan):
        yield Temuan(
            f"persen_{baris.pembiayaan.value}",
            f"{kurang}% biaya belum disebut sumbernya.",
            "Isi bagian sumber lain sampai genap 100%.",
            Berat.PERINGATAN,
        )


def _periksa_prioritas(baris: BarisData, _konteks: Konteks) -> Iterable[Temuan]:
    saran = "Isi urutan 1, 2, 3, dan seterusnya."
    if baris.prioritas_opd is None:
        yield Temuan("prioritas_opd", "Prioritas OPD belum diisi.", saran)
    elif baris.prioritas_opd < 1:
        yield Temuan("prioritas_opd", f"Prioritas OPD {baris.prioritas_opd}, kurang dari 1.", saran)


def _periksa_ganda(daftar: Sequence[BarisData]) -> Iterable[Temuan]:
    pertama: dict[tuple[Hashable, ...], BarisData] = {}
    for baris in daftar:
        asal = pertama.setdefault(baris.kunci, baris)
        if asal is not baris:
            yield Temuan(
                "program_studi",
                f"Baris {baris.nomor} sama dengan baris {asal.nomor}: jabatan, program studi, jenjang, tahun, sumber "
                "biaya, dan status jabatannya sama.",
                f"Tambahkan jumlahnya ke baris {asal.nomor}, lalu hapus baris {baris.nomor}.",
                baris=baris.nomor,
            )


def _periksa_urutan(daftar: Sequence[BarisData]) -> Iterable[Temuan]:
    urutan = [(baris.prioritas_opd, baris) for baris in daftar if baris.prioritas_opd is not None]
    pemakai: dict[int, BarisData] = {}
    for nomor, baris in urutan:
        asal = pemakai.setdefault(nomor, baris)
        if asal is not baris:
            yield Temuan(
                "prioritas_opd",
                f"Prioritas {nomor} dipakai baris {asal.nomor} dan baris {baris.nomor}.",
                "Beri setiap baris urutan yang berbeda.",
                baris=baris.nomor,
            )
    lompat = sorted(set(range(1, len(daftar) + 1)) - set(pemakai))
    if lompat and len(pemakai) == len(daftar):
        yield Temuan(
            "prioritas_opd",
            f"Urutan prioritas melompati {', '.join(map(str, lompat))}.",
            f"Urutkan 1 sampai {len(daftar)} tanpa lompatan.",
            Berat.PERINGATAN,
        )


def _periksa_jumlah_jabatan(daftar: Sequence[BarisData], kesenjangan: Mapping[Any, Kesenjangan]) -> Iterable[Temuan]:
    kelompok: dict[Hashable, list[BarisData]] = defaultdict(list)
    for baris in daftar:
        kelompok[baris.jabatan].append(baris)
    for jabatan, semua in kelompok.items():
        celah, jumlah = kesenjangan.get(jabatan), sum(baris.jumlah or 0 for baris in semua)
        if celah is not None and jumlah > celah.batas_wajar:
            terakhir = semua[-1]
            yield Temuan(
                "jumlah",
                f"Diminta {jumlah} orang untuk {terakhir.nama_jabatan}, padahal {_uraian_batas(celah)}.",
                "Kurangi jumlahnya, atau pastikan alasan menjelaskan kelebihannya.",
                Berat.PERINGATAN,
                baris=terakhir.nomor,
            )


def _uraian_batas(celah: Kesenjangan) -> str:
    if celah.batas_wajar:
        uraian = f"{celah.belum_memenuhi} pemangku belum memenuhi syarat dan {celah.kosong or 0} formasi kosong"
        uraian += f" dan {celah.penerus} pensiun yang perlu penerus" if celah.penerus else ""
    else:
        uraian = "tidak ada pemangku yang belum memenuhi syarat dan tidak ada formasi kosong"
    if celah.belum_dapat_dinilai:
        uraian += f" ({celah.belum_dapat_dinilai} pemangku belum dapat dinilai karena datanya belum lengkap)"
    return uraian


def _pilihan(enum: type[Berlabel]) -> str:
    return " / ".join(label for _, label in enum.pilihan())
