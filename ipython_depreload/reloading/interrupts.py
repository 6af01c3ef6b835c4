"""Ctrl-C during a reload: heard while the user's code runs, kept back while ours does."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Any


class Interrupts:
    """Let Ctrl-C through only while the user's code runs, so that our own steps are whole.

    Used as a context manager around a transaction. Elsewhere than in the main thread Python
    delivers no signals, and this does nothing.
    """

    def __init__(self) -> None:
        self.allowed = False
        self._missed: tuple[int, FrameType | None] | None = None
        self._previous: Any = None

    def __enter__(self) -> Interrupts:
        if threading.current_thread() is threading.main_thread():
            handler = signal.getsignal(signal.SIGINT)
            if callable(handler):
                self._previous = handler
                signal.signal(signal.SIGINT, self._handle)
        return self

    def __exit__(self, *_: object) -> None:
        if self._previous is not None:
            signal.signal(signal.SIGINT, self._previous)
            if self._missed is not None:
                self._previous(*self._missed)

    def allow(self, allowed: bool) -> None:
        """Say whether an interrupt may be raised from now on."""
        if allowed and self._missed is not None:
            self._missed = None
            raise KeyboardInterrupt
        self.allowed = allowed

    def _handle(self, signum: int, frame: FrameType | None) -> None:
        if self.allowed:
            self.allowed = False
            self._previous(signum, frame)
        else:
            self._missed = (signum, frame)
