"""Kinds of definitions that drawn modules have, each in several variants.

In a source `$name` is what is defined, `$value` a number, `$top` a value computed at import time,
`$lazy` imports inside a function, `$body` further values that a call computes, `$bases` the class
that it derives from, in parentheses, and `$super` a call of that. In the other texts `{0}` is a
reference to the definition, and `{1}` a number of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """A kind of definition; which of its sources is written, its value chooses.

    Parameters
    ----------
    use
        What others that use it compute.
    held
        What a cell keeps of it, in `held_{1}` and by names that end in `{1}`.
    asked
        What is asked about all of that in the end.
    base
        The kind of what it derives from, or registers with; an empty string if there is no such.
    imports
        What its module imports for it.
    shown
        What is asked about it in its module, if that is not `use`.
    """

    sources: tuple[str, ...]
    use: str
    held: str = "held_{1} = {0}"
    asked: tuple[str, ...] = ()
    base: str = ""
    imports: str = ""
    shown: str = ""

    @property
    def called(self) -> bool:
        """Whether there is a body that may use others."""
        return all("$body" in source for source in self.sources)

    @property
    def evaluated(self) -> bool:
        """Whether something is computed at import time."""
        return all("$top" in source for source in self.sources)


def written(shape: Shape, value: int, parts: dict[str, str]) -> str:
    """The source of a definition; a line that is to have imports gets as many as there are."""
    source = shape.sources[value % len(shape.sources)].strip("\n")
    lazy = parts.pop("lazy").splitlines()
    lines: list[str] = []
    for line in source.splitlines():
        indent, found, _ = line.partition("$lazy")
        lines += [indent + each.strip() for each in lazy] if found else [line]
    return re.sub(r"\$(\w+)", lambda match: parts[match[1]], "\n".join(lines))


SHAPES = {
    "flag": Shape(
        sources=(
            "class $name(enum.Flag):\n    M0 = 1\n    M1 = 2",
            "class $name(enum.IntFlag):\n    M0 = 1\n    M1 = 2\n    M2 = 4",
            "class $name(enum.IntEnum):\n    M0 = $value\n    M1 = $value + 1",
            "class $name(str, enum.Enum):\n    M0 = 'a'\n    M1 = 'b$value'",
        ),
        use="({0}.M0.value, len({0}))",
        held="held_{1} = [{0}.M0, {{{0}.M1: 'found'}}]",
        asked=("held_{1}[0] is {0}.M0, held_{1}[1][{0}.M1], held_{1}[0].value",),
        imports="import enum",
    ),
    "slots": Shape(
        sources=(
            """
@dataclasses.dataclass(slots=True)
class $name:
    a: int = $value
    def total(self):
        $lazy
        return ('$name', $value, self.a$body)""",
            """
@dataclasses.dataclass(frozen=True, slots=True)
class $name:
    a: int = $value
    b: int = 7
    def total(self):
        $lazy
        return ('$name', $value, self.a, self.b$body)""",
            """
class $name:
    __slots__ = ('a',)
    def __init__(self, a=$value): self.a = a
    def total(self):
        $lazy
        return ('$name', $value, self.a$body)""",
            """
class $name:
    def __init__(self, a=$value): self.a = a
    def total(self):
        $lazy
        return ('$name', $value, self.a$body)""",
        ),
        use="{0}(1).total()",
        held="held_{1} = [{0}(2), ({0}(3),)]",
        asked=("held_{1}[0].total(), type(held_{1}[0]) is {0}, held_{1}[1][0].total()",),
        imports="import dataclasses",
    ),
    "named": Shape(
        sources=(
            """
class $name(typing.NamedTuple):
    a: int = $value
    def total(self):
        $lazy
        return ('$name', $value, self.a$body)""",
            """
class $name(typing.NamedTuple):
    a: int = $value
    b: int = 7
    def total(self):
        $lazy
        return ('$name', $value, self.b$body)""",
        ),
        use="{0}(1).total()",
        held="held_{1} = [{0}(2)]",
        asked=("held_{1}[0].total(), type(held_{1}[0]) is {0}",),
        imports="import typing",
    ),
    "generic": Shape(
        sources=(
            """
T_$name = typing.TypeVar('T_$name')
class $name(typing.Generic[T_$name]):
    def __init__(self, n=0): self.n = n
    def get(self):
        $lazy
        return ('$name', $value, self.n$body)""",
            """
class $name:
    __class_getitem__ = classmethod(types.GenericAlias)
    def __init__(self, n=0): self.n = n
    def get(self):
        $lazy
        return ('$name', $value, self.n$body)""",
        ),
        use="{0}[int](1).get()",
        held="held_{1} = [{0}[int], {0}[int](2)]\nclass Sub{1}({0}[str]): pass",
        asked=(
            "held_{1}[0](3).get(), held_{1}[1].get(), isinstance(held_{1}[1], {0})",
            "Sub{1}(4).get(), __import__('typing').get_origin(held_{1}[0]) is {0}",
        ),
        imports="import types, typing",
    ),
    "protocol": Shape(
        sources=(
            """
@typing.runtime_checkable
class $name(typing.Protocol):
    def get(self): ...""",
            """
@typing.runtime_checkable
class $name(typing.Protocol):
    def get(self): ...
    def m$value(self): ...""",
            """
class $name(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other): return hasattr(other, 'get')""",
        ),
        use="isinstance(3, {0})",
        held=(
            "class Has{1}:\n    def get(self): return 1\n"
            "held_{1} = Has{1}()\nisinstance(held_{1}, {0})"
        ),
        asked=("isinstance(held_{1}, {0}), issubclass(Has{1}, {0})",),
        imports="import abc, typing",
    ),
    "members": Shape(
        sources=(
            """
class $name:
    @property
    def size(self):
        $lazy
        return ('$name', $value$body)
    @classmethod
    def make(cls): return cls()""",
            """
class $name:
    @functools.cached_property
    def size(self):
        $lazy
        return ('$name', $value$body)
    @staticmethod
    def make(): return $name()""",
            """
class $name:
    def __getattr__(self, name):
        if name != 'size': raise AttributeError(name)
        $lazy
        return ('$name', $value$body)
    make = classmethod(lambda cls: cls())""",
        ),
        use="{0}.make().size",
        held="held_{1} = [{0}.make(), {0}.make]",
        asked=("held_{1}[0].size, held_{1}[1]().size, type(held_{1}[0]) is {0}",),
        imports="import functools",
    ),
    "meta": Shape(
        sources=(
            """
class Meta$name(type):
    def who(cls): return (cls.__name__, $value, cls.mark)
    def __new__(meta, name, bases, body):
        own = {'mark': $value} if body['__module__'] == __name__ else {}  # README, Limits
        return super().__new__(meta, name, bases, body | own)
class $name(metaclass=Meta$name):
    def get(self):
        $lazy
        return ('$name', $value$body)""",
            """
class $name:
    @classmethod
    def who(cls): return (cls.__name__, $value)
    def get(self):
        $lazy
        return ('$name', $value$body)""",
            """
class Mix$name:
    def get(self):
        $lazy
        return ('mix', $value$body)
class $name(Mix$name):
    @classmethod
    def who(cls): return (cls.__name__, $value)
    def get(self): return super().get()""",
        ),
        use="({0}.who(), {0}().get())",
        held="class Sub{1}({0}): pass\nheld_{1} = [{0}(), Sub{1}()]",
        asked=(
            "{0}.who(), Sub{1}.who(), held_{1}[0].get(), held_{1}[1].get()",
            "type(held_{1}[0]) is {0}, isinstance(held_{1}[1], {0})",
        ),
    ),
    "hub": Shape(
        sources=(
            """
class $name:
    known = []
    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        $name.known.append(cls)
    def get(self): return ('$name', $value)""",
            """
class $name:
    known = []
    def __init_subclass__(cls): cls.known.append(cls)
    def get(self): return ('$name', $value)""",
        ),
        use="{0}().get()",
        held="class Plug{1}({0}): pass\nheld_{1} = Plug{1}()",
        asked=("sorted(map(str, {0}.known)), held_{1}.get(), isinstance(held_{1}, {0})",),
        shown="sorted(map(str, {0}.known)), {0}().get()",
    ),
    "catalog": Shape(
        sources=(
            """
class $name:
    known = {}
    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        cls.known[cls.__name__] = cls
    def get(self): return ('$name', $value)""",
            """
class Mix$name:
    def __init_subclass__(cls, **options): cls.known.setdefault(cls.__name__, cls)
class $name(Mix$name):
    known = {}
    def __init_subclass__(cls, **options): super().__init_subclass__(**options)
    def get(self): return ('$name', $value)""",
        ),
        use="{0}().get()",
        held="class Plug{1}({0}): pass\nheld_{1} = Plug{1}()",
        asked=("sorted(map(str, {0}.known)), held_{1}.get(), isinstance(held_{1}, {0})",),
        shown="sorted({0}.known), {0}().get()",
    ),
    "plug": Shape(
        sources=(
            """
class $name$bases:
    def get(self):
        $lazy
        return ('$name', $value$super$body)""",
        ),
        use="{0}().get()",
        held="held_{1} = [{0}(), {0}]",
        asked=("held_{1}[0].get(), type(held_{1}[0]) is {0}, held_{1}[1] is {0}",),
        base="hub",
    ),
    "cached": Shape(
        sources=(
            """
@functools.lru_cache
def $name(x=$top):
    $lazy
    return ('$name', $value, x$body)""",
            """
@functools.cache
def $name(x=$top):
    $lazy
    return ('$name', $value, x$body)""",
            """
def $name(x=$top):
    $lazy
    return ('$name', $value, x$body)""",
        ),
        use="{0}(1)",
        held="held_{1} = [{0}]\n{0}(1)",
        asked=("held_{1}[0](1), held_{1}[0] is {0}, held_{1}[0]()",),
        imports="import functools",
    ),
    "partial": Shape(
        sources=(
            "$name = functools.partial(lambda *values: ('$name', $value, *values), $top)",
            "def $name(*values): return ('$name', $value, $top, *values)",
        ),
        use="{0}(1)",
        held="def calls_{1}(): return {0}(2)",
        asked=("calls_{1}()",),
        imports="import functools",
    ),
    "dispatch": Shape(
        sources=(
            """
@functools.singledispatch
def $name(x=None): return ('$name', $value)
@$name.register
def _(x: int): return ('int', $value)""",
            """
@functools.singledispatch
def $name(x=None): return ('$name', $value)
@$name.register(str)
def _(x): return ('str', $value)""",
        ),
        use="({0}(1), {0}('s'))",
        held="class Own{1}: pass\nheld_{1} = [{0}]\n@{0}.register\ndef _(x: Own{1}): return 'own'",
        asked=(
            "held_{1}[0](1), held_{1}[0]('s'), held_{1}[0](Own{1}()), held_{1}[0] is {0}",
            "sorted((each.__name__, {0}(each())) for each in {0}.registry)",
        ),
        imports="import functools",
        shown="sorted((each.__name__, {0}(each())) for each in {0}.registry)",
    ),
    "handler": Shape(
        sources=(
            """
class T$name: pass
@$register(T$name)
def $name(x=1): return ('$name', $value)""",
        ),
        use="{0}()",
        held="held_{1} = [{0}]",
        asked=("held_{1}[0](), held_{1}[0] is {0}",),
        base="dispatch",
    ),
    "error": Shape(
        sources=(
            """
class $name(Exception):
    def code(self):
        $lazy
        return ('$name', $value$body)""",
            """
class $name(ValueError):
    def code(self):
        $lazy
        return ('$name', $value$body)""",
            """
class $name(Exception):
    def __init__(self, *arguments): super().__init__(*arguments, $value)
    def code(self):
        $lazy
        return ('$name', $value$body)""",
        ),
        use="{0}('x').code()",
        held="try:\n    raise {0}('x')\nexcept {0} as error:\n    held_{1} = error",
        asked=("held_{1}.code(), type(held_{1}) is {0}, isinstance(held_{1}, ValueError)",),
    ),
    "manager": Shape(
        sources=(
            """
@contextlib.contextmanager
def $name(x=$top):
    $lazy
    yield ('$name', $value, x$body)""",
            """
class $name:
    def __init__(self, x=$top): self.x = x
    def __enter__(self):
        $lazy
        return ('$name', $value, self.x$body)
    def __exit__(self, *error): return False""",
        ),
        use="{0}(1).__enter__()",
        held="held_{1} = [{0}]",
        asked=("held_{1}[0](2).__enter__(), held_{1}[0] is {0}",),
        imports="import contextlib",
    ),
    "steps": Shape(
        sources=(
            """
def $name(x=$top):
    $lazy
    yield '$name'
    yield ($value, x$body)""",
            """
def $name(x=$top):
    $lazy
    return ['$name', ($value, x$body)]""",
        ),
        use="list({0}(1))",
        held="held_{1} = [{0}, map({0}, [1, 2])]",
        asked=("list(held_{1}[0](3)), held_{1}[0] is {0}", "list(map(list, held_{1}[1]))"),
    ),
    "task": Shape(
        sources=(
            """
async def $name(x=$top):
    $lazy
    return ('$name', $value, x$body)""",
        ),
        use="{0}.__name__",
        held="held_{1} = [{0}]\nasync def waits_{1}(): return await {0}(2)",
        asked=(
            "__import__('asyncio').run(held_{1}[0](3)), held_{1}[0] is {0}",
            "__import__('asyncio').run(waits_{1}())",
        ),
        shown="__import__('asyncio').run({0}(1))",
    ),
    "single": Shape(
        sources=(
            """
class Of$name:
    n = $value
    def get(self):
        $lazy
        return ('$name', $value, self.n$body)
$name = Of$name()""",
            """
class Of$name:
    def __init__(self, n): self.n = n
    def get(self):
        $lazy
        return ('$name', $value, self.n$body)
$name = Of$name($value)""",
        ),
        use="{0}.get()",
        held="held_{1} = [{0}, {0}.get]",
        asked=("held_{1}[0].get(), held_{1}[1](), held_{1}[0] is {0}",),
    ),
    "branch": Shape(
        sources=(
            """
if $value > 50:
    def $name(x=$top):
        $lazy
        return ('$name', 'big', $value, x$body)
else:
    def $name(x=$top):
        $lazy
        return ('$name', 'small', $value, x$body)""",
            """
try:
    from no_module_$value import $name
except ImportError:
    def $name(x=$top):
        $lazy
        return ('$name', 'fallback', x$body)""",
            """
if typing.TYPE_CHECKING:
    from no_module_$value import Unknown
def $name(x: 'Unknown | None' = $top):
    $lazy
    return ('$name', 'typed', x$body)""",
        ),
        use="{0}(1)",
        held="def call_{1}(f={0}): return lambda x: f(x)\nheld_{1} = [{0}, call_{1}()]",
        asked=("held_{1}[0](2), held_{1}[0] is {0}, held_{1}[1](3), call_{1}()(4)",),
        imports="import typing",
    ),
    "made": Shape(
        sources=(
            """
def _make_$name(k):
    def $name(x=$top):
        $lazy
        return ('$name', $value, k, x$body)
    return $name
$name = _make_$name($value)""",
            """
def _make_$name(k, other):
    def $name(x=$top):
        $lazy
        return ('$name', $value, k, other, x$body)
    return $name
$name = _make_$name($value, 'other')""",
        ),
        use="{0}(1)",
        held="held_{1} = [{0}]",
        asked=("held_{1}[0](2), held_{1}[0] is {0}",),
    ),
    "hinted": Shape(
        sources=(
            """
@dataclasses.dataclass
class $name:
    x: '$hint' = None
    def total(self): return ('$name', $value)""",
        ),
        use="(__import__('typing').get_type_hints({0}), {0}().total())",
        held="held_{1} = [{0}()]",
        asked=("held_{1}[0].total(), __import__('typing').get_type_hints({0})",),
        base="klass",
        imports="import dataclasses",
    ),
    "optional": Shape(
        sources=(
            """
try:
    import $optional as $name
    $name = ('found', $name.__name__, $value)
except ImportError:
    $name = ('fallback', $value)""",
        ),
        use="{0}",
        held="def const_{1}(): return {0}",
        asked=("const_{1}()",),
    ),
    "patch": Shape(
        sources=(
            """
class Own$name: pass
$target.extra_$name = $name = $value""",
        ),
        use="{0}",
        base="klass",
    ),
}
