"""Facts about civil servants that the requirements of tugas belajar ask for."""

import sqlalchemy as sa
from alembic import op

revision = "0005_kelayakan"
down_revision = "0004_pemindahan"

KEDUDUKAN = ("aktif", "cltn", "diberhentikan_sementara")
TANGGAL = ("tubel_gagal_pada", "ikatan_dinas_sampai", "riwayat_diperiksa")


def upgrade() -> None:
    jenis = sa.Enum(*KEDUDUKAN, name="kedudukan", native_enum=False, create_constraint=False, length=40)
    daftar = ", ".join(f"'{satu}'" for satu in KEDUDUKAN)
    with op.batch_alter_table("pegawai") as tabel:
        tabel.add_column(sa.Column("kedudukan", jenis, nullable=True))
        for nama in TANGGAL:
            tabel.add_column(sa.Column(nama, sa.Date(), nullable=True))
        tabel.create_check_constraint(op.f("ck_pegawai_kedudukan"), f"kedudukan IN ({daftar})")


def downgrade() -> None:
    with op.batch_alter_table("pegawai") as tabel:
        tabel.drop_constraint(op.f("ck_pegawai_kedudukan"), type_="check")
        for nama in ("kedudukan", *TANGGAL):
            tabel.drop_column(nama)
