"""An extractor of a tiny language, for tests of what comes after extraction.

A line of the text is one fact: `P name title organization`, `U unit parent`, `A organization
alias`, `M kind date place hosts guests`, `X name date place organizers visitors`, `I topic stage
parties`; `-` is nothing, commas part a list. The word BAD breaks the contract, CRASH raises, DIE
ends the process.
"""

import os
import random
from collections import Counter

from msgspec.structs import replace

from kg.model import (
    Evidence,
    Exhibition,
    Extraction,
    Intent,
    Meeting,
    MeetingKind,
    Organization,
    Person,
    Role,
    Stage,
)

VERSION = "tiny/1"
COMPANIES = ("华澜铜业有限公司", "江岳矿业有限公司", "青禾冶金股份有限公司")
GROUPS = ("江岳集团", "北辰协会", "集团")
UNITS = ("办公室", "江岳集团办公室", "市场部")
PEOPLE = ("林知远", "周慕云", "何听雨", "王伟", "王会长", "李娜")
TITLES = ("会长", "总经理", "主任", "副会长", "原局长")
DAYS = ("2024-03-05", "2024-04-01", "-")
PLACES = ("北京", "会议室", "-")


class Tiny:
    """The records of one text in the making."""

    def __init__(self, text):
        self.text = text
        self.people, self.orgs, self.parts, self.aliases = {}, {}, {}, {}
        self.roles, self.meetings, self.exhibitions, self.intents = [], [], [], []
        self.numbers = Counter()

    def key(self, letter):
        self.numbers[letter] += 1
        return f"{letter}{self.numbers[letter]}"

    def proof(self, start, end, value=None, slot=None):
        quote = self.text[start:end]
        return Evidence(
            slot=slot, value=value or quote, start=start, end=end, quote=quote, rule="tiny"
        )

    def named(self, names, line, slot=None):
        """Note each name as a person or an organization; give the names and their evidence."""
        proofs = []
        for name in [] if names == "-" else names.split(","):
            start = self.text.index(name, line[0])
            own = self.people if name in PEOPLE else self.orgs
            own.setdefault(name, []).append(self.proof(start, start + len(name)))
            proofs.append(self.proof(start, start + len(name), slot=slot))
        return tuple(proof.value for proof in proofs), tuple(proofs)

    def fact(self, line, kind, *slots):
        """Note the fact of a line."""
        readers = {
            "P": self.role,
            "U": self.unit,
            "A": self.alias,
            "M": self.meeting,
            "X": self.exhibition,
            "I": self.intent,
        }
        readers[kind](line, (self.proof(*line),), *slots)

    def role(self, line, whole, person, title, org):
        self.named(person, line)
        self.named(org, line)
        at = None if org == "-" else org
        role = Role(key=self.key("r"), person=person, title=title, organization=at, evidence=whole)
        self.roles.append(role)

    def unit(self, line, whole, unit, parent):
        self.named(unit, line)
        self.named(parent, line)
        self.parts[unit] = (parent, replace(*whole, value=parent, slot="part_of"))

    def alias(self, line, _, name, alias):
        self.named(name, line)
        self.aliases.setdefault(name, []).append(alias)

    def meeting(self, line, whole, kind, day, place, hosts, guests):
        hosts, proofs = self.named(hosts, line, "hosts")
        guests, more = self.named(guests, line, "guests")
        meeting = Meeting(
            key=self.key("m"),
            kind=MeetingKind(kind),
            date=None if day == "-" else day,
            place=None if place == "-" else place,
            hosts=hosts,
            guests=guests,
            evidence=whole + proofs + more,
        )
        self.meetings.append(meeting)

    def exhibition(self, line, whole, name, day, place, organizers, visitors):
        organizers, proofs = self.named(organizers, line, "organizers")
        visitors, more = self.named(visitors, line, "visitors")
        exhibition = Exhibition(
            key=self.key("e"),
            name=name,
            date=None if day == "-" else day,
            place=None if place == "-" else place,
            organizers=organizers,
            visitors=visitors,
            evidence=whole + proofs + more,
        )
        self.exhibitions.append(exhibition)

    def intent(self, line, whole, topic, stage, parties):
        parties, proofs = self.named(parties, line, "parties")
        key, proofs = self.key("i"), whole + proofs
        intent = Intent(key=key, parties=parties, topic=topic, stage=Stage(stage), evidence=proofs)
        self.intents.append(intent)

    def person(self, name, proofs):
        return Person(key=self.key("p"), name=name, evidence=tuple(proofs))

    def organization(self, name, proofs):
        parent, proof = self.parts.get(name, (None, None))
        proofs = (*proofs, proof) if proof else tuple(proofs)
        return Organization(
            key=self.key("o"),
            name=name,
            aliases=tuple(self.aliases.get(name, ())),
            part_of=parent,
            evidence=proofs,
        )


def extract(article):
    """Give the facts of a text in the tiny language."""
    if "CRASH" in article.text:
        raise ZeroDivisionError("as asked")
    if "DIE" in article.text:
        os._exit(9)
    tiny, start = Tiny(article.text), 0
    for line in article.text.split("\n"):
        words = line.split()
        if words and words[0] in "PUAMXI":
            tiny.fact((start, start + len(line)), *words)
        start += len(line) + 1
    return Extraction(
        id="other" if "BAD" in article.text else article.id,
        sha256=article.sha256,
        extractor=VERSION,
        people=tuple(tiny.person(*found) for found in tiny.people.items()),
        organizations=tuple(tiny.organization(*found) for found in tiny.orgs.items()),
        roles=tuple(tiny.roles),
        meetings=tuple(tiny.meetings),
        exhibitions=tuple(tiny.exhibitions),
        intents=tuple(tiny.intents),
    )


def text(seed):
    """Give a text in the tiny language; one seed, one text."""
    dice = random.Random(seed)
    bodies = COMPANIES + GROUPS
    lines = [f"第{seed}篇。"]
    for person in dice.sample(PEOPLE, dice.randint(0, 3)):
        org = dice.choice((*bodies, *UNITS, "-"))
        lines.append(f"P {person} {dice.choice(TITLES)} {org}")
    if dice.random() < 0.6:
        lines.append(f"U {dice.choice(UNITS)} {dice.choice(GROUPS)}")
    if dice.random() < 0.3:
        lines.append(f"A {dice.choice(COMPANIES)} {dice.choice(GROUPS)}")
    if dice.random() < 0.7:
        host, guest = dice.sample(PEOPLE + bodies, 2)
        lines.append(f"M talks {dice.choice(DAYS)} {dice.choice(PLACES)} {host} {guest}")
    if dice.random() < 0.5:
        day, place = dice.choice(DAYS[:1]), dice.choice(PLACES)
        lines.append(f"X 第三届铜业展 {day} {place} {dice.choice(bodies)} {dice.choice(PEOPLE)}")
    if dice.random() < 0.4:
        lines.append(f"I 铜合作 {dice.choice(list(Stage))} {','.join(dice.sample(bodies, 2))}")
    return "\n".join(lines)
