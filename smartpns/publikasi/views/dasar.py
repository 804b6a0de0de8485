"""The blueprint of the public face and of the planner's publishing desk."""

from flask import Blueprint

bp = Blueprint("publikasi", __name__)
