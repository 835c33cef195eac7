#!/usr/bin/env python
"""Run a command of the newsroom."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        settings.INSTALLED_APPS  # noqa: B018 - reads the settings, so that a wrong one is told in one line
    except ImproperlyConfigured as error:
        sys.exit(f"Not started: {error}")
    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"The database of DATABASE_URL does not do as it is asked: {str(error).strip().splitlines()[0]}")
    except KeyboardInterrupt:
        sys.exit("\nStopped.")


if __name__ == "__main__":
    main()
