"""Publishing a decided plan, and withdrawing it."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.teks import slug
from smartpns.core.waktu import hari_ini, sekarang
from smartpns.organisasi.models import AliasProgram, Pegawai, ProgramStudi, RumpunIlmu
from smartpns.organisasi.queries import parameter
from smartpns.publikasi.models import BarisPublik, Publikasi
from smartpns.publikasi.rules import TeksPublik, memuat_nip, nama_di_dalam, sel_publik, status_publik
from smartpns.rencana.models import BarisRencana, Rencana
from smartpns.rencana.rules import StatusRencana


def terbitkan(rencana: Rencana, oleh: Pelaku, pada: datetime | None = None) -> Publikasi:
    """Copy the public columns of a decided plan; a withdrawn version is opened again as it was.

    `pada` is the instant of publishing, now unless a list of former days is brought in. Raises DomainError when the
    plan is not decided, is out already, or would show a NIP or a name.
    """
    if rencana.status is not StatusRencana.DITETAPKAN:
        raise DomainError("Rencana ini belum ditetapkan. Yang dapat diterbitkan hanya rencana yang sudah ber-SK.")
    lama = db.session.scalar(select(Publikasi).where(Publikasi.rencana_id == rencana.id))
    if lama:
        return _buka_lagi(lama, oleh)
    baris = susun_baris(rencana)
    temuan = data_pribadi(rencana, baris)
    if temuan:
        raise DomainError(f"Belum dapat diterbitkan karena memuat data pribadi. {temuan[0].kalimat}")
    publikasi = susun_kepala(rencana, oleh)
    publikasi.diterbitkan_pada = pada or sekarang()
    db.session.add(publikasi)
    catat("terbitkan", publikasi, oleh)
    publikasi.baris = baris
    return publikasi


def cabut(publikasi: Publikasi, alasan: str, oleh: Pelaku) -> None:
    """Take a published version off the public pages; what was published stays in the record."""
    if publikasi.dicabut_pada:
        raise DomainError("Publikasi ini sudah dicabut.")
    if not alasan.strip():
        raise DomainError("Tulis alasan pencabutan; alasan ini masuk ke jejak audit.", field="alasan")
    publikasi.dicabut_pada = sekarang()
    publikasi.alasan_cabut = alasan.strip()
    catat("cabut", publikasi, oleh, publikasi.alasan_cabut)


def susun_kepala(rencana: Rencana, oleh: Pelaku) -> Publikasi:
    """The head of a publication, not stored."""
    return Publikasi(
        rencana=rencana,
        tahun=rencana.periode.tahun,
        tahun_akhir=rencana.periode.tahun_akhir,
        versi=rencana.versi,
        sk_nomor=rencana.sk_nomor or "",
        sk_tanggal=rencana.sk_tanggal or date.min,
        kelengkapan=rencana.lengkap.ringkas if rencana.lengkap else "",
        jumlah_unit=len({b.kode_opd for b in rencana.baris}),
        diterbitkan_pada=sekarang(),
        diterbitkan_oleh=oleh.nama,
    )


def susun_baris(rencana: Rencana) -> list[BarisPublik]:
    """The public rows of a plan, not stored: what a preview shows and `terbitkan` keeps."""
    ambang = int(parameter("ambang_sel_kecil", hari_ini()))
    rumpun = {r.kode: r.nama for r in db.session.scalars(select(RumpunIlmu))}
    alias = _alias()
    return [_baris(b, ambang, rumpun, alias.get(b.kode_prodi, "")) for b in rencana.baris]


def data_pribadi(rencana: Rencana, baris: list[BarisPublik]) -> list[TeksPublik]:
    """Texts that must not go out: something like a NIP anywhere, a civil servant's name in a post or programme."""
    kode = {b.peringkat: b.kode for b in rencana.baris}
    teks = [
        TeksPublik(kode[b.prioritas], kolom, getattr(b, atribut))
        for b in baris
        for kolom, atribut in (("jabatan", "jabatan"), ("program studi", "program_studi"), ("nama OPD", "nama_opd"))
    ]
    bernama = nama_di_dalam({t.isi for t in teks if t.kolom != "nama OPD"}, _nama_pegawai())
    return [t for t in teks if memuat_nip(t.isi) or (t.kolom != "nama OPD" and t.isi in bernama)]


def _buka_lagi(publikasi: Publikasi, oleh: Pelaku) -> Publikasi:
    if publikasi.dicabut_pada is None:
        raise DomainError("Rencana ini sudah terbit. Perubahan diterbitkan sebagai versi baru.")
    publikasi.dicabut_pada = None
    publikasi.alasan_cabut = None
    publikasi.diterbitkan_pada = sekarang()
    publikasi.diterbitkan_oleh = oleh.nama
    catat("terbitkan_lagi", publikasi, oleh)
    return publikasi


def _baris(b: BarisRencana, ambang: int, rumpun: dict[str, str], alias: str) -> BarisPublik:
    sel = sel_publik(b.pemangku, b.belum_memenuhi, ambang)
    kode_rumpun = b.kode_rumpun.split(".")[0]
    return BarisPublik(
        prioritas=b.peringkat,
        slug=slug(f"{b.jenjang.value} {b.program_studi}"),
        jenjang=b.jenjang,
        program_studi=b.program_studi,
        kode_rumpun=kode_rumpun,
        rumpun=rumpun.get(kode_rumpun, b.rumpun),
        kode_opd=b.kode_opd,
        nama_opd=b.nama_opd,
        jabatan=b.jabatan,
        jumlah=b.jumlah,
        tahun_mulai=b.tahun_mulai,
        bulan_masuk=b.bulan_masuk,
        lama_semester=b.lama_semester,
        pembiayaan=b.pembiayaan,
        status=status_publik(b.jumlah, b.orang_termuat).value,
        kesenjangan=sel.kesenjangan,
        kata_cari=f"{b.rumpun} {alias}".strip(),
        mulai=b.mulai_ditetapkan,
    )


def _alias() -> dict[str, str]:
    """Other names of a programme, so that a search for 'Teknik Informatika' finds Informatika."""
    hasil: dict[str, str] = {}
    for kode, nama in db.session.execute(select(ProgramStudi.kode, AliasProgram.nama).join(ProgramStudi.alias)):
        hasil[kode] = f"{hasil.get(kode, '')} {nama}".strip()
    return hasil


def _nama_pegawai() -> Iterable[str]:
    return db.session.scalars(select(Pegawai.nama))
