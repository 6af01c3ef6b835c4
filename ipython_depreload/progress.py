"""What a slow reload is at: one line that is written over, and gone in the end."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from ipython_depreload.reloader import Reloader

PATIENCE = 0.5  # seconds


class Progress:
    """Shows `module n of m` while a reload takes longer than `PATIENCE`; use it in `with`."""

    def __init__(self, reloader: Reloader) -> None:
        self._runner = reloader.runner
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._text = ""
        self._late = False
        self._width = 0

    def __enter__(self) -> None:
        self._runner.progress = self._at

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self._runner.progress = None
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            self._late = False
            if self._width:
                self._write("")

    def _at(self, module: str, number: int, total: int) -> None:
        with self._lock:
            self._text = f"reloading module {number} of {total}: {module}"
            if self._late:
                self._write(self._text)
            elif self._timer is None:
                self._timer = threading.Timer(PATIENCE, self._begin)
                self._timer.daemon = True
                self._timer.start()

    def _begin(self) -> None:
        with self._lock:
            if self._runner.progress is not None:
                self._late = True
                self._write(self._text)

    def _write(self, text: str) -> None:
        """Write over the line before; the last time with nothing."""
        line = f"\r{text:{self._width}}"
        self._width = len(text)
        sys.stdout.write(line if text else f"{line}\r")
        sys.stdout.flush()
