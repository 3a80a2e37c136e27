"""The version of the rules: it changes when a rule, a lexicon or a model does."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from kg import __version__, assets


@cache
def version() -> str:
    """Give the name of the rules with the version and a hash of rules, lexicons and models.

    Articles that were read by another version are read again.
    """
    digest = hashlib.sha256()
    here = Path(__file__).parent
    files = [*here.rglob("*.py"), *(here.parent / n for n in ("dates.py", "text.py", "lexicon.py"))]
    for folder in ("lexicons", "models"):
        files += assets.path(folder).iterdir()
    for file in sorted(files, key=lambda path: path.parts[-2:]):
        if file.is_file():
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return f"rules/{__version__}+{digest.hexdigest()[:12]}"
