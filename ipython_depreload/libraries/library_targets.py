"""What of libraries code may change when it runs: attributes, and what says that it registers.

Told from its bytecode, and from what the names mean that it uses.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from inspect import CO_OPTIMIZED
from opcode import opmap
from types import CodeType, FunctionType, MethodType, ModuleType
from typing import Any

from ipython_depreload.class_members import class_members
from ipython_depreload.code.bytecode import flattened
from ipython_depreload.code.importing import absolute_name
from ipython_depreload.code.percode import PerCode
from ipython_depreload.code.reads import Chain, Reads, reads_of
from ipython_depreload.modules import namespace
from ipython_depreload.objects import is_a, own_attributes

_SETTERS = {"setattr", "delattr"}
REGISTER = "register"
_SETS_ATTRIBUTE = f"{REGISTER}_"
_IMPORT_NAME = opmap["IMPORT_NAME"]
_STORE_GLOBAL = opmap["STORE_GLOBAL"]
_STORE_ATTR, _DELETE_ATTR = opmap["STORE_ATTR"], opmap["DELETE_ATTR"]


def instruction(*names: str) -> bytes:
    """Return a pattern for one of these instructions, its argument, and caches behind it."""
    numbers = b"".join(re.escape(bytes([opmap[name]])) for name in names if name in opmap)
    return b"(?:[" + numbers + b"].(?:\0.)*)"


# `a.b.c = value`, `a.b.c += value`: a cheap test, which may say yes where there is none.
_SETS_SOMETHING = re.compile(
    b"(?:"
    + instruction("LOAD_NAME", "LOAD_GLOBAL")
    + instruction("LOAD_ATTR", "EXTENDED_ARG")
    + b"*|"
    + instruction("SWAP")
    + b")"
    + instruction("STORE_ATTR", "DELETE_ATTR"),
    re.DOTALL,
)

# `a.b = value` of a local `a`; an instruction for two locals has the number of the second one last.
_SETS_OF_LOCAL = re.compile(
    instruction("LOAD_FAST", "LOAD_FAST_LOAD_FAST").replace(b"].", b"](.)")
    + instruction("STORE_ATTR"),
    re.DOTALL,
)


def may_set(code: CodeType) -> bool:
    """Say whether code may set attributes of objects that it has by a global name, or by any."""
    if may_set_of_arguments(code):
        return True
    if names_start_with(_SETS_ATTRIBUTE, code):
        return True
    raw = code.co_code
    operations = raw[::2]
    if _STORE_GLOBAL in operations:
        return True
    if _STORE_ATTR not in operations and _DELETE_ATTR not in operations:  # most
        return False
    return (_is_function(code) and _IMPORT_NAME in operations) or (
        _SETS_SOMETHING.search(raw) is not None
    )


def may_set_of_arguments(code: CodeType) -> bool:
    """Say whether code may set attributes of objects that it is given, other than `self`."""
    if not _SETTERS.isdisjoint(code.co_names):
        return True
    if not code.co_argcount or _STORE_ATTR not in code.co_code[::2]:
        return False
    own = code.co_varnames[0] == "self"
    stored = {found[1][0] & 15 for found in _SETS_OF_LOCAL.finditer(code.co_code)}
    return any(own <= number < code.co_argcount for number in stored)


def names_start_with(start: str, code: CodeType) -> bool:
    """Say, quickly, whether a name that code uses starts so."""
    return f" {start}" in names_in(code)


def names_in(code: CodeType) -> str:
    """Return the names that code uses, a space before each: one search goes through all."""
    return " ".join(("", *code.co_names))


def _find_registering(code: CodeType) -> list[Chain]:
    return reads_of(code).chains_naming(REGISTER)


registering = PerCode(_find_registering)
"""Return the dotted names of code that say, or were imported as what says, that they register."""


def sources(code: CodeType, values: Mapping[str, Any]) -> set[str]:
    """Return the modules that give code names of which it sets attributes."""
    reads = reads_of(code)
    chains = {chain[0] for chain in reads.written}
    if any(chain[0] in _SETTERS for chain in reads.chains):
        chains |= {chain[0] for chain in reads.chains}
    if _is_function(code):  # what it imports has local names
        return {absolute_name(s.module, values, s.level) for s in reads.imports}
    return importing(chains, code, values)


def importing(names: set[str], code: CodeType, values: Mapping[str, Any]) -> set[str]:
    """Return the modules that code imports, or imports from, to have these global names."""
    found: set[str] = set()
    for statement in reads_of(code).imports if names else ():
        taken = [attribute for attribute, name in statement.bound.items() if name in names]
        if taken or not statement.names:
            module = absolute_name(statement.module, values, statement.level)
            found.update((module, *(f"{module}.{attribute}" for attribute in taken)))
    return found


def attributes_set(code: CodeType, values: Mapping[str, Any]) -> Iterator[tuple[Any, str | None]]:
    """Yield the owners of attributes that code sets, and which; None if that does not show."""
    reads = reads_of(code)
    for chain in reads.written:
        for owner in _found(chain[:-1], reads, values):
            yield owner, chain[-1]
    if any(chain[0] in _SETTERS for chain in reads.chains):
        for chain in reads.chains:
            for owner in _found(chain, reads, values):
                yield owner, None
    for package in sorted(_register_functions(code, values)):
        yield from ((cls, None) for cls in _classes_of(sys.modules.get(package)))
    for statement in reads.imports if _is_function(code) else ():  # they bind local variables
        module = absolute_name(statement.module, values, statement.level)
        yield sys.modules.get(module), None
        for name in statement.names:
            yield _imported(module, name), None


def classes_named(code: CodeType, values: Mapping[str, Any]) -> Iterator[type]:
    """Yield the classes that code names, and those of which it names attributes."""
    reads = reads_of(code)
    for chain in reads.chains:
        for end in range(1, len(chain) + 1):
            yield from (each for each in _found(chain[:end], reads, values) if is_a(each, type))


def _find_texts_of_setters(code: CodeType) -> frozenset[str]:
    if not any(chain[0] in _SETTERS for chain in reads_of(code).chains):
        return frozenset()
    return frozenset(word for word in flattened(code.co_consts) if type(word) is str)


texts_of_setters = PerCode(_find_texts_of_setters)
"""Return the texts in code that sets attributes by computed names."""


def _is_function(code: CodeType) -> bool:
    return bool(code.co_flags & CO_OPTIMIZED)


def named_by(
    chains: Iterable[Chain], code: CodeType, values: Mapping[str, Any]
) -> Iterator[tuple[Chain, Any, Any]]:
    """Yield each of some dotted names of code, what that is, and what it is an attribute of.

    Of objects other than modules and classes only their own attributes and methods are known.
    """
    for chain in chains:
        for root in _roots(chain[0], reads_of(code), values):
            value, owner = root, None
            for part in chain[1:]:
                owner, value = value, _attribute(value, part)
            yield chain, value, owner


def _attribute(value: Any, name: str) -> Any:
    members = members_of(value)
    if members is None:
        members = own_attributes(value) or {}
    return members.get(name)


def _register_functions(code: CodeType, values: Mapping[str, Any]) -> set[str]:
    """Return the packages of the functions that code uses whose names say that they register.

    Those of pandas, polars and xarray set an attribute of a class that others may not name.
    """
    found = set()
    for chain in registering(code):
        for value in _found(chain, reads_of(code), values):
            if type(value) is FunctionType and value.__name__.startswith(_SETS_ATTRIBUTE):
                found.add(maker_of(value).partition(".")[0])
    return found


def _classes_of(package: Any) -> list[type]:
    return [v for v in list((namespace(package) or {}).values()) if is_a(v, type)]


def _found(chain: Chain, reads: Reads, values: Mapping[str, Any]) -> Iterator[Any]:
    for value in _roots(chain[0], reads, values):
        for part in chain[1:]:
            value = (members_of(value) or {}).get(part)
        yield value


def _roots(name: str, reads: Reads, values: Mapping[str, Any]) -> Iterator[Any]:
    """Yield what a global name means, or will mean when an import statement has bound it."""
    if name in values:
        yield values[name]
        return
    modules = [statement for statement, _ in reads.givers.get("", ())]
    named = [statement for statement in modules if statement.local == name]
    if not named and name not in reads.givers:  # `mine = json` is not looked at
        named = modules
    for statement in named:
        module = absolute_name(statement.module, values, statement.level)
        # `import a.b`, `import a.b as c`
        yield sys.modules.get(name if module.partition(".")[0] == name else module)
    for statement, attribute in reads.givers.get(name, ()):
        yield _imported(absolute_name(statement.module, values, statement.level), attribute)


def _imported(module: str, name: str) -> Any:
    inside = namespace(sys.modules.get(module)) or {}
    return inside.get(name, sys.modules.get(f"{module}.{name}"))


def maker_of(value: Any) -> str:
    """Return the name of the module whose code a value runs, or whose class it is of."""
    while is_a(value, (partial, MethodType)):
        value = value.func if is_a(value, partial) else value.__func__
    if is_a(value, (staticmethod, classmethod)):
        value = value.__func__
    if type(value) is FunctionType:
        name = value.__globals__.get("__name__")
    else:
        name = class_members(value if is_a(value, type) else type(value)).get("__module__")
    return name if type(name) is str else "builtins"


def attributes_of(owner: Any) -> dict[str, Any]:
    """Return what a module or an ordinary object has."""
    if is_a(owner, ModuleType):
        return namespace(owner) or {}
    return own_attributes(owner) or {}


def members_of(owner: Any) -> Mapping[str, Any] | None:
    """Return what a class or a module has, None of anything else."""
    return class_members(owner) if is_a(owner, type) else namespace(owner)
