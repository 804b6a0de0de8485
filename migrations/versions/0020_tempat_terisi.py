"""Which place of which need a study fills, and how many were filled when a plan was frozen"""

import sqlalchemy as sa
from alembic import op

revision = "0020_tempat_terisi"
down_revision = "0019_akhir_studi"

KE_KEBUTUHAN = "fk_studi_berjalan_kebutuhan_id_kebutuhan"
TEMPAT = "tempat IS NULL OR (tempat >= 1 AND kebutuhan_id IS NOT NULL)"
TERISI = sa.text("tempat IS NOT NULL")


def upgrade() -> None:
    with op.batch_alter_table("studi_berjalan") as tabel:
        tabel.add_column(sa.Column("kebutuhan_id", sa.Uuid(), nullable=True))
        tabel.add_column(sa.Column("tempat", sa.Integer(), nullable=True))
        tabel.create_foreign_key(op.f(KE_KEBUTUHAN), "kebutuhan", ["kebutuhan_id"], ["id"])
        tabel.create_check_constraint("tempat", TEMPAT)
    op.create_index(
        "uq_studi_tempat",
        "studi_berjalan",
        ["kebutuhan_id", "tempat"],
        unique=True,
        sqlite_where=TERISI,
        postgresql_where=TERISI,
    )
    with op.batch_alter_table("baris_rencana") as tabel:
        tabel.add_column(sa.Column("terisi", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    with op.batch_alter_table("baris_rencana") as tabel:
        tabel.drop_column("terisi")
    op.drop_index("uq_studi_tempat", "studi_berjalan")
    with op.batch_alter_table("studi_berjalan") as tabel:
        tabel.drop_constraint("tempat", type_="check")
        tabel.drop_constraint(op.f(KE_KEBUTUHAN), type_="foreignkey")
        tabel.drop_column("tempat")
        tabel.drop_column("kebutuhan_id")
