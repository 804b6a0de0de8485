"""Assessors judge K2 and K3 in rounds"""

import sqlalchemy as sa
from alembic import op

revision = "0008_penilaian"
down_revision = "0007_skenario"


def upgrade() -> None:
    op.create_table(
        "penilaian",
        sa.Column("periode_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "menilai", "terbuka", "ditutup", name="status", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("ambang", sa.Integer(), nullable=False),
        sa.Column("ditutup_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(status = 'ditutup') = (ditutup_pada IS NOT NULL)", name=op.f("ck_penilaian_ditutup_berwaktu")
        ),
        sa.CheckConstraint("ambang >= 1", name=op.f("ck_penilaian_ambang")),
        sa.ForeignKeyConstraint(["periode_id"], ["periode.id"], name=op.f("fk_penilaian_periode_id_periode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penilaian")),
        sa.UniqueConstraint("periode_id", name=op.f("uq_penilaian_periode_id")),
    )
    op.create_table(
        "penilai",
        sa.Column("penilaian_id", sa.Uuid(), nullable=False),
        sa.Column("pengguna_id", sa.Uuid(), nullable=False),
        sa.Column("nama", sa.String(length=150), nullable=False),
        sa.Column("diakhiri_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("alasan_akhir", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(diakhiri_pada IS NULL) = (alasan_akhir IS NULL)", name=op.f("ck_penilai_diakhiri_beralasan")
        ),
        sa.CheckConstraint("alasan_akhir IS NULL OR length(alasan_akhir) > 0", name=op.f("ck_penilai_alasan_akhir")),
        sa.ForeignKeyConstraint(["pengguna_id"], ["pengguna.id"], name=op.f("fk_penilai_pengguna_id_pengguna")),
        sa.ForeignKeyConstraint(["penilaian_id"], ["penilaian.id"], name=op.f("fk_penilai_penilaian_id_penilaian")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penilai")),
        sa.UniqueConstraint("penilaian_id", "pengguna_id", name=op.f("uq_penilai_penilaian_id_pengguna_id")),
    )
    with op.batch_alter_table("penilai", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_penilai_pengguna_id"), ["pengguna_id"], unique=False)

    op.create_table(
        "putaran_penilaian",
        sa.Column("penilaian_id", sa.Uuid(), nullable=False),
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column("dimulai_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("diungkap_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("nomor >= 1", name=op.f("ck_putaran_penilaian_nomor")),
        sa.ForeignKeyConstraint(
            ["penilaian_id"], ["penilaian.id"], name=op.f("fk_putaran_penilaian_penilaian_id_penilaian")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_putaran_penilaian")),
        sa.UniqueConstraint("penilaian_id", "nomor", name=op.f("uq_putaran_penilaian_penilaian_id_nomor")),
    )
    op.create_table(
        "butir_penilaian",
        sa.Column("putaran_id", sa.Uuid(), nullable=False),
        sa.Column("kebutuhan_id", sa.Uuid(), nullable=False),
        sa.Column("kode", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["kebutuhan_id"],
            ["kebutuhan.id"],
            name=op.f("fk_butir_penilaian_kebutuhan_id_kebutuhan"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["putaran_id"], ["putaran_penilaian.id"], name=op.f("fk_butir_penilaian_putaran_id_putaran_penilaian")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_butir_penilaian")),
        sa.UniqueConstraint("putaran_id", "kebutuhan_id", name=op.f("uq_butir_penilaian_putaran_id_kebutuhan_id")),
    )
    with op.batch_alter_table("butir_penilaian", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_butir_penilaian_kebutuhan_id"), ["kebutuhan_id"], unique=False)

    op.create_table(
        "lembar_nilai",
        sa.Column("penilai_id", sa.Uuid(), nullable=False),
        sa.Column("putaran_id", sa.Uuid(), nullable=False),
        sa.Column("disimpan_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("selesai_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "selesai_pada IS NULL OR disimpan_pada IS NOT NULL", name=op.f("ck_lembar_nilai_selesai_berisi")
        ),
        sa.ForeignKeyConstraint(["penilai_id"], ["penilai.id"], name=op.f("fk_lembar_nilai_penilai_id_penilai")),
        sa.ForeignKeyConstraint(
            ["putaran_id"], ["putaran_penilaian.id"], name=op.f("fk_lembar_nilai_putaran_id_putaran_penilaian")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lembar_nilai")),
        sa.UniqueConstraint("penilai_id", "putaran_id", name=op.f("uq_lembar_nilai_penilai_id_putaran_id")),
    )
    with op.batch_alter_table("lembar_nilai", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lembar_nilai_putaran_id"), ["putaran_id"], unique=False)

    op.create_table(
        "nilai_penilai",
        sa.Column("lembar_id", sa.Uuid(), nullable=False),
        sa.Column("butir_id", sa.Uuid(), nullable=False),
        sa.Column("k2", sa.Integer(), nullable=True),
        sa.Column("k3", sa.Integer(), nullable=True),
        sa.Column("catatan", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("k2 IS NULL OR k2 BETWEEN 0 AND 3", name=op.f("ck_nilai_penilai_k2")),
        sa.CheckConstraint("k3 IS NULL OR k3 BETWEEN 0 AND 3", name=op.f("ck_nilai_penilai_k3")),
        sa.ForeignKeyConstraint(
            ["butir_id"],
            ["butir_penilaian.id"],
            name=op.f("fk_nilai_penilai_butir_id_butir_penilaian"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["lembar_id"], ["lembar_nilai.id"], name=op.f("fk_nilai_penilai_lembar_id_lembar_nilai")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nilai_penilai")),
        sa.UniqueConstraint("lembar_id", "butir_id", name=op.f("uq_nilai_penilai_lembar_id_butir_id")),
    )
    with op.batch_alter_table("nilai_penilai", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nilai_penilai_butir_id"), ["butir_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("nilai_penilai", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_nilai_penilai_butir_id"))

    op.drop_table("nilai_penilai")
    with op.batch_alter_table("lembar_nilai", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_lembar_nilai_putaran_id"))

    op.drop_table("lembar_nilai")
    with op.batch_alter_table("butir_penilaian", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_butir_penilaian_kebutuhan_id"))

    op.drop_table("butir_penilaian")
    op.drop_table("putaran_penilaian")
    with op.batch_alter_table("penilai", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_penilai_pengguna_id"))

    op.drop_table("penilai")
    op.drop_table("penilaian")
