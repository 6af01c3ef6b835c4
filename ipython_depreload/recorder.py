"""Watch imports: who imports whom, and which code each project module ran.

At rest there is only a finder on `sys.meta_path`. `builtins.__import__` and
`importlib._bootstrap._gcd_import` (behind `importlib.import_module`) are wrapped just while the
top-level code of a project module runs, so that an import statement in a hot function costs what
it always did.
"""

from __future__ import annotations

import builtins
import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, SourceFileLoader
from threading import RLock, get_ident, local
from types import CodeType, FrameType, ModuleType, TracebackType
from typing import Any, Protocol

from ipython_depreload.graph import NOTEBOOK, ModuleGraph
from ipython_depreload.importing import (
    absolute_name,
    prefixes,
    targets_in_vain,
    targets_of_from,
    targets_of_import,
)
from ipython_depreload.modules import Scope, search_meta_path, source_path, spec_of, true_name
from ipython_depreload.sources import Look, SourceProblem, code_to_run, look, read
from ipython_depreload.stopwatch import Mark, Stopwatch
from ipython_depreload.trace import Trace

_bootstrap: Any = importlib._bootstrap
_Place = tuple[Any, str, Any]
"""Object, attribute, and what that was before."""


class Listener(Protocol):
    """Who wants to know what ran."""

    def executed(
        self, name: str, spec: ModuleSpec, path: str, seen: Look, ran: CodeType | bytes | None
    ) -> None:
        """Take note that a module's top-level code ran to its end.

        `seen` is a look at the file from before the source was read; `ran` is the code, or the
        source if the module's loader executes it in a way of its own, None if there is neither.
        """

    def failed(self, name: str) -> None:
        """Take note that a module's top-level code raised."""

    def imported(self, importer: str, imported: str) -> None:
        """Take note that a running module imported another project module."""


class Recorder:
    """Record imports into a graph, from `install` until `remove`.

    Attributes
    ----------
    project
        Names of the project modules that were seen starting.
    missed
        Names that no finder had a module for when running project code asked for them.
    seconds
        How long each project module's top-level code ran the last time, without what it imported.
    demand
        Called with the name of each module that an import in the thread `demand_thread` is
        about to touch: lets a reload execute pending modules in the order of a fresh import.
    """

    def __init__(self, graph: ModuleGraph, scope: Scope, listener: Listener) -> None:
        self.graph = graph
        self.scope = scope
        self.listener = listener
        self.project: set[str] = set()
        self.missed: set[str] = set()
        self.seconds: dict[str, float] = {}
        self.stopwatch = Stopwatch()
        self.demand: Callable[[str], None] | None = None
        self.demand_thread = 0
        self._started: dict[str, int] = {}
        self._roots: set[str] = set()
        self._running: dict[str, int] = {}
        self._stacks = local()
        self.trace = Trace(self._on_whose_behalf)
        self._lock = RLock()
        self._finder = _Finder(self)
        self._hooks: dict[Callable[..., Any], _Place] = {}
        self._left: dict[Callable[..., Any], _Place] = {}
        self._made: dict[str, tuple[Callable[..., Any], Any]] = {}

    def install(self) -> None:
        """Begin to watch; harmless if already watching."""
        if self._finder not in sys.meta_path:
            sys.meta_path.insert(0, self._finder)

    def remove(self) -> None:
        """Stop watching and put the import machinery back."""
        if self._finder in sys.meta_path:
            sys.meta_path.remove(self._finder)
        with self._lock:
            self._running.clear()
            self._unwrap()
        self.trace.close()

    @property
    def installed(self) -> bool:
        """Whether imports are being watched."""
        return self._finder in sys.meta_path

    @property
    def finder(self) -> object:
        """The finder on `sys.meta_path`, for those who search it themselves."""
        return self._finder

    def started(self, name: str) -> int:
        """When a module was first started, as a rank; late for those never seen starting."""
        return self._started.get(name, sys.maxsize)

    def set_started(self, names: Sequence[str]) -> None:
        """Give modules that were not seen starting their ranks, before all others."""
        first = min(self._started.values(), default=0) - len(names)
        for rank, name in enumerate(names, first):
            self._started.setdefault(name, rank)
            self.project.add(name)
            self._roots.add(name.partition(".")[0])

    def forget(self, name: str) -> None:
        """Know nothing about a module any more: it was never there."""
        self.project.discard(name)
        self._started.pop(name, None)
        self.seconds.pop(name, None)

    def enter(self, name: str) -> None:
        """Note that the top-level code of a project module starts."""
        stack, marks = self._stack(), self._marks()
        marks[len(stack) :] = [self.stopwatch.start()]
        stack.append(name)
        with self._lock:
            self.project.add(name)
            self._roots.add(name.partition(".")[0])
            self._started.setdefault(name, len(self._started))
            self._running[name] = self._running.get(name, 0) + 1
            if not self._hooks and self.installed:
                self._wrap(builtins, "__import__", _import_hook)
                self._wrap(_bootstrap, "_gcd_import", _gcd_import_hook)

    def leave(self, name: str) -> None:
        """Note that the top-level code of a project module ended."""
        stack = self._stack()
        while name in stack:
            inner = stack[-1]  # another one if an interrupt kept that from leaving
            self._stop(inner)
            stack.pop()  # only now: what is interrupted before is done again
            self.seconds[inner] = self.stopwatch.stop(self._marks()[len(stack)])
            if inner == name:
                break

    def _stop(self, name: str) -> None:
        with self._lock:
            times = self._running.pop(name, 0)
            if times > 1:
                self._running[name] = times - 1
            if not self._running:
                self._unwrap()
        if not self._running:
            self.trace.end()

    @property
    def depth(self) -> int:
        """How many modules' top-level code runs in this thread, one within the other."""
        return len(self._stack())

    def unwind(self, depth: int) -> None:
        """Leave what this thread has entered since it was so deep, whatever happened meanwhile."""
        while self.depth > depth:
            self.leave(self._stack()[-1])
        if not self._running:
            self._unwrap()

    def _stack(self) -> list[str]:
        """The modules whose top-level code runs in this thread, innermost last."""
        stack: list[str] | None = getattr(self._stacks, "names", None)
        if stack is None:
            stack = self._stacks.names = []
        return stack

    def _marks(self) -> list[Mark]:
        """When each module of the stack was started; more than those after an interrupt."""
        marks: list[Mark] | None = getattr(self._stacks, "marks", None)
        if marks is None:
            marks = self._stacks.marks = []
        return marks

    def _on_whose_behalf(self) -> tuple[str, ...]:
        stack = self._stack()
        # A thread that a running module may have started: it could be any of them.
        return (stack[-1],) if stack else tuple(self._running)

    @property
    def active(self) -> bool:
        """Whether the top-level code of some project module is running."""
        return bool(self._running)

    def _wrap(self, owner: Any, attribute: str, make: Callable[..., Any]) -> None:
        original = getattr(owner, attribute)
        hook, around = self._made.get(attribute, (None, None))
        if hook is None or around is not original or hook in self._left:
            hook = make(self, original)
            self._made[attribute] = hook, original
        self._hooks[hook] = (owner, attribute, original)
        setattr(owner, attribute, hook)

    def _unwrap(self) -> None:
        # Another tool may have wrapped a hook of ours meanwhile: it stays inside, inert, until
        # that tool puts it back.
        self._left |= self._hooks
        self._hooks.clear()
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
        if hook in self._hooks:
            return True
        with self._lock:
            if hook in self._left:
                self._take_out(hook)
        return False

    # -- recording ---------------------------------------------------------------------------

    def ask(self, names: Sequence[str]) -> None:
        """Tell the reload under way, if this thread is running one, what is about to be used."""
        if self.demand is not None and get_ident() == self.demand_thread:
            for name in names:
                self.demand(true_name(name))

    def record(self, importer: object, targets: Sequence[str], frame: FrameType | None) -> None:
        """Add edges for one import, executed by `importer`'s code in `frame`."""
        if frame is not None and frame.f_code.co_name == "<module>" and self._runs(importer):
            top: object = importer  # the usual case
        else:
            top = _running_module(frame)
        direct = top == importer or (top is None and importer in self._running)
        for target in targets:
            if type(importer) is str and (importer in self.project or importer == NOTEBOOK):
                self._add_edge(importer, target, import_time=direct)
            if type(top) is str and top != importer and top in self.project:
                self._add_edge(top, target, import_time=True)

    def _runs(self, importer: object) -> bool:
        return type(importer) is str and importer in self._running

    def _add_edge(self, importer: str, imported: str, *, import_time: bool) -> None:
        self.graph.add_edge(importer, imported, import_time=import_time)
        if import_time and imported in self.project and importer in self._running:
            self.listener.imported(importer, imported)

    def concerns_project(self, importer: object, target: str) -> bool:
        """Say quickly whether an import may have anything to do with project code."""
        if type(importer) is str and importer in self.project:
            return True
        return target.partition(".")[0] in self._roots


class _Finder:
    """First on `sys.meta_path`: sees each project module about to be imported."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        recorder = self._recorder
        if type(path) is list and path and recorder.scope.is_library_path(str(path[0])):
            return None
        spec = search_meta_path(name, path, self, target)
        if spec is None and not recorder.active:
            return None
        if spec is not None and not recorder.scope.is_project(name, source_path(spec)):
            return spec
        frame = _importing_frame(sys._getframe(1))
        importer = None if frame is None else frame.f_globals.get("__name__")
        recorder.record(importer, [name], frame)
        if spec is None:  # the importer is not up to date any more once it is found
            recorder.missed.add(name)
            return None
        recorder.missed.discard(name)
        if hasattr(spec.loader, "exec_module"):
            spec.loader = _ObservedLoader(spec.loader, recorder)  # type: ignore[assignment]
        return spec


class _ObservedLoader:
    """Stands in for a module's loader until the module runs, then puts the real one back."""

    def __init__(self, loader: Any, recorder: Recorder) -> None:
        self.wrapped = loader
        self._recorder = recorder

    def __getattr__(self, name: str) -> Any:
        return getattr(self.wrapped, name)

    def exec_module(self, module: ModuleType) -> None:
        loader = self.wrapped
        spec: Any = module.__spec__
        name = module.__name__
        recorder = self._recorder
        if spec is None or not recorder.installed:
            _bootstrap._call_with_frames_removed(loader.exec_module, module)
            return
        if spec.loader is self:
            spec.loader = module.__loader__ = loader
        path = str(spec.origin)
        seen = look(path)
        recorder.enter(name)
        try:
            code, source = _what_runs(loader, name, path, spec.cached)
            if code is None:
                _bootstrap._call_with_frames_removed(loader.exec_module, module)
            else:
                recorder.trace.begin(name, code)
                _bootstrap._call_with_frames_removed(exec, code, module.__dict__)
        except BaseException as error:
            hide_hooks(error.__traceback__)
            recorder.listener.failed(name)
            raise
        finally:
            recorder.leave(name)
        recorder.listener.executed(name, spec, path, seen, source if code is None else code)


# `remove_importlib_frames` in CPython's import.c (3.11 to 3.13) trims tracebacks by file name:
# this frame stands where importlib's own would, and must disappear with them.
_ObservedLoader.exec_module.__code__ = _ObservedLoader.exec_module.__code__.replace(
    co_filename="<frozen importlib._bootstrap>"
)


def _what_runs(
    loader: Any, name: str, path: str, cached: str | None
) -> tuple[CodeType | None, bytes | None]:
    """Return the code that a loader would execute, or the source if it has its own way."""
    if type(loader).exec_module is SourceFileLoader.exec_module:
        return code_to_run(loader, name, path, cached), None
    try:
        return None, read(name, path)
    except SourceProblem:  # it may load something else
        return None, None


def runs_code(spec: ModuleSpec) -> bool:
    """Say whether a module's loader does no more than to execute a code object."""
    loader: Any = unwrapped(spec.loader)
    return type(loader).exec_module is SourceFileLoader.exec_module


def unwrapped(loader: Any) -> Any:
    """Return the real loader behind one of ours."""
    return loader.wrapped if isinstance(loader, _ObservedLoader) else loader


def _import_hook(recorder: Recorder, original: Callable[..., Any]) -> Callable[..., Any]:
    def __import__(  # noqa: A001, N807
        name: str,
        globals: Mapping[str, Any] | None = None,  # noqa: A002
        locals: Mapping[str, Any] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        if not recorder.is_in_place(__import__):
            return original(name, globals, locals, fromlist, level)
        frame = sys._getframe(1)
        scope = globals if type(globals) is dict else frame.f_globals
        importer = scope.get("__name__")
        absolute = absolute_name(name, scope, level) if type(name) is str else ""
        if recorder.concerns_project(importer, absolute):
            arguments = (name, globals, locals, fromlist, level)
            return _observed_import(recorder, original, arguments, absolute, importer, frame)
        if not recorder.trace.profiling:
            return original(name, globals, locals, fromlist, level)
        with recorder.trace.paused():
            return original(name, globals, locals, fromlist, level)

    return __import__


def _observed_import(
    recorder: Recorder,
    original: Callable[..., Any],
    arguments: tuple[Any, ...],
    absolute: str,
    importer: object,
    frame: FrameType,
) -> Any:
    fromlist = arguments[3]  # whatever else it is, a name that is looked up is not in it
    parts = [part for part in fromlist if type(part) is str] if type(fromlist) in _LISTS else []
    mark = recorder.stopwatch.start()
    try:
        if recorder.demand is not None:
            recorder.ask([*prefixes(absolute), *(f"{absolute}.{part}" for part in parts)])
        module = original(*arguments)
    except BaseException:  # of whatever kind: another outcome would be news to the importer
        recorder.record(importer, targets_in_vain(absolute, parts), frame)
        raise
    finally:
        recorder.stopwatch.stop(mark)
    if fromlist:
        recorder.record(importer, targets_of_from(absolute, parts), frame)
    else:
        recorder.record(importer, targets_of_import(importer, absolute), frame)
    return module


_LISTS = (tuple, list)


def _gcd_import_hook(recorder: Recorder, original: Callable[..., Any]) -> Callable[..., Any]:
    def _gcd_import(name: str, package: str | None = None, level: int = 0) -> Any:
        if not recorder.is_in_place(_gcd_import) or type(name) is not str:
            return original(name, package, level)
        absolute = absolute_name(name, {"__package__": package}, level)
        frame = _importing_frame(sys._getframe(1))
        if frame is None:
            recorder.ask(prefixes(absolute))
            return original(name, package, level)
        return _observed_gcd_import(recorder, original, (name, package, level), absolute, frame)

    return _gcd_import


def _observed_gcd_import(
    recorder: Recorder,
    original: Callable[..., Any],
    arguments: tuple[Any, ...],
    absolute: str,
    frame: FrameType,
) -> Any:
    mark = recorder.stopwatch.start()
    try:
        recorder.ask(prefixes(absolute))
        return original(*arguments)
    finally:
        recorder.stopwatch.stop(mark)
        recorder.record(frame.f_globals.get("__name__"), [absolute], frame)


_OBSERVED_CODES = {_observed_import.__code__, _observed_gcd_import.__code__}
_HOOK_CODES = _OBSERVED_CODES | {
    constant
    for make in (_import_hook, _gcd_import_hook)
    for constant in make.__code__.co_consts
    if isinstance(constant, CodeType)
}


def hide_hooks(traceback: TracebackType | None) -> None:
    """Take our hooks' frames out of a traceback: they say nothing to the user."""
    while traceback is not None:
        inner = traceback.tb_next
        while inner is not None and inner.tb_frame.f_code in _HOOK_CODES:
            inner = inner.tb_next
        traceback.tb_next = inner
        traceback = inner


def clear_own_frames(traceback: TracebackType | None) -> None:
    """Let go of whatever our own frames worked with, those of a traceback that have ended."""
    own = __file__.rpartition("recorder.py")[0]
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename.startswith(own):
            with suppress(RuntimeError):  # it still runs
                traceback.tb_frame.clear()
        traceback = traceback.tb_next


def _running_module(frame: FrameType | None) -> str | None:
    """Return the name of the module whose top-level code runs under a frame, innermost first."""
    while frame is not None:
        if frame.f_code.co_name == "<module>":
            name = frame.f_globals.get("__name__")
            # Else it is code given to `exec`, or a script: it runs for whoever does that.
            if type(name) is str and (name == NOTEBOOK or spec_of(sys.modules.get(name))):
                return name
        frame = frame.f_back
    return None


_MACHINERY = {"importlib", "_frozen_importlib", __name__.partition(".")[0]}


def _importing_frame(frame: FrameType | None) -> FrameType | None:
    """Return the frame of the code that asked for an import: the first outside importlib.

    None if one of our hooks is on the way there: it will record the import, and knows better what
    was asked for.
    """
    while frame is not None and frame.f_code not in _OBSERVED_CODES:
        name = frame.f_globals.get("__name__")
        if type(name) is not str or name.partition(".")[0] not in _MACHINERY:
            return frame
        frame = frame.f_back
    return None
