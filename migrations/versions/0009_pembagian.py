"""The cost of a study is divided among several sources"""

import sqlalchemy as sa
from alembic import op

revision = "0009_pembagian"
down_revision = "0008_penilaian"

TABEL = ("kebutuhan", "studi_berjalan")
PERSEN = ("persen_apbd", "persen_apbn", "persen_sponsor", "persen_mandiri")
BATAS = {
    **{kolom: f"{kolom} BETWEEN 0 AND 100" for kolom in PERSEN},
    "rupiah_apbd": "rupiah_apbd IS NULL OR (rupiah_apbd > 0 AND persen_apbd IS NULL)",
    "pembagian": f"{' + '.join(f'coalesce({kolom}, 0)' for kolom in PERSEN)} <= 100",
}


def _tabel(nama: str) -> sa.TableClause:
    bilangan = [sa.column(kolom, sa.Integer) for kolom in (*PERSEN, "porsi_apbd")]
    return sa.table(nama, *bilangan, sa.column("pembiayaan", sa.String))


def upgrade() -> None:
    """What was written as a share of the APBD stays; other sources never cost the APBD anything, so theirs goes."""
    for nama in TABEL:
        with op.batch_alter_table(nama) as tabel:
            for kolom in PERSEN:
                tabel.add_column(sa.Column(kolom, sa.Integer(), nullable=True))
            tabel.add_column(sa.Column("rupiah_apbd", sa.BigInteger(), nullable=True))
            tabel.add_column(sa.Column("nama_sponsor", sa.String(length=150), nullable=True))
        t = _tabel(nama)
        op.execute(
            sa.update(t).values(persen_apbd=t.c.porsi_apbd).where(t.c.pembiayaan == "apbd", t.c.porsi_apbd < 100)
        )
        with op.batch_alter_table(nama) as tabel:
            tabel.drop_constraint(op.f(f"ck_{nama}_porsi_apbd"), type_="check")
            tabel.drop_column("porsi_apbd")
            for batas, syarat in BATAS.items():
                tabel.create_check_constraint(op.f(f"ck_{nama}_{batas}"), syarat)


def downgrade() -> None:
    """The percent of the APBD stays; what only the new columns can say is lost."""
    for nama in TABEL:
        with op.batch_alter_table(nama) as tabel:
            tabel.add_column(sa.Column("porsi_apbd", sa.Integer(), nullable=False, server_default="100"))
        t = _tabel(nama)
        lain = sum(sa.func.coalesce(t.c[kolom], 0) for kolom in PERSEN[1:])
        porsi = sa.func.coalesce(t.c.persen_apbd, 100 - lain)
        op.execute(sa.update(t).values(porsi_apbd=porsi).where(t.c.pembiayaan == "apbd"))
        with op.batch_alter_table(nama) as tabel:
            for batas in BATAS:
                tabel.drop_constraint(op.f(f"ck_{nama}_{batas}"), type_="check")
            for kolom in (*PERSEN, "rupiah_apbd", "nama_sponsor"):
                tabel.drop_column(kolom)
            tabel.alter_column("porsi_apbd", server_default=None)
            tabel.create_check_constraint(op.f(f"ck_{nama}_porsi_apbd"), "porsi_apbd BETWEEN 0 AND 100")
