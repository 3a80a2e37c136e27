"""The government of which a bureau, or an office of a party committee, is part.

`江城市副市长周慕云、市商务局局长何听雨…` → 市商务局 ⊂ 江城市; 县委办 ⊂ 云溪县委
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.extract.organizations.dependents import holds_place
from kg.extract.organizations.forms import is_place
from kg.extract.organizations.splits import is_part, is_plain
from kg.lexicon import document, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked
    from kg.extract.organizations.drafts import Draft

_KINDS = "省市县区州旗镇"
_LONGEST_PLACE = 10
_HEAD = re.compile(r"[^,。;:]{0,8}?(?P<deputy>副)?[省市县区州旗镇]长")
_BUREAUS = ("局", "厅", "委", "办")
_RULER = re.compile(
    r"(?:(?<=[、,兼])|(?<=[省市县区]))(?:常务)?副?[省市县区旗州镇]长|管委会(?:常务)?副?主任"
)
"""The head of a government, or a deputy."""
_MOST = 8
"""No more governments of one kind are compared."""


class Governments:
    """The bodies of an article that govern, to be asked for the one above a bureau."""

    def __init__(self, drafts: list[Draft], text: str = "") -> None:
        self._text = text
        self._by_place: dict[str, Draft] = {}
        self._by_kind: dict[str, dict[int, Draft]] = {}
        self._wider: dict[str, dict[int, Draft]] = {}
        for draft in drafts:
            for place in _governed(draft):
                self._by_place.setdefault(place, draft)
                for number, kind in enumerate(_kinds(place)):
                    known = (self._wider if number else self._by_kind).setdefault(kind, {})
                    if len(known) < _MOST:
                        known[id(draft)] = draft

    def above(self, draft: Draft) -> Draft | None:
        """Give the government or committee that the bureau's name begins with or hints at."""
        if draft.name.endswith(tuple(document("bureaus")["no_bureaus"])):
            return None
        lead = _lead(draft.name)
        tail = draft.name[len(lead) :]
        if lead and (is_part(tail) or tail.endswith(_ends())):
            return self._one(lead, draft) or self._of_place(draft)
        return self._of_place(draft)

    def _of_place(self, draft: Draft) -> Draft | None:
        """The government of the place whose name the bureau's begins with: 江城市|商务局."""
        if not draft.name.endswith(_ends()):
            return None
        for cut in range(min(_LONGEST_PLACE, len(draft.name) - 2), 1, -1):
            found = self._by_place.get(draft.name[:cut])
            if found is not None and found is not draft:
                return found
        return None

    def _one(self, kind: str, draft: Draft) -> Draft | None:
        """The only body of the kind, those with a full name and the word government first."""
        found = self._by_kind.get(kind) or self._wider.get(kind, {})
        known = [body for body in found.values() if body is not draft]
        for narrower in (_is_ruling, lambda body: body.name not in _bare(kind)):
            if len(known) > 1:
                known = [body for body in known if narrower(body)] or known
        if len(known) != 1 or (len(kind) == 1 and self._is_of_deputies(known[0])):
            return None
        return known[0]

    def _is_of_deputies(self, body: Draft) -> bool:
        """Whether the place is named for a deputy of its head only: 江南省副省长."""
        if _is_ruling(body):
            return False
        found = [
            match["deputy"] is not None
            for span, _ in body.places
            if (match := _HEAD.match(self._text, span.end))
        ]
        return bool(found) and all(found)


class Rulers:
    """The governments and bureaus of an article in their order, asked for a bare bureau's own."""

    def __init__(self, marked: Marked, drafts: list[Draft]) -> None:
        self._marked = marked
        self._rulers = [draft for draft in drafts if draft.name.endswith(_ruling())]
        self._places = sorted(
            (span.end, number)
            for number, draft in enumerate(drafts)
            if draft.name.endswith((*_ruling(), *_BUREAUS))
            for span, _ in draft.places
        )
        self._drafts = drafts

    def beside(self, unit: Draft) -> Draft | None:
        """Give the government told by what stands before: 江城市水务局、能源局; 市长率科技局."""
        is_national = unit.name.startswith(("国家", "中国", "国际"))
        if is_national or not is_plain(unit.name[:-1]) or holds_place(unit.name):
            return None
        start = min(span.start for span, _ in unit.places)
        sentence = self._marked.sentence_at(start)
        if sentence is None:
            return None
        last = bisect_right(self._places, (start, 0))
        for end, number in reversed(self._places[max(0, last - _MOST) : last]):
            body = self._drafts[number]
            if end <= sentence.start:
                break
            if body.parent or body.name.endswith(_ruling()):
                return body if body.name.endswith(_ruling()) else body.parent
        is_ruled = _RULER.search(self._marked.text, sentence.start, start) is not None
        return self._rulers[0] if is_ruled and len(self._rulers) == 1 else None


def _ruling() -> tuple[str, ...]:
    return tuple(document("parents")["ruling"])


def _is_ruling(body: Draft) -> bool:
    return any(form.endswith(("政府", "管委会", "管理委员会")) for form in body.forms)


def _governed(draft: Draft) -> Iterator[str]:
    """The place that a body governs, or what the committee is called: 江城市; 县委 of 云溪县委."""
    for form, rule in draft.forms.items():
        stem = form.removesuffix("政府").removesuffix("人民")
        is_seat = rule == "organizations.office" or is_place(stem) or not stem.endswith(_zones())
        if stem != form or (stem[-1:] in _KINDS and is_seat and len(stem) > 2):
            yield stem
        elif form.endswith(("管委会", "管理委员会")):
            yield form.removesuffix("管委会").removesuffix("管理委员会") or "区"
        elif form.endswith(tuple(document("bureaus")["committees"])):
            yield form


def _bare(kind: str) -> tuple[str, ...]:
    return (kind + "政府", kind + "人民政府")


def is_bureau(name: str) -> bool:
    """Whether the name begins with a word for its government: 市商务局, 县委办."""
    return bool(_lead(name))


def _lead(name: str) -> str:
    """The word for its government that a bureau's name begins with: 市|商务局, but 市场部."""
    lead = next((lead for lead in _leads() if name.startswith(lead)), "")
    return "" if len(lead) == 1 and name[:2] in words("common_words") else lead


def _kinds(place: str) -> tuple[str, ...]:
    """What a bureau's name may begin with: 市; 经济技术开发区, 开发区, 区; 县委."""
    return tuple(lead for lead in _leads() if place.endswith(lead))


def _leads() -> tuple[str, ...]:
    """The words for governments that bureaus' names begin with, the longest first."""
    return tuple(document("bureaus")["leads"])


def _zones() -> tuple[str, ...]:
    """What ends in 区 or 镇 and is no seat of a government: 园区, 社区."""
    return tuple(document("bureaus")["zones"])


def _ends() -> tuple[str, ...]:
    return tuple(document("bureaus")["ends"])
