"""attribution: the ordered chain of voices behind any stretch of a text, from the one nearest to the reader to the origin.

The outlet's own voice is the empty chain. Voices come from the statements that hold the words, from citations around these, from
sentences that take the words up ("Dies sagten …", "Die Zeitung beruft sich auf …"), from markers of doubt, and from denials.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from depesche.attribution.citing import CitationReader
from depesche.attribution.doubts import Doubts
from depesche.attribution.hops import HopMaker
from depesche.langpack import Pack
from depesche.model import Hop, Span, Statement
from depesche.reading import Reading
from depesche.statements.claims import readers_of
from depesche.statements.drafts import Range
from depesche.statements.flow import Flow, flow_of
from depesche.statements.speech import lexicon
from depesche.statements.voices import SUBJECTS, Voices, phrase

MEDIA = frozenset({"agency", "outlet"})
"""Kinds of voices that mostly hand on the words of others."""
REACH = 2
"""Units, its own included, in which a citation may take up what a unit tells."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The voices behind a stretch of text, nearest first, and the id of the innermost statement that holds it."""

    hops: tuple[Hop, ...] = ()
    statement: str | None = None


def chain_of(start: int, end: int, reading: Reading, pack: Pack) -> Chain:
    """The voices behind the words at [start, end) of the document's text."""
    return index_of(reading, pack).chain(start, end)


@functools.lru_cache(maxsize=1)
def index_of(reading: Reading, pack: Pack) -> Index:
    """What the chains of a document are made from, made once."""
    return Index(reading, pack)


class Index:
    """The statements and readers of one document."""

    def __init__(self, reading: Reading, pack: Pack) -> None:
        self.flow: Flow = flow_of(reading.parsed, reading.document.text, reading.blocks, lexicon(pack))
        self.lexicon = self.flow.lexicon
        self.voices = Voices(self.flow, reading.mentions)
        self.maker = HopMaker(self.flow, self.voices, {e.id: e for e in reading.entities}, pack)
        self.statements = reading.statements
        self.readers = readers_of(self.flow)
        self.doubts = Doubts(self.flow, self.maker)

    def chain(self, start: int, end: int) -> Chain:
        """The voices behind the words at [start, end)."""
        words = self.flow.range_of(Span(start, end))
        if not words:
            return Chain()
        g = words[0]
        holding = self.holding(start, end, g)
        hops = [hop for s in holding for hop in self.voices_of(s)] or self.told_object(g)
        hops = distinct([*hops, *self.around(g, hops)])
        hops = self.doubts.doubted(g, hops)
        hops = distinct([*hops, *self.doubts.denials(g)])
        return Chain(tuple(hops), holding[-1].id if holding else None)

    # ---- statements

    def holding(self, start: int, end: int, g: int) -> list[Statement]:
        """The statements whose words hold the stretch, the outermost first; told acts of speech hold nothing as such."""
        found = [s for s in self.statements if s.kind != "reported" and any(q.start <= start and end <= q.end for q in s.quote)]
        found = [s for s in found if not any(c.start <= start < c.end for c in s.cue)]
        found.sort(key=lambda s: (-sum(q.end - q.start for q in s.quote), s.quote[0].start, s.kind))
        inner: list[Statement] = []
        for statement in found:
            same = [s for s in inner if s.speaker and statement.speaker and s.speaker.start == statement.speaker.start]
            if not same:
                inner.append(statement)
        return inner

    def voices_of(self, statement: Statement) -> list[Hop]:
        """The hops of one statement: media that carry it, its speaker, those whom the speaker cites."""
        if statement.speaker is None:
            return self.unspoken(statement)
        words = self.flow.range_of(Span(statement.speaker.start, statement.speaker.end))
        u = self.flow.unit_at(words[0])
        outside = self.outside(statement, self.flow.units[u].a, self.flow.units[u].b)
        *spoken_to, who = self.maker.told_to(words.start, words.stop)
        speaker = self.maker.hop(*who, self.stance_of(statement, u))
        cited = self.cited_beside(u, words, outside)
        media = self.maker.media_in(outside, words, cited)
        if speaker and speaker.kind == "person":
            media += [r for r in cited if self.maker.is_medium(*self.voices.core(*r))]
            cited = [r for r in cited if r not in media]
        free = speaker and not cited and statement.kind == "indirect-free-indirect"
        if free and self.maker.is_medium(*self.voices.core(words.start, words.stop)):
            cited = self.maker.persons_in(outside, words.stop)
        behind = [r for r in media if r[0] >= words.stop and speaker and speaker.kind in MEDIA and self.is_subordinate(u, r[0])]
        before = spoken_to + [r for r in media if r not in behind]
        return [*self.made(before), *([speaker] if speaker else []), *self.made(behind + cited)]

    def cited_beside(self, u: int, words: range, outside: list[Range]) -> list[Range]:
        """Whom a speaker cites beside the quote or in the relative clause behind the speaker's own words."""
        reader = CitationReader(self.readers[u], self.maker)
        cited = [r for region in (*outside, *self.relative_behind(u, words.stop)) for r in reader.cited(*region)]
        return [r for r in cited if r[0] >= words.stop or r[1] <= words.start]

    def is_subordinate(self, u: int, g: int) -> bool:
        """Whether a word stands in a relative clause ("druckte einen Beitrag nach, in dem **die Zeitung** …")."""
        unit = self.flow.units[u]
        return self.readers[u].is_relative(unit.segments[unit.segment_of(g)])

    def relative_behind(self, u: int, g: int) -> list[Range]:
        """The relative clause that follows right behind a phrase that ends before word g."""
        unit = self.flow.units[u]
        if g + 1 >= unit.b or self.flow.words[g].text != ",":
            return []
        segment = unit.segments[unit.segment_of(g + 1)]
        return [(segment.a, segment.b)] if segment.a == g + 1 and self.readers[u].is_relative(segment) else []

    def unspoken(self, statement: Statement) -> list[Hop]:
        """The hops of a statement without a speaker: the voices that its frame cites."""
        found: list[Range] = []
        for span in statement.cue:
            found += [r for g in self.flow.range_of(span) for r in self.origins(g)]
        for span in statement.frame:
            words = self.flow.range_of(span)
            if words:
                reader = CitationReader(self.readers[self.flow.unit_at(words[0])], self.maker)
                cited = reader.cited(words[0], words[-1] + 1)
                inner = range(found[0][0], found[0][1]) if found else range(0)
                found = [*self.maker.media_in([(words[0], words[-1] + 1)], inner, cited), *found, *cited]
        return self.made(found)

    def stance_of(self, statement: Statement, u: int) -> str:
        """The stance of the speaker by the cue's verb, denials turned round by a negation."""
        cues = [c for c in self.readers[u].cues if any(s.start <= self.flow.words[c.g].start < s.end for s in statement.cue)]
        return cues[0].speech.stance if cues else "asserts"

    def outside(self, statement: Statement, a: int, b: int) -> list[Range]:
        """The stretches of the words a to b that the statement's quote leaves free."""
        taken = {g for q in statement.quote for g in self.flow.range_of(q)}
        found: list[Range] = []
        for g in range(a, b):
            if g in taken:
                continue
            if found and found[-1][1] == g:
                found[-1] = (found[-1][0], g + 1)
            else:
                found.append((g, g + 1))
        return found

    def told_object(self, g: int) -> list[Hop]:
        """The speaker of an act of speech whose content is the noun at g, or what a number at g counts.

        "bestätigte den Abzug", "sprach von fünf Toten"
        """
        counted = self.flow.head(g) if self.flow.words[g].pos == "NUM" else None
        g = g if counted is None else counted
        word = self.flow.words[g]
        if word.pos not in {"NOUN", "PROPN"}:
            return []
        head = self.flow.head(g)
        if head is None or word.relation not in {"obj", "nsubj", "nsubj:pass", "obl", "obl:arg"}:
            return []
        for cue in self.readers[self.flow.unit_at(g)].cues:
            if (
                cue.g == head
                and self.flow.words[head].lemma not in self.lexicon.words["performing"]
                and (cue.speech.object == "content" or counted is not None)
                and cue.speaker
                and not cue.speaker[0] <= g < cue.speaker[1]
                and not cue.passive
            ):
                hop = self.maker.hop(*cue.speaker, cue.speech.stance)
                return [hop] if hop else []
        return []

    # ---- the sentences around

    def around(self, g: int, hops: list[Hop]) -> list[Hop]:
        """Voices that the rest of the sentence or the next one adds: citations of a medium taken up again, and of the words themselves."""
        u = self.flow.unit_at(g)
        found: list[Hop] = self.introduced(u, g) if not hops else []
        for n in range(u, min(u + REACH, len(self.flow.units))):
            unit = self.flow.units[n]
            clause = self.later_clause(u, g) if n == u else (unit.a, unit.b)
            if clause[0] >= clause[1]:
                continue
            found += self.taken_up(n, clause, [*hops, *found])
        return found

    def introduced(self, u: int, g: int) -> list[Hop]:
        """The voices before a colon that hand on what follows it: "X beruft sich auf Y: …", in this sentence or in the one before."""
        unit = self.flow.units[u]
        colon = next((s for s in unit.segments if s.before == ":" and s.a <= g), None)
        if colon is None:
            if u == 0 or self.flow.words[unit.a - 1].text != ":":
                return []
            unit = self.flow.units[u - 1]
        clause = (unit.a, colon.a - 1 if colon else unit.b)
        reader = CitationReader(self.readers[self.flow.unit_at(clause[0])], self.maker)
        ranges = [r for _, who, cited in reader.citations(*clause) for r in ([who] if who else []) + cited]
        if not ranges:
            return self.anaphoric(self.flow.unit_at(clause[0]), clause, reader) if colon is None else []
        return self.made([*ranges, *reader.elliptic(*clause)])

    def later_clause(self, u: int, g: int) -> Range:
        """What follows the clause of word g behind a semicolon."""
        unit = self.flow.units[u]
        later = [s for s in unit.segments if s.a > g and s.before == ";"]
        return (later[0].a, unit.b) if later else (unit.b, unit.b)

    def taken_up(self, n: int, clause: Range, hops: list[Hop]) -> list[Hop]:
        """The voices of a clause that hands on the words before it."""
        reader = CitationReader(self.readers[n], self.maker)
        subject = self.subject(n, clause)
        known = bool(subject) and self.is_known(subject or clause, hops)
        for g, who, cited in reader.citations(*clause):
            if known or (who and self.is_known(who, hops)):
                return self.made(cited)
            if not hops and who and (self.flow.lower(clause[0]) in self.lexicon.cues["anaphor"] or self.leans_back(g, who)):
                return self.made([who, *cited])
            if not hops and who and clause[0] > self.flow.units[n].a:
                return self.made([who, *cited])
        if known:
            return self.made(self.maker.persons_in([clause], (subject or clause)[1]))
        if not hops and (self.flow.lower(clause[0]) in self.lexicon.cues["anaphor"] or self.repeats(n, clause)):
            return self.anaphoric(n, clause, reader)
        return []

    def leans_back(self, g: int, who: Range) -> bool:
        """Whether a medium cites somebody for what was told just before ("stützt sich **dabei** auf …")."""
        adverbs = (self.flow.lower(c) for c in self.flow.children(g))
        return self.maker.is_medium(*who) and any(a in self.lexicon.cues["support"] for a in adverbs)

    def repeats(self, n: int, clause: Range) -> bool:
        """Whether somebody says of the words before that they are so ("räumte **das** ein")."""
        cues = (c for c in self.readers[n].cues if clause[0] <= c.g < clause[1] and c.speech.stance != "denies")
        cue = next(cues, None)
        if cue is None or cue.speech.object != "content" or cue.speaker is None or self.doubts.is_negated(cue):
            return False
        objects = (c for c in self.flow.children(cue.g) if self.flow.words[c].relation == "obj")
        return any(self.flow.lower(c) in self.lexicon.cues["anaphor"] for c in objects)

    def made(self, ranges: Iterable[Range]) -> list[Hop]:
        """The hops of phrases."""
        return [h for h in (self.maker.hop(a, b) for a, b in ranges) if h is not None]

    def subject(self, n: int, clause: Range) -> Range | None:
        """The subject of a clause."""
        for g in range(*clause):
            if self.flow.words[g].relation in SUBJECTS and self.flow.words[g].pos in {"NOUN", "PROPN"}:
                return phrase(self.flow, g, *clause)
        return None

    def is_known(self, who: Range, hops: list[Hop]) -> bool:
        """Whether a phrase takes up a voice of the chain: the same entity, or a medium without a name after one with a name."""
        entity = self.voices.entity(*who)
        if entity and any(h.entity == entity for h in hops):
            return True
        return self.maker.is_generic(*who) and any(h.kind in {"agency", "outlet"} for h in hops)

    def anaphoric(self, n: int, clause: Range, reader: CitationReader) -> list[Hop]:
        """The voices of "Dies sagte X", "So steht es in einem Beitrag von X"."""
        cue = next((c for c in self.readers[n].cues if clause[0] <= c.g < clause[1] and c.speech.stance != "denies"), None)
        verb = next((g for g in range(*clause) if self.flow.words[g].lemma in self.lexicon.cues["impersonal"]), None)
        if verb is not None:
            ranges = self.origins(verb)
        elif cue is not None:
            ranges = self.maker.told_to(*cue.speaker) if cue.speaker and not self.is_nobody(cue.speaker) else self.origins(cue.g)
        else:
            return []
        cited = reader.cited(*clause)
        media = self.maker.media_in([clause], range(ranges[0][0], ranges[-1][1]) if len(ranges) == 1 else range(0), [*ranges, *cited])
        return self.made([*media, *ranges, *cited])

    def is_nobody(self, who: Range) -> bool:
        """Whether a subject stands for nobody or for the words before."""
        return self.flow.lower(who[0]) in self.lexicon.words["nobody"] | self.lexicon.cues["anaphor"] and who[1] - who[0] == 1

    def origins(self, g: int) -> list[Range]:
        """The phrases from which an impersonal verb of speech has its words."""
        found = []
        for c in self.flow.children(g):
            case = next((self.flow.lower(k) for k in self.flow.children_of(c, "case")), "")
            if case in self.lexicon.cues["origin"] and self.flow.words[c].relation.startswith("obl"):
                unit = self.flow.units[self.flow.unit_at(c)]
                found.append(phrase(self.flow, c, unit.a, unit.b))
        return found


def distinct(hops: Iterable[Hop]) -> list[Hop]:
    """The hops without those that overlap an earlier one or name the entity of an earlier one with the same stance."""
    found: list[Hop] = []
    for hop in hops:
        if any(h.start < hop.end and hop.start < h.end for h in found):
            continue
        if hop.entity and any(h.entity == hop.entity and h.kind == hop.kind and h.stance == hop.stance for h in found):
            continue
        found.append(hop)
    return found
