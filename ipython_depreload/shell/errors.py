"""Errors that IPython shows as they are, without a traceback through our code."""

from __future__ import annotations

from IPython.core.error import InputRejected


class NotUpToDateError(InputRejected):  # type: ignore[misc]
    """A cell is stopped because the code it would run on is not up to date."""

    def _render_traceback_(self) -> list[str]:
        return str(self).splitlines()


class ReloadInterrupted(KeyboardInterrupt):
    """A reload was interrupted; everything is as it was before it."""

    def _render_traceback_(self) -> list[str]:
        return [f"KeyboardInterrupt: {self}"]
