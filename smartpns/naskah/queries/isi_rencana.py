"""The data of the five-year plan and of its decree, read from one frozen version of the plan and nothing else."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from smartpns.akun.services import ORANG_SAMA
from smartpns.core.formats import bulan_tahun, desimal, tanggal, terbilang, waktu
from smartpns.core.teks import tulis_desimal
from smartpns.core.waktu import lokal
from smartpns.naskah.queries.bahan import Bahan, kepala_isi
from smartpns.naskah.rules import Aturan, JenisNaskah
from smartpns.organisasi.rules import Jenjang, Pembiayaan
from smartpns.prioritas.models import VersiBobot
from smartpns.prioritas.queries import kunci_periode
from smartpns.prioritas.rules import KRITERIA, JenisKriteria
from smartpns.rencana.models import BarisRencana, Rencana
from smartpns.rencana.queries import garis_baris, perubahan_perencana, perubahan_tim, ringkasan, sidik_cocok
from smartpns.rencana.rules import StatusRencana

DAPAT_DINASKAHKAN = frozenset({StatusRencana.DISUSUN, StatusRencana.MENUNGGU, StatusRencana.DITETAPKAN})
"""A version that was sent back or replaced gets no new document."""

ARAH = {
    JenisKriteria.MANFAAT: "makin besar makin diutamakan",
    JenisKriteria.BIAYA: "makin kecil makin diutamakan",
}
TANPA_PENILAI = "K2 memakai isian perangkat daerah dan K3 memakai tingkat jabatan"


def bahan_perencanaan(rencana: Rencana, pada: date) -> Bahan:
    """The 'Dokumen Perencanaan Kebutuhan Tugas Belajar' of one version."""
    judul = f"Dokumen Perencanaan Kebutuhan Tugas Belajar {rencana.periode}"
    aturan, isi = kepala_isi(JenisNaskah.PERENCANAAN, judul, None, pada)
    isi |= _kepala_rencana(rencana) | {
        "bobot": _bobot(rencana),
        "kriteria": _kriteria(rencana.baris),
        "penilai": _penilai(rencana.baris),
        "rekap": {
            "tahun_mulai": _rekap_tahun(rencana),
            "opd": _rekap(rencana, lambda b: b.nama_opd),
            "jenjang": _rekap(rencana, lambda b: b.jenjang, urut=list(Jenjang), label=lambda j: j.label),
            "program": _rekap(rencana, lambda b: b.jenjang.sebut(b.program_studi)),
            "pembiayaan": _rekap(rencana, lambda b: b.pembiayaan, urut=list(Pembiayaan), label=lambda p: p.label),
        },
        "baris": [_baris(b, rencana) for b in rencana.baris],
        "garis": _garis(rencana),
        "tim": _tim(rencana),
        "perubahan": _perubahan(rencana),
    }
    return _bahan(JenisNaskah.PERENCANAAN, judul, isi, aturan, rencana)


def bahan_sk(rencana: Rencana, pada: date) -> Bahan:
    """The decree that sets one version, as a draft to be numbered and signed; with its number once it has one."""
    judul = f"Penetapan Rencana Kebutuhan Tugas Belajar Pegawai Negeri Sipil Tahun {rencana.periode}"
    aturan, isi = kepala_isi(JenisNaskah.SK, judul, None, pada)
    isi |= _kepala_rencana(rencana) | {
        "sk": {"nomor": rencana.sk_nomor or "", "tanggal": tanggal(rencana.sk_tanggal) if rencana.sk_tanggal else ""},
        "ditetapkan": [_baris_lampiran(b) for b in rencana.baris if b.termuat],
        "tunggu": [_baris_tunggu(b) for b in rencana.baris if b.orang_termuat < b.jumlah],
    }
    return _bahan(JenisNaskah.SK, judul, isi, aturan, rencana)


def _bahan(jenis: JenisNaskah, judul: str, isi: dict[str, Any], aturan: Aturan, rencana: Rencana) -> Bahan:
    disusun = lokal(rencana.disusun_pada).date()
    return Bahan(jenis, judul, isi, aturan, disusun, rencana=rencana, halangan=_halangan(rencana))


def _halangan(rencana: Rencana) -> str:
    if rencana.status not in DAPAT_DINASKAHKAN:
        return (
            f"Rencana versi {rencana.versi} berstatus “{rencana.status.label}”, jadi tidak dibuatkan naskah lagi. "
            "Buka versi yang terbaru."
        )
    if not sidik_cocok(rencana):
        return (
            "Isi rencana ini tidak sama lagi dengan yang dibekukan, jadi tidak boleh terbit. "
            "Laporkan ke admin dan auditor."
        )
    return ""


def _penyusun(rencana: Rencana) -> str:
    """Who prepared the plan; it is said where the same person set it."""
    sama = ORANG_SAMA in (rencana.ditetapkan_oleh or "")
    return f"{rencana.disusun_oleh}, {ORANG_SAMA}" if sama else rencana.disusun_oleh


def _kepala_rencana(rencana: Rencana) -> dict[str, Any]:
    jumlah = ringkasan(rencana)
    return {
        "periode": str(rencana.periode),
        "tahun": [t.tahun for t in rencana.tahun],
        "versi": rencana.versi,
        "sidik_rencana": rencana.sidik,
        "disusun": {"pada": waktu(rencana.disusun_pada), "oleh": _penyusun(rencana)},
        "catatan": rencana.catatan,
        "kelengkapan": _kelengkapan(rencana),
        "skenario": _skenario(rencana),
        "eskalasi": tulis_desimal(Decimal(rencana.eskalasi_persen)),
        "jumlah": {
            "kebutuhan": jumlah.kebutuhan,
            "termuat": jumlah.termuat,
            "orang": jumlah.orang,
            "orang_termuat": jumlah.orang_termuat,
            "orang_termuat_terbilang": terbilang(jumlah.orang_termuat),
            "opd": jumlah.opd,
            "opd_termuat": jumlah.opd_termuat,
            "apbd": jumlah.apbd,
            "apbd_terbilang": f"{terbilang(jumlah.apbd)} rupiah",
            "komitmen": jumlah.komitmen,
            "ekor": jumlah.ekor,
        },
        "proyeksi": [
            {
                "tahun": t.tahun,
                "pagu": t.pagu,
                "komitmen": t.komitmen_eskalasi,
                "baru": t.usulan_baru_eskalasi,
                "total": t.total_eskalasi,
                "sisa": t.selisih,
                "tetap": t.total,
            }
            for t in rencana.tahun
        ],
    }


def _kelengkapan(rencana: Rencana) -> dict[str, Any]:
    """What was missing when the version was frozen, in sentences; nothing for versions from before that was kept."""
    isi = rencana.lengkap
    if isi is None:
        return {"ringkas": "", "absen": [], "butir": [], "alasan": ""}
    return {
        "ringkas": isi.ringkas,
        "absen": isi.absen,
        "butir": [f"{kalimat[0].upper()}{kalimat[1:]}." for kalimat in isi.butir],
        "alasan": rencana.alasan_terbuka or "",
    }


def _bobot(rencana: Rencana) -> dict[str, Any]:
    """Where the weights come from, how they were found, and since when they were locked for the period."""
    bobot, kunci = rencana.bobot, kunci_periode(rencana.periode_id)
    terkunci = kunci is not None and kunci.versi_id == bobot.id
    return {
        "cara": _cara(bobot),
        "kunci": f"{waktu(kunci.dikunci_pada)} oleh {kunci.dikunci_oleh} ({kunci.dasar})" if kunci and terkunci else "",
        "nomor": bobot.nomor,
        "berlaku": tanggal(bobot.berlaku_mulai),
        "dasar": bobot.dasar,
        "alasan": bobot.alasan,
        "oleh": bobot.oleh_nama,
    }


def _cara(bobot: VersiBobot) -> str:
    """How the weights were found, with the consistency of the combined judgements (Saaty 1990)."""
    if bobot.rincian_ahp is None:
        return "ditulis langsung"
    banyak, cr = len(bobot.rincian_ahp["penilai"]), bobot.rincian_ahp["gabungan"]["cr"]
    return (
        f"dihitung dengan perbandingan berpasangan (AHP) dari {banyak} penilai, digabung dengan rata-rata geometrik; "
        f"rasio konsistensi gabungan {desimal(cr, 3)}, di bawah batas 0,1"
    )


def _kriteria(semua: Sequence[BarisRencana]) -> list[dict[str, str]]:
    """The criteria that the version used, with their weights; what is added later is not in it."""
    dikenal = {k.kode: k for k in KRITERIA}
    return [
        {
            "kode": r["kode"],
            "nama": r["nama"],
            "arah": ARAH[dikenal[r["kode"]].jenis] if r["kode"] in dikenal else "–",
            "skala": dikenal[r["kode"]].skala if r["kode"] in dikenal else "–",
            "penjelasan": dikenal[r["kode"]].penjelasan if r["kode"] in dikenal else "Kriteria ini tidak dipakai lagi.",
            "bobot": tulis_desimal(Decimal(str(r["bobot"]))),
        }
        for r in (semua[0].rincian if semua else ())
    ]


def _penilai(semua: Sequence[BarisRencana]) -> str:
    """How many assessors gave K2 and K3, in a sentence; nothing for a version frozen before its rows said so."""
    per_baris = [max((r.get("penilai", -1) for r in baris.rincian), default=-1) for baris in semua]
    if not per_baris or min(per_baris) < 0:
        return ""
    dinilai = [banyak for banyak in per_baris if banyak]
    if not dinilai:
        return f"Tidak ada kebutuhan yang dinilai penilai: {TANPA_PENILAI}."
    paling_sedikit, terbanyak = min(dinilai), max(dinilai)
    banyak = str(terbanyak) if paling_sedikit == terbanyak else f"{paling_sedikit} sampai {terbanyak}"
    kalimat = f"Nilai K2 dan K3 adalah rata-rata dari {banyak} penilai; nilai baru terbuka setelah semuanya selesai"
    sisanya = len(per_baris) - len(dinilai)
    return (
        f"{kalimat}. Untuk {sisanya} kebutuhan yang tidak dinilai penilai, {TANPA_PENILAI}."
        if sisanya
        else f"{kalimat}."
    )


def _baris(baris: BarisRencana, rencana: Rencana) -> dict[str, Any]:
    tahun = [t.tahun for t in rencana.tahun]
    return {
        "peringkat": baris.peringkat,
        "hitung": baris.peringkat_hitung,
        "kode": baris.kode,
        "opd": baris.nama_opd,
        "jabatan": baris.jabatan,
        "program": baris.jenjang.sebut(baris.program_studi),
        "orang": baris.jumlah,
        "orang_termuat": baris.orang_termuat,
        "mulai": _mulai(baris),
        "poin": [desimal(r["poin"], 2) for r in baris.rincian],
        "skor": desimal(baris.skor, 2),
        "termuat": baris.termuat,
        "sebab": baris.sebab_tidak_termuat or "",
        "biaya": _per_tahun(baris, tahun),
        "biaya_total": sum(baris.biaya_eskalasi.values()),
    }


def _mulai(baris: BarisRencana) -> str:
    """When the study begins; by a scenario, which people begin in which year: `2027: 2, 2028: 1`."""
    if baris.mulai:
        return ", ".join(f"{tahun}: {orang}" for tahun, orang in sorted(baris.mulai.items()))
    return bulan_tahun(baris.tahun_mulai, baris.bulan_masuk)


def _skenario(rencana: Rencana) -> dict[str, str] | None:
    """The scenario that decided, None when the ranking was cut."""
    versi = rencana.skenario
    if versi is None:
        return None
    return {"nama": str(versi), "daftar": versi.daftar.label, "catatan": versi.catatan, "sidik": versi.sidik}


def _tim(rencana: Rencana) -> dict[str, Any]:
    """The moves of the committee, computed and decided rank side by side."""
    tim = perubahan_tim(rencana)
    return {
        "bergeser": tim.bergeser,
        "dipindah": [
            {
                "kode": b.kode,
                "opd": b.nama_opd,
                "program": b.jenjang.sebut(b.program_studi),
                "hitung": b.peringkat_hitung,
                "putus": b.peringkat,
                "alasan": b.alasan_geser or "",
            }
            for b in tim.dipindah
        ],
    }


def _per_tahun(baris: BarisRencana, tahun: Sequence[int]) -> list[int]:
    """Rupiah of the APBD in every year of the plan, and in all years after it."""
    biaya = {int(t): jumlah for t, jumlah in baris.biaya_eskalasi.items()}
    return [*(biaya.get(t, 0) for t in tahun), sum(jumlah for t, jumlah in biaya.items() if t > max(tahun))]


def _garis(rencana: Rencana) -> dict[str, Any] | None:
    garis = garis_baris(rencana.baris)
    if garis is None:
        return None
    return {"peringkat": garis.peringkat, "sebab": garis.sebab_tidak_termuat or ""}


def _perubahan(rencana: Rencana) -> dict[str, Any]:
    """What stands otherwise than the OPDs asked for it, with the reasons."""
    ubah = perubahan_perencana(rencana)
    return {
        "disesuaikan": [
            {
                "kode": b.kode,
                "opd": b.nama_opd,
                "program": b.jenjang.sebut(b.program_studi),
                "diusulkan": b.jumlah_diusulkan,
                "orang": b.disetujui,
                "alasan": b.alasan_perubahan or "",
            }
            for b in ubah.disesuaikan
        ],
        "dikembalikan": [
            {
                "kode": b["kode"],
                "opd": b["nama_opd"],
                "program": f"{b['jenjang']} {b['program_studi']}",
                "orang": b["jumlah"],
                "alasan": b["alasan"],
            }
            for b in ubah.dikembalikan
        ],
        "dipetakan": [{"teks": p.teks, "program": p.program_studi, "banyak": p.banyak} for p in ubah.dipetakan],
    }


def _rekap(
    rencana: Rencana,
    kelompok: Callable[[BarisRencana], Any],
    urut: Sequence[Any] | None = None,
    label: Callable[[Any], str] = str,
) -> list[dict[str, Any]]:
    """Needs, people and rupiah by group; groups in the order given, else by name."""
    grup: dict[Any, list[BarisRencana]] = defaultdict(list)
    for baris in rencana.baris:
        grup[kelompok(baris)].append(baris)
    return [_hitung(label(kunci), grup[kunci], rencana) for kunci in urut or sorted(grup) if kunci in grup]


def _rekap_tahun(rencana: Rencana) -> list[dict[str, Any]]:
    """People by the year in which they begin; every year of the plan has a row."""
    termuat, tunggu = _termuat_per_tahun(rencana.baris), _tunggu_per_tahun(rencana.baris)
    return [
        {"nama": str(t.tahun), "orang": termuat[t.tahun] + tunggu[t.tahun], "orang_termuat": termuat[t.tahun]}
        for t in rencana.tahun
    ]


def _termuat_per_tahun(semua: Iterable[BarisRencana]) -> Counter[int]:
    """The people that fit by the year in which they begin: as a scenario chose, else as the OPD asked."""
    orang: Counter[int] = Counter()
    for baris in semua:
        orang.update({int(tahun): n for tahun, n in baris.mulai.items()} or {baris.tahun_mulai: baris.orang_termuat})
    return orang


def _tunggu_per_tahun(semua: Iterable[BarisRencana]) -> Counter[int]:
    """The people that do not fit by the year that the OPD asked for."""
    orang: Counter[int] = Counter()
    for baris in semua:
        orang[baris.tahun_mulai] += baris.jumlah - baris.orang_termuat
    return orang


def _hitung(nama: str, semua: Sequence[BarisRencana], rencana: Rencana) -> dict[str, Any]:
    mulai = _termuat_per_tahun(semua) + _tunggu_per_tahun(semua)
    return {
        "nama": nama,
        "kebutuhan": len(semua),
        "orang": sum(b.jumlah for b in semua),
        "orang_termuat": sum(b.orang_termuat for b in semua),
        "per_tahun": [mulai[t.tahun] for t in rencana.tahun],
        "apbd": sum(sum(b.biaya_eskalasi.values()) for b in semua if b.termuat),
    }


def _baris_lampiran(baris: BarisRencana) -> dict[str, Any]:
    return {
        "peringkat": baris.peringkat,
        "opd": baris.nama_opd,
        "jabatan": baris.jabatan,
        "program": baris.jenjang.sebut(baris.program_studi),
        "orang": baris.orang_termuat,
        "mulai": _mulai(baris),
        "semester": baris.lama_semester,
        "pembiayaan": baris.sumber,
        "status_jabatan": baris.status_jabatan.label,
    }


def _baris_tunggu(baris: BarisRencana) -> dict[str, Any]:
    """A row of the waiting list: the people who do not fit, at the time the OPD asked for."""
    return _baris_lampiran(baris) | {
        "orang": baris.jumlah - baris.orang_termuat,
        "mulai": bulan_tahun(baris.tahun_mulai, baris.bulan_masuk),
        "sebab": baris.sebab_tidak_termuat or "",
    }
