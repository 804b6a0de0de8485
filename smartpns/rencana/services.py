"""Freezing the list into a version of the plan, and its road to the decree."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.akun.services import bertanda, pastikan_orang_lain
from smartpns.anggaran.models import VersiSkenario
from smartpns.anggaran.queries import pastikan_masih_berlaku
from smartpns.anggaran.rules import Anggaran
from smartpns.anggaran.susun.tulis import tulis_kasus
from smartpns.core.alur import maju
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.waktu import hari_ini, lokal, sekarang
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.services.periode import tutup_sekarang
from smartpns.organisasi.queries import parameter
from smartpns.prioritas.queries import bobot_periode
from smartpns.rencana.models import BarisRencana, Rencana, TahunRencana
from smartpns.rencana.queries import (
    Susunan,
    banding_terbaik,
    baris_dikembalikan,
    baris_pilihan,
    baris_rencana,
    hitung_sidik,
    kasus_berkode,
    kelengkapan_kini,
    nomor_sk_lain,
    rencana_ditetapkan,
    rencana_menunggu,
    rencana_terakhir,
    susunan,
    susunan_kini,
    usulan_baru,
)
from smartpns.rencana.rules import ALUR, AksiRencana, StatusRencana, periksa_alasan_terbuka, periksa_penetapan


def susun(
    periode: Periode,
    oleh: Pelaku,
    catatan: str = "",
    pada: datetime | None = None,
    skenario: VersiSkenario | None = None,
    alasan: str = "",
) -> Rencana:
    """Freeze the ranked and priced list of a period as its next version, cut or decided by a version of a scenario.

    How complete the data are is frozen with it; while intake or judging is open `alasan` must say why it is not
    waited for (field `alasan`). `pada` is the instant of the freezing, now unless a plan of former days is brought in.
    Raises DomainError when the weights of the period are not locked, there is nothing to rank, a year of the period
    has no ceiling, or the data are no longer those of the scenario (field `skenario`).
    """
    bobot = bobot_periode(periode)
    if bobot is None:
        raise DomainError(f"Bobot periode {periode} belum dikunci. Kunci dahulu di halaman Bobot.")
    kini = susunan(periode)
    _pastikan_dapat_disusun(kini)
    kelengkapan = kelengkapan_kini(kini, pada)
    beralasan = periksa_alasan_terbuka(kelengkapan, alasan)
    baris = _baris(kini, skenario)
    banding = banding_terbaik(kini, baris)
    sebelum = rencana_terakhir(periode)
    rencana = Rencana(
        periode=periode,
        periode_id=periode.id,
        versi=sebelum.versi + 1 if sebelum else 1,
        status=StatusRencana.DISUSUN,
        bobot=bobot,
        bobot_id=bobot.id,
        eskalasi_persen=f"{kini.anggaran.eskalasi_persen.normalize():f}",
        catatan=catatan.strip(),
        disusun_pada=pada or sekarang(),
        disusun_oleh=oleh.nama,
        dikembalikan=baris_dikembalikan(periode),
        baris=baris,
        tahun=_tahun(kini.anggaran, baris),
        skenario=skenario,
        skenario_id=skenario.id if skenario else None,
        kelengkapan=asdict(kelengkapan),
        alasan_terbuka=beralasan or None,
        kasus=tulis_kasus(kasus_berkode(kini)),
        banding=asdict(banding) if banding else None,
    )
    rencana.sidik = hitung_sidik(rencana)
    db.session.add(rencana)
    catat("susun_rencana", rencana, oleh, rencana.catatan or None)
    db.session.flush()
    return rencana


def kirim(rencana: Rencana, oleh: Pelaku, pada: datetime | None = None, alasan: str = "") -> None:
    """Hand a version to the leadership. Raises DomainError while another one of the period waits.

    `pada` and `alasan` are as in `susun`; a reason given there holds.
    """
    status = maju(ALUR, rencana.status, AksiRencana.KIRIM)
    lain = rencana_menunggu(rencana.periode_id)
    if lain is not None:
        raise DomainError(
            f"Versi {lain.versi} masih menunggu penetapan. Minta pimpinan menetapkan atau mengembalikannya dahulu."
        )
    if not rencana.alasan_terbuka:
        kini = kelengkapan_kini(susunan_kini(rencana.periode), pada)
        rencana.alasan_terbuka = periksa_alasan_terbuka(kini, alasan) or None
    rencana.status, rencana.dikirim_pada = status, pada or sekarang()
    catat("kirim_rencana", rencana, oleh)
    db.session.flush()


def kembalikan(rencana: Rencana, alasan: str, oleh: Pelaku) -> None:
    """Give a version back to the planner with the reason."""
    rapi = alasan.strip()
    if not rapi:
        raise DomainError("Tulis alasan pengembalian, supaya perencana tahu apa yang diperbaiki.", field="alasan")
    rencana.status = maju(ALUR, rencana.status, AksiRencana.KEMBALIKAN)
    rencana.alasan_kembali = rapi
    catat("kembalikan_rencana", rencana, oleh, rapi)
    db.session.flush()


def tetapkan(rencana: Rencana, nomor: str, tanggal: date | None, oleh: Pelaku) -> None:
    """Set the plan by its decree; the version of the period that was in force until now is replaced.

    Intake of the period ends with it, so that no list is in force and being filled in at once.

    Raises DomainError (field `sk_nomor` or `sk_tanggal`) for a decree that cannot be, and for who prepared the plan.
    """
    rapi = periksa_penetapan(
        nomor,
        tanggal,
        hari_ini=hari_ini(),
        disusun=lokal(rencana.disusun_pada).date(),
        nomor_terpakai=nomor_sk_lain(rencana),
    )
    sama = pastikan_orang_lain(
        [rencana],
        ("susun_rencana", "kirim_rencana"),
        oleh,
        apa="rencana ini",
        boleh_sama=bool(parameter("satu_orang_dua_pihak", hari_ini())),
    )
    lama = rencana_ditetapkan(rencana.periode_id)
    status = maju(ALUR, rencana.status, AksiRencana.TETAPKAN)
    if lama is not None:
        lama.status = maju(ALUR, lama.status, AksiRencana.GANTI)
        catat("gantikan_rencana", lama, oleh, f"Digantikan versi {rencana.versi}, SK {rapi}")
        db.session.flush()
    rencana.status, rencana.sk_nomor, rencana.sk_tanggal = status, rapi, tanggal
    rencana.ditetapkan_oleh = bertanda(oleh.nama, sama)
    catat("tetapkan_rencana", rencana, oleh, sama)
    db.session.flush()
    tutup_sekarang(rencana.periode, f"Rencana versi {rencana.versi} ditetapkan dengan SK {rapi}.", oleh)


def _pastikan_dapat_disusun(kini: Susunan) -> None:
    if not kini.calon:
        raise DomainError(
            "Belum ada kebutuhan yang dapat disusun. Selesaikan dahulu verifikasi sedikitnya satu usulan OPD."
        )
    tanpa_pagu = [str(satu.tahun) for satu in kini.anggaran.eskalasi.tahun if satu.pagu is None]
    if tanpa_pagu:
        raise DomainError(f"Pagu {', '.join(tanpa_pagu)} belum diisi. Isi dahulu di halaman Anggaran, bagian Pagu.")


def _baris(kini: Susunan, skenario: VersiSkenario | None) -> list[BarisRencana]:
    """The rows to freeze: the ranking cut, or what a version of a scenario chose."""
    if skenario is None:
        return [baris_rencana(satu) for satu in kini.calon]
    if skenario.skenario.periode_id != kini.periode.id:
        raise DomainError(f"{skenario} milik periode lain. Pilih skenario periode {kini.periode}.", field="skenario")
    pastikan_masih_berlaku(skenario)
    return baris_pilihan(kini, skenario)


def _tahun(anggaran: Anggaran, baris: Sequence[BarisRencana]) -> list[TahunRencana]:
    """The budget years with what the rows of the plan cost in them."""
    hasil = []
    for konstan, eskalasi in zip(anggaran.konstan.tahun, anggaran.eskalasi.tahun, strict=True):
        baru, baru_eskalasi = usulan_baru(baris, konstan.tahun)
        hasil.append(
            TahunRencana(
                tahun=konstan.tahun,
                pagu=konstan.pagu,
                komitmen=konstan.komitmen,
                usulan_baru=baru,
                komitmen_eskalasi=eskalasi.komitmen,
                usulan_baru_eskalasi=baru_eskalasi,
            )
        )
    return hasil
