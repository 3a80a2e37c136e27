"""The documentation names real commands, options, questions and files."""

import re
import shlex
from pathlib import Path

import click
import pytest

from kg.cli import _COMMANDS, kg
from kg.query import questions

CHECKOUT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh.md")
DOCUMENTS = (*READMES, "CHANGELOG.md", "CONTRIBUTING.md")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
END_OF_COMMAND = {"|", "&&", ";", ">"}


def text(name):
    return (CHECKOUT / name).read_text("utf-8")


def is_whole(lines):
    """Whether no quotation is left open."""
    return "".join(lines).count("'") % 2 == 0


def commands(name):
    """Each command of a document's shell blocks, as words; one may go over several lines."""
    found = []
    for language, block in BLOCK.findall(text(name)):
        lines = []
        for line in block.splitlines(keepends=True) if language == "bash" else ():
            lines.append(line)
            if is_whole(lines):
                found.append(shlex.split("".join(lines), comments=True))
                lines = []
        assert not lines, block
    return [words for words in found if words]


def until_the_end(words):
    return words[: next((at for at, word in enumerate(words) if word in END_OF_COMMAND), None)]


def of_kg(name):
    return [until_the_end(words[1:]) for words in commands(name) if words[0] == "kg"]


@pytest.mark.parametrize("name", READMES)
def test_every_command_stands_in_the_readme(name):
    assert {words[0] for words in of_kg(name)} >= set(_COMMANDS) - {"evaluate"}
    assert "`kg evaluate`" in text(name)


@pytest.mark.parametrize("words", [words for name in DOCUMENTS for words in of_kg(name)], ids=str)
def test_a_command_of_the_documentation_is_one_of_ours(words):
    if words == ["--help"]:
        return
    command = kg.get_command(click.Context(kg), words[0])
    assert command is not None, words
    given = command.make_context(words[0], words[1:]).params
    if words[0] == "query" and not given["queries"]:
        assert_is_answerable(given["query"], given["params"])


def assert_is_answerable(asked, params):
    """A saved question has that name and those parameters; SPARQL text is for other tests."""
    if asked and " " not in asked:
        told = {param.partition("=")[0] for param in params}
        assert told <= set(questions()[asked].parameters)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_make_target_of_the_documentation_is_there(name):
    targets = re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE)
    named = [words[1] for words in commands(name) if words[0] == "make"]
    named += re.findall(r"`make ([a-z-]+)`", text(name))
    assert not set(named) - set(targets)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_and_pictures_are_there(name):
    linked = [link.partition("#")[0] for link in LINK.findall(text(name))]
    assert not [x for x in linked if not x.startswith("http") and not (CHECKOUT / x).exists()]


def test_both_readmes_have_the_same_sections_commands_and_pictures():
    english, chinese = (
        [
            [len(level) for level in re.findall(r"^(#+) ", text(name), re.MULTILINE)],
            commands(name),
            [link for link in LINK.findall(text(name)) if not link.startswith("README")],
        ]
        for name in READMES
    )
    assert english == chinese


def test_pictures_are_small():
    pictures = list((CHECKOUT / ".github/pictures").iterdir())
    assert pictures
    assert not [file for file in pictures if file.stat().st_size > 400_000]
