"""The way of a document, on one screen: the stages in order, and `code`, which takes a document through them."""

from __future__ import annotations

from depesche.clean import clean
from depesche.facts import facts
from depesche.knowledge import NONE, Knowledge
from depesche.mentions import mentions
from depesche.model import Document, Record
from depesche.parse import parse
from depesche.reading import Reading, Stage, check_order
from depesche.reports import reports
from depesche.statements import statements
from depesche.times import times

STAGES: tuple[Stage, ...] = (
    clean,  # blocks: headline, lede, body, credit, teaser, further-reading, duplicate
    parse,  # sentences, words, dependencies
    mentions,  # entities and the words that stand for them
    times,  # temporal expressions, never more precise than the text
    statements,  # who said what
    reports,  # who did what to whom, when, where, and according to whom
    facts,  # trade, ranks, agreements, memberships, casualties …
)
check_order(STAGES)


def code(document: Document, knowledge: Knowledge = NONE) -> Record:
    """Read a document and return its record.

    Args:
        document: `language` must be a code that has a pack.
        knowledge: what is known beside the pack.

    Raises:
        PackError: the language has no pack.
    """
    return reading_of(document, knowledge).record()


def reading_of(document: Document, knowledge: Knowledge = NONE, until: Stage = STAGES[-1]) -> Reading:
    """A document taken through the stages up to one of them."""
    pack = knowledge.pack(document.language or "")
    reading = Reading(document)
    for each in STAGES[: STAGES.index(until) + 1]:
        reading = each(reading, pack)
    return reading
