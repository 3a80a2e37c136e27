"""Invents an archive of industry news, with the truth of who is who; of one seed, one archive.

Bodies and people are met by Zipf's law; there are homonyms, and people who move. In ten years of
meetings a host receives one or two guests, and one to three articles tell of each in full or short
names. How many there are to be met grows with the articles, so that density stays alike.
"""

import itertools
import random
import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from kg import lexicon
from kg.model import MeetingKind, Stage

WORDS = tomllib.loads(Path(__file__).with_name("archive.toml").read_text("utf-8"))
BODIES, DEPARTMENTS, PEOPLE = 0.27, 0.03, 0.6
"""How many there are for an article."""
SORTS = {"firm": 68, "association": 14, "government": 6, "bureau": 12}
FIRMS_OF_A_BRAND, BEARERS_OF_A_NAME, HOMONYMS = 1.3, 5, 0.12
FIRST, YEARS = date(2015, 1, 1), 10
KINDS = (MeetingKind.TALKS,) * 8 + (MeetingKind.SIGNING, MeetingKind.CONFERENCE)


@dataclass(eq=False, slots=True)
class Body:
    """A firm, association, public body or department; its full name comes first."""

    id: int
    sort: str
    forms: tuple[str, ...]
    parent: "Body | None" = None
    staff: list["Human"] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Human:
    """Somebody, and since which year at what body under what title."""

    id: int
    name: str
    posts: list[tuple[int, Body, str]]

    def post(self, day):
        """Give the body and title on a day."""
        return next(post[1:] for post in reversed(self.posts) if post[0] <= day.year)


class World:
    """Who there is to write of: bodies by rank, and the people who work at them."""

    def __init__(self, articles, dice):
        self.dice, self.taken, self.ids = dice, set(), itertools.count()
        self.provinces = sorted(each for each in lexicon.words("provinces") if each[-1] == "省")
        places = sorted(each for each in lexicon.words("cities", "counties") if each[-1] in "市县")
        self.places = dice.sample(places, min(len(places), 10 + articles // 20))
        many = int(articles * BODIES * 0.68 / FIRMS_OF_A_BRAND) + 1
        self.brands = [self.brand() for _ in range(many)]
        common = int(articles * PEOPLE * HOMONYMS / BEARERS_OF_A_NAME) + 1
        self.common = [self.composed() for _ in range(common)]
        self.bodies = [self.body() for _ in range(int(articles * BODIES))]
        self.units = [self.unit() for _ in range(int(articles * DEPARTMENTS))]
        for body in self.bodies:
            self.hire(body, moves=False)
        for _ in range(int(articles * PEOPLE) - len(self.bodies)):
            self.hire(self.employer(), moves=dice.random() < 0.2)

    def zipf(self, things):
        """Give one of the things, the nth with a chance of about 1/n."""
        return things[int((len(things) + 1) ** self.dice.random()) - 1]

    def body(self):
        """Give a body under a name that is new."""
        while True:
            (sort,) = self.dice.choices(list(SORTS), weights=SORTS.values())
            forms = getattr(self, sort)()
            if forms[0] not in self.taken:
                self.taken.add(forms[0])
                return Body(next(self.ids), sort, forms)

    def brand(self):
        """Give the two characters of a brand, and the trade that half of its firms are in."""
        return "".join(self.dice.sample("".join(WORDS["brand"]), 2)), self.dice.choice(
            WORDS["trade"]
        )

    def firm(self):
        """Give the registered name of a firm and its short forms."""
        (brand, own), end = self.dice.choice(self.brands), self.dice.choice(WORDS["firm"])
        trade = own if self.dice.random() < 0.5 else self.dice.choice(WORDS["trade"])
        place = self.dice.choice(self.provinces)[:-1] if self.dice.random() < 0.4 else ""
        short = f"{brand}集团" if "集团" in end else f"{place}{brand}{trade}"
        return f"{place}{brand}{trade}{end}", f"{brand}{trade}", short, brand[0] + trade[0]

    def association(self):
        """Give the name of an association and its abbreviation."""
        scope = self.dice.choice(["中国", *self.provinces, *self.places])
        trade, end = self.dice.choice(WORDS["trade"]), self.dice.choice(WORDS["association"])
        first = "中" if scope == "中国" else scope[:-1]
        return f"{scope}{trade}{end}", f"{first}{trade[0]}{end.removesuffix('会')}"

    def government(self):
        """Give the name of a government and its short forms."""
        place = self.dice.choice(self.places)
        return f"{place}人民政府", f"{place}政府", place

    def bureau(self):
        """Give the name of a bureau and its short forms."""
        place, end = self.dice.choice(self.places), self.dice.choice(WORDS["bureau"])
        return f"{place}{end}", f"{place[:-1]}{end}", f"{place[-1]}{end}"

    def unit(self):
        """Give a department that its parent has not had so far."""
        while True:
            parent, name = self.zipf(self.bodies), self.dice.choice(WORDS["department"])
            if (parent, name) not in self.taken:
                self.taken.add((parent, name))
                return Body(next(self.ids), "department", (name, name), parent)

    def employer(self):
        """Give a body, or now and then a department."""
        is_unit = self.units and self.dice.random() < 0.15
        return self.zipf(self.units if is_unit else self.bodies)

    def hire(self, body, *, moves):
        """Put somebody on the staff, who may move to another body or title one year."""
        posts = [(0, body, self.title(body))]
        if moves:
            then = self.employer() if self.dice.random() < 0.5 else body
            year = FIRST.year + self.dice.randrange(1, YEARS)
            posts.append((year, then, self.title(then)))
        homes = list(dict.fromkeys(at.parent or at for _, at, _ in posts))
        human = Human(next(self.ids), self.name(homes), posts)
        for home in homes:
            home.staff.append(human)

    def title(self, body):
        """Give a title that people have at such a body."""
        return self.zipf(WORDS["title"][body.sort])

    def name(self, homes):
        """Give a name that nobody bears, or a common one that nobody bears at these bodies."""
        is_common = self.dice.random() < HOMONYMS
        name = self.dice.choice(self.common) if is_common else self.composed()
        keys = {(home, name) for home in homes} if is_common else {name}
        if keys & self.taken:
            return self.name(homes)
        self.taken |= keys
        return name

    def composed(self):
        """Give a surname with two characters behind it."""
        return self.dice.choice(WORDS["surname"]) + "".join(self.dice.sample(WORDS["given"], 2))

    def party(self, body, day):
        """Give one to three people who work at a body that day."""
        drawn = dict.fromkeys(self.zipf(body.staff) for _ in range(self.dice.randint(1, 3)))
        there = [human for human in drawn if body in _homes(human.post(day)[0])]
        return there or body.staff[:1]


def _homes(body):
    return body, body.parent


@dataclass(slots=True)
class Gathering:
    """A meeting that took place; the parties are a body and its people."""

    id: int
    kind: MeetingKind
    day: date
    place: str
    host: tuple[Body, list[Human]]
    guest: tuple[Body, list[Human]]
    intent: tuple[str, str] | None


class Report:
    """One article in the making: the words of one reporter."""

    def __init__(self, world, reporter):
        self.dice, self.reporter, self.lines, self.meetings = world.dice, reporter, [], []
        self.people, self.bodies, self.printed = {}, {}, {}

    def form(self, body):
        """Give the one name that the article has for a body."""
        if body not in self.printed:
            full = f"{self.form(body.parent)}{body.forms[0]}" if body.parent else body.forms[0]
            is_full = self.dice.random() < (0.7 if body is self.reporter else 0.45)
            form = full if is_full else self.dice.choice(body.forms[1:])
            form = full if form in self.bodies else form
            self.printed[body], self.bodies[form] = form, body
            self.explain(body, form)
        return self.printed[body]

    def explain(self, body, form):
        """Say what a department is part of, and now and then what a full name is short."""
        if body.parent:
            self.lines.append(f"U {form} {self.form(body.parent)}")
        elif form == body.forms[0] and self.dice.random() < 0.2:
            alias = self.dice.choice(body.forms[1:])
            if self.bodies.setdefault(alias, body) is body:
                self.lines.append(f"A {form} {alias}")

    def side(self, body, party, day):
        """Introduce the people of a side; give them, or the body, or both."""
        names = []
        for human in party:
            if self.people.get(human.name, human) is human:
                self.introduce(human, day)
                names.append(human.name)
        is_named = not names or self.dice.random() < 0.4
        return ",".join([*names, self.form(body)] if is_named else names)

    def introduce(self, human, day):
        """Say once who somebody is; now and then not where."""
        if human.name not in self.people:
            self.people[human.name] = human
            body, title = human.post(day)
            at = self.form(body) if self.dice.random() < 0.92 else "-"
            self.lines.append(f"P {human.name} {title} {at}")

    def tell(self, met):
        """Tell of a meeting, and of what was intended there."""
        (host, hosts), (guest, guests) = met.host, met.guest
        hosts = hosts if self.reporter is host else hosts[:2]
        sides = self.side(host, hosts, met.day), self.side(guest, guests, met.day)
        is_visit = met.kind is MeetingKind.TALKS and self.dice.random() < 0.3
        kind = MeetingKind.SITE_VISIT if is_visit else met.kind
        day = met.day if self.dice.random() < 0.9 else "-"
        where = met.place if self.dice.random() < 0.7 else "-"
        self.lines.append(f"M {kind} {day} {where} {' '.join(sides)} {self.form(self.reporter)}讯")
        self.meetings.append(met.id)
        if met.intent:
            topic, stage = met.intent
            self.lines.append(f"I {topic} {stage} {self.form(host)},{self.form(guest)}")

    def article(self, day):
        """Give the article as a record, and its truth."""
        truth = {
            "person": {name: human.id for name, human in self.people.items()},
            "organization": {name: body.id for name, body in self.bodies.items()},
            "meeting": self.meetings,
        }
        later = day + timedelta(self.dice.randint(0, 4))
        title = f"{self.form(self.reporter)}第{self.meetings[0]}号简讯"
        return {"title": title, "published": str(later), "text": "\n".join(self.lines)}, truth


def news(articles, further, seed):
    """Give that many articles and some further ones, day by day, each with its truth."""
    dice = random.Random(seed)
    world, wanted, written = World(articles, dice), articles + further, 0
    while written < wanted:
        day = FIRST + timedelta(int(365 * YEARS * written / wanted))
        for told in itertools.islice(_day(world, day), wanted - written):
            written += 1
            yield told


def _day(world, day):
    """Give what is written of one day of a host: its report, a reprint, and those of its guests."""
    host = world.zipf(world.bodies)
    guests = {world.zipf(world.bodies) for _ in range(world.dice.choice((1, 1, 1, 2)))} - {host}
    met = [_gathering(world, day, host, guest) for guest in sorted(guests, key=lambda one: one.id)]
    if not met:
        return
    yield from [_article(world, day, host, met)] * world.dice.choice((1, 1, 2))
    for one in met:
        if world.dice.random() < 0.5:
            yield _article(world, day, one.guest[0], [one])


def _gathering(world, day, host, guest):
    dice = world.dice
    intent = (dice.choice(WORDS["topic"]), dice.choice(list(Stage)))
    return Gathering(
        id=next(world.ids),
        kind=dice.choice(KINDS),
        day=day,
        place=dice.choice(world.places),
        host=(host, world.party(host, day)),
        guest=(guest, world.party(guest, day)),
        intent=intent if dice.random() < 0.3 else None,
    )


def _article(world, day, reporter, met):
    report = Report(world, reporter)
    for one in met:
        report.tell(one)
    return report.article(day)
