"""What notices, programmes and minutes tell in fields: kept until the event is known, else titled.

Under the title `会议议程|2025青川铜业论坛` the lines `时间:9月18日` and `地点:青川宾馆` make a
conference of that name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.gatherings import capacities
from kg.extract.gatherings.coded import Sign
from kg.extract.gatherings.event_names import event_names
from kg.extract.gatherings.scenes import STAGED, Scene, same_event
from kg.extract.gatherings.words import cut, says
from kg.model import Span

if TYPE_CHECKING:
    from kg.extract.gatherings.claims import Claim
    from kg.extract.gatherings.telling import Telling


def keep(telling: Telling, claim: Claim) -> None:
    """Keep a field or a line of a list that stands before any gathering is told of."""
    target = claim.words.get("target", "")
    is_staged = claim.gives == "chair" or says("conference", target) or says("ceremony", target)
    is_attended = claim.gives in {"attend", "chair"} and is_staged
    if claim.gives == "label" or is_attended or claim.rule.startswith("list-"):
        telling.waiting.append(claim)


def give(telling: Telling, scene: Scene) -> None:
    """Give an event what was kept for it."""
    if scene.kind in (*STAGED, "exhibition") and not _is_next(telling, scene):
        for claim in telling.waiting:
            _fill(telling, scene, claim)
        scene.add("organizers" if scene.kind == "exhibition" else "hosts", telling.organizers)
        telling.waiting.clear()
        telling.organizers = ()


def record(telling: Telling, claim: Claim) -> Scene | None:
    """Give the visit of which a form tells who came and, in this claim, who received them."""
    scene = telling.scenes[-1] if telling.scenes else None
    if scene is None and telling.travelling:
        scene = telling.new("site-visit", claim)
        scene.is_trip = True
        telling.set_out(scene, ())
        for field in telling.waiting:
            _fill(telling, scene, field)
        telling.waiting.clear()
    if scene is None or scene.rule != claim.rule:
        return None
    scene.add("hosts", claim.people.get("hosts", ()))
    return scene


def _is_next(telling: Telling, scene: Scene) -> bool:
    """Whether it is the next one of a series (下次会议定于…)."""
    text = telling.sentences[scene.sentence].text if scene.rule != "titled" else ""
    return says("next-time", text)


def _fill(telling: Telling, scene: Scene, claim: Claim) -> None:
    if claim.gives == "label":
        if "place" in claim.texts:
            scene.place = telling.place(claim) or scene.place
        telling.set_day_and_place(scene, claim)
    elif claim.gives == "organize":
        capacities.organize(telling, claim, scene)
    elif scene.kind != "exhibition":
        scene.add("hosts", claim.people.get("hosts", ()))
        scene.add("attendees", claim.people.get("attendees", ()))


def conclude(telling: Telling) -> None:
    """Make a gathering of the fields that are left over, if the title names one."""
    _name_by_title(telling)
    staged = [scene for scene in telling.scenes if scene.kind in STAGED]
    is_told = any(c.has_day for c in telling.waiting) or says("minutes", telling.marked.title)
    if not telling.waiting or not is_told or any(not _is_next(telling, s) for s in staged):
        return
    scene = _titled(telling, telling.waiting[0])
    if scene is None:
        return
    text = telling.marked.text
    known = [other for other in telling.scenes if same_event(text, other.event, scene.event)]
    if not known:
        telling.scenes.append(scene)
    give(telling, known[0] if known else scene)


def _name_by_title(telling: Telling) -> None:
    """Give the only staged gathering the name that only the title gives."""
    staged = [scene for scene in telling.scenes if scene.kind in STAGED]
    if len(staged) != 1 or staged[0].event is not None:
        return
    title = telling.marked.title
    for name in event_names(title):
        words = title[name.start : name.end]
        if staged[0].kind in name.kinds and not says("headline", words):
            staged[0].title = telling.marked.article.title[name.start : name.end]


def _titled(telling: Telling, claim: Claim) -> Scene | None:
    """The gathering that the title names."""
    title = cut("notice-tail", telling.marked.title)
    names = event_names(title)
    if not names or says("called-off", title):
        return None
    name, kinds = names[-1], names[-1].kinds
    kind = next((kind for kind in kinds if kind != "exhibition"), "exhibition")
    scene = Scene(kind=kind, whole=claim.whole, rule="titled", sentence=claim.sentence)
    at = telling.marked.text.find(title[name.start : name.end])
    if at >= 0:
        span = Span(start=at, end=at + name.end - name.start)
        scene.event = Sign(code=name.code, span=span, event=name)
    elif kind == "exhibition":
        return None
    else:
        scene.title = telling.marked.article.title[name.start : name.end]
    return scene
