"""Refuses queries that would reach the network, or that are too large or deep to be parsed safely.

A look at the characters alone, since it has to come before the parser: strings, comments and IRIs
are taken out, and the rest is searched and counted.

>>> bare("SELECT * { ?s ?p 'a SERVICE' } # SERVICE").strip()
'SELECT * { ?s ?p   }'
"""

import re

from kg.errors import QueryError

__all__ = ["bare", "check", "first_verb"]

_BYTES = 64 * 1024
_DEPTH = 500
_STEPS = 2_000
"""Punctuation marks outside strings: twice as many union, path or arithmetic steps, each of which
the parser or the evaluator takes one stack frame deeper, still pass."""

_IRI = r"""<[^<>"{}|^`\\\x00-\x20]*>"""
_HIDDEN = re.compile(
    rf"""
      (?P<escaped>\\.)                                   # in a prefixed name: ex:o\'neil
    | (?P<iri>{_IRI})
    | (?P<comment>\#[^\r\n]*)
    | (?P<long>'''(?:'{{0,2}}(?:[^'\\]|\\.))*'''|\"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*\"\"\")
    | (?P<short>'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*")
    """,
    re.VERBOSE | re.DOTALL,
)
_SURELY_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
_SERVICE = re.compile(r"(?<![\w?$:-])SERVICE(?![\w:-])", re.IGNORECASE)
_FROM = re.compile(r"(?<![\w?$:-])FROM(?![\w:-])", re.IGNORECASE)
_UPDATE = re.compile(
    r"(?<![\w?$:-])(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)(?![\w:-])",
    re.IGNORECASE,
)
_STEP = re.compile(r"[{(\[.;,!/|&+\-*^]")


def check(text: str) -> None:
    """Raise if the query must not run; SPARQL that is merely wrong passes.

    Raises:
        QueryError: It is larger than 64 KB, nested deeper than 500, of more than 2,000 steps,
            names its data (FROM), or asks another server (SERVICE).
    """
    size = len(text.encode())
    if size > _BYTES:
        raise QueryError(f"query: {size:,} bytes; expected at most {_BYTES:,}. Ask for less.")
    plain = bare(text)
    _check_service(text, plain)
    if _FROM.search(plain):
        raise QueryError(
            "query: names its data with FROM; kg asks the graph of its folder and opens nothing "
            "else. Leave FROM out, or narrow the query with GRAPH <…> { … }."
        )
    depth = _depth(plain)
    if depth > _DEPTH:
        raise QueryError(f"query: nested {depth:,} deep; expected at most {_DEPTH}. Flatten it.")
    steps = len(_STEP.findall(plain))
    if steps > _STEPS:
        raise QueryError(
            f"query: {steps:,} steps (patterns, operators, brackets); "
            f"expected at most {_STEPS:,}. Ask in several queries."
        )


def bare(text: str) -> str:
    """Give the query with each string, comment and IRI made a space."""
    return _HIDDEN.sub(" ", text)


def first_verb(text: str) -> str | None:
    """Give the first word in the query that asks for a change, in capitals, or None."""
    found = _UPDATE.search(bare(text))
    return found.group(1).upper() if found else None


def _check_service(text: str, plain: str) -> None:
    if _SERVICE.search(plain) or (_SERVICE.search(text) and _is_ambiguous(text)):
        raise QueryError(
            "query: asks another server (SERVICE); kg opens no connection. "
            "Ask about what is in the graph, or query that server with another program."
        )


def _is_ambiguous(text: str) -> bool:
    """Whether a `<…>` may be an operator and what follows it, hiding where a string begins.

    `?a<?b&&?c='>'` looks like an IRI up to the `>`. No name with `://` after the `<` can be part
    of an expression; without a quotation mark or `#` inside, both readings hide the same.
    """
    for found in _HIDDEN.finditer(text):
        iri = found.group("iri")
        if iri and not _SURELY_IRI.match(iri) and ("'" in iri or "#" in iri):
            return True
    return False


def _depth(plain: str) -> int:
    depth = deepest = 0
    for character in plain:
        if character in "{([":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "})]":
            depth -= 1
    return deepest
