"""Before each cell: bring changed modules up to date, if that is switched on."""

from __future__ import annotations

import ast
import logging
import re
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ipython_depreload.graph import NOTEBOOK, closure
from ipython_depreload.reloading.reloader import Reloader, ReloadRefusedError, UnknownModuleError
from ipython_depreload.shell.cells import Cells
from ipython_depreload.shell.config import DepReload

if TYPE_CHECKING:
    from IPython.core.interactiveshell import ExecutionInfo, ExecutionResult, InteractiveShell

    from ipython_depreload.report import Report
    from ipython_depreload.shell.job import Job

log = logging.getLogger("ipython_depreload")

INTERRUPTED = "reload interrupted: everything is as it was before"
_AUTORELOAD_IS_ON = (
    "%autoreload is on: automatic reloading by ipython_depreload waits until `%autoreload off`"
)
_STARTS_WITH_DRELOAD = r"\s*%?dreload\b(?!\s*[=.(])"
# Magics that run the user's code; a cell of nothing but other magics may always run.
_RUN_CODE = {"capture", "debug", "macro", "memit", "mprun", "prun", "run", "time", "timeit"}


def say(text: str) -> None:
    """Tell the user, in the output of the cell that runs or is about to."""
    if text:
        print(text)  # noqa: T201 (a log is not where the users of a notebook look)


def show(shell: InteractiveShell, value: object, text: str) -> None:
    """Tell the user `text`; where tables and pictures can be shown, those of `value` instead."""
    data, metadata = shell.display_formatter.format(value) if value is not None else ({}, {})
    if text and data.keys() - {"text/plain"}:
        shell.display_pub.publish(data=data | {"text/plain": text}, metadata=metadata)
    else:
        say(text)


class Hook:
    """The callbacks that IPython calls around cells.

    Parameters
    ----------
    shell, reloader, config, cells
        What it works with. `cells` is told of every cell that runs.

    Attributes
    ----------
    reloads
        Every reload so far: the number of the cell before which, or in which, it was done, and
        the modules that may give other results since.
    cell_ids
        What the front end calls the cells that ran, by prompt number, if it told.
    gate
        Held during a reload; a cell does not start in another thread before it is over.
    """

    def __init__(
        self, shell: InteractiveShell, reloader: Reloader, config: DepReload, cells: Cells
    ) -> None:
        self._shell = shell
        self._reloader = reloader
        self._config = config
        self._cells = cells
        self._running: dict[int, list[ExecutionInfo]] = {}
        self.gate = threading.RLock()
        self._jobs: list[Job] = []
        self.reloads: list[tuple[int, frozenset[str]]] = []
        self.cell_ids: dict[int, str] = {}
        self._told_of_autoreload = False
        self._last_unseen: object = None
        self._barrier: _Barrier | None = None
        self._events: dict[str, Callable[..., None]] = {
            "pre_run_cell": self.pre_run_cell,
            "post_execute": self.post_execute,
            "post_run_cell": self.post_run_cell,
        }

    def register(self) -> None:
        """Be called from now on."""
        for event, callback in self._events.items():
            self._shell.events.register(event, callback)

    def unregister(self) -> None:
        """Be called no more."""
        for event, callback in self._events.items():
            self._shell.events.unregister(event, callback)
        self._lift_barrier()

    # -- callbacks ---------------------------------------------------------------------------

    def pre_run_cell(self, info: ExecutionInfo) -> None:
        """Reload what changed, unless the cell runs inside another one."""
        thread = threading.get_ident()
        if info.store_history:  # typed by the user, so no cell is around it whose end went unseen
            self._running.pop(thread, None)
            self._note_cell_id(info)
        try:
            with self.gate:
                if thread not in self._running and (self._config.auto or self._jobs):
                    self._before_cell(info)
        except KeyboardInterrupt:  # outside of the modules' own code
            say(INTERRUPTED)
        finally:
            self._running.setdefault(thread, []).append(info)
            self._cells.add(info)

    def _note_cell_id(self, info: ExecutionInfo) -> None:
        cell_id = getattr(info, "cell_id", None)  # IPython 8.1 and later
        if cell_id:
            self.cell_ids[self._next_cell()] = str(cell_id)

    def post_execute(self) -> None:
        """Take note of a silent cell: IPython announces them no other way."""
        result = self._shell.last_execution_result
        if result is None or result.info is self._last_unseen:
            return
        info = result.info
        seen = any(info is one for one in self._running.get(threading.get_ident(), ()))
        if not seen and (info.silent or not info.store_history) and info.raw_cell:
            self._last_unseen = info
            self._cells.add(info)

    def post_run_cell(self, result: ExecutionResult | None) -> None:
        """Note that this thread's cell has ended."""
        if result is not None and not (result.info.raw_cell or "").strip():
            return  # an empty cell was never announced
        running = self._running.get(threading.get_ident(), [])
        del running[-1:]
        if not running:
            self._running.pop(threading.get_ident(), None)
            self._lift_barrier()
            self._take_stock()

    def _take_stock(self) -> None:
        """Look around after a cell; what that misses, the look before the next one finds."""
        try:
            self._reloader.take_stock()
        except (Exception, KeyboardInterrupt):  # the cell is over: nobody to tell
            log.debug("looking around after a cell failed", exc_info=True)

    # -- reloading ---------------------------------------------------------------------------

    def other_cell_is_running(self) -> bool:
        """Say whether another thread is executing a cell."""
        if not self._running:
            return False
        alive = {thread.ident for thread in threading.enumerate()} - {threading.get_ident()}
        return any(cells and ident in alive for ident, cells in list(self._running.items()))

    def request(self, job: Job) -> None:
        """Reload modules before the next cell that starts while no other one is running."""
        self._jobs.append(job)

    def _before_cell(self, info: ExecutionInfo) -> None:
        if self.other_cell_is_running():
            return  # changes are still there before the next cell
        complete = self._fulfil_jobs()
        # A `%dreload` at the start of a cell comes to the same, and says more.
        if self._config.auto and not re.match(_STARTS_WITH_DRELOAD, info.raw_cell):
            complete = self.reload_changed() and complete
        if self._config.on_error == "abort" and not complete:
            self._barrier = _Barrier(self._shell, self._why_not())

    def _why_not(self) -> str:
        from ipython_depreload.report import Report
        from ipython_depreload.views.display import report_text

        report = Report(failures=self._reloader.failures())
        text = report_text(report, self._config.verbosity) if report else INTERRUPTED
        return (
            f"{text}\nthe cell was not run (%config DepReload.on_error = 'continue' would run it)"
        )

    def _fulfil_jobs(self) -> bool:
        jobs, self._jobs = self._jobs, []
        complete = True
        for job in jobs:
            complete = self._try(job) and complete
        return complete

    def reload_changed(self) -> bool:
        """Reload what changed on disk and print what there is to tell; raise nothing.

        Returns
        -------
        bool
            False if something failed, now or before, and runs with its old code.
        """
        with self.gate:
            if self.other_cell_is_running() or self._stand_back():
                return True
            return self._try() and not self._reloader.failures()

    def _try(self, job: Job | None = None) -> bool:
        """Reload, print, and say whether it went well; a cell must never suffer."""
        from ipython_depreload.shell.job import Job
        from ipython_depreload.views.progress import Progress

        reloader, full = self._reloader, self._config.verbosity == "full"
        try:
            plan = (job or Job()).plan(reloader) if full else None
            with Progress(reloader):
                report = reloader.reload_changed() if job is None else job.reload(reloader)
        except KeyboardInterrupt:
            say(INTERRUPTED)
            return False
        except ReloadRefusedError:  # a module that is being reloaded runs cells
            return True
        except UnknownModuleError as error:  # a request for a module that is gone since
            say(str(error))
            return False
        except Exception as error:  # a mistake of ours must not cost the user a cell
            log.debug("reload failed", exc_info=True)
            kind = type(error).__name__
            say(f"ipython_depreload failed, nothing was reloaded: {kind}: {error}")
            return False
        self.remember(report)
        ok = report.ok
        if not ok and self._config.on_error == "abort":  # the cell's error will say it
            report = replace(report, failures=())
        if report or (full and report.refreshed):
            from ipython_depreload.views.display import report_text, tabular

            verbosity = self._config.verbosity
            text = report_text(report, verbosity, plan)
            show(self._shell, tabular(report, verbosity), text)
        return ok

    def remember(self, report: Report) -> None:
        """Keep what a reload changed, for `%dreload --stale`."""
        done = (*report.reloaded, *report.patched)
        if done:
            modules = frozenset(closure(done, self._reloader.graph.dependents)) - {NOTEBOOK}
            self.reloads.append((self._next_cell(), modules))

    def _next_cell(self) -> int:
        """Return the number of the cell that runs or, between cells, that is about to."""
        history = self._shell.history_manager
        if history is None:
            return 0
        running = self._running.get(threading.get_ident(), [])
        stored = any(info.store_history for info in running[:1])  # among the inputs already
        return len(history.input_hist_parsed) - stored

    def _stand_back(self) -> bool:
        """Say whether %autoreload is on, which would reload the same modules; tell it once."""
        on = autoreload_is_on(self._shell)
        if on and not self._told_of_autoreload:
            say(_AUTORELOAD_IS_ON)
        self._told_of_autoreload = on
        return on

    def _lift_barrier(self) -> None:
        if self._barrier is not None:
            self._barrier.lift()
            self._barrier = None


def autoreload_is_on(shell: InteractiveShell) -> bool:
    """Say whether IPython's own %autoreload reloads modules before each cell."""
    magics = shell.magics_manager.registry.get("AutoreloadMagics")
    return bool(getattr(getattr(magics, "_reloader", None), "enabled", False))


class _Barrier:
    """Stops the cell that this thread is about to run.

    IPython runs a cell whatever a `pre_run_cell` callback raises; an AST transformer that raises
    InputRejected is its way to refuse one.
    """

    def __init__(self, shell: InteractiveShell, reason: str) -> None:
        self._shell = shell
        self._thread = threading.get_ident()
        self._reason = reason
        shell.ast_transformers.append(self)

    def visit(self, tree: ast.Module) -> ast.Module:
        """Refuse the cell, unless it consists of magics that do not run code."""
        if threading.get_ident() != self._thread or all(map(_is_tool, tree.body)):
            return tree
        from ipython_depreload.shell.errors import NotUpToDateError

        raise NotUpToDateError(self._reason)

    def lift(self) -> None:
        """Let cells run again."""
        if self in self._shell.ast_transformers:
            self._shell.ast_transformers.remove(self)


def _is_tool(statement: ast.stmt) -> bool:
    """Say whether a statement is a magic or shell command that runs none of the user's code."""
    match statement:
        case ast.Expr(
            value=ast.Call(
                func=ast.Attribute(value=ast.Call(func=ast.Name("get_ipython")), attr=attribute),
                args=[ast.Constant(value=name), *_],
            )
        ):
            is_magic = attribute in {"run_line_magic", "run_cell_magic"}
            return (is_magic and name not in _RUN_CODE) or attribute in {"system", "getoutput"}
    return False
