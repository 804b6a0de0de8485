"""What a server loads; SMARTPNS_ENV picks the configuration, production unless said otherwise.

`flask --app wsgi layani` serves `pelayan`; `app` alone is for any WSGI server behind a proxy that buffers requests.
"""

import os

from smartpns import create_app
from smartpns.core import catatan
from smartpns.core.pelayan import Pelayan

catatan.jaga_proses()
app = create_app(os.environ.get("SMARTPNS_ENV", "production"))
pelayan = Pelayan(app, app.config["MAX_CONTENT_LENGTH"])
