"""One installation serves one Pemda: its name, code, zone, letterhead and service hours."""

from flask import g
from sqlalchemy import CheckConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from smartpns.core.db import Base, db
from smartpns.core.waktu import SINGKATAN_ZONA


class Instalasi(Base):
    """The single row of settings; without it the defaults below stand."""

    __tablename__ = "instalasi"
    __table_args__ = (
        CheckConstraint("id = 1", name="satu_baris"),
        CheckConstraint(f"zona IN ({', '.join(repr(z) for z in SINGKATAN_ZONA)})", name="zona"),
    )
    __diaudit__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    nama_pemda: Mapped[str]
    kode_wilayah: Mapped[str]
    zona: Mapped[str]
    ibu_kota: Mapped[str]
    nama_bkpsdm: Mapped[str]
    singkatan_bkpsdm: Mapped[str]
    alamat: Mapped[str]
    telepon: Mapped[str]
    email: Mapped[str]
    jam_layanan: Mapped[str]
    jabatan_penetap: Mapped[str]


def instalasi_bawaan() -> Instalasi:
    """What stands until an admin fills in the settings."""
    return Instalasi(
        id=1,
        nama_pemda="Pemerintah Daerah",
        kode_wilayah="00.00",
        zona="Asia/Jakarta",
        ibu_kota="Ibu kota",
        nama_bkpsdm="Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        singkatan_bkpsdm="BKPSDM",
        alamat="Alamat belum diisi",
        telepon="(000) 000-000",
        email="bkpsdm@daerah.example",
        jam_layanan="Senin–Kamis 08.00–16.00, Jumat 08.00–14.00",
        jabatan_penetap="Kepala Daerah",
    )


def instalasi() -> Instalasi:
    """The settings of this installation, read once per request."""
    if "instalasi" not in g:
        g.instalasi = db.session.scalar(select(Instalasi)) or instalasi_bawaan()
    return g.instalasi
