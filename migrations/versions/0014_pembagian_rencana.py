"""A plan says who pays when the cost of a study is shared"""

import sqlalchemy as sa
from alembic import op

revision = "0014_pembagian_rencana"
down_revision = "0013_mulai_publik"


def upgrade() -> None:
    with op.batch_alter_table("baris_rencana") as tabel:
        tabel.add_column(sa.Column("pembagian", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("baris_rencana") as tabel:
        tabel.drop_column("pembagian")
