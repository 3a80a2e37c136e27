"""Which organization a generic word stands for: 协会, 集团, 该校, 我院.

`江岳集团总经理周慕云到访青岚科技有限公司。集团副总经理何听雨…` → 集团 is 江岳集团
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from kg.extract.organizations.splits import is_part
from kg.lexicon import Scanner, document, table
from kg.model import Span
from kg.text import fold, simplify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.marking.marks import Marked
    from kg.extract.marking.stretches import Stretches

_LONGEST_TRADE = 8
_COMPOUNDS = ("科学院", "公司")


class Body(Struct, frozen=True, kw_only=True):
    """An organization that a generic word can stand for."""

    key: str
    forms: tuple[str, ...]
    """Folded and simplified; the name is the first."""
    starts: tuple[int, ...]
    """Where it is named."""
    part: bool = False
    """Whether it is a department or branch, which 公司 or 学校 does not mean."""


def generic_places(marked: Marked, taken: Stretches) -> Iterator[tuple[Span, str]]:
    """Give the generic words that are no part of a name, with their places."""
    for sentence in marked.sentences:
        for hit in _scanner().longest(sentence.of(marked.text)):
            start = sentence.start + hit.span.start
            span = Span(start=start, end=sentence.start + hit.span.end)
            if not taken.meets(span) and _stands_alone(marked, span):
                yield span, hit.word


class Antecedents:
    """The organizations that generic words can stand for, by word."""

    def __init__(self, marked: Marked, bodies: Iterable[Body]) -> None:
        self._marked = marked
        self._bodies = tuple(bodies)
        self._by_word: dict[str, _Fitting] = {}
        self._publisher = simplify(fold(marked.article.publisher or ""))
        self._publishing = self._publisher_of(self._bodies)

    def publisher(self) -> str | None:
        """Give the key of the body that publishes the article, if it is named in it."""
        return self._publishing

    def of(self, word: str, start: int) -> str | None:
        """Give the key of the organization that the word means at `start`."""
        fitting = self._fit(word)
        data = document("antecedents")
        if not fitting.bodies:
            return None
        is_at_home = word in data["own"] or word in data["home"]
        if is_at_home and (fitting.publisher is not None or fitting.elsewhere):
            return fitting.publisher
        return fitting.most_before(start) if word in data["own"] else fitting.last_before(start)

    def _publisher_of(self, bodies: Iterable[Body]) -> str | None:
        """The body that speaks, if the article's publisher is one of them: its longest form."""
        publisher = self._publisher
        found = [
            (len(form), body.key)
            for body in bodies
            for form in body.forms
            if len(form) > 2 and publisher and _is_publisher(form, publisher)
        ]
        return max(found, key=lambda one: one[0])[1] if found else None

    def _fit(self, word: str) -> _Fitting:
        """The bodies with a head of the word, those of its first kind if there are any."""
        if word not in self._by_word:
            bodies = self._find(word)
            unnamed = self._publishing is None and ends_so(self._publisher, _heads(word))
            self._by_word[word] = _Fitting(
                bodies,
                publisher=self._publisher_of(bodies),
                elsewhere=unnamed or self._begins_with(word, bodies),
            )
        return self._by_word[word]

    def _begins_with(self, word: str, bodies: list[Body]) -> bool:
        """Whether the word stands before the name of any body that it can mean."""
        if word not in document("antecedents")["late"]:
            return False
        first = self._marked.text.find(word)
        named = (place for body in bodies for place in body.starts)
        return first in self._marked.edge_set and first < min(named, default=0)

    def _find(self, word: str) -> list[Body]:
        if defined := [body for body in self._bodies if word in body.forms]:
            return defined
        heads = _heads(word)
        strict = tuple(document("antecedents")["strict"].get(word, heads))
        for wanted in (strict, heads):
            found = [body for body in self._bodies if _has_head(body, wanted)]
            whole = [body for body in found if not body.part]
            if whole or (found and word not in document("antecedents")["own"]):
                return whole or found
        return []


class _Fitting:
    """The bodies that one word can stand for."""

    def __init__(self, bodies: list[Body], *, publisher: str | None, elsewhere: bool) -> None:
        self.bodies = bodies
        self.publisher = publisher
        self.elsewhere = elsewhere
        """Whether the word means a body that the article does not name."""
        self._by_mentions = sorted(bodies, key=lambda body: -len(body.starts))
        self._places = sorted(
            (place, len(body.forms[0]), body.key) for body in bodies for place in body.starts
        )
        """Where one is named within another's name, the longer name counts."""

    def most_before(self, start: int) -> str | None:
        """Give the body named most, of those named before the place."""
        named = (body for body in self._by_mentions if min(body.starts, default=start) < start)
        return next((body.key for body in named), None)

    def last_before(self, start: int) -> str | None:
        """Give the one named last before the place; one behind it only if there is no other."""
        before = bisect_left(self._places, (start,))
        if before:
            return self._places[before - 1][2]
        return self.bodies[0].key if len(self.bodies) == 1 and self._places else None


def _is_publisher(form: str, publisher: str) -> bool:
    """Whether the form names the publisher, which may be a part of it or be printed shorter."""
    if form in publisher or form.endswith(publisher):
        return True
    return form.startswith(publisher) and not is_part(form.removeprefix(publisher))


def _heads(word: str) -> tuple[str, ...]:
    """The heads of the names that the word may stand for."""
    data = document("antecedents")
    heads = document("names")["generic"].get(word) or data["also"].get(word)
    return tuple(heads or data["leads"][word])


def _stands_alone(marked: Marked, span: Span) -> bool:
    """Whether a word boundary lies before the generic word and no longer word goes on behind it."""
    word = span.of(marked.text)
    behind = marked.text[span.end - 1 : span.end + 1]
    is_titled = span.end in marked.title_starts or marked.text.startswith(
        tuple(document("antecedents")["followers"]), span.end
    )
    if not is_titled and behind in table("common_words"):
        return False
    if not is_titled and any(
        marked.text.startswith(w, span.end) for w in document("names")["not_behind_head"]
    ):
        return False
    return word[0] in "该我本" or span.start in marked.edge_set or span.start == 0


@cache
def _scanner() -> Scanner:
    return Scanner(generic_words())


@cache
def part_ends() -> tuple[str, ...]:
    """Give the ends of names of departments and branches."""
    return tuple(document("antecedents")["parts"])


@cache
def generic_words() -> tuple[str, ...]:
    """Give the words that stand for an organization named elsewhere."""
    return (*document("names")["generic"], *document("antecedents")["also"])


def ends_so(name: str, heads: tuple[str, ...]) -> bool:
    """Whether the name ends in one of the heads; a 科学院 is no 学院, a 公司 no 司."""
    head = max((head for head in heads if name.endswith(head)), key=len, default="")
    longer = max((word for word in _COMPOUNDS if name.endswith(word)), key=len, default="")
    return bool(head) and len(head) >= len(longer)


def _has_head(body: Body, heads: tuple[str, ...]) -> bool:
    if any(ends_so(form, heads) for form in body.forms):
        return True
    name, trades = body.forms[0], table("trades")
    sizes = range(2, min(_LONGEST_TRADE, len(name)) + 1)
    return "公司" in heads and any(name[-size:] in trades for size in sizes)
