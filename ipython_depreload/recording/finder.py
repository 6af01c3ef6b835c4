"""First on `sys.meta_path`: sees each project module about to be imported."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from types import FrameType
from typing import Any, Protocol

from ipython_depreload.modules import Scope, search_meta_path, source_path
from ipython_depreload.once import once


class Observer(Protocol):
    """Who wants to know what is about to be imported."""

    def found(self, name: str, spec: ModuleSpec, frame: FrameType) -> None:
        """There is a project module of that name; `frame` is that of the caller of the finder."""

    def missing(self, name: str, frame: FrameType) -> None:
        """No finder has a module of that name."""


class Finder:
    """Asks the other finders, and tells an observer of project modules.

    Parameters
    ----------
    make_observer
        Called for the observer when there is the first project module to tell of.
    """

    def __init__(self, scope: Scope, make_observer: Callable[[], Observer]) -> None:
        self._scope = scope
        self._make_observer = make_observer

    @once
    def _observer(self) -> Observer:
        return self._make_observer()

    def install(self) -> None:
        """Begin to look; harmless if it does already."""
        if self not in sys.meta_path:
            sys.meta_path.insert(0, self)

    def remove(self) -> None:
        """Stop looking."""
        if self in sys.meta_path:
            sys.meta_path.remove(self)

    @property
    def installed(self) -> bool:
        """Whether it looks."""
        return self in sys.meta_path

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """Find a module as the finders behind this one do."""
        if type(path) is list and path and self._scope.has_only_libraries(path):
            return None
        spec = search_meta_path(name, path, self, target)
        if spec is not None:
            if self._scope.is_project(name, source_path(spec)):
                self._observer.found(name, spec, sys._getframe(1))
        elif "_observer" in vars(self):
            self._observer.missing(name, sys._getframe(1))
        return spec
