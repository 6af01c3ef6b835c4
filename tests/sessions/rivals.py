"""Other reloaders than IPython's, each used as its own program uses it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from IPython.core.interactiveshell import InteractiveShell

Saved = Callable[[Path], Any]


def jurigged(folder: Path, shell: InteractiveShell) -> Saved:
    """Watch a folder; what is returned refreshes one file, at once."""
    import jurigged  # type: ignore[import-untyped]

    refresh = jurigged.watch(f"{folder}/*", logger=print, autostart=False).refresh
    return lambda path: refresh(str(path))


def hmr(folder: Path, shell: InteractiveShell) -> Saved:
    """Load a folder's modules reactively; what is returned brings them up to date, at once.

    A module is loaded again only if something that runs reads it: in hmr the program, here an
    effect that reads all of them.
    """
    from reactivity.hmr.core import HMR_CONTEXT, BaseReloader, ReactiveModule

    changed = BaseReloader(str(folder / "__main__.py"), (str(folder),)).on_changes
    effects: list[Any] = []

    def read() -> None:
        for module in [one for one in sys.modules.values() if isinstance(one, ReactiveModule)]:
            for name in list(vars(module)):
                getattr(module, name, None)

    def saved(path: Path) -> None:
        changed({path.resolve()})
        while effects:
            effects.pop().dispose()
        effects.append(HMR_CONTEXT.effect(read))

    return saved


def marimo(folder: Path, shell: InteractiveShell) -> None:
    """Reload before each cell as marimo does, which also runs cells again: not looked at here."""
    from marimo._runtime.reload.autoreload import ModuleReloader

    reloader = ModuleReloader()
    known: set[str] = set()

    def before(*_: object) -> None:
        known.update(sys.modules)
        reloader.check(dict(sys.modules), reload=True, skip_non_user_modules=True)

    def after(*_: object) -> None:
        new = {name: sys.modules[name] for name in set(sys.modules) - known}
        reloader.check(new, reload=False)

    shell.events.register("pre_run_cell", before)
    shell.events.register("post_execute", after)


RIVALS: dict[str, Callable[[Path, InteractiveShell], Saved | None]] = {
    "jurigged": jurigged,
    "hmr": hmr,
    "marimo": marimo,
}
