"""The public names: complete, documented, and quick to get at."""

import inspect
import subprocess
import sys
from types import ModuleType

import pytest

import kg

HEAVY = ("networkx", "pyoxigraph", "pyvis", "rdflib", "rich", "trafilatura")


def imported_by(code):
    """The modules that a fresh interpreter has after running the code."""
    show = "; import sys; print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code + show], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_the_public_names_are_sorted_and_complete():
    assert kg.__all__ == sorted(kg._HOMES)
    assert set(kg.__all__) <= set(dir(kg))


@pytest.mark.parametrize("name", kg.__all__)
def test_a_public_name_is_documented(name):
    found = getattr(kg, name)
    assert not isinstance(found, ModuleType)
    assert len(inspect.getdoc(found).splitlines()[0]) > 20


@pytest.mark.parametrize("name", kg.__all__)
def test_a_public_name_stays_what_it_is_when_its_module_is_imported(name):
    first = getattr(kg, name)
    assert f"kg.{kg._HOMES[name].split('.')[1]}" in sys.modules
    assert getattr(kg, name) is first


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        kg.nothing  # noqa: B018 -- the attribute is the test


@pytest.mark.parametrize(
    "code",
    [
        "import kg",
        "from kg.cli import kg; kg(['--help'], standalone_mode=False)",
        "from kg.cli import kg; kg(['build', '--help'], standalone_mode=False)",
    ],
)
def test_light_things_import_nothing_heavy(code):
    assert not {name for name in HEAVY if name in imported_by(code)}
