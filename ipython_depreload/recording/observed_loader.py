"""What stands in for the loader of a project module while that is imported."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, FunctionType, ModuleType
from typing import Any, Protocol

from ipython_depreload.code.sources import Look, SourceProblem, code_to_run, look, read
from ipython_depreload.recording.import_hooks import RELOAD_OF, hide_hooks

_bootstrap: Any = importlib._bootstrap


class Listener(Protocol):
    """Who wants to know what ran."""

    def executed(
        self, module: ModuleType, spec: ModuleSpec, seen: Look, ran: CodeType | bytes | None
    ) -> None:
        """Take note that a module's top-level code ran to its end.

        `seen` is a look at the file from before the source was read; `ran` is the code, or the
        source if the module's loader executes it in a way of its own, None if there is neither.
        """

    def failed(self, name: str) -> None:
        """Take note that a module's top-level code raised."""

    def starts(self, module: str, code: CodeType, home: str) -> None:
        """Take note that code of the module `home` is about to run on behalf of a running one."""

    def has_imported(self, module: str, targets: Sequence[str]) -> None:
        """Take note that the top level of a running module has imported these."""

    def is_known_to_libraries(self, module: str) -> bool:
        """Say whether libraries may lead to objects of a module, as from the name of a class."""

    def imported(self, importer: str, imported: str) -> None:
        """Take note that a running module imported another project module."""


class Observer(Protocol):
    """Who watches the execution of modules."""

    def watching(self) -> bool:
        """Say whether that is still wanted."""

    @property
    def listener(self) -> Listener:
        """Who wants to know what ran."""

    def enter(self, name: str, code: CodeType | None) -> None:
        """The top-level code of a module starts, None if only its loader knows that code."""

    def failed(self, name: str, code: CodeType | None) -> None:
        """It has raised."""

    @property
    def depth(self) -> int:
        """How many modules were entered and have not ended."""

    def unwind(self, depth: int) -> None:
        """Those entered since it was so deep have ended."""


def observe(spec: ModuleSpec, observer: Observer) -> None:
    """Have a module's execution seen, once, if its loader can execute modules."""
    loader: Any = spec.loader
    if type(loader) is SourceFileLoader:  # each is made for one module: no need of another object
        # Not through `vars`: that would make a dictionary that the instance has no other need of.
        setattr(loader, "exec_module", partial(_exec_module, loader, observer))  # noqa: B010
    elif hasattr(loader, "exec_module") and hasattr(loader, "create_module"):
        spec.loader = ObservedLoader(loader, observer)  # type: ignore[assignment]


class ObservedLoader:
    """Stands in for a module's loader until the module runs, then puts the real one back."""

    def __init__(self, loader: Any, observer: Observer) -> None:
        self.wrapped = loader
        self._observer = observer

    def __getattr__(self, name: str) -> Any:
        return getattr(self.wrapped, name)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        created: ModuleType | None = self.wrapped.create_module(spec)
        return created

    def exec_module(self, module: ModuleType) -> None:
        spec: Any = module.__spec__
        if spec is not None and spec.loader is self:
            spec.loader = module.__loader__ = self.wrapped
        _execute(self.wrapped, module, self._observer)


def _exec_module(loader: Any, observer: Observer, module: ModuleType) -> None:
    with suppress(AttributeError):  # executed twice
        del loader.exec_module
    _execute(loader, module, observer)


def _execute(loader: Any, module: ModuleType, observer: Observer) -> None:
    spec: Any = module.__spec__
    if spec is None or not observer.watching():
        _bootstrap._call_with_frames_removed(loader.exec_module, module)
        return
    name, path = module.__name__, str(spec.origin)
    seen = look(path)
    depth = observer.depth
    code: CodeType | None = None
    try:
        code, source = _what_runs(loader, name, path, spec.cached, seen)
        observer.enter(name, code)
        if code is None:
            _bootstrap._call_with_frames_removed(loader.exec_module, module)
        else:
            _bootstrap._call_with_frames_removed(exec, code, module.__dict__)
    except BaseException as error:
        hide_hooks(error.__traceback__)
        observer.failed(name, code)
        raise
    finally:
        observer.unwind(depth)
    observer.listener.executed(module, spec, seen, source if code is None else code)


# `remove_importlib_frames` in CPython's import.c (3.11 to 3.13) trims tracebacks by file name:
# these frames stand where importlib's own would, and must disappear with them.
for _function in (ObservedLoader.exec_module, _exec_module, _execute):
    _function.__code__ = _function.__code__.replace(co_filename="<frozen importlib._bootstrap>")


def _what_runs(
    loader: Any, name: str, path: str, cached: str | None, seen: Look
) -> tuple[CodeType | None, bytes | None]:
    """Return the code that a loader would execute, or the source if it has its own way."""
    if type(loader).exec_module is SourceFileLoader.exec_module:
        return code_to_run(loader, name, path, cached, seen), None
    try:
        return None, read(name, path)
    except SourceProblem:  # it may load something else
        return None, None


def caller_for(name: str) -> Callable[..., None]:
    """Return what calls a function from a frame that is called after the reload of a module.

    A warning that a module gives to whoever imports it (`stacklevel=2`) is shown with the name of
    that frame: a line of ours would say nothing to the user.
    """
    code = _call.__code__.replace(co_filename=f"{RELOAD_OF}{name}>", co_firstlineno=0)
    return FunctionType(code, {"__name__": __name__})


def _call(function: Callable[..., object], *arguments: object) -> None:
    function(*arguments)


def runs_code(spec: ModuleSpec) -> bool:
    """Say whether a module's loader does no more than to execute a code object."""
    loader: Any = unwrapped(spec.loader)
    return type(loader).exec_module is SourceFileLoader.exec_module


def unwrapped(loader: Any) -> Any:
    """Return the real loader behind one of ours."""
    return loader.wrapped if isinstance(loader, ObservedLoader) else loader
