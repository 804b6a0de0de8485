"""What people type about units, posts, civil servants and programmes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from enum import StrEnum
from functools import partial
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import Choice, SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError

from smartpns.core.db import Entitas
from smartpns.core.forms import KolomBilangan, KolomDesimal, KolomRupiah, KolomTanggal
from smartpns.organisasi import queries
from smartpns.organisasi.models import Jabatan, ProgramStudi, Unit
from smartpns.organisasi.rules import (
    JENJANG_STUDI,
    Golongan,
    HasilStudi,
    JenisJabatan,
    JenisUnit,
    Jenjang,
    JenjangJabatan,
    Kedudukan,
    Lokasi,
    Pembagian,
    Pembiayaan,
    Predikat,
    StatusJabatan,
    StatusPegawai,
    TingkatHukdis,
)
from smartpns.organisasi.services import (
    TAHUN_MUNGKIN,
    IsianFormasi,
    IsianJabatan,
    IsianParameter,
    IsianPegawai,
    IsianProgram,
    IsianSelesai,
    IsianStudi,
    IsianUnit,
)

KRITIKAL = ("0 – biasa", "1 – penting", "2 – sangat penting", "3 – kritikal")


class KolomEnum(SelectField):
    """A choice among members of an enum; without `kosong` it cannot be left empty."""

    def __init__(self, label: str, kelas: Iterable[StrEnum], kosong: str | None = None, **lain: Any) -> None:
        pilihan = [SelectChoice(a.value, getattr(a, "label", a.value)) for a in kelas]
        if kosong is None:
            lain["validators"] = [InputRequired(f"Pilih {label.lower()}.")]
        super().__init__(
            label,
            choices=pilihan if kosong is None else [SelectChoice("", kosong), *pilihan],
            coerce=partial(_anggota, tuple(kelas)),
            **lain,
        )


def _anggota(kelas: Iterable[StrEnum], nilai: str | None) -> StrEnum | None:
    return next((a for a in kelas if a.value == nilai), None)


class KolomEntitas(SelectField):
    """A choice among rows of the database; `data` is the chosen row. A retired one stays while it is chosen."""

    def __init__(
        self,
        label: str,
        muat: Callable[[], Iterable[Entitas]],
        kosong: str = "Pilih",
        sebut: Callable[[Any], str] = str,
        **lain: Any,
    ) -> None:
        self._kosong, self._sebut = kosong, sebut
        self._semua: dict[str, Any] = {}
        self._label: dict[str, str] = {}
        for satu in muat():
            self._kenal(satu)
        super().__init__(label, choices=[], **lain)

    def _kenal(self, satu: Any) -> None:
        self._semua[str(satu.id)] = satu
        self._label[str(satu.id)] = self._sebut(satu)

    def process_data(self, value: Any) -> None:
        if value is not None:
            self._kenal(value)
        self.data = value

    def process_formdata(self, valuelist: list[str]) -> None:
        if valuelist:
            self.data = self._semua.get(valuelist[0])

    def iter_choices(self) -> Iterator[Choice]:
        yield Choice("", self._kosong, self.data is None, {})
        for id_, satu in self._semua.items():
            yield Choice(id_, self._label[id_], satu is self.data, {})


class KolomBanyakEntitas(SelectMultipleField):
    """Several rows of the database; `data` is the list of the chosen ones."""

    def __init__(self, label: str, muat: Callable[[], Iterable[Entitas]], **lain: Any) -> None:
        sebut: Callable[[Any], str] = lain.pop("sebut", str)
        self._semua: dict[str, Any] = {str(e.id): e for e in muat()}
        self._label = {id_: sebut(e) for id_, e in self._semua.items()}
        super().__init__(label, choices=[], validate_choice=False, **lain)

    def process_data(self, value: Iterable[Any] | None) -> None:
        self.data = list(value or ())
        self._semua |= {str(e.id): e for e in self.data}
        self._label |= {str(e.id): str(e) for e in self.data if str(e.id) not in self._label}

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = [self._semua[v] for v in valuelist if v in self._semua]

    def iter_choices(self) -> Iterator[Choice]:
        for id_, satu in self._semua.items():
            yield Choice(id_, self._label[id_], satu in (self.data or ()), {})


def wajib(kalimat: str) -> list[Any]:
    return [DataRequired(kalimat)]


def sebut_unit(unit: Unit) -> str:
    return f"{unit.nama} ({unit.kode})"


class FormUnit(FlaskForm):
    kode = StringField("Kode unit", wajib("Isi kode unit."), description="Kode SIMPEG atau SOTK, misalnya 1.02.05.")
    nama = StringField("Nama unit", wajib("Isi nama unit."))
    singkatan = StringField("Singkatan", description="Dipakai di tabel. Dikosongkan: awal nama unit.")
    jenis = KolomEnum("Jenis unit", JenisUnit)
    induk = KolomEntitas(
        "Unit induk",
        queries.unit_aktif,
        "Tanpa induk (perangkat daerah)",
        sebut_unit,
        description="Kosongkan hanya untuk perangkat daerah.",
    )
    urutan = KolomBilangan(
        "Nomor urut", validators=[Optional()], description="Urutan tampil; nomor kecil lebih dahulu."
    )

    def isian(self) -> IsianUnit:
        return IsianUnit(
            kode=self.kode.data or "",
            nama=self.nama.data or "",
            singkatan=self.singkatan.data or "",
            jenis=self.jenis.data,
            induk=self.induk.data,
            urutan=self.urutan.data or 0,
        )


class FormJabatan(FlaskForm):
    kode = StringField("Kode jabatan", wajib("Isi kode jabatan."), description="Huruf kecil dan tanda hubung.")
    nama = StringField("Nama jabatan", wajib("Isi nama jabatan."))
    jenis = KolomEnum("Jenis jabatan", JenisJabatan)
    jenjang_jabatan = KolomEnum("Jenjang jabatan", JenjangJabatan)
    jenjang_syarat = KolomEnum("Pendidikan paling rendah", Jenjang, "Belum diatur")
    prodi = KolomBanyakEntitas("Program studi yang diterima", queries.program_aktif)
    rumpun = KolomBanyakEntitas("Rumpun ilmu yang diterima", queries.semua_rumpun, sebut=lambda r: f"{r.kode} {r.nama}")
    kritikal = SelectField(
        "Tingkat kritikal",
        choices=[SelectChoice(str(n), label) for n, label in enumerate(KRITIKAL)],
        coerce=int,
        validators=[InputRequired("Pilih tingkat kritikal.")],
    )
    bup_khusus = KolomBilangan("BUP khusus", validators=[Optional()])
    dasar_bup = StringField("Dasar hukum BUP khusus", [Length(max=200, message="Paling panjang 200 huruf.")])

    def isian(self) -> IsianJabatan:
        return IsianJabatan(
            kode=self.kode.data or "",
            nama=self.nama.data or "",
            jenis=self.jenis.data,
            jenjang_jabatan=self.jenjang_jabatan.data,
            jenjang_syarat=self.jenjang_syarat.data,
            prodi=self.prodi.data or (),
            rumpun=self.rumpun.data or (),
            kritikal=self.kritikal.data,
            bup_khusus=self.bup_khusus.data,
            dasar_bup=self.dasar_bup.data,
        )


def isi_jabatan(jabatan: Jabatan) -> dict[str, Any]:
    """What FormJabatan needs beside the columns of a post."""
    return {
        "prodi": [s.program_studi for s in jabatan.syarat if s.program_studi],
        "rumpun": [s.rumpun for s in jabatan.syarat if s.rumpun],
    }


class FormJumlahFormasi(FlaskForm):
    jumlah = KolomBilangan("Jumlah formasi", validators=[InputRequired("Isi jumlah formasi, 0 atau lebih.")])
    alasan = StringField("Dasar perubahan", [Length(max=300, message="Paling panjang 300 huruf.")])


class FormFormasi(FlaskForm):
    unit = KolomEntitas("Unit", queries.unit_aktif, "Pilih unit", sebut_unit, validators=wajib("Pilih unit."))
    jabatan = KolomEntitas("Jabatan", queries.jabatan_aktif, "Pilih jabatan", validators=wajib("Pilih jabatan."))
    jumlah = KolomBilangan("Jumlah formasi", validators=[InputRequired("Isi jumlah formasi, 0 atau lebih.")])

    def isian(self) -> IsianFormasi:
        return IsianFormasi(self.unit.data, self.jabatan.data, self.jumlah.data or 0)


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
    alasan = StringField("Keterangan", wajib("Tulis dasarnya, misalnya nomor ijazah atau SK pembatalan."))

    def isian(self) -> IsianSelesai:
        assert self.selesai_pada.data
        return IsianSelesai(
            self.selesai_pada.data, self.hasil.data, self.alasan.data or "", self.ikatan_dinas_sampai.data
        )


class FormProgram(FlaskForm):
    """The levels are pairs of fields, `ada_<jenjang>` and `lama_<jenjang>`, added below."""

    nama = StringField("Nama program studi", wajib("Isi nama program studi."))
    rumpun = KolomEntitas(
        "Rumpun ilmu",
        queries.semua_rumpun,
        "Pilih rumpun ilmu",
        lambda r: f"{r.kode} {r.nama}",
        validators=wajib("Pilih rumpun ilmu."),
    )
    alias = TextAreaField(
        "Nama lain",
        description="Satu nama per baris: singkatan, nama lama, atau ejaan yang sering ditulis OPD.",
        render_kw={"rows": 5},
    )

    def isian(self) -> IsianProgram:
        return IsianProgram(
            nama=self.nama.data or "",
            rumpun=self.rumpun.data,
            jenjang={j: self[f"lama_{j.value}"].data for j in JENJANG_STUDI if self[f"ada_{j.value}"].data},
            alias=(self.alias.data or "").splitlines(),
        )


for _jenjang in JENJANG_STUDI:
    setattr(FormProgram, f"ada_{_jenjang.value}", BooleanField(_jenjang.label))
    setattr(
        FormProgram,
        f"lama_{_jenjang.value}",
        KolomBilangan(f"Lama studi {_jenjang.label} dalam semester", validators=[Optional()]),
    )


def isi_program(program: ProgramStudi) -> dict[str, Any]:
    """What FormProgram needs beside the columns of a programme."""
    isi: dict[str, Any] = {"nama": program.nama, "rumpun": program.rumpun}
    isi["alias"] = "\n".join(a.nama for a in program.alias)
    for satu in program.jenjang:
        isi |= {f"ada_{satu.jenjang.value}": True, f"lama_{satu.jenjang.value}": satu.lama_semester}
    return isi


class FormParameter(FlaskForm):
    nilai = KolomDesimal("Nilai", validators=[InputRequired("Isi nilainya.")])
    berlaku_mulai = KolomTanggal("Berlaku mulai", validators=[InputRequired("Isi tanggal mulai berlaku.")])
    berlaku_sampai = KolomTanggal(
        "Berlaku sampai", validators=[Optional()], description="Kosongkan bila masih berlaku."
    )
    dasar_hukum = TextAreaField(
        "Dasar hukum", wajib("Sebutkan dasar hukumnya."), description="Nama dan nomor peraturan.", render_kw={"rows": 2}
    )

    def isian(self, kode: str) -> IsianParameter:
        assert self.nilai.data is not None and self.berlaku_mulai.data
        return IsianParameter(
            kode=kode,
            nilai=self.nilai.data,
            berlaku_mulai=self.berlaku_mulai.data,
            dasar_hukum=self.dasar_hukum.data or "",
            berlaku_sampai=self.berlaku_sampai.data,
        )
