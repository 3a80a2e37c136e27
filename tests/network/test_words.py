import pytest

from kg.errors import QueryError
from kg.model import MeetingKind, Stage
from kg.network.words import meant
from kg.rdf import terms
from kg.render.look import look


@pytest.mark.parametrize(
    ("part", "said", "expected"),
    [
        ("kind", "会谈", ("talks",)),
        ("kind", "签约、人物", ("signing", "person")),
        ("kind", "SiteVisit,site-visit", ("site-visit",)),
        ("capacity", "主办方", ("organizer",)),
        ("capacity", "Host", ("host",)),
        ("stage", "已签署，商谈", ("signed", "discussed")),
    ],
)
def test_words_mean_names_in_data(part, said, expected):
    assert meant(part, said) == expected


@pytest.mark.parametrize("said", ["饭局", "", "，"])
def test_an_unknown_word_lists_what_there_is(said):
    with pytest.raises(QueryError, match=r"expected one of: person .*talks \(会见会谈"):
        meant("kind", said)


def test_the_words_of_the_page_are_understood():
    page = look()
    for name, kind in page["kind"].items():
        assert meant("kind", kind["zh"]) == (name,)
    for name in ("host", "guest", "accompanying", "attendee", "organizer", "visitor"):
        assert meant("capacity", page["relation"][name]["zh"]) == (name,)
    for stage in Stage:
        assert meant("stage", page["value"][stage]["zh"]) == (stage,)
    for sort in ("talks", "site-visit", "conference", "signing", "training", "government", "unit"):
        assert meant("kind", page["value"][sort]["zh"]) == (sort,)


def test_kinds_and_capacities_of_the_ontology_are_known():
    for name in ("Host", "Guest", "Accompanying", "Attendee", "Organizer", "Visitor"):
        assert hasattr(terms, f"IKG_{name.upper()}")
        assert meant("capacity", name)
    for kind in MeetingKind:
        if kind != "other":
            assert meant("kind", kind)
