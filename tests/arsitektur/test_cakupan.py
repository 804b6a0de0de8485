"""An OPD reaches only what is its own: with another OPD's id everything answers as for an id that does not exist."""

import io
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pypdf
import pytest
from werkzeug.test import TestResponse

from smartpns.akun.izin import Peran
from smartpns.akun.queries import sesi_berkode
from smartpns.akun.services import hash_sesi
from smartpns.core.db import db
from smartpns.core.impor import periksa_berkas, tulis_templat
from smartpns.core.impor.rencana import Keadaan
from smartpns.kebutuhan.sheets.usulan import IMPOR_KEBUTUHAN
from smartpns.organisasi.models import Unit
from tests import pabrik
from tests.arsitektur.hak_akses import HAK_AKSES
from tests.arsitektur.kota import KlienCepat, Kota, alamat, aturan, kota, potret

__all__ = ["kota"]

PERAN_OPD = [p for p in Peran if p.milik_opd]
MILIK_SEMUA = {
    "akun.tautan",
    "organisasi.ekspor",
    "organisasi.rinci_jabatan",
    "organisasi.rinci_parameter",
    "organisasi.rinci_program",
    "dokumen.baca",
    "dokumen.unduh",
    "publikasi.rinci",
    "naskah.verifikasi_kode",
    "naskah.unduh_publik",
}
"""Addresses whose variable part names nothing of one OPD."""


def peramban_opd(kota: Kota, peran: Peran) -> KlienCepat:
    return kota.peramban(kota.satu.operator if peran is Peran.OPERATOR else kota.satu.kepala)


@pytest.mark.parametrize("peran", PERAN_OPD)
def test_id_opd_lain_seperti_id_acak(kota: Kota, peran: Peran) -> None:
    """Ids in the path: same status, same words, nothing changed; and the own id is found."""
    peramban = peramban_opd(kota, peran)
    sebelum, beda, sepi = potret(kota.app), [], []
    for rule in aturan(kota.app):
        if not rule.arguments or peran not in HAK_AKSES[rule.endpoint] or rule.endpoint in MILIK_SEMUA:
            continue
        for metode in sorted((rule.methods or set()) & {"GET", "POST"}):
            data = {"csrf_token": peramban.token()} if metode == "POST" else None
            asing, acak = (
                peramban.open(alamat(rule, isian), method=metode, data=data) for isian in (kota.dua.isian, {})
            )
            if (asing.status_code, tanpa_kebetulan(asing)) != (404, tanpa_kebetulan(acak)):
                beda.append(f"{metode} {rule}: {asing.status_code} {acak.status_code}")
        if "GET" in (rule.methods or ()) and peramban.get(alamat(rule, kota.satu.isian)).status_code != 200:
            sepi.append(str(rule))
    assert not beda, "\n".join(beda)
    assert potret(kota.app) == sebelum
    assert not sepi, "the own thing must be found, else this proves nothing"


def tanpa_kebetulan(jawab: TestResponse) -> str:
    """The page without what differs at every answer."""
    return re.sub(r'name="csrf_token"[^>]*>|[0-9a-f]{8}-[0-9a-f-]{27}', "", jawab.get_data(as_text=True))


@pytest.mark.parametrize("peran", PERAN_OPD)
def test_tidak_sepatah_kata_pun_dari_opd_lain(kota: Kota, peran: Peran) -> None:
    """Pages, filters and workbooks: the other OPD's word, NIPs and ids are nowhere."""
    peramban = peramban_opd(kota, peran)
    asing = {kota.dua.rahasia, *kota.dua.nip, *map(str, kota.dua.baris), str(kota.dua.pegawai)}
    saring = f"?opd={kota.dua.unit}&unit={kota.dua.unit}&kata=Pegawai&keadaan=semua"
    bocor = []
    for rule in aturan(kota.app):
        if (
            "GET" not in (rule.methods or ())
            or peran not in HAK_AKSES[rule.endpoint]
            or Peran.PNS in HAK_AKSES[rule.endpoint]
        ):
            continue
        for kueri in ("", saring):
            url = alamat(rule, kota.isian | kota.satu.isian) + kueri
            kata = terbaca(peramban.get(url))
            bocor += [f"{url}: {a}" for a in asing if a in kata]
    assert not bocor, "\n".join(bocor)


def terbaca(jawab: TestResponse) -> str:
    """Everything that can be read in an answer, the cells of a workbook and the words of a PDF too."""
    if jawab.mimetype == "application/pdf":
        return "\n".join(halaman.extract_text() for halaman in pypdf.PdfReader(io.BytesIO(jawab.data)).pages)
    if "spreadsheetml" not in jawab.content_type:
        return jawab.get_data(as_text=True)
    buku = openpyxl.load_workbook(io.BytesIO(jawab.data))
    return "\n".join(str(sel) for lembar in buku for baris in lembar.values for sel in baris if sel is not None)


def formulir(kota: Kota, **nilai: str) -> dict[str, str]:
    """A whole form of a need that the rules accept."""
    return {
        "unit": str(kota.satu.bidang),
        "jabatan": str(kota.satu.jabatan),
        "jenjang_saat_ini": "d3",
        "jenjang_tujuan": "s1",
        "program_studi": "Informatika",
        "jumlah": "1",
        "tahun_mulai": str(int(kota.isian["tahun"]) + 4),
        "lama_semester": "8",
        "pembiayaan": "apbd",
        "status_jabatan": "diberhentikan",
        "lokasi": "dalam_provinsi",
        "alasan": "Belum S1.",
    } | nilai


@pytest.mark.parametrize("kolom", ["unit", "jabatan"])
@pytest.mark.parametrize("baru", [True, False], ids=["tambah", "ubah"])
def test_isian_tidak_menunjuk_opd_lain(kota: Kota, kolom: str, baru: bool) -> None:
    """A unit or a post of another OPD in a field of the form is refused beside that field."""
    peramban, sebelum = peramban_opd(kota, Peran.OPERATOR), potret(kota.app)
    url = "/kebutuhan/baris/" + ("baru" if baru else str(kota.satu.baris[0]))
    asing = {"unit": str(kota.dua.bidang), "jabatan": str(kota.dua.jabatan)}[kolom]
    assert peramban.kirim(url, formulir(kota, **{kolom: asing})).status_code == 422
    assert potret(kota.app) == sebelum


def test_sel_kisi_tidak_menunjuk_jabatan_opd_lain(kota: Kota) -> None:
    peramban, sebelum = peramban_opd(kota, Peran.OPERATOR), potret(kota.app)
    sel = {"nama_jabatan": kota.dua.nama_jabatan, "jenjang_tujuan": "s1", "program_studi": "Informatika", "jumlah": "1"}
    for url in ("/kebutuhan/baris/baru/sel", f"/kebutuhan/baris/{kota.satu.baris[0]}/sel"):
        assert peramban.kirim(url, sel).status_code == 422
    assert potret(kota.app) == sebelum


def test_urutan_tidak_menggeser_baris_opd_lain(kota: Kota) -> None:
    peramban, sebelum = peramban_opd(kota, Peran.OPERATOR), potret(kota.app)
    for asing in kota.dua.baris:
        data = {f"prioritas-{asing}": "1", "geser": f"turun:{asing}"}
        assert peramban.kirim("/kebutuhan/urutkan", data).status_code == 303
    assert potret(kota.app) == sebelum


def test_berkas_impor_tidak_menunjuk_opd_lain(kota: Kota) -> None:
    """Rows of a workbook that name another OPD's unit, post or row code are bad rows, and nothing else."""
    baku = {
        "jabatan": kota.satu.nama_jabatan,
        "jenjang_tujuan": "S1",
        "program_studi": "Informatika",
        "jumlah": 1,
        "tahun_mulai": int(kota.isian["tahun"]) + 4,
        "alasan": "Belum S1.",
    }
    asing = (
        {"unit": "Bidang Nomor 2"},
        {"jabatan": kota.dua.nama_jabatan},
        {"kode": f"{kota.dua.kode}-001"},
    )
    parameter = {"opd": kota.satu.kode, "periode": int(kota.isian["tahun"])}
    with kota.app.app_context(), TemporaryDirectory() as folder:
        berkas = Path(folder) / "kebutuhan.xlsx"
        berkas.write_bytes(tulis_templat("Kebutuhan", IMPOR_KEBUTUHAN.kolom, [baku | a for a in asing]))
        hasil = periksa_berkas(IMPOR_KEBUTUHAN, berkas, parameter)
    assert [b.keadaan for b in hasil.baris] == [Keadaan.BERMASALAH] * len(asing)


def test_unggahan_hanya_milik_pengunggah_dalam_peran_itu(kota: Kota) -> None:
    """Neither a colleague of the OPD nor the same person acting for another OPD opens an upload."""
    url = f"/kebutuhan/impor/{kota.satu.impor['impor_id']}"
    with kota.app.app_context():
        opd = [db.session.get_one(Unit, u.unit) for u in (kota.satu, kota.dua)]
        rekan = kota.peramban(pabrik.sesi(pabrik.pengguna(Peran.OPERATOR, opd[0])))
        orang = sesi_berkode(hash_sesi(kota.satu.operator)).pengguna
        lain = str(pabrik.penugasan(orang, Peran.OPERATOR, opd[1]).id)
        db.session.commit()
    sendiri = peramban_opd(kota, Peran.OPERATOR)
    assert sendiri.get(url).status_code == 200
    assert rekan.get(url).status_code == 404
    sendiri.kirim("/akun/peran", {"penugasan": lain})
    assert sendiri.get(url).status_code == 404


def test_anak_dari_induk_lain_tidak_ditemukan(kota: Kota) -> None:
    """A child under a parent that is not its own: a row of another usulan, a job of another upload, a wrong kode."""
    peramban, sebelum = kota.peramban(Peran.PERENCANA), potret(kota.app)
    usulan, baris, satu = kota.isian["usulan_id"], kota.isian["baris_id"], kota.satu
    for putusan in ("terima", "sesuaikan", "kembalikan", "urungkan"):
        url = f"/kebutuhan/usulan/{usulan}/baris/{satu.baris[0]}/{putusan}"
        assert peramban.kirim(url, {"jumlah": "1", "alasan": "x", "versi": "1"}).status_code == 404
        url = f"/kebutuhan/usulan/{satu.usulan}/baris/{baris}/{putusan}"
        assert peramban.kirim(url, {"jumlah": "1", "alasan": "x", "versi": "1"}).status_code == 404
    unggahan, kerja = kota.isian["biaya.impor_pekerjaan.impor_id"], kota.isian["biaya.impor_pekerjaan.pekerjaan_id"]
    for url in (
        f"/anggaran/pagu/impor/{unggahan}",
        f"/data-induk/impor/unit/{unggahan}",
        f"/data-induk/impor/jabatan/{kota.isian['organisasi.impor_pratinjau.impor_id']}",
        f"/biaya/impor/{unggahan}/pekerjaan/{satu.impor['pekerjaan_id']}",
        f"/anggaran/pagu/impor/{unggahan}/pekerjaan/{kerja}",
        f"/data-induk/parameter/horizon_pensiun/{kota.isian['organisasi.ubah_parameter.id_']}/ubah",
        f"/rencana/{kota.isian['rencana_id']}/peringkat/99",
        f"/dokumen/{kota.isian['dokumen.slug']}/versi-99.pdf",
    ):
        assert peramban.get(url).status_code == 404, url
    assert potret(kota.app) == sebelum
