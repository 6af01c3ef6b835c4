"""What a reload did: frozen values that print as a person would say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

_SHOWN_PER_LEVEL = 8
_SHOWN_LEVELS = 8


@dataclass(frozen=True)
class Failure:
    """Why a module could not be brought up to date.

    Parameters
    ----------
    module
        The module whose source or execution failed.
    error
        Type and message, as the last line of a traceback has them.
    path, line
        Where, as far as known.
    traceback
        The user's own frames, formatted.
    """

    module: str
    error: str
    path: str | None = None
    line: int | None = None
    traceback: str = field(default="", compare=False, repr=False)

    def __str__(self) -> str:
        where = (
            f" ({self.path}" + (f", line {self.line})" if self.line else ")") if self.path else ""
        )
        return f"{self.module}{where}: {self.error}"


@dataclass(frozen=True)
class Report:
    """Outcome of one reload.

    Parameters
    ----------
    levels
        Executed modules; each group depends on earlier ones.
    patched
        Modules whose functions got new bodies: nothing was executed.
    refreshed
        Modules whose code only moved to other lines: nothing was executed.
    failures
        What failed; everything connected to it was left as it was.
    notes
        Whatever else the user should know.
    seconds
        Time taken, in seconds.
    """

    levels: tuple[tuple[str, ...], ...] = ()
    patched: tuple[str, ...] = ()
    refreshed: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def reloaded(self) -> tuple[str, ...]:
        """Executed modules, in order."""
        return tuple(name for level in self.levels for name in level)

    @property
    def ok(self) -> bool:
        """Whether nothing failed."""
        return not self.failures

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.levels or self.patched or self.failures or self.notes)

    def __str__(self) -> str:
        lines = []
        done = []
        if self.patched:
            done.append(f"patched {_names(self.patched)}")
        if self.levels:
            done.append("reloaded " + _chain(self.levels, " -> "))
        if done:
            lines.append(f"{'; '.join(done)} in {_duration(self.seconds)}")
        lines += [f"not reloaded, the old code stays: {failure}" for failure in self.failures]
        lines += self.notes
        return "\n".join(lines) or "nothing to reload"

    __repr__ = __str__

    def _repr_html_(self) -> str | None:
        """A table if there is more to tell than one line."""
        if not self.failures and not self.notes:
            return None
        from ipython_depreload import markup

        rows = [("reloaded", _chain(self.levels, " → "))] if self.levels else []
        rows += [("patched", _names(self.patched))] if self.patched else []
        rows += [("took", _duration(self.seconds))] if rows else []
        rows += [("not reloaded", f"{failure}\nthe old code stays") for failure in self.failures]
        rows += [("note", note) for note in self.notes]
        return markup.block(markup.table(rows, bad=("not reloaded",)))


def listed(names: Sequence[str], most: int = 3) -> str:
    """Return the first of some names, and how many more there are, in words."""
    shown, rest = ", ".join(names[:most]), len(names) - most
    return f"{shown} and {rest} more" if rest > 0 else shown


def _names(level: tuple[str, ...]) -> str:
    return listed(level, _SHOWN_PER_LEVEL)


def _chain(levels: Sequence[tuple[str, ...]], arrow: str) -> str:
    """Return what ran after what; of very many, the first and the last."""
    shown = [_names(level) for level in levels]
    if len(levels) > _SHOWN_LEVELS:
        between = sum(map(len, levels[_SHOWN_LEVELS - 2 : -1]))
        shown[_SHOWN_LEVELS - 2 : -1] = [f"{between} more"]
    return arrow.join(shown)


def _duration(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"
