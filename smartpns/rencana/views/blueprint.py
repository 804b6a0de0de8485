"""The one blueprint of the room."""

from flask import Blueprint

bp = Blueprint("rencana", __name__)
