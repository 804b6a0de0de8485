"""What a WSGI server loads; SMARTPNS_ENV picks the configuration, production unless said otherwise."""

import os

from smartpns import create_app

app = create_app(os.environ.get("SMARTPNS_ENV", "production"))
