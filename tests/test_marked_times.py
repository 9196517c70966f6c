"""times against own marked texts: phrases of many shapes hold one by one, paragraphs annotated before the rules hold on the whole."""

from pathlib import Path

import pytest

from depesche.langpack import Pack
from marked_times import found_in, marked_lines, unmarked

DATA = Path(__file__).parent / "data"
EXTENTS, ALL = 96.0, 92.0
"""Floors for the paragraphs: F1 of the extents, and of extent, type and value."""


@pytest.mark.parametrize(("published", "line"), marked_lines(DATA / "time_phrases.de.txt"))
def test_phrase(published: str, line: str, de: Pack) -> None:
    text, expected = unmarked(line)
    assert found_in(text, de, published) == expected


def test_paragraphs(de: Pack) -> None:
    gold = ours = extents = exact = 0
    for published, line in marked_lines(DATA / "times.de.txt"):
        text, expected = unmarked(line)
        found = found_in(text, de, published)
        gold, ours = gold + len(expected), ours + len(found)
        extents += len({e[:2] for e in expected} & {f[:2] for f in found})
        exact += len(set(expected) & set(found))
    assert 200 * extents / (gold + ours) >= EXTENTS
    assert 200 * exact / (gold + ours) >= ALL
