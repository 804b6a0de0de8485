"""Is the process alive, and can it do its work? For the load balancer and the watchman."""

from flask import current_app, jsonify
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, boleh, pelaku_kini, publik
from smartpns.publikasi.queries.keadaan import periksa_keadaan
from smartpns.publikasi.views.dasar import bp


@bp.get("/healthz")
@publik
def healthz() -> ResponseReturnValue:
    """The process answers; nothing else is asked."""
    return jsonify(status="ok")


@bp.get("/readyz")
@publik
def readyz() -> ResponseReturnValue:
    """Database, migrations and disk; 503 when one of them is not in order. Which one, only an admin is told."""
    keadaan = periksa_keadaan(current_app.extensions["migrate"].directory, current_app.instance_path)
    siap = all(baik for baik, _ in keadaan.values())
    isi: dict[str, object] = {"status": "ok" if siap else "belum siap"}
    if keadaan["basis_data"][0] and boleh(pelaku_kini(), Izin.ATUR_INSTALASI):
        isi["pemeriksaan"] = {nama: {"baik": baik, "keterangan": teks} for nama, (baik, teks) in keadaan.items()}
    return jsonify(isi), 200 if siap else 503
