"""To look for references must not touch what the interpreter keeps for reuse."""

from __future__ import annotations

import subprocess
import sys

import pytest

AFTER_AWAITS = """
import asyncio, gc

async def wait():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, 1)
    await future

async def main():
    await asyncio.gather(wait(), wait(), wait())

asyncio.run(main())
{look}
gc.collect()
"""
LOOKS = {
    "arrays": "import numpy\nfrom ipython_depreload.identity.arrays import object_arrays\n"
    "array = numpy.array([main], object)\nassert any(a is array for a in object_arrays())",
    "many targets": "from ipython_depreload.identity.become import referrers_of\n"
    "targets = [object() for _ in range(300)]\n"
    "assert any(r is targets for r in referrers_of(targets))",
}


@pytest.mark.parametrize("look", LOOKS)
def test_after_awaits(look: str) -> None:
    """A notebook's kernel awaits all the time: Python 3.12 would never end its next collection."""
    if look == "arrays":
        pytest.importorskip("numpy")
    program = AFTER_AWAITS.format(look=LOOKS[look])
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
