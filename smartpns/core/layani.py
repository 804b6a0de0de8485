"""`flask layani`: the one way to serve, at a desk and in production."""

import os
from collections.abc import Iterable
from typing import Any

import click
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

from smartpns.core.rapikan import berkala

KEPALA_PALING_LAMA = 10_000
"""Milliseconds in which the head of a request must have arrived; also how long an idle connection is kept."""
HENTI_PALING_LAMA = 30
"""Seconds that running requests get when the service is told to stop."""
JEDA_PENGGANTI = 0.5


class Peladen(MPServer):
    """Granian whose workers are always replaced: the end of one, even twice in a row, never ends the service."""

    def _respawn_workers(self, workers: Iterable[int], spawn_target: Any, target_loader: Any, delay: float = 0) -> None:
        super()._respawn_workers(workers, spawn_target, target_loader, delay or JEDA_PENGGANTI)
        self.respawned_wrks.clear()  # else the second end within five seconds counts as a crash loop and stops all


@click.command("layani")
@click.option("--host", default="127.0.0.1", show_default=True, help="Alamat yang didengarkan.")
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True, help="Porta.")
@click.option("--proses", type=click.IntRange(1, 64), default=lambda: os.cpu_count() or 1, help="Banyak proses kerja.")
def cli(host: str, port: int, proses: int) -> None:
    """Layani aplikasi lewat HTTP; di depannya cukup proksi TLS."""
    berkala()
    Peladen(
        "wsgi:pelayan",
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,
        workers=proses,
        websockets=False,
        log_level=LogLevels.warning,
        http1_settings=HTTP1Settings(header_read_timeout=KEPALA_PALING_LAMA),
        respawn_failed_workers=True,
        workers_kill_timeout=HENTI_PALING_LAMA,
    ).serve()
