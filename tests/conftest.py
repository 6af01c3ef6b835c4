"""What every test needs: byte code caches as a user has them, and steady hypothesis runs."""

from __future__ import annotations

import os
import signal
import sys

from hypothesis import settings

# Stale .pyc files are one of the things under test: an environment that writes none hides it.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Shells have what they start in the background ignore interrupts, which are under test too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("local", deadline=None, print_blob=True)
settings.register_profile("ci", parent=settings.get_profile("local"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

pytest_plugins = ["tests.children", "tests.ipython_fixtures"]
