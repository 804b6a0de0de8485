"""Official documents: issued copies, their numbers, how each kind looks"""

import sqlalchemy as sa
from alembic import op

revision = "0011_naskah"
down_revision = "0010_kode_anggaran"


def upgrade() -> None:
    op.create_table(
        "penghitung_naskah",
        sa.Column("penerbit", sa.String(length=30), nullable=False),
        sa.Column(
            "jenis",
            sa.Enum(
                "surat_usulan",
                "berita_acara",
                "perencanaan",
                "sk",
                name="jenis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("terakhir", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("penerbit", "jenis", "tahun", name=op.f("pk_penghitung_naskah")),
    )
    op.create_table(
        "aturan_naskah",
        sa.Column(
            "jenis",
            sa.Enum(
                "surat_usulan",
                "berita_acara",
                "perencanaan",
                "sk",
                name="jenis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("opd_id", sa.Uuid(), nullable=True),
        sa.Column("berlaku_mulai", sa.Date(), nullable=False),
        sa.Column(
            "kertas",
            sa.Enum("a4", "f4", name="kertas", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("kop", sa.Text(), nullable=False),
        sa.Column("kota", sa.String(length=100), nullable=False),
        sa.Column("pola_nomor", sa.String(length=100), nullable=False),
        sa.Column("jabatan", sa.String(length=200), nullable=False),
        sa.Column("nama", sa.String(length=150), nullable=False),
        sa.Column("pangkat", sa.String(length=100), nullable=False),
        sa.Column("nip", sa.String(length=30), nullable=False),
        sa.Column("tembusan", sa.Text(), nullable=False),
        sa.Column("dasar", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["opd_id"], ["unit.id"], name=op.f("fk_aturan_naskah_opd_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aturan_naskah")),
        sa.UniqueConstraint(
            "jenis", "opd_id", "berlaku_mulai", name=op.f("uq_aturan_naskah_jenis_opd_id_berlaku_mulai")
        ),
    )
    with op.batch_alter_table("aturan_naskah", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_aturan_naskah_opd_id"), ["opd_id"], unique=False)

    op.create_table(
        "naskah",
        sa.Column(
            "jenis",
            sa.Enum(
                "surat_usulan",
                "berita_acara",
                "perencanaan",
                "sk",
                name="jenis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "berlaku", "digantikan", "dicabut", name="status", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("penerbit", sa.String(length=30), nullable=False),
        sa.Column("nomor", sa.String(length=100), nullable=True),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("judul", sa.String(length=250), nullable=False),
        sa.Column("opd_id", sa.Uuid(), nullable=True),
        sa.Column("nama_unit", sa.String(length=200), nullable=False),
        sa.Column("usulan_id", sa.Uuid(), nullable=True),
        sa.Column("rencana_id", sa.Uuid(), nullable=True),
        sa.Column("isi", sa.JSON(), nullable=False),
        sa.Column("templat", sa.Integer(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("kode", sa.String(length=20), nullable=False),
        sa.Column("situs", sa.String(length=200), nullable=False),
        sa.Column("diterbitkan_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("diterbitkan_oleh", sa.String(length=150), nullable=False),
        sa.Column("pengganti_id", sa.Uuid(), nullable=True),
        sa.Column("dicabut_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("alasan_cabut", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(status = 'dicabut') = (dicabut_pada IS NOT NULL AND length(alasan_cabut) > 0)",
            name=op.f("ck_naskah_dicabut_beralasan"),
        ),
        sa.CheckConstraint(
            "(status = 'digantikan') = (pengganti_id IS NOT NULL)", name=op.f("ck_naskah_digantikan_berpengganti")
        ),
        sa.CheckConstraint("(usulan_id IS NULL) <> (rencana_id IS NULL)", name=op.f("ck_naskah_satu_sumber")),
        sa.ForeignKeyConstraint(["opd_id"], ["unit.id"], name=op.f("fk_naskah_opd_id_unit")),
        sa.ForeignKeyConstraint(["pengganti_id"], ["naskah.id"], name=op.f("fk_naskah_pengganti_id_naskah")),
        sa.ForeignKeyConstraint(["rencana_id"], ["rencana.id"], name=op.f("fk_naskah_rencana_id_rencana")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_naskah_usulan_id_usulan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_naskah")),
        sa.UniqueConstraint("kode", name=op.f("uq_naskah_kode")),
        sa.UniqueConstraint("penerbit", "jenis", "nomor", name=op.f("uq_naskah_penerbit_jenis_nomor")),
    )
    with op.batch_alter_table("naskah", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_naskah_opd_id"), ["opd_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_naskah_rencana_id"), ["rencana_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_naskah_usulan_id"), ["usulan_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("naskah", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_naskah_usulan_id"))
        batch_op.drop_index(batch_op.f("ix_naskah_rencana_id"))
        batch_op.drop_index(batch_op.f("ix_naskah_opd_id"))

    op.drop_table("naskah")
    with op.batch_alter_table("aturan_naskah", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_aturan_naskah_opd_id"))

    op.drop_table("aturan_naskah")
    op.drop_table("penghitung_naskah")
