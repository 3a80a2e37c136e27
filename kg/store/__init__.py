"""The quads on disk: one writer on `store/live`, readers on the snapshot that `CURRENT` names.

```
graph/store/live      the writer's own
graph/store/snap-7    as the store was after batch 7
graph/store/CURRENT   {"snapshot": "snap-7", "batch": 7}
graph/lock            held by the one writer; its process number while it writes
```
"""

from kg.store.lock import exclusive, holder
from kg.store.snapshots import Current, current, forget_damaged, reader
from kg.store.writer import Writer, require_room

__all__ = [
    "Current",
    "Writer",
    "current",
    "exclusive",
    "forget_damaged",
    "holder",
    "reader",
    "require_room",
]
