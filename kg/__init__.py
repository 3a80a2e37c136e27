"""kg reads industry news into an RDF graph of who met whom, as what, where, and to what end.

>>> import kg
>>> kg.__version__
'0.1.0'
"""

import sys
from importlib import import_module
from types import ModuleType

__version__ = "0.1.0"

_HOMES: dict[str, str] = {
    "Article": "kg.model",
    "Extraction": "kg.model",
    "KgError": "kg.errors",
    "articles": "kg.read",
    "build": "kg.build",
    "export": "kg.export",
    "extract": "kg.extract",
    "open": "kg.query",
    "view": "kg.render",
}
"""Where each public name lives; it is imported when first used, so that `import kg` is quick."""

__all__ = [
    "Article",
    "Extraction",
    "KgError",
    "articles",
    "build",
    "export",
    "extract",
    "open",
    "view",
]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])


class _Package(ModuleType):
    """The package; its public names stay functions.

    Python puts a subpackage that was imported into its parent, here in the function's place.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name in _HOMES and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
