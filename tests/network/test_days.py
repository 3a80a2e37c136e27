from functools import cache

import pytest
from gathered import E, M, iri, store_of, told

from kg.network.days import days


@cache
def known():
    return days(
        store_of(
            told("会见", "2024-03-05", published="2024-03-06", hosts=("甲",)),
            told("展会", "2024-03-07", organizers=("甲",)),
            told("座谈", published="2024-03-08", hosts=("甲",)),
            told("调研", hosts=("甲",)),
        )
    )


@pytest.mark.parametrize(
    ("kind", "event", "day"),
    [
        (M, "会见", "2024-03-05"),
        (E, "展会", "2024-03-07"),
        (M, "座谈", "2024-03-08"),
        (M, "调研", ""),
    ],
)
def test_a_day_is_the_events_own_else_that_of_its_article(kind, event, day):
    assert known()[iri(kind, event)] == day
