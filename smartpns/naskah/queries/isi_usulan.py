"""The data of an OPD's letter and of the record of its verification, read from its usulan."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from smartpns.akun.izin import Pelaku
from smartpns.biaya.queries import harga_berlaku, perkiraan_biaya
from smartpns.biaya.rules import Perkiraan
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.core.formats import bulan_tahun, hari, tanggal, terbilang, waktu
from smartpns.core.waktu import lokal
from smartpns.kebutuhan.models import Kebutuhan, RiwayatUsulan, Usulan
from smartpns.kebutuhan.queries import Posisi, butir_biaya, perkiraan_usulan, posisi_opd
from smartpns.kebutuhan.queries.usulan import BESERTA_ISI
from smartpns.kebutuhan.rules import DUKUNGAN_RPJMD, AksiUsulan, HasilVerifikasi, StatusUsulan
from smartpns.naskah.queries.aturan import aturan_berlaku
from smartpns.naskah.queries.bahan import Bahan, kepala_isi
from smartpns.naskah.rules import JenisNaskah
from smartpns.organisasi.queries import opd_lingkup

SUDAH_DIAJUKAN = frozenset({StatusUsulan.DIAJUKAN, StatusUsulan.DIVERIFIKASI})


def usulan_terlihat(id_: UUID, pelaku: Pelaku) -> Usulan:
    """An usulan within the scope of `pelaku`, with its rows and history."""
    batas = opd_lingkup(pelaku)
    pilih = select(Usulan).where(Usulan.id == id_).options(*BESERTA_ISI)
    usulan = db.session.scalar(pilih if batas is None else pilih.where(Usulan.opd_id == batas))
    if usulan is None:
        raise TidakDitemukan
    return usulan


def bahan_surat(usulan: Usulan, pada: date) -> Bahan:
    """The OPD's letter: the rows as they were handed in, at the prices of that day."""
    siap = usulan.status in SUDAH_DIAJUKAN and usulan.diajukan_pada is not None
    diajukan = lokal(usulan.diajukan_pada).date() if usulan.diajukan_pada else pada
    judul = f"Usulan kebutuhan tugas belajar {usulan.opd.nama} {usulan.periode}"
    aturan, isi = kepala_isi(JenisNaskah.SURAT_USULAN, judul, usulan.opd, pada)
    butir = [replace(butir_biaya(b), jumlah=b.jumlah) for b in usulan.kebutuhan]
    biaya = perkiraan_biaya(butir, harga_berlaku(diajukan))
    posisi = posisi_opd(usulan.opd_id, {b.jabatan_id for b in usulan.kebutuhan}, periode=usulan.periode)
    isi |= _kepala_usulan(usulan) | {
        "diajukan": tanggal(diajukan),
        "biaya": _biaya(usulan, biaya),
        "baris": [
            _baris_usulan(b, posisi[b.jabatan_id], p, usulan.periode.daftar_tahun)
            for b, p in zip(usulan.kebutuhan, biaya, strict=True)
        ],
    }
    halangan = (
        ""
        if siap
        else f"Surat usulan terbit setelah usulan diajukan; statusnya sekarang “{usulan.status.label}”. "
        "Minta Kepala OPD menyetujui dan mengajukannya dahulu."
    )
    return Bahan(
        JenisNaskah.SURAT_USULAN,
        judul,
        isi,
        aturan,
        diajukan,
        opd=usulan.opd,
        penerbit=usulan.opd,
        usulan=usulan,
        halangan=halangan,
    )


def bahan_berita_acara(usulan: Usulan, pada: date) -> Bahan:
    """The record of a finished verification."""
    langkah = _langkah_terakhir(usulan, AksiUsulan.VERIFIKASI)
    siap = usulan.status is StatusUsulan.DIVERIFIKASI and langkah is not None
    judul = f"Verifikasi usulan kebutuhan tugas belajar {usulan.opd.nama} {usulan.periode}"
    aturan, isi = kepala_isi(JenisNaskah.BERITA_ACARA, judul, None, pada)
    opd = aturan_berlaku(JenisNaskah.SURAT_USULAN, usulan.opd, pada).penanda
    perkiraan = perkiraan_usulan(usulan.periode, usulan.kebutuhan)
    diterima = [b for b in usulan.kebutuhan if b.verifikasi is not HasilVerifikasi.DIKEMBALIKAN]
    isi |= _kepala_usulan(usulan) | {
        "hari": hari(pada),
        "tanggal_terbilang": f"tanggal {terbilang(pada.day)} bulan {bulan_tahun(pada.year, pada.month).split()[0]} "
        f"tahun {terbilang(pada.year)}",
        "selesai": {"pada": waktu(langkah.pada), "oleh": langkah.oleh_nama} if langkah else None,
        "penanda_opd": opd.tercetak,
        "hasil": {h.value: sum(b.verifikasi is h for b in usulan.kebutuhan) for h in HasilVerifikasi},
        "disetujui": sum(b.jumlah_berlaku for b in diterima),
        "biaya": _biaya(usulan, [perkiraan.per_baris[b.id] for b in diterima]),
        "baris": [_baris_verifikasi(b, perkiraan.per_baris) for b in usulan.kebutuhan],
    }
    selesai = lokal(langkah.pada).date() if langkah else pada
    halangan = (
        ""
        if siap
        else f"Berita acara terbit setelah verifikasi selesai; status usulan ini “{usulan.status.label}”. "
        "Putuskan semua baris, lalu selesaikan verifikasi."
    )
    return Bahan(
        JenisNaskah.BERITA_ACARA, judul, isi, aturan, selesai, opd=usulan.opd, usulan=usulan, halangan=halangan
    )


def _langkah_terakhir(usulan: Usulan, aksi: AksiUsulan) -> RiwayatUsulan | None:
    return next((r for r in reversed(usulan.riwayat) if r.aksi is aksi), None)


def _kepala_usulan(usulan: Usulan) -> dict[str, Any]:
    return {
        "periode": str(usulan.periode),
        "tahun": list(usulan.periode.daftar_tahun),
        "opd": usulan.opd.nama,
        "referensi": usulan.nomor_referensi,
        "orang": sum(b.jumlah for b in usulan.kebutuhan),
        "orang_terbilang": terbilang(sum(b.jumlah for b in usulan.kebutuhan)),
        "jabatan": len({b.jabatan_id for b in usulan.kebutuhan}),
    }


def _biaya(usulan: Usulan, semua: Sequence[Perkiraan]) -> dict[str, Any]:
    """Rupiah of the APBD by year of the period and after it; how many rows have no price."""
    per_tahun: Counter[int] = Counter()
    for satu in semua:
        per_tahun.update(satu.per_tahun)
    rupiah = [per_tahun[t] for t in usulan.periode.daftar_tahun]
    return {
        "per_tahun": rupiah,
        "dalam": sum(rupiah),
        "dalam_terbilang": f"{terbilang(sum(rupiah))} rupiah",
        "sesudah": per_tahun.total() - sum(rupiah),
        "tanpa_harga": sum(not satu.berharga for satu in semua),
    }


def _baris_usulan(baris: Kebutuhan, posisi: Posisi, biaya: Perkiraan, tahun: Sequence[int]) -> dict[str, Any]:
    per_tahun = [biaya.per_tahun.get(t, 0) for t in tahun]
    kosong = posisi.celah.kosong
    return {
        "prioritas": baris.prioritas_opd,
        "kode": baris.kode,
        "jabatan": baris.jabatan.nama,
        "unit": "" if baris.unit_id == baris.usulan.opd_id else baris.unit.nama,
        "pemangku": posisi.celah.pemangku,
        "belum": posisi.celah.belum_memenuhi,
        "kosong": "–" if kosong is None else str(kosong),
        "program": baris.jenjang_tujuan.sebut(baris.prodi_teks),
        "orang": baris.jumlah,
        "mulai": bulan_tahun(baris.tahun_mulai, baris.bulan_masuk),
        "semester": baris.lama_semester,
        "pembiayaan": baris.pembagian.sebut(baris.pembiayaan),
        "status_jabatan": baris.status_jabatan.label,
        "alasan": baris.alasan,
        "dukungan": _dukungan(baris),
        "keterangan": baris.keterangan or "",
        "biaya": per_tahun,
        "biaya_sesudah": biaya.total - sum(per_tahun),
        "berharga": biaya.berharga,
    }


def _dukungan(baris: Kebutuhan) -> str:
    if baris.dukungan_rpjmd is None:
        return ""
    tingkat = DUKUNGAN_RPJMD[baris.dukungan_rpjmd]
    return f"{tingkat}: {baris.dukungan_teks}" if baris.dukungan_teks else tingkat


def _baris_verifikasi(baris: Kebutuhan, biaya: Mapping[UUID, Perkiraan]) -> dict[str, Any]:
    dikembalikan = baris.verifikasi is HasilVerifikasi.DIKEMBALIKAN
    baku = baris.sebutan
    tertulis = baris.jenjang_tujuan.sebut(baris.prodi_teks)
    return {
        "kode": baris.kode,
        "jabatan": baris.jabatan.nama,
        "program": baku,
        "tertulis": "" if baku.casefold() == tertulis.casefold() else tertulis,
        "mulai": str(baris.tahun_mulai),
        "diusulkan": baris.jumlah,
        "disetujui": 0 if dikembalikan else baris.jumlah_berlaku,
        "hasil": baris.verifikasi.label,
        "alasan": baris.alasan_verifikasi or "",
        "biaya": 0 if dikembalikan else biaya[baris.id].total,
    }
