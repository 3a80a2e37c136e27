"""Builders of small records for the tests."""

from kg.model import (
    Article,
    Evidence,
    Extraction,
    Meeting,
    MeetingKind,
    Organization,
    Person,
    Role,
    Span,
)
from kg.text import digest


def make_article(text="", *, id="a", title="", published=None, publisher=None, url=None, body=None):
    return Article(
        id=id,
        title=title,
        published=published,
        publisher=publisher,
        url=url,
        text=text,
        sha256=digest(text),
        body=(Span(start=0, end=len(text)),) if body is None else body,
    )


def evidence_of(article, quote, *, slot=None, value=None, after=0):
    """Evidence for the first place of `quote` in the article from `after` on."""
    start = article.text.index(quote, after)
    return Evidence(
        slot=slot,
        value=quote if value is None else value,
        start=start,
        end=start + len(quote),
        quote=quote,
        rule="test",
    )


def make_extraction(article, **layers):
    return Extraction(id=article.id, sha256=article.sha256, extractor="test/1", **layers)


SAMPLE_TEXT = (
    "3月5日,华澜铜业协会会长林知远在北京会见了江岳集团总经理周慕云一行。"
    "江岳集团办公室主任何听雨陪同。"
)


def sample():
    """A small article and an extraction of it that keeps the contract."""
    article = make_article(
        SAMPLE_TEXT, id="sample", title="林知远会见周慕云", published="2024-03-06"
    )

    def ev(quote, **more):
        return (evidence_of(article, quote, **more),)

    extraction = make_extraction(
        article,
        people=(
            Person(key="p1", name="林知远", evidence=ev("林知远")),
            Person(key="p2", name="周慕云", evidence=ev("周慕云")),
            Person(key="p3", name="何听雨", evidence=ev("何听雨")),
        ),
        organizations=(
            Organization(key="o1", name="华澜铜业协会", evidence=ev("华澜铜业协会")),
            Organization(key="o2", name="江岳集团", evidence=ev("江岳集团")),
            Organization(
                key="o3",
                name="江岳集团办公室",
                aliases=("办公室",),
                part_of="江岳集团",
                evidence=ev("江岳集团办公室")
                + ev("江岳集团办公室", slot="part_of", value="江岳集团"),
            ),
        ),
        roles=(
            Role(
                key="r1",
                person="林知远",
                title="会长",
                organization="华澜铜业协会",
                evidence=ev("华澜铜业协会会长林知远"),
            ),
            Role(
                key="r2",
                person="周慕云",
                title="总经理",
                organization="江岳集团",
                evidence=ev("江岳集团总经理周慕云"),
            ),
            Role(
                key="r3",
                person="何听雨",
                title="主任",
                organization="江岳集团办公室",
                evidence=ev("江岳集团办公室主任何听雨"),
            ),
        ),
        meetings=(
            Meeting(
                key="m1",
                kind=MeetingKind.TALKS,
                date="2024-03-05",
                date_text="3月5日",
                place="北京",
                hosts=("林知远",),
                guests=("周慕云",),
                accompanying=("何听雨",),
                leads=("周慕云",),
                evidence=ev("林知远在北京会见了江岳集团总经理周慕云一行")
                + ev("3月5日", slot="date", value="2024-03-05")
                + ev("北京", slot="place")
                + ev("林知远", slot="hosts")
                + ev("周慕云", slot="guests")
                + ev("何听雨", slot="accompanying"),
            ),
        ),
    )
    return article, extraction
