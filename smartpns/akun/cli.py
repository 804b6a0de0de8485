"""`flask akun …`"""

from flask.cli import AppGroup

cli = AppGroup("akun", help="Akun pengguna.")
