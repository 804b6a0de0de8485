"""How a study ended: its result, the diploma, and since when the degree is listed"""

import sqlalchemy as sa
from alembic import op

revision = "0019_akhir_studi"
down_revision = "0018_kelengkapan"

HASIL = sa.Enum("lulus", "gagal", name="hasil", native_enum=False, create_constraint=True, length=40)
BERIJAZAH = "hasil <> 'lulus' OR (length(nomor_ijazah) > 0 AND tanggal_ijazah IS NOT NULL)"


def upgrade() -> None:
    with op.batch_alter_table("studi_berjalan") as tabel:
        tabel.add_column(sa.Column("hasil", HASIL, nullable=True))
        tabel.add_column(sa.Column("nomor_ijazah", sa.String(100), nullable=True))
        tabel.add_column(sa.Column("tanggal_ijazah", sa.Date(), nullable=True))
        tabel.add_column(sa.Column("gelar_dicantumkan_pada", sa.Date(), nullable=True))
        tabel.create_check_constraint("berijazah", BERIJAZAH)


def downgrade() -> None:
    with op.batch_alter_table("studi_berjalan") as tabel:
        tabel.drop_constraint("berijazah", type_="check")
        tabel.drop_constraint("hasil", type_="check")
        tabel.drop_column("gelar_dicantumkan_pada")
        tabel.drop_column("tanggal_ijazah")
        tabel.drop_column("nomor_ijazah")
        tabel.drop_column("hasil")
