"""%dreload, %ddeps and %dblacklist."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from IPython.core.displayhook import CapturingDisplayHook, DisplayHook
from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_magic, magics_class

from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.reloading.reloader import Reloader, UnknownModuleError
from ipython_depreload.shell.config import DepReload
from ipython_depreload.shell.hook import INTERRUPTED, Hook, autoreload_is_on, say, show

# Whatever is needed only once a magic is called is imported then: the extension must load quickly.
if TYPE_CHECKING:
    from argparse import Namespace

    from IPython.core.interactiveshell import InteractiveShell

    from ipython_depreload.plan import Plan
    from ipython_depreload.report import Report
    from ipython_depreload.shell.job import Job
    from ipython_depreload.shell.stale import Stale
    from ipython_depreload.views.chains import Chain
    from ipython_depreload.views.display import Text
    from ipython_depreload.views.graphview import GraphView
    from ipython_depreload.views.stats import Cycles, Stats

    Graph: TypeAlias = GraphView | Chain | Cycles | Stats | Text

_MIME = {"svg": "image/svg+xml", "mermaid": "text/vnd.mermaid"}
_ITSELF = object()
_MODES = {"1", "2", "3", "all", "auto", "complete", "explicit", "on"}
"""What follows `%autoreload`, or is asked of it: no names of modules."""
_T = TypeVar("_T")


@magics_class
class DepReloadMagics(Magics):  # type: ignore[misc]
    """Reload modules with their dependents, and look at the module graph.

    Parameters
    ----------
    shell, reloader, config, hook
        What they work with.
    """

    def __init__(
        self, shell: InteractiveShell, reloader: Reloader, config: DepReload, hook: Hook
    ) -> None:
        super().__init__(shell=shell)
        self.options = config
        self._reloader = reloader
        self._hook = hook
        self._told: object = None

    # -- %dreload ----------------------------------------------------------------------------

    @line_magic
    def dreload(self, line: str) -> Report | Plan | Stale | None:
        """Reload modules and every module that depends on them, in dependency order.

        usage:
          %dreload [--minimal | --full] [--deep] [--dry-run] [NAME ...]
          %dreload --auto on|off
          %dreload --status
          %dreload --stale

        Without NAME: whatever has changed on disk, also what failed before. With NAME: those
        modules, changed or not, after those of their dependencies that changed on disk.

        It is all or nothing: if a module cannot be compiled or executed, everything that has to
        do with it stays as it was. Returns the report, or with --dry-run the plan.

        positional arguments:
          NAME           A module: its dotted name, a variable that is bound to it, or a glob
                         such as pkg.* (modules of the project). Commas may separate names.

        options:
          --deep         Reload all of the project that NAME depends on too, changed or not.
          --minimal      Execute only what must be, also of NAME and its dependents; the rest gets
                         its new function bodies, or names, only. Usual without NAME.
          --full         Execute NAME, or what has changed, and all its dependents. Usual with NAME.
          --dry-run      Only say what would be reloaded, in which order and why.
          --auto on|off  Reload what changed before each cell from now on, or no longer.
          --status       Say what is tracked and blacklisted, where the running code differs
                         from the disk, and what failed.
          --stale        Name the cells and variables whose results came from code that has been
                         reloaded since, judged by the names that the cells used. A hint: nothing
                         is run again.

        for example:
          %dreload                 what has changed, and its dependents
          %dreload base            base and its dependents
          %dreload --deep pkg.*    the modules in pkg, their dependencies and dependents
          %dreload --auto on       before each cell, what has changed and its dependents

        %config DepReload shows the options that last.
        """
        arguments = self._parse("dreload", line)
        _check(arguments)
        if arguments.auto is not None:
            self._switch(on=arguments.auto == "on")
        if arguments.status:
            self._show_status()
            return None
        if arguments.stale:
            return self._show_stale()
        from ipython_depreload.shell.job import Job

        modules = self._resolve(arguments.names)
        _check_reloadable(modules)
        job = Job(tuple(modules), arguments.deep, _minimal(arguments))
        if arguments.dry_run:
            return self._preview(job)
        if arguments.auto is not None and not modules:
            return None
        return self._reload(job)

    def _switch(self, *, on: bool) -> None:
        self.options.auto = on
        if on:  # the rest of this cell is the next thing to run
            self._hook.reload_changed()
        if self.options.verbosity == "full":
            say(f"automatic reloading: {self._automatic()}")

    def _automatic(self) -> str:
        if not self.options.auto:
            return "off (%dreload --auto on)"
        if autoreload_is_on(self.shell):
            return "on, but it waits: %autoreload is on too"
        return "on, before each cell"

    def _show_status(self) -> None:
        from ipython_depreload.views.display import status

        shown = status(self._reloader, self._automatic())
        show(self.shell, shown, str(shown))

    def _show_stale(self) -> Stale:
        from ipython_depreload.shell.stale import Reloaded, find_stale

        if self.options.auto:
            self._hook.reload_changed()
        reloads = [Reloaded(before, modules) for before, modules in self._hook.reloads]
        stale = find_stale(self._cells(), reloads, self._hook.cell_ids)
        return self._tell(stale, str(stale))

    def _cells(self) -> list[str]:
        """The notebook's cells as plain Python, by prompt number."""
        history = self.shell.history_manager
        return [] if history is None else list(history.input_hist_parsed)

    def _preview(self, job: Job) -> Plan:
        from ipython_depreload.views.display import plan_text

        plan = job.plan(self._reloader)
        barred = [name for name in job.names if self._reloader.is_blacklisted(name)]
        notes = [f"{name} is blacklisted: it would not be reloaded" for name in barred]
        say("\n".join(notes))
        return self._tell(plan, plan_text(plan))

    def _reload(self, job: Job) -> Report:
        from ipython_depreload.views.display import report_text, tabular
        from ipython_depreload.views.progress import Progress

        if self._hook.other_cell_is_running():
            return self._postpone(job)
        verbosity = self.options.verbosity
        try:
            with self._hook.gate, Progress(self._reloader):
                plan = job.plan(self._reloader) if verbosity == "full" else None
                report = job.reload(self._reloader)
        except KeyboardInterrupt:
            from ipython_depreload.shell.errors import ReloadInterrupted

            raise ReloadInterrupted(INTERRUPTED) from None
        self._hook.remember(report)
        text = report_text(report, verbosity, plan)
        if self.options.on_error == "abort" and not report.ok:
            from ipython_depreload.shell.errors import NotUpToDateError

            raise NotUpToDateError(text)
        self._tell(report, text, shown=tabular(report, verbosity))
        if job.names and self.options.auto:
            self._hook.reload_changed()  # what the hook has left to this cell
        return report

    def _postpone(self, job: Job) -> Report:
        from ipython_depreload.report import Report

        self._hook.request(job)
        what = ", ".join(job.names) or "what changed"
        note = f"another cell is running: {what} will be reloaded before the next one"
        return self._tell(Report(notes=(note,)), note)

    # -- %ddeps ------------------------------------------------------------------------------

    @line_magic
    def ddeps(self, line: str) -> Graph:
        """Show what modules depend on: a tree, in a notebook a picture too.

        usage:
          %ddeps [--reverse] [--all] [--depth N] [NAME ...]
          %ddeps --why IMPORTER IMPORTED
          %ddeps --cycles | --stats [NAME ...]
          %ddeps --format FORMAT [--output FILE] [NAME ...]

        Without NAME: the whole project, beginning with the notebook. Returns a graph that can be
        asked the same: graph.why("a", "b"), graph.part("a", reverse=True), graph.to_networkx()
        and so on.

        positional arguments:
          NAME             A module, as for %dreload, or __main__ for the notebook.

        options:
          --reverse        What depends on NAME instead.
          --all            Library modules too.
          --depth N        Follow no more than N imports.
          --why A B        The imports through which A depends on B, with their lines.
          --cycles         Which modules import each other.
          --stats          How many modules and imports, the longest chain, the most imported
                           modules, and the slowest ones.
          --format FORMAT  One of tree, json, dot (Graphviz), mermaid (Markdown) and svg.
          --output FILE    Write to a file; without --format, its name says in which format.

        marks:
          lazy             Imported inside a function: no reason to reload the importer.
          cycle            It stands above already: the modules in between import each other.
          see above        What is below it was shown before.
          more below       --depth ends here.
          blacklisted      Never reloaded; see %dblacklist.
          changed on disk  Its file differs from the code that runs.
          failed           It could not be reloaded; %dreload --status says why.
          library          Reloaded only if named.
          not imported     The import failed, or has not run yet.

        for example:
          %ddeps top                what top depends on
          %ddeps --reverse base     what depends on base
          %ddeps --why top base     why top depends on base
          %ddeps --output deps.svg  a picture of the project in a file
        """
        arguments = self._parse("ddeps", line)
        _check_question(arguments)
        ends = [self._resolve([name])[0] for name in arguments.why or ()]
        view = self._view(arguments, ends)
        if arguments.output is not None:
            return self._write(view, arguments)
        if arguments.why:
            answer: Graph = view.why(*ends)
        elif arguments.cycles:
            answer = view.cycles()
        elif arguments.stats:
            answer = view.stats()
        else:
            answer = self._formatted(view, arguments.format) if arguments.format else view
        return self._tell(answer, str(answer))

    def _view(self, arguments: Namespace, ends: list[str]) -> GraphView:
        from ipython_depreload.views.graphview import graph_view

        return graph_view(
            self._reloader,
            ends or self._resolve(arguments.names),
            reverse=arguments.reverse,
            libraries=arguments.all or bool(ends),
            depth=arguments.depth,
            cells=self._cells(),
        )

    def _write(self, view: GraphView, arguments: Namespace) -> GraphView:
        try:
            written = view.save(arguments.output, arguments.format)
        except OSError as error:
            raise UsageError(f"cannot write {arguments.output}: {error.strerror}") from None
        except (ImportError, ValueError) as error:
            raise UsageError(str(error)) from None
        return self._tell(view, f"written to {written}", shown=None)

    def _formatted(self, view: GraphView, form: str) -> Text:
        from ipython_depreload.views.display import Text

        try:
            return Text(view.formatted(form), _MIME.get(form, ""))
        except ImportError as error:
            raise UsageError(str(error)) from None

    # -- %dblacklist -------------------------------------------------------------------------

    @line_magic
    def dblacklist(self, line: str) -> None:
        """Show or change which modules are never reloaded.

        usage:
          %dblacklist [NAME ...]
          %dblacklist --remove NAME ...
          %dblacklist --clear

        A blacklisted module stays in the graph but is not reloaded, and a reload does not travel
        through it to the modules behind it.

        positional arguments:
          NAME      A module to add: its fully-qualified name, imported yet or not, or a glob
                    such as pkg.*. Commas may separate names. Without NAME, show the blacklist.

        options:
          --remove  Take NAME off the blacklist instead.
          --clear   Empty the blacklist.
        """
        from ipython_depreload.shell import naming

        arguments = self._parse("dblacklist", line)
        given = naming.split(arguments.names)
        if arguments.remove and not given:
            raise UsageError("--remove needs names: %dblacklist --remove NAME...")
        if arguments.clear and given:
            raise UsageError("--clear takes no names; did you mean --remove?")
        if given or arguments.clear:
            self._set_blacklist(self._changed_blacklist(given, arguments))
        blacklisted = ", ".join(self._reloader.blacklisted)
        say(f"blacklisted: {blacklisted}" if blacklisted else "the blacklist is empty")

    def _changed_blacklist(self, given: list[str], arguments: Namespace) -> list[str]:
        from ipython_depreload.shell import naming

        current = self._reloader.blacklisted
        if arguments.clear:
            return []
        if arguments.remove:
            return naming.without(current, given)
        added = [naming.for_blacklist(self._reloader, self.shell.user_ns, one) for one in given]
        for name in added:
            if not naming.is_glob(name) and name not in sys.modules:
                say(str(UnknownModuleError(name, self._reloader.nearest(name))))
        return [*current, *added]

    def _set_blacklist(self, patterns: Iterable[str]) -> None:
        self._reloader.set_blacklist(patterns)
        self.options.blacklist = list(self._reloader.blacklisted)

    # -- common ------------------------------------------------------------------------------

    def _parse(self, magic: str, line: str) -> Namespace:
        from ipython_depreload.shell.arguments import parser

        try:
            arguments: Namespace = parser(magic).parse_argstring(line.strip().rstrip(";"))
        except ValueError as error:  # a quotation mark without its counterpart
            raise UsageError(str(error)) from None
        return arguments

    def _resolve(self, given: list[str]) -> list[str]:
        from ipython_depreload.shell import naming

        try:
            return naming.resolve(self._reloader, self.shell.user_ns, naming.split(given))
        except UnknownModuleError as error:
            hint = "; before each cell: %dreload --auto on" if error.name in _MODES else ""
            raise UsageError(f"{error}{hint}") from None

    def _tell(self, value: _T, text: str, *, shown: object = _ITSELF) -> _T:
        """Show a value at once, wherever the magic stands in its cell, and return it.

        In a terminal that is `text`, in a notebook the value's table or picture, or that of
        `shown`, if there is one.

        As the value of the cell's last line it would be shown again: until the end of the cell,
        when IPython puts its own display hook back, ours passes this value over.
        """
        show(self.shell, value if shown is _ITSELF else shown, text)
        self._told = value
        if isinstance(sys.displayhook, (DisplayHook, CapturingDisplayHook)):
            sys.displayhook = partial(self._display, sys.displayhook)
        return value

    def _display(self, usual: Callable[[object], object], value: object) -> None:
        if value is not self._told:
            usual(value)


def _check(arguments: Namespace) -> None:
    """Refuse options of %dreload that do not go together."""
    if arguments.deep and not arguments.names:
        raise UsageError("--deep needs names: %dreload --deep NAME...")
    precision = [name for name in ("minimal", "full") if getattr(arguments, name)]
    for alone in ("status", "stale"):
        if getattr(arguments, alone) and (arguments.names or arguments.dry_run or precision):
            raise UsageError(f"--{alone} stands alone")
    if len(precision) > 1:
        raise UsageError("--minimal and --full do not go together")
    if arguments.deep and arguments.minimal:
        raise UsageError("--deep and --minimal do not go together: one executes what is unchanged")
    if precision and arguments.auto is not None:
        raise UsageError(
            f"--{precision[0]} is for one reload; before each cell, it is"
            f" %config DepReload.precision = '{precision[0]}'"
        )


def _minimal(arguments: Namespace) -> bool | None:
    """What `Reloader.reload` is told; None if it is to decide."""
    return arguments.minimal if arguments.minimal or arguments.full else None


def _check_question(arguments: Namespace) -> None:
    """Refuse options of %ddeps that do not go together."""
    asked = ("why", "cycles", "stats", "format")
    given = [f"--{name}" for name in asked if getattr(arguments, name) not in (None, False)]
    if len(given) > 1:
        raise UsageError(f"{' and '.join(given)} do not go together")
    if arguments.output is not None and given and given != ["--format"]:
        raise UsageError(f"--output goes with --format, not with {given[0]}")
    if arguments.why is not None and (arguments.names or len(arguments.why) != 2):
        raise UsageError("--why takes two names: %ddeps --why IMPORTER IMPORTED")


def _check_reloadable(modules: Iterable[str]) -> None:
    for name in modules:
        if name == NOTEBOOK:
            raise UsageError("the notebook itself cannot be reloaded: run its cells again")
        if name not in sys.modules:  # known from an import that failed or has not run
            raise UsageError(f"{name} has not been imported")
