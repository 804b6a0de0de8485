"""The town with planted gaps in the database: OPDs with several units each, written in bulk."""

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert

from smartpns.core.db import Base, db
from smartpns.core.waktu import sekarang
from smartpns.organisasi.models import Formasi, Jabatan, Pegawai, ProgramStudi, StudiBerjalan, SyaratJabatan, Unit
from smartpns.organisasi.rules import JenisJabatan, JenisKelamin, JenisUnit, Jenjang, Lokasi, Pembiayaan, StatusJabatan
from tests import pabrik
from tests.kebutuhan.kota_celah import Orang, Pos

UNIT_PER_OPD = 4


class KotaTersimpan:
    """Writes planted posts; `kunci` tells which (unit_id, jabatan_id) each became."""

    def __init__(self, kota: Sequence[Pos]) -> None:
        semua = tuple(Jenjang)
        self.prodi = {n: pabrik.program_studi(f"Program {n}", semua) for n in ("benar", "salah")}
        self.unit = self._unit(1 + max(p.unit for p in kota))
        self.kunci: list[tuple[UUID, UUID]] = []
        self._nip = count(1)
        self._jabatan(kota)
        self._formasi(kota)
        self._pegawai(kota)
        db.session.commit()

    def _unit(self, banyak: int) -> list[Unit]:
        """Every fourth unit is an OPD, those between are its parts."""
        hasil: list[Unit] = []
        for n in range(banyak):
            opd = hasil[n - n % UNIT_PER_OPD] if n % UNIT_PER_OPD else None
            bagian = {"jenis": JenisUnit.BIDANG, "induk_id": opd.id, "opd_id": opd.id} if opd else {}
            hasil.append(pabrik.unit(**bagian))
        return hasil

    def _jabatan(self, kota: Sequence[Pos]) -> None:
        jabatan, syarat = [], []
        for pos in kota:
            id_ = uuid4()
            self.kunci.append((self.unit[pos.unit].id, id_))
            isi = {"kode": f"pos-{pos.nomor}", "nama": f"Pos {pos.nomor}", "jenis": JenisJabatan.FUNGSIONAL_KEAHLIAN}
            isi |= {"jenjang_jabatan": pos.jenjang_jabatan, "jenjang_syarat": pos.syarat, "kritikal": pos.kritikal}
            jabatan.append({"id": id_, "aktif": True} | isi)
            syarat.append({"jabatan_id": id_, "program_studi_id": self.prodi["benar"].id})
        _tulis(Jabatan, jabatan)
        _tulis(SyaratJabatan, syarat)

    def _formasi(self, kota: Sequence[Pos]) -> None:
        _tulis(
            Formasi,
            [
                {"unit_id": unit, "jabatan_id": jabatan, "jumlah": pos.formasi}
                for (unit, jabatan), pos in zip(self.kunci, kota, strict=True)
                if pos.formasi is not None
            ],
        )

    def _pegawai(self, kota: Sequence[Pos]) -> None:
        pegawai, studi = [], []
        for (unit, jabatan), pos in zip(self.kunci, kota, strict=True):
            for orang in pos.orang:
                baris = self._satu(orang, unit, jabatan)
                pegawai.append(baris)
                if orang.studi:
                    studi.append(self._studi(baris["id"], *orang.studi))
        _tulis(Pegawai, pegawai)
        _tulis(StudiBerjalan, studi)

    def _satu(self, orang: Orang, unit: UUID, jabatan: UUID) -> dict[str, Any]:
        program: ProgramStudi | None = self.prodi[orang.bidang] if orang.bidang else None
        return {
            "id": uuid4(),
            "nip": f"{next(self._nip):018d}",
            "nama": "Orang Uji",
            "tanggal_lahir": orang.lahir,
            "jenis_kelamin": JenisKelamin.P,
            "status": orang.status,
            "unit_id": unit,
            "jabatan_id": jabatan,
            "jenjang": orang.jenjang,
            "program_studi_id": program.id if program else None,
            "aktif": True,
        }

    def _studi(self, pegawai: UUID, jenjang: Jenjang, bidang: str) -> dict[str, Any]:
        return {
            "pegawai_id": pegawai,
            "jenjang": jenjang,
            "program_studi_id": self.prodi[bidang].id,
            "mulai": date(2025, 9, 1),
            "lama_semester": 8,
            "pembiayaan": Pembiayaan.APBD,
            "porsi_apbd": 100,
            "status_jabatan": StatusJabatan.DIBERHENTIKAN,
            "lokasi": Lokasi.DALAM_PROVINSI,
        }


def _tulis(model: type[Base], baris: list[dict[str, Any]]) -> None:
    kini = sekarang()
    umum = {"created_at": kini, "updated_at": kini}
    db.session.execute(insert(model), [{"id": uuid4()} | umum | b for b in baris])
