"""What every answer carries and what no request may do: headers, CSRF, redirects, extra fields, hostile parameters."""

import re
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

import pytest
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from smartpns.akun.izin import Peran
from smartpns.core.db import Base, db
from tests import pabrik
from tests.arsitektur.hak_akses import HAK_AKSES, TAMU
from tests.arsitektur.kota import Kota, alamat, aturan, kota, potret
from tests.halaman import sup, teks

__all__ = ["kota"]

KEPALA = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
BERKAS_LUAR = {"dokumen.unduh": "sandbox; default-src 'none'", "dokumen.periksa_berkas": "sandbox; default-src 'none'"}
"""A file from outside may do nothing at all in a browser."""
ISI_SAMA = {"publikasi.kebutuhan_csv", "publikasi.kebutuhan_json", "publikasi.security_txt", "dokumen.unduh"}
"""Public answers that are the same bytes for everyone, signed in or not."""
PAKAI_SESI = {
    "akun.masuk",
    "akun.lupa_sandi",
    "akun.tautan",
    "akun.keluar",
    "publikasi.healthz",
    "publikasi.readyz",
    "naskah.bandingkan",
    "naskah.unduh_publik",
}
"""Public but never kept by a cache: forms with a token, and the state of this very moment."""


def dibuka(kota: Kota, peran: Peran | None) -> dict[str, TestResponse]:
    """The answer to GET of every endpoint that may be read."""
    peramban = kota.peramban(peran)
    semua = [a for a in aturan(kota.app) if "GET" in (a.methods or ())]
    return {a.endpoint: peramban.get(alamat(a, kota.isian)) for a in semua}


def kurang(jawab: TestResponse, kebijakan: str) -> list[str]:
    seharusnya = KEPALA | {"Content-Security-Policy": kebijakan}
    return [f"{nama}: {jawab.headers.get(nama)}" for nama, isi in seharusnya.items() if jawab.headers.get(nama) != isi]


@pytest.mark.parametrize("peran", [TAMU, Peran.PERENCANA], ids=["tamu", "perencana"])
def test_kepala_setiap_halaman(kota: Kota, peran: Peran | None) -> None:
    """Exactly these headers, and nothing that is not public is kept anywhere."""
    for endpoint, jawab in dibuka(kota, peran).items():
        csp = BERKAS_LUAR.get(endpoint) if jawab.status_code == 200 else None
        assert not kurang(jawab, csp or KEPALA["Content-Security-Policy"]), endpoint
        umum = TAMU in HAK_AKSES[endpoint] and endpoint not in PAKAI_SESI
        boleh_disimpan = umum and (peran is TAMU or endpoint in ISI_SAMA) and jawab.status_code == 200
        assert jawab.headers["Cache-Control"] == ("public, max-age=60" if boleh_disimpan else "no-store"), endpoint


def test_halaman_umum_tanpa_kuki(kota: Kota) -> None:
    """A visitor who reads gets no cookie; only what is the same for everyone is kept regardless of cookies."""
    for endpoint, jawab in dibuka(kota, TAMU).items():
        if TAMU in HAK_AKSES[endpoint] and endpoint not in PAKAI_SESI:
            assert "Set-Cookie" not in jawab.headers, endpoint
            assert ("Cookie" in jawab.headers.get("Vary", "")) is (endpoint not in ISI_SAMA), endpoint


def test_kepala_galat_dan_berkas_statis(kota: Kota) -> None:
    tamu, pns = kota.peramban(TAMU), kota.peramban(Peran.PNS)
    besar = {"nama": "x" * (13 * 1024 * 1024)}
    for jawab, status in (
        (tamu.get("/tidak-ada"), 404),
        (tamu.post("/masuk"), 400),
        (tamu.put("/masuk"), 405),
        (tamu.post("/masuk", data=besar), 413),
        (pns.get("/pengaturan"), 403),
        (tamu.get("/static/tidak-ada.css"), 404),
    ):
        assert jawab.status_code == status
        assert not kurang(jawab, KEPALA["Content-Security-Policy"]), status
        assert jawab.headers["Cache-Control"] == "no-store", status
    gaya = tamu.get("/static/css/tema.css")
    assert gaya.status_code == 200 and not kurang(gaya, KEPALA["Content-Security-Policy"])
    assert "Cookie" not in gaya.headers.get("Vary", "")


def test_galat_tak_terduga_berkepala_dan_tanpa_rincian(kota: Kota, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault answers with a code to quote, the same headers, and not a word of what happened inside."""

    def rusak() -> None:
        raise RuntimeError("rahasia di dalam")

    monkeypatch.setitem(kota.app.view_functions, "publikasi.healthz", kota.app.view_functions["publikasi.healthz"])
    rusak.izin = None  # type: ignore[attr-defined]
    monkeypatch.setitem(kota.app.view_functions, "publikasi.healthz", rusak)
    jawab = kota.peramban(TAMU).get("/healthz")
    assert jawab.status_code == 500
    assert not kurang(jawab, KEPALA["Content-Security-Policy"])
    assert "rahasia di dalam" not in jawab.get_data(as_text=True)


# --- CSRF --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sesi_lain", [False, True], ids=["tanpa token", "token sesi lain"])
def test_setiap_kiriman_perlu_token_sesi_ini(kota: Kota, sesi_lain: bool) -> None:
    """Every POST of everybody who may send it."""
    sebelum, lolos = potret(kota.app), []
    token = kota.peramban(TAMU).token()
    data = {"csrf_token": token} if sesi_lain else {}
    for peran in (TAMU, *Peran):
        peramban = kota.peramban(peran)
        peramban.token()  # the session has one, only not this one
        for a in aturan(kota.app):
            if "POST" in (a.methods or ()) and peran in HAK_AKSES[a.endpoint]:
                status = peramban.post(alamat(a, kota.isian | kota.satu.isian), data=data).status_code
                lolos += [f"{peran} {a.endpoint}: {status}"] if status != 400 else []
    assert not lolos
    assert potret(kota.app) == sebelum


# --- redirects ---------------------------------------------------------------------------------------------

JEBAKAN = (
    *("//jahat.example", "///jahat.example", "////jahat.example", "/\\jahat.example", "\\\\jahat.example"),
    *("/\\/jahat.example", "https://jahat.example", "HTTPS://jahat.example", "https:jahat.example"),
    *("https:/jahat.example", "http:///jahat.example", "javascript:alert(1)", "data:text/html,x"),
    *("ftp://jahat.example", "jahat.example", "www.jahat.example/akun", "/\t/jahat.example", "/\n/jahat.example"),
    *("/\r/jahat.example", "\t//jahat.example", " //jahat.example", " https://jahat.example", "//127.0.0.1"),
    *("//jahat.example@localhost", "https://localhost@jahat.example", "//jahat.example#@localhost", "//[::1]"),
    *("//jahat.example?localhost", "\x01https://jahat.example", "//%6aahat.example", "/%09/jahat.example"),
    *("/%2F/jahat.example", "/%5cjahat.example", "%2F%2Fjahat.example", "/.//jahat.example", "/..//jahat.example"),
    *("/akun/..//jahat.example", "/akun\r\nSet-Cookie: a=b", "/akun\r\nLocation: https://jahat.example"),
    *("//xn--jhat-goa.example", "\u2215\u2215jahat.example", "/\u3002jahat.example", "\u2028//jahat.example"),
)


def test_masuk_tidak_mengantar_keluar(kota: Kota) -> None:
    """Signing in sends on only to a path of this site, whatever the address asked for."""
    with kota.app.app_context():
        orang = pabrik.pengguna(Peran.PNS)
        db.session.commit()
        data = {"nama": orang.nama_pengguna, "sandi": pabrik.SANDI}
    keluar = []
    for lanjut in JEBAKAN:
        jawab = kota.peramban(TAMU).kirim(f"/masuk?{urlencode({'lanjut': lanjut})}", data)
        tujuan = jawab.headers["Location"]
        if jawab.status_code != 302 or not re.fullmatch(r"/(?![/\\])[^\\\s]*", tujuan):
            keluar.append(f"{lanjut!r}: {tujuan}")
    assert not keluar


# --- more than was asked -----------------------------------------------------------------------------------

FORMULIR = (
    (Peran.OPERATOR, "kebutuhan.baris"),
    (Peran.ADMIN, "akun.pengguna_ubah"),
    *(
        (Peran.PERENCANA, endpoint)
        for endpoint in (
            "organisasi.ubah_unit",
            "organisasi.ubah_jabatan",
            "organisasi.ubah_pegawai",
            "organisasi.ubah_program",
            "organisasi.ubah_studi",
            "organisasi.ubah_parameter",
            "organisasi.ubah_formasi",
            "anggaran.atur_pagu",
            "dokumen.ubah",
        )
    ),
)


@pytest.mark.parametrize(("peran", "endpoint"), FORMULIR, ids=lambda x: str(x))
def test_kolom_yang_tidak_ditanyakan_tidak_berubah(kota: Kota, peran: Peran, endpoint: str) -> None:
    """A form sent back as it is, with every column name of every model added: nothing changes but the record."""
    peramban = kota.peramban(peran)
    url = next(alamat(a, kota.isian) for a in aturan(kota.app) if a.endpoint == endpoint)
    isian = isi_formulir(peramban.get(url))
    kolom = {k.key: k for t in Base.metadata.sorted_tables for k in t.columns}
    tambahan = {nama: tandingan(k.type.python_type, kota) for nama, k in kolom.items() if nama not in isian}
    sebelum = potret(kota.app)
    jawab = peramban.post(url, data=isian | {"alasan": "Uji."} | tambahan | isian)
    assert jawab.status_code in (302, 303), teks(sup(jawab).select_one("main"))
    sesudah = potret(kota.app)
    assert {nama for nama in sesudah if sesudah[nama] != sebelum[nama]} <= {"jejak"}


def tandingan(jenis: type, kota: Kota) -> str:
    """A value that would change a column of this type."""
    contoh = {int: "77", float: "0.5", bool: "y", UUID: str(kota.dua.unit), date: "2031-01-01"}
    return contoh.get(jenis, "diajukan")


def isi_formulir(jawab: TestResponse) -> MultiDict[str, str]:
    """What a browser would send if the person pressed the button at once."""
    formulir = next(f for f in sup(jawab).select("main form[method=post]") if f.select("input:not([type=hidden])"))
    isi: MultiDict[str, str] = MultiDict()
    for k in formulir.select("input[name], textarea[name], select[name]"):
        if k.name == "select":
            for pilihan in k.select("option[selected]") or ([] if k.has_attr("multiple") else k.select("option")[:1]):
                isi.add(str(k["name"]), str(pilihan.get("value", pilihan.get_text())))
        elif k.name == "textarea":
            isi.add(str(k["name"]), k.get_text().removeprefix("\n"))
        elif k.get("type") not in ("radio", "checkbox", "file", "submit") or k.has_attr("checked"):
            isi.add(str(k["name"]), str(k.get("value", "on" if k.get("type") == "checkbox" else "")))
    return isi


# --- hostile parameters ------------------------------------------------------------------------------------

PARAMETER = (
    "aksi arah bulan dari dihapus eskalasi halaman jabatan jenis jenjang kata keadaan kritikal kunci lokasi "
    "objek opd pada pagu pembiayaan per_halaman periode program rumpun sampai semua sidik status tab tahun terisi "
    "ukuran unit urut usulan versi verifikasi"
).split()
NILAI = ("' OR 1=1; DROP TABLE unit--", "9" * 25, "-1", "\0", "²", "2027-99-99", "nama; SELECT 1", "%_\\")


@pytest.mark.parametrize("nilai", NILAI, ids=repr)
def test_parameter_jahat_tidak_merusak(kota: Kota, nilai: str) -> None:
    """Whatever stands in the address, a list answers or refuses, and never breaks."""
    kueri = urlencode(dict.fromkeys(PARAMETER, nilai))
    rusak = []
    for peran in (TAMU, Peran.PERENCANA, Peran.ADMIN, Peran.OPERATOR):
        peramban = kota.peramban(peran)
        for a in aturan(kota.app):
            pertama = next(
                (p for p in (TAMU, Peran.PERENCANA, Peran.ADMIN, Peran.OPERATOR) if p in HAK_AKSES[a.endpoint]), 0
            )
            if a.methods and "POST" not in a.methods and pertama == peran:
                jawab = peramban.get(f"{alamat(a, kota.isian)}?{kueri}")
                rusak += [a.endpoint] if jawab.status_code >= 500 else []
    assert not rusak


@pytest.mark.parametrize("nilai", ["9" * 25, "%00", "0", "-1", "' OR 1=1"])
def test_bagian_alamat_jahat_tidak_merusak(kota: Kota, nilai: str) -> None:
    rusak = []
    for peran in (Peran.PERENCANA, Peran.ADMIN):
        peramban = kota.peramban(peran)
        for a in aturan(kota.app):
            if "GET" in (a.methods or ()) and peran in HAK_AKSES[a.endpoint]:
                for nama in a.arguments:
                    jawab = peramban.get(alamat(a, kota.isian | {f"{a.endpoint}.{nama}": nilai}))
                    rusak += [f"{a.endpoint} {nama}"] if jawab.status_code >= 500 else []
    assert not rusak


def test_isian_dengan_nul_ditolak(kota: Kota) -> None:
    """A NUL fits in no text that PostgreSQL keeps; nobody types one."""
    jawab = kota.peramban(TAMU).kirim("/masuk", {"nama": "a\0b", "sandi": "x\0y"})
    assert 400 <= jawab.status_code < 500
