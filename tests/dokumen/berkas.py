"""PDF files made by hand: one good one, and every way to spoil it."""


def pdf(isi: str = "Dokumen uji") -> bytes:
    """A whole PDF of one page with a right cross-reference table."""
    aliran = f"BT /F1 18 Tf 72 720 Td ({isi}) Tj ET".encode()
    objek = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(aliran), aliran),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    return rangkai(objek)


def rangkai(objek: tuple[bytes, ...], trailer: bytes = b"") -> bytes:
    """Objects with their cross-reference table and trailer."""
    hasil = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    letak = []
    for nomor, o in enumerate(objek, 1):
        letak.append(len(hasil))
        hasil += b"%d 0 obj\n%s\nendobj\n" % (nomor, o)
    xref = len(hasil)
    hasil += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objek) + 1)
    hasil += b"".join(b"%010d 00000 n \n" % n for n in letak)
    hasil += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objek) + 1, trailer, xref)
    return bytes(hasil)


def pdf_terkunci() -> bytes:
    objek = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /Filter /Standard /V 4 /R 4 /P -1340 >>",
    )
    return rangkai(objek, b"/Encrypt 3 0 R /ID [<00><00>]")


def pdf_berskrip(kunci: bytes = b"/JavaScript") -> bytes:
    objek = (
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction 3 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /S " + kunci + b" /JS (app.alert(1)) >>",
    )
    return rangkai(objek)
