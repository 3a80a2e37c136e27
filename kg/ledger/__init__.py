"""Articles, extractions, mentions and decisions in SQLite: the only truth of a graph folder.

```
with ledger.reader(Path("graph")) as book:
    book.article("news/a.txt").title
```
"""

from kg.ledger.connection import check
from kg.ledger.decisions import Decisions, Place, Rejection, StoredJudgement
from kg.ledger.reading import Ledger, StoredMention, path, reader
from kg.ledger.rows import Batch, ComparedMention, NumberedMention, Stored, StoredAlike
from kg.ledger.search import SentenceHit
from kg.ledger.writing import LedgerWriter, writer

__all__ = [
    "Batch",
    "ComparedMention",
    "Decisions",
    "Ledger",
    "LedgerWriter",
    "NumberedMention",
    "Place",
    "Rejection",
    "SentenceHit",
    "Stored",
    "StoredAlike",
    "StoredJudgement",
    "StoredMention",
    "check",
    "path",
    "reader",
    "writer",
]
