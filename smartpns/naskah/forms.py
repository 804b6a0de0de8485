"""What is typed to issue, withdraw and set up documents, and to check one."""

from datetime import date
from typing import cast

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from smartpns.akun.rules import SifatTugas
from smartpns.core.forms import KolomTanggal
from smartpns.core.tabel import bilangan_alamat
from smartpns.naskah.queries import Saringan
from smartpns.naskah.rules import NOMOR_TERPANJANG, TANDA, Aturan, JenisNaskah, Kertas, StatusNaskah
from smartpns.naskah.services import IsianAturan

TERPANJANG = 4_000


class FormTerbit(FlaskForm):
    """Number and date of a document that is about to be issued."""

    nomor = StringField(
        "Nomor",
        validators=[Optional(), Length(max=NOMOR_TERPANJANG, message="Nomor paling panjang 100 huruf.")],
        render_kw={"autocomplete": "off"},
    )
    tanggal = KolomTanggal("Tanggal naskah", validators=[InputRequired("Isi tanggal naskah.")])


class FormTerbitRencana(FormTerbit):
    """A document of the whole plan, which anyone may be allowed to read."""

    publik = BooleanField(
        "Siapa pun yang memegang kodenya boleh mengunduh naskah ini dari halaman verifikasi",
        description="Naskah memuat nama dan NIP penanda tangan. Surat usulan dan berita acara tidak pernah ditawarkan.",
    )


class FormTerbitTanpaNomor(FormTerbitRencana):
    """A decree gets its number when it is signed."""

    nomor = None


class FormBandingkan(FlaskForm):
    """A file that somebody received, to be compared with what was issued; it is not kept."""

    berkas = FileField(
        "Berkas PDF yang Anda terima",
        validators=[FileRequired("Pilih berkas PDF yang akan dibandingkan.")],
        description="Berkas hanya dihitung sidiknya, lalu dibuang.",
    )


class FormCabut(FlaskForm):
    alasan = TextAreaField(
        "Alasan pencabutan",
        validators=[DataRequired("Tulis alasan pencabutan."), Length(max=1000, message="Paling panjang 1.000 huruf.")],
        description="Masuk ke jejak audit. Halaman verifikasi hanya menyebut bahwa naskah dicabut.",
        render_kw={"rows": 3},
    )


def _baris(label: str, bantuan: str) -> TextAreaField:
    return TextAreaField(
        label,
        validators=[Length(max=TERPANJANG, message="Paling panjang 4.000 huruf.")],
        description=bantuan,
        render_kw={"rows": 4},
    )


def _pendek(label: str, panjang: int, bantuan: str = "") -> StringField:
    pesan = f"Paling panjang {panjang} huruf."
    return StringField(label, validators=[Length(max=panjang, message=pesan)], description=bantuan)


class FormAturan(FlaskForm):
    """How a kind of document looks from a day on; what is left empty stays as it is by default."""

    berlaku_mulai = KolomTanggal("Berlaku mulai", validators=[InputRequired("Isi tanggal mulai berlaku.")])
    kertas = RadioField("Kertas", choices=[SelectChoice(k.value, k.label) for k in Kertas], default=Kertas.A4.value)
    kop = _baris("Kop surat", "Satu baris satu isian; baris kedua dicetak paling besar.")
    kota = _pendek("Tempat surat", 100)
    pola_nomor = _pendek(
        "Pola nomor", NOMOR_TERPANJANG, f"Tanda yang diganti: {', '.join('{' + t + '}' for t in TANDA)}."
    )
    jabatan = _pendek("Jabatan penanda tangan", 200)
    sifat = SelectField(
        "Memegang jabatan itu sebagai",
        choices=[SelectChoice(s.value, s.label) for s in SifatTugas],
        default=SifatTugas.DEFINITIF.value,
    )
    dasar_tugas = _pendek(
        "Dasar pelaksana tugas", 200, "Untuk Plt. atau Plh.: jenis, nomor, dan tanggal surat perintahnya."
    )
    nama = _pendek("Nama penanda tangan", 150, "Bila kosong, naskah menyediakan titik-titik untuk ditulisi.")
    pangkat = _pendek("Pangkat", 100, "Misalnya Pembina Utama Muda (IV/c).")
    nip = _pendek("NIP", 30)
    tembusan = _baris("Tembusan", "Satu baris satu penerima.")
    dasar = _baris("Dasar hukum", "Satu baris satu peraturan, menurut urutan penyebutan (“Mengingat” pada keputusan).")

    @classmethod
    def dari(cls, kini: Aturan, mulai: date) -> "FormAturan":
        """The form, beginning with what holds today."""
        return cls(
            berlaku_mulai=mulai,
            kertas=kini.kertas.value,
            kop="\n".join(kini.kop),
            kota=kini.kota,
            pola_nomor=kini.pola_nomor,
            jabatan=kini.penanda.jabatan,
            sifat=kini.penanda.sifat.value,
            dasar_tugas=kini.penanda.dasar_tugas,
            nama=kini.penanda.nama,
            pangkat=kini.penanda.pangkat,
            nip=kini.penanda.nip,
            tembusan="\n".join(kini.tembusan),
            dasar="\n".join(kini.dasar),
        )

    def isian(self) -> IsianAturan:
        """What a validated form says; the date is required, so it is there."""
        teks = ("kop", "kota", "pola_nomor", "jabatan", "dasar_tugas", "nama", "pangkat", "nip", "tembusan", "dasar")
        return IsianAturan(
            berlaku_mulai=cast(date, self.berlaku_mulai.data),
            kertas=Kertas(self.kertas.data),
            sifat=SifatTugas(self.sifat.data) if self.sifat else SifatTugas.DEFINITIF,
            **{nama: self[nama].data or "" for nama in teks if nama in self},
        )


class FormAturanSurat(FormAturan):
    """What holds for the letters of all OPDs: head and signer belong to each OPD."""

    kop = jabatan = sifat = dasar_tugas = nama = pangkat = nip = None


def baca_saringan(argumen: MultiDict[str, str]) -> Saringan:
    """The filters of an address; what is unknown filters nothing."""
    return Saringan(
        jenis=next((j for j in JenisNaskah if j.value == argumen.get("jenis")), None),
        status=next((s for s in StatusNaskah if s.value == argumen.get("status")), None),
        tahun=argumen.get("tahun", type=bilangan_alamat),
        kata=argumen.get("kata", "").strip(),
    )
