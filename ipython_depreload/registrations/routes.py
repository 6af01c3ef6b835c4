"""The notebook's routes of a Flask application that its module makes anew.

A rule knows the map that it is in, and names its function: so copies of the rules are added.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ipython_depreload.objects import own_attributes


class Routes(NamedTuple):
    """Rules of the application that a module has by a name."""

    module: str
    name: object
    rules: list[Any]


def routes_to(
    module: str, entries: Iterable[tuple[tuple[object, ...], object]], values: Mapping[Any, Any]
) -> Iterator[Routes]:
    """Yield the rules of a module's applications that lead to functions of the notebook.

    Parameters
    ----------
    entries
        What leads to the dictionary in which such a function is, and its key there.
    values
        The dictionary of the module.
    """
    endpoints: dict[object, set[object]] = defaultdict(set)
    for path, key in entries:
        if path[1:] == ("view_functions",):
            endpoints[path[0]].add(key)
    for name, wanted in endpoints.items():
        yield Routes(module, name, [r for r in _rules(values.get(name)) if r.endpoint in wanted])


def add_again(routes: Routes, values: Mapping[Any, Any]) -> None:
    """Add copies of rules to the application as the module has made it now."""
    application: Any = values.get(routes.name)
    known = {rule.endpoint for rule in _rules(application)}
    for rule in routes.rules:
        if known and rule.endpoint not in known:
            application.url_map.add(rule.empty())


def _rules(application: Any) -> list[Any]:
    kind = getattr(sys.modules.get("werkzeug.routing.map"), "Map", None)
    found: Any = (own_attributes(application) or {}).get("url_map")
    return list(found.iter_rules()) if kind is not None and type(found) is kind else []
