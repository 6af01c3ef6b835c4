"""Draws sessions from seeds: `python -m tests.sessions.random_sessions --count 5000 --seed 1`."""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from tests.sessions.judge import judge
from tests.sessions.program import (
    CALLED,
    OPTIONAL,
    Item,
    Module,
    Program,
    Use,
    may_use,
    registry_of,
    repaired,
)
from tests.sessions.session import Edit, Session, render
from tests.sessions.shapes import SHAPES
from tests.sessions.shrink import shrink
from tests.sessions.worker import Worker

PLAIN = ["const"] * 4 + ["func"] * 5 + ["klass"] * 4 + ["deco", "enum", "record", "registry"]
KINDS = [*PLAIN, *SHAPES]
USED = ("const", "func", "klass", "enum", "record", *SHAPES)
# Not in modules that nobody may import any more: they stay, with what they have registered.
REGISTERING = ("entry", "plug", "handler", "patch")
FORMS = ["name"] * 3 + ["alias", "module", "as", "sub", "star", "lazy"]
NAMES = ["m0", "m1", "m2", "m3", "pkg", "pkg.p0", "pkg.p1", "pkg.p2", "space.s0", "space.s1"]
# A module that is gone stays as long as code names it in an import, even one that may fail.
LASTING = ("pkg", *OPTIONAL)
MTIMES = ["newer"] * 6 + ["older", "same", "tick"]


def generate(seed: int) -> Session:
    """The session of a seed."""
    return _Drawing(random.Random(seed)).session(f"random_{seed}")


class _Drawing:
    """One session being drawn."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.count = 0
        self.program = Program()
        self.needed: set[tuple[str, str]] = set()
        self.probes: list[str] = []
        # Modules that the notebook does not import as such: they may go.
        self.inner = {name for name in NAMES if name not in LASTING and rng.random() < 0.25}

    def session(self, name: str) -> Session:
        """Draw files, cells, edits and probes, in this order."""
        self.program = self._project()
        files = self.program.files()
        cells = [self._import_all(self.program), *self._notebook()]
        edits = [edit for _ in range(self.rng.randint(1, 4)) for edit in self._edits()]
        self._probe_modules()
        return Session(name, files, tuple(cells), tuple(edits), tuple(self.probes))

    def _project(self) -> Program:
        """Modules with items that use each other."""
        chosen = self.rng.sample(NAMES, self.rng.randint(2, 6))
        if any(name.startswith("pkg.") for name in chosen) and "pkg" not in chosen:
            chosen.append("pkg")
        program = Program()
        for name in chosen:
            program = program.updated(Module(name, (0, 0), package=name == "pkg"))
        program = self._ranked(program)
        for _ in range(self.rng.randint(5, 16)):
            program = self._add_item(program)
        return program

    def _ranked(self, program: Program) -> Program:
        """Give modules an order; a package is one block that ends with its `__init__`."""
        blocks = {
            name.split(".")[0] if name.startswith("pkg") else name for name in program.modules
        }
        order = {block: self.rng.random() for block in sorted(blocks)}
        for name, module in program.modules.items():
            block = "pkg" if name.startswith("pkg") else name
            rank = (order[block], 1.0 if module.package else self.rng.random())
            program = program.updated(replace(module, rank=rank))
        return program

    def _import_all(self, program: Program) -> str:
        names = sorted(set(program.modules) - self.inner)
        self.rng.shuffle(names)
        return "import " + ", ".join(names) if names else "pass"

    # Changes of the program: each returns a new one, perhaps to be repaired.

    def _add_item(self, program: Program) -> Program:
        module = program.modules[self.rng.choice(sorted(program.modules))]
        kinds = [*KINDS, "entry"] if self._named(program, "registry") else KINDS
        if module.name in self.inner:
            kinds = [kind for kind in kinds if kind not in REGISTERING]
        kind = self.rng.choice(kinds)
        self.count += 1
        short = {"klass": "K", "enum": "E", "const": "C"}.get(kind, kind[0])
        name = f"{kind if kind in SHAPES else short}{self.count}"
        item = Item(name, kind, self.rng.random(), self.rng.randint(1, 99))
        program = program.updated(replace(module, items=(*module.items, item)))
        return self._rewire(program, item)

    def _named(self, program: Program, *kinds: str) -> list[str]:
        return sorted(name for name, item in program.items().items() if item.kind in kinds)

    def _rewire(self, program: Program, item: Item) -> Program:
        """Draw anew what an item uses."""
        shape = SHAPES.get(item.kind)
        evaluated = int(shape is not None and shape.evaluated)
        tops = {"const": 2, "func": 1, "klass": 1}.get(item.kind, evaluated)
        bodies = 2 if item.kind in CALLED else 0
        top = self._uses(program, item, self.rng.randint(0, tops), top=True)
        body = self._uses(program, item, self.rng.randint(0, bodies), top=False)
        if item.kind == "entry":
            top = self._uses(program, item, 1, top=True, kinds=("registry",))
        base = item.base
        if item.kind == "klass":
            drawn = self._uses(program, item, self.rng.randint(0, 1), top=True, kinds=("klass",))
            base = drawn[0] if drawn else None
        elif shape is not None and shape.base:
            drawn = self._uses(program, item, 1, top=True, kinds=(shape.base,))
            base = drawn[0] if drawn else None
        elif item.kind == "func" and item.base is None and item.name not in self._held():
            drawn = self._uses(program, item, self.rng.randint(0, 1), top=True, kinds=("deco",))
            base = drawn[0] if drawn else None
        return repaired(program.with_item(replace(item, top=top, body=body, base=base)))

    def _held(self) -> set[str]:
        return {name for _, name in self.needed}

    def _uses(
        self, program: Program, item: Item, count: int, *, top: bool, kinds: tuple[str, ...] = ()
    ) -> tuple[Use, ...]:
        wanted = kinds or USED
        home = program.homes()[item.name]
        targets = [
            name
            for name in self._named(program, *wanted)
            if may_use(program, home, item, name, top=top)
        ]
        chosen = self.rng.sample(targets, min(count, len(targets)))
        return tuple(Use(name, self.rng.choice(FORMS)) for name in chosen)

    def _change_value(self, program: Program) -> Program:
        names = sorted(program.items())
        item = program.items()[self.rng.choice(names)]
        return program.with_item(replace(item, value=self.rng.randint(1, 99)))

    def _change_uses(self, program: Program) -> Program:
        names = sorted(program.items())
        return self._rewire(program, program.items()[self.rng.choice(names)])

    def _remove_item(self, program: Program) -> Program:
        name = self.rng.choice(sorted(program.items()))
        home = program.homes()[name]
        items = tuple(item for item in home.items if item.name != name)
        return repaired(program.updated(replace(home, items=items)))

    def _move_item(self, program: Program) -> Program:
        """Move a definition; the old module imports it from the new one."""
        name = self.rng.choice(sorted(program.items()))
        item, old = program.items()[name], program.homes()[name]
        new = program.modules[self.rng.choice(sorted(program.modules))]
        if new.name == old.name or (item.kind in REGISTERING and new.name in self.inner):
            return program
        items = tuple(each for each in old.items if each.name != name)
        exported = () if item.kind == "entry" else (name,)
        program = program.updated(replace(old, items=items, reexports=old.reexports + exported))
        kept = tuple(each for each in new.reexports if each != name)
        return repaired(program.updated(replace(new, items=(*new.items, item), reexports=kept)))

    def _reverse_edges(self, program: Program) -> Program:
        """Give modules another order, then let some items use others."""
        program = repaired(self._ranked(program))
        for _ in range(3):
            program = self._change_uses(program)
        return program

    def _add_module(self, program: Program) -> Program:
        free = sorted(set(NAMES) - set(program.modules) - {"pkg", "pkg.p0", "pkg.p1", "pkg.p2"})
        if not free:
            return program
        rank = (self.rng.random(), 0.0)
        program = program.updated(Module(self.rng.choice(free), rank))
        return self._add_item(self._add_item(program))

    def _comment(self, program: Program) -> Program:
        module = program.modules[self.rng.choice(sorted(program.modules))]
        return program.updated(replace(module, note=module.note + 1))

    def _toggle_package(self, program: Program) -> Program:
        """A module becomes a package of the same name, or the other way round."""
        free = sorted(name for name in program.modules if name not in ("pkg", "space"))
        if not free:
            return program
        module = program.modules[self.rng.choice(free)]
        return repaired(program.updated(replace(module, package=not module.package)))

    def _remove_module(self, program: Program) -> Program:
        gone = sorted(self.inner & set(program.modules))
        return repaired(program.without(self.rng.choice(gone))) if gone else program

    def _rename_module(self, program: Program) -> Program:
        """Give a module another name in the same folder."""
        names = [
            (old, new)
            for old in sorted(self.inner & set(program.modules))
            for new in sorted(self.inner - set(program.modules))
            if old.rpartition(".")[0] == new.rpartition(".")[0]
        ]
        if not names:
            return program
        old, new = self.rng.choice(names)
        module = replace(program.modules[old], name=new)
        return repaired(program.without(old).updated(module))

    def _toggle_computed(self, program: Program) -> Program:
        """A module gains, changes or loses a `__getattr__`."""
        module = program.modules[self.rng.choice(sorted(program.modules))]
        return program.updated(replace(module, computed=self.rng.choice([0, 1, 2])))

    def _toggle_all(self, program: Program) -> Program:
        module = program.modules[self.rng.choice(sorted(program.modules))]
        return program.updated(replace(module, has_all=not module.has_all))

    def _mutated(self) -> Program:
        """The next state of the files, in which the notebook's imports still work."""
        changes: list[Callable[[Program], Program]] = [
            *[self._change_value] * 5,
            *[self._change_uses] * 3,
            *[self._add_item] * 2,
            *[self._remove_item] * 2,
            self._move_item,
            self._reverse_edges,
            self._add_module,
            self._comment,
            self._toggle_all,
            self._toggle_package,
            self._toggle_computed,
            self._remove_module,
            self._rename_module,
        ]
        program = self.program
        for _ in range(self.rng.randint(1, 4)):
            changed = self.rng.choice(changes)(program)
            if all(changed.offers(module, name) for module, name in self.needed):
                program = changed
        return program

    def _edits(self) -> Iterator[Edit]:
        """Save the next state, at once or file by file."""
        before, after = self.program, self._mutated()
        old, new = before.files(), after.files()
        files = {path: new.get(path) for path in {**old, **new} if old.get(path) != new.get(path)}
        if not files:
            return
        self.program = after
        added = sorted(set(after.modules) - set(before.modules) - self.inner)
        cells = [f"import {name}" for name in added]
        paths = sorted(files)
        self.rng.shuffle(paths)
        groups = [paths] if self.rng.random() < 0.6 else [[path] for path in paths]
        for group in groups:
            saved: dict[str, str | None] = {path: files[path] for path in group}
            last = tuple(cells) if group is groups[-1] else ()
            yield Edit(saved, last, self.rng.choice(MTIMES))

    # The notebook: what it imports, makes and holds, and what is asked about it in the end.

    def _notebook(self) -> Iterator[str]:
        items, homes = self.program.items(), self.program.homes()
        names = self._named(self.program, *USED, "registry")
        for number in range(self.rng.randint(1, 6)):
            if not names:
                return
            item = items[self.rng.choice(names)]
            home = homes[item.name].name
            self.needed.add((home, item.name))
            known = [] if home in self.inner else [f"{home}.{item.name}"]
            local = self.rng.choice([item.name, f"{item.name}_nb", *known])
            statement = f"from {home} import {item.name}"
            if local != item.name:
                statement += f" as {local}" if "." not in local else ""
            if local == item.name and self.rng.random() < 0.2:
                statement = f"from {home} import *"
            self.probes.append(f"{local} is __import__('sys').modules[{home!r}].{item.name}")
            yield f"{statement}\n{self._hold(item, local, number)}".strip()

    def _hold(self, item: Item, local: str, number: int) -> str:
        """What a cell does with a definition."""
        shape = SHAPES.get(item.kind)
        if item.kind == "registry":
            _, _, add, contents = registry_of(item)
            self.probes.append(contents.format(local))
            own = f"own_{number}"
            return f"def {own}(): return {number}\n{add.format(local, own)}"
        if shape is None:
            hold: Callable[[str, int], str] = getattr(self, f"_hold_{item.kind}")
            return hold(local, number)
        self.probes += [text.format(local, number) for text in shape.asked]
        return shape.held.format(local, number)

    def _hold_const(self, name: str, number: int) -> str:
        self.probes += [name, f"const_{number}()"]
        return f"def const_{number}(): return {name}"

    def _hold_func(self, name: str, number: int) -> str:
        held = f"held_{number}"
        self.probes += [f"{held}[0](1), {held}[1]['f'](2), {held}[2]()", f"{held}[3]()"]
        return (
            f"from functools import partial\n"
            f"{held} = [{name}, {{'f': {name}}}, partial({name}, 3), lambda f={name}: f(4)]"
        )

    def _hold_klass(self, name: str, number: int) -> str:
        return self.rng.choice([self._subclass, self._subclass, self._weak, self._box])(
            name, number
        )

    def _weak(self, name: str, number: int) -> str:
        made, weak = f"made_{number}", f"weak_{number}"
        self.probes += [
            f"{weak}[0]() is {made}, {weak}[1][{made}], {name} in {weak}[2], {made}.get()"
        ]
        return (
            f"import weakref\n{made} = {name}(5)\n{weak} = [weakref.ref({made}), "
            f"weakref.WeakKeyDictionary({{{made}: 'found'}}), weakref.WeakSet([{name}])]"
        )

    def _box(self, name: str, number: int) -> str:
        box, kind = f"box_{number}", f"Box{number}"
        self.probes += [
            f"{box}.item.get(), type({box}.item) is {name}, {kind}(None).more.get()",
            f"type({box}.more) is {name}, {kind}.__annotations__['item'] is {name}",
        ]
        return (
            f"from dataclasses import dataclass, field\n@dataclass\nclass {kind}:\n"
            f"    item: {name} = None\n    more: object = field(default_factory={name})\n"
            f"{box} = {kind}({name}(5))"
        )

    def _subclass(self, name: str, number: int) -> str:
        made, sub = f"made_{number}", f"Sub{number}"
        self.probes += [
            f"{made}[0].get(), {made}[1].get(), {made}[2]['k']().get()",
            f"type({made}[0]) is {name}, isinstance({made}[1], {name}), {made}[2]['k'] is {name}",
            f"{sub}(7).get(), [name for name in dir({made}[1]) if name[0] == 'm']",
        ]
        return (
            f"class {sub}({name}):\n    def get(self): return ('{sub}', super().get())\n"
            f"{made} = [{name}(5), {sub}(6), {{'k': {name}}}]"
        )

    def _hold_enum(self, name: str, number: int) -> str:
        held = f"member_{number}"
        self.probes += [f"{held}[0] is {name}.M0, {held}[1][{name}.M1], {held}[0].value"]
        return f"{held} = [{name}.M0, {{{name}.M1: 'found'}}]"

    def _hold_record(self, name: str, number: int) -> str:
        self.probes += [f"type(record_{number}) is {name}, record_{number}.total()"]
        return f"record_{number} = {name}()"

    def _probe_modules(self) -> None:
        """Ask for everything that the modules define."""
        shown = {
            "func": "{0}(), {0}(3)",
            "klass": "{0}(2).get(), {0}.rate, sorted(n for n in vars({0}) if n[:5] == 'extra')",
            "enum": "list({0})",
            "record": "{0}(), {0}().total()",
            "deco": "{0}(str)(1)",
            **{kind: shape.shown or shape.use for kind, shape in SHAPES.items()},
        }
        for module in self.program.modules.values():
            if module.name in self.inner:
                continue
            for item in module.items:
                text = shown.get(item.kind, "{0}")
                text = registry_of(item)[-1] if item.kind == "registry" else text
                if item.kind != "entry":
                    self.probes.append(text.format(f"{module.name}.{item.name}"))
            if module.computed:
                self.probes.append(f"{module.name}.computed")
            gone = sorted({name.rpartition(".")[2] for name in self.inner if "." in name})
            names = f"n for n in vars({module.name}) if n[0] != '_' and n not in {gone}"
            self.probes.append(f"sorted({names})")


def check(seeds: range, tool: str) -> list[Session]:
    """The sessions of some seeds that differ from a restart, made small."""
    with Worker() as worker:
        return [
            shrink(worker, session, tool)
            for session in map(generate, seeds)
            if not judge(worker, session, tool).passed
        ]


def main() -> None:
    """Play many sessions and print those that differ."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=150)
    options.add_argument("--seed", type=int, default=0, help="the first seed")
    options.add_argument("--tool", default="depreload")
    chosen = options.parse_args()
    seeds = range(chosen.seed, chosen.seed + chosen.count)
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda share: check(share, chosen.tool), (seeds[::2], seeds[1::2]))
        differing = [session for share in found for session in share]
    for session in differing:
        print(render(session))
    print(f"{len(differing)} of {chosen.count} sessions differ from a restart")
    sys.exit(bool(differing))


if __name__ == "__main__":
    main()
