"""Smart PNS: from an OPD's needs to a published, budgeted list of study programmes."""

from pathlib import Path

from flask import Flask, Response
from flask_compress import Compress
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from config import KONFIGURASI
from smartpns import navigasi
from smartpns.akun import akses, izin, sesi
from smartpns.akun import cli as akun_cli
from smartpns.akun import views as akun_views
from smartpns.anggaran import cli as anggaran_cli
from smartpns.anggaran import views as anggaran_views
from smartpns.biaya import views as biaya_views
from smartpns.contoh import cli as contoh_cli
from smartpns.core import catatan, formats, guard, halaman_galat, layani, permintaan, rapikan
from smartpns.core.db import db, pilihan_mesin
from smartpns.core.instalasi import instalasi
from smartpns.dokumen import views as dokumen_views
from smartpns.kebutuhan import cli as kebutuhan_cli
from smartpns.kebutuhan import views as kebutuhan_views
from smartpns.naskah import views as naskah_views
from smartpns.organisasi import cli as organisasi_cli
from smartpns.organisasi import views as organisasi_views
from smartpns.prioritas import cli as prioritas_cli
from smartpns.prioritas import views as prioritas_views
from smartpns.publikasi import views as publikasi_views
from smartpns.rencana import cli as rencana_cli
from smartpns.rencana import views as rencana_views

KAMAR = (
    akun_views,
    organisasi_views,
    biaya_views,
    kebutuhan_views,
    prioritas_views,
    anggaran_views,
    rencana_views,
    naskah_views,
    dokumen_views,
    publikasi_views,
)
PERINTAH = (
    akun_cli,
    organisasi_cli,
    kebutuhan_cli,
    anggaran_cli,
    prioritas_cli,
    rencana_cli,
    contoh_cli,
    layani,
    rapikan,
)


class PengelolaMasuk(LoginManager):
    """Flask-Login without "remember me", whose cookie would make every answer, even a static file, vary by cookie."""

    def _update_remember_cookie(self, response: Response) -> Response:
        return response


def create_app(nama: str = "production", **timpa: object) -> Flask:
    """Build the application; `timpa` overrides single configuration values (tests)."""
    app = Flask(__name__, template_folder="../templates")
    kelas = KONFIGURASI[nama]
    app.config.from_object(kelas)
    app.config.update(kelas.siapkan(), **timpa)
    catatan.pasang()
    app.config["SQLALCHEMY_DATABASE_URI"] = app.config["DATABASE_URL"]
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = pilihan_mesin(app.config["DATABASE_URL"])
    app.instance_path = str(Path(app.config["DATA_DIR"]).absolute())
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}

    app.extensions["zona"] = lambda: instalasi().zona
    pasang_pustaka(app)
    guard.pasang(app)
    permintaan.pasang(app)
    halaman_galat.pasang(app)
    formats.pasang(app)
    app.before_request(izin.jaga)
    app.after_request(akses.saksikan)
    app.context_processor(navigasi.konteks_halaman)
    for kamar in KAMAR:
        app.register_blueprint(kamar.bp)
    for perintah in PERINTAH:
        app.cli.add_command(perintah.cli)
    return app


def pasang_pustaka(app: Flask) -> None:
    """The libraries around the application, and as many proxies in front of it as the configuration says."""
    db.init_app(app)
    Migrate(app, db, directory=str(Path(app.root_path).parent / "migrations"))
    CSRFProtect(app)
    Compress(app)
    PengelolaMasuk(app).user_loader(sesi.muat)
    if proksi := app.config["PROKSI"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proksi, x_proto=proksi, x_host=proksi)  # type: ignore[method-assign]
