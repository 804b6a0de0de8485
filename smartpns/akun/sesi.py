"""The session of a request: read from the browser's cookie, looked up in the database."""

from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

from flask import Response, current_app, g, request, session
from flask_login import current_user
from itsdangerous import BadData, URLSafeSerializer

from smartpns.akun.models import Pengguna
from smartpns.akun.queries import sesi_berkode
from smartpns.akun.services.sesi import hash_sesi, kenali_sesi

KODE = "_user_id"
"""Where the signed cookie keeps the code of the session (the place Flask-Login reads)."""
KUKI_PERANGKAT = "perangkat"
ORANG_PER_PERANGKAT = 8
SETAHUN = 365 * 24 * 3600


def muat(kode: str) -> Pengguna | None:
    """The person of this browser's session. A page that only waits for a job does not keep the session alive."""
    sesi = kenali_sesi(kode, dipakai="pekerjaan" not in (request.endpoint or ""))
    return sesi.pengguna if sesi else None


def pasang(kode: str) -> None:
    """Give the browser a new session: everything of the former one goes."""
    session.clear()
    session[KODE] = kode
    session.permanent = True
    g.pop("_login_user", None)
    g.pop("pelaku", None)


def kode_kini() -> str | None:
    """The code this browser holds, whether or not its session lives."""
    return session.get(KODE)


def sesi_kini() -> UUID | None:
    """The session that this request belongs to."""
    kode = kode_kini()
    sesi = sesi_berkode(hash_sesi(kode)) if kode else None
    return sesi.id if sesi else None


def pengguna_kini() -> Pengguna:
    """The signed-in person, themselves and not Flask-Login's stand-in; for views that carry `@perlu_izin`."""
    orang: Pengguna = current_user._get_current_object()
    return orang


def perangkat() -> dict[UUID, str]:
    """The mark of this browser, for each person who signed in from it."""
    isi: dict[UUID, str] = {}
    with suppress(BadData, ValueError, TypeError, AttributeError):
        baca = _penanda().loads(request.cookies.get(KUKI_PERANGKAT, ""))
        isi = {UUID(orang): str(tanda) for orang, tanda in baca.items()}
    return isi


def ingat_perangkat(jawaban: Response, orang: Pengguna) -> Response:
    """Let this browser be known again as one that this person signed in from; it opens nothing by itself."""
    isi = perangkat()
    tanda = isi.pop(orang.id, None) or uuid4().hex
    terakhir: dict[str, Any] = {str(o): t for o, t in list(isi.items())[-(ORANG_PER_PERANGKAT - 1) :]}
    jawaban.set_cookie(
        KUKI_PERANGKAT,
        _penanda().dumps(terakhir | {str(orang.id): tanda}),
        max_age=SETAHUN,
        path="/masuk",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return jawaban


def _penanda() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="perangkat")
