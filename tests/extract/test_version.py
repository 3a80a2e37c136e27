"""Tests kg.extract.version: it changes when a rule, a lexicon or a model does."""

import re

import pytest

from kg import __version__, assets
from kg.extract.version import version


@pytest.fixture
def lexicons(tmp_path, monkeypatch):
    """A lexicons folder of the test's own, with a folder in it that holds the models."""
    (tmp_path / "words.txt").write_text("甲\n", "utf-8")
    (tmp_path / "folder").mkdir()
    places = {"lexicons": tmp_path, "models": tmp_path / "folder"}
    monkeypatch.setattr(assets, "path", places.get)
    return tmp_path


def fresh():
    """The version, worked out anew."""
    return version.__wrapped__()


def test_the_version_names_package_and_hash():
    assert re.fullmatch(rf"rules/{re.escape(__version__)}\+[0-9a-f]{{12}}", version())


@pytest.mark.usefixtures("lexicons")
def test_the_version_stays_while_nothing_changes():
    assert fresh() == fresh()


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "words.txt").write_text("乙\n", "utf-8"),
        lambda folder: (folder / "words.txt").rename(folder / "other.txt"),
        lambda folder: (folder / "new.toml").write_text("", "utf-8"),
        lambda folder: (folder / "folder" / "model").write_text("", "utf-8"),
    ],
    ids=["content", "name", "new file", "model"],
)
def test_the_version_changes_with_a_lexicon_or_a_model(lexicons, change):
    before = fresh()
    change(lexicons)
    assert fresh() != before
