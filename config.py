"""Configuration, read from the environment. A default stands here only if it is safe in production."""

import os
import secrets
from pathlib import Path

AKAR = Path(__file__).parent
MIB = 1024 * 1024


KUNCI_UJI = "untuk-uji-saja-untuk-uji-saja-untuk-uji"
"""Stands in the repository, so everybody knows it."""
HURUF_BERBEDA = 10
"""Thirty-two random hexadecimal digits hold fewer different ones about once in a thousand million times."""


def rahasia_kuat(kunci: str) -> bool:
    """Whether a key is long enough, not written in this repository, and not a pattern such as forty times "a"."""
    berulang = any(kunci == (kunci[:n] * len(kunci))[: len(kunci)] for n in range(1, len(kunci) // 2 + 1))
    return len(kunci) >= 32 and kunci != KUNCI_UJI and len(set(kunci)) >= HURUF_BERBEDA and not berulang


class Config:
    SECRET_KEY = os.environ.get("SECRET_KEY", "")
    DATABASE_URL = os.environ.get("DATABASE_URL", "")
    DATA_DIR = os.environ.get("DATA_DIR", str(AKAR / "instance"))
    TRUSTED_HOSTS = os.environ.get("TRUSTED_HOSTS", "").split() or None
    """The host names this installation answers to, so that a forged Host cannot get into a link; None: any."""
    PROKSI = int(os.environ.get("PROKSI", "0"))
    """How many proxies stand in front; only their forwarding headers are believed."""
    ALAMAT_SITUS = os.environ.get("ALAMAT_SITUS", "")
    """The public address of this installation, printed on documents: https://tubel.daerah.go.id; empty: as asked."""
    PERAGAAN = False
    """Demonstration mode: sample accounts are shown on the sign-in page."""
    SESSION_COOKIE_HTTPONLY = True
    SESSION_COOKIE_SAMESITE = "Lax"
    SESSION_COOKIE_SECURE = True
    PERMANENT_SESSION_LIFETIME = 12 * 3600
    MAX_CONTENT_LENGTH = 12 * MIB
    MAX_FORM_MEMORY_SIZE = 2 * MIB
    WTF_CSRF_TIME_LIMIT = None
    PEKERJAAN_LANGSUNG = False
    """Run long work inside the request (tests) instead of in a thread."""

    @classmethod
    def siapkan(cls) -> dict[str, str]:
        """Values that need the disk or a check; raises RuntimeError when it would be unsafe to start."""
        if not rahasia_kuat(cls.SECRET_KEY):
            raise RuntimeError(
                "SECRET_KEY belum diisi, terlalu pendek, atau mudah ditebak (perlu minimal 32 huruf acak). "
                "Buat dengan: openssl rand -hex 32. Untuk peragaan di laptop, setel SMARTPNS_ENV=development."
            )
        if not cls.DATABASE_URL:
            raise RuntimeError("DATABASE_URL belum diisi, misalnya postgresql+psycopg://smartpns@/smartpns")
        return {}


class Production(Config):
    pass


class Development(Config):
    """A laptop: embedded SQLite, plain http, a key kept beside the data, demonstration mode."""

    ALAMAT_SITUS = os.environ.get("ALAMAT_SITUS") or f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
    PERAGAAN = True
    SESSION_COOKIE_SECURE = False

    @classmethod
    def siapkan(cls) -> dict[str, str]:
        folder = Path(cls.DATA_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        kunci = folder / "kunci-rahasia"
        if not kunci.exists():
            kunci.write_text(secrets.token_hex(32))
            kunci.chmod(0o600)
        return {
            "SECRET_KEY": cls.SECRET_KEY or kunci.read_text(),
            "DATABASE_URL": cls.DATABASE_URL or f"sqlite:///{folder / 'smartpns.db'}",
        }


class Test(Config):
    SECRET_KEY = KUNCI_UJI
    DATABASE_URL = os.environ.get("TEST_DATABASE_URL", "sqlite://")
    TESTING = True
    PERAGAAN = True
    SESSION_COOKIE_SECURE = False
    PEKERJAAN_LANGSUNG = True

    @classmethod
    def siapkan(cls) -> dict[str, str]:
        return {}


KONFIGURASI: dict[str, type[Config]] = {"production": Production, "development": Development, "test": Test}
