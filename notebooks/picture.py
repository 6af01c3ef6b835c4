"""Draw the README's picture of a module graph.

python notebooks/picture.py notebooks/graph.svg
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import ipython_depreload

SHOP = {
    "rates.py": "VAT = 0.2\n",
    "prices.py": "import decimal\nfrom rates import VAT\n",
    "stock.py": "import prices\n",
    "texts.py": "from prices import VAT\nNOTE = f'with {VAT:.0%} VAT'\n",
    "settings.py": "import rates\n",
    "orders.py": "import stock, settings\n\ndef bill():\n    import texts\n",
    "customers.py": "import shop\n",
    "shop.py": "import orders, texts\nimport customers\n",
}
EDITS = {"rates.py": "VAT = 0.25\n", "texts.py": "from prices import VAT\nNOTE = str(\n"}


def draw() -> str:
    """Return a picture of a small project in which everything has happened that is marked."""
    ipython_depreload.enable(blacklist=["settings"])
    for name, text in SHOP.items():
        Path(name).write_text(text, encoding="utf-8")
    exec("import shop", vars(sys.modules["__main__"]))
    Path("texts.py").write_text(EDITS["texts.py"], encoding="utf-8")
    ipython_depreload.default.reload()
    Path("rates.py").write_text(EDITS["rates.py"], encoding="utf-8")
    whole = ipython_depreload.get_graph("__main__", libraries=True)
    own = [name.removesuffix(".py") for name in SHOP]
    return whole.only(["__main__", *own, "decimal"]).svg()


def main() -> None:
    """Write it to the file that is named on the command line."""
    target = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        sys.path.insert(0, folder)
        target.write_text(draw().replace(f"{Path.cwd()}/", "") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
