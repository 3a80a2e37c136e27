"""What a build says of itself, on the way and at the end."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import KgError


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a build has come."""

    stage: str
    """`reading`, `extracting`; where who is who is found out anew, `resolving` and `storing`."""
    done: int
    total: int | None
    """None while it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """How many things of each kind the graph holds."""

    people: int = 0
    organizations: int = 0
    titles: int = 0
    meetings: int = 0
    exhibitions: int = 0
    intents: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A new or changed article whose title and text the graph has under another id too."""

    id: str
    other: str

    def __str__(self) -> str:
        return (
            f"{self.id}: has the same title and text as {self.other}; both count. An id comes from "
            "how the source is named: give the same folder each time. To count it once, build the "
            "graph anew from one of them."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build did, and what the graph holds afterwards."""

    graph: Path
    read: int = 0
    """Articles that were read, repeated ones included."""
    new: int = 0
    changed: int = 0
    """Articles that replaced an older text, or were extracted by another version."""
    unchanged: int = 0
    is_register_whole: bool = True
    """False if something of a register could not be taken."""
    failures: tuple[KgError, ...] = ()
    """One an article or source that was left out."""
    failed: int = 0
    """How many articles and sources were left out."""
    duplicates: tuple[Duplicate, ...] = ()
    warnings: tuple[str, ...] = ()
    """What of the register was not taken; judgements that contradict each other."""
    facts: Facts = field(default_factory=Facts)


Report = Callable[[Progress], None]


def silent(progress: Progress) -> None:
    """Tell nobody."""
