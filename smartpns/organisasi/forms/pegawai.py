"""A civil servant, and an appraisal."""

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length, Optional

from smartpns.core.forms import KolomBilangan, KolomTanggal
from smartpns.organisasi import queries
from smartpns.organisasi.forms.kolom import KolomEntitas, KolomEnum, sebut_unit, wajib
from smartpns.organisasi.rules import Golongan, Jenjang, Kedudukan, Predikat, StatusPegawai, TingkatHukdis
from smartpns.organisasi.services import IsianPegawai


class FormPegawai(FlaskForm):
    nip = StringField(
        "NIP",
        wajib("Isi NIP."),
        description="18 angka; spasi dan titik boleh. Tanggal lahir dan jenis kelamin dibaca dari NIP.",
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    nama = StringField("Nama lengkap", wajib("Isi nama."), render_kw={"autocomplete": "off"})
    status = KolomEnum("Status", StatusPegawai)
    golongan = KolomEnum("Golongan ruang", Golongan, "Belum diketahui")
    unit = KolomEntitas("Unit", queries.unit_aktif, "Pilih unit", sebut_unit, validators=wajib("Pilih unit."))
    jabatan = KolomEntitas("Jabatan", queries.jabatan_aktif, "Pilih jabatan", validators=wajib("Pilih jabatan."))
    tmt_pns = KolomTanggal("TMT PNS", validators=[Optional()])
    tmt_jabatan = KolomTanggal("TMT jabatan", validators=[Optional()])
    jenjang = KolomEnum("Jenjang pendidikan terakhir", Jenjang, "Belum diketahui")
    program_studi = KolomEntitas("Program studi", queries.program_aktif, "Belum diketahui")
    prodi_teks = StringField(
        "Program studi, bila tidak ada di daftar",
        [Length(max=200, message="Paling panjang 200 huruf.")],
        description="Tulis seperti di ijazah.",
    )
    hukdis_tingkat = KolomEnum("Hukuman disiplin terakhir", TingkatHukdis, "Tidak tercatat")
    hukdis_mulai = KolomTanggal("Hukuman disiplin mulai", validators=[Optional()])
    hukdis_sampai = KolomTanggal("Hukuman disiplin sampai", validators=[Optional()])
    kedudukan = KolomEnum("Kedudukan", Kedudukan, "Belum diketahui")
    tubel_gagal_pada = KolomTanggal("Tugas belajar terakhir dibatalkan atau gagal pada", validators=[Optional()])
    ikatan_dinas_sampai = KolomTanggal("Terikat ikatan dinas sampai", validators=[Optional()])
    riwayat_diperiksa = KolomTanggal(
        "Riwayat diperiksa sampai",
        validators=[Optional()],
        description="Tanggal terakhir berkas kepegawaian dibaca. Sampai tanggal itu, bagian yang kosong di bawah ini "
        "berarti tidak ada; tanpa tanggal ini artinya belum diketahui.",
    )

    def isian(self) -> IsianPegawai:
        return IsianPegawai(
            nip=self.nip.data or "",
            nama=self.nama.data or "",
            unit=self.unit.data,
            jabatan=self.jabatan.data,
            status=self.status.data,
            golongan=self.golongan.data,
            tmt_pns=self.tmt_pns.data,
            tmt_jabatan=self.tmt_jabatan.data,
            jenjang=self.jenjang.data,
            program_studi=self.program_studi.data,
            prodi_teks=self.prodi_teks.data,
            hukdis_tingkat=self.hukdis_tingkat.data,
            hukdis_mulai=self.hukdis_mulai.data,
            hukdis_sampai=self.hukdis_sampai.data,
            kedudukan=self.kedudukan.data,
            tubel_gagal_pada=self.tubel_gagal_pada.data,
            ikatan_dinas_sampai=self.ikatan_dinas_sampai.data,
            riwayat_diperiksa=self.riwayat_diperiksa.data,
        )


class FormPenilaian(FlaskForm):
    tahun_penilaian = KolomBilangan("Tahun", validators=[InputRequired("Isi tahun penilaian, misalnya 2025.")])
    predikat = KolomEnum("Predikat kinerja", Predikat)
