"""Literals of the graph: Chinese text, days, numbers, each in the form that Oxigraph keeps.

>>> day("--09-28").value, decimal(0.95).value
('--09-28', '0.95')
"""

from datetime import date

from pyoxigraph import Literal

from kg.dates import month_day
from kg.rdf import terms
from kg.text import fold


def zh(text: str) -> Literal:
    """Give text for people, tagged as Chinese."""
    return Literal(text, language="zh")


def pinyin(text: str) -> Literal | None:
    """Give the toneless pinyin of a text that holds a Han character, tagged `zh-latn`; else None.

    Syllables are parted by a space: 王健 gives `wang jian`.
    """
    if not any("\u4e00" <= character <= "\u9fff" for character in text):
        return None
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - it takes a quarter of a second to import

    syllables = " ".join(lazy_pinyin(text, v_to_u=True)).replace("：", ": ").replace("、", ", ")
    spelled = " ".join(syllables.split()).replace(" : ", ": ").replace(" , ", ", ")
    return Literal(spelled, language="zh-latn")


def day(value: str | None) -> Literal | None:
    """Give an ISO 8601 day as xsd:date, `--MM-DD` as xsd:gMonthDay; None for anything else."""
    if value is None:
        return None
    is_yearless = value.startswith("--")
    full = f"2000{value[1:]}" if is_yearless else value
    try:
        if date.fromisoformat(full).isoformat() != full:
            return None
    except ValueError:
        return None
    return Literal(value, datatype=terms.XSD_G_MONTH_DAY if is_yearless else terms.XSD_DATE)


def event_day(iso: str | None, printed: str | None) -> Literal | None:
    """Give an event's day as its article has it: the ISO day, else month and day as printed."""
    if iso is not None:
        return day(iso)
    return day(month_day(fold(printed))) if printed else None


def decimal(value: float) -> Literal:
    """Give a number rounded to four places as xsd:decimal, without closing zeros.

    Oxigraph reads `0.9500` back as `0.95`, so that is the form we write.
    """
    digits = f"{value:.4f}".rstrip("0").rstrip(".")
    return Literal(digits, datatype=terms.XSD_DECIMAL)


def integer(value: int) -> Literal:
    """Give a whole number; Oxigraph makes xsd:integer of its narrower types, so it is that."""
    return Literal(str(value), datatype=terms.XSD_INTEGER)


def true() -> Literal:
    """Give the boolean true; what is not true is not said."""
    return Literal("true", datatype=terms.XSD_BOOLEAN)
