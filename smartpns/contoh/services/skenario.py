"""The best plan of the running period in the sample district: a few limits, two scenarios."""

from collections import Counter
from uuid import UUID

from smartpns.akun.izin import Pelaku
from smartpns.anggaran.rules import Andaian, Daftar
from smartpns.anggaran.services import (
    IsianSkenario,
    IsianSyarat,
    atur_kuota,
    atur_syarat,
    hitung_skenario,
    simpan_skenario,
)
from smartpns.contoh.services.akun import Pelaksana
from smartpns.core.db import db
from smartpns.kebutuhan.models import Kebutuhan, Periode
from smartpns.organisasi.models import Unit
from smartpns.organisasi.rules import Jenjang
from smartpns.prioritas.queries import Terperingkat, peringkat

WAJIB = "Pelayanan spesialis diwajibkan standar pelayanan minimal bidang kesehatan."
UTUH = "Satu angkatan belajar bersama; penyelenggara tidak membuka kelas untuk sebagian."
KUOTA = "Tempat dibagi merata: perangkat daerah dengan usulan terbesar tidak mengambil seluruh pagu."
KUOTA_TERBANYAK = 40
SKENARIO = (
    IsianSkenario("Tanpa penundaan", Daftar.TERBAIK, Andaian(tunda=0), "Semua mulai pada tahun yang diminta OPD."),
    IsianSkenario("Boleh ditunda", Daftar.TERBAIK, Andaian(), "Bahan rapat tim dengan TAPD."),
)


def isi_skenario(periode: Periode, pelaksana: Pelaksana) -> None:
    """Limits with their reasons, then two versions frozen with them."""
    oleh = pelaksana.perencana
    semua = peringkat(periode)
    if not semua:
        return
    _tandai(semua, oleh)
    orang: Counter[UUID] = Counter()
    for satu in semua:
        orang[satu.baris.opd_id] += satu.baris.jumlah_berlaku
    for opd_id, _ in orang.most_common(2):
        atur_kuota(periode, db.session.get_one(Unit, opd_id), 1, KUOTA_TERBANYAK, KUOTA, oleh)
    for isian in SKENARIO:
        simpan_skenario(periode, isian, hitung_skenario(periode, isian), oleh)


def _tandai(semua: list[Terperingkat], oleh: Pelaku) -> None:
    """The first specialist needed is mandatory; the largest need starts whole or not at all."""
    spesialis = next((satu for satu in semua if satu.baris.jenjang_tujuan is Jenjang.SP1), None)
    terbesar = max(semua, key=lambda satu: (satu.baris.jumlah_berlaku, satu.baris.kode))
    if spesialis:
        atur_syarat(_kebutuhan(spesialis), IsianSyarat(True, False, None, WAJIB), oleh)
    atur_syarat(_kebutuhan(terbesar), IsianSyarat(False, True, None, UTUH), oleh)


def _kebutuhan(satu: Terperingkat) -> Kebutuhan:
    return db.session.get_one(Kebutuhan, satu.baris.id)
