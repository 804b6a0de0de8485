"""The room's blueprint; the pages hang on it by noun."""

from flask import Blueprint

bp = Blueprint("anggaran", __name__, url_prefix="/anggaran")
