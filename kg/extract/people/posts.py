"""Names of those who get or leave an office: 任命林知远为局长, 免去周慕云的局长职务.

`聘任江澜为首席数字官` → 江澜, although no title stands beside the name
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.marking.person_names import foreign_name, name_from, padded_name
from kg.extract.marking.person_scores import is_action, name_weight
from kg.extract.people.barred import is_barred
from kg.lexicon import alternation, document
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked

_ASIDE = r"(?:\([^()\n]{1,20}\))?"
_COURTESY = r"(?:同志|先生|女士)"
_ADVERBS = r"(?:已|将|正式|拟|现|新|再次|连续|不再|也|又|还|则|均|同时|分别|全票|成功){0,3}"
_PLAIN = re.compile(
    rf" ?([\u4e00-\u9fff]{{2,4}}?) ?{_ASIDE}"
    rf"(?={_COURTESY}?{_ADVERBS}(?:的|为|任(?![何务意职])|担任|兼任|出任|接替|当选|不再|辞去|[、;,。和]))"
    rf"|([\u4e00-\u9fff]{{2,4}}) ?(?={_COURTESY})"
)
_BEHIND = re.compile(
    rf"{_ASIDE} ?{_COURTESY}?{_ADVERBS}"
    rf"(?P<how>的|为|任|担任|兼任|出任|接替|当选|不再担任|辞去|{_COURTESY})"
)
_JOINT = re.compile(_ASIDE + r" ?[、和及] ?")
_POST = re.compile(r"[^,。;的]{2,50}职务")
_ACCEPTED = re.compile(r"(?:接受|同意|批准|准予)了?(?=[^,。;、\n]{2,14}辞去)")
"""What a body does when somebody leaves by their own wish: 接受|林知远辞去…职务的请求."""
_CLAUSE = re.compile(r"[;,。:] ?")
_REACH = 60
_BARE = 1.0
"""What a name right before a post, with no word between, weighs at least."""
_LENGTHS = (3, 2, 4)
"""How long a name before a body is, the usual length first."""


@cache
def _appointing() -> re.Pattern[str]:
    told = document("person_contexts")
    return re.compile(alternation([*told["appointing"], *told["leaving"]]) + r"了?[::]? ?")


def appointed(marked: Marked, sentence: Span) -> Iterator[Span]:
    """Give the names of those of whom the sentence says what office they get or leave."""
    text = marked.text
    firm = {m.end() for m in _appointing().finditer(text, sentence.start, sentence.end)}
    firm |= {m.end() for m in _ACCEPTED.finditer(text, sentence.start, sentence.end)}
    loose = {m.end() for m in _CLAUSE.finditer(text, sentence.start, sentence.end)}
    for match in _leaving().finditer(text, sentence.start, sentence.end):
        yield from _before_post(marked, sentence, match.end())
    for start in sorted(firm | loose | {sentence.start + _indent(text, sentence)}):
        yield from _group(marked, sentence, start, needed=-0.1 if start in firm else 0.5)


@cache
def _leaving() -> re.Pattern[str]:
    return re.compile("免去|免除|撤销|罢免|解聘|解除")


def _before_post(marked: Marked, sentence: Span, start: int) -> Iterator[Span]:
    """The name right before the post that its bearer leaves: 免去林知远江岳集团董事长职务."""
    best = name_from(marked.text, start, sentence.end, titled=True)
    begun = {body.span.start for body in marked.organizations_in(sentence)}
    ends = [start + length for length in _LENGTHS if start + length in begun]
    span = Span(start=start, end=ends[0]) if ends else best[0] if best else None
    if span is None or _POST.match(marked.text, span.end, sentence.end) is None:
        return
    is_office = marked.title_stretches.meets(span)
    if not is_office and _is_name(span.of(marked.text), _BARE):
        yield span


def _indent(text: str, sentence: Span) -> int:
    said = sentence.of(text)
    return len(said) - len(said.lstrip(" "))


def _group(marked: Marked, sentence: Span, start: int, *, needed: float) -> Iterator[Span]:
    """The names that begin there, one or several, if an office follows."""
    names, end = [], start + (marked.text[start : start + 1] in ("由", "经"))
    while (name := _name_at(marked, sentence, end, needed)) is not None:
        names.append(name)
        joint = _JOINT.match(marked.text, name.end, sentence.end)
        end = joint.end() if joint else name.end
        if joint is None:
            break
    if names and _gets_office(marked, sentence, names[-1].end):
        yield from names


def _name_at(marked: Marked, sentence: Span, start: int, needed: float) -> Span | None:
    text = marked.text
    span = foreign_name(text, start, sentence.end) or padded_name(text, start, sentence.end)
    if span is None:
        match = _PLAIN.match(text, start, sentence.end)
        group = 1 if match and match[1] else 2
        span = Span(start=match.start(group), end=match.end(group)) if match else None
        if span is None or not _is_name(span.of(text), needed):
            return None
    return None if is_barred(marked, span, titled=True) else span


def _is_name(name: str, needed: float) -> bool:
    return not is_action(name) and name_weight(name, titled=True) >= needed


def _gets_office(marked: Marked, sentence: Span, end: int) -> bool:
    """Whether what follows tells an office: 为…局长, 的…职务, 先生为…."""
    text = marked.text
    match = _BEHIND.match(text, end, sentence.end)
    if match is None:
        return False
    reach = Span(start=match.end(), end=max(match.end(), min(sentence.end, match.end() + _REACH)))
    if match["how"] in ("的", "辞去"):
        return _POST.match(text, match.end(), reach.end) is not None
    titles = marked.titles_in(reach)
    return bool(titles) and "," not in text[reach.start : titles[0].span.start]
