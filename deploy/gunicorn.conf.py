"""gunicorn: threads, because a slow client or a slow query must not hold the others up.

Not preloaded: a connection pool opened before the fork does not survive it.
"""

import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from gunicorn.http import message

from newsroom.environment import flag, text, whole

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
try:
    settings.INSTALLED_APPS  # noqa: B018 - reads the settings, so that a wrong one is told here and not by each worker
    bind = f"{text('HOST', '0.0.0.0')}:{whole('PORT', 8000, least=1)}"
    workers = whole("WEB_WORKERS", 2, least=1)
    threads = whole("WEB_THREADS", 4, least=1)
    accesslog = "-" if flag("ACCESS_LOG", default=False) else None
except ImproperlyConfigured as error:
    sys.exit(f"Not started: {error}")

# A search of ten thousand characters is answered by our own page; gunicorn would end a line after 8,190.
message.MAX_REQUEST_LINE = 65_536
limit_request_line = 65_535
worker_class = "gthread"
timeout = 30
graceful_timeout = 20
max_requests = 10_000
max_requests_jitter = 1_000
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # a heartbeat on disk can stall
errorlog = "-"
loglevel = text("GUNICORN_LOG_LEVEL", "info")
control_socket_disable = True  # it would lie in the home folder, which is read-only in the container
forwarder_headers = ""  # no header moves the newsroom to another path
forwarded_allow_ips = text("FORWARDED_ALLOW_IPS", "127.0.0.1")
