"""A version of the plan keeps how complete its data were, and why it was made all the same"""

import sqlalchemy as sa
from alembic import op

revision = "0018_kelengkapan"
down_revision = "0017_satu_saja"


def upgrade() -> None:
    with op.batch_alter_table("rencana") as tabel:
        tabel.add_column(sa.Column("kelengkapan", sa.JSON(), nullable=True))
        tabel.add_column(sa.Column("alasan_terbuka", sa.Text(), nullable=True))
    with op.batch_alter_table("publikasi") as tabel:
        tabel.add_column(sa.Column("kelengkapan", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("publikasi") as tabel:
        tabel.drop_column("kelengkapan")
    with op.batch_alter_table("rencana") as tabel:
        tabel.drop_column("alasan_terbuka")
        tabel.drop_column("kelengkapan")
