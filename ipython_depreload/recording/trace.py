"""Which functions of project modules ran while modules were being imported.

On Python 3.12+ through `sys.monitoring`, with events only on the code of project modules: library
code pays nothing. On 3.11 through a profile function that is set while project code runs and
taken away during imports of libraries.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from inspect import CO_OPTIMIZED
from itertools import chain, islice
from types import CodeType, FrameType
from typing import Any
from weakref import KeyedRef

from ipython_depreload.code.sources import nested_codes

_TOOL_NAME = "ipython_depreload"
_EARLIER = ""  # stands for the modules as they were before they were executed again
_TOOL_IDS = (4, 3)  # not 0, 1, 2 and 5, which PEP 669 gives to debuggers, coverage, profilers


class Trace:
    """Remembers, for each module, the functions that its top-level code caused to run.

    Parameters
    ----------
    running
        Gives the modules on whose behalf the current thread runs: the one whose top-level code
        is innermost, or all that run if the thread is not one of theirs; none when nothing does.
    tell
        Called with such a module and a function that starts for the first time on its behalf.
    """

    def __init__(
        self, running: Callable[[], tuple[str, ...]], tell: Callable[[str, CodeType], object]
    ) -> None:
        self._running = running
        self._tell = tell
        self._noted: dict[str, CodeType] = {}  # of which nothing else is known
        self._traced: dict[str, dict[int, CodeType]] = {}
        # Made when first asked for. Each module in it may have run the code; `_ran` knows.
        self._runners: dict[int, dict[str, None]] | None = None
        self._repeated: set[str] = set()
        self.summaries: dict[str, object] = {}  # kept here for `live.summary`
        self.other_names: Mapping[str, frozenset[str]] = {}  # of `other_names`, likewise
        self._watcher: _Monitor | _Profile | None = None
        self._waiting: list[CodeType] = []

    def watch(self, module: str, code: CodeType) -> None:
        """The module is about to execute this code: watch its functions from now on."""
        watcher = self._start()
        if watcher is None:
            self.forget(module)
            return
        self._begin(module, code)
        waiting, self._waiting = self._waiting, []
        watcher.watch(chain.from_iterable(map(_functions, (*waiting, code))))

    def note(self, module: str, code: CodeType) -> None:
        """The module is about to execute this code, which runs nothing but itself."""
        if module in self._traced or module in self._noted:
            self._begin(module, code)
        else:
            self._noted[module] = code
        self._waiting.append(code)  # until there is a module that might run its functions

    @property
    def _ran(self) -> dict[str, dict[int, CodeType]]:
        """Module -> id -> code of what ran, its own top level first."""
        for module in list(self._noted):
            code = self._noted.pop(module)
            self._traced[module] = {id(code): code}
            self._index(module, [id(code)])
        return self._traced

    def _begin(self, module: str, code: CodeType) -> None:
        old = self.code_of(module)
        if old is code:
            self._keep_earlier(self._functions_run(module))
        elif old is not None:
            self._repeated.add(module)
            runs = self._runs_of(old)
            own = runs.pop(module, ())  # known anew from now on
            gone = set(map(id, own))
            self._keep_earlier(c for c in self._functions_run(module) if id(c) not in gone)
            if own or runs:
                later = successors(old, code)
                self._keep_earlier(later[c] for c in own if c in later)
                self._follow(runs, later)
            self._drop_from_index(old)
        self._ran[module] = {id(code): code}
        self._index(module, self._ran[module])

    def _functions_run(self, module: str) -> Iterable[CodeType]:
        return islice(list(self._ran[module].values()), 1, None)

    def _keep_earlier(self, codes: Iterable[CodeType]) -> None:
        """Functions that a module ran may have kept results for the next time."""
        earlier = self._ran.get(_EARLIER, {})
        functions = [code for code in codes if code.co_flags & CO_OPTIMIZED]
        more = {id(code): code for code in functions if id(code) not in earlier}
        if more:
            self._ran[_EARLIER] = earlier | more
            self._index(_EARLIER, more)

    def _start(self) -> _Monitor | _Profile | None:
        if self._watcher is None:
            self._watcher = _Monitor.make(self._started) or _Profile.make(self._started)
            if self._watcher is not None:
                self._waiting.clear()
                for module in self._ran:  # known from before, or before it was closed
                    self._watcher.watch(_functions(self._top_level(module)))
        return self._watcher

    def end(self) -> None:
        """No top-level code runs any more."""
        if self._watcher is not None:
            self._watcher.rest()

    def close(self) -> None:
        """Give the interpreter's hooks back."""
        self._repeated.update(self._ran)  # what is executed anew from now on goes unseen
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None

    def unwatched(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call a function that runs none of a project module, or watches it by itself.

        Where that costs something, it is not watched what else it runs.
        """
        if type(self._watcher) is _Profile:
            return self._watcher.without(function, *arguments)
        return function(*arguments)

    def ran(self, module: str) -> dict[int, CodeType] | None:
        """Return id -> code of what ran during a module's import, None if unknown.

        Its own top level, and functions and class bodies of project modules. The class bodies of
        a module that was not watched are left out: they use nothing of others.
        """
        return self._ran.get(module)

    def ran_by(self, code: CodeType) -> list[str]:
        """Return the modules during whose import, the last one, a function ran."""
        return [module for module in self._ran_by(id(code)) if module != _EARLIER]

    def holders(self, code: CodeType) -> list[str]:
        """Return where `snapshot` has a function: under modules that ran it, and as run earlier."""
        return self._ran_by(id(code))

    def has_run(self, code: CodeType) -> bool:
        """Say whether a function ran during the last import of a module, or an earlier one."""
        return bool(self.holders(code))

    def all_that_ran(self) -> Iterable[CodeType]:
        """Return every code object that `has_run`."""
        return {k: code for ran in list(self._ran.values()) for k, code in ran.items()}.values()

    def _ran_by(self, number: int) -> list[str]:
        if self._runners is None:
            self._runners = {}
            for module, codes in list(self._ran.items()):
                self._index(module, list(codes))  # another thread may be importing
        return [m for m in self._runners.get(number, ()) if number in self._ran.get(m, ())]

    def _index(self, module: str, numbers: Iterable[int]) -> None:
        if self._runners is not None:
            for number in numbers:
                self._runners.setdefault(number, {})[module] = None

    def code_of(self, module: str) -> CodeType | None:
        """Return the code of a traced module's top level."""
        return self._top_level(module) if module in self._ran else None

    def has_made_all_of(self, module: str, code: CodeType | None) -> bool:
        """Say whether a module's functions have the code objects in this code, not just equal ones.

        Not so if the module was executed anew by others: functions from before may be held.
        """
        return self.code_of(module) is code is not None and module not in self._repeated

    def have_followed(self, modules: Iterable[str]) -> None:
        """All functions of these modules have the code objects of what ran last."""
        self._repeated.difference_update(modules)

    def _top_level(self, module: str) -> CodeType:
        return next(iter(self._ran[module].values()))

    def replace(self, module: str, code: CodeType, pairs: Mapping[CodeType, CodeType]) -> None:
        """The functions of a module have new code, made from this: watch and know it instead."""
        old = self.code_of(module)
        if old is None:
            return
        self._follow(self._runs_of(old), pairs)
        self._drop_from_index(old)
        _, *ran = self._ran[module].values()
        self._ran[module] = {id(c): c for c in (code, *ran)}
        self._index(module, [id(code)])
        if self._watcher is not None:
            self._watcher.watch(_functions(code))
            if not self._running():
                self._watcher.rest()

    def _drop_from_index(self, top: CodeType) -> None:
        """Nobody asks for the functions of an earlier version, and their ids will be reused."""
        if self._runners is not None:
            for code in _functions(top):
                self._runners.pop(id(code), None)

    def _runs_of(self, top: CodeType) -> dict[str, list[CodeType]]:
        """Return module -> the functions in this code that ran while it was imported."""
        found: dict[str, list[CodeType]] = {}
        for code in _functions(top):
            for module in self._ran_by(id(code)):
                found.setdefault(module, []).append(code)
        return found

    def _follow(
        self, runs: Mapping[str, Iterable[CodeType]], pairs: Mapping[CodeType, CodeType]
    ) -> None:
        """Whoever ran one of these functions has run what is now known as its later version."""
        for importer, codes in runs.items():
            later = {id(code): pairs[code] for code in codes if code in pairs}
            gone = set(map(id, codes)) if importer == _EARLIER else later.keys()
            kept = {k: c for k, c in self._ran[importer].items() if k not in gone}
            moved = {id(code): code for code in later.values()}
            self._ran[importer] = kept | moved
            self._index(importer, moved)

    def forget(self, module: str) -> None:
        """Know nothing about a module any more."""
        self._ran.pop(module, None)

    def snapshot(self) -> dict[str, dict[int, CodeType]]:
        """Return all that is known, as `restore` takes it."""
        return dict(self._ran)

    def restore(self, ran: dict[str, dict[int, CodeType]]) -> None:
        """Go back to a snapshot."""
        self._noted.clear()
        self._traced = dict(ran)
        self._runners = None

    def _started(self, code: CodeType) -> bool:
        modules = self._running()
        ran = self._ran if self._noted else self._traced  # quickly: this is called very often
        for module in modules:
            codes = ran.get(module)
            # Else it is executed by a loader of its own, not traced; or not for the first time.
            if codes is not None and id(code) not in codes:
                codes[id(code)] = code
                self._index(module, [id(code)])
                self._tell(module, code)
        return bool(modules)


def _functions(code: CodeType) -> list[CodeType]:
    """Return all code objects inside a module's."""
    found = [code]
    for inner in found:  # which grows meanwhile
        found += [c for c in inner.co_consts if type(c) is CodeType]
    return found[1:]


def successors(old: CodeType, new: CodeType) -> dict[CodeType, CodeType]:
    """Match the functions of two versions of a module by qualified name and order."""
    later: dict[str, list[CodeType]] = {}
    for code in _in_order(new):
        later.setdefault(code.co_qualname, []).append(code)
    return {
        code: later[code.co_qualname].pop(0)
        for code in _in_order(old)
        if later.get(code.co_qualname)
    }


def _in_order(code: CodeType) -> Iterator[CodeType]:
    return islice(nested_codes(code), 1, None)


class _Monitor:
    """PEP 669 events on the functions of project modules."""

    def __init__(self, tool: int, started: Callable[[CodeType], bool]) -> None:
        self._tool = tool
        self._event = sys.monitoring.events.PY_START  # type: ignore[attr-defined]
        self._asleep = False
        disable = sys.monitoring.DISABLE  # type: ignore[attr-defined]

        def on_start(code: CodeType, offset: int) -> object:
            if started(code):
                return None
            self._asleep = True
            return disable

        sys.monitoring.use_tool_id(tool, _TOOL_NAME)  # type: ignore[attr-defined]
        sys.monitoring.register_callback(tool, self._event, on_start)  # type: ignore[attr-defined]

    @classmethod
    def make(cls, started: Callable[[CodeType], bool]) -> _Monitor | None:
        if not hasattr(sys, "monitoring"):
            return None
        for tool in _TOOL_IDS:
            if sys.monitoring.get_tool(tool) is None:
                return cls(tool, started)
        return None

    def watch(self, codes: Iterable[CodeType]) -> None:
        if self._asleep:
            # Functions called since the last import are no longer reported: wake them.
            sys.monitoring.restart_events()  # type: ignore[attr-defined]
            self._asleep = False
        for code in codes:
            sys.monitoring.set_local_events(self._tool, code, self._event)  # type: ignore[attr-defined]

    def rest(self) -> None:
        """Nothing to do: a function that is called from now on puts its event to sleep."""

    def close(self) -> None:
        sys.monitoring.register_callback(self._tool, self._event, None)  # type: ignore[attr-defined]
        sys.monitoring.free_tool_id(self._tool)  # type: ignore[attr-defined]


class _Profile:
    """A profile function, for Python 3.11."""

    def __init__(self, started: Callable[[CodeType], bool]) -> None:
        self._started = started
        self._codes: dict[int, KeyedRef[int, CodeType]] = {}

    def _gone(self, reference: KeyedRef[int, CodeType]) -> None:
        self._codes.pop(reference.key, None)

    @classmethod
    def make(cls, started: Callable[[CodeType], bool]) -> _Profile | None:
        return None if hasattr(sys, "monitoring") or sys.getprofile() else cls(started)

    def watch(self, codes: Iterable[CodeType]) -> None:
        self._codes.update((id(code), KeyedRef(code, self._gone, id(code))) for code in codes)
        if sys.getprofile() is None:
            sys.setprofile(self._on_event)
        if threading.getprofile() is None:
            threading.setprofile(self._on_event)  # for threads started during the import

    def rest(self) -> None:
        if sys.getprofile() == self._on_event:
            sys.setprofile(None)
        if threading.getprofile() == self._on_event:
            threading.setprofile(None)

    close = rest

    def without(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call a function with the profile function taken away, if it is ours."""
        profile = sys.getprofile()
        if profile != self._on_event:
            return function(*arguments)
        sys.setprofile(None)
        try:
            return function(*arguments)
        finally:
            sys.setprofile(profile)

    def _on_event(self, frame: FrameType, event: str, argument: object) -> None:
        if event == "call" and id(frame.f_code) in self._codes:
            self._started(frame.f_code)


CALLING_CODES = (Trace.unwatched.__code__, _Profile.without.__code__)
"""What stands in tracebacks between whoever called `Trace.unwatched` and what that called."""
