"""Opens the ledger's SQLite file, brings its schema up to date, and names what is wrong with it."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from kg import assets
from kg.errors import StoreError

NAME = "ledger.sqlite"
_MIGRATIONS = "ledger/migrations"
STORE = "store"
"""The folder beside the ledger that holds the quads."""
_OURS = frozenset({"articles", "batches", "meta"})
"""Tables by which a ledger of any version is known."""
_SAID = 200
"""Characters of SQLite's own words that are told."""
_Value = str | int | bytes | None


def schema_version() -> int:
    """Give the number of the newest migration, which is the schema that this version reads."""
    return int(_migrations()[-1].stem)


def check(path: Path) -> None:
    """Raise if a file is no ledger, whatever its version; nothing is written to it.

    Only SQLite itself takes back what a killed process left half written.

    Raises:
        StoreError: It is no database, another program's, or empty beside a store.
    """
    try:
        _check(path, read_only=True)
    except StoreError as error:
        if not _is_half_written(error.__cause__):
            raise
        _check(path, read_only=False)


def _check(path: Path, *, read_only: bool) -> None:
    with closing(Connection(path, read_only=read_only, any_version=True)) as opened:
        opened.require_batches()


def _is_half_written(error: BaseException | None) -> bool:
    """Whether SQLite would have to roll back or recover first, which a reader may not."""
    return (
        isinstance(error, sqlite3.OperationalError)
        and error.sqlite_errorcode & _PRIMARY == sqlite3.SQLITE_READONLY
    )


_PRIMARY = 0xFF
"""The bits of an extended result code that are the primary one."""


class Connection:
    """A SQLite connection whose errors are `StoreError`s that name the file."""

    def __init__(self, path: Path, *, read_only: bool, any_version: bool = False) -> None:
        """Open a ledger; one to write is made or brought up to date.

        Raises:
            StoreError: It is no ledger; or, unless `any_version`, of a version that does not fit.
        """
        self.path = path
        with self._guard():
            self._sqlite = _opened(path, read_only=read_only)
        try:
            version = self._recognized()
            if not any_version:
                self._prepare(version, read_only=read_only)
        except StoreError:
            self._sqlite.close()
            raise

    def rows(self, statement: str, *values: _Value) -> list[tuple[_Value, ...]]:
        """Give all rows of one statement, its `?` bound to `values`.

        Raises:
            StoreError: SQLite refuses: damaged, locked, full …
        """
        with self._guard():
            return self._sqlite.execute(statement, values).fetchall()

    def first(self, statement: str, *values: _Value) -> tuple[_Value, ...] | None:
        """Give the first row of one statement, or None."""
        found = self.rows(statement, *values)
        return found[0] if found else None

    def write(self, statement: str, *values: _Value) -> int:
        """Run one statement that writes, and give the number of the row that it inserted."""
        with self._guard():
            return self._sqlite.execute(statement, values).lastrowid or 0

    def write_many(self, statement: str, rows: Iterator[Sequence[_Value]]) -> None:
        """Run one statement that writes once a row."""
        with self._guard():
            self._sqlite.executemany(statement, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make what is written inside durable at the end, or undo it if anything is raised."""
        self.write("BEGIN IMMEDIATE")
        try:
            yield
            self.write("COMMIT")
        except BaseException:
            if self._sqlite.in_transaction:
                self._sqlite.execute("ROLLBACK")
            raise

    def require_batches(self) -> None:
        """Raise if the ledger is empty beside a store, which was then filled from another one.

        Raises:
            StoreError: It is.
        """
        is_empty = not self._version() or self.first("SELECT 1 FROM batches LIMIT 1") is None
        if is_empty and _is_filled(self.path.with_name(STORE)):
            raise StoreError(_empty(self.path))

    def close(self) -> None:
        """Close the file."""
        self._sqlite.close()

    def _recognized(self) -> int:
        """Give the version of the schema, 0 if there is none yet; refuse what is no ledger."""
        version = self._version()
        tables = {row[0] for row in self.rows("SELECT name FROM sqlite_master")}
        if (version or tables) and not (version and tables >= _OURS):
            raise StoreError(
                f"{self.path}: is another program's database; expected the ledger of a graph. "
                "Give another --graph."
            )
        return version

    def _prepare(self, version: int, *, read_only: bool) -> None:
        if version > schema_version():
            raise StoreError(
                f"{self.path}: its schema is version {version}; this kg reads up to "
                f"{schema_version()}. Install the newer kg that wrote it."
            )
        if not read_only:
            self._set_up(version)
        elif not version:
            raise StoreError(_empty(self.path))
        elif version < schema_version():
            raise StoreError(
                f"{self.path}: its schema is version {version}, expected {schema_version()}. "
                "Run kg build once to bring it up to date."
            )

    def _version(self) -> int:
        row = self.first("PRAGMA user_version")
        return int(str(row[0])) if row else 0

    def _set_up(self, version: int) -> None:
        self.write("PRAGMA journal_mode = WAL")
        self.write("PRAGMA synchronous = FULL")
        self.write("PRAGMA foreign_keys = ON")
        for migration in _migrations()[version:]:
            with self._guard():
                self._sqlite.executescript(_as_one_step(migration))

    @contextmanager
    def _guard(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(
                f"{self.path}: the ledger cannot be used ({_cause(error)}). "
                "If the disk has room and no other program holds it, restore it from a backup."
            ) from error


def _cause(error: sqlite3.Error) -> str:
    """Give what SQLite says in one short line, without the text that it could not decode."""
    said = str(error).partition(" with text ")[0]
    return " ".join(said.split())[:_SAID]


def _empty(path: Path) -> str:
    if _is_filled(path.with_name(STORE)):
        return (
            f"{path}: is empty, though {STORE}/ holds a graph; expected its ledger. "
            "Put the ledger back from a backup, or remove the folder and build anew."
        )
    return (
        f"{path}: is empty; expected the ledger of a graph. "
        "Make the graph with kg build, or give another --graph."
    )


def _is_filled(folder: Path) -> bool:
    try:
        return folder.is_dir() and any(folder.iterdir())
    except OSError:
        return True


def _opened(path: Path, *, read_only: bool) -> sqlite3.Connection:
    mode = _reading_mode(path) if read_only else "mode=rwc"
    uri = f"{path.absolute().as_uri()}?{mode}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=30.0)


def _reading_mode(path: Path) -> str:
    """Even to read, SQLite makes files beside the ledger; where it may not, nothing can change."""
    is_at_rest = not path.with_name(f"{path.name}-wal").exists()
    if is_at_rest and not os.access(path.parent, os.W_OK):
        return "mode=ro&immutable=1"
    return "mode=ro"


def _migrations() -> list[Path]:
    return sorted(assets.path(_MIGRATIONS).glob("*.sql"))


def _as_one_step(migration: Path) -> str:
    """Give the script of a migration and its version as one transaction."""
    script = migration.read_text("utf-8")
    return f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {int(migration.stem)};\nCOMMIT;"
