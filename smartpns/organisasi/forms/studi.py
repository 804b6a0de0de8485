"""A study: begun, shared in its cost, aimed at, ended."""

from dataclasses import fields

from flask_wtf import FlaskForm
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from smartpns.core.forms import KolomBilangan, KolomRupiah, KolomTanggal
from smartpns.organisasi import queries
from smartpns.organisasi.forms.kolom import KolomEntitas, KolomEnum, wajib
from smartpns.organisasi.rules import (
    JENJANG_STUDI,
    HasilStudi,
    Jenjang,
    Lokasi,
    Pembagian,
    Pembiayaan,
    StatusJabatan,
)
from smartpns.organisasi.services import TAHUN_MUNGKIN, IsianSelesai, IsianStudi


class IsianPembagian:
    """Questions about shared cost, for any form that has `pembiayaan`; all of them may stay open."""

    persen_apbd = KolomBilangan("Bagian APBD (persen)", validators=[Optional()])
    rupiah_apbd = KolomRupiah(
        "Bagian APBD (rupiah per semester)",
        validators=[Optional()],
        description="Isi salah satu saja, persen atau rupiah. Rupiah dibayar paling banyak sebesar biaya tahun itu.",
    )
    persen_apbn = KolomBilangan("Bagian APBN (persen)", validators=[Optional()])
    persen_sponsor = KolomBilangan("Bagian sponsor atau beasiswa lain (persen)", validators=[Optional()])
    nama_sponsor = StringField(
        "Nama sponsor atau beasiswa",
        validators=[Length(max=150, message="Paling panjang %(max)d huruf.")],
        description="Misalnya LPDP atau nama yayasan.",
    )
    persen_mandiri = KolomBilangan("Bagian mandiri (persen)", validators=[Optional()])


class FormStudi(IsianPembagian, FlaskForm):
    jenjang = KolomEnum("Jenjang yang ditempuh", Jenjang)
    program_studi = KolomEntitas(
        "Program studi", queries.program_aktif, "Pilih program studi", validators=wajib("Pilih program studi.")
    )
    mulai = KolomTanggal("Mulai kuliah", validators=[InputRequired("Isi tanggal mulai kuliah.")])
    lama_semester = KolomBilangan("Lama studi", validators=[InputRequired("Isi lama studi dalam semester.")])
    pembiayaan = KolomEnum("Sumber biaya utama", Pembiayaan)
    status_jabatan = KolomEnum("Status jabatan selama studi", StatusJabatan)
    lokasi = KolomEnum("Tempat kuliah", Lokasi)

    def isian(self) -> IsianStudi:
        assert self.mulai.data and self.lama_semester.data is not None
        return IsianStudi(
            jenjang=self.jenjang.data,
            program_studi=self.program_studi.data,
            mulai=self.mulai.data,
            lama_semester=self.lama_semester.data,
            pembiayaan=self.pembiayaan.data,
            status_jabatan=self.status_jabatan.data,
            lokasi=self.lokasi.data,
            pembagian=self.pembagian(),
        )

    def pembagian(self) -> Pembagian:
        """The shares as typed; a source left open has none of its own."""
        return Pembagian(
            **{f.name: self[f.name].data for f in fields(Pembagian) if f.name != "nama_sponsor"},
            nama_sponsor=(self.nama_sponsor.data or "").strip(),
        )


class FormKelayakan(FlaskForm):
    """The study somebody is judged for. It stands in the address and changes nothing, hence no token."""

    class Meta(FlaskForm.Meta):
        csrf = False

    jenjang = KolomEnum("Jenjang yang dituju", JENJANG_STUDI)
    program_studi = KolomEntitas("Program studi", queries.program_aktif, "Belum ditentukan")
    jabatan = KolomEntitas("Untuk jabatan", queries.jabatan_aktif, "Jabatan sekarang")
    mulai = KolomTanggal("Mulai studi", validators=[InputRequired("Isi tanggal mulai studi.")])
    lama_semester = KolomBilangan(
        "Lama studi",
        validators=[Optional(), NumberRange(1, 14, "Isi 1 sampai 14 semester.")],
        description="Dikosongkan: lama yang lazim untuk jenjang itu.",
    )
    pembiayaan = KolomEnum("Pembiayaan", Pembiayaan)
    status_jabatan = KolomEnum("Status jabatan selama studi", StatusJabatan)

    def validate_mulai(self, kolom: KolomTanggal) -> None:
        if kolom.data and kolom.data.year not in TAHUN_MUNGKIN:
            raise ValidationError("Tahun mulai tidak mungkin. Periksa tahunnya.")


class FormSelesaiStudi(FlaskForm):
    selesai_pada = KolomTanggal("Tanggal selesai", validators=[InputRequired("Isi tanggal selesai.")])
    hasil = KolomEnum("Hasil studi", HasilStudi)
    ikatan_dinas_sampai = KolomTanggal(
        "Terikat ikatan dinas sampai",
        validators=[Optional()],
        description="Menurut SK tugas belajar. Kosongkan bila tidak ada.",
    )
    nomor_ijazah = StringField(
        "Nomor ijazah",
        validators=[Optional(), Length(max=100, message="Nomor ijazah paling panjang 100 huruf.")],
        description="Wajib bila lulus. Pendidikan terakhir pegawai berubah menurut ijazah ini.",
    )
    tanggal_ijazah = KolomTanggal("Tanggal ijazah", validators=[Optional()])
    gelar_dicantumkan_pada = KolomTanggal(
        "Gelar dicantumkan sejak",
        validators=[Optional()],
        description="Menurut surat pencantuman gelar. Kosongkan selama masih menunggu.",
    )
    yakin = BooleanField("Memang selesai secepat itu")
    alasan = StringField("Keterangan", wajib("Tulis dasarnya, misalnya nomor ijazah atau SK pembatalan."))

    def isian(self) -> IsianSelesai:
        assert self.selesai_pada.data
        return IsianSelesai(
            self.selesai_pada.data,
            self.hasil.data,
            self.alasan.data or "",
            self.ikatan_dinas_sampai.data,
            self.nomor_ijazah.data or "",
            self.tanggal_ijazah.data,
            self.gelar_dicantumkan_pada.data,
            bool(self.yakin.data),
        )
