"""Texts whose temporal expressions are marked as [words|TIMEX3 type|value], and how well the stage finds them."""

import re
from pathlib import Path

from depesche.langpack import Pack
from support import read_until

MARK = re.compile(r"\[([^|\]]+)\|(\w+)\|([^\]]+)\]")
Found = tuple[int, int, str, str]


def unmarked(line: str) -> tuple[str, list[Found]]:
    """A marked text as plain text with its expressions: start, end, type, value."""
    text, expressions, at = "", [], 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        expressions.append((len(text), len(text) + len(mark[1]), mark[2], mark[3]))
        text += mark[1]
        at = mark.end()
    return text + line[at:], expressions


def marked_lines(path: Path) -> list[tuple[str, str]]:
    """The lines of a file as date of publication and marked text."""
    rows = path.read_text(encoding="utf-8").splitlines()
    return [(row.partition("\t")[0], row.partition("\t")[2]) for row in rows if row and row[0] != "#"]


def found_in(text: str, pack: Pack, published: str) -> list[Found]:
    """What the stage finds in a text, ranges apart."""
    rows = read_until("times", text, pack, published).times
    return [(t.start, t.end, t.timex.type, t.timex.value) for t in rows if t.timex]
