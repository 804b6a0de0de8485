"""Keeping a tried plan under a name: computed with every reason first, then frozen as the next version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.anggaran.models import IsiSkenario, Skenario, VersiSkenario
from smartpns.anggaran.queries import jawab, kasus_periode
from smartpns.anggaran.rules import Andaian, Daftar, TigaDaftar, sebut
from smartpns.anggaran.susun.penjelasan import alasan_tidak_dipilih
from smartpns.anggaran.susun.tulis import tulis_kasus
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.pekerjaan import Lapor, diam
from smartpns.core.waktu import sekarang
from smartpns.kebutuhan.models import Periode

SEMUA_ALASAN = 2_500
"""Up to so many needs the consequence of choosing a need is proven for every one that is left out."""
ALASAN_TERBANYAK = 300
"""In larger cases for so many of the highest scores; the others say what stands in their way."""


@dataclass(frozen=True)
class IsianSkenario:
    """What a person names and adopts."""

    nama: str
    daftar: Daftar
    andaian: Andaian
    catatan: str = ""


@dataclass(frozen=True)
class HasilSkenario:
    """What is to be frozen: the answer, the reasons, the fingerprint of the case."""

    tiga: TigaDaftar
    alasan: Mapping[str, str]
    sidik: str


def hitung_skenario(periode: Periode, isian: IsianSkenario, lapor: Lapor = diam) -> HasilSkenario:
    """Solve the case and prove the reasons; changes nothing, so it may take its time.

    Raises KasusCacat while the case is not whole, DomainError when no plan keeps every constraint.
    """
    lapor(0, None, "menyusun rencana terbaik")
    bahan = kasus_periode(periode, isian.andaian)
    jawaban = jawab(bahan)
    if jawaban.tiga is None:
        assert jawaban.kebuntuan is not None
        raise DomainError(sebut(jawaban.kebuntuan.penjelasan, bahan.keterangan, bahan.nama_opd))
    return HasilSkenario(jawaban.tiga, _alasan(jawaban.tiga, isian.daftar, lapor), bahan.sidik)


def simpan_skenario(
    periode: Periode, isian: IsianSkenario, hasil: HasilSkenario, oleh: Pelaku, pada: datetime | None = None
) -> VersiSkenario:
    """Freeze an answer as the next version under its name. Raises DomainError (field `nama`)."""
    skenario = _skenario(periode, isian.nama, oleh)
    terakhir = db.session.scalar(select(func.max(VersiSkenario.nomor)).where(VersiSkenario.skenario_id == skenario.id))
    versi = VersiSkenario(
        skenario=skenario,
        skenario_id=skenario.id,
        nomor=(terakhir or 0) + 1,
        daftar=isian.daftar,
        andaian=isian.andaian.argumen,
        catatan=isian.catatan.strip(),
        sidik=hasil.sidik,
        disusun_pada=pada or sekarang(),
        oleh_nama=oleh.nama,
        isi=IsiSkenario(
            kasus=tulis_kasus(hasil.tiga.kasus),
            jawaban=hasil.tiga.jawaban,
            keterangan=hasil.tiga.keterangan_json,
            alasan=dict(hasil.alasan),
        ),
    )
    db.session.add(versi)
    catat("simpan_skenario", versi, oleh, versi.catatan or None)
    db.session.flush()
    return versi


def _skenario(periode: Periode, nama: str, oleh: Pelaku) -> Skenario:
    rapi = " ".join(nama.split())
    if not rapi:
        raise DomainError("Beri nama skenario ini, misalnya Pagu Februari.", field="nama")
    ada = db.session.scalar(select(Skenario).where(Skenario.periode_id == periode.id, Skenario.nama == rapi))
    if ada is not None:
        return ada
    baru = Skenario(periode=periode, periode_id=periode.id, nama=rapi)
    db.session.add(baru)
    catat("buat_skenario", baru, oleh)
    db.session.flush()
    return baru


def _alasan(tiga: TigaDaftar, daftar: Daftar, lapor: Lapor) -> dict[str, str]:
    """Why each need is not wholly in the list that is adopted; for the best plan proven by forcing it in."""
    alasan = dict(tiga.sebab(daftar))
    if daftar is not Daftar.TERBAIK:
        return alasan
    skor = {satu.kode: satu.skor for satu in tiga.kebutuhan}
    kode = sorted(alasan, key=lambda satu: (-skor[satu], satu))
    if len(skor) > SEMUA_ALASAN:
        kode = kode[:ALASAN_TERBANYAK]
    for nomor, satu in enumerate(kode):
        lapor(nomor, len(kode), "membuktikan alasan kebutuhan yang tidak terpilih")
        if terbukti := alasan_tidak_dipilih(tiga.susunan, satu):
            alasan[satu] = tiga.sebut(terbukti.kalimat)
    return alasan
