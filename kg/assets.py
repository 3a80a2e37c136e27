"""Finds the files that ship with kg: in the installed package, else in the checkout.

>>> path("lexicons").is_dir()
True
"""

from importlib.resources import files
from pathlib import Path

from kg.errors import AssetError

_PACKAGE = Path(str(files("kg")))


def path(name: str) -> Path:
    """Give the path of a shipped file or folder, such as `ontology/industry.ttl`.

    Editable installs lack the files that the wheel takes in from the checkout's top level, so
    the package is looked in first and the folder around it second.

    Raises:
        AssetError: Neither place has it.
    """
    for home in (_PACKAGE, _PACKAGE.parent):
        if (home / name).exists():
            return home / name
    raise AssetError(
        f"{name}: not found beside the package in {_PACKAGE}; it ships with kg. Reinstall kg."
    )
