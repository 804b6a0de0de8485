"""The public list tells places granted by start year from those that wait, and always names the post"""

import sqlalchemy as sa
from alembic import op

revision = "0016_tempat_publik"
down_revision = "0015_berkas_naskah"

PUBLIK = sa.table(
    "baris_publik",
    sa.column("publikasi_id"),
    sa.column("prioritas"),
    sa.column("jabatan"),
    sa.column("tahun_mulai"),
    sa.column("bulan_masuk"),
    sa.column("mulai", sa.JSON()),
    sa.column("status"),
)
RENCANA = sa.table(
    "baris_rencana",
    sa.column("rencana_id"),
    sa.column("peringkat"),
    sa.column("jabatan"),
    sa.column("tahun_mulai"),
    sa.column("bulan_masuk"),
    sa.column("jumlah"),
    sa.column("orang_termuat"),
    sa.column("mulai", sa.JSON()),
)
PUBLIKASI = sa.table("publikasi", sa.column("id"), sa.column("rencana_id"))


def upgrade() -> None:
    with op.batch_alter_table("baris_publik") as tabel:
        tabel.add_column(sa.Column("bulan_masuk", sa.Integer(), server_default="9", nullable=False))
        tabel.drop_column("jenis_jabatan")
    koneksi = op.get_bind()
    asal = sa.select(PUBLIKASI.c.id, RENCANA).join_from(
        PUBLIKASI, RENCANA, PUBLIKASI.c.rencana_id == RENCANA.c.rencana_id
    )
    for baris in koneksi.execute(asal).mappings().all():
        ditetapkan = baris["mulai"] or {str(baris["tahun_mulai"]): baris["orang_termuat"]}
        muat = baris["orang_termuat"]
        koneksi.execute(
            sa.update(PUBLIK)
            .where(PUBLIK.c.publikasi_id == baris["id"], PUBLIK.c.prioritas == baris["peringkat"])
            .values(
                jabatan=baris["jabatan"],
                tahun_mulai=baris["tahun_mulai"],
                bulan_masuk=baris["bulan_masuk"],
                mulai=ditetapkan if muat else {},
                status="dalam_pagu" if muat == baris["jumlah"] else "sebagian" if muat else "di_luar_pagu",
            )
        )


def downgrade() -> None:
    koneksi = op.get_bind()
    koneksi.execute(sa.update(PUBLIK).where(PUBLIK.c.status == "sebagian").values(status="dalam_pagu"))
    with op.batch_alter_table("baris_publik") as tabel:
        tabel.add_column(sa.Column("jenis_jabatan", sa.String(60), server_default="", nullable=False))
        tabel.drop_column("bulan_masuk")
