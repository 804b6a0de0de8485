"""An OPD in the middle of its work: unit, post with a gap, period, people; what every page test begins with."""

from typing import Any

from smartpns.akun.izin import Peran
from smartpns.core.db import db
from smartpns.kebutuhan.models import Kebutuhan, Usulan
from smartpns.kebutuhan.rules import IsianKebutuhan
from smartpns.kebutuhan.services.alur import kirim_ke_kepala, mulai_usulan
from smartpns.kebutuhan.services.isian import tambah_kebutuhan
from smartpns.organisasi.rules import Jenjang
from tests import pabrik


class Dunia:
    """Three of four holders lack the S1 their post requires; one place is vacant."""

    def __init__(self, **periode: Any) -> None:
        self.opd = pabrik.unit(kode="4.01", nama="Dinas Komunikasi dan Informatika", singkatan="Diskominfo")
        self.prodi = pabrik.program_studi("Informatika")
        pabrik.program_studi("Sistem Informasi")
        self.jabatan = pabrik.jabatan((self.prodi,), nama="Pranata Komputer Ahli Pertama")
        pabrik.formasi(self.opd, self.jabatan, 5)
        for jenjang in (Jenjang.D3, Jenjang.D3, Jenjang.SMA):
            pabrik.pegawai(self.opd, self.jabatan, jenjang=jenjang)
        pabrik.pegawai(self.opd, self.jabatan, jenjang=Jenjang.S1, program_studi_id=self.prodi.id)
        self.periode = pabrik.periode(**periode)
        self.operator = pabrik.pengguna(Peran.OPERATOR, self.opd, nama="Rina Operator")
        self.rekan = pabrik.pengguna(Peran.OPERATOR, self.opd, nama="Budi Operator")
        self.kepala = pabrik.pengguna(Peran.KEPALA_OPD, self.opd, nama="Sari Kepala")
        self.pelaku = pabrik.pelaku(Peran.OPERATOR, self.opd)

    def mulai(self) -> Usulan:
        self.usulan = mulai_usulan(self.periode, self.opd, self.pelaku)
        return self.usulan

    def isian(self, **nilai: Any) -> IsianKebutuhan:
        """A row that the rules accept."""
        return IsianKebutuhan(
            **{
                "jabatan_id": self.jabatan.id,
                "jenjang_saat_ini": Jenjang.D3,
                "jenjang_tujuan": Jenjang.S1,
                "program_studi": "Informatika",
                "jumlah": 1,
                "tahun_mulai": 2027,
                "alasan": "Tiga pemangku belum S1.",
            }
            | nilai
        )

    def tambah(self, **nilai: Any) -> Kebutuhan:
        return tambah_kebutuhan(self.usulan, self.isian(**nilai), self.pelaku)

    def kirim(self) -> None:
        kirim_ke_kepala(self.usulan, self.pelaku)
        db.session.commit()

    def formulir(self, **nilai: str) -> dict[str, str]:
        """What the form of a new row sends."""
        return {
            "unit": str(self.opd.id),
            "jabatan": str(self.jabatan.id),
            "jenjang_saat_ini": "d3",
            "jenjang_tujuan": "s1",
            "alasan_jenjang": "",
            "program_studi": "Informatika",
            "jumlah": "1",
            "tahun_mulai": "2027",
            "lama_semester": "",
            "pembiayaan": "apbd",
            "status_jabatan": "diberhentikan",
            "lokasi": "dalam_provinsi",
            "alasan": "Tiga pemangku belum S1.",
            "dukungan_rpjmd": "",
            "dukungan_teks": "",
            "prioritas_opd": "",
            "keterangan": "",
        } | nilai
