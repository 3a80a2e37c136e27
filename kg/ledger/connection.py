"""Opens the ledger's SQLite file, brings its schema up to date, and names what is wrong with it."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kg import assets
from kg.errors import StoreError

NAME = "ledger.sqlite"
_MIGRATIONS = "ledger/migrations"
_Value = str | int | bytes | None


def schema_version() -> int:
    """Give the number of the newest migration, which is the schema that this version reads."""
    return int(_migrations()[-1].stem)


class Connection:
    """A SQLite connection whose errors are `StoreError`s that name the file."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path = path
        with self._guard():
            self._sqlite = _opened(path, read_only=read_only)
        try:
            self._prepare(read_only=read_only)
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

    def close(self) -> None:
        """Close the file."""
        self._sqlite.close()

    def _prepare(self, *, read_only: bool) -> None:
        version = self._version()
        if version > schema_version():
            raise StoreError(
                f"{self.path}: its schema is version {version}; this kg reads up to "
                f"{schema_version()}. Install the newer kg that wrote it."
            )
        if not read_only:
            self._set_up(version)
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
                f"{self.path}: the ledger cannot be used ({error}). "
                "If the disk has room and no other program holds it, restore it from a backup."
            ) from error


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
