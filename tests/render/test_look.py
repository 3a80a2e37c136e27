import pytest

from kg.model import EntityKind, MeetingKind, Stage
from kg.rdf.events import CAPACITIES
from kg.render.look import look


def contrast(colour, ground):
    """The contrast ratio of two colours by WCAG 2.2."""

    def light(code):
        parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(colour), light(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("kind", set(EntityKind) - {EntityKind.PLACE})
def test_every_kind_of_entity_but_places_has_a_look(kind):
    assert kind in look()["kind"]


def test_every_capacity_has_a_look():
    names = {term.value.rpartition("#")[2].lower() for term in CAPACITIES.values()}
    assert names <= set(look()["relation"])


@pytest.mark.parametrize("value", [*set(MeetingKind) - {MeetingKind.OTHER}, *Stage])
def test_every_kind_of_meeting_and_stage_has_words(value):
    assert value in look()["value"]


@pytest.mark.parametrize("table", ["kind", "relation", "value", "word"])
def test_everything_is_named_in_both_languages(table):
    assert all(entry["zh"] and entry["en"] for entry in look()[table].values())


@pytest.mark.parametrize(("theme", "ground"), [("light", "#f7f8fa"), ("dark", "#12171e")])
@pytest.mark.parametrize("table", ["kind", "relation"])
def test_shapes_and_lines_stand_out_from_the_ground(table, theme, ground):
    assert all(contrast(entry[theme], ground) >= 3 for entry in look()[table].values())
