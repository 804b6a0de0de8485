"""How many links to outside were switched off in the PDF of a version"""

import sqlalchemy as sa
from alembic import op

revision = "0023_tautan_pdf"
down_revision = "0022_dokumen_disetujui"


def upgrade() -> None:
    op.add_column("versi_dokumen", sa.Column("tautan_dimatikan", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    with op.batch_alter_table("versi_dokumen") as tabel:
        tabel.drop_column("tautan_dimatikan")
