"""How the signer of a document holds the office, and the basis of who only acts in it"""

import sqlalchemy as sa
from alembic import op

revision = "0024_penanda_plt"
down_revision = "0023_tautan_pdf"

SIFAT = sa.Enum("definitif", "plt", "plh", name="sifat", native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    with op.batch_alter_table("aturan_naskah") as tabel:
        tabel.add_column(sa.Column("sifat", SIFAT, nullable=False, server_default="definitif"))
        tabel.add_column(sa.Column("dasar_tugas", sa.String(200), nullable=False, server_default=""))
        tabel.create_check_constraint("plt_berdasar", "sifat = 'definitif' OR length(dasar_tugas) > 0")


def downgrade() -> None:
    with op.batch_alter_table("aturan_naskah") as tabel:
        tabel.drop_constraint("plt_berdasar", type_="check")
        tabel.drop_constraint("sifat", type_="check")
        tabel.drop_column("dasar_tugas")
        tabel.drop_column("sifat")
