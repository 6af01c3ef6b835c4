"""What a code object reads and changes by name, from its bytecode. Pure."""

from __future__ import annotations

import opcode
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from inspect import CO_OPTIMIZED
from sys import version_info
from types import CodeType

from ipython_depreload.code.percode import PerCode
from ipython_depreload.code.sources import nested_codes

Chain = tuple[str, ...]
"""A global name, and the attributes read from it: `a.b.c` is `("a", "b", "c")`."""


@dataclass(eq=False, repr=False)
class Import:
    """One import statement of a code object.

    Attributes
    ----------
    module, level
        As `__import__` receives them.
    names
        What `from module import ...` asks for.
    bound
        Attribute -> global name bound to it.
    local
        What `import module` binds, at the top level of a module or class.
    """

    module: str
    level: int
    names: tuple[str, ...] = ()
    bound: dict[str, str] = field(default_factory=dict)
    local: str | None = None


@dataclass(eq=False, repr=False)
class Reads:
    """What one code object does with names that are not its own.

    Attributes
    ----------
    chains
        Dotted names read, starting from a global one, in the order of the code.
    attributes
        Attributes read from anything else.
    written
        Dotted names with an attribute that is set or deleted.
    imports
        Its import statements.
    bound
        Global names bound or deleted by a `global` statement.
    own
        Names that it binds itself: global ones at the top level of a module, else its own.
    often
        Those that it binds more than once.
    stores
        Whether it sets attributes or items, or variables of an enclosing function.
    annotations
        Those that are strings, of the fields of a class and of decorated functions: whoever made
        the class, or decorates the function, may look up what they name.
    signatures
        Those of functions that are not decorated, by name: whoever is given one may look them up.
    """

    chains: dict[Chain, None] = field(default_factory=dict)
    attributes: set[str] = field(default_factory=set)
    written: set[Chain] = field(default_factory=set)
    imports: list[Import] = field(default_factory=list)
    bound: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    often: set[str] = field(default_factory=set)
    stores: bool = False
    annotations: list[object] = field(default_factory=list)
    signatures: dict[str, tuple[object, ...]] = field(default_factory=dict)

    @cached_property
    def givers(self) -> dict[str, list[tuple[Import, str]]]:
        """Return global name -> import statements that bind it, each with the attribute it takes.

        Those that bind a whole module, to a name that they do not tell, are under `""`.
        """
        found: dict[str, list[tuple[Import, str]]] = {}
        for statement in self.imports:
            if not statement.names:
                found.setdefault("", []).append((statement, ""))
            for attribute, name in statement.bound.items():
                found.setdefault(name, []).append((statement, attribute))
        return found

    def chains_naming(self, start: str) -> list[Chain]:
        """Return the chains in which a name starts so, or that of what an import binds."""
        bound = {
            name
            for name, statements in self.givers.items()
            if any(attribute.startswith(start) for _, attribute in statements)
        }
        return [
            chain
            for chain in self.chains
            if chain[0] in bound or any(part.startswith(start) for part in chain)
        ]


_MUTATORS = {
    *("add", "append", "appendleft", "clear", "discard", "extend", "extendleft", "insert", "pop"),
    *("popitem", "popleft", "remove", "reverse", "setdefault", "sort", "update"),
    *("__setattr__", "__setitem__"),
}
_SETTERS = {"setattr", "delattr"}
_ANNOTATIONS = 4  # in the argument of what makes a function
_DOTTED_NAME = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")


def _read(code: CodeType) -> Reads:
    return _Reader(code).read()


def _words_by_function(module: CodeType) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for code in nested_codes(module):
        found.setdefault(code.co_name, set()).update(words_used(code))
    return found


def words_used(code: CodeType) -> set[str]:
    """Return the names in code; in that of a function also those of functions inside it."""
    inner = nested_codes(code) if code.co_flags & CO_OPTIMIZED else [code]
    return {name for each in inner for name in each.co_names}


reads_of = PerCode(_read)
"""Read a code object, without those inside it."""


def _chains_annotated(code: CodeType) -> list[Chain]:
    reads = reads_of(code)
    texts = list(reads.annotations)
    for chain in reads.chains:
        texts += reads.signatures.get(chain[0], ())
    names = {name for text in texts for name in _DOTTED_NAME.findall(str(text))}
    return [tuple(name.split(".")) for name in sorted(names)]


chains_annotated = PerCode(_chains_annotated)
"""Return the dotted names in annotations that are strings, see `Reads.annotations`."""

words_by_function = PerCode(_words_by_function)
"""Name -> names used, of all functions and classes in a module and of its top level."""


class _Reader:
    def __init__(self, code: CodeType) -> None:
        self._names = code.co_names
        self._code = code
        self._found = Reads()
        self._chain: list[str] = []
        self._constants: list[object] = [0, None]
        self._asked: str | None = None
        self._imported: Import | None = None
        self._text: object = None
        self._signature: object = None
        self._copied = 0
        self._augmented: list[Chain] = []

    def read(self) -> Reads:
        """Go through all instructions."""
        raw = self._code.co_code
        chain, more = self._chain, 0
        for operation, argument in zip(raw[::2], raw[1::2], strict=True):
            if operation == _CACHE:
                continue
            if operation == _EXTENDED:
                more = (more | argument) << 8
                continue
            action = _ACTIONS.get(operation)
            if action is not None:
                action(self, (argument | more) >> _SHIFTS.get(operation, 0))
            else:
                self._asked = self._signature = self._text = None
                if chain:
                    self._end_chain()
            more = 0
        if chain:
            self._end_chain()
        return self._judged()

    def _judged(self) -> Reads:
        found = self._found
        found.stores = (
            found.stores
            or not _MUTATORS.isdisjoint(found.attributes)
            or any(c[-1] in _MUTATORS or c[0] in _SETTERS for c in found.chains)
        )
        return found

    def load_name(self, number: int) -> None:
        name = self._names[number]
        if self._chain:
            self._end_chain()
        elif name == "__annotations__" and self._code.co_name != "<module>":
            self._found.annotations.append(self._text)
        self._chain.append(name)

    def copy(self, number: int) -> None:
        self._copied = len(self._chain)

    def load_attribute(self, number: int) -> None:
        if not self._chain:
            self._found.attributes.add(self._names[number])
            return
        is_augmented = len(self._chain) == self._copied  # `a.b += c` reads from a copy of a
        self._chain.append(self._names[number])
        if is_augmented:
            self._augmented.append(tuple(self._chain))

    def load_constant(self, number: int) -> None:
        if self._chain:
            self._end_chain()
        self._text = self._code.co_consts[number]
        self._constants = [self._constants[-1], self._text]

    def set_attribute(self, number: int) -> None:
        self._found.stores = True
        if self._chain:
            self._found.written.add((*self._chain, self._names[number]))
        elif self._augmented and self._augmented[-1][-1] == self._names[number]:
            self._found.written.add(self._augmented.pop())
        if len(self._chain) > 1:  # `a.b = c` reads nothing of a, `a.b.c = d` reads a.b
            self._end_chain()
        self._chain.clear()
        self._copied = 0

    def set_other(self, number: int) -> None:
        self._found.stores = True
        if self._chain:
            self._end_chain()

    def set_name(self, number: int) -> None:
        if self._chain:
            self._end_chain()
        name, attribute = self._names[number], self._asked
        if name in self._found.own:
            self._found.often.add(name)
        self._found.own.add(name)
        if attribute is not None and self._found.imports[-1].names:  # not `import a.b as c`
            self._found.imports[-1].bound[attribute] = name
        if self._imported is not None:
            self._imported.local = name
            self._imported = None
        if type(self._signature) is tuple:
            self._found.signatures[name] = self._signature[1::2]
        self._asked = self._signature = None

    def set_global(self, number: int) -> None:
        self.set_name(number)
        self._found.bound.add(self._names[number])

    def make_function(self, number: int) -> None:
        if self._chain:
            self._end_chain()
        if number & _ANNOTATIONS:
            self._signature = self._constants[0]  # the other is its code

    def call(self, number: int) -> None:
        if self._chain:
            self._end_chain()
        if type(self._signature) is tuple:  # it has just been made: what is called decorates it
            self._found.annotations += self._signature[1::2]
        self._asked = self._signature = None

    def match_class(self, number: int) -> None:
        if self._chain:
            self._end_chain()
        names = self._constants[-1]  # `case K(a=...)`: the compiler loads them just before
        self._found.attributes.update(names if isinstance(names, tuple) else ())

    def import_name(self, number: int) -> None:
        level, names = self._constants
        self._asked = None
        self._found.imports.append(
            Import(
                self._names[number],
                level if type(level) is int else 0,
                tuple(map(str, names)) if isinstance(names, tuple) else (),
            )
        )
        if names is None and not self._code.co_flags & CO_OPTIMIZED:  # its name is stored next
            self._imported = self._found.imports[-1]

    def import_from(self, number: int) -> None:
        self._asked = self._names[number]

    def _end_chain(self) -> None:
        self._found.chains[tuple(self._chain)] = None
        self._chain.clear()
        self._copied = 0


_OPERATIONS: dict[Callable[[_Reader, int], None], str] = {
    _Reader.load_name: "LOAD_NAME LOAD_GLOBAL LOAD_FROM_DICT_OR_GLOBALS",
    _Reader.copy: "COPY",
    _Reader.load_attribute: "LOAD_ATTR LOAD_METHOD LOAD_SUPER_ATTR",
    _Reader.load_constant: "LOAD_CONST",
    _Reader.set_attribute: "STORE_ATTR DELETE_ATTR",
    _Reader.set_other: "STORE_SUBSCR DELETE_SUBSCR STORE_SLICE STORE_DEREF DELETE_DEREF",
    _Reader.set_name: "STORE_NAME DELETE_NAME",
    _Reader.set_global: "STORE_GLOBAL DELETE_GLOBAL",
    _Reader.import_name: "IMPORT_NAME",
    _Reader.import_from: "IMPORT_FROM",
    _Reader.make_function: "MAKE_FUNCTION SET_FUNCTION_ATTRIBUTE",
    _Reader.call: "PRECALL CALL",
    _Reader.match_class: "MATCH_CLASS",
}
_ACTIONS = {
    opcode.opmap[name]: action
    for action, names in _OPERATIONS.items()
    for name in names.split()
    if name in opcode.opmap
}
# Arguments that hold a flag or two besides the number of a name.
_SHIFTS = {opcode.opmap["LOAD_GLOBAL"]: 1}
if version_info >= (3, 12):
    _SHIFTS |= {opcode.opmap["LOAD_ATTR"]: 1, opcode.opmap["LOAD_SUPER_ATTR"]: 2}
_CACHE, _EXTENDED = opcode.opmap.get("CACHE", 0), opcode.opmap["EXTENDED_ARG"]
