"""Builds graphs of synthetic archives: how time, memory and disk grow, and who is taken for whom.

    python benchmarks/archive.py [--articles 1000 10000 100000] [--seed N] [--keep DIR]

`archive_news` invents the articles, in a notation that `extract` reads without fault: the figures
are those of identity and storage. Each size has a process of its own. Seconds are of CPU time, but
for `wall s`; precision, recall and F1 are over the pairs of mentions that are one.

A line of an article is a fact: `P name title organization`, `U unit parent`,
`A organization alias`, `M kind date place hosts guests reporter`, `I topic stage parties`; `-` is
nothing, commas part a list.
"""

import argparse
import itertools
import json
import resource
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from archive_news import news
from msgspec.structs import replace

import kg
from kg import model
from kg.build import build
from kg.export.mentions import rows

version = "archive/1"
FURTHER = 100
"""Articles that are added to a graph that is there."""
SCORED = ("person", "organization", "meeting")
FIGURES = ["CPU s", "wall s", "ms each", "ratio", "+100 s", "+100 ratio", "peak MiB", "disk MiB"]
LIMITS = {"ratio": 1.5, "+100 ratio": 3, "peak MiB": 2048}
"""What a figure may be at most."""


def main():
    """Measure each size and print its rows."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10000, 100000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep archives and graphs there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        first = None
        print("articles", *FIGURES, *(f"{kind} P/R/F1" for kind in SCORED), sep="  ")
        for articles in sorted(set(options.articles)):
            folder = (options.keep or Path(scratch)) / str(articles)
            alone(write, folder, articles, options.seed)
            measured = alone(measure, folder, articles)
            first = first or measured
            show(articles, figures(measured, first), alone(scores, folder))
    print("required:", ", ".join(f"{name} ≤ {most}" for name, most in LIMITS.items()))


def alone(work, *given):
    """Give what some work gives in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(work, *given).result()


def figures(measured, first):
    """Give the figures of a size, beside those of the first."""
    seconds, wall, each, further, peak, disk = measured
    return seconds, wall, each, each / first[2], further, further / first[3], peak, disk


def show(articles, found, scored):
    """Print the row of a size; a figure over its limit has a mark."""
    cells = [f"{articles:8}"]
    for name, value in zip(FIGURES, found, strict=True):
        mark = "!" if value > LIMITS.get(name, value) else ""
        cells.append(f"{mark}{value:.{1 if value < 100 else 0}f}".rjust(len(name)))
    cells += ["/".join(f"{share:.3f}" for share in scored[kind]) for kind in SCORED]
    print(*cells, sep="  ", flush=True)


def write(folder, articles, seed):
    """Write an archive as JSON Lines: articles, further ones, and the truth of all."""
    folder.mkdir(parents=True)
    with (
        (folder / "articles.jsonl").open("w", encoding="utf-8") as archive,
        (folder / "further.jsonl").open("w", encoding="utf-8") as further,
        (folder / "truth.jsonl").open("w", encoding="utf-8") as truths,
    ):
        for number, (article, truth) in enumerate(news(articles, FURTHER, seed)):
            file = archive if number < articles else further
            record = {"id": f"a{number:08}", **article}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            truths.write(json.dumps(truth, ensure_ascii=False) + "\n")


def measure(folder, articles):
    """Build the graph; give seconds, those on the wall, ms an article, seconds more, peak, disk."""
    seconds, wall = timed_build(folder, "articles.jsonl", articles)
    disk = size(folder / "graph")
    further, _ = timed_build(folder, "further.jsonl", FURTHER)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return seconds, wall, 1000 * seconds / articles, further, peak, disk


def timed_build(folder, name, articles):
    """Add the articles of a file to the graph; give the seconds of CPU time and on the wall."""
    cpu, wall = time.process_time(), time.perf_counter()
    summary = build([folder / name], folder / "graph", extractor=extract)
    taken = time.process_time() - cpu, time.perf_counter() - wall
    if summary.new != articles:
        raise SystemExit(
            f"{folder / name}: {summary.new} of {articles} went in; {summary.failures[:1]}"
        )
    return taken


def size(graph):
    """Give the size of ledger and store in MiB; a file that stands twice counts once."""
    stats = [path.stat() for path in graph.rglob("*") if path.is_file()]
    return sum({stat.st_ino: stat.st_size for stat in stats}.values()) / 2**20


def scores(folder):
    """Give precision, recall and F1 of who is who, by kind."""
    pairs = {kind: Counter() for kind in SCORED}
    with (
        kg.open(folder / "graph") as graph,
        (folder / "truth.jsonl").open(encoding="utf-8") as truths,
    ):
        by_article = itertools.groupby(rows(graph), key=lambda row: row.article)
        for (_, mentions), line in zip(by_article, truths, strict=True):
            for kind, truth, entity in named(mentions, json.loads(line)):
                pairs[kind][truth, entity] += 1
    return {kind: score(table) for kind, table in pairs.items()}


def named(mentions, truth):
    """Give the kind of each mention of an article, who it is, and who it was found to be."""
    meetings = iter(truth["meeting"])
    for row in mentions:
        if row.kind == "meeting":
            yield row.kind, next(meetings), row.entity
        elif row.kind in truth:
            yield row.kind, truth[row.kind][row.name], row.entity


def score(table):
    """Give precision, recall and F1 from how often each truth goes with each entity."""
    true, found = Counter(), Counter()
    for (truth, entity), count in table.items():
        true[truth] += count
        found[entity] += count
    both, wanted, given = (in_pairs(counts) for counts in (table, true, found))
    return both / (given or 1), both / (wanted or 1), 2 * both / (given + wanted or 1)


def in_pairs(counts):
    """Give how many pairs there are within groups."""
    return sum(count * (count - 1) // 2 for count in counts.values())


class Reading:
    """The records of one text in the making."""

    def __init__(self):
        self.people, self.organizations, self.aliases, self.parts = {}, {}, {}, {}
        self.roles, self.meetings, self.intents = [], [], []

    def note(self, values, known):
        """Note where people or organizations are named; give the names."""
        for value in values:
            own = self.people if value.value in self.people else known
            own.setdefault(value.value, []).append(value)
        return tuple(value.value for value in values)

    def role(self, line, person, title, organization):
        """Note a title of a person."""
        (name,) = self.note(person, self.people)
        key, at = f"r{len(self.roles)}", _first(organization)
        self.note(organization, self.organizations)
        role = model.Role(
            key=key, person=name, title=_first(title), organization=at, evidence=(line,)
        )
        self.roles.append(role)

    def unit(self, line, unit, parent):
        """Note what a department is part of."""
        (name,), (whole,) = (self.note(each, self.organizations) for each in (unit, parent))
        self.parts[name] = replace(line, slot="part_of", value=whole)

    def alias(self, _, organization, alias):
        """Note what else an organization is called."""
        (name,) = self.note(organization, self.organizations)
        self.aliases[name] = (_first(alias),)

    def meeting(self, line, *slots):
        """Note a meeting."""
        kind, day, place, hosts, guests, _ = slots
        meeting = model.Meeting(
            key=f"m{len(self.meetings)}",
            kind=model.MeetingKind(_first(kind)),
            date=_first(day),
            place=_first(place),
            hosts=self.note(hosts, self.organizations),
            guests=self.note(guests, self.organizations),
            evidence=(line, *_proofs("hosts", hosts), *_proofs("guests", guests)),
        )
        self.meetings.append(meeting)

    def intent(self, line, topic, stage, parties):
        """Note an intent, raised at the meeting before it."""
        intent = model.Intent(
            key=f"i{len(self.intents)}",
            parties=self.note(parties, self.organizations),
            topic=_first(topic),
            stage=model.Stage(_first(stage)),
            meeting=self.meetings[-1].key,
            as_of=self.meetings[-1].date,
            evidence=(line, *_proofs("parties", parties)),
        )
        self.intents.append(intent)

    def persons(self):
        """Give the people."""
        for number, (name, proofs) in enumerate(self.people.items()):
            yield model.Person(key=f"p{number}", name=name, evidence=tuple(proofs))

    def bodies(self):
        """Give the organizations."""
        for number, (name, proofs) in enumerate(self.organizations.items()):
            part = self.parts.get(name)
            yield model.Organization(
                key=f"o{number}",
                name=name,
                aliases=self.aliases.get(name, ()),
                part_of=part.value if part else None,
                evidence=(*proofs, part) if part else tuple(proofs),
            )


_FACTS = (Reading.role, Reading.unit, Reading.alias, Reading.meeting, Reading.intent)
READERS = dict(zip("PUAMI", _FACTS, strict=True))


def extract(article):
    """Give the facts of a text in the notation of the archive."""
    reading, start = Reading(), 0
    for line in article.text.split("\n"):
        letter, *slots = _slots(line, start)
        READERS[letter[0].value](reading, _proof(line, start), *slots)
        start += len(line) + 1
    return model.Extraction(
        id=article.id,
        sha256=article.sha256,
        extractor=version,
        people=tuple(reading.persons()),
        organizations=tuple(reading.bodies()),
        roles=tuple(reading.roles),
        meetings=tuple(reading.meetings),
        intents=tuple(reading.intents),
    )


def _slots(line, start):
    """Give the evidence of the values of each slot of a line."""
    for word in line.split(" "):
        yield tuple(proof for proof in _values(word, start) if proof.value != "-")
        start += len(word) + 1


def _values(word, start):
    for value in word.split(","):
        yield _proof(value, start)
        start += len(value) + 1


def _proof(quote, start):
    end = start + len(quote)
    return model.Evidence(slot=None, value=quote, start=start, end=end, quote=quote, rule="archive")


def _proofs(slot, values):
    return (replace(value, slot=slot) for value in values)


def _first(values):
    return values[0].value if values else None


if __name__ == "__main__":
    main()
