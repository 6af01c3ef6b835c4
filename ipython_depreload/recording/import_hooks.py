"""The wrappers around `builtins.__import__` and `importlib._bootstrap._gcd_import`.

They are in place just while the top-level code of a project module runs, so that an import
statement in a hot function costs what it always did. Behind `importlib.import_module` there is
`_gcd_import`.
"""

from __future__ import annotations

import builtins
import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from threading import RLock
from types import CodeType, FrameType, TracebackType
from typing import Any, Protocol

from ipython_depreload.code.importing import (
    HOOK_OF,
    HOOKED,
    absolute_name,
    prefixes,
    targets_in_vain,
    targets_of_from,
    targets_of_import,
)
from ipython_depreload.recording.stopwatch import Stopwatch
from ipython_depreload.recording.trace import CALLING_CODES, Trace

RELOAD_OF = "<reload of "
"""With this begins what the frame is called that runs a module for a reload."""

_OWN = __file__.rpartition("recording")[0]
_bootstrap: Any = importlib._bootstrap
_Place = tuple[Any, str, Any]
"""Object, attribute, and what that was before."""


class Observer(Protocol):
    """Who wants to know of imports."""

    @property
    def trace(self) -> Trace:
        """What watches the functions of project modules."""

    @property
    def stopwatch(self) -> Stopwatch:
        """What measures the time that modules take without what they import."""

    @property
    def asks(self) -> bool:
        """Whether `ask` has to be called."""

    @property
    def some_run_on_access(self) -> bool:
        """Whether importing a module or a name may run functions of project modules."""

    def concerns_project(self, importer: object, target: str) -> bool:
        """Say quickly whether an import may have anything to do with project code."""

    def ask(self, names: Sequence[str]) -> None:
        """An import is about to touch these modules."""

    def record(self, importer: object, targets: Sequence[str], frame: FrameType | None) -> None:
        """Code of `importer` in `frame` has imported these modules, or tried to."""


class ImportHooks:
    """Puts the wrappers in place and takes them out, whatever other tools do meanwhile."""

    def __init__(self, observer: Observer) -> None:
        self._observer = observer
        self._lock = RLock()
        self._placed: dict[Callable[..., Any], _Place] = {}
        self._left: dict[Callable[..., Any], _Place] = {}
        self._made: dict[str, tuple[Callable[..., Any], Any]] = {}

    @property
    def placed(self) -> bool:
        """Whether imports are seen."""
        return bool(self._placed)

    def place(self) -> None:
        """See imports from now on; harmless if it is so already."""
        if not self._placed:
            with self._lock:
                self._wrap(builtins, HOOKED[0], _import_hook)
                self._wrap(_bootstrap, HOOKED[1], _gcd_import_hook)

    def _wrap(self, owner: Any, attribute: str, make: Callable[..., Any]) -> None:
        original = getattr(owner, attribute)
        hook, around = self._made.get(attribute, (None, None))
        if hook is None or around is not original or hook in self._left:
            hook = make(self, self._observer, original)
            vars(hook)[HOOK_OF] = original
            self._made[attribute] = hook, original
        self._placed[hook] = (owner, attribute, original)
        setattr(owner, attribute, hook)

    def remove(self) -> None:
        """See imports no longer."""
        # Another tool may have wrapped a hook of ours meanwhile: it stays inside, inert, until
        # that tool puts it back.
        if not self._placed and not self._left:
            return
        with self._lock:
            self._left |= self._placed
            self._placed.clear()
            while sum(map(self._take_out, list(reversed(self._left)))):
                continue

    def _take_out(self, hook: Callable[..., Any]) -> bool:
        owner, attribute, original = self._left[hook]
        if getattr(owner, attribute) is not hook:
            return False
        setattr(owner, attribute, original)
        del self._left[hook]
        return True

    def is_in_place(self, hook: Callable[..., Any]) -> bool:
        """Say whether a hook is to do its work; if not, and it is outermost, take it out."""
        if hook in self._placed:
            return True
        with self._lock:
            if hook in self._left:
                self._take_out(hook)
        return False


def _import_hook(
    hooks: ImportHooks, observer: Observer, original: Callable[..., Any]
) -> Callable[..., Any]:
    def __import__(  # noqa: A001, N807
        name: str,
        globals: Mapping[str, Any] | None = None,  # noqa: A002
        locals: Mapping[str, Any] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        if not hooks.is_in_place(__import__):
            return original(name, globals, locals, fromlist, level)
        frame = sys._getframe(1)
        scope = globals if type(globals) is dict else frame.f_globals
        importer = scope.get("__name__")
        absolute = absolute_name(name, scope, level) if type(name) is str else ""
        arguments = (name, globals, locals, fromlist, level)
        if not observer.concerns_project(importer, absolute):
            return observer.trace.unwatched(original, *arguments)
        call = (observer, original, arguments, absolute, importer, frame)
        if observer.some_run_on_access:
            return _observed_import(*call)
        return observer.trace.unwatched(_observed_import, *call)

    return __import__


def _observed_import(
    observer: Observer,
    original: Callable[..., Any],
    arguments: tuple[Any, ...],
    absolute: str,
    importer: object,
    frame: FrameType,
) -> Any:
    fromlist = arguments[3]  # whatever else it is, a name that is looked up is not in it
    parts = [part for part in fromlist if type(part) is str] if type(fromlist) in _LISTS else []
    mark = observer.stopwatch.start()
    try:
        if observer.asks:
            observer.ask([*prefixes(absolute), *(f"{absolute}.{part}" for part in parts)])
        module = original(*arguments)
    except BaseException:  # of whatever kind: another outcome would be news to the importer
        observer.record(importer, targets_in_vain(absolute, parts), frame)
        raise
    finally:
        observer.stopwatch.stop(mark)
    if fromlist:
        observer.record(importer, targets_of_from(absolute, parts), frame)
    else:
        observer.record(importer, targets_of_import(importer, absolute), frame)
    return module


_LISTS = (tuple, list)


def _gcd_import_hook(
    hooks: ImportHooks, observer: Observer, original: Callable[..., Any]
) -> Callable[..., Any]:
    def _gcd_import(name: str, package: str | None = None, level: int = 0) -> Any:
        if not hooks.is_in_place(_gcd_import) or type(name) is not str:
            return original(name, package, level)
        absolute = absolute_name(name, {"__package__": package}, level)
        frame = importing_frame(sys._getframe(1))
        if frame is None:
            observer.ask(prefixes(absolute))
            return original(name, package, level)
        return _observed_gcd_import(observer, original, (name, package, level), absolute, frame)

    return _gcd_import


def _observed_gcd_import(
    observer: Observer,
    original: Callable[..., Any],
    arguments: tuple[Any, ...],
    absolute: str,
    frame: FrameType,
) -> Any:
    mark = observer.stopwatch.start()
    try:
        observer.ask(prefixes(absolute))
        return original(*arguments)
    finally:
        observer.stopwatch.stop(mark)
        observer.record(frame.f_globals.get("__name__"), [absolute], frame)


_OBSERVED_IMPORT = _observed_import.__code__
_OBSERVED_GCD_IMPORT = _observed_gcd_import.__code__
_HOOK_CODES = [
    *CALLING_CODES,
    _OBSERVED_IMPORT,
    _OBSERVED_GCD_IMPORT,
    *(
        constant
        for make in (_import_hook, _gcd_import_hook)
        for constant in make.__code__.co_consts
        if isinstance(constant, CodeType)
    ),
]
_MACHINERY = {"importlib", "importlib._bootstrap", "_frozen_importlib"}
_OWN_PREFIX = f"{__name__.partition('.')[0]}."


def importing_frame(frame: FrameType | None) -> FrameType | None:
    """Return the frame of the code that asked for an import: the first outside importlib.

    None if one of our hooks is on the way there: it will record the import, and knows better what
    was asked for.
    """
    while frame is not None:
        code = frame.f_code
        if code is _OBSERVED_IMPORT or code is _OBSERVED_GCD_IMPORT:  # `in` would hash code: slow
            return None
        name = frame.f_globals.get("__name__")
        if type(name) is not str or not (name in _MACHINERY or name.startswith(_OWN_PREFIX)):
            return frame
        frame = frame.f_back
    return None


def hide_hooks(traceback: TracebackType | None) -> None:
    """Take our hooks' frames out of a traceback: they say nothing to the user."""
    while traceback is not None:
        inner = traceback.tb_next
        while inner is not None and any(inner.tb_frame.f_code is code for code in _HOOK_CODES):
            inner = inner.tb_next
        traceback.tb_next = inner
        traceback = inner


def is_own(filename: str) -> bool:
    """Say whether a frame that shows this file name is of ours."""
    return filename.startswith((_OWN, RELOAD_OF))


def clear_own_frames(traceback: TracebackType | None) -> None:
    """Let go of whatever our own frames worked with, those of a traceback that have ended."""
    while traceback is not None:
        if is_own(traceback.tb_frame.f_code.co_filename):
            with suppress(RuntimeError):  # it still runs
                traceback.tb_frame.clear()
        traceback = traceback.tb_next
