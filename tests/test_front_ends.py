"""Pages that show notebooks in their own ways: everything is readable, in any theme, offline.

nbviewer is nbconvert; Colab and VS Code show outputs in a frame that may load nothing. A page need
not have the theme of the desktop.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tests.browsers import chromium, keep_screenshot

nbconvert = pytest.importorskip("nbconvert", reason="comes with JupyterLab")

pytestmark = pytest.mark.slow

NOTEBOOKS = [
    nbformat.read(Path(__file__).parents[1] / "notebooks" / f"{name}.ipynb", as_version=4)
    for name in ("graph", "state")
]
DESKTOPS = ("light", "dark")

# For each piece of visible text of ours, how well it stands out: by WCAG's formula, 4.5 is enough.
CONTRASTS = r"""() => {
    const parse = colour => {
        const found = colour.match(/[\d.]+/g).map(Number);
        const scale = colour.startsWith("color(") ? 255 : 1;
        return [...found.slice(0, 3).map(c => c * scale), found[3] ?? 1];
    };
    const over = (top, under) => under.map((c, i) => top[i] * top[3] + c * (1 - top[3]));
    const behind = element => {
        if (!element) return [255, 255, 255];
        const own = parse(getComputedStyle(element).backgroundColor);
        return own[3] === 1 ? own.slice(0, 3) : over(own, behind(element.parentElement));
    };
    const light = colour => colour
        .map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const result = [];
    for (const element of document.querySelectorAll(".depreload *")) {
        const own = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
        if (!own || !element.checkVisibility() || !element.getClientRects().length) continue;
        const style = getComputedStyle(element);
        const drawn = element.ownerSVGElement;
        const colour = parse(drawn ? style.fill : style.color);
        if (drawn) colour[3] *= Number(style.fillOpacity);
        const page = behind(element.closest("svg") ?? element);
        const [a, b] = [light(over(colour, page)), light(page)].sort((x, y) => y - x);
        result.push([element.textContent.slice(0, 40), (a + 0.05) / (b + 0.05)]);
    }
    return result;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all."""
    with chromium() as opened:
        yield opened


def offline_page(browser: Any, desktop: str) -> Any:
    """An empty page without network, on a light or a dark desktop."""
    page = browser.new_page(viewport={"width": 1000, "height": 1400}, color_scheme=desktop)
    page.route("**/*", lambda route: route.abort())
    return page


def assert_readable(frame: Any, least: int) -> None:
    """At least so many texts of ours are visible, and all stand out."""
    found = frame.evaluate(CONTRASTS)
    assert len(found) >= least
    assert [(text, round(contrast, 2)) for text, contrast in found if contrast < 4.5] == []


@pytest.mark.parametrize(
    ("template", "theme", "desktop"),
    [
        ("classic", "light", "light"),
        ("classic", "light", "dark"),
        ("lab", "light", "dark"),
        ("lab", "dark", "light"),
    ],
)
def test_exported_as_nbviewer_does(browser: Any, template: str, theme: str, desktop: str) -> None:
    """The stored notebooks as web pages."""
    for number, notebook in enumerate(NOTEBOOKS):
        exporter = nbconvert.HTMLExporter(template_name=template, theme=theme)
        page = offline_page(browser, desktop)
        html, _ = exporter.from_notebook_node(notebook)
        page.set_content(html, wait_until="domcontentloaded")
        keep_screenshot(page, f"nbconvert-{template}-{theme}-{desktop}-{number}")
        assert_readable(page, 20)
        assert not page.locator(".dr-plain").first.is_visible()
        page.close()


NO_NETWORK = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
THEMES = {"light": ("#1f1f1f", "#ffffff"), "dark": ("#e3e3e3", "#1e1e1e")}


@pytest.mark.parametrize("desktop", DESKTOPS)
@pytest.mark.parametrize("theme", THEMES)
def test_in_a_frame_that_may_load_nothing(browser: Any, theme: str, desktop: str) -> None:
    """As in Colab and VS Code: the page says what colour texts have, and nothing else."""
    outputs = [
        output.data["text/html"]
        for notebook in NOTEBOOKS
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if "text/html" in output.get("data", ())
    ]
    text, background = THEMES[theme]
    inner = (
        f'<meta http-equiv="Content-Security-Policy" content="{NO_NETWORK}">'
        f'<body style="color:{text};background:{background}">{"".join(outputs)}</body>'
    )
    frame = f'<iframe sandbox="allow-scripts" width="980" height="1380" srcdoc="{escape(inner)}">'
    page = offline_page(browser, desktop)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.set_content(frame)
    (inside,) = page.main_frame.child_frames
    inside.wait_for_load_state()
    inside.locator("summary", has_text="tree").first.click()
    keep_screenshot(page, f"frame-{theme}-{desktop}")
    assert_readable(inside, 60)
    assert refused == []
    page.close()
