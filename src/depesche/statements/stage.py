"""statements: who said what. Direct and indirect speech, phrases of attribution, the subjunctive that runs on, reported acts.

What a statement says is kept apart from how it is brought in: `quote` holds the words of the speaker, `frame` the words around
them that name speaker and cue.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from depesche.ids import id_of
from depesche.langpack import Pack
from depesche.model import Span, Statement
from depesche.reading import Reading, stage
from depesche.statements.according import PhraseReader
from depesche.statements.claims import readers_of
from depesche.statements.direct import with_direct
from depesche.statements.drafts import Draft, Range
from depesche.statements.flow import Flow, flow_of
from depesche.statements.running import reported_drafts, running_drafts
from depesche.statements.speech import lexicon
from depesche.statements.voices import Voices


@stage(reads=("document", "blocks", "syntax", "entities", "mentions"), writes=("statements",))
def statements(reading: Reading, pack: Pack) -> Reading:
    """Add the statements of the news blocks in text order."""
    flow = flow_of(reading.parsed, reading.document.text, reading.blocks, lexicon(pack))
    if not flow.words:
        return reading.with_layers(statements=())
    drafts = drafts_of(flow)
    voices = Voices(flow, reading.mentions)
    found = [statement_of(d, flow, voices, reading.document.id) for d in sorted(drafts, key=place)]
    return reading.with_layers(statements=nested(distinct(s for s in found if s.quote)))


def place(draft: Draft) -> tuple[int, int, str]:
    """Text order; of statements that begin together the longer comes first."""
    return draft.start, -draft.end, draft.kind


def drafts_of(flow: Flow) -> list[Draft]:
    """All statements of a document."""
    readers = readers_of(flow)
    found = with_direct(flow, [d for r in readers for d in (*r.drafts(), *PhraseReader(r).drafts())])
    found += running_drafts(flow, found)
    told = {n for d in found for n in range(flow.unit_at(d.start), flow.unit_at(d.end - 1) + 1)}
    return found + [d for n, r in enumerate(readers) if n not in told for d in reported_drafts(r)]


def statement_of(draft: Draft, flow: Flow, voices: Voices, document: str) -> Statement:
    """A draft as a statement, with its id."""
    quote = spans(draft.quote, flow)
    speaker = voices.voice(*draft.speaker) if draft.speaker else None
    addressee = voices.voice(*draft.addressee) if draft.addressee else None
    key = id_of("statement", document, draft.kind, [(s.start, s.end) for s in quote], speaker and speaker.start)
    return Statement(key, draft.kind, quote, speaker, spans(draft.cue, flow), spans(draft.frame, flow), addressee)


def spans(ranges: Iterable[Range], flow: Flow) -> tuple[Span, ...]:
    """Ranges of words as stretches of text."""
    return tuple(flow.span(a, b) for a, b in ranges if b > a)


def distinct(found: Iterable[Statement]) -> list[Statement]:
    """The statements without those that have the id of an earlier one."""
    return list({s.id: s for s in found}.values())


def nested(found: list[Statement]) -> tuple[Statement, ...]:
    """The statements with the one that holds each: the shortest other whose quote covers all of its own."""
    within: dict[str, str] = {}
    around: list[Statement] = []
    for statement in sorted(found, key=edges):
        around = [outer for outer in around if outer.quote[-1].end > statement.quote[0].start]
        holding = [outer for outer in around if holds(outer, statement)]
        if holding:
            within[statement.id] = min(holding, key=size).id
        around.append(statement)
    return tuple(replace(statement, within=within.get(statement.id)) for statement in found)


def edges(statement: Statement) -> tuple[int, int, int]:
    """An order in which what holds a statement comes before it."""
    return statement.quote[0].start, -statement.quote[-1].end, -size(statement)


def holds(outer: Statement, inner: Statement) -> bool:
    """Whether a longer quote covers all of another one."""
    return size(outer) > size(inner) and all(any(o.covers(i) for o in outer.quote) for i in inner.quote)


def size(statement: Statement) -> int:
    """The characters of a quote."""
    return sum(s.end - s.start for s in statement.quote)
