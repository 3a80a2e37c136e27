"""The extractors there are, by name: our rules, and those that other packages bring.

`extraction("rules", article)` → `Extraction(…)`

A package offers one by an entry point of the group `kg.extractors`: a name, and a callable
`Article -> Extraction`.
"""

from __future__ import annotations

import difflib
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

from msgspec import Struct

from kg.errors import ExtractionError
from kg.model import Extraction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.model import Article

GROUP = "kg.extractors"
DEFAULT = "rules"


class Plugin(Struct, frozen=True):
    """An extractor of another package, imported when it is first called."""

    entry_point: EntryPoint

    def __call__(self, article: Article) -> Extraction:
        """Give what the plug-in reads out of the article.

        Raises:
            ExtractionError: It cannot be imported.
        """
        try:
            extract = self.entry_point.load()
        except (ImportError, AttributeError) as error:
            raise ExtractionError(
                f"extractor {self.entry_point.name!r}: cannot be imported ({error}). "
                "Reinstall the package that brings it."
            ) from error
        found: Extraction = extract(article)
        return found


def extractors() -> Mapping[str, Callable[[Article], Extraction]]:
    """Give the extractors by name, `rules` first, then plug-ins by name."""
    found = sorted(entry_points(group=GROUP), key=lambda entry: entry.name)
    plugins = {entry.name: Plugin(entry) for entry in found}
    return {DEFAULT: _rules} | {name: call for name, call in plugins.items() if name != DEFAULT}


def extractor(name: str) -> Callable[[Article], Extraction]:
    """Give the extractor of that name.

    Raises:
        ExtractionError: There is none; the message names those whose names are close.
    """
    known = extractors()
    if name not in known:
        close = difflib.get_close_matches(name, known) or list(known)
        raise ExtractionError(
            f"extractor {name!r}: is unknown; expected one of {', '.join(known)}. "
            f"Did you mean {close[0]!r}?"
        )
    return known[name]


def extraction(name: str, article: Article) -> Extraction:
    """Give what the named extractor reads out of the article, held against the contract.

    Raises:
        ExtractionError: There is no such extractor, or what it gives breaks the contract.
    """
    found = extractor(name)(article)
    if not isinstance(found, Extraction):
        raise ExtractionError(
            f"extractor {name!r} on {article.id!r}: gave a {type(found).__name__}; expected an "
            "Extraction. Report it to its author."
        )
    problem = next(found.problems(article), None)
    if problem is not None:
        raise ExtractionError(
            f"extractor {name!r} on {article.id!r}: {problem}. Report it to its author."
        )
    return found


def _rules(article: Article) -> Extraction:
    from kg.extract import extract  # noqa: PLC0415 - loads the lexicons, a tenth of a second

    return extract(article)
