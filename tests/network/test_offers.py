import pytest
from pyoxigraph import Store
from small_graph import quads

from kg.network import Selection
from kg.network.offers import offer


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"until": "2000-01-01"}, "its events are of 2024-03-05 to 2024-06-18"),
        ({"stages": ("underway",)}, "its stages are discussed, signed"),
        ({"kinds": ("training",)}, "exhibition"),
        ({"capacities": ("host",)}, "accompanying, attendee, guest, host, organizer, visitor"),
    ],
)
def test_what_there_is_of_what_was_selected_is_told(chosen, expected):
    store = Store()
    store.extend(quads())
    (clause,) = offer(store, Selection(**chosen))
    assert expected in clause


def test_an_empty_store_offers_nothing():
    clauses = offer(Store(), Selection(since="2024-01-01", stages=("signed",)))
    assert clauses == ["none of its events has a day with its year", "it has no stages"]
