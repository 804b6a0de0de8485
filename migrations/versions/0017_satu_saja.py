"""One version of a period's plan waits, one is in force; one document of a kind and source is valid"""

from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0017_satu_saja"
down_revision = "0016_tempat_publik"

RENCANA = sa.table("rencana", *(sa.column(k) for k in ("id", "periode_id", "status", "versi", "alasan_kembali")))
NASKAH = sa.table(
    "naskah",
    *(
        sa.column(k)
        for k in ("id", "jenis", "status", "usulan_id", "rencana_id", "periode_id", "pengganti_id", "diterbitkan_pada")
    ),
)
SATU_MENUNGGU = "Pada pembaruan aplikasi ini: hanya satu versi boleh menunggu penetapan, yaitu versi yang terbaru."


def upgrade() -> None:
    with op.batch_alter_table("naskah") as tabel:
        tabel.add_column(sa.Column("periode_id", sa.Uuid(), nullable=True))
        tabel.create_foreign_key("fk_naskah_periode_id_periode", "periode", ["periode_id"], ["id"])
        tabel.drop_constraint("fk_naskah_pengganti_id_naskah", type_="foreignkey")
        tabel.create_foreign_key(
            "fk_naskah_pengganti_id_naskah", "naskah", ["pengganti_id"], ["id"], deferrable=True, initially="DEFERRED"
        )
    koneksi = op.get_bind()
    koneksi.execute(
        sa.update(NASKAH).values(
            periode_id=sa.select(RENCANA.c.periode_id).where(RENCANA.c.id == NASKAH.c.rencana_id).scalar_subquery()
        )
    )
    _gantikan_naskah_kembar(koneksi)
    _kembalikan_rencana_kembar(koneksi)
    for nama, kolom, syarat in (
        ("uq_naskah_berlaku_usulan", ["jenis", "usulan_id"], "status = 'berlaku' AND usulan_id IS NOT NULL"),
        ("uq_naskah_berlaku_periode", ["jenis", "periode_id"], "status = 'berlaku' AND periode_id IS NOT NULL"),
    ):
        _satu_saja("naskah", nama, kolom, syarat)
    for status in ("menunggu", "ditetapkan"):
        _satu_saja("rencana", f"uq_rencana_{status}", ["periode_id"], f"status = '{status}'")


def downgrade() -> None:
    for status in ("menunggu", "ditetapkan"):
        op.drop_index(f"uq_rencana_{status}", "rencana")
    for sumber in ("usulan", "periode"):
        op.drop_index(f"uq_naskah_berlaku_{sumber}", "naskah")
    with op.batch_alter_table("naskah") as tabel:
        tabel.drop_constraint("fk_naskah_pengganti_id_naskah", type_="foreignkey")
        tabel.create_foreign_key("fk_naskah_pengganti_id_naskah", "naskah", ["pengganti_id"], ["id"])
        tabel.drop_constraint("fk_naskah_periode_id_periode", type_="foreignkey")
        tabel.drop_column("periode_id")


def _satu_saja(tabel: str, nama: str, kolom: list[str], syarat: str) -> None:
    op.create_index(nama, tabel, kolom, unique=True, sqlite_where=sa.text(syarat), postgresql_where=sa.text(syarat))


def _gantikan_naskah_kembar(koneksi: sa.Connection) -> None:
    """Of several valid documents of one kind and source the newest stays; it replaces the others."""
    kelompok: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    pilih = sa.select(NASKAH).where(NASKAH.c.status == "berlaku").order_by(NASKAH.c.diterbitkan_pada)
    for baris in koneksi.execute(pilih):
        kelompok[baris.jenis, baris.usulan_id, baris.periode_id].append(baris.id)
    for *lama, baru in kelompok.values():
        for id_ in lama:
            ganti = sa.update(NASKAH).where(NASKAH.c.id == id_)
            koneksi.execute(ganti.values(status="digantikan", pengganti_id=baru))


def _kembalikan_rencana_kembar(koneksi: sa.Connection) -> None:
    """Of several versions that wait the newest goes on; the others are back with the planner."""
    kelompok: dict[Any, list[Any]] = defaultdict(list)
    pilih = sa.select(RENCANA).where(RENCANA.c.status == "menunggu").order_by(RENCANA.c.versi)
    for baris in koneksi.execute(pilih):
        kelompok[baris.periode_id].append(baris.id)
    for *lama, _ in kelompok.values():
        for id_ in lama:
            kembali = sa.update(RENCANA).where(RENCANA.c.id == id_)
            koneksi.execute(kembali.values(status="dikembalikan", alasan_kembali=SATU_MENUNGGU))
