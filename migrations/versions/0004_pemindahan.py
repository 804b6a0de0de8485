"""The committee's moves in the ranking, and both ranks in every plan"""

import sqlalchemy as sa
from alembic import op

revision = "0004_pemindahan"
down_revision = "0003_celah"


def upgrade() -> None:
    op.create_table(
        "pemindahan",
        sa.Column("periode_id", sa.Uuid(), nullable=False),
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column("kebutuhan_id", sa.Uuid(), nullable=False),
        sa.Column("kode", sa.String(length=40), nullable=False),
        sa.Column("sebutan", sa.Text(), nullable=False),
        sa.Column("dari", sa.Integer(), nullable=False),
        sa.Column("ke", sa.Integer(), nullable=False),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("oleh_id", sa.Uuid(), nullable=True),
        sa.Column("oleh_nama", sa.String(length=150), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dicoret_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dicoret_oleh", sa.String(length=150), nullable=True),
        sa.Column("alasan_coret", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(dicoret_pada IS NULL) = (alasan_coret IS NULL) AND (dicoret_pada IS NULL) = (dicoret_oleh IS NULL)",
            name=op.f("ck_pemindahan_coret_beralasan"),
        ),
        sa.CheckConstraint("dari >= 1 AND ke >= 1 AND dari <> ke", name=op.f("ck_pemindahan_peringkat")),
        sa.CheckConstraint("length(alasan) > 0", name=op.f("ck_pemindahan_beralasan")),
        sa.ForeignKeyConstraint(["oleh_id"], ["pengguna.id"], name=op.f("fk_pemindahan_oleh_id_pengguna")),
        sa.ForeignKeyConstraint(["periode_id"], ["periode.id"], name=op.f("fk_pemindahan_periode_id_periode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pemindahan")),
        sa.UniqueConstraint("periode_id", "nomor", name=op.f("uq_pemindahan_periode_id_nomor")),
    )
    with op.batch_alter_table("baris_rencana") as tabel:
        tabel.add_column(sa.Column("peringkat_hitung", sa.Integer(), nullable=True))
        tabel.add_column(sa.Column("alasan_geser", sa.Text(), nullable=True))
    op.execute("UPDATE baris_rencana SET peringkat_hitung = peringkat")  # nobody could move anything until now
    with op.batch_alter_table("baris_rencana") as tabel:
        tabel.alter_column("peringkat_hitung", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("baris_rencana") as tabel:
        tabel.drop_column("alasan_geser")
        tabel.drop_column("peringkat_hitung")
    op.drop_table("pemindahan")
