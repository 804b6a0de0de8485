"""What the service needs to work: a database that answers, the newest schema, room on the disk."""

import shutil
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from smartpns.core.db import db

RUANG_MINIMUM = 100 * 1024 * 1024
"""Bytes that must be free where the data lies."""


def periksa_keadaan(folder_migrasi: str, folder_data: str) -> dict[str, tuple[bool, str]]:
    """Each check with its verdict and a sentence that gives nothing away."""
    try:
        with db.engine.connect() as koneksi:
            koneksi.execute(text("SELECT 1"))
            kini = MigrationContext.configure(koneksi).get_current_revision()
    except SQLAlchemyError:
        return {"basis_data": (False, "tidak menjawab"), "disk": _disk(folder_data)}
    konfigurasi = Config()
    konfigurasi.set_main_option("script_location", folder_migrasi)
    terbaru = ScriptDirectory.from_config(konfigurasi).get_current_head()
    return {
        "basis_data": (True, "menjawab"),
        "skema": (kini == terbaru, f"revisi {kini}, terbaru {terbaru}"),
        "disk": _disk(folder_data),
    }


def _disk(folder: str) -> tuple[bool, str]:
    bebas = shutil.disk_usage(Path(folder) if Path(folder).exists() else Path("/")).free
    return bebas >= RUANG_MINIMUM, f"{bebas // 1024**2} MiB bebas"
