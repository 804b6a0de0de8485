"""The room's blueprint; the pages hang on it by noun."""

from flask import Blueprint

bp = Blueprint("kebutuhan", __name__, url_prefix="/kebutuhan")
