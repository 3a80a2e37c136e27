"""The corridor: read, extract, resolve, map, store; in batches, from where it was left.

```
build(["news/"], Path("graph"))  →  Summary(read=24, new=24, …)
```
"""

from kg.build.corridor import build
from kg.build.summary import Progress, Summary
from kg.build.workers import Extractor

__all__ = ["Extractor", "Progress", "Summary", "build"]
