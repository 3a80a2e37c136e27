"""A graph folder, opened to ask it questions.

```
with kg.open("graph") as graph:
    for row in graph.query("who-met-whom", person="王健"):
        print(row["date"], row["whom"])
```
"""

from __future__ import annotations

import re
import warnings
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kg import ledger
from kg.errors import QueryError
from kg.query import names
from kg.query.run import ask
from kg.query.saved import Question, question_in, questions
from kg.rdf.terms import BASE
from kg.store import current, reader

if TYPE_CHECKING:
    from types import TracebackType

    from pyoxigraph import Store
    from rdflib import Dataset

    from kg.query.names import Match
    from kg.query.result import Result

_ONE_WORD = re.compile(r"[\w./-]+")


class Graph:
    """A graph folder, opened read-only; it shows the last whole batch until it is closed."""

    def __init__(self, folder: Path | str, *, queries: Path | str | None = None) -> None:
        """Open the graph in `folder`; `queries` is a folder with saved questions of your own.

        Raises:
            StoreError: There is no graph, or it is damaged or written by a newer version.
        """
        self.folder = Path(folder)
        self._queries = None if queries is None else Path(queries)
        self._open = ExitStack()
        now = current(self.folder)
        self._batch = now.batch if now else 0
        self.store: Store = self._open.enter_context(reader(self.folder))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder; results that were given stay good."""
        self._open.close()

    @property
    def is_behind(self) -> bool:
        """Whether the ledger holds batches that this graph does not show.

        Raises:
            StoreError: The ledger is damaged, or written by a newer version.
        """
        if not ledger.path(self.folder).is_file():
            return False
        with ledger.reader(self.folder) as book:
            return book.last_batch() > self._batch

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The saved questions by name, your own among them.

        Raises:
            QueryError: A file of them is malformed.
        """
        return questions(self._queries)

    def query(self, asked: str, /, **values: str) -> Result:
        """Give what a query finds: a saved question's name, a `.rq` file, or SPARQL text.

        Each value is bound to the variable of its name, never written into the text: an entity
        by any of its names or its IRI, a day as YYYY-MM-DD, as the question declares.

        Raises:
            QueryError: The query is unknown, malformed or not allowed, or a value fits nothing
                or several things.
        """
        return ask(self, self.question(asked), values)

    def question(self, asked: str) -> Question:
        """Give the question that `asked` means: a saved name, else a file, else SPARQL text.

        Raises:
            QueryError: It is one word, and no saved question or file has that name.
        """
        if asked in self.questions:
            return self.questions[asked]
        if not _ONE_WORD.fullmatch(asked):
            return Question(where="query", text=asked)
        if Path(asked).is_file():
            return question_in(Path(asked))
        raise QueryError(
            f"{asked}: no saved question or file has that name. "
            + names.suggestion(
                names.close_to(asked, self.questions), otherwise="kg query --list shows them all."
            )
        )

    def find(self, name: str, kind: str = names.ENTITY) -> list[Match]:
        """Give what a name means, sorted: a label in any form, or an IRI; redirects are followed.

        `kind` is `person`, `organization`, `place`, `meeting`, `exhibition`, `intent`, `title`,
        `stage` or `entity` (any of the first six).
        """
        found = names.matches(self.store, name, kind)
        if not found and (target := self._redirect(name)):
            return names.matches(self.store, target, kind)
        return found

    def find_one(self, name: str, kind: str = names.ENTITY) -> Match:
        """Give the one thing that a name means.

        Raises:
            QueryError: Nothing has that name (close names are suggested), or several things
                (they are listed).
        """
        found = self.find(name, kind)
        if found:
            return names.only(found, name)
        close = [names.short(label) for label in names.close_names(self.store, name, kind)]
        raise QueryError(
            f"{names.short(name)!r}: no {names.kinds_text(kind)} of that name is in the graph. "
            + names.suggestion(close, otherwise="Try kg search, or another form of it.")
        )

    @property
    def dataset(self) -> Dataset:
        """A copy of the graph in memory for rdflib; changes to it touch nothing on disk.

        Its default graph is the union of all graphs. A copy, not a view: rdflib's own SPARQL would
        read a view a thousand times slower than `query`, and what walks the graph soon asks for
        most of it anyway.
        """
        from rdflib import Dataset  # noqa: PLC0415 - most that opens a graph never needs rdflib

        dataset = Dataset(default_union=True)
        with warnings.catch_warnings():
            # rdflib 7.6 warns of its own use of a property that it has deprecated.
            warnings.simplefilter("ignore", DeprecationWarning)
            dataset.parse(data=self.nquads(), format="nquads")
        return dataset

    def nquads(self) -> bytes:
        """Give every quad of the graph as N-Quads."""
        from pyoxigraph import RdfFormat  # noqa: PLC0415 - as above

        return self.store.dump(format=RdfFormat.N_QUADS) or b""

    def _redirect(self, name: str) -> str | None:
        """The IRI that an older IRI of an entity leads to."""
        prefix = f"{BASE}id/"
        if not name.startswith(prefix) or not ledger.path(self.folder).is_file():
            return None
        with ledger.reader(self.folder) as book:
            path = book.redirect(name.removeprefix(prefix))
        return None if path is None else prefix + path


def open_graph(folder: Path | str, *, queries: Path | str | None = None) -> Graph:
    """Give the graph in a folder, opened read-only; it is `kg.open`.

    `queries` is a folder with saved questions of your own. Close it, or use it as a context.

    Raises:
        StoreError: There is no graph, or it is damaged or written by a newer version.
    """
    return Graph(folder, queries=queries)
