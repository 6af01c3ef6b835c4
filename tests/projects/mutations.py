"""Edit real packages at random, in any statement, and play the edits like releases.

`python -m tests.projects.mutations NAMES --steps 10 --seed 1` takes the last release of packages in
the catalogue, or with `--folder` any folder. Only edits are kept after which a new process still
imports each module.
"""

from __future__ import annotations

import argparse
import ast
import random
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.harness import table
from tests.projects.__main__ import HEAD, row, show
from tests.projects.catalogue import PROJECTS
from tests.projects.judge import Play, PlayError, child
from tests.projects.releases import DownloadError, History, Project, releases

TRIES = 12
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
WRAPPER = """
def _wrapped_{number}(function):
    import functools
    @functools.wraps(function)
    def inner(*args, **kwargs):
        return function(*args, **kwargs)
    return inner

"""
Edit = Callable[["Draft"], None]


class NotHereError(Exception):
    """A file has nothing that an edit could be made to."""


class Draft:
    """A project's files, to be edited at random."""

    def __init__(self, folder: Path, modules: list[str], chance: random.Random) -> None:
        self.folder = folder
        self.chance = chance
        places = [folder.joinpath(*module.split(".")) for module in modules]
        files = [f for p in places for f in (p.with_suffix(".py"), p / "__init__.py")]
        self.files = [file for file in files if file.exists()]
        self.path = chance.choice(self.files)
        self.text = self.path.read_text(encoding="utf-8")
        self.tree = ast.parse(self.text)
        self.lines = self.text.splitlines(keepends=True)
        self.number = chance.randrange(10**6)

    def choose(self, nodes: list[ast.stmt]) -> ast.stmt:
        if not nodes:
            raise NotHereError
        return self.chance.choice(nodes)

    def definitions(self, *kinds: type) -> list[ast.stmt]:
        """What is defined at the top, or in a class there."""
        found = []
        for node in self.tree.body:
            found += [node, *(node.body if isinstance(node, ast.ClassDef) else ())]
        return [node for node in found if isinstance(node, kinds or DEFINITIONS)]

    def put(self, first: int, last: int, new: str) -> None:
        """Write other text in the place of some lines, counted from 1."""
        self.lines[first - 1 : last] = [new] if new else []
        self.save("".join(self.lines))

    def save(self, text: str) -> None:
        ast.parse(text)
        self.path.write_text(text, encoding="utf-8")


def start(node: ast.stmt) -> int:
    """The line of a statement, or of its first decorator."""
    return min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", ()))])


def text_of(draft: Draft, node: ast.stmt) -> str:
    return "".join(draft.lines[start(node) - 1 : node.end_lineno])


def remove(draft: Draft) -> None:
    """Take a statement out."""
    nodes = [*draft.tree.body, *draft.definitions()]
    node = draft.choose(nodes)
    indent = " " * node.col_offset
    draft.put(
        start(node), node.end_lineno or 0, "" if node in draft.tree.body else f"{indent}pass\n"
    )


def change_constant(draft: Draft) -> None:
    """Give a constant another value."""
    found = [
        node
        for node in ast.walk(draft.tree)
        if isinstance(node, ast.Constant) and node.lineno == node.end_lineno
    ]
    if not found:
        raise NotHereError
    node = draft.chance.choice(found)
    line = draft.lines[node.lineno - 1].encode()
    if isinstance(node.value, bool):
        new = repr(not node.value)
    elif isinstance(node.value, int):
        new = str(node.value + 1)
    elif isinstance(node.value, str) and node.value.isidentifier():
        new = repr(f"{node.value}_{draft.number}")
    else:
        raise NotHereError
    changed = line[: node.col_offset] + new.encode() + line[node.end_col_offset :]
    draft.put(node.lineno, node.lineno, changed.decode())


def change_body(draft: Draft) -> None:
    """Let a function begin with one more statement."""
    node = draft.choose(draft.definitions(ast.FunctionDef, ast.AsyncFunctionDef))
    first = node.body[0]  # type: ignore[attr-defined]
    if first.lineno == node.lineno:
        raise NotHereError
    added = f"{' ' * first.col_offset}_edited = {draft.number}\n"
    draft.put(start(first), start(first) - 1, added)


def duplicate(draft: Draft) -> None:
    """Define something again under another name."""
    node = draft.choose(draft.definitions())
    name = node.name  # type: ignore[attr-defined]
    copied = re.sub(
        rf"\b(def|class) {name}\b", rf"\1 {name}_{draft.number}", text_of(draft, node), count=1
    )
    draft.put((node.end_lineno or 0) + 1, node.end_lineno or 0, f"\n{copied}")


def swap(draft: Draft) -> None:
    """Let two statements at the top stand the other way around."""
    at = [n for n, node in enumerate(draft.tree.body[:-1]) if isinstance(node, DEFINITIONS)]
    if not at:
        raise NotHereError
    number = draft.chance.choice(at)
    one, other = draft.tree.body[number : number + 2]
    both = f"{text_of(draft, other)}\n\n{text_of(draft, one)}"
    draft.put(start(one), other.end_lineno or 0, both)


def decorate(draft: Draft) -> None:
    """Wrap a function at the top."""
    nodes: list[ast.stmt] = [n for n in draft.tree.body if isinstance(n, ast.FunctionDef)]
    node = draft.choose(nodes)
    text = f"{WRAPPER.format(number=draft.number)}@_wrapped_{draft.number}\n{text_of(draft, node)}"
    draft.put(start(node), node.end_lineno or 0, text)


def rename(draft: Draft) -> None:
    """Give something another name, everywhere."""
    node = draft.choose(list(filter(lambda n: isinstance(n, DEFINITIONS), draft.tree.body)))
    name = node.name  # type: ignore[attr-defined]
    for path in draft.files:
        text = path.read_text(encoding="utf-8")
        new = re.sub(rf"\b{name}\b", f"{name}_{draft.number}", text)
        if new != text:
            ast.parse(new)
            path.write_text(new, encoding="utf-8")


def move(draft: Draft) -> None:
    """Put something into a module of its own, from which its old one imports it."""
    node = draft.choose(list(filter(lambda n: isinstance(n, DEFINITIONS), draft.tree.body)))
    imports = [n for n in draft.tree.body if isinstance(n, (ast.Import, ast.ImportFrom))]
    head = "".join(text_of(draft, each) for each in imports)
    module, dot = f"_moved_{draft.number}", "." * (draft.path.parent != draft.folder)
    text = text_of(draft, node)
    ast.parse(head + text)
    (draft.path.parent / f"{module}.py").write_text(f"{head}\n\n{text}", encoding="utf-8")
    draft.put(start(node), node.end_lineno or 0, f"from {dot}{module} import {node.name}\n")  # type: ignore[attr-defined]


def add_member(draft: Draft) -> None:
    """Give a class an attribute and a method more."""
    node = draft.choose(draft.definitions(ast.ClassDef))
    last = node.body[-1]  # type: ignore[attr-defined]
    if last.lineno == node.lineno:
        raise NotHereError
    indent = " " * last.col_offset
    text = f"{indent}_added_{draft.number} = {draft.number}\n"
    text += f"{indent}def _method_{draft.number}(self):\n"
    text += f"{indent}    return self._added_{draft.number}\n"
    draft.put((last.end_lineno or 0) + 1, last.end_lineno or 0, text)


def add_base(draft: Draft) -> None:
    """Derive a class from one more."""
    node = draft.choose([n for n in draft.tree.body if isinstance(n, ast.ClassDef) and n.bases])
    base = node.bases[0]  # type: ignore[attr-defined]
    line = draft.lines[base.lineno - 1].encode()
    changed = line[: base.col_offset] + f"_Mixin{draft.number}, ".encode() + line[base.col_offset :]
    draft.lines[base.lineno - 1] = changed.decode()
    mixin = f"class _Mixin{draft.number}:\n    mixed = {draft.number}\n\n\n"
    draft.put(start(node), start(node) - 1, mixin)


def add_default(draft: Draft) -> None:
    """Give a function a parameter with a default more."""
    node = draft.choose(draft.definitions(ast.FunctionDef))
    arguments = node.args  # type: ignore[attr-defined]
    if arguments.kwarg or arguments.vararg or arguments.kwonlyargs or not arguments.args:
        raise NotHereError
    after = (arguments.args + arguments.defaults)[-1]
    line = draft.lines[after.end_lineno - 1].encode()
    text = (
        f", added_{draft.number}={draft.number}"
        if arguments.defaults
        else f", added_{draft.number}=None"
    )
    changed = line[: after.end_col_offset] + text.encode() + line[after.end_col_offset :]
    draft.put(after.end_lineno, after.end_lineno, changed.decode())


def import_other(draft: Draft) -> None:
    """Import another module of the project, at the top or in the end."""
    other = draft.chance.choice(draft.files).relative_to(draft.folder).with_suffix("")
    name = ".".join(other.parts).removesuffix(".__init__")
    if other.name == "__main__":
        raise NotHereError
    node = draft.chance.choice([draft.tree.body[-1], draft.choose(draft.tree.body)])
    draft.put(
        (node.end_lineno or 0) + 1,
        node.end_lineno or 0,
        f"\nimport {name} as _other_{draft.number}\n",
    )


def make_package(draft: Draft) -> None:
    """Turn a module into a package."""
    if draft.path.name in ("__init__.py", "__main__.py"):
        raise NotHereError
    package = draft.path.with_suffix("")
    if package.exists():
        raise NotHereError
    package.mkdir()
    draft.path.unlink()
    draft.path = package / "__init__.py"
    draft.save(re.sub(r"(?m)^(\s*from )\.", r"\1..", draft.text))


def toggle_method(draft: Draft) -> None:
    """Let a method be a class method, or a property, or neither any more."""
    nodes = [n for n in draft.definitions(ast.FunctionDef) if n.col_offset]
    node = draft.choose(nodes)
    decorators = node.decorator_list  # type: ignore[attr-defined]
    if decorators:
        draft.put(start(node), node.lineno - 1, "")
        return
    kind = draft.chance.choice(["classmethod", "staticmethod", "property"])
    draft.put(start(node), start(node) - 1, f"{' ' * node.col_offset}@{kind}\n")


EDITS: tuple[Edit, ...] = (
    remove,
    change_constant,
    change_constant,
    change_body,
    duplicate,
    swap,
    decorate,
    rename,
    move,
    add_member,
    add_base,
    add_default,
    import_other,
    make_package,
    toggle_method,
)


class Editor:
    """Makes a history of random edits.

    Parameters
    ----------
    history
        Whose last state is edited.
    """

    def __init__(self, history: History, folder: Path, seed: int) -> None:
        self._history = history
        self._folder = folder
        self._chance = random.Random(seed)
        self._sources = [history.sources[-1]]
        self._names = ["released"]
        self._modules = self._importable(self._sources[0])

    def history(self, steps: int) -> History:
        """Return as many states as there are, by then."""
        for number in range(steps):
            if len(self._sources) > 2 and self._chance.random() < 0.1:
                self._sources.append(self._sources[-2])
                self._names.append("back")
            else:
                self._edit(number)
        return replace(
            self._history,
            versions=tuple(self._names),
            sources=tuple(self._sources),
            name=f"mutations-{self._history.name}",
        )

    def _edit(self, number: int) -> None:
        for attempt in range(TRIES):
            folder = self._folder / f"{number}-{attempt}"
            shutil.copytree(self._sources[-1], folder, ignore=shutil.ignore_patterns("__pycache__"))
            made = list(self._made(folder, self._chance.choice([1, 2, 3, 4])))
            modules = self._importable(folder) if made else []
            if made and set(self._modules) <= set(modules):
                self._sources.append(folder)
                self._names.append("+".join(made))
                self._modules = modules
                return
            shutil.rmtree(folder)

    def _made(self, folder: Path, count: int) -> Iterator[str]:
        for _ in range(count):
            edit = self._chance.choice(EDITS)
            try:
                draft = Draft(folder, self._modules, self._chance)
                edit(draft)
            except (NotHereError, SyntaxError, UnicodeDecodeError):
                continue
            yield f"{edit.__name__}({draft.path.stem})"

    def _importable(self, folder: Path) -> list[str]:
        task = {
            "kind": "inventory",
            "folder": str(folder),
            "libraries": str(self._history.libraries),
            "tops": self._history.tops,
            "skip": self._history.skip,
        }
        try:
            found: list[str] = child(task)["modules"]
        except PlayError:  # it ended the process, or hung it
            return []
        return found


def played(project: Project, seed: int, chosen: argparse.Namespace) -> list[list[str]]:
    """Play one random history of a project in each precision; return the lines of the table."""
    rows = []
    released = releases(project, project.versions[-1:])
    with tempfile.TemporaryDirectory() as scratch:
        kept = Path(scratch, "kept")
        kept.mkdir()
        made = Editor(released, Path(scratch), seed).history(chosen.steps)
        play = Play(made, kept)
        for precision in chosen.precision.split(","):
            name = f"{project.name} {seed}"
            for step in play.run(precision, Path(scratch, "work"), timed=False):
                rows.append(row(name, step))
                print("  ".join(rows[-1]), flush=True)
                show(step, chosen.show)
        if chosen.keep and any(line[3] != "equal" for line in rows):
            shutil.copytree(scratch, f"{chosen.keep}/{project.name}-{seed}", dirs_exist_ok=True)
    return rows


def main() -> None:
    """Play what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="packages; all if none")
    parser.add_argument("--steps", type=int, default=10, help="how many edits in a row")
    parser.add_argument("--count", type=int, default=1, help="how many such rows for each package")
    parser.add_argument("--seed", type=int, default=1, help="the first one")
    parser.add_argument("--precision", default="minimal,full")
    parser.add_argument("--keep", default="", help="a folder for the files of what differs")
    parser.add_argument("--show", type=int, default=6, help="how many differences of each step")
    chosen = parser.parse_args()
    rows = []
    for project in [p for p in PROJECTS if not chosen.names or p.name in chosen.names]:
        for seed in range(chosen.seed, chosen.seed + chosen.count):
            try:
                rows += played(project, seed, chosen)
            except (DownloadError, PlayError) as error:
                print(project.name, seed, "not played:", str(error)[-1500:], flush=True)
    wrong = [line for line in rows if line[3] != "equal"]
    table(f"{len(rows)} random edits, {len(wrong)} of them not equal", HEAD, wrong)


if __name__ == "__main__":
    main()
