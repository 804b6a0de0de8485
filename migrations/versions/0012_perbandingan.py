"""Weights found by pairwise comparison"""

import sqlalchemy as sa
from alembic import op

revision = "0012_perbandingan"
down_revision = "0011_naskah"


def upgrade() -> None:
    op.create_table(
        "perbandingan",
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column("kriteria", sa.JSON(), nullable=False),
        sa.Column("dibuka_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dibuka_oleh", sa.String(length=150), nullable=False),
        sa.Column("versi_id", sa.Uuid(), nullable=True),
        sa.Column("dibatalkan_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("alasan_batal", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(dibatalkan_pada IS NULL) = (alasan_batal IS NULL)", name=op.f("ck_perbandingan_batal_beralasan")
        ),
        sa.CheckConstraint("versi_id IS NULL OR dibatalkan_pada IS NULL", name=op.f("ck_perbandingan_satu_akhir")),
        sa.ForeignKeyConstraint(["versi_id"], ["versi_bobot.id"], name=op.f("fk_perbandingan_versi_id_versi_bobot")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_perbandingan")),
        sa.UniqueConstraint("nomor", name=op.f("uq_perbandingan_nomor")),
        sa.UniqueConstraint("versi_id", name=op.f("uq_perbandingan_versi_id")),
    )
    op.create_table(
        "lembar_perbandingan",
        sa.Column("perbandingan_id", sa.Uuid(), nullable=False),
        sa.Column("penilai_id", sa.Uuid(), nullable=True),
        sa.Column("nama", sa.String(length=150), nullable=False),
        sa.Column("nilai", sa.JSON(), nullable=False),
        sa.Column("selesai_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(nama) > 0", name=op.f("ck_lembar_perbandingan_bernama")),
        sa.ForeignKeyConstraint(
            ["penilai_id"], ["pengguna.id"], name=op.f("fk_lembar_perbandingan_penilai_id_pengguna")
        ),
        sa.ForeignKeyConstraint(
            ["perbandingan_id"], ["perbandingan.id"], name=op.f("fk_lembar_perbandingan_perbandingan_id_perbandingan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lembar_perbandingan")),
        sa.UniqueConstraint(
            "perbandingan_id", "penilai_id", name=op.f("uq_lembar_perbandingan_perbandingan_id_penilai_id")
        ),
    )
    for kolom in ("penilai_id", "perbandingan_id"):
        op.create_index(op.f(f"ix_lembar_perbandingan_{kolom}"), "lembar_perbandingan", [kolom])
    with op.batch_alter_table("versi_bobot") as tabel:
        tabel.add_column(sa.Column("metode", sa.String(length=40), server_default="langsung", nullable=False))
        tabel.add_column(sa.Column("rincian_ahp", sa.JSON(), nullable=True))
        tabel.create_check_constraint(op.f("ck_versi_bobot_metode"), "metode IN ('langsung', 'ahp')")
        tabel.create_check_constraint(
            op.f("ck_versi_bobot_ahp_terinci"), "(metode = 'ahp') = (rincian_ahp IS NOT NULL)"
        )


def downgrade() -> None:
    with op.batch_alter_table("versi_bobot") as tabel:
        tabel.drop_constraint(op.f("ck_versi_bobot_ahp_terinci"), type_="check")
        tabel.drop_constraint(op.f("ck_versi_bobot_metode"), type_="check")
        tabel.drop_column("rincian_ahp")
        tabel.drop_column("metode")
    op.drop_table("lembar_perbandingan")
    op.drop_table("perbandingan")
