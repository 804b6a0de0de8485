"""Published needs say in which years a scenario lets their people start"""

import sqlalchemy as sa
from alembic import op

revision = "0013_mulai_publik"
down_revision = "0012_perbandingan"


def upgrade() -> None:
    with op.batch_alter_table("baris_publik") as tabel:
        tabel.add_column(sa.Column("mulai", sa.JSON(), server_default="{}", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("baris_publik") as tabel:
        tabel.drop_column("mulai")
