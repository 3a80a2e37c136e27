"""An extraction whose people and organizations stand where a case says that they are named."""

import re

from factory import make_article, make_extraction

from kg.extract.marking.marks import mark
from kg.model import Evidence, Organization, Person, Role

PUBLISHED = "2024-03-25"


def named(case):
    """Give the article of a case marked up, and an extraction with its people, bodies and roles."""
    article = make_article(
        case["text"], title=case.get("title", ""), published=case.get("published", PUBLISHED)
    )
    forms = {
        form: (kind, name)
        for kind in ("people", "organizations")
        for name, others in case.get(kind, {}).items()
        for form in (name, *others)
    }
    places = {name: [] for name in forms.values()}
    pattern = "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) or "(?!)"
    for match in re.finditer(pattern, article.text):
        places[forms[match.group()]].append(_evidence(match, forms[match.group()][1]))
    return mark(article), make_extraction(
        article,
        people=tuple(_records(Person, "p", "people", places)),
        organizations=tuple(_records(Organization, "o", "organizations", places)),
        roles=tuple(
            Role(key=f"r{number}", person=person, title="长", organization=body)
            for number, (person, _, body) in enumerate(
                row.partition(": ") for row in case.get("roles", [])
            )
        ),
    )


def _records(record, letter, kind, places):
    names = sorted({name for found, name in places if found == kind})
    for number, name in enumerate(names, 1):
        yield record(key=f"{letter}{number}", name=name, evidence=tuple(places[kind, name]))


def _evidence(match, name):
    return Evidence(
        slot=None,
        value=name,
        start=match.start(),
        end=match.end(),
        quote=match.group(),
        rule="case",
    )
