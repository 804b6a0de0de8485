"""Proposals from the figures that an OPD dismisses; needs carried over from the former period"""

import sqlalchemy as sa
from alembic import op

revision = "0003_celah"
down_revision = "0002_penilai"


def upgrade() -> None:
    op.create_table(
        "saran_diabaikan",
        sa.Column("usulan_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("jabatan_id", sa.Uuid(), nullable=False),
        sa.Column("tahun_mulai", sa.Integer(), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.Column("kalimat", sa.Text(), nullable=False),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("oleh_nama", sa.String(length=150), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(alasan) > 0", name=op.f("ck_saran_diabaikan_beralasan")),
        sa.ForeignKeyConstraint(["jabatan_id"], ["jabatan.id"], name=op.f("fk_saran_diabaikan_jabatan_id_jabatan")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_saran_diabaikan_unit_id_unit")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_saran_diabaikan_usulan_id_usulan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saran_diabaikan")),
        sa.UniqueConstraint(
            "usulan_id",
            "unit_id",
            "jabatan_id",
            "tahun_mulai",
            name=op.f("uq_saran_diabaikan_usulan_id_unit_id_jabatan_id_tahun_mulai"),
        ),
    )
    with op.batch_alter_table("saran_diabaikan") as tabel:
        tabel.create_index(tabel.f("ix_saran_diabaikan_jabatan_id"), ["jabatan_id"], unique=False)
        tabel.create_index(tabel.f("ix_saran_diabaikan_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "sisa_dilepas",
        sa.Column("usulan_id", sa.Uuid(), nullable=False),
        sa.Column("asal_id", sa.Uuid(), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("oleh_nama", sa.String(length=150), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(alasan) > 0", name=op.f("ck_sisa_dilepas_beralasan")),
        sa.ForeignKeyConstraint(["asal_id"], ["kebutuhan.id"], name=op.f("fk_sisa_dilepas_asal_id_kebutuhan")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_sisa_dilepas_usulan_id_usulan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sisa_dilepas")),
        sa.UniqueConstraint("usulan_id", "asal_id", name=op.f("uq_sisa_dilepas_usulan_id_asal_id")),
    )
    with op.batch_alter_table("sisa_dilepas") as tabel:
        tabel.create_index(tabel.f("ix_sisa_dilepas_asal_id"), ["asal_id"], unique=False)

    with op.batch_alter_table("kebutuhan") as tabel:
        tabel.add_column(sa.Column("asal_id", sa.Uuid(), nullable=True))
        tabel.add_column(sa.Column("tahun_pertama", sa.Integer(), nullable=True))
        tabel.create_index(tabel.f("ix_kebutuhan_asal_id"), ["asal_id"], unique=False)
        tabel.create_unique_constraint(tabel.f("uq_kebutuhan_usulan_id_asal_id"), ["usulan_id", "asal_id"])
        tabel.create_check_constraint(op.f("ck_kebutuhan_asal_bertahun"), "(asal_id IS NULL) = (tahun_pertama IS NULL)")
        tabel.create_foreign_key(tabel.f("fk_kebutuhan_asal_id_kebutuhan"), "kebutuhan", ["asal_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("kebutuhan") as tabel:
        tabel.drop_constraint(op.f("ck_kebutuhan_asal_bertahun"), type_="check")
        tabel.drop_constraint(tabel.f("fk_kebutuhan_asal_id_kebutuhan"), type_="foreignkey")
        tabel.drop_constraint(tabel.f("uq_kebutuhan_usulan_id_asal_id"), type_="unique")
        tabel.drop_index(tabel.f("ix_kebutuhan_asal_id"))
        tabel.drop_column("tahun_pertama")
        tabel.drop_column("asal_id")

    with op.batch_alter_table("sisa_dilepas") as tabel:
        tabel.drop_index(tabel.f("ix_sisa_dilepas_asal_id"))

    op.drop_table("sisa_dilepas")
    with op.batch_alter_table("saran_diabaikan") as tabel:
        tabel.drop_index(tabel.f("ix_saran_diabaikan_unit_id"))
        tabel.drop_index(tabel.f("ix_saran_diabaikan_jabatan_id"))

    op.drop_table("saran_diabaikan")
