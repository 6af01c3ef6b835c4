"""Putting everything into a shell, and taking it out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipython_depreload
from ipython_depreload.shell.cells import Cells
from ipython_depreload.shell.completion import install
from ipython_depreload.shell.config import DepReload
from ipython_depreload.shell.hook import Hook
from ipython_depreload.shell.magics import DepReloadMagics

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


class _Loaded:
    """All that was put into one shell."""

    def __init__(self, shell: InteractiveShell) -> None:
        self.shell = shell
        self.reloader = ipython_depreload.default
        self.config = DepReload(self.reloader, parent=shell)
        self.cells = Cells(shell)
        self.hook = Hook(shell, self.reloader, self.config, self.cells)
        self.magics = DepReloadMagics(shell, self.reloader, self.config, self.hook)
        self.remove_completion = install(shell, self.reloader)

    def connect(self) -> None:
        """Begin to work."""
        self.reloader.notebook = self.shell.user_ns
        self.reloader.new_cells = self.cells
        self.reloader.scripts = self.cells.scripts
        self.reloader.enable()
        self.shell.configurables.append(self.config)
        self.shell.magics_manager.register(self.magics)
        self.hook.register()

    def disconnect(self) -> None:
        """Leave no trace but what was recorded."""
        self.hook.unregister()
        self.remove_completion()
        self._remove_magics()
        for configurable in (self.config, self.magics):
            self.shell.configurables.remove(configurable)
        if self.reloader.new_cells is self.cells:
            self.reloader.complete_graph()  # learn from the cells that are known only here
            self.reloader.new_cells = tuple
            self.reloader.scripts = tuple
            self.reloader.notebook = None
            self.reloader.disable()

    def _remove_magics(self) -> None:
        """Take the magics out: IPython only has a way to put them in."""
        manager = self.shell.magics_manager
        manager.registry.pop(type(self.magics).__name__, None)
        for name, magic in self.magics.magics["line"].items():
            if manager.magics["line"].get(name) == magic:
                del manager.magics["line"][name]


_loaded: dict[InteractiveShell, _Loaded] = {}


def load(shell: InteractiveShell) -> None:
    """Track imports and add the magics, the hook and the options; harmless if done already."""
    if shell not in _loaded:
        loaded = _Loaded(shell)
        loaded.connect()
        _loaded[shell] = loaded


def unload(shell: InteractiveShell) -> None:
    """Take out what `load` has put in; harmless if nothing is."""
    loaded = _loaded.pop(shell, None)
    if loaded is not None:
        loaded.disconnect()
