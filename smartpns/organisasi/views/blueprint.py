"""The blueprint every page of the room hangs on, and the step they all share."""

from collections.abc import Callable

from flask import Blueprint
from flask_wtf import FlaskForm

from smartpns.core.db import transaction
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.forms import pasang_galat
from smartpns.organisasi.rules import format_nip

bp = Blueprint("organisasi", __name__, url_prefix="/data-induk")

bp.add_app_template_filter(format_nip, "nip")


def terkirim(form: FlaskForm, simpan: Callable[[], object]) -> bool:
    """Whether a valid form was sent and saved; a refusal of the rules stands in the form afterwards."""
    if not form.validate_on_submit():
        return False
    try:
        with transaction():
            simpan()
    except TidakDitemukan:
        raise
    except DomainError as e:
        pasang_galat(form, e)
        return False
    return True


def status(form: FlaskForm) -> int:
    """The HTTP status of a form page: 422 when it came back."""
    return 422 if form.is_submitted() else 200
