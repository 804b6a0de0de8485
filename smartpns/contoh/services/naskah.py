"""Letterheads, fictional signers and a few issued documents of the sample district; nothing is printed until asked."""

from datetime import date, timedelta

from flask import current_app

from smartpns.contoh.kalender import Kalender, jam
from smartpns.contoh.services.akun import DISKOMINFO, INSPEKTORAT, Pelaksana
from smartpns.contoh.services.organisasi import Rujukan
from smartpns.core.waktu import lokal
from smartpns.kebutuhan.models import Periode, Usulan
from smartpns.kebutuhan.queries import usulan_opd
from smartpns.naskah.models import Naskah
from smartpns.naskah.queries import Bahan, bahan_berita_acara, bahan_perencanaan, bahan_sk, bahan_surat
from smartpns.naskah.rules import JenisNaskah
from smartpns.naskah.services import IsianAturan, atur, cabut, terbitkan
from smartpns.rencana.queries import rencana_ditetapkan

DINKES, RSUD = "1.02", "1.08"
BERSURAT = (DISKOMINFO, DINKES, RSUD)
"""OPDs whose letters have a signer, and which issued theirs last year."""
PANGKAT = "Pembina Utama Muda (IV/c)"
NIP = "00000000 000000 0 00{}"
"""No real number: nobody is born on day zero."""
TEMBUSAN = "Sekretaris Daerah Kabupaten Contoh\nArsip"


def isi_naskah(lalu: Periode, kini: Periode, rujukan: Rujukan, pelaksana: Pelaksana, kalender: Kalender) -> None:
    """Signers first, then the documents of both years; of last year one is withdrawn and one replaced."""
    _atur_penanda(rujukan, pelaksana, kalender)
    for kode in BERSURAT:
        for periode in (lalu, kini):
            _surat(periode, rujukan, pelaksana, kode)
    _keliru(lalu, rujukan, pelaksana)
    rencana = rencana_ditetapkan(lalu.id)
    if rencana is not None and rencana.sk_tanggal is not None:
        disusun = lokal(rencana.disusun_pada).date()
        for hari in (disusun, disusun + timedelta(days=2)):
            _terbit(bahan_perencanaan(rencana, hari), hari, pelaksana)
        _terbit(bahan_sk(rencana, rencana.sk_tanggal), rencana.sk_tanggal, pelaksana)


def _atur_penanda(rujukan: Rujukan, pelaksana: Pelaksana, kalender: Kalender) -> None:
    sejak, oleh = date(kalender.tahun - 2, 1, 2), pelaksana.perencana
    bkpsdm = IsianAturan(sejak, nama=pelaksana.pimpinan.nama, pangkat=PANGKAT, nip=NIP.format(1), tembusan=TEMBUSAN)
    for jenis in (JenisNaskah.BERITA_ACARA, JenisNaskah.PERENCANAAN):
        atur(jenis, None, bkpsdm, oleh)
    atur(JenisNaskah.SK, None, IsianAturan(sejak, nama="H. Raka Contoh Wiratama"), oleh)
    for nomor, kode in enumerate(BERSURAT, start=2):
        unit = rujukan.unit[kode]
        kop = f"Pemerintah Kabupaten Contoh\n{unit.nama}\nJalan Raya Perkantoran Nomor {nomor}, Mekar Jaya"
        kepala = pelaksana.kepala[kode].nama
        isian = IsianAturan(sejak, kop=kop, nama=kepala, pangkat=PANGKAT, nip=NIP.format(nomor), tembusan=TEMBUSAN)
        atur(JenisNaskah.SURAT_USULAN, unit, isian, oleh)


def _surat(periode: Periode, rujukan: Rujukan, pelaksana: Pelaksana, kode: str) -> Naskah | None:
    """The letter of an OPD that has handed in, and the record of its verification when that is finished."""
    usulan = usulan_opd(periode, rujukan.unit[kode].id)
    if usulan is None or usulan.diajukan_pada is None:
        return None
    hari = lokal(usulan.diajukan_pada).date()
    surat = bahan_surat(usulan, hari)
    if surat.halangan:
        return None
    _berita_acara(usulan, pelaksana)
    return terbitkan(surat, hari, pelaksana.kepala[kode], situs=_situs(), pada=usulan.diajukan_pada)


def _keliru(periode: Periode, rujukan: Rujukan, pelaksana: Pelaksana) -> None:
    """A letter issued with the wrong signer, and withdrawn."""
    naskah = _surat(periode, rujukan, pelaksana, INSPEKTORAT)
    if naskah:
        cabut(naskah, "Nama penanda tangan keliru; surat akan diterbitkan ulang (contoh).", pelaksana.perencana)


def _berita_acara(usulan: Usulan, pelaksana: Pelaksana) -> None:
    selesai = lokal(usulan.riwayat[-1].pada).date()
    bahan = bahan_berita_acara(usulan, selesai)
    if not bahan.halangan:
        _terbit(bahan, selesai, pelaksana)


def _terbit(bahan: Bahan, hari: date, pelaksana: Pelaksana) -> None:
    terbitkan(bahan, hari, pelaksana.perencana, situs=_situs(), pada=jam(hari, 15))


def _situs() -> str:
    return current_app.config["ALAMAT_SITUS"] or "https://smartpns.example"
