"""A model of a small project: modules, what they define, and what each definition uses.

Import-time uses follow the rank of the modules, so that nothing is circular; uses inside function
bodies may point anywhere, by function-level imports. All uses follow the level of the items, so
that no call recurses for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tests.sessions.shapes import SHAPES, written

CALLED = {"func", "klass", *(kind for kind, shape in SHAPES.items() if shape.called)}


@dataclass(frozen=True)
class Use:
    """One item used by another, and the way in which it is imported."""

    target: str
    form: str = "name"


@dataclass(frozen=True)
class Item:
    """A definition. `top` is evaluated at import time, `body` when it is called."""

    name: str
    kind: str
    level: float
    value: int
    top: tuple[Use, ...] = ()
    body: tuple[Use, ...] = ()
    base: Use | None = None


@dataclass(frozen=True)
class Module:
    """A file. The modules of a package have ranks next to each other, its `__init__` the last."""

    name: str
    rank: tuple[float, float]
    items: tuple[Item, ...] = ()
    reexports: tuple[str, ...] = ()
    package: bool = False
    has_all: bool = False
    note: int = 0
    computed: int = 0

    @property
    def parent(self) -> str:
        """The package in which relative imports of this module start."""
        return self.name if self.package else self.name.rpartition(".")[0]

    @property
    def path(self) -> str:
        """The file."""
        return self.name.replace(".", "/") + ("/__init__.py" if self.package else ".py")


@dataclass(frozen=True)
class Program:
    """All modules by name."""

    modules: dict[str, Module] = field(default_factory=dict)

    def homes(self) -> dict[str, Module]:
        """The module that defines each item."""
        return {item.name: module for module in self.modules.values() for item in module.items}

    def items(self) -> dict[str, Item]:
        """Every item by name."""
        return {item.name: item for module in self.modules.values() for item in module.items}

    def offers(self, module: str, name: str) -> bool:
        """Whether a name can be imported from a module."""
        found = self.modules.get(module)
        if found is None:
            return False
        return name in found.reexports or any(item.name == name for item in found.items)

    def updated(self, module: Module) -> Program:
        """The program with one module replaced or added."""
        return Program({**self.modules, module.name: module})

    def without(self, module: str) -> Program:
        """The program less one module."""
        return Program({name: each for name, each in self.modules.items() if name != module})

    def with_item(self, item: Item) -> Program:
        """The program with an item replaced where it is defined."""
        home = self.homes()[item.name]
        items = tuple(item if each.name == item.name else each for each in home.items)
        return self.updated(replace(home, items=items))

    def files(self) -> dict[str, str]:
        """The sources."""
        return {module.path: _Writer(self, module).source() for module in self.modules.values()}


def reached(program: Program, name: str) -> set[str]:
    """Names of the modules whose code may run when an item is evaluated or called."""
    items, homes = program.items(), program.homes()
    seen: set[str] = set()
    todo = [name]
    while todo:
        current = todo.pop()
        if current in seen or current not in items:
            continue
        seen.add(current)
        item = items[current]
        uses = item.body + ((item.base,) if item.base else ())
        todo += [use.target for use in uses]
    return {homes[each].name for each in seen}


def may_use(program: Program, module: Module, item: Item, target: str, *, top: bool) -> bool:
    """Whether an item may use another, at import time or in its body."""
    items, homes = program.items(), program.homes()
    if target not in items or items[target].level >= item.level:
        return False
    if not top:
        return True
    near = reached(program, target) | {homes[target].name}
    return all(program.modules[name].rank <= module.rank for name in near)


def repaired(program: Program) -> Program:
    """The program without uses that have become impossible."""
    while True:
        before = program
        for name in list(program.modules):
            module = program.modules[name]
            for item in module.items:
                program = program.with_item(_repaired_item(program, module, item))
            exports = tuple(each for each in module.reexports if _may_export(program, name, each))
            program = program.updated(replace(program.modules[name], reexports=exports))
        if program == before:
            return program


def _repaired_item(program: Program, module: Module, item: Item) -> Item:
    tops = tuple(use for use in item.top if may_use(program, module, item, use.target, top=True))
    body = tuple(use for use in item.body if may_use(program, module, item, use.target, top=False))
    base = item.base
    if base and not may_use(program, module, item, base.target, top=True):
        base = None
    return replace(item, top=tops, body=body, base=base)


def _may_export(program: Program, module: str, name: str) -> bool:
    home = program.homes().get(name)
    return home is not None and home.rank < program.modules[module].rank


OPTIONAL = ("m0", "m1")  # modules that others import if they are there
_COMPUTED = (
    "def __getattr__(name):\n    if name == 'computed': return {}\n    raise AttributeError(name)"
)
# Of several shapes that each registry keeps: what is written, how others add to it, how a cell adds
# a function of its own, and what it has.
REGISTRIES = (
    ("{0} = []", "{0}.append(('{1}', {2}))", "{0}.append({1})", "sorted(map(str, {0}))"),
    ("{0} = {{}}", "{0}['{1}'] = {2}", "{0}['{1}'] = {1}", "sorted(map(str, {0}.items()))"),
    ("{0} = set()", "{0}.add(('{1}', {2}))", "{0}.add({1})", "sorted(map(str, {0}))"),
    (
        "class {0}:\n    found = []",
        "{0}.found += [('{1}', {2})]",
        "{0}.found.append({1})",
        "sorted(map(str, {0}.found))",
    ),
    (
        "def {0}(f):\n    {0}.found[f.__name__] = f\n    return f\n{0}.found = {{}}",
        "@{0}\ndef {1}(): return {2}",
        "{0}({1})",
        "sorted((name, f()) for name, f in {0}.found.items())",
    ),
)


def registry_of(item: Item) -> tuple[str, str, str, str]:
    """The shape of a registry, which stays what it is."""
    return REGISTRIES[int(item.level * 1000) % len(REGISTRIES)]


class _Writer:
    """Writes the source of one module."""

    def __init__(self, program: Program, module: Module) -> None:
        self.program, self.module = program, module
        self.homes, self.items = program.homes(), program.items()
        self.imports: set[str] = set()

    def source(self) -> str:
        """The whole file."""
        items = sorted(self.module.items, key=lambda item: item.level)
        definitions = [self._definition(item) for item in items]
        for name in self.module.reexports:
            self.imports.add(f"from {self.homes[name].name} import {name}")
        lines = [f"# note {self.module.note}"] if self.module.note else []
        lines += sorted(self.imports)
        if self.module.has_all:
            names = [item.name for item in items if item.kind != "entry"]
            lines.append(f"__all__ = {sorted([*names, *self.module.reexports])!r}")
        if self.module.computed:
            definitions.append(_COMPUTED.format(self.module.computed))
        text = "\n".join(lines + definitions).strip()
        return text + "\n" if text else ""

    def _definition(self, item: Item) -> str:
        if item.kind in SHAPES:
            return self._shaped(item)
        write: Callable[[Item], str] = getattr(self, "_" + item.kind)
        return write(item)

    def _shaped(self, item: Item) -> str:
        """A definition of one of the many kinds."""
        shape = SHAPES[item.kind]
        lazy, values = self._body(item, 1)
        base = self._eager(item.base) if item.base else ""
        if shape.imports:
            self.imports.add(shape.imports)
        parts = {
            "name": item.name,
            "value": str(item.value),
            "top": self._value(item.top[0]) if item.top else str(item.value),
            "lazy": lazy,
            "body": "".join(f", {value}" for value in values),
            "bases": f"({base})" if base else "",
            "super": ", super().get()" if base else "",
            "register": f"{base}.register" if base else "(lambda kind: lambda f: f)",
            "hint": base or "int",
            "target": base or f"Own{item.name}",
            "optional": self._optional(OPTIONAL[item.value % len(OPTIONAL)]),
        }
        return written(shape, item.value, parts)

    def _optional(self, name: str) -> str:
        """A module that may be missing, but that does not import this one."""
        found = self.program.modules.get(name)
        return name if found is None or found.rank < self.module.rank else "no_module"

    def _const(self, item: Item) -> str:
        values = [str(item.value), *(self._value(use) for use in item.top)]
        return f"{item.name} = {values[0] if len(values) == 1 else '(' + ', '.join(values) + ')'}"

    def _func(self, item: Item) -> str:
        default = self._value(item.top[0]) if item.top else str(item.value)
        lazy, values = self._body(item, 1)
        result = ", ".join([repr(item.name), str(item.value), "x", *values])
        decorator = f"@{self._eager(item.base)}\n" if item.base else ""
        return f"{decorator}def {item.name}(x={default}):\n{lazy}    return ({result})"

    def _klass(self, item: Item) -> str:
        rate = self._value(item.top[0]) if item.top else str(item.value)
        lazy, values = self._body(item, 2)
        values += ["super().get()"] if item.base else []
        result = ", ".join([repr(item.name), str(item.value), "self.n", "self.rate", *values])
        base = f"({self._eager(item.base)})" if item.base else ""
        extra = f"    def m{item.value}(self): return self.n\n" if item.value % 2 else ""
        return (
            f"class {item.name}{base}:\n    rate = {rate}\n"
            f"    def __init__(self, n=0): self.n = n\n{extra}"
            f"    def get(self):\n{lazy}        return ({result})"
        )

    def _deco(self, item: Item) -> str:
        return (
            f"def {item.name}(f):\n    def wrapper(*args):\n"
            f"        return ({item.name!r}, {item.value}, f(*args))\n    return wrapper"
        )

    def _enum(self, item: Item) -> str:
        self.imports.add("from enum import Enum")
        members = [f"    M{i} = {item.value + i}" for i in range(2 + item.value % 3)]
        return "\n".join([f"class {item.name}(Enum):", *members])

    def _record(self, item: Item) -> str:
        self.imports.add("from dataclasses import dataclass")
        fields = [f"    {name}: int = {item.value}" for name in "abc"[: 1 + item.value % 3]]
        method = f"    def total(self): return ({item.name!r}, {item.value})"
        return "\n".join(["@dataclass", f"class {item.name}:", *fields, method])

    def _registry(self, item: Item) -> str:
        return registry_of(item)[0].format(item.name)

    def _entry(self, item: Item) -> str:
        return "\n".join(
            registry_of(self.items[use.target])[1].format(self._eager(use), item.name, item.value)
            for use in item.top
        )

    def _body(self, item: Item, depth: int) -> tuple[str, list[str]]:
        """Function-level imports, and the values that a body computes."""
        lazy, values = "", []
        for use in item.body:
            home = self.homes[use.target]
            above = home.rank > self.module.rank
            if home.name != self.module.name and (above or use.form == "lazy"):
                lazy += "    " * depth + f"from {home.name} import {use.target}\n"
                values.append(self._expression(use.target, use.target))
            else:
                values.append(self._value(use))
        return lazy, values

    def _value(self, use: Use) -> str:
        return self._expression(use.target, self._eager(use))

    def _expression(self, target: str, reference: str) -> str:
        kind = self.items[target].kind
        if kind in SHAPES:
            return SHAPES[kind].use.format(reference)
        if kind == "klass":
            return f"{reference}(1).get()"
        if kind == "enum":
            return f"({reference}.M0.value, len({reference}))"
        return f"{reference}()" if kind in ("func", "record") else reference

    def _eager(self, use: Use) -> str:
        """What to write for an item, importing it at the top of the module."""
        home, name = self.homes[use.target], use.target
        if home.name == self.module.name:
            return name
        statement, reference = self._import(home, name, use.form)
        self.imports.add(statement)
        return reference

    def _import(self, home: Module, name: str, form: str) -> tuple[str, str]:
        parent, _, last = home.name.rpartition(".")
        near = bool(parent) and parent == self.module.parent
        if form == "alias":
            return f"from {home.name} import {name} as {name}_alias", f"{name}_alias"
        if form == "module":
            return f"import {home.name}", f"{home.name}.{name}"
        if form == "as":
            return f"import {home.name} as {last}_as", f"{last}_as.{name}"
        if form == "sub" and parent:
            return f"from {'.' if near else parent} import {last}", f"{last}.{name}"
        # The star of a package depends on which submodules happen to be loaded.
        if form == "star" and not home.package:
            return f"from {home.name} import *", name
        return f"from {'.' + last if near else home.name} import {name}", name
