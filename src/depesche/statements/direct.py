"""direct: statements in quotation marks, with the cue before, after or around them, and the words in marks inside indirect speech."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from depesche.lemmas import VERBAL
from depesche.statements.claims import UnitReader, readers_of
from depesche.statements.cues import Cue
from depesche.statements.drafts import Draft, Range, runs
from depesche.statements.flow import BREAKS, FINAL, Flow, Unit
from depesche.statements.voices import SUBJECTS, phrase, phrase_at

Drafts = list[Draft]
SHORTEST_INNER = 4
"""Words, marks included, from which on marks inside of a quotation hold words of somebody and no name."""
NEAR_INNER = 3
"""How many words behind a quotation inside of another one its verb of speech may stand."""


def with_direct(flow: Flow, found: Drafts) -> Drafts:
    """The drafts with those of direct speech: what is nothing but a quotation becomes direct, other quotations are added."""
    done = [as_direct(flow, d) for d in found]
    taken = {flow.quote_of[a] for d in done if d.kind == "direct" for a, _ in d.quote}
    for n, quote in enumerate(flow.outer):
        words = flow.range_of(quote)
        if n in taken or len(words) < 3:
            continue
        reader = readers_of(flow)[flow.unit_at(words[0])]
        draft = QuoteReader(reader, (words[0], words[-1] + 1), done).draft()
        if draft:
            done.append(draft)
    return done + list(inner_drafts(flow))


def inner_drafts(flow: Flow) -> Iterator[Draft]:
    """Quotations inside of quotations that a verb of speech beside them brings: „Er sagte: ‚Ja, wir kommen‘, und ging.“"""
    for quote in flow.quotes:
        outer = next((o for o in flow.outer if o != quote and o.covers(quote)), None)
        words = flow.range_of(quote)
        if outer is None or len(words) < SHORTEST_INNER:
            continue
        around = flow.range_of(outer)
        beside = [*reversed(range(around.start, words.start)), *range(words.stop, min(words.stop + NEAR_INNER, around.stop))]
        cue = next((g for g in beside if flow.words[g].pos in VERBAL and flow.lexicon.verb_at(flow.words[g], frozenset())), None)
        if cue is not None:
            subject = next(iter(flow.children_of(cue, *SUBJECTS)), None)
            yield Draft("direct", ((words.start, words.stop),), inner_speaker(flow, subject, around), ((cue, cue + 1),))


def inner_speaker(flow: Flow, subject: int | None, around: range) -> Range | None:
    """The phrase of a subject inside of a quotation, with its article."""
    if subject is None:
        return None
    a, b = phrase(flow, subject, around.start, around.stop)
    while a - 1 > around.start and flow.words[a - 1].pos in {"DET", "ADJ"}:
        a -= 1
    return (a - 1 if flow.words[a - 1].pos == "DET" else a), b


def as_direct(flow: Flow, draft: Draft) -> Draft:
    """An indirect statement whose words all stand in marks is a direct one."""
    inside = [(g, flow.quote_of[g]) for a, b in draft.quote for g in range(a, b)]
    if any(q < 0 and flow.words[g].text not in BREAKS | FINAL for g, q in inside):
        return draft
    kept = runs(tuple(g for g, q in inside if q >= 0))
    return replace(draft, kind="direct", quote=kept)


class QuoteReader:
    """Finds out whose words a quotation holds."""

    def __init__(self, reader: UnitReader, quote: Range, found: Iterable[Draft]) -> None:
        self.reader, self.flow, self.unit, self.lexicon = reader, reader.flow, reader.unit, reader.lexicon
        self.words = self.flow.words
        self.quote = quote
        self.found = list(found)

    def draft(self) -> Draft | None:
        """The quotation as a statement; None where the marks only name or distance."""
        outer = self.around()
        if outer is not None:
            return None if self.is_name() else replace(outer, kind="direct", quote=(self.quote,))
        cue = self.cue()
        if cue is not None and not (self.is_name() and not self.is_object_of(cue)):
            return Draft("direct", (self.quote,), cue.speaker, runs(cue.words), self.frame(), cue.addressee)
        if self.is_name() or not self.is_sentence():
            return None
        return self.introduced() or Draft("direct", (self.quote,), self.last_speaker())

    def around(self) -> Draft | None:
        """The statement whose words hold the quotation."""
        a, b = self.quote
        holding = [d for d in self.found if d.kind in {"indirect", "indirect-free-indirect"} and any(x <= a and b <= y for x, y in d.quote)]
        return min(holding, key=lambda d: d.end - d.start) if holding else None

    def is_name(self) -> bool:
        """Whether the marks hold a title or name: no verb, no word that a name would not have."""
        a, b = self.quote
        inner = [self.words[g] for g in range(a + 1, b - 1)]
        if any(w.pos in VERBAL or w.pos in {"PRON", "SCONJ"} for w in inner):
            return False
        return bool(inner) and (inner[0].text[:1].isupper() or all(w.pos in {"PROPN", "NUM", "X", "PUNCT"} for w in inner))

    def is_object_of(self, cue: Cue) -> bool:
        """Whether a short quotation hangs on the cue itself ("nannte ihn einen „Lügner“")."""
        a, b = self.quote
        heads = {self.flow.head(g) for g in range(a, b)}
        return cue.speech.object == "topic" and (cue.g in heads or any(self.flow.head(h) == cue.g for h in heads if h is not None))

    def is_sentence(self) -> bool:
        """Whether the quotation is a sentence of its own."""
        a, b = self.quote
        ends = self.words[b - 2].text in FINAL or b >= self.unit.b or self.words[b].text in FINAL
        starts = a == self.unit.a or self.words[a - 1].text == ":" or self.flow.quote_of[a - 1] >= 0
        return ends and starts and b - a > 4

    def cue(self) -> Cue | None:
        """The cue of the quotation: right behind it, else the nearest before it, else the one that closes its clause."""
        a, b = self.quote
        cues = [c for c in self.reader.cues if "quote" in c.speech.takes or c.speech.object]
        near = next((c for c in cues if b <= min(c.words) <= b + 1), None)
        if near:
            return near
        before = [c for c in cues if c.g < a and not self.between(c.g, a)]
        if before:
            return before[-1]
        return next((c for c in cues if c.g >= b and not self.between(b, c.g)), None)

    def between(self, a: int, b: int) -> bool:
        """Whether a semicolon parts two places, or many words do."""
        return b - a > 40 or any(self.words[g].text == ";" for g in range(a, b))

    def frame(self) -> tuple[Range, ...]:
        """The words of the unit around the quotation, up to the quotations beside it."""
        a, b = self.quote
        start, end = a, b
        while start > self.unit.a and self.flow.quote_of[start - 1] < 0:
            start -= 1
        while end < self.unit.b and self.flow.quote_of[end] < 0:
            end += 1
        if end - b == 1 and self.words[b].text in FINAL | BREAKS:
            end = b
        if start == a:
            end = self.flow.trim(b, end) if end == self.unit.b else end
        while start < a and self.words[start].text in FINAL:
            start += 1
        return tuple(r for r in ((start, a), (b, end)) if r[1] > r[0])

    def introduced(self) -> Draft | None:
        """A quotation behind a colon without a verb of speech: "X weiter: „…“", in the same unit or at the end of the one before."""
        a, _ = self.quote
        before = self.previous()
        lo = self.unit.a if a > self.unit.a or before is None else before.a
        if lo == a or self.words[a - 1].text != ":":
            return None
        reader = self.reader if a > self.unit.a else readers_of(self.flow)[self.flow.unit_at(lo)]
        cue = reader.cues[-1] if reader.cues else None
        speaker = cue.speaker if cue else phrase_at(self.flow, lo, a)
        return Draft("direct", (self.quote,), speaker, runs(cue.words) if cue else (), ((lo, a),), cue.addressee if cue else None)

    def previous(self) -> Unit | None:
        """The unit before that of the quotation."""
        u = self.flow.unit_at(self.unit.a)
        return self.flow.units[u - 1] if u else None

    def last_speaker(self) -> Range | None:
        """Who spoke last, in this unit or the two before."""
        a, _ = self.quote
        u = self.flow.unit_at(a)
        floor = self.flow.units[max(0, u - 2)].a
        earlier = [d for d in self.found if d.speaker and floor <= d.start < a]
        return max(earlier, key=lambda d: d.start).speaker if earlier else None
