"""The five-year projection, its breakdowns and charts, the ceilings and the commitments."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, boleh, pelaku, perlu_izin
from smartpns.anggaran import bagan as bagan_anggaran
from smartpns.anggaran import queries, services
from smartpns.anggaran.forms import FormPagu
from smartpns.anggaran.rules import Anggaran, JenisRekap, rekap, temuan
from smartpns.anggaran.sheets import IMPOR_PAGU
from smartpns.biaya.queries import harga_berlaku
from smartpns.core import bagan as bagan_inti
from smartpns.core.formats import rupiah, rupiah_ringkas, terbilang
from smartpns.core.forms import form_transaction
from smartpns.core.impor import TujuanImpor, pasang_impor
from smartpns.core.tabel import bilangan_alamat
from smartpns.core.teks import tulis_desimal
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import LAMA_PERIODE, Periode
from smartpns.kebutuhan.queries import daftar_periode

bp = Blueprint("anggaran", __name__, url_prefix="/anggaran")

TERBANYAK_TIDAK_MUAT = 5
ESKALASI = re.compile(r"((?:50|[0-4]?\d)(?:[.,]\d{1,2})?) ?%?")
"""Percent a year that may be tried: below 51, at most two decimals."""
JENIS_BAGAN = f"<any({', '.join(bagan_anggaran.JENIS_BAGAN)}):jenis>"
JENIS_REKAP = f"<any({', '.join(JenisRekap)}):jenis>"


@dataclass(frozen=True)
class Pilihan:
    """What the address asks for: the period and the escalation to try; `salah` is what could not be read."""

    periode: Periode
    semua: Sequence[Periode]
    eskalasi_persen: Decimal
    tersimpan: Decimal
    salah: str | None = None

    @property
    def percobaan(self) -> bool:
        return self.eskalasi_persen != self.tersimpan

    @property
    def kenaikan(self) -> str:
        return tulis_desimal(self.eskalasi_persen)

    @property
    def kenaikan_tersimpan(self) -> str:
        return tulis_desimal(self.tersimpan)

    @property
    def argumen(self) -> dict[str, Any]:
        """The choice as it stands in the addresses of this page."""
        coba = {"eskalasi": self.kenaikan} if self.percobaan else {}
        return {"periode": str(self.periode.tahun), **coba}


def _pilihan() -> Pilihan | None:
    """None as long as there is no period at all."""
    semua = daftar_periode()
    if not semua:
        return None
    dicari = request.args.get("periode", type=bilangan_alamat)
    periode = next((p for p in semua if p.tahun == dicari), semua[0])
    tersimpan = queries.eskalasi_berlaku()
    eskalasi, salah = _eskalasi_dicoba(tersimpan)
    return Pilihan(periode, semua, eskalasi, tersimpan, salah)


def _eskalasi_dicoba(tersimpan: Decimal) -> tuple[Decimal, str | None]:
    teks = request.args.get("eskalasi", "").strip()
    cocok = ESKALASI.fullmatch(teks)
    if teks and not cocok:
        return tersimpan, teks
    return (Decimal(cocok[1].replace(",", ".")), None) if cocok else (tersimpan, None)


def _hitung(pilihan: Pilihan) -> Anggaran:
    return queries.proyeksi(pilihan.periode, queries.kebutuhan_berperingkat(pilihan.periode), pilihan.eskalasi_persen)


@bp.get("")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def proyeksi() -> ResponseReturnValue:
    pilihan = _pilihan()
    if pilihan is None:
        return render_template("anggaran/belum_ada.html")
    berperingkat = queries.kebutuhan_berperingkat(pilihan.periode)
    anggaran = queries.proyeksi(pilihan.periode, berperingkat, pilihan.eskalasi_persen)
    rincian = {satu.id: satu for satu in berperingkat}
    melampaui = [k for k in anggaran.potongan.keputusan if k.berharga and not k.muat]
    return render_template(
        "anggaran/proyeksi.html",
        pilihan=pilihan,
        anggaran=anggaran,
        temuan=temuan(anggaran, rupiah, rupiah_ringkas),
        jumlah=rekap(anggaran.beban, anggaran.daftar_tahun, lambda _: "")[0].per_tahun if anggaran.beban else {},
        orang_muat=sum(rincian[k.id].butir.jumlah for k in anggaran.potongan.keputusan if k.muat),
        melampaui=[(rincian[k.id], k.alasan(rupiah)) for k in melampaui[:TERBANYAK_TIDAK_MUAT]],
        jumlah_melampaui=len(melampaui),
        jumlah_kelompok=bagan_anggaran.KELOMPOK_TERBANYAK,
        rekap={jenis: rekap(anggaran.beban, anggaran.daftar_tahun, jenis.kelompok) for jenis in JenisRekap},
        tanpa_harga=Counter((satu.butir.jenjang, satu.butir.lokasi) for satu in anggaran.tanpa_harga),
        bagan={jenis: _alamat_bagan(jenis, anggaran, pilihan) for jenis in bagan_anggaran.JENIS_BAGAN},
    )


def _alamat_bagan(jenis: str, anggaran: Anggaran, pilihan: Pilihan) -> dict[str, str]:
    """The address of a chart for every size; the specification waits to be drawn."""
    return {
        ukuran: url_for(
            "anggaran.bagan",
            jenis=jenis,
            ukuran=ukuran,
            sidik=bagan_inti.titip(bagan_anggaran.spesifikasi(jenis, anggaran, ukuran)),
            **pilihan.argumen,
        )
        for ukuran in bagan_anggaran.UKURAN
    }


@bp.get(f"/bagan/{JENIS_BAGAN}.svg")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def bagan(jenis: str) -> ResponseReturnValue:
    """One chart; drawn from what its page deposited, or anew when another process answered the page."""
    gambar = bagan_inti.svg(request.args.get("sidik", ""))
    if gambar is None:
        pilihan = _pilihan()
        if pilihan is None:
            return "", 404
        ukuran = "sempit" if request.args.get("ukuran") == "sempit" else "lebar"
        spek = bagan_anggaran.spesifikasi(jenis, _hitung(pilihan), ukuran)
        gambar = bagan_inti.svg(bagan_inti.titip(spek)) or ""
    return Response(gambar, mimetype="image/svg+xml")


@bp.get(f"/rekap/{JENIS_REKAP}")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def rincian(jenis: str) -> ResponseReturnValue:
    pilihan = _pilihan()
    if pilihan is None:
        return render_template("anggaran/belum_ada.html")
    anggaran = _hitung(pilihan)
    tahun = request.args.get("tahun", type=bilangan_alamat)
    tahun = tahun if tahun in anggaran.daftar_tahun else anggaran.daftar_tahun[0]
    dasar = JenisRekap(jenis)
    return render_template(
        "anggaran/rekap.html",
        pilihan=pilihan,
        jenis=dasar,
        tahun=tahun,
        daftar_tahun=anggaran.daftar_tahun,
        tahun_proyeksi=next(t for t in anggaran.eskalasi.tahun if t.tahun == tahun),
        rekap=rekap(anggaran.beban, [tahun], dasar.kelompok),
        jumlah=rekap(anggaran.beban, [tahun], lambda _: ""),
    )


@bp.get("/komitmen")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def komitmen() -> ResponseReturnValue:
    """Running students per OPD; names only for those who may see pegawai."""
    pilihan = _pilihan()
    mulai = pilihan.periode.tahun if pilihan else hari_ini().year
    tahun = range(mulai, mulai + LAMA_PERIODE)
    tabel = harga_berlaku()
    per_opd = defaultdict(list)
    for studi in queries.studi_berjalan():
        per_opd[studi.baris.opd].append((studi, studi.biaya(tabel, tahun)))
    return render_template(
        "anggaran/komitmen.html",
        daftar_tahun=tahun,
        per_opd=per_opd,
        jumlah={t: sum(biaya[t] for isi in per_opd.values() for _, biaya in isi) for t in tahun},
        dengan_nama=boleh(pelaku(), Izin.LIHAT_PEGAWAI),
    )


@bp.get("/pagu")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def pagu() -> ResponseReturnValue:
    tahun = queries.tahun_berpagu()
    return render_template("anggaran/pagu.html", daftar_tahun=tahun, pagu=queries.daftar_pagu(tahun))


@bp.route("/pagu/<int:tahun>", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_ANGGARAN)
def atur_pagu(tahun: int) -> ResponseReturnValue:
    queries.pastikan_tahun_anggaran(tahun)
    kini = queries.daftar_pagu([tahun]).get(tahun)
    form = FormPagu(obj=kini)
    if form.validate_on_submit():
        with form_transaction(form):
            baru = services.atur_pagu(tahun, form.jumlah.data, form.dasar_hukum.data.strip(), pelaku())
        if not form.errors:
            if baru is None:
                flash(f"Tidak ada yang berubah pada pagu {tahun}.", "info")
            else:
                flash(f"Pagu {tahun}: {rupiah(baru.jumlah)} ({terbilang(baru.jumlah)} rupiah).", "berhasil")
            return redirect(url_for("anggaran.pagu"), 303)
    return render_template("anggaran/atur_pagu.html", form=form, tahun=tahun, kini=kini), (
        422 if form.is_submitted() else 200
    )


def _tujuan_impor() -> TujuanImpor:
    return TujuanImpor(
        IMPOR_PAGU,
        kembali=url_for("anggaran.pagu"),
        label_kembali="Lihat pagu",
        keterangan="Unduh pagu yang ada, ubah di Excel, lalu unggah kembali.",
        remah=[("Anggaran", url_for("anggaran.proyeksi")), ("Pagu", url_for("anggaran.pagu"))],
    )


pasang_impor(bp, "/pagu/impor", tujuan=_tujuan_impor, izin=perlu_izin(Izin.ATUR_ANGGARAN), pelaku=pelaku)
