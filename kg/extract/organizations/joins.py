"""Drafts that are one organization: 云溪县人民政府 and 县政府, a name and its gloss in brackets.

`德国鲁恩公司（Lune GmbH）` → one organization with the alias Lune GmbH
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from kg.extract.organizations.forms import is_place
from kg.extract.organizations.splits import cuts, is_plain, part_end
from kg.lexicon import document, table
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked
    from kg.extract.organizations.drafts import Draft

_GLOSS = re.compile(r"\(([^()\n]{2,60})\)")
_FOREIGN = re.compile(
    r"[A-Z\u00c0-\u00de\u0410-\u042f][A-Za-z\u00c0-\u024f\u0410-\u044f&.,'·’/ -]{1,58}"
)
_NO_NAME = re.compile(r"(?:Mr|Ms|Mrs|Dr|Prof|CEO|CFO|COO|CTO|WTO|GDP|AI|IT|App|APP)\b.*")
_LONGEST_HEAD = 6
_COMMITTEE = "专业委员会"
_LONG_PART = 6
"""Names of departments as long are told from each other without their whole."""

_MOST = 8
"""No more bodies of one kind are compared."""


class _Government(Struct, frozen=True, kw_only=True):
    """The name of a government taken apart: 江城, 市, 人民政府."""

    core: str
    kind: str
    rule: str


def glosses(marked: Marked, span: Span) -> Iterator[Span]:
    """Give the places of the foreign names in the brackets behind a name: (Lune GmbH, LG)."""
    match = _GLOSS.match(marked.text, span.end)
    if match is None or marked.text[span.end - 1].isascii():
        return
    start = match.start(1)
    for piece in re.split(r"(,|;|、)", match[1]):
        bare = piece.strip()
        if _FOREIGN.fullmatch(bare) and not _NO_NAME.fullmatch(bare):
            first = start + piece.index(bare)
            yield Span(start=first, end=first + len(bare))
        start += len(piece)


def joined(drafts: list[Draft]) -> list[Draft]:
    """Give the drafts with those joined that are one organization; the fullest names stay."""
    aliases = {form: draft for draft in drafts for form in draft.forms if form != draft.name}
    into = {id(bare): whole for bare, whole in _shorter(drafts)}
    into |= {id(d): aliases[d.name] for d in drafts if aliases.get(d.name, d) is not d}
    for draft in drafts:
        whole = into.get(id(draft))
        if whole is not None and id(whole) not in into:
            for form, rule in draft.forms.items():
                whole.forms.setdefault(form, rule)
    return [d for d in drafts if id(d) not in into or id(into[id(d)]) in into]


def _shorter(drafts: list[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """The drafts that are the short name of one other draft only, with that draft."""
    fuller: dict[str, list[Draft]] = {}
    for draft in drafts:
        for key in {*_keys(_government(draft.name)), *_tails(draft.name)}:
            fuller.setdefault(key, []).append(draft)
    for draft in drafts:
        found = _government(draft.name)
        same = fuller.get(found.core or f"?{found.kind}", ())[:_MOST]
        full = [d for d in same if d is not draft and _is_same(found, _government(d.name))]
        full = full or [d for d in fuller.get(f"…{draft.name}", ())[:_MOST] if d is not draft]
        if len(full) == 1 or len({_place(d.name) for d in full}) == 1:
            yield draft, max(full, key=lambda d: len(d.name))


def _place(name: str) -> str:
    """The place that the name says it governs; the name itself for other bodies."""
    found = _government(name)
    return found.core + found.kind


def _keys(full: _Government) -> Iterator[str]:
    """What a short name of the government may be found by: its core, or the end of it, or kind."""
    if len(full.core) > 1 and (full.rule or full.kind):
        yield from (full.core[cut:] for cut in range(min(len(full.core) - 1, 12)))
        yield f"?{full.kind}"
        if _is_zone(full):
            yield "?"


def _tails(full: str) -> Iterator[str]:
    """What may stand for a name without its whole: …食品学院, …同业公会."""
    for cut in cuts(full):
        part = full[cut.at :]
        if _is_told(part):
            yield f"…{part}"
            if part.endswith(_COMMITTEE):
                yield f"…{part.removesuffix(_COMMITTEE)}专委会"
    for size in range(2, min(_LONGEST_HEAD, len(full) - 1) + 1):
        head = full[-size:]
        if table("organization_heads").get(head) == "body" and head not in _bare_bodies():
            yield f"…{head}"


@lru_cache(maxsize=4096)
def _government(name: str) -> _Government:
    data = document("bureaus")
    rule = next((end for end in data["rules"] if name.endswith(end)), "")
    stem = name.removesuffix(rule)
    kinds = (kind for kind in data["kinds"] if stem.endswith(kind))
    kind = max((k for k in kinds if len(stem) - len(k) != 1), key=len, default="")
    return _Government(core=stem.removesuffix(kind), kind=kind, rule=rule)


def _is_same(bare: _Government, full: _Government) -> bool:
    """Whether the one is a short name of the other: 市政府, 江城, 江城市 of 江城市人民政府."""
    if len(full.core) < 2:
        return False
    if not bare.core:
        return bool(bare.rule) and bare.kind in ("", full.kind) and _is_zone(bare) == _is_zone(full)
    if bare.core == full.core:
        is_fuller = (len(bare.kind), len(bare.rule)) < (len(full.kind), len(full.rule))
        if not bare.kind and not bare.rule:
            return is_fuller and not _is_zone(full)
        return is_fuller and bare.kind in ("", full.kind)
    is_within = bare.kind == full.kind and bool(bare.kind) and full.core.endswith(bare.core)
    return is_within and len(bare.core) > 1 and is_place(full.core.removesuffix(bare.core))


def _is_zone(one: _Government) -> bool:
    return len(one.kind) > 1 or one.rule in ("管委会", "管理委员会")


def _is_told(part: str) -> bool:
    """Whether the part's name alone tells it from others: 食品与生物工程学院, 两江工厂."""
    modifier = part.removesuffix(part_end(part))
    return len(part) >= _LONG_PART or is_place(modifier) or not is_plain(modifier)


@cache
def _bare_bodies() -> frozenset[str]:
    return frozenset(document("names")["bare_bodies"])
