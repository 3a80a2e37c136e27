"""What of a ledger is resolved together: what hangs together, and what it depends on."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.model import EntityKind
from kg.resolve import are_compared, compared_by, has_same_parties, is_sure

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

    from kg.ledger import LedgerWriter, NumberedMention, StoredAlike
    from kg.model import Mention

_NAMED = frozenset({EntityKind.ORGANIZATION, EntityKind.PERSON})
"""What others can depend on."""


class Scope:
    """Reads alikes from a ledger that does not change meanwhile, by how they hang together."""

    def __init__(self, book: LedgerWriter) -> None:
        """Begin with nothing."""
        self._book = book
        self._own = _Closure()
        """What was to be resolved so far."""
        self._read: dict[int, StoredAlike] = {}
        self._blocks_of: dict[int, list[str]] = {}
        self._blocks: dict[str, Mapping[Hashable, Sequence[int]]] = {}
        self._nodes_with: dict[str, Collection[str]] = {}

    def widen(self, alikes: Iterable[int]) -> tuple[list[StoredAlike], frozenset[int]]:
        """Take in alikes and what hangs together with them.

        Give what is resolved anew by that, together with all that it depends on, and the numbers
        of the former.
        """
        new = self._connect(alikes, self._own)
        here = _Closure()
        here.reached |= new
        depending: Iterable[int] = new
        while depending:
            nodes = {node for number in depending for node in self._form(number)}
            depending = self._connect(self._book.at_nodes(nodes), here)
        self._load(here.reached)
        return [self._read[number] for number in sorted(here.reached)], frozenset(new)

    def dependents(self, changed: Iterable[NumberedMention]) -> set[int]:
        """Give those that were not to be resolved and name somebody who is another now.

        And those that somebody was one with who is another now: what made them one may be gone.
        """
        nodes: dict[int, set[str]] = defaultdict(set)
        left: set[str] = set()
        for was in changed:
            left.update(filter(None, [was.entity]))
            if was.mention.kind in _NAMED:
                self._load([was.alike])
                nodes[was.article].add(self._read[was.alike].mention.anchor)
        found = self._book.alikes_as(left) - self._own.reached
        for article, those in nodes.items():
            found |= self._naming(article, those) - self._own.reached
        return found

    def _naming(self, article: int, nodes: set[str]) -> set[int]:
        """Those of an article that name one of some nodes, or somebody who does.

        A meeting is told by the bodies of the people who met, too.
        """
        numbers = set(self._book.alikes_in(article))
        self._load(numbers)
        found = set[int]()
        while more := {each for each in numbers - found if nodes & set(self._form(each))}:
            found |= more
            nodes = nodes | {self._read[number].mention.anchor for number in more}
        return found

    def _connect(self, alikes: Iterable[int], closure: _Closure) -> set[int]:
        """Extend a closure by these and those that hang together with them; give what is new."""
        fresh = set(alikes) - closure.reached
        new = set(fresh)
        while fresh:
            closure.reached |= fresh
            self._prepare(fresh)
            found = {other for number in fresh for other in self._neighbours(number, closure)}
            fresh = found - closure.reached
            new |= fresh
        return new

    def _neighbours(self, number: int, closure: _Closure) -> Iterator[int]:
        """Those that hang together with one by blocks that were not followed yet."""
        mention = self._read[number].mention
        for block in self._blocks_of[number]:
            said = None if is_sure(block) else compared_by(block, mention)
            if (block, said) in closure.followed:
                continue
            closure.followed.add((block, said))
            for others in self._blocks[block].values():
                if closure.reached.issuperset(others):
                    continue
                if said is None or self._are_compared(block, mention, others[0]):
                    yield from others

    def _are_compared(self, block: str, mention: Mention, other: int) -> bool:
        second = self._read[other].mention
        if not are_compared(block, mention, second):
            return False
        return not has_same_parties(block) or self._can_be_the_same(mention.hosts, second.hosts)

    def _can_be_the_same(self, ours: Sequence[str], theirs: Sequence[str]) -> bool:
        """Whether of two lists of nodes each in one hangs together with one in the other."""
        sets = [self._together(node) for node in ours]
        return all(any(node in each for each in sets) for node in theirs) and all(
            any(node in each for node in theirs) for each in sets
        )

    def _together(self, node: str) -> Collection[str]:
        """The nodes that hang together with one."""
        if node not in self._nodes_with:
            numbers = self._connect(self._book.at_nodes([node]), _Closure())
            nodes = {self._read[number].mention.anchor for number in numbers} | {node}
            self._nodes_with.update(dict.fromkeys(nodes, nodes))
        return self._nodes_with[node]

    def _prepare(self, numbers: Collection[int]) -> None:
        """Read alikes, their blocks, and what those hold, as far as they are not read yet."""
        self._load(numbers)
        unread = [number for number in numbers if number not in self._blocks_of]
        self._blocks_of.update({number: [] for number in unread})
        self._blocks_of.update(self._book.blocks_of(unread))
        blocks = {block for number in unread for block in self._blocks_of[number]}
        held = self._book.in_blocks(block for block in blocks if block not in self._blocks)
        self._load({n for block, those in held.items() if not is_sure(block) for n in those})
        for block, those in held.items():
            self._blocks[block] = self._by_what_is_compared(block, those)

    def _by_what_is_compared(
        self, block: str, numbers: Iterable[int]
    ) -> Mapping[Hashable, Sequence[int]]:
        found: dict[Hashable, list[int]] = defaultdict(list)
        sure = is_sure(block)
        for number in numbers:
            said = None if sure else compared_by(block, self._read[number].mention)
            found[said].append(number)
        return found

    def _load(self, numbers: Iterable[int]) -> None:
        unread = {number for number in numbers if number not in self._read}
        for stored in self._book.alikes(unread):
            self._read[stored.number] = stored

    def _form(self, number: int) -> tuple[str, ...]:
        return self._read[number].mention.affiliations


class _Closure:
    """Alikes, closed under hanging together."""

    def __init__(self) -> None:
        self.reached: set[int] = set()
        self.followed: set[tuple[str, Hashable]] = set()
        """Blocks, and what is compared there, whose members are reached."""
