"""Reload a module and everything that depends on it, in IPython, Jupyter or plain Python.

In IPython: `%load_ext ipython_depreload`, then `%dreload?`. In plain Python::

    import ipython_depreload
    ipython_depreload.enable()
    import mymodule
    ...                                  # edit mymodule.py
    ipython_depreload.reload(mymodule)   # and every module that depends on it
"""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType
from typing import TYPE_CHECKING

from ipython_depreload.reloading.reloader import (
    Reloader,
    ReloadRefusedError,
    UnknownModuleError,
    log,
)

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from ipython_depreload.report import Failure, Report
    from ipython_depreload.views.graphview import GraphView

__all__ = [
    "Failure",
    "ReloadRefusedError",
    "Reloader",
    "Report",
    "UnknownModuleError",
    "blacklist",
    "default",
    "disable",
    "enable",
    "get_dependencies",
    "get_dependents",
    "get_graph",
    "reload",
]
__version__ = "0.1.0"

# `%reload_ext` executes this file again: what was recorded must stay.
default: Reloader = globals().get("default") or Reloader()
"""The one that the functions here, the magics and the hook use."""


def __getattr__(name: str) -> object:
    if name in ("Failure", "Report"):  # most sessions load the extension and never reload
        from ipython_depreload import report

        return getattr(report, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def enable(blacklist: Iterable[str] | None = None) -> None:
    """Track imports from now on; see `Reloader.enable`."""
    default.enable(blacklist)


def disable() -> None:
    """Stop tracking and restore the import machinery."""
    default.disable()


def reload(module: ModuleType | str, *, deep: bool = False, minimal: bool | None = None) -> Report:
    """Reload a module, and all that depends on it; see `Reloader.reload`."""
    report = default.reload(module, deep=deep, minimal=minimal)
    for failure in report.failures:
        log.warning("not reloaded, the old code stays: %s", failure)
    return report


def get_dependencies(module: ModuleType | str) -> list[str]:
    """Return the names of the modules that a module imports directly."""
    return default.get_dependencies(module)


def get_dependents(module: ModuleType | str) -> list[str]:
    """Return the names of the modules that import a module directly."""
    return default.get_dependents(module)


def get_graph(
    *modules: ModuleType | str,
    reverse: bool = False,
    libraries: bool = False,
    depth: int | None = None,
) -> GraphView:
    """Return what modules depend on, as a graph to look at and to ask.

    It shows itself as a tree, or in a notebook as a picture, and has methods: `why(a, b)`,
    `part(a, reverse=True, depth=1)`, `cycles()`, `stats()`, `tree()`, `json()`, `dot()`,
    `mermaid()`, `svg()`, `save(path)`, `to_networkx()`.

    Parameters
    ----------
    modules
        Where to begin; the whole project if not given.
    reverse
        What depends on them instead.
    libraries
        Library modules too.
    depth
        How many imports to follow; all if not given.
    """
    from ipython_depreload.views.graphview import graph_view

    names = list(map(default.name_of, modules))
    return graph_view(default, names, reverse=reverse, libraries=libraries, depth=depth)


def blacklist(*names: str | Iterable[str]) -> tuple[str, ...]:
    """Add fully-qualified names or globs to the blacklist; return the whole of it."""
    added = [n for name in names for n in ([name] if isinstance(name, str) else name)]
    default.set_blacklist([*default.blacklisted, *added])
    return default.blacklisted


def load_ipython_extension(ipython: InteractiveShell) -> None:
    """`%load_ext ipython_depreload`."""
    from ipython_depreload.shell.extension import load

    load(ipython)


def unload_ipython_extension(ipython: InteractiveShell) -> None:
    """`%unload_ext ipython_depreload`."""
    from ipython_depreload.shell.extension import unload

    unload(ipython)
