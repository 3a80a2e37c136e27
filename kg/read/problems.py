"""Collects what is wrong with one file, to raise it as one error.

`Problems("orgs.csv", RegisterError)`, `.add(7, "name is empty; expected a name.")`,
`.raise_any()` → `RegisterError("orgs.csv line 7: name is empty; expected a name.")`
"""

from __future__ import annotations

from bisect import insort
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import KgError

_MOST = 20
"""So many problems are told one by one."""
_TOO_MANY = 10_000
"""A file with so many is no table of the kind; it is not read further."""
_LONGEST_QUOTED = 80


class Problems:
    """The problems of one file; those with the least line numbers are kept to be told."""

    def __init__(self, file: str, error: type[KgError]) -> None:
        self._file = file
        self._error = error
        self._first: list[tuple[int, str]] = []
        self._count = 0

    def where(self, line: int) -> str:
        """Give a line as messages name it, `orgs.csv line 7`."""
        return f"{self._file} line {line}"

    def add(self, line: int, problem: str) -> None:
        """Note a problem of a line: what is; what was expected. What to do.

        Raises:
            KgError: Of the class given: there are too many to go on.
        """
        self._count += 1
        insort(self._first, (line, problem), key=itemgetter(0))
        del self._first[_MOST:]
        if self._count == _TOO_MANY:
            self.raise_any()

    def failure(self, problem: str, *, line: int | None = None) -> KgError:
        """Give the error of a file that cannot be read at all, or not beyond a line."""
        where = self._file if line is None else self.where(line)
        return self._error(f"{where}: {problem}")

    def raise_any(self) -> None:
        """Raise what was noted as one error of the class given; with nothing noted, do nothing."""
        if self._count == 1:
            line, problem = self._first[0]
            raise self.failure(problem, line=line)
        if self._count:
            told = [f"  line {line}: {problem}" for line, problem in self._first]
            if self._count > _MOST:
                told.append(f"  and {self._count - _MOST} more")
            least = " or more" if self._count == _TOO_MANY else ""
            raise self.failure(
                f"has {self._count}{least} problems; expected none, so nothing of it was taken. "
                "Mend these:\n" + "\n".join(told)
            )


def quoted(value: str) -> str:
    """Give a value as messages have it, in quotes and cut to 80 characters."""
    is_long = len(value) > _LONGEST_QUOTED
    return repr(f"{value[: _LONGEST_QUOTED - 1]}…" if is_long else value)
