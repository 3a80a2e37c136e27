"""Which articles have nearly one text: reprints under another title, shortened, or edited a little.

MinHash over runs of characters, the signature cut into bands (Leskovec, Rajaraman and Ullman,
Mining of Massive Datasets, chapter 3): texts of which .85 of the runs are the same nearly always
have a band in common, of .75 every other, of .4 hardly ever.
"""

from __future__ import annotations

from rensa import RMinHash

from kg.text import fingerprint, fold, simplify

_RUN = 4
_BANDS, _ROWS = 8, 8
_SEED = 1
_FEW = 60
"""Texts with fewer runs are alike by what all notices say."""


def minhash_version() -> str:
    """Give what besides this module decides which bands a text has."""
    return f"MinHash {RMinHash.ALGORITHM_VERSION}"


def bands(text: str) -> tuple[str, ...]:
    """Give hashes of which texts that are nearly one have one in common; none of a short text.

    >>> bands("本网讯")
    ()
    """
    plain = "".join(filter(str.isalnum, simplify(fold(text))))
    runs = {plain[start : start + _RUN] for start in range(len(plain) - _RUN + 1)}
    if len(runs) < _FEW:
        return ()
    signature = RMinHash(_BANDS * _ROWS, _SEED)
    signature.update(sorted(runs))
    rows = signature.digest()
    cut = (rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS))
    return tuple(fingerprint(str(at), *map(str, band)) for at, band in enumerate(cut))
