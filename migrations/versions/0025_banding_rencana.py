"""A version keeps the case it was cut from and whom the best plan would serve in addition; older ones keep neither"""

import sqlalchemy as sa
from alembic import op

revision = "0025_banding_rencana"
down_revision = "0024_penanda_plt"


def upgrade() -> None:
    with op.batch_alter_table("rencana") as tabel:
        tabel.add_column(sa.Column("kasus", sa.Text(), nullable=True))
        tabel.add_column(sa.Column("banding", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("rencana") as tabel:
        tabel.drop_column("banding")
        tabel.drop_column("kasus")
