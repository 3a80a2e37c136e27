"""Texts that grow: natural ones, and those in which one thing is repeated."""

from pathlib import Path

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
SIZE = 1000


def natural():
    """Prose of the sample articles."""
    return "".join(path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.txt")))[:SIZE]


def repeated(piece):
    return (piece * (SIZE // len(piece) + 1))[:SIZE]


def numbered(sentence, size):
    """A sentence again and again, each time about another {name}: ever more names are known."""
    rare = [chr(code) for code in range(0x6000, 0x7000)]
    sentences, length, number = [], 0, 0
    while length < size:
        name = rare[number % 997] + rare[number % 1009]
        sentences.append(sentence.format(name=name))
        length += len(sentences[-1])
        number += 1
    return "".join(sentences)[:size]


FIRMS = "{name}铜业有限公司总经理周{name}会见了林{name}。\n"
OFFICES = "{name}大学召开会议。校长林{name}、市长周{name}讲话。{name}市市长何{name}参加。\n"
TEXTS = {
    "natural": lambda factor: natural() * factor,
    "one long line": lambda factor: natural().replace("\n", "") * factor,
    "one sentence": lambda factor: (
        natural().translate(dict.fromkeys(map(ord, "。!?;!?;\n"), ",")) * factor
    ),
    "names": lambda factor: repeated("林知远、周慕云、") * factor,
    "titles": lambda factor: repeated("会长林知远副总经理兼秘书长") * factor,
    "bodies": lambda factor: repeated("江岳集团与华澜铜业协会") * factor,
    "bare heads": lambda factor: repeated("公司") * factor,
    "enumeration marks": lambda factor: "、" * SIZE * factor,
    "one surname": lambda factor: "王" * SIZE * factor,
    "nested quotes": lambda factor: repeated("“《（「") * factor,
    "figures": lambda factor: repeated("1234567890") * factor,
    "couplers": lambda factor: "与" * SIZE * factor,
    "ever new firms": lambda factor: numbered(FIRMS, SIZE * factor),
    "ever new offices": lambda factor: numbered(OFFICES, SIZE * factor),
}
