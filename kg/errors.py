"""What can go wrong, as one tree.

KgError
├── ArticleError       a source or a record in it cannot be read as an article
│   └── UnreadableError    it is sound, and holds nothing that kg can read
├── LexiconError       a shipped lexicon or pattern file is malformed
├── ExtractionError    an extractor broke the contract of `kg.model`
├── JudgementError     a judgement cannot be read or contradicts another
├── TableError         a table that people edit cannot be read
│   └── RegisterError      a register of organizations cannot be read or contradicts itself
├── StoreError         a graph folder cannot be opened, read or written
├── QueryError         a query is malformed, unknown, or its parameters do not fit
├── OutputError        a result cannot be written where it was asked for
├── AssetError         a file that ships with the package is missing
└── MissingExtraError  an optional package is not installed

Messages have one form: *where: what is; what was expected. What to do.*
"""

import re

_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class KgError(Exception):
    """Something that a user can understand and mend; `exit_code` is what the command returns."""

    exit_code = 1

    def __str__(self) -> str:
        """Give the message; control characters of a file's name stand as escapes in it."""
        return _CONTROL.sub(
            lambda match: match[0].encode("unicode_escape").decode(), super().__str__()
        )


class ArticleError(KgError):
    """A source, or a record inside it, cannot be read as an article."""


class UnreadableError(ArticleError):
    """An article is sound and holds nothing that kg can read: no Chinese, or pictures only."""

    exit_code = 3


class LexiconError(KgError):
    """A lexicon or pattern file of the package is malformed."""


class ExtractionError(KgError):
    """An extractor gave a record that breaks the contract of `kg.model`."""


class JudgementError(KgError):
    """A judgement cannot be read, or contradicts another."""


class TableError(KgError):
    """A table that people edit cannot be read."""


class RegisterError(TableError):
    """A register of organizations cannot be read, or contradicts itself."""


class StoreError(KgError):
    """A graph folder cannot be opened, read or written."""


class QueryError(KgError):
    """A query is malformed or unknown, or its parameters do not fit."""


class OutputError(KgError):
    """A result cannot be written where it was asked for."""


class AssetError(KgError):
    """A file that ships with the package is missing."""


class MissingExtraError(KgError):
    """An optional package is needed that is not installed."""
