"""Tests kg.errors: one tree, drawn in the module, each with its exit code."""

import inspect
import re

import pytest

from kg import errors

CLASSES = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]
OURS = [kind for kind in CLASSES if kind is not errors.KgError]


def test_the_tree_is_drawn_whole():
    drawn = re.findall(r"[├└]── (\w+)", errors.__doc__)
    assert sorted(drawn) == sorted(kind.__name__ for kind in OURS)


@pytest.mark.parametrize("kind", OURS, ids=lambda kind: kind.__name__)
def test_each_error_is_ours_fails_the_command_and_says_when_it_happens(kind):
    assert issubclass(kind, errors.KgError)
    assert kind.exit_code == (3 if kind is errors.UnreadableError else 1)
    assert kind.__doc__.endswith(".")


def test_the_message_is_what_was_given():
    assert str(errors.QueryError("who: unknown.")) == "who: unknown."


def test_a_control_character_of_a_name_is_told_as_an_escape():
    assert str(errors.ArticleError("a\x1b[31m.txt: is empty.")) == "a\\x1b[31m.txt: is empty."
