"""What a person types to set a code of the budget."""

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length

from smartpns.anggaran.rules import JenisKode, KodeBerlaku
from smartpns.anggaran.services import IsianKode
from smartpns.biaya.rules import Komponen
from smartpns.core.forms import KolomCentang, KolomTanggal
from smartpns.organisasi.rules import JENJANG_STUDI, Jenjang, Kepastian


class FormUbahKode(FlaskForm):
    """Everything but the code itself."""

    uraian = StringField(
        "Uraian",
        description="Seperti tertulis dalam keputusan, misalnya Belanja Beasiswa Tugas Belajar S2.",
        validators=[DataRequired("Isi uraian kode ini."), Length(max=250, message="Paling panjang %(max)d huruf.")],
    )
    jenjang = KolomCentang(
        "Hanya untuk jenjang",
        choices=[SelectChoice(j.value, j.label) for j in JENJANG_STUDI],
        description="Tanpa centang: semua jenjang. Tidak berlaku bagi sub-kegiatan.",
    )
    komponen = KolomCentang(
        "Hanya untuk komponen biaya",
        choices=[SelectChoice(k.value, k.label) for k in Komponen],
        description="Tanpa centang: semua komponen. Rekening yang paling sempit didahulukan.",
    )
    kepastian = SelectField(
        "Kepastian",
        choices=[SelectChoice(*p) for p in Kepastian.pilihan()],
        coerce=Kepastian,
        validators=[InputRequired()],
    )
    berlaku_mulai = KolomTanggal(
        "Berlaku mulai",
        description="Misalnya 1 Januari 2027. Isian yang sekarang berakhir sehari sebelumnya.",
        validators=[InputRequired("Isi tanggal mulai berlaku, misalnya 1 Januari 2027.")],
    )
    dasar_hukum = StringField(
        "Dasar hukum",
        description="Nomor keputusan yang memuat kode ini.",
        validators=[DataRequired("Isi dasar hukum kode ini, atau tulis Asumsi dan sumbernya."), Length(max=250)],
    )

    def isian(self, jenis: JenisKode, kode: str) -> IsianKode:
        """What was typed about this code; levels and components are those of a rekening."""
        assert self.berlaku_mulai.data
        rekening = jenis is JenisKode.REKENING
        isi = KodeBerlaku(
            jenis,
            kode.strip(),
            (self.uraian.data or "").strip(),
            frozenset(map(Jenjang, self.jenjang.data or ())) if rekening else frozenset(),
            frozenset(map(Komponen, self.komponen.data or ())) if rekening else frozenset(),
            self.kepastian.data,
        )
        return IsianKode(isi, self.berlaku_mulai.data, (self.dasar_hukum.data or "").strip())


class FormKode(FormUbahKode):
    """A code that is not in the table yet."""

    jenis = RadioField(
        "Jenis",
        choices=[SelectChoice(*p) for p in JenisKode.pilihan()],
        coerce=JenisKode,
        default=JenisKode.REKENING,
        validators=[InputRequired()],
    )
    kode = StringField(
        "Kode",
        description="Angka dengan titik, misalnya 5.1.02.02.11.0002.",
        validators=[DataRequired("Isi kodenya, misalnya 5.1.02.02.11.0002."), Length(max=30)],
    )


class FormAkhiriKode(FlaskForm):
    """The last day of a code."""

    berlaku_sampai = KolomTanggal("Berlaku sampai", validators=[InputRequired("Isi tanggal terakhir berlaku.")])
