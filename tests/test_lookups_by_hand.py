"""Which functions keep results in variables by hand, from their bytecode."""

from __future__ import annotations

from ipython_depreload.code.lookups_by_hand import may_look_up

ANNOTATED = """
limit: int = 1
rate: int = 2
class Shop:
    name: str = ""
    place: str = ""
"""
LOOKED_UP = """
tables = {}
def outer():
    def table(key):
        if key not in tables:
            tables[key] = load(key)
        return tables[key]
    return table
"""


def looked_up(source: str) -> dict[str, set[str]]:
    return may_look_up(compile(source, "m.py", "exec"))


def test_modules_and_classes_that_annotate_keep_no_results() -> None:
    """They fill `__annotations__`: to look into all of them at each edit would take long."""
    assert looked_up(ANNOTATED) == {}


def test_a_nested_function_is_part_of_the_outer_one() -> None:
    """Both may be named by what reads the source."""
    assert {"outer", "table"} <= looked_up(LOOKED_UP)["tables"]
