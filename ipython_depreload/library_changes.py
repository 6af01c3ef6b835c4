"""What project modules change in libraries when they run, taken back before they run again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from types import CodeType

from ipython_depreload.library_patches import LibraryPatches
from ipython_depreload.log_handlers import LogHandlers
from ipython_depreload.modules import namespace
from ipython_depreload.undo import Undo


class LibraryChanges:
    """Attributes of libraries, and what is added to loggers.

    Parameters
    ----------
    is_library, builds_on
        See `LibraryPatches`.
    """

    def __init__(
        self, is_library: Callable[[str], bool], builds_on: Callable[[str, str], object]
    ) -> None:
        self._patches = LibraryPatches(is_library, builds_on)
        self._handlers = LogHandlers(is_library)

    def starts(self, module: str, code: CodeType, home: str) -> None:
        """Code of the module `home` is about to run on behalf of a running module."""
        values = namespace(sys.modules.get(home)) or {}
        if code.co_name == "<module>":
            self._handlers.starts(module, values)
        self._patches.starts(module, code, values)

    def has_imported(self, module: str) -> None:
        """The top level of a running module has imported something."""
        if module in self._patches.waiting:
            self._patches.imported(module, namespace(sys.modules.get(module)) or {})

    def settle(self, module: str) -> None:
        """A module has run: note what it has changed."""
        self._patches.settle(module)
        self._handlers.settle(module, namespace(sys.modules.get(module)) or {})

    def abandon(self, module: str) -> None:
        """A module failed: forget that it ran."""
        self._patches.abandon(module)
        self._handlers.abandon(module)

    def withdraw(self, modules: Iterable[str], undo: Undo) -> None:
        """Take back what these modules have changed; whatever they change now is saved."""
        names = list(modules)
        if names:
            self._patches.withdraw(names, undo)
            self._handlers.withdraw(names, undo)

    def cover(self) -> None:
        """All have run: what others had changed on top of it comes on top again."""
        self._patches.cover()
        self._handlers.cover()
