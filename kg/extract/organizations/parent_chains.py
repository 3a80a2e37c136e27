"""The body of which a department is told by what stands before it: names, and words for them.

`江岳集团总经理周慕云、战略投资部主任何听雨` → 战略投资部 ⊂ 江岳集团; `协会国际部` → the association
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

from kg.extract.marking.stretches import Stretches
from kg.extract.organizations.antecedents import (
    Antecedents,
    Body,
    ends_so,
    generic_places,
    generic_words,
)
from kg.extract.organizations.bureaus import Rulers, is_bureau
from kg.extract.organizations.dependents import (
    begins_with_place,
    fits,
    is_dependent,
    is_own_part,
    is_plain_part,
)
from kg.extract.organizations.forms import is_place
from kg.extract.organizations.splits import is_part, is_plain, part_end, unit_lead
from kg.lexicon import document, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked
    from kg.extract.organizations.drafts import Draft

_NEAR = 160
"""How far before its sentence the body of a department may be named, in code points."""
_MOST = 300
"""No more mentions are looked back at."""
_FEW = 4
"""No more mentions are looked back at for a body of a kind."""
_TRIES = 3
"""How many places of a department are looked before."""
_CHIEF = re.compile(r"(?<=[、,;:。由请\n])(?:常务)?副?(?P<kind>[馆院站局行校厂社所段矿])长")
_JOINT = re.compile(r"(?:共建|联合|共同|携手)[^,。;:、]{0,8}$|与$|同$")
_LEAD = 12
_ADJOINING = ("分公司", "分会", "分行", "专委会", "专业委员会")
_MEETING = ("会见", "会见了", "会晤", "接待", "接待了", "拜会", "拜访", "拜访了")
"""What a body does to others, not to departments of its own."""
_LEARNED = ("院士", "教授", "博士", "专家", "研究员", "顾问")
_ALUMNI = re.compile(r"\d{4} ?[级届]|校友")


class _Mention(Struct, frozen=True, kw_only=True):
    start: int
    end: int
    body: Draft


class Chains:
    """The places of bodies that can have departments, to be asked for the one named last."""

    def __init__(self, marked: Marked, drafts: list[Draft]) -> None:
        self._marked = marked
        named = [
            _Mention(start=span.start, end=span.end, body=draft)
            for draft in drafts
            if not _is_unit(draft) or ends_so(draft.name, _ends("unit_heads"))
            for span, _ in draft.places
        ]
        self._antecedents = Antecedents(marked, (_body(n, d) for n, d in enumerate(drafts)))
        self._drafts = drafts
        self._rulers = Rulers(marked, drafts)
        self._units = {span.end: d for d in drafts if _is_unit(d) for span, _ in d.places}
        generic = list(self._meant())
        self._mentions = sorted((*named, *generic), key=lambda m: (m.end, -m.start))

    def _meant(self) -> Iterator[_Mention]:
        """The generic words with the organizations that they stand for."""
        text = self._marked.text
        taken = Stretches(
            span for draft in self._drafts if not draft.unit for span, _ in draft.places
        )
        for span, word in generic_places(self._marked, taken):
            body = self._of(word, span.start)
            if body is not None and not _ALUMNI.match(text, span.end):
                yield _Mention(start=span.start, end=span.end, body=body)

    def _of(self, word: str, start: int) -> Draft | None:
        key = self._antecedents.of(word, start)
        return None if key is None else self._drafts[int(key)]

    def before(self, at: int) -> Draft | None:
        """Give the body named last before the place, in its sentence; a department just before."""
        if at in self._units:
            return self._units[at]
        sentence = self._marked.sentence_at(at)
        last = bisect_right(self._mentions, at, key=lambda m: m.end)
        for mention in reversed(self._mentions[max(0, last - _FEW) : last]):
            if sentence is None or mention.end <= sentence.start:
                return None
            if not _is_unit(mention.body):
                return mention.body
        return None

    def above(self, unit: Draft) -> Draft | None:
        """Give the body that the department or branch takes its sense from."""
        lead = self._lead(unit) or self._adjoining(unit)
        if lead is not None or self._is_joint(unit) or self._is_met(unit):
            return None if lead is unit else lead
        if unit.name.endswith(("局", "厅")) and not unit.name.endswith("分局"):
            return None if is_bureau(unit.name) else self._rulers.beside(unit)
        if is_bureau(unit.name):
            return None
        return self._before(unit) if is_dependent(unit) else self._titled(unit)

    def _is_joint(self, unit: Draft) -> bool:
        """Whether two bodies run the centre or college together: 双方共建的|检测中心."""
        if not unit.name.endswith(_ends("founded")):
            return False
        start = min(span.start for span, _ in unit.places)
        return _JOINT.search(self._marked.text, max(0, start - _LEAD), start) is not None

    def _adjoining(self, unit: Draft) -> Draft | None:
        """The firm whose name stands right before the branch's: 青岚科技|华南分公司."""
        if not unit.name.endswith(_ADJOINING):
            return None
        starts = {span.start for span, _ in unit.places}
        found = (m.body for m in self._mentions if m.end in starts and m.body is not unit)
        return next((body for body in found if not (_is_unit(body) or is_place(body.name))), None)

    def _is_met(self, unit: Draft) -> bool:
        """Whether somebody else receives or calls on the unit: 会见|华南分公司总经理."""
        start = min(span.start for span, _ in unit.places)
        return self._marked.text.endswith(_MEETING, 0, start)

    def _titled(self, unit: Draft) -> Draft | None:
        """The body of a department with a name of its own, before a title: 抛光粉事业部|部长."""
        if not is_own_part(unit.name):
            return self._listed(unit)
        starts = (s.start for s, _ in unit.places if s.end in self._marked.title_starts)
        start = min(starts, default=None)
        if start is None:
            return None
        return self._of_chief(unit, start) or self._in_sentence(unit, start)

    def _listed(self, unit: Draft) -> Draft | None:
        """The body whose people a list names before the institute's: 副院长、蔬菜研究所|所长."""
        modifier = unit.name.removesuffix(part_end(unit.name))
        is_plain_name = unit.name.endswith(_ends("listed")) and is_plain(modifier)
        if not is_plain_name or not modifier or begins_with_place(unit.name):
            return None
        span = min(span for span, _ in unit.places)
        text, titles = self._marked.text, self._marked.title_starts
        is_joined = text[span.start - 1 : span.start] in ("、", "兼")
        if span.end not in titles or not is_joined or text.endswith(_LEARNED, 0, span.start - 1):
            return None
        return self._in_sentence(unit, span.start)

    def _before(self, unit: Draft) -> Draft | None:
        """The body before the unit in its sentence, else the publisher, else one that is near."""
        starts = sorted({span.start for span, _ in unit.places})[:_TRIES]
        found = (
            where(unit, start)
            for where in (
                self._of_chief,
                self._in_sentence,
                self._in_paragraph,
                self._publisher,
                self._last,
            )
            for start in starts
        )
        return next((body for body in found if body is not None), None)

    def _of_chief(self, unit: Draft, start: int) -> Draft | None:
        """The body of whose kind a chief before the unit is: 馆长何听雨、保管部|主任."""
        sentence = self._marked.sentence_at(start)
        if sentence is None:
            return None
        last = bisect_right(self._mentions, start, key=lambda m: m.end)
        named = self._mentions[last - 1].end if last else 0
        text = self._marked.text
        chiefs = list(_CHIEF.finditer(text, max(sentence.start, named + 1), start))
        if not chiefs or chiefs[-1].start() not in self._marked.title_starts:
            return None
        body = self._of(chiefs[-1]["kind"], start)
        return body if body is not None and body is not unit and fits(unit, body) else None

    def _publisher(self, unit: Draft, _start: int) -> Draft | None:
        """The body that publishes the article, of a department that names none."""
        key = self._antecedents.publisher()
        body = None if key is None else self._drafts[int(key)]
        return body if body is not None and body is not unit and fits(unit, body) else None

    def _in_sentence(self, unit: Draft, start: int) -> Draft | None:
        """The fitting body named last before the place, in its sentence."""
        sentence = self._marked.sentence_at(start)
        if sentence is None or self._is_given(unit, start):
            return None
        return self._nearest(unit, start, sentence.start, near=True)

    def _is_given(self, unit: Draft, start: int) -> bool:
        """Whether a person of another body gets the office: 聘请周慕云为|专家委员会主任."""
        is_given = self._marked.text.endswith(("为", "任"), 0, start)
        return is_given and unit.name.endswith(_ends("given"))

    def _lead(self, unit: Draft) -> Draft | None:
        """What a generic word that the name is printed with stands for: 协会|国际部."""
        start = min(span.start for span, _ in unit.places)
        pointed = self._marked.text[max(0, start - 2) : start]
        is_pointed = pointed[:1] in ("该", "我", "本") and pointed in generic_words()
        if is_pointed and is_dependent(unit):
            return self._of(pointed, start)
        for form in unit.forms:
            word = next((w for w in generic_words() if form.startswith(w)), "") or unit_lead(form)
            rest = form[len(word) :]
            if word and is_part(rest.removeprefix("公司") if word.endswith("行") else rest):
                return self._of(word, start)
        return None

    def _in_paragraph(self, unit: Draft, start: int) -> Draft | None:
        paragraph = max(self._marked.text.rfind("\n", 0, start), start - _NEAR)
        return self._nearest(unit, start, paragraph)

    def _last(self, unit: Draft, start: int) -> Draft | None:
        """The fitting body named last before the place, wherever, of a branch."""
        is_branch = unit.name.endswith(_ends("branches"))
        return self._nearest(unit, start, 0) if is_branch else None

    def _nearest(
        self, unit: Draft, start: int, furthest: int, *, near: bool = False
    ) -> Draft | None:
        last = bisect_right(self._mentions, start, key=lambda m: m.end)
        for index in range(last - 1, max(-1, last - _MOST), -1):
            mention = self._mentions[index]
            if mention.end < furthest:
                return None
            body = mention.body
            if body is unit or _is_level(body, unit) or not self._can_head(mention, unit, start):
                continue
            if fits(unit, body, near=near):
                return body
        return None

    def _can_head(self, mention: _Mention, unit: Draft, at: int) -> bool:
        """Whether the body heads the list that goes on to `at`; a branch inside one does not."""
        body = mention.body
        if body.name.endswith((unit.name, *_ends("of_parties"))) or is_place(body.name):
            return False
        text = self._marked.text
        before = text[mention.start - 1 : mention.start]
        if before == "兼" or text[mention.end : at] in ("、", "和", "与", "及", "以及"):
            return False
        if _is_unit(body) or body.name.endswith("学院") or part_end(body.name) == "公司":
            sections = "sections_of_units" if _is_unit(body) else "sections_of_colleges"
            sections = "sections_of_divisions" if body.name.endswith("部") else sections
            return _is_head(body) or unit.name.endswith(_ends(sections))
        is_branch = body.name.endswith(_ends("inner_heads"))
        if body.parent is None and not is_branch:
            return not body.name.startswith("中共")
        goes_on = is_branch and "," in text[mention.end : at]
        return before not in ("、", "兼", "和", "与") and not goes_on


def _is_level(body: Draft, unit: Draft) -> bool:
    """Whether both are departments of a kind, of which neither has the other: 国际部, 财务部."""
    return unit.name.endswith("部") and part_end(body.name) == "部" and is_dependent(body)


def _is_head(body: Draft) -> bool:
    """Whether the firm or college is one by itself, and no part of another."""
    is_part_of_other = body.parent is not None and not body.name.endswith("公司")
    return not (_is_unit(body) or is_part_of_other or is_dependent(body))


def _is_unit(body: Draft) -> bool:
    """Whether the name is a department's; a branch's or a ministry's is not."""
    is_branch = body.name.endswith((*_ends("inner_heads"), *_ends("ruling")))
    return body.unit and not is_branch and body.name not in words("state_bodies")


def _body(number: int, draft: Draft) -> Body:
    return Body(
        key=str(number),
        forms=(draft.name, *draft.forms),
        starts=tuple(span.start for span, _ in draft.places),
        part=draft.unit
        or (draft.parent is not None and not draft.name.endswith(_ends("standing")))
        or draft.name.endswith(_ends("inner_heads"))
        or is_plain_part(draft.name),
    )


def _ends(kind: str) -> tuple[str, ...]:
    return tuple(document("parents")[kind])
