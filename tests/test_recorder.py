"""Who imports whom: every form of import, watched while it runs or read from code afterwards."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass
from importlib.machinery import SourceFileLoader

import pytest

import ipython_depreload
from tests.children import Stage, in_child

PKG = {
    "pkg/__init__.py": "",
    "pkg/one.py": "X = 1\n",
    "pkg/two.py": "Y = 2\n",
    "pkg/inner/__init__.py": "",
    "pkg/inner/leaf.py": "Z = 3\n",
    "other.py": "A = 1\n",
}


@dataclass(frozen=True)
class Case:
    """Files, the module to import, and the edges that this must give.

    Parameters
    ----------
    source
        Of the module `m`; with other modules in `files`, that of each is in its own.
    edges
        One line per edge: `->` import-time, `~>` lazy; only those between project modules,
        and to modules that do not exist.
    unread
        Edges that cannot be told from the code of modules imported before tracking began.
    unwatched
        Edges of imports outside of top-level code, which only the finder sees: of each part.
    start
        What is imported.
    """

    source: str
    edges: str
    files: tuple[tuple[str, str], ...] = ()
    unread: str = ""
    unwatched: str = ""
    start: str = "m"


CASES = {
    # -- statements
    "import": Case("import other", "m -> other"),
    "import a.b": Case("import pkg.one", "m -> pkg\nm -> pkg.one"),
    "import a.b.c": Case("import pkg.inner.leaf", "m -> pkg\nm -> pkg.inner\nm -> pkg.inner.leaf"),
    "import a.b as c": Case("import pkg.one as c", "m -> pkg\nm -> pkg.one"),
    "import a.b.c as d": Case(
        "import pkg.inner.leaf as d", "m -> pkg\nm -> pkg.inner\nm -> pkg.inner.leaf"
    ),
    "several in one statement": Case(
        "import other, pkg.two as two", "m -> other\nm -> pkg\nm -> pkg.two"
    ),
    "from a import name": Case("from other import A", "m -> other"),
    "from a import submodule": Case("from pkg import one", "m -> pkg.one"),
    "from a import both": Case(
        "from mixed import NAME, sub",
        "m -> mixed\nm -> mixed.sub",
        (("mixed/__init__.py", "NAME = 1"), ("mixed/sub.py", "")),
    ),
    "from a.b import name": Case("from pkg.one import X as Y", "m -> pkg.one"),
    "name that hides a submodule": Case(
        "from hiding import sub",
        "m -> hiding\nhiding -> hiding.sub",
        (("hiding/__init__.py", "from hiding.sub import sub"), ("hiding/sub.py", "sub = 1")),
    ),
    # -- relative
    "from . import name": Case(
        "import rel.m",
        "m -> rel\nm -> rel.m\nrel.m -> rel",
        (("rel/__init__.py", "NAME = 1"), ("rel/m.py", "from . import NAME")),
    ),
    "from . import submodule": Case(
        "import rel.m",
        "m -> rel\nm -> rel.m\nrel.m -> rel.x",
        (("rel/__init__.py", ""), ("rel/m.py", "from . import x"), ("rel/x.py", "")),
    ),
    "from .x import name": Case(
        "import rel.m",
        "m -> rel\nm -> rel.m\nrel.m -> rel.x",
        (("rel/__init__.py", ""), ("rel/m.py", "from .x import X"), ("rel/x.py", "X = 1")),
    ),
    "from .. and ... at depth three": Case(
        "import a.b.c.m",
        "m -> a\nm -> a.b\nm -> a.b.c\nm -> a.b.c.m\n"
        "a.b.c.m -> a.b.c.s\na.b.c.m -> a.b.s\na.b.c.m -> a.s\na.b.c.m -> a.b",
        (
            ("a/__init__.py", ""),
            ("a/s.py", "N = 1"),
            ("a/b/__init__.py", "TWO = 2"),
            ("a/b/s.py", ""),
            ("a/b/c/__init__.py", ""),
            ("a/b/c/s.py", ""),
            (
                "a/b/c/m.py",
                "from . import s\nfrom .. import s as t, TWO\nfrom ... import s as u\n"
                "from ...s import N\nfrom ..s import *",
            ),
        ),
    ),
    "relative in the __init__ of a package": Case(
        "import rel",
        "m -> rel\nrel -> rel.x",
        (("rel/__init__.py", "from . import x\nfrom .x import X"), ("rel/x.py", "X = 1")),
    ),
    # -- star
    "star": Case("from other import *", "m -> other"),
    "star with __all__": Case(
        "from stars import *",
        "m -> stars\nm -> stars.sub",
        (("stars/__init__.py", "__all__ = ['sub', 'NAME']\nNAME = 1"), ("stars/sub.py", "")),
    ),
    "star whose __all__ has only submodules": Case(
        "from stars import *",
        "m -> stars\nm -> stars.sub",
        (("stars/__init__.py", "__all__ = ['sub']"), ("stars/sub.py", "")),
    ),
    "star brings submodules that are loaded": Case(
        "import stars.sub\nfrom stars import *",
        "m -> stars\nm -> stars.sub",
        (("stars/__init__.py", "NAME = 1"), ("stars/sub.py", "")),
    ),
    # -- where the statement is
    "in a class body": Case(
        "class A:\n    import other\n    from pkg import one\n    from pkg.two import Y as y",
        "m -> other\nm -> pkg.one\nm -> pkg.two",
    ),
    "in a class in a class": Case(
        "class A:\n    class B:\n        from other import A as X", "m -> other"
    ),
    "in a function": Case(
        "def f():\n    import other\n    from pkg import one", "m ~> other\nm ~> pkg"
    ),
    "in a function that ran later": Case(
        "def f():\n    import other\n    from pkg import one",
        "m ~> other\nm ~> pkg.one",
        start="m\nm.f()",
        unwatched="m ~> pkg",
    ),
    "in a method, a lambda and a comprehension": Case(
        "class A:\n    def f(self):\n        import other\ng = lambda: __import__('pkg.one')",
        "m ~> other",
    ),
    "in an async function": Case("async def f():\n    from other import A", "m ~> other"),
    "in a function called at the top": Case(
        "def f():\n    import other\nf()", "m -> other", unread="m -> other\nm ~> other"
    ),
    "in a function of another module, called at the top": Case(
        "import lib\nlib.load()",
        "m -> lib\nm -> other\nlib ~> other",
        (("lib.py", "def load():\n    import other\n"),),
        unread="m -> other",
    ),
    "at the top and again in a function": Case(
        "import other\ndef f():\n    import other", "m -> other"
    ),
    "in a class made in a function": Case(
        "def f():\n    class A:\n        import other", "m ~> other"
    ),
    "in if, try, for, with, match": Case(
        "import sys\nif sys:\n    import other\ntry:\n    from pkg import one\nfinally:\n    pass\n"
        "for _ in 'a':\n    from pkg import two\nwith open(__file__):\n    import pkg.inner\n"
        "match 1:\n    case 1:\n        import pkg.inner.leaf as leaf",
        "m -> other\nm -> pkg.one\nm -> pkg.two\nm -> pkg\nm -> pkg.inner\nm -> pkg.inner.leaf",
    ),
    "in a branch not taken": Case("if not 'taken':\n    import other\n    from pkg import one", ""),
    "under TYPE_CHECKING": Case(
        "import typing\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import other\n"
        "    from pkg.one import X\n    import absent\n"
        "if typing.TYPE_CHECKING:\n    import pkg.two",
        "",
    ),
    "under TYPE_CHECKING, and elsewhere": Case(
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import pkg.two\nimport pkg.one",
        "m -> pkg\nm -> pkg.one",
    ),
    "deleted afterwards": Case(
        "import other\ndel other\nfrom pkg import one\ndel one", "m -> other\nm -> pkg.one"
    ),
    "rebound afterwards": Case(
        "import other\nother = None\nfrom pkg.one import X\nX = 2", "m -> other\nm -> pkg.one"
    ),
    # -- imports that fail
    "missing": Case(
        "try:\n    import absent\nexcept ImportError:\n    pass\n"
        "try:\n    from absent2 import X\nexcept ImportError:\n    X = None",
        "m -> absent\nm -> absent2",
    ),
    "missing submodule": Case(
        "try:\n    import pkg.absent\nexcept ImportError:\n    pass\n"
        "try:\n    from pkg import absent2\nexcept ImportError:\n    pass",
        "m -> pkg\nm -> pkg.absent\nm -> pkg.absent2",
    ),
    "missing, suppressed": Case(
        "from contextlib import suppress\nwith suppress(ImportError):\n    import absent",
        "m -> absent",
    ),
    "one that raises": Case(
        "try:\n    import bad\nexcept ZeroDivisionError:\n    pass",
        "m -> bad\nbad -> other",
        (("bad.py", "import other\n1/0"),),
        unread="bad -> other",
    ),
    # -- packages and cycles
    "re-exports": Case(
        "from front import thing",
        "m -> front\nfront -> front._impl",
        (
            ("front/__init__.py", "from front._impl import thing"),
            ("front/_impl.py", "def thing(): pass"),
        ),
    ),
    "import of an own submodule": Case(
        "import front",
        "m -> front\nfront -> front._impl",
        (("front/__init__.py", "import front._impl"), ("front/_impl.py", "")),
    ),
    "import of a sibling by its full name": Case(
        "import front.a",
        "m -> front\nm -> front.a\nfront.a -> front.b",
        (("front/__init__.py", ""), ("front/a.py", "import front.b"), ("front/b.py", "")),
    ),
    "namespace package": Case(
        "import space.one\nfrom space import two\nfrom space.deep import x",
        "m -> space\nm -> space.one\nm -> space.two\nm -> space.deep.x",
        (("space/one.py", ""), ("space/two.py", ""), ("space/deep/x.py", "")),
    ),
    "cycle": Case(
        "import ping",
        "m -> ping\nping -> pong\npong -> ping",
        (("ping.py", "import pong\nX = 1"), ("pong.py", "import ping\ndef f(): return ping.X")),
    ),
    "cycle by a name": Case(
        "import ping",
        "m -> ping\nping -> pong\npong -> ping",
        (("ping.py", "X = 1\nfrom pong import Y"), ("pong.py", "from ping import X\nY = X")),
    ),
    "itself": Case("import m\nfrom m import *", ""),
    "library": Case("import json\nfrom other import A", "m -> other"),
    "names that are not ASCII": Case("import größe", "m -> größe", (("größe.py", ""),)),
    # -- calls
    "import_module": Case(
        "import importlib\nimportlib.import_module('other')", "m -> other", unread="m -> other"
    ),
    "import_module, bound before": Case(
        "from importlib import import_module as f\nf('pkg.one')\nf('.two', 'pkg')",
        "m -> pkg.one\nm -> pkg.two",
        unread="m -> pkg.one\nm -> pkg.two",
    ),
    "import_module, of what is loaded": Case(
        "import other\nimport n",
        "m -> other\nm -> n\nn -> other",
        (("n.py", "from importlib import import_module\nf = [import_module]\nf[0]('other')"),),
        unread="n -> other",
    ),
    "import_module, of what is not there": Case(
        "import importlib\ntry:\n    importlib.import_module('absent.sub')\n"
        "except ImportError:\n    pass",
        "m -> absent.sub",
        unread="m -> absent.sub",
    ),
    "import_module in a function": Case(
        "import lib\nlib.get('other')",
        "m -> lib\nm -> other\nlib ~> other",
        (("lib.py", "import importlib\ndef get(name):\n    return importlib.import_module(name)"),),
        unread="m -> other\nlib ~> other",
    ),
    "__import__": Case(
        "__import__('other')\n__import__('pkg.one')",
        "m -> other\nm -> pkg\nm -> pkg.one",
        unread="m -> other\nm -> pkg\nm -> pkg.one",
    ),
    "__import__ with everything": Case(
        "__import__('pkg', globals(), locals(), ['one', 'inner'], 0)",
        "m -> pkg.one\nm -> pkg.inner",
        unread="m -> pkg.one\nm -> pkg.inner",
    ),
    "__import__, relative": Case(
        "import rel.m",
        "m -> rel\nm -> rel.m\nrel.m -> rel.x",
        (
            ("rel/__init__.py", ""),
            ("rel/m.py", "__import__('x', globals(), level=1)"),
            ("rel/x.py", ""),
        ),
        unread="rel.m -> rel.x",
    ),
    "importlib.__import__": Case(
        "import importlib\nimportlib.__import__('other')\n"
        "importlib.__import__('pkg', fromlist=['one'])",
        "m -> other\nm -> pkg\nm -> pkg.one",
        unread="m -> other\nm -> pkg\nm -> pkg.one",
    ),
    "exec and eval": Case(
        "exec('import other')\neval('__import__(\"pkg.one\")')",
        "m -> other\nm -> pkg\nm -> pkg.one",
        unread="m -> other\nm -> pkg\nm -> pkg.one",
    ),
    "exec in a namespace of its own": Case(
        "exec('import other', {})\nexec('from pkg import one', {'__name__': 'nobody'})",
        "m -> other\nm -> pkg\nm -> pkg.one",
        unread="m -> other\nm -> pkg\nm -> pkg.one",
    ),
    "runpy": Case(
        "import runpy\nrunpy.run_path('script.py')",
        "m -> other",
        (("script.py", "import other"),),
        unread="m -> other",
    ),
    "pkgutil": Case(
        "import pkgutil\npkgutil.resolve_name('pkg.one:X')\npkgutil.resolve_name('other')",
        "m -> pkg.one\nm -> other",
        unread="m -> pkg.one\nm -> other",
    ),
    # -- threads
    "in a thread": Case(
        "import threading\ndef work():\n    import other\n"
        "t = threading.Thread(target=work)\nt.start()\nt.join()",
        "m -> other",
        unread="m -> other\nm ~> other",
    ),
    "in a pool, by import_module": Case(
        "from concurrent.futures import ThreadPoolExecutor\nimport importlib\n"
        "def work(name):\n    return importlib.import_module(name)\n"
        "with ThreadPoolExecutor(1) as pool:\n    list(pool.map(work, ['other', 'pkg.one']))",
        "m -> other\nm -> pkg.one",
        unread="m -> other\nm -> pkg.one",
    ),
    # -- odd modules
    "replaces itself": Case(
        "import other, sys\nclass Proxy: pass\nsys.modules[__name__] = Proxy()",
        "m -> other",
        unread="m -> other",
    ),
    "has no __package__": Case(
        "import rel.m",
        "m -> rel\nm -> rel.m\nrel.m -> rel.x",
        (
            ("rel/__init__.py", ""),
            ("rel/m.py", "del __package__\nfrom . import x"),
            ("rel/x.py", ""),
        ),
    ),
}


def graph_of(stage: Stage) -> set[str]:
    """The edges from modules in the folder to others there, or to what does not exist."""
    graph = stage.reloader.graph
    stage.reloader.complete_graph()
    tops = {path.name.removesuffix(".py") for path in stage.path().iterdir()}
    return {
        f"{importer} {'->' if now else '~>'} {imported}"
        for importer in graph.modules
        if importer.partition(".")[0] in tops
        for imported, now in graph.imports_of(importer).items()
        if imported.partition(".")[0] not in sys.stdlib_module_names
    }


def lines(text: str) -> set[str]:
    return set(filter(None, text.splitlines()))


def check(found: set[str], expected: set[str]) -> None:
    assert found == expected, {"too many": found - expected, "missing": expected - found}


def start(case: Case) -> None:
    """Import what a case says, as a caller that is no module would."""
    name, *calls = case.start.splitlines()
    names: dict[str, object] = {}
    exec(f"import {name}", names)
    for call in calls:
        exec(call, names)


@pytest.mark.parametrize("title", CASES)
@in_child
def test_watched(stage: Stage, title: str) -> None:
    """Each import is an edge from the right importer, of the right kind."""
    case = CASES[title]
    stage.files.save({**PKG, **dict(case.files), "m.py": case.source})
    ipython_depreload.enable()
    start(case)
    check(graph_of(stage), lines(case.edges) | lines(case.unwatched))


@pytest.mark.parametrize("title", CASES)
@in_child
def test_imported_before_tracking_began(stage: Stage, title: str) -> None:
    """The edges are the same, but for what no code says."""
    case = CASES[title]
    stage.files.save({**PKG, **dict(case.files), "m.py": case.source})
    start(case)
    ipython_depreload.enable()
    check(graph_of(stage), lines(case.edges) ^ lines(case.unread))


@pytest.mark.parametrize("how", ["folder", "include"])
@in_child
def test_project_modules_in_an_installed_package(stage: Stage, how: str) -> None:
    """A package that also has a folder of the project, or that is included, is watched too."""
    part = "site-packages/mix/part.py" if how == "include" else "more/part.py"
    init = "" if how == "include" else "__path__.append('more')\n"
    source = "import other\ndef f(): return 1\nX = f()\n"
    stage.save("site-packages/mix/__init__.py", init)
    stage.files.save({**PKG, part: source})
    sys.path.insert(0, "site-packages")
    ipython_depreload.default.set_scope(include=["mix.*"] if how == "include" else ())
    ipython_depreload.enable()
    exec("import mix.part", {})
    assert stage.reloader.graph.dependencies("mix.part") == ["other"]
    assert stage.reloader.recorder.trace.ran("mix.part")


@in_child
def test_plain_loaders_stay_what_they_are(stage: Stage) -> None:
    """Whoever looks at the loader of a module, before it is imported or after, sees Python's."""
    stage.files.save({"mod.py": "VALUE = 1\n"})
    ipython_depreload.enable()
    spec = importlib.util.find_spec("mod")
    assert spec is not None and type(spec.loader) is SourceFileLoader
    module = importlib.import_module("mod")
    assert type(module.__loader__) is SourceFileLoader
    assert vars(module.__loader__) == {"name": "mod", "path": module.__file__}
    twice = importlib.util.module_from_spec(spec)
    for _ in range(2):
        spec.loader.exec_module(twice)
    assert twice.VALUE == 1


@in_child
def test_what_is_executed_anew_keeps_its_lazy_imports(stage: Stage) -> None:
    """Its code is the same as before, its edges were forgotten as it started."""
    stage.save("base.py", "X = 1\n")
    stage.save("user.py", "import base\nY = base.X\ndef later():\n    import json.tool\n")
    ipython_depreload.enable()
    exec("import user", {})
    before = stage.reloader.get_dependencies("user")
    stage.save("base.py", "X = 22\n")
    assert stage.reloader.reload_changed().reloaded == ("base", "user")
    assert stage.reloader.get_dependencies("user") == before == ["base", "json", "json.tool"]
