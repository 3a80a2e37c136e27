"""Other names for the people and organizations of an article, so that a model learns contexts."""

from collections import defaultdict
from functools import cache
from random import Random

from kg.lexicon import table, words

Piece = tuple[str, str, str]
"""A stretch of a sentence, its label (P, O or none), and whom it names."""
Document = list[list[Piece]]

LATIN = ("John", "Anna", "Peter", "Maria", "David", "Erik", "Luca", "Sofia", "Karl", "Elena")
FAMILIES = ("Smith", "Novak", "Meyer", "Rossi", "Larsen", "Okoro", "Silva", "Dubois", "Weber")
SURNAMES = {"common": 66, "rare": 18, "compound": 7, "function": 6, "japanese": 3}
"""How often a new name has a surname of each kind, in hundred."""


class Renamer:
    """Gives copies of documents whose people and organizations have other names."""

    def __init__(self, documents: list[Document], random: Random) -> None:
        self._random = random
        pieces = [piece for document in documents for sentence in document for piece in sentence]
        self._people = sorted({text for text, label, _ in pieces if label == "P" and is_han(text)})
        with_head, stems = defaultdict(set), defaultdict(set)
        for text, label, _ in pieces:
            if label == "O":
                stem, head = parted(text)
                with_head[head].add(text)
                stems[kind(head)].add(stem)
        self._with_head = {head: sorted(names) for head, names in with_head.items()}
        self._stems = {of: sorted(filter(None, found)) for of, found in stems.items()}

    def renamed(self, document: Document) -> Document:
        """Give a copy of a document; one name is changed to one other throughout."""
        known: dict[tuple[str, str], str] = {}
        return [[self._piece(piece, known) for piece in sentence] for sentence in document]

    def _piece(self, piece: Piece, known: dict[tuple[str, str], str]) -> Piece:
        text, label, entity = piece
        if not label:
            return piece
        if (label, text) not in known:
            known[label, text] = self._person(text) if label == "P" else self._body(text)
        new = known[label, text]
        if label == "P" and len(new) == 2 and self._happens(0.04):
            new = new[0] + " " * self._random.choice((1, 1, 2)) + new[1]
        return new, label, entity

    def _happens(self, chance: float) -> bool:
        return self._random.random() < chance

    def _person(self, old: str) -> str:
        if "·" in old:
            return self._dotted()
        if not is_han(old):
            return f"{self._random.choice(LATIN)} {self._random.choice(FAMILIES)}"
        makers = (self._han, lambda: old.replace(" ", ""), self._known, self._sounds, self._dotted)
        return self._random.choices(makers, (74, 12, 6, 4, 4))[0]()

    def _known(self) -> str:
        return self._random.choice(self._people)

    def _han(self) -> str:
        """A surname with one character, an everyday word, or two characters."""
        borne = self._random.choices([*SURNAMES], [*SURNAMES.values()])[0]
        surname = self._random.choice(surnames(borne))
        chance = self._random.random()
        if chance < 0.12:
            return surname + self._random.choice(everyday())
        return surname + self._given(1 if chance < 0.4 else 2)

    def _given(self, length: int) -> str:
        return "".join(self._random.choices(*given(), k=length))

    def _dotted(self) -> str:
        return "·".join(self._sounds() for _ in range(self._random.choice((2, 2, 2, 3))))

    def _sounds(self) -> str:
        sounds = sorted(table("transliteration_characters"))
        return "".join(self._random.choices(sounds, k=self._random.choice((2, 2, 3, 3, 4, 5))))

    def _body(self, old: str) -> str:
        """The old name; one with the same head; the head behind another stem; another brand."""
        stem, head = parted(old)
        chance = self._random.random()
        if chance < 0.3:
            return old
        if chance < 0.5:
            return self._random.choice(self._with_head[head])
        if chance < 0.75 and self._stems[kind(head)]:
            return self._random.choice(self._stems[kind(head)]) + head
        return self._rebranded(stem) + head if len(stem) > 1 and is_han(stem) else old

    def _rebranded(self, stem: str) -> str:
        for length in (3, 2):
            if stem[:length] in words("cities", "provinces"):
                return self._random.choice(places()) + stem[length:]
        return self._given(2) + stem[2:]


def is_han(text: str) -> bool:
    """Whether a name has Han characters and spaces only."""
    return all("\u4e00" <= char <= "\u9fff" or char == " " for char in text)


def parted(name: str) -> tuple[str, str]:
    """Give the stem and the head (the longest known last word) of an organization's name."""
    for start in range(1, len(name)):
        if name[start:] in table("organization_heads") or name[start:] in table("trades"):
            return name[:start], name[start:]
    return name, ""


def kind(head: str) -> str:
    """Give what kind of body a head makes."""
    if head.endswith(("公司", "集团", "厂", "股份", "银行")) or head in table("trades"):
        return "firm"
    return table("organization_heads").get(head, "none")


@cache
def surnames(borne: str) -> list[str]:
    """Give the surnames that are borne so: common, rare, and so on."""
    return sorted(name for name, how in table("surnames").items() if how == borne)


@cache
def given() -> tuple[list[str], list[float]]:
    """Give the characters of given names with their weights."""
    counts = {c: int(n) ** 0.7 for c, n in table("given_characters").items() if int(n) > 2}
    return sorted(counts), [counts[char] for char in sorted(counts)]


@cache
def everyday() -> list[str]:
    """Give everyday words that may be given names."""
    return sorted(word for word in words("common_words") if len(word) == 2)


@cache
def places() -> list[str]:
    """Give the names of cities and provinces."""
    return sorted(words("cities", "provinces"))
