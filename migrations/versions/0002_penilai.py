"""A role for those who judge the criteria that people judge"""

from alembic import op

revision = "0002_penilai"
down_revision = "0001_awal"

PERAN = ("operator", "kepala_opd", "perencana", "pimpinan", "auditor", "admin", "pns")


def _ganti(peran: tuple[str, ...]) -> None:
    """Let an assignment name these roles."""
    daftar = ", ".join(f"'{satu}'" for satu in peran)
    with op.batch_alter_table("penugasan") as tabel:
        tabel.drop_constraint(op.f("ck_penugasan_peran"), type_="check")
        tabel.create_check_constraint(op.f("ck_penugasan_peran"), f"peran IN ({daftar})")


def upgrade() -> None:
    _ganti((*PERAN, "penilai"))


def downgrade() -> None:
    op.execute("DELETE FROM penugasan WHERE peran = 'penilai'")
    _ganti(PERAN)
