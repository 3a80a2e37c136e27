"""Articles that are made to do harm, read, built and viewed as any others."""

import tiny
from chromium import browser
from click.testing import CliRunner
from factory import make_article
from hostile import GROUPS, probed

from kg import jsonl
from kg.build import build
from kg.cli import kg

TEXTS = [text for group in GROUPS.values() for text in group][::3]
PANEL = {
    *("ASIDE", "BDI", "BLOCKQUOTE", "BUTTON", "CITE", "DD", "DETAILS", "DIV", "DL", "DT", "H2"),
    *("H3", "MARK", "P", "SPAN", "SUMMARY", "path", "svg"),
}


def name(text):
    """The text as one word of the tiny language."""
    return "".join(text.split()).replace(",", "，")


def article(number, text):
    """An article that says the text wherever an article can, in its facts and beside them."""
    word = name(text)
    facts = [
        f"P 林知远 {word} {word}",
        f"M talks 2024-03-05 {word} {word} 周慕云",
        f"X {word} 2024-03-05 {word} {word} 周慕云",
        f"I {word} signed {word},江岳集团",
    ]
    return make_article(
        "\n".join([*facts, f"原文:{text}"]),
        id=f"{number}#{text}",
        title=text,
        publisher=text,
        published="2024-03-06",
        url=f"https://news.example/{number}?{text}",
    )


def viewed(folder):
    """The page of the graph of all such articles."""
    source, file = folder / "source.jsonl", folder / "network.html"
    lines = [jsonl.line(article(*numbered)) for numbered in enumerate(TEXTS)]
    source.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    summary = build([source], folder / "graph", extractor=tiny.extract)
    assert (summary.new, summary.failures) == (len(TEXTS), ())
    done = CliRunner().invoke(kg, ["view", "--graph", str(folder / "graph"), "-o", str(file)])
    assert done.exit_code == 0, done.stderr
    assert "\x1b" not in done.stderr
    return file.read_text("utf-8")


def test_what_an_article_says_is_text_on_the_page_and_nothing_runs(tmp_path):
    text = viewed(tmp_path)
    with browser() as running, probed(running, tmp_path, text) as shown:
        panels = shown.page.evaluate("probe.panels('node')").values()
        about = shown.page.evaluate("kg.data.about.map((it) => it.label)")
        assert [panel["heading"] for panel in panels] == [[label] for label in about]
        assert {each.split()[0] for panel in panels for each in panel["shape"]} == PANEL
        links = [link for panel in panels for link in panel["links"]]
        assert links
        assert all(link.startswith("https://news.example/") for link in links)
        shown_texts = {
            each for panel in panels for part in ("heading", "cited") for each in panel[part]
        }
        assert "<script>window.ran=1</script>" in shown_texts
        assert len(shown_texts) > 2 * len(TEXTS)
        assert shown.page.evaluate("probe.left()") == []
        assert shown.problems == []
