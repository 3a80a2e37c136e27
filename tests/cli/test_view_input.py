"""`kg view` given what cannot be drawn or written, or names that no one expects."""

import pytest
import tiny
from click.testing import CliRunner
from factory import make_article
from small_graph import make_graph
from terminal import seen

from kg import jsonl
from kg.build import build
from kg.cli import kg

LONG, RARE, ARABIC, HEBREW = "铜" * 500, "𠮷野𪚥", "شركة_النحاس_الدولية", "חברת_הנחושת"
SMILES, TURNED = "😀👩🏽‍🔬", "林\u202e知\u001b[31m远"
NAMES = (LONG, RARE, ARABIC, HEBREW, SMILES)


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath("file").write_text("mine")
    tmp_path.joinpath("folder").mkdir()
    return tmp_path


@pytest.fixture(scope="module")
def named(tmp_path_factory):
    """A graph of organizations of odd names."""
    folder = tmp_path_factory.mktemp("named")
    source = folder / "source.jsonl"
    facts = "P 林知远 会长 {0}\nM talks 2024-03-05 北京 {0} 江岳集团"
    articles = (
        make_article(facts.format(name), id=str(number))
        for number, name in enumerate((*NAMES, TURNED))
    )
    source.write_text("".join(f"{jsonl.line(each)}\n" for each in articles), "utf-8")
    assert build([source], folder / "graph", extractor=tiny.extract).failures == ()
    return folder / "graph"


def run(*arguments, graph="none"):
    return CliRunner().invoke(kg, ["view", "--graph", str(graph), *map(str, arguments)])


def everything(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-o", "file/network.html"], "cannot be written (Not a directory)"),
        (["-o", "file/network.html", "--force"], "cannot be written (Not a directory)"),
        (["-o", "none/network.html"], "cannot be written (No such file or directory)"),
        (["-o", "x" * 300], "cannot be written (File name too long)"),
        (["-o", "folder"], "folder: is a folder; expected a file"),
        (["-o", "folder", "--force"], "folder: is a folder; expected a file"),
        (["-o", "."], ".: is a folder"),
        (["-o", "file"], "file: exists already; give --force"),
        (["-o", "/proc/network.html"], "/proc/network.html: cannot be written"),
    ],
)
def test_a_place_that_cannot_be_written_is_told_before_a_graph_is_looked_for(here, options, said):
    before = everything(here)
    done = run(*options)
    assert done.exit_code == 1
    assert done.stderr.startswith("kg: ")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert everything(here) == before
    assert here.joinpath("file").read_text() == "mine"


def test_a_graph_that_is_not_there_leaves_nothing_behind(here):
    before = everything(here)
    assert run("-o", "network.html").exit_code == 1
    assert everything(here) == before


def test_a_page_of_before_is_kept_unless_force_is_given(here):
    graph = make_graph(here / "graph")
    assert run("-o", "network.html", graph=graph).exit_code == 0
    first = here.joinpath("network.html").read_bytes()
    again = run("周慕云", "-o", "network.html", graph=graph)
    assert again.exit_code == 1
    assert "--force" in again.stderr
    assert here.joinpath("network.html").read_bytes() == first
    assert run("周慕云", "-o", "network.html", "--force", graph=graph).exit_code == 0
    assert here.joinpath("network.html").read_bytes() != first


def test_a_name_that_is_unknown_keeps_the_page_of_before(here):
    graph = make_graph(here / "graph")
    assert run("周慕云", "-o", "network.html", graph=graph).exit_code == 0
    first = here.joinpath("network.html").read_bytes()
    assert run("周慕", "-o", "network.html", "--force", graph=graph).exit_code == 1
    assert here.joinpath("network.html").read_bytes() == first


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_script_and_length_is_found(named, name):
    done = run(name, "-o", "-", graph=named)
    assert done.exit_code == 0, done.stderr
    assert f'"label":"{name}"' in done.stdout
    assert f"<title>{name}</title>" in done.stdout


@pytest.mark.parametrize("name", [*NAMES, TURNED])
def test_a_name_that_is_not_whole_is_told_in_a_few_words_with_what_is_close(named, name):
    done = run(name[:-1] if name != RARE else "𠮷野", "-o", "-", graph=named)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert f"Close to it: {name[:2]}"[:14] in done.stderr
    assert len(done.stderr) < 700
    assert done.stderr[:-1].isprintable() or name == SMILES


@pytest.mark.parametrize(
    "name", ["", " ", "\n", "\x00", "x" * 500, "'; DROP ALL", "<b>", "{{ 7*7 }}"]
)
def test_what_is_no_name_is_an_error_of_one_line(named, name):
    done = run(name, "-o", "-", graph=named)
    assert done.exit_code == 1
    assert "no person, organization, place, event or intent of that name" in done.stderr
    assert done.stderr.count("\n") == 1
    assert len(done.stderr) < 500


def test_a_terminal_shows_names_and_is_not_steered_by_them(named):
    told = seen("view", "--graph", named, ARABIC[:-1], "-o", "-")
    assert ARABIC in told
    assert "\x1b" not in seen("view", "--graph", named, TURNED[:3], "-o", "-")


def test_more_entities_than_the_limit_are_told(here):
    graph = make_graph(here / "graph")
    done = run("周慕云", "何听雨", "江岳集团", "--limit", "2", "-o", "n.html", graph=graph)
    assert done.exit_code == 0
    assert "2 nodes" in done.stderr
    assert "less connected nodes left out (--limit)" in done.stderr
