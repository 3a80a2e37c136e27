import pytest

from kg.network.evidence import newest_quote, sentence
from kg.network.facts import Fact, Quote, Source


def quote(exact="王健", prefix="", suffix="", published=""):
    source = Source(iri="a", published=published)
    return Quote(source=source, start=0, exact=exact, prefix=prefix, suffix=suffix)


@pytest.mark.parametrize(
    ("prefix", "suffix", "expected"),
    [
        ("已毕。局长", "到会。他说", "局长王健到会。"),
        ("会上，局长", "到会，县长", "…会上，局长王健到会，县长…"),
        ("", "", "王健"),
        ("标题\n", "！\n", "王健！"),
    ],
)
def test_a_quote_is_shown_within_its_sentence(prefix, suffix, expected):
    assert sentence(quote(prefix=prefix, suffix=suffix)) == expected


def test_the_newest_article_is_quoted_and_of_it_the_longest_quote():
    old = quote("局长王健到会", published="2024-01-01")
    short, long = quote(published="2025-01-01"), quote("局长王健", published="2025-01-01")
    assert newest_quote(Fact(iri="f", relation="host", quotes=(old, short, long))) == long
    assert newest_quote(Fact(iri="f", relation="host")) is None
