"""The room's blueprint; the pages hang on it by noun."""

from flask import Blueprint

bp = Blueprint("prioritas", __name__)
