"""The answer of `flask anggaran susun`, as the issue of the format describes it."""

from __future__ import annotations

from typing import Any

from smartpns.anggaran.susun.bentrok import Kebuntuan
from smartpns.anggaran.susun.syarat import Syarat
from smartpns.anggaran.susun.terbaik import Susunan
from smartpns.core.formats import angka, desimal, persen, rupiah


def jawaban(susunan: Susunan, detik: float) -> dict[str, Any]:
    """Return the answer; values are the exact ones rounded once to a double, money is whole rupiah."""
    rencana = susunan.rencana
    kasus = rencana.kasus
    return {
        "nilai": float(rencana.nilai) + 0.0,  # plus zero: a sum of nothing may be -0.0
        "batas_atas": susunan.batas_atas + 0.0,
        "celah": susunan.celah + 0.0,
        "terpilih": [
            {"id": kasus.kebutuhan[nomor].id, "tahun_mulai": mulai, "jumlah": orang}
            for (nomor, mulai), orang in rencana.pilihan.items()
        ],
        "per_tahun": [
            {
                "tahun": tahun,
                "komitmen": kasus.komitmen.get(tahun, 0),
                "baru": rencana.baru[tahun],
                "pagu": kasus.pagu.get(tahun),
                "sisa": kasus.ruang[tahun] - rencana.baru[tahun] if tahun in kasus.ruang else None,
            }
            for tahun in kasus.tahun
        ],
        "ekor": rencana.ekor,
        "pembanding": {
            "peringkat_potong": float(susunan.peringkat_potong.nilai) + 0.0,
            "rakus_rasio": float(susunan.rakus_rasio.nilai) + 0.0,
        },
        "waktu_detik": round(detik, 3),
    }


def ringkasan(isi: dict[str, Any]) -> str:
    """Return an answer in a few lines for a person."""
    orang = sum(satu["jumlah"] for satu in isi["terpilih"])
    baris = [
        f"Nilai {desimal(isi['nilai'], 2)}; batas atas {desimal(isi['batas_atas'], 2)}",
        f"Celah terbukti {persen(isi['celah'], 3)}",
        f"Terpilih {angka(orang)} orang dari {angka(len({s['id'] for s in isi['terpilih']}))} kebutuhan",
        *(
            f"{t['tahun']}: komitmen {rupiah(t['komitmen'])}, baru {rupiah(t['baru'])}, "
            f"pagu {rupiah(t['pagu'])}, sisa {rupiah(t['sisa'])}"
            for t in isi["per_tahun"]
        ),
        f"Setelah tahun rencana: {rupiah(isi['ekor'])}",
        f"Pembanding: peringkat lalu potong {desimal(isi['pembanding']['peringkat_potong'], 2)}, "
        f"rakus menurut rasio {desimal(isi['pembanding']['rakus_rasio'], 2)}",
    ]
    return "\n".join(baris)


def jawaban_buntu(kebuntuan: Kebuntuan) -> dict[str, Any]:
    """Return the answer to an impossible case."""
    return {
        "mungkin": False,
        "penjelasan": kebuntuan.penjelasan,
        "bentrokan": [
            {"syarat": [_syarat(s) for s in bentrokan.syarat], "kalimat": bentrokan.kalimat}
            for bentrokan in kebuntuan.bentrokan
        ],
        "jalan_keluar": [
            {"perubahan": [_syarat(s) | {"sebesar": n} for s, n in jalan.perubahan.items()], "kalimat": jalan.kalimat}
            for jalan in kebuntuan.jalan_keluar
        ],
    }


def _syarat(syarat: Syarat) -> dict[str, Any]:
    isi = {"jenis": str(syarat.jenis), "nama": syarat.nama, "tahun": syarat.tahun, "bulan": syarat.bulan}
    return {kunci: nilai for kunci, nilai in isi.items() if nilai}
