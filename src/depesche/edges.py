"""edges: where sentences can and must begin, told to the parser before it parses.

The parser decides among what is left: it knows nothing of quotation marks in pairs and little of abbreviations. Whether a mark
opens or closes is read from the blanks around it, so that all styles of the press are served.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from depesche.langpack import Pack

MARKS = frozenset("„“”\"»«›‹‚‘’'‟")
FINAL = frozenset(".!?…")
CLOSING = frozenset(",;:.!?…)]}%")
BEHIND = FINAL | MARKS | frozenset(":;)]–—-*•|")
"""Characters that a word in front of a new sentence can end in."""
NEVER, OPEN, SURE = -1, 0, 1
"""No sentence begins here, the parser decides, one begins: the values of SENT_START in spaCy."""
SENT_START = "SENT_START"
INITIAL = re.compile(r"[^\W\d_]\.")


def fit_tokenizer(nlp: Any, pack: Pack) -> None:
    """Teach the tokenizer the abbreviations of the pack, and to part a full stop from a year."""
    settings = pack.settings["parse"]
    tokenizer = nlp.tokenizer
    pattern = "|".join([tokenizer.suffix_search.__self__.pattern, *settings["suffixes"]])
    tokenizer.suffix_search = re.compile(pattern).search
    for short in sorted({*settings["never_final"], *settings["before_numbers"]}):
        tokenizer.add_special_case(short, [{"ORTH": short}])


@cache
def abbreviations(pack: Pack) -> tuple[frozenset[str], frozenset[str]]:
    """Abbreviations behind which no sentence begins, and those behind which none begins with a number."""
    settings = pack.settings["parse"]
    return frozenset(settings["never_final"]), frozenset(settings["before_numbers"])


def mark_edges(doc: Any, pack: Pack) -> Any:
    """Note on the words of a document, which is not parsed yet, where a sentence begins for certain and where none can."""
    import numpy as np

    if len(doc) < 2:
        return doc
    short, counting = abbreviations(pack)
    words = Words([t.text for t in doc], doc)
    edges = [OPEN, *(edge_at(words, i, short, counting) for i in range(1, len(doc)))]
    values: Any = np.array(edges, dtype=np.int64).astype(np.uint64)
    return doc.from_array([SENT_START], values)


class Words:
    """The words of a document, and which of them a blank follows."""

    def __init__(self, texts: list[str], doc: Any) -> None:
        self.texts = texts
        self.doc = doc

    def spaced(self, i: int) -> bool:
        """Whether a blank follows a word."""
        return bool(self.doc[i].whitespace_)

    def closes(self, i: int) -> bool:
        """Whether a quotation mark closes: it sticks to the word before it and not to the one behind it."""
        if i == 0 or self.spaced(i - 1) or self.texts[i - 1].isspace():
            return False
        return i + 1 == len(self.texts) or self.spaced(i) or self.texts[i + 1][0] in CLOSING or self.texts[i + 1].isspace()


def edge_at(words: Words, i: int, short: frozenset[str], counting: frozenset[str]) -> int:
    """Whether a sentence begins at a word. A line break leaves all open."""
    before = words.texts[i - 1]
    if before[-1] not in BEHIND:
        return OPEN if before.isspace() else NEVER
    text = words.texts[i]
    if text.isspace():
        return OPEN
    if before in short or INITIAL.fullmatch(before) or text[0] in CLOSING:
        return NEVER
    if before in counting:
        return SURE if text[0].isupper() else NEVER
    if text[0] in MARKS and words.closes(i):
        return NEVER
    if before[0] in MARKS:
        return edge_behind_mark(words, i)
    return NEVER if text[0].islower() and before != "." else OPEN


def edge_behind_mark(words: Words, i: int) -> int:
    """Whether a sentence begins behind a quotation mark: never behind an opening one, surely behind a closed sentence."""
    if not words.closes(i - 1) or words.texts[i][0].islower():
        return NEVER
    return SURE if i > 1 and words.texts[i - 2] in FINAL else OPEN
