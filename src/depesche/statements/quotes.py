"""quotes: the stretches of a text that stand in quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from depesche.model import Span

APOSTROPHES = frozenset("'’‘")
"""Marks that are apostrophes too: they open only at the beginning of a word and close only at its end."""
DEEPEST = 50
"""So many of the innermost open marks may be closed: more are no nesting but marks that nothing closes."""


def find_quotes(text: str, start: int, end: int, marks: Mapping[str, str]) -> list[Span]:
    """The stretches of text[start:end] in quotation marks, marks included, in text order; nested ones follow what holds them.

    A mark that nothing closes opens nothing.

    >>> [ "Er sagte: „Ja, ‚ja‘.“"[s.start:s.end] for s in find_quotes("Er sagte: „Ja, ‚ja‘.“", 0, 21, {"„": "“", "‚": "‘"})]
    ['„Ja, ‚ja‘.“', '‚ja‘']
    """
    found: list[Span] = []
    opened: list[int] = []
    for i in range(start, end):
        char = text[i]
        depth = closing_depth(text, i, opened, marks)
        if depth is not None:
            found.append(Span(opened[depth], i + 1))
            del opened[depth:]
        elif char in marks and opens(text, i, start):
            opened.append(i)
    return sorted(found, key=lambda s: (s.start, -s.end))


def closing_depth(text: str, i: int, opened: list[int], marks: Mapping[str, str]) -> int | None:
    """Which of the open marks the character closes, the innermost that fits; None where it closes none."""
    char = text[i]
    if char in APOSTROPHES and i + 1 < len(text) and text[i + 1].isalnum():
        return None
    for depth in range(len(opened) - 1, max(-1, len(opened) - 1 - DEEPEST), -1):
        if char in marks[text[opened[depth]]]:
            return depth
    return None


def opens(text: str, i: int, start: int) -> bool:
    """Whether a mark stands where one may open: a mark that may also be an apostrophe needs a word behind it and none before."""
    if text[i] not in APOSTROPHES:
        return True
    before = text[i - 1] if i > start else " "
    return not before.isalnum() and i + 1 < len(text) and text[i + 1].isalnum()


def outermost(quotes: Iterable[Span]) -> list[Span]:
    """The quotes that lie in no other."""
    found: list[Span] = []
    for quote in quotes:
        if not found or not found[-1].covers(quote):
            found.append(quote)
    return found
