"""clean: finds the blocks of a text – headline, lede, body – and what is no news: credits, teasers, further reading, a lede told twice.

Nothing is deleted. A paragraph is a block; a teaser woven into one, or a further-reading line at its end, splits it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from depesche.langpack import Pack
from depesche.lemmas import verb_forms
from depesche.model import Block, Document
from depesche.reading import Reading, stage

HEADER = re.compile(r"\s*date\s+\d{4}(?:-\d\d){0,2}[ \t]+(?=\S)")
"""The header line of a plain file: `date 2023-08 Title`."""
PARAGRAPH = re.compile(r"[^\n\r]*[^\s][^\n\r]*")
SENTENCE_START = re.compile(r"(?:^|(?<=[.!?…\"“”«»]))\s*(?=\S)")
SENTENCE_END = re.compile(r"[.!?…][\"“”«»]?(?=\s|$)")
WORD = re.compile(r"\w+")
HEADLINE_LENGTH = 160
"""Characters that a headline in the text has at most."""
SAME_TELLING = 0.7
"""Share of a paragraph's word pairs that stand in another one when it tells nothing new."""
SHORTEST_TELLING = 8
"""Words below which a paragraph is too short to be told apart from a common phrase."""
TEASER_WORDS = 2
"""Words behind a teaser's colon before the news may go on."""


@stage(reads=("document",), writes=("blocks",))
def clean(reading: Reading, pack: Pack) -> Reading:
    """Add the blocks in text order."""
    document = reading.document
    blocks = [b for p in paragraphs_of(document) for b in split(document.text, p, pack)]
    return reading.with_layers(blocks=tuple(mark_tellings(document, blocks)))


def paragraphs_of(document: Document) -> Iterator[Block]:
    """The paragraphs as body blocks; what begins like the title, or a short first line without a full stop, is the headline."""
    header = HEADER.match(document.text)
    paragraphs = list(PARAGRAPH.finditer(document.text))
    for n, match in enumerate(paragraphs):
        block = trimmed(document.text, Block("body", match.start(), match.end()))
        if n == 0 and header:
            yield Block("headline", header.end(), block.end)
        elif n == 0 and len(paragraphs) > 1 and is_headline(document.text[block.start : block.end], document.title):
            yield replace(block, kind="headline")
        else:
            yield block


def trimmed(text: str, block: Block) -> Block:
    """The block without blanks at its ends."""
    piece = text[block.start : block.end]
    start = block.start + len(piece) - len(piece.lstrip())
    return replace(block, start=start, end=start + len(piece.strip()))


def is_headline(line: str, title: str | None) -> bool:
    """Whether the first line is the headline."""
    return line == (title or "").strip() or (len(line) <= HEADLINE_LENGTH and line[-1] not in '.!?…"“”«»:;,')


@cache
def cues(pack: Pack, at: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The cues of a pack that open a line or a stretch inside one, with the kind of block they open."""
    return tuple((row["kind"], re.compile(row["cue"])) for row in pack.table("blocks") if row["at"] == at)


def split(text: str, block: Block, pack: Pack) -> Iterator[Block]:
    """The block, or the pieces of it where something that is no news is woven in."""
    if block.kind == "headline":
        yield block
        return
    kind = next((k for k, cue in cues(pack, "line") if cue.fullmatch(text, block.start, block.end)), None)
    if kind:
        yield replace(block, kind=kind)
        return
    at = block.start
    for start, end, woven in woven_in(text, block, pack):
        if text[at:start].strip():
            yield trimmed(text, Block("body", at, start))
        yield trimmed(text, Block(woven, start, end))
        at = end
    if text[at : block.end].strip():
        yield trimmed(text, Block("body", at, block.end))


def woven_in(text: str, block: Block, pack: Pack) -> Iterator[tuple[int, int, str]]:
    """The stretches of a paragraph that are no news: from a cue at a sentence's beginning to where the news goes on."""
    at = block.start
    for boundary in SENTENCE_START.finditer(text, block.start, block.end):
        start = boundary.end()
        if start < at:
            continue
        for kind, cue in cues(pack, "inline"):
            found = cue.match(text, start, block.end)
            if found and not (kind == "teaser" and has_verb(text[start : found.end()], pack)):
                end = teaser_end(text, found.end(), block.end, pack) if kind == "teaser" else found.end()
                yield start, end, kind
                at = end
                break


def has_verb(stretch: str, pack: Pack) -> bool:
    """Whether a known finite verb stands in a stretch: then it is a sentence and no teaser."""
    return any(w[0].islower() and w in verb_forms(pack).lemmas for w in WORD.findall(stretch))


def teaser_end(text: str, start: int, limit: int, pack: Pack) -> int:
    """Where a teaser ends and the news goes on: at a new sentence without a stop before it, else at the end of its sentence.

    A new sentence shows by a capitalised opener ("Der"), or by a capitalised word right before a finite verb where neither
    begins the teaser's second half: German main clauses have one constituent before the verb.
    """
    stop = SENTENCE_END.search(text, start, limit)
    end = stop.end() if stop else limit
    openers = frozenset(pack.settings["clean"]["openers"])
    words = list(WORD.finditer(text, start, end))
    for before, word, behind in zip(words[TEASER_WORDS - 1 :], words[TEASER_WORDS:], words[TEASER_WORDS + 1 :], strict=False):
        fresh = word[0][0].isupper() and text[before.end() : word.start()].isspace()
        verb = behind[0][0].islower() and behind[0] in verb_forms(pack).lemmas and text[word.end() : behind.start()].isspace()
        if fresh and (word[0] in openers or verb):
            return word.start()
    return end


def mark_tellings(document: Document, blocks: list[Block]) -> list[Block]:
    """Mark a lede, and whichever of two tellings of it is the less full."""
    news = [i for i, b in enumerate(blocks) if b.kind == "body"]
    if len(news) < 2:
        return blocks
    first, *others = news
    told = {i: word_pairs(document.text[blocks[i].start : blocks[i].end]) for i in news}
    marked = list(blocks)
    if is_told_in(told[first], frozenset().union(*(told[i] for i in others))):
        marked[first] = replace(blocks[first], kind="duplicate")
        return marked
    marked[first] = replace(blocks[first], kind="lede")
    for other in others:
        if is_told_in(told[other], told[first]):
            marked[other] = replace(blocks[other], kind="duplicate")
    return marked


def word_pairs(text: str) -> frozenset[tuple[str, str]]:
    """The pairs of neighbouring words of a text, case aside."""
    words = [w.lower() for w in WORD.findall(text)]
    return frozenset(pairwise(words)) if len(words) >= SHORTEST_TELLING else frozenset()


def is_told_in(paragraph: frozenset[tuple[str, str]], rest: frozenset[tuple[str, str]]) -> bool:
    """Whether a paragraph tells little that the rest does not tell, too."""
    return bool(paragraph) and len(paragraph & rest) / len(paragraph) >= SAME_TELLING
