"""What a visitor wrote into the address, and what the planner types."""

from dataclasses import dataclass

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from smartpns.publikasi.queries import SARINGAN, URUTAN, Isi, Saringan

KATA_TERPANJANG = 100


@dataclass(frozen=True)
class AlamatDaftar:
    """The filters understood, and the parts of the address that were not: (name, value)."""

    saringan: Saringan
    diabaikan: tuple[tuple[str, str], ...]


def baca_saringan(argumen: MultiDict[str, str], isi: Isi) -> AlamatDaftar:
    """Read the filters of the list from its address; what the list does not know is ignored, and said."""
    diabaikan: list[tuple[str, str]] = []
    pilih = []
    for nama in SARINGAN:
        minta = [nilai for nilai in dict.fromkeys(argumen.getlist(nama)) if nilai]
        pilih.append(tuple(kode for kode in isi.pilihan[nama] if kode in minta))
        diabaikan += [(nama, nilai) for nilai in minta if nilai not in isi.pilihan[nama]]
    urut = argumen.get("urut") or "prioritas"
    if urut not in URUTAN:
        diabaikan.append(("urut", urut))
        urut = "prioritas"
    halaman = argumen.get("halaman") or "1"
    if not (halaman.isascii() and halaman.isdigit() and 0 < int(halaman[:9]) == int(halaman)):
        diabaikan.append(("halaman", halaman))
        halaman = "1"
    kata = " ".join(argumen.get("kata", "").split())[:KATA_TERPANJANG]
    return AlamatDaftar(Saringan(kata, tuple(pilih), urut, int(halaman)), tuple(diabaikan))


class FormCabut(FlaskForm):
    """Why a published version is taken away."""

    alasan = TextAreaField(
        "Alasan pencabutan",
        validators=[
            DataRequired("Tulis alasan pencabutan; alasan ini masuk ke jejak audit."),
            Length(max=1000, message="Alasan paling panjang 1.000 huruf."),
        ],
        description="Dicatat dalam jejak audit, tidak tampil kepada umum.",
    )
