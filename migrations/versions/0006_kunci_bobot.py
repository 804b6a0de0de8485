"""The weights of a period can be locked"""

import sqlalchemy as sa
from alembic import op

revision = "0006_kunci_bobot"
down_revision = "0005_kelayakan"


def upgrade() -> None:
    op.create_table(
        "kunci_bobot",
        sa.Column("periode_id", sa.Uuid(), nullable=False),
        sa.Column("versi_id", sa.Uuid(), nullable=False),
        sa.Column("dasar", sa.String(length=250), nullable=False),
        sa.Column("dikunci_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dikunci_oleh", sa.String(length=150), nullable=False),
        sa.Column("dibuka_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dibuka_oleh", sa.String(length=150), nullable=True),
        sa.Column("alasan_buka", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(dibuka_pada IS NULL) = (alasan_buka IS NULL) AND (dibuka_pada IS NULL) = (dibuka_oleh IS NULL)",
            name=op.f("ck_kunci_bobot_dibuka_beralasan"),
        ),
        sa.CheckConstraint("length(dasar) > 0", name=op.f("ck_kunci_bobot_berdasar")),
        sa.ForeignKeyConstraint(["periode_id"], ["periode.id"], name=op.f("fk_kunci_bobot_periode_id_periode")),
        sa.ForeignKeyConstraint(["versi_id"], ["versi_bobot.id"], name=op.f("fk_kunci_bobot_versi_id_versi_bobot")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kunci_bobot")),
    )
    with op.batch_alter_table("kunci_bobot", schema=None) as batch_op:
        batch_op.create_index(
            "uq_kunci_bobot_terkunci",
            ["periode_id"],
            unique=True,
            sqlite_where=sa.text("dibuka_pada IS NULL"),
            postgresql_where=sa.text("dibuka_pada IS NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("kunci_bobot", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_kunci_bobot_terkunci",
            sqlite_where=sa.text("dibuka_pada IS NULL"),
            postgresql_where=sa.text("dibuka_pada IS NULL"),
        )

    op.drop_table("kunci_bobot")
