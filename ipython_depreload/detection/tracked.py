"""One project module: what it ran, and how its file differs from that now."""

from __future__ import annotations

from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType
from typing import NamedTuple

from ipython_depreload.code.bytecode_cache import cached_code, may_be_stale
from ipython_depreload.code.sources import (
    Compiled,
    Look,
    SourceProblem,
    compile_source,
    nested_codes,
    same_code,
    same_syntax,
    surely_different,
)
from ipython_depreload.detection.evidence import looks_executed, process_start_ns
from ipython_depreload.registrations.first_contents import FirstContents


class Change(NamedTuple):
    """How a module differs from what was executed.

    Parameters
    ----------
    reason
        In words, for the user.
    compiled
        The new version, None if there is none that could run.
    problem
        Why there is none.
    moved_only
        The meaning is the same, but the lines are not.
    execute
        The module must run again even if only function bodies differ: what it imports is not
        what it was.
    """

    reason: str
    compiled: Compiled | None = None
    problem: SourceProblem | None = None
    moved_only: bool = False
    execute: bool = False


class Tracked:
    """One project module.

    Attributes
    ----------
    name, spec, path
        Module, and where what it ran came from.
    code, source
        What it ran, as far as known. Once known, the code stays: what ran then is another one's.
    bound
        The names it had bound when it had run.
    class_sizes
        How many attributes its classes had then, by qualified name: further ones were set later.
    first_contents
        What was in its containers then.
    home
        The module object that its code ran in, if another object stands in for that.
    since
        When it began to run, or later, in nanoseconds since the epoch.
    moved
        Where the module would be found now, if that is elsewhere.
    text
        What was in the file when it was last read.
    unproven
        What was in the file soon after the import: its source, unless it was edited meanwhile.
    change
        How the file differs.
    called_for
        Why the module must run again though its own file may be the same.
    """

    __slots__ = (
        "bound",
        "called_for",
        "change",
        "class_sizes",
        "code",
        "first_contents",
        "home",
        "moved",
        "name",
        "path",
        "seen",
        "since",
        "source",
        "spec",
        "text",
        "unproven",
    )

    def __init__(self, name: str, spec: ModuleSpec, path: str, seen: Look | None = None) -> None:
        self.name = name
        self.spec = spec
        self.path = path
        self.seen = seen
        self.since = process_start_ns() if seen is None else seen.time
        self.code: CodeType | None = None
        self.source: bytes | None = None
        self.bound: tuple[str, ...] | None = None  # a set would take four times the memory
        self.class_sizes: dict[str, int] = {}
        self.first_contents: FirstContents = {}
        self.home: ModuleType | None = None
        self.moved: tuple[ModuleSpec, str] | None = None
        self.text: bytes | None = None
        self.unproven: bytes | None = None
        self.change: Change | None = None
        self.called_for: str | None = None

    def executed_code(self) -> CodeType | None:
        """Return the code that the module ran, compiled anew if only its text is known."""
        if self.code is None and self.source is not None:
            try:
                self.code = compile_source(self.name, self.spec, self.path, self.source).code
            except SourceProblem:  # a loader that no longer accepts what it once ran
                return None
        return self.code

    def ran_the_same(self, other: Tracked) -> bool:
        """Say whether two executions of a module were of the same code, as far as known."""
        mine, theirs = self.executed_code(), other.executed_code()
        return mine is not None and theirs is not None and same_code(mine, theirs)

    @property
    def is_deleted(self) -> bool:
        """Whether its file is gone."""
        return self.change is not None and self.change.reason == "deleted"

    def overall_change(self) -> Change | None:
        """Return how the module differs from what was executed, None if it does not."""
        if self.called_for is None:
            return self.change
        if self.change is None:
            return Change(self.called_for, execute=True)
        reason = self.called_for if self.change.moved_only else self.change.reason
        return self.change._replace(reason=reason, moved_only=False, execute=True)

    def ran(self, text: bytes) -> None:
        """Take note that this text is what the module ran."""
        self.text = self.source = text
        self.change = None

    def compare(self, text: bytes, seen: Look) -> None:
        """Bring `change` up to date with what is in the file."""
        if text == self.text:
            return
        self.text = text
        try:
            self.change = self._moved(text) if self.moved else self._edited(text, seen)
        except SourceProblem as problem:
            self.change = Change("edited, but cannot be compiled", problem=problem)

    def _moved(self, text: bytes) -> Change | None:
        if self.moved is None:
            return None
        spec, path = self.moved
        return Change(f"its source is now {path}", compile_source(self.name, spec, path, text))

    def _edited(self, text: bytes, seen: Look) -> Change | None:
        if text == self.source:
            return None
        code = self.executed_code()
        if code is None and self._untouched(seen):
            self.source = text
            return None
        compiled = compile_source(self.name, self.spec, self.path, text)
        if code is None:
            code = self._made_live_module(compiled)
        if code is None:
            return Change("may have been edited since it was imported", compiled)
        same = same_code(code, compiled.code)
        if not same and self.source is None and self._was_run(self.unproven, code):
            self.source = self.unproven
        if not same and self.source is not None and not surely_different(code, compiled.code):
            same = same_syntax(self.source, text)
        if not same:
            return Change("edited", compiled)
        if _positions(code) == _positions(compiled.code):
            self.source = text
            return None
        return Change("only its lines moved", compiled, moved_only=True)

    def _was_run(self, text: bytes | None, code: CodeType) -> bool:
        """Say whether a text compiles to the very code that the module ran."""
        if text is None:
            return False
        try:
            compiled = compile_source(self.name, self.spec, self.path, text)
        except SourceProblem:  # half an edit
            return False
        same_lines = _positions(code) == _positions(compiled.code)
        return same_lines and same_code(code, compiled.code)

    def _untouched(self, seen: Look) -> bool:
        """Say whether the file is older than this process, which therefore ran it as it is."""
        if self.spec.cached is not None and may_be_stale(self.spec.cached, self.path):
            return False
        return seen.stamp is not None and max(seen.stamp[:2]) < process_start_ns()

    def _made_live_module(self, compiled: Compiled) -> CodeType | None:
        """Return what a module ran that was imported before tracking began, as far as it shows.

        The import has left it in the bytecode cache, if it could; else it may be what is in the
        file now.
        """
        for code in (cached_code(self.spec), compiled.code):
            if code is not None and looks_executed(self.name, code):
                self.code = code
                return code
        return None


def _positions(code: CodeType) -> list[tuple[int, bytes]]:
    return [(inner.co_firstlineno, inner.co_linetable) for inner in nested_codes(code)]
