"""Options: `c.DepReload.auto = True` in a configuration file, `%config DepReload` in a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from traitlets import Bool, Enum, List, Unicode, default, observe
from traitlets.config import Configurable

if TYPE_CHECKING:
    from ipython_depreload.reloading.reloader import Reloader


class DepReload(Configurable):
    """Dependency-aware reloading of modules (%dreload)."""

    auto = Bool(
        False,
        help="Before each cell, reload the modules that changed on disk and all that depends on"
        " them. `%dreload --auto on` sets it too.",
    ).tag(config=True)

    blacklist = List(
        Unicode(),
        help="Modules never to reload: fully-qualified names or globs such as `pkg.*`. A reload"
        " does not travel through them either. `%dblacklist` shows and changes it too.",
    ).tag(config=True)

    include = List(
        Unicode(),
        help="Globs of modules to treat as part of the project wherever they are installed.",
    ).tag(config=True)

    exclude = List(
        Unicode(),
        help="Globs of modules to treat as libraries: never reloaded unless named. Wins over"
        " `include`.",
    ).tag(config=True)

    precision = Enum(
        ("minimal", "full"),
        help="What is done with the modules that an edit affects. minimal: only what must be is"
        " executed, the rest gets its new function bodies or names; full: all are executed."
        " `%dreload --minimal` and `--full` say it for one reload.",
    ).tag(config=True)

    verbosity = Enum(
        ("quiet", "brief", "full"),
        "brief",
        help="What a reload says. quiet: failures only; brief: one line; full: also why each"
        " module was reloaded, and the traceback of each failure.",
    ).tag(config=True)

    on_error = Enum(
        ("continue", "abort"),
        "continue",
        help="What becomes of a cell before which a reload failed. continue: it runs with the"
        " old code; abort: it does not run.",
    ).tag(config=True)

    def __init__(self, reloader: Reloader, **kwargs: Any) -> None:
        self._reloader = reloader
        super().__init__(**kwargs)
        reloader.set_blacklist(self.blacklist)
        reloader.precision = self.precision
        self._apply_scope()

    @default("blacklist")
    def _current_blacklist(self) -> list[str]:
        """Without an option, what the Python interface has set before stays."""
        return list(self._reloader.blacklisted)

    @default("precision")
    def _current_precision(self) -> str:
        return self._reloader.precision

    @observe("precision")
    def _precision_changed(self, change: Any) -> None:
        self._reloader.precision = change["new"]

    @observe("blacklist")
    def _blacklist_changed(self, change: Any) -> None:
        self._reloader.set_blacklist(change["new"])

    @observe("include", "exclude")
    def _scope_changed(self, _: Any) -> None:
        self._apply_scope()

    def _apply_scope(self) -> None:
        self._reloader.set_scope(self.include, self.exclude)
