"""The fixtures of the session tests: one worker, and the restarted results."""

from tests.sessions.conftest import fresh, worker

__all__ = ["fresh", "worker"]
