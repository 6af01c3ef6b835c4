"""What a slow reload is at: one line that is written over, and gone in the end."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import Any

from ipython_depreload.reloading.reloader import Reloader

PATIENCE = 0.5  # seconds
PAUSE = 0.1  # seconds until the line comes again below what is printed


class Progress:
    """Shows `module n of m` while a reload takes longer than `PATIENCE`; use it in `with`."""

    def __init__(self, reloader: Reloader) -> None:
        self._runner = reloader.runner
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._text = ""
        self._line: _LastLine | None = None
        self._streams: tuple[Any, Any] = (None, None)

    def __enter__(self) -> None:
        self._streams = sys.stdout, sys.stderr  # later, a module may have redirected them
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
            if self._line is not None:
                self._line.close()
                self._line = None

    def _at(self, module: str, number: int, total: int) -> None:
        with self._lock:
            self._text = f"reloading module {number} of {total}: {module}"
            if self._line is not None:
                self._line.show(self._text)
            elif self._timer is None:
                self._timer = threading.Timer(PATIENCE, self._begin)
                self._timer.daemon = True
                self._timer.start()

    def _begin(self) -> None:
        with self._lock:
            if self._runner.progress is not None and self._streams[0] is not None:
                self._line = _LastLine(*self._streams)
                self._line.show(self._text)


class _LastLine:
    """The last line on the screen: what modules print comes above it.

    Parameters
    ----------
    out
        Where it is written.
    other
        What else may be shown there.
    """

    def __init__(self, out: Any, other: Any) -> None:
        self._lock = threading.RLock()
        self._out = out
        self._write = out.write
        self._watched: list[tuple[Any, dict[str, Any]]] = []
        self._text = ""
        self._width = 0
        self._is_free = True  # no module has begun a line there
        self._timer: threading.Timer | None = None
        self._watch(out)
        if other is not None and other is not out:
            self._watch(other)

    def show(self, text: str) -> None:
        """Write over the line before."""
        with self._lock:
            self._text = text
            self._draw(text)

    def close(self) -> None:
        """Take the line away."""
        with self._lock:
            self.show("")  # a timer that goes off now finds nothing to draw
            if self._timer is not None:
                self._timer.cancel()
        for stream, before in self._watched:
            del stream.write
            vars(stream).update(before)

    def _watch(self, stream: Any) -> None:
        write = stream.write
        own = getattr(stream, "__dict__", {})
        before = {name: value for name, value in own.items() if name == "write"}

        def print_above(text: str) -> Any:
            with self._lock:
                self._draw("")
                written = write(text)
                self._is_free = text.endswith("\n") if text else self._is_free
                self._draw_soon()
            return written

        try:
            stream.write = print_above
        except AttributeError:  # nothing can be set there: what is printed follows the line
            return
        self._watched.append((stream, before))

    def _draw_soon(self) -> None:
        """Not at once: there may be much more to print, and in a kernel each line is a message."""
        if self._timer is None and self._is_free:
            self._timer = threading.Timer(PAUSE, self._draw_late)
            self._timer.daemon = True
            self._timer.start()

    def _draw_late(self) -> None:
        with self._lock:
            self._timer = None
            self._draw(self._text)

    def _draw(self, text: str) -> None:
        if self._is_free and (text or self._width):
            line = f"\r{text:{self._width}}"
            self._width = len(text)
            self._write(line if text else f"{line}\r")
            self._out.flush()
