"""Marks and places for the best plan, scenarios with frozen versions, a plan that rests on one"""

import sqlalchemy as sa
from alembic import op

revision = "0007_skenario"
down_revision = "0006_kunci_bobot"


def upgrade() -> None:
    op.create_table(
        "kuota_opd",
        sa.Column("periode_id", sa.Uuid(), nullable=False),
        sa.Column("opd_id", sa.Uuid(), nullable=False),
        sa.Column("min_tempat", sa.Integer(), nullable=False),
        sa.Column("maks_tempat", sa.Integer(), nullable=True),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(alasan) > 0", name=op.f("ck_kuota_opd_beralasan")),
        sa.CheckConstraint("maks_tempat IS NULL OR maks_tempat >= min_tempat", name=op.f("ck_kuota_opd_maks_tempat")),
        sa.CheckConstraint("min_tempat > 0 OR maks_tempat IS NOT NULL", name=op.f("ck_kuota_opd_berisi")),
        sa.CheckConstraint("min_tempat >= 0", name=op.f("ck_kuota_opd_min_tempat")),
        sa.ForeignKeyConstraint(["opd_id"], ["unit.id"], name=op.f("fk_kuota_opd_opd_id_unit")),
        sa.ForeignKeyConstraint(["periode_id"], ["periode.id"], name=op.f("fk_kuota_opd_periode_id_periode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kuota_opd")),
        sa.UniqueConstraint("periode_id", "opd_id", name=op.f("uq_kuota_opd_periode_id_opd_id")),
    )
    op.create_table(
        "skenario",
        sa.Column("periode_id", sa.Uuid(), nullable=False),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["periode_id"], ["periode.id"], name=op.f("fk_skenario_periode_id_periode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skenario")),
        sa.UniqueConstraint("periode_id", "nama", name=op.f("uq_skenario_periode_id_nama")),
    )
    op.create_table(
        "versi_skenario",
        sa.Column("skenario_id", sa.Uuid(), nullable=False),
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column(
            "daftar",
            sa.Enum("potong", "terbaik", "tim", name="daftar", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("andaian", sa.JSON(), nullable=False),
        sa.Column("catatan", sa.Text(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("disusun_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("oleh_nama", sa.String(length=150), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["skenario_id"], ["skenario.id"], name=op.f("fk_versi_skenario_skenario_id_skenario")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versi_skenario")),
        sa.UniqueConstraint("skenario_id", "nomor", name=op.f("uq_versi_skenario_skenario_id_nomor")),
    )
    op.create_table(
        "isi_skenario",
        sa.Column("versi_id", sa.Uuid(), nullable=False),
        sa.Column("kasus", sa.Text(), nullable=False),
        sa.Column("jawaban", sa.JSON(), nullable=False),
        sa.Column("keterangan", sa.JSON(), nullable=False),
        sa.Column("alasan", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["versi_id"], ["versi_skenario.id"], name=op.f("fk_isi_skenario_versi_id_versi_skenario")
        ),
        sa.PrimaryKeyConstraint("versi_id", name=op.f("pk_isi_skenario")),
    )
    op.create_table(
        "syarat_kebutuhan",
        sa.Column("kebutuhan_id", sa.Uuid(), nullable=False),
        sa.Column("wajib", sa.Boolean(), nullable=False),
        sa.Column("semua_atau_tidak", sa.Boolean(), nullable=False),
        sa.Column("mulai_akhir", sa.Integer(), nullable=True),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(alasan) > 0", name=op.f("ck_syarat_kebutuhan_beralasan")),
        sa.CheckConstraint(
            "wajib OR semua_atau_tidak OR mulai_akhir IS NOT NULL", name=op.f("ck_syarat_kebutuhan_berisi")
        ),
        sa.ForeignKeyConstraint(
            ["kebutuhan_id"],
            ["kebutuhan.id"],
            name=op.f("fk_syarat_kebutuhan_kebutuhan_id_kebutuhan"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_syarat_kebutuhan")),
        sa.UniqueConstraint("kebutuhan_id", name=op.f("uq_syarat_kebutuhan_kebutuhan_id")),
    )
    with op.batch_alter_table("baris_rencana") as tabel:
        tabel.add_column(sa.Column("orang_termuat", sa.Integer(), nullable=True))
        tabel.add_column(sa.Column("mulai", sa.JSON(), server_default="{}", nullable=False))
    op.execute("UPDATE baris_rencana SET orang_termuat = CASE WHEN termuat THEN jumlah ELSE 0 END")
    with op.batch_alter_table("baris_rencana") as tabel:
        tabel.alter_column("orang_termuat", existing_type=sa.Integer(), nullable=False)
    with op.batch_alter_table("rencana") as tabel:
        tabel.add_column(sa.Column("skenario_id", sa.Uuid(), nullable=True))
        tabel.create_foreign_key(
            tabel.f("fk_rencana_skenario_id_versi_skenario"), "versi_skenario", ["skenario_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("rencana") as tabel:
        tabel.drop_constraint(tabel.f("fk_rencana_skenario_id_versi_skenario"), type_="foreignkey")
        tabel.drop_column("skenario_id")

    with op.batch_alter_table("baris_rencana") as tabel:
        tabel.drop_column("mulai")
        tabel.drop_column("orang_termuat")

    op.drop_table("syarat_kebutuhan")
    op.drop_table("isi_skenario")
    op.drop_table("versi_skenario")
    op.drop_table("skenario")
    op.drop_table("kuota_opd")
