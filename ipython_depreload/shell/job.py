"""What a `%dreload` asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipython_depreload.plan import Plan
    from ipython_depreload.reloading.reloader import Reloader
    from ipython_depreload.report import Report


@dataclass(frozen=True)
class Job:
    """One call of `Reloader.reload`, to be made now or later; parameters as there."""

    names: tuple[str, ...] = ()
    deep: bool = False
    minimal: bool | None = None

    def plan(self, reloader: Reloader) -> Plan:
        """Say what would be done."""
        return reloader.plan(*self.names, deep=self.deep, minimal=self.minimal)

    def reload(self, reloader: Reloader) -> Report:
        """Do it."""
        return reloader.reload(*self.names, deep=self.deep, minimal=self.minimal)
