"""The wholes inside the unbroken names of their parts, as candidates of their own.

`江岳集团战略投资部` → the candidates 江岳集团战略投资部 and 江岳集团
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.organizations.candidates import Candidate
from kg.extract.organizations.forms import is_place
from kg.extract.organizations.splits import cuts
from kg.lexicon import document
from kg.model import Span

if TYPE_CHECKING:
    from kg.extract.marking.marks import Marked


def with_wholes(marked: Marked, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Give the candidates, and the wholes that stand inside the unbroken names of their parts."""
    inner = tuple(document("parents")["inner_parties"])
    ends: dict[int, int] = {}
    for candidate in found:
        ends[candidate.span.start] = max(ends.get(candidate.span.start, 0), candidate.span.end)
    kept = {}
    for candidate in found:
        name = candidate.span.of(marked.text)
        goes_on = candidate.span.end < ends[candidate.span.start] and name.endswith(inner)
        if name.endswith("子公司") or (goes_on and not is_place(name[:-2])):
            continue
        kept[candidate.span] = candidate
        start = candidate.span.start
        for cut in cuts(name):
            span = Span(start=start, end=start + cut.at)
            kept.setdefault(span, Candidate(span=span, rule="organizations.whole", unit=cut.unit))
    return tuple(kept[span] for span in sorted(kept))
