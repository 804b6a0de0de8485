"""The blueprint every page of the room hangs on, and the step they all share."""

from flask import Blueprint
from flask_wtf import FlaskForm

from smartpns.organisasi.rules import format_nip

bp = Blueprint("organisasi", __name__, url_prefix="/data-induk")

bp.add_app_template_filter(format_nip, "nip")


def status(form: FlaskForm) -> int:
    """The HTTP status of a form page: 422 when it came back."""
    return 422 if form.is_submitted() else 200
