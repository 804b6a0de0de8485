"""Publishing a decided plan, and withdrawing it."""

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.waktu import sekarang
from smartpns.publikasi.models import BarisPublik, Publikasi
from smartpns.rencana.models import BarisRencana, Rencana
from smartpns.rencana.rules import StatusRencana


def terbitkan(rencana: Rencana, oleh: Pelaku) -> Publikasi:
    """Copy a decided plan into the public list. Raises DomainError when it may not be published."""
    if rencana.status is not StatusRencana.DITETAPKAN or rencana.sk_nomor is None or rencana.sk_tanggal is None:
        raise DomainError("Rencana ini belum ditetapkan. Yang dapat diterbitkan hanya rencana yang sudah ber-SK.")
    publikasi = Publikasi(
        rencana=rencana,
        tahun=rencana.periode.tahun,
        tahun_akhir=rencana.periode.tahun_akhir,
        versi=rencana.versi,
        sk_nomor=rencana.sk_nomor,
        sk_tanggal=rencana.sk_tanggal,
        jumlah_unit=len({b.kode_opd for b in rencana.baris}),
        diterbitkan_pada=sekarang(),
        diterbitkan_oleh=oleh.nama,
    )
    db.session.add(publikasi)
    catat("terbitkan", publikasi, oleh)
    db.session.add_all(baris_publik(b, publikasi) for b in rencana.baris)
    return publikasi


def baris_publik(b: BarisRencana, publikasi: Publikasi) -> BarisPublik:
    """The public columns of one row of the plan."""
    return BarisPublik(
        publikasi_id=publikasi.id,
        prioritas=b.peringkat,
        slug=f"{b.jenjang.value}-{b.kode_prodi}",
        jenjang=b.jenjang,
        program_studi=b.program_studi,
        kode_rumpun=b.kode_rumpun,
        rumpun=b.rumpun,
        kode_opd=b.kode_opd,
        nama_opd=b.nama_opd,
        jabatan=b.jabatan,
        jumlah=b.jumlah,
        tahun_mulai=b.tahun_mulai,
        lama_semester=b.lama_semester,
        pembiayaan=b.pembiayaan,
        status="terbuka" if b.termuat else "menunggu",
        kesenjangan="",
        kata_cari="",
    )


def cabut(publikasi: Publikasi, alasan: str, oleh: Pelaku) -> None:
    """Take a published version off the public pages; what was published stays in the record."""
    if publikasi.dicabut_pada:
        raise DomainError("Publikasi ini sudah dicabut.")
    if not alasan.strip():
        raise DomainError("Tulis alasan pencabutan; alasan ini masuk ke jejak audit.", field="alasan")
    publikasi.dicabut_pada = sekarang()
    publikasi.alasan_cabut = alasan.strip()
    catat("cabut", publikasi, oleh, alasan.strip())
