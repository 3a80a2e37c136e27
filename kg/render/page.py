"""One HTML file that shows a network, with no network needed to open it.

page(network, title="华澜铜业协会") → "<!DOCTYPE html>…"
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment, StrictUndefined, Template

from kg.assets import path
from kg.render.drawing import drawing

if TYPE_CHECKING:
    from kg.network import Network

Language = Literal["zh", "en"]

_SCRIPTS = (
    "vendor/d3-dispatch.min.js",
    "vendor/d3-quadtree.min.js",
    "vendor/d3-timer.min.js",
    "vendor/d3-force.min.js",
    "templates/words.js",
    "templates/walk.js",
    "templates/ties.js",
    "templates/measure.js",
    "templates/chosen.js",
    "templates/period.js",
    "templates/scope.js",
    "templates/link.js",
    "templates/layout.js",
    "templates/camera.js",
    "templates/labels.js",
    "templates/timeline.js",
    "templates/paint.js",
    "templates/canvas.js",
    "templates/pointer.js",
    "templates/vector.js",
    "templates/export.js",
    "templates/panel.js",
    "templates/search.js",
    "templates/page.js",
)
_STYLES = ("templates/page.css",)
_LICENCE = "vendor/LICENSE-D3"
_LONE = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no file can hold: Python has them for bytes that are no text."""


def page(network: Network, *, title: str, language: Language = "zh") -> str:
    """Give the page of a network: HTML with styles, scripts and data inside.

    The scripts are constant and allowed by their hashes; the data is JSON, which no browser runs.
    The same network, title and language give the same page, byte for byte.
    """
    scripts = [_constant(name) for name in _SCRIPTS]
    styles = [_constant(name) for name in _STYLES]
    return _template().render(
        title=_LONE.sub("\ufffd", title),
        language=language,
        policy=_policy(scripts, styles),
        licence=_constant(_LICENCE),
        styles=styles,
        scripts=scripts,
        data=_json({"language": language, **drawing(network)}),
    )


def _policy(scripts: list[str], styles: list[str]) -> str:
    """Name all that the page may load: its own scripts and styles, images in data, nothing else.

    Source: Content Security Policy Level 3, 2.3.1 (hash-source), and Trusted Types.
    """
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        ]
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _json(values: object) -> str:
    """Give JSON in which nothing can end the script element that holds it."""
    text = _LONE.sub("\ufffd", json.dumps(values, ensure_ascii=False, separators=(",", ":")))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


@cache
def _constant(name: str) -> str:
    """Give a file of our own or a vendored one, without the pointer to its source map."""
    text = path(f"render/{name}").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if "sourceMappingURL=" not in line)


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(path("render/templates/page.html.j2").read_text("utf-8"))
