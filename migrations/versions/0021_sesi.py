"""Sessions on the server, turns at the sign-in counted by hash, the record of access, and how a role is held"""

import sqlalchemy as sa
from alembic import op

revision = "0021_sesi"
down_revision = "0020_tempat_terisi"

PERBUATAN = ("masuk", "gagal_masuk", "keluar", "ditolak", "ganti_peran", "lihat_orang", "ekspor")
SIFAT = ("definitif", "plt", "plh")


def pilihan(nama: str, isi: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*isi, name=nama, native_enum=False, create_constraint=True, length=40)


def waktu(nama: str, *, boleh_kosong: bool = False) -> sa.Column:
    return sa.Column(nama, sa.DateTime(timezone=True), nullable=boleh_kosong)


def upgrade() -> None:
    op.create_table(
        "sesi",
        sa.Column("pengguna_id", sa.Uuid(), nullable=False),
        sa.Column("kode_hash", sa.String(64), nullable=False),
        sa.Column("perangkat", sa.String(80), nullable=False),
        waktu("terlihat_pada"),
        sa.Column("id", sa.Uuid(), nullable=False),
        waktu("created_at"),
        waktu("updated_at"),
        sa.ForeignKeyConstraint(["pengguna_id"], ["pengguna.id"], name=op.f("fk_sesi_pengguna_id_pengguna")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sesi")),
        sa.UniqueConstraint("kode_hash", name=op.f("uq_sesi_kode_hash")),
    )
    op.create_index(op.f("ix_sesi_pengguna_id"), "sesi", ["pengguna_id"])
    op.create_table(
        "akses",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        waktu("pada"),
        sa.Column("oleh_id", sa.Uuid(), nullable=True),
        sa.Column("oleh_nama", sa.String(150), nullable=False),
        sa.Column("oleh_peran", sa.String(20), nullable=False),
        sa.Column("perbuatan", pilihan("perbuatan", PERBUATAN), nullable=False),
        sa.Column("rincian", sa.String(250), nullable=False),
        sa.Column("alamat", sa.String(45), nullable=False),
        sa.ForeignKeyConstraint(["oleh_id"], ["pengguna.id"], name=op.f("fk_akses_oleh_id_pengguna")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_akses")),
    )
    op.create_index(op.f("ix_akses_pada"), "akses", ["pada"])
    op.create_index(op.f("ix_akses_oleh_id"), "akses", ["oleh_id"])
    op.drop_table("percobaan_masuk")  # waits of minutes; nobody misses them
    op.create_table(
        "percobaan_masuk",
        sa.Column("kunci", sa.String(64), nullable=False),
        sa.Column("gagal", sa.Integer(), nullable=False),
        waktu("terakhir"),
        waktu("tunda_sampai", boleh_kosong=True),
        sa.PrimaryKeyConstraint("kunci", name=op.f("pk_percobaan_masuk")),
    )
    with op.batch_alter_table("pengguna") as tabel:
        tabel.drop_column("versi_sesi")
    with op.batch_alter_table("penugasan") as tabel:
        tabel.add_column(sa.Column("sifat", pilihan("sifat", SIFAT), nullable=False, server_default="definitif"))
        tabel.add_column(sa.Column("diberi_oleh_id", sa.Uuid(), nullable=True))
        tabel.add_column(sa.Column("menunggu_penegasan", sa.Boolean(), nullable=False, server_default=sa.false()))
        tabel.add_column(waktu("diakhiri_pada", boleh_kosong=True))


def downgrade() -> None:
    with op.batch_alter_table("penugasan") as tabel:
        tabel.drop_column("diakhiri_pada")
        tabel.drop_column("menunggu_penegasan")
        tabel.drop_column("diberi_oleh_id")
        tabel.drop_constraint("sifat", type_="check")
        tabel.drop_column("sifat")
    with op.batch_alter_table("pengguna") as tabel:
        tabel.add_column(sa.Column("versi_sesi", sa.Integer(), nullable=False, server_default="1"))
    op.drop_table("percobaan_masuk")
    op.create_table(
        "percobaan_masuk",
        sa.Column("nama", sa.String(60), nullable=False),
        sa.Column("gagal", sa.Integer(), nullable=False),
        waktu("tunda_sampai", boleh_kosong=True),
        sa.PrimaryKeyConstraint("nama", name=op.f("pk_percobaan_masuk")),
    )
    op.drop_table("akses")
    op.drop_table("sesi")
