"""A version of a document goes public when somebody else than its uploader agreed; those that are out stay out"""

import sqlalchemy as sa
from alembic import op

revision = "0022_dokumen_disetujui"
down_revision = "0021_sesi"

TAMPIL = "(tampil_pada IS NULL) = (tampil_oleh IS NULL)"


def upgrade() -> None:
    with op.batch_alter_table("versi_dokumen") as tabel:
        tabel.add_column(sa.Column("ringkasan", sa.Text(), nullable=False, server_default=""))
        tabel.add_column(sa.Column("tampil_pada", sa.DateTime(timezone=True), nullable=True))
        tabel.add_column(sa.Column("tampil_oleh", sa.String(150), nullable=True))
    op.execute("UPDATE versi_dokumen SET tampil_pada = created_at, tampil_oleh = 'Tampil sebelum perlu disetujui'")
    with op.batch_alter_table("versi_dokumen") as tabel:
        tabel.create_check_constraint("tampil", TAMPIL)


def downgrade() -> None:
    with op.batch_alter_table("versi_dokumen") as tabel:
        tabel.drop_constraint("tampil", type_="check")
        tabel.drop_column("tampil_oleh")
        tabel.drop_column("tampil_pada")
        tabel.drop_column("ringkasan")
