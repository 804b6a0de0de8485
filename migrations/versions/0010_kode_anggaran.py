"""Codes of the budget, DPA and realised spending"""

import sqlalchemy as sa
from alembic import op

revision = "0010_kode_anggaran"
down_revision = "0009_pembagian"


def upgrade() -> None:
    op.create_table(
        "kode_anggaran",
        sa.Column(
            "jenis",
            sa.Enum("sub_kegiatan", "rekening", name="jenis", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("kode", sa.String(length=30), nullable=False),
        sa.Column("uraian", sa.String(length=250), nullable=False),
        sa.Column("jenjang", sa.JSON(), nullable=False),
        sa.Column("komponen", sa.JSON(), nullable=False),
        sa.Column(
            "kepastian",
            sa.Enum(
                "terverifikasi",
                "perlu_diperiksa",
                "asumsi",
                name="kepastian",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("berlaku_mulai", sa.Date(), nullable=False),
        sa.Column("berlaku_sampai", sa.Date(), nullable=True),
        sa.Column("dasar_hukum", sa.String(length=250), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "berlaku_sampai IS NULL OR berlaku_sampai >= berlaku_mulai", name=op.f("ck_kode_anggaran_masa")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kode_anggaran")),
        sa.UniqueConstraint("kode", "berlaku_mulai", name=op.f("uq_kode_anggaran_kode_berlaku_mulai")),
    )
    op.create_table(
        "pelaksanaan",
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("kode_rekening", sa.String(length=30), nullable=False),
        sa.Column("dpa", sa.BigInteger(), nullable=True),
        sa.Column("dpa_dasar", sa.String(length=250), nullable=True),
        sa.Column("dpa_tanggal", sa.Date(), nullable=True),
        sa.Column("realisasi", sa.BigInteger(), nullable=True),
        sa.Column("realisasi_dasar", sa.String(length=250), nullable=True),
        sa.Column("realisasi_tanggal", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(dpa IS NULL) = (dpa_dasar IS NULL) AND (dpa IS NULL) = (dpa_tanggal IS NULL)",
            name=op.f("ck_pelaksanaan_dpa_berdasar"),
        ),
        sa.CheckConstraint(
            "(realisasi IS NULL) = (realisasi_dasar IS NULL) AND (realisasi IS NULL) = (realisasi_tanggal IS NULL)",
            name=op.f("ck_pelaksanaan_realisasi_berdasar"),
        ),
        sa.CheckConstraint("dpa >= 0 AND realisasi >= 0", name=op.f("ck_pelaksanaan_jumlah")),
        sa.CheckConstraint("dpa IS NOT NULL OR realisasi IS NOT NULL", name=op.f("ck_pelaksanaan_berisi")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pelaksanaan")),
        sa.UniqueConstraint("tahun", "kode_rekening", name=op.f("uq_pelaksanaan_tahun_kode_rekening")),
    )


def downgrade() -> None:
    op.drop_table("pelaksanaan")
    op.drop_table("kode_anggaran")
