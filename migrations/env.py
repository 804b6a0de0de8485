"""Alembic runs inside the application: same engine, same metadata."""

from alembic import context

from smartpns import skema
from smartpns.core.db import Base, db


def jalankan() -> None:
    with db.engine.connect() as koneksi:
        context.configure(
            connection=koneksi,
            target_metadata=Base.metadata,
            render_as_batch=koneksi.dialect.name == "sqlite",
            compare_type=True,
            user_module_prefix=None,
        )
        with context.begin_transaction():
            context.run_migrations()


assert skema.MODUL
jalankan()
