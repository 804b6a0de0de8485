"""The PDF of an issued document is kept as it was issued, with its SHA-256; some may be downloaded by anyone"""

import sqlalchemy as sa
from alembic import op

revision = "0015_berkas_naskah"
down_revision = "0014_pembagian_rencana"


def upgrade() -> None:
    with op.batch_alter_table("naskah") as tabel:
        tabel.add_column(sa.Column("berkas", sa.LargeBinary(), nullable=True))
        tabel.add_column(sa.Column("sidik_berkas", sa.String(length=64), nullable=True))
        tabel.add_column(sa.Column("publik", sa.Boolean(), server_default=sa.false(), nullable=False))
        tabel.create_index("ix_naskah_sidik_berkas", ["sidik_berkas"])


def downgrade() -> None:
    with op.batch_alter_table("naskah") as tabel:
        tabel.drop_index("ix_naskah_sidik_berkas")
        tabel.drop_column("publik")
        tabel.drop_column("sidik_berkas")
        tabel.drop_column("berkas")
