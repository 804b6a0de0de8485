"""What people type around their accounts."""

from datetime import date

from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Email, EqualTo, Length, Optional, ValidationError

from smartpns.akun.izin import Peran
from smartpns.akun.rules import SifatTugas
from smartpns.core.forms import KolomTanggal
from smartpns.core.waktu import SINGKATAN_ZONA

WAJIB_ALASAN = DataRequired("Tulis alasannya; auditor membacanya nanti.")


class FormMasuk(FlaskForm):
    nama = StringField(
        "NIP atau nama pengguna",
        validators=[DataRequired("Isi NIP atau nama pengguna Anda."), Length(max=60)],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    sandi = PasswordField(
        "Kata sandi",
        validators=[DataRequired("Isi kata sandi Anda."), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )


class FormSandiBaru(FlaskForm):
    sandi_baru = PasswordField(
        "Kata sandi baru",
        description="Sedikitnya 12 huruf. Kalimat yang hanya Anda yang tahu lebih kuat dan lebih mudah diingat.",
        validators=[DataRequired("Isi kata sandi baru.")],
        render_kw={"autocomplete": "new-password"},
    )
    ulangi = PasswordField(
        "Ulangi kata sandi baru",
        validators=[
            DataRequired("Ulangi kata sandi baru."),
            EqualTo("sandi_baru", "Tidak sama dengan kata sandi baru."),
        ],
        render_kw={"autocomplete": "new-password"},
    )


class FormGantiSandi(FormSandiBaru):
    sandi_lama = PasswordField(
        "Kata sandi sekarang",
        validators=[DataRequired("Isi kata sandi Anda sekarang.")],
        render_kw={"autocomplete": "current-password"},
    )


class FormPengguna(FlaskForm):
    nama = StringField("Nama lengkap", validators=[DataRequired("Isi nama lengkap."), Length(max=150)])
    nama_pengguna = StringField(
        "Nama pengguna",
        description="Dipakai untuk masuk, misalnya rina.kominfo.",
        validators=[DataRequired("Isi nama pengguna."), Length(max=60)],
        render_kw={"autocomplete": "off", "autocapitalize": "none"},
    )
    nip = StringField("NIP", description="18 angka; boleh dengan spasi.", validators=[Optional()])
    email = EmailField(
        "Surel", validators=[Optional(), Email("Alamat surel belum lengkap, misalnya nama@daerah.go.id.")]
    )


class FormPenugasan(FlaskForm):
    peran = SelectField(
        "Peran", choices=[SelectChoice(p.value, p.label) for p in Peran], validators=[DataRequired("Pilih perannya.")]
    )
    unit_id = SelectField("OPD", description="Hanya untuk operator dan kepala OPD.", validators=[Optional()])
    sifat = SelectField(
        "Memegang jabatan sebagai",
        choices=[SelectChoice(s.value, s.label) for s in SifatTugas],
        default=SifatTugas.DEFINITIF.value,
    )
    mulai = KolomTanggal("Mulai", validators=[DataRequired("Isi tanggal mulai.")])
    sampai = KolomTanggal(
        "Sampai", description="Kosongkan bila tanpa batas; isi untuk Plt atau Plh.", validators=[Optional()]
    )
    dasar = StringField(
        "Dasar",
        description="Jenis, nomor, dan tanggal surat, misalnya SK Bupati 800/12 tanggal 5 Maret 2027.",
        validators=[DataRequired("Isi jenis, nomor, dan tanggal SK atau surat perintah."), Length(max=200)],
    )


class FormAlasan(FlaskForm):
    alasan = TextAreaField("Alasan", validators=[WAJIB_ALASAN, Length(max=1000)], render_kw={"rows": 3})


class FormAkhiriTugas(FormAlasan):
    seketika = RadioField(
        "Kapan berakhir?",
        choices=[
            SelectChoice("ya", "Sekarang juga; semua sesinya berakhir"),
            SelectChoice("tidak", "Pada akhir hari ini"),
        ],
        default="ya",
    )


class FormInstalasi(FlaskForm):
    nama_pemda = StringField("Nama pemerintah daerah", validators=[DataRequired("Isi nama daerah.")])
    kode_wilayah = StringField(
        "Kode wilayah", description="Kode Kemendagri, misalnya 64.74.", validators=[DataRequired("Isi kode wilayah.")]
    )
    zona = SelectField(
        "Zona waktu",
        choices=[SelectChoice(z, f"{s} ({z})") for z, s in SINGKATAN_ZONA.items()],
        validators=[DataRequired("Pilih zona waktu daerah.")],
    )
    ibu_kota = StringField("Tempat penetapan", validators=[DataRequired("Isi tempat surat ditetapkan.")])
    nama_bkpsdm = StringField("Nama perangkat kepegawaian", validators=[DataRequired("Isi nama lengkapnya.")])
    singkatan_bkpsdm = StringField("Singkatan", validators=[DataRequired("Isi singkatannya, misalnya BKPSDM.")])
    alamat = StringField("Alamat", validators=[DataRequired("Isi alamat kop surat.")])
    telepon = StringField("Telepon", validators=[DataRequired("Isi nomor telepon layanan.")])
    email = EmailField("Surel", validators=[DataRequired("Isi surel layanan.")])
    jam_layanan = StringField("Jam layanan", validators=[DataRequired("Isi jam layanan.")])
    jabatan_penetap = StringField(
        "Pejabat yang menetapkan",
        description="Misalnya Bupati atau Wali Kota.",
        validators=[DataRequired("Isi jabatannya.")],
    )


class FormSaringJejak(FlaskForm):
    """The days between which a record is read. It stands in the address and changes nothing, hence no token."""

    class Meta(FlaskForm.Meta):
        csrf = False

    dari = KolomTanggal("Dari", validators=[Optional()])
    sampai = KolomTanggal("Sampai", validators=[Optional()])

    def validate_sampai(self, kolom: KolomTanggal) -> None:
        if kolom.data and self.dari.data and kolom.data < self.dari.data:
            raise ValidationError("Hari terakhir mendahului hari pertama. Tukar keduanya.")

    def rentang(self) -> dict[str, date | None]:
        """The days that were understood; what was not stands beside its field."""
        self.validate()
        return {k.short_name: None if k.errors else k.data for k in (self.dari, self.sampai)}
