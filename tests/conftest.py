"""What every test needs: byte code caches as a user has them, and steady hypothesis runs."""

from __future__ import annotations

import os
import signal
import sys

import pytest
from hypothesis import settings

from tests.sessions.compare import STORED

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


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let one ask for what is left out as it hardly ever tells anything new."""
    parser.addoption("--whole", action="store_true", help="ask every session whether it can fail")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show next to the sessions just tested how many of them other reloaders pass."""
    reports = [one for kind in ("passed", "failed") for one in terminalreporter.stats.get(kind, ())]
    ours = [one for one in reports if "::test_reload_is_as_a_restart[" in one.nodeid]
    if ours:
        passed = sum(one.passed for one in ours)
        terminalreporter.section("sessions that end as after a restart, by reloader")
        terminalreporter.write_line(STORED.read_text(encoding="utf-8").rstrip())
        terminalreporter.write_line(
            f"measured by: python -m tests.sessions.compare --store; just now depreload passed"
            f" {passed} of {len(ours)}"
        )
