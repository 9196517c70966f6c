"""claims: statements that a verb of speech brings: "X sagte, dass …", "…, sagte X", "X forderte, … zu …"."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from depesche.lemmas import VERBAL
from depesche.statements.cues import Cue, CueReader
from depesche.statements.drafts import Draft, Range, runs
from depesche.statements.flow import BREAKS, FINAL, Flow, Segment

SHORT_REST = 3
"""Words beside subject and verb in a frame that stands inside of what is said (", he said on Monday,")."""


@functools.lru_cache(maxsize=1)
def readers_of(flow: Flow) -> tuple[UnitReader, ...]:
    """The readers of all units of a document, shared by the stages that come one after the other."""
    return tuple(UnitReader(flow, unit) for unit in flow.units)


class UnitReader(CueReader):
    """Finds what the verbs of speech of one unit bring."""

    def complement(self, cue: Cue) -> Range | None:
        """The clause behind a cue that holds what is said."""
        index = self.unit.segment_of(max(cue.words))
        inner = self.inner_complement(cue)
        if inner:
            return inner
        for n in range(index + 1, min(index + 5, len(self.unit.segments))):
            segment = self.unit.segments[n]
            if segment.a <= cue.g:
                continue
            if self.opens_complement(segment, cue, n == index + 1):
                return self.complement_start(index + 1, n), self.complement_end(n, cue)
            if self.is_main(segment) and not self.is_relative(segment):
                return None
        return None

    def complement_start(self, first: int, n: int) -> int:
        """Where a complement known by segment n begins: there where a subordinator opens it, else with the verbless part before it."""
        segment = self.unit.segments[n]
        words = self.lexicon.words
        if n == first or self.flow.lower(segment.a) in words["that"] | words["question"] or self.flow.finite_in(segment.a, segment.b):
            return segment.a
        before = self.unit.segments[first]
        if self.flow.finite_in(before.a, before.b) or self.is_relative(before):
            return segment.a
        return before.a

    def inner_complement(self, cue: Cue) -> Range | None:
        """A complement that no comma parts from its cue: "said that …", "said he would …"."""
        segment = self.unit.segments[self.unit.segment_of(cue.g)]
        for g in range(cue.g + 1, segment.b):
            if self.flow.quote_of[g] >= 0:
                if self.lexicon.subject_first:
                    break
                return None
            if self.lexicon.subject_first and self.flow.is_finite(g) and self.lexicon.verb_at(self.words[g], self.particles(g)):
                break
            if self.flow.lower(g) in self.lexicon.words["that"] and "clause" in cue.speech.takes and self.joins_clause(g, segment):
                return g, self.complement_end(self.unit.segment_of(cue.g), cue)
        marked = self.marked_infinitive(cue, segment)
        if marked is not None:
            return marked, self.complement_end(self.unit.segment_of(cue.g), cue)
        child = next((c for c in self.flow.children(cue.g) if self.words[c].relation in {"ccomp", "xcomp"} and c > cue.g), None)
        if child is None or self.unit.segment_of(child) != self.unit.segment_of(cue.g):
            return None
        first = min((i for i in self.flow.subtree(child) if i > cue.g), default=child)
        kind = "infinitive" if self.words[child].relation == "xcomp" or self.flow.is_infinitive(child) else "clause"
        if kind not in cue.speech.takes or (kind == "infinitive" and not self.has_infinitive(first, child + 1)):
            return None
        return first, self.complement_end(self.unit.segment_of(cue.g), cue)

    def joins_clause(self, g: int, segment: Segment) -> bool:
        """Whether a word like "that" opens a clause: by its tag, or where subjects stand first, if a finite verb follows another word."""
        if self.words[g].pos == "SCONJ":
            return True
        return self.lexicon.subject_first and any(h > g + 1 for h in self.flow.finite_in(g + 1, segment.b))

    def marked_infinitive(self, cue: Cue, segment: Segment) -> int | None:
        """Where the infinitive behind a cue begins in a language whose marker stands first: "urged them to go"."""
        if not self.lexicon.marker_first or "infinitive" not in cue.speech.takes or cue.passive:
            return None
        for g in range(cue.g + 1, segment.b - 1):
            if self.flow.is_finite(g) or self.flow.quote_of[g] >= 0:
                return None
            if self.flow.lower(g) == self.lexicon.to and self.flow.is_infinitive(g + 1):
                return g
        return None

    def opens_complement(self, segment: Segment, cue: Cue, near: bool) -> bool:
        """Whether a segment begins what a cue brings."""
        first = self.flow.lower(segment.a)
        takes = cue.speech.takes
        if first in self.lexicon.words["that"] and "clause" in takes:
            return near or cue.speech.object != "topic"
        finite = self.flow.finite_in(segment.a, segment.b)
        if first in self.lexicon.words["compare"] and self.reports(segment):
            return False
        if first in self.lexicon.words["question"]:
            return near and "clause" in takes and self.words[segment.a].feats.get("PronType") != "Rel"
        if self.is_relative(segment) or first in self.lexicon.words["subordinators"]:
            return False
        if self.flow.is_infinitive(segment.b - 1) or (self.has_infinitive(segment.a, segment.b) and not finite):
            return "infinitive" in takes
        if "clause" not in takes or not finite:
            return False
        if segment.before == ":" and near:
            return True
        return any(self.lexicon.is_subjunctive(self.words[g]) or self.lexicon.is_substitute(self.words[g]) for g in finite) or (
            near and self.hangs_on(finite[0], cue.g) and not self.lexicon.verb_at(self.words[finite[0]], frozenset())
        )

    def reports(self, segment: Segment) -> bool:
        """Whether a segment closes with a verb of speech without an object: "wie X mitteilte"."""
        last = segment.b - 1
        speech = self.lexicon.verb_at(self.words[last], frozenset()) if self.flow.is_verb(last) else None
        return speech is not None and speech.object != "topic" and not self.flow.children_of(last, "obj")

    def hangs_on(self, verb: int, cue: int) -> bool:
        """Whether the parse gives a clause as complement of the cue."""
        for g in (verb, *self.flow.ancestors(verb)):
            if self.flow.head(g) == cue:
                return self.words[g].relation in {"ccomp", "parataxis", "obj"}
        return False

    def has_infinitive(self, a: int, b: int) -> bool:
        """Whether an infinitive with its marker stands among the words a to b."""
        return any(self.flow.is_infinitive(g) for g in range(a, b) if self.flow.quote_of[g] < 0)

    def complement_end(self, n: int, cue: Cue) -> int:
        """The end of what is said, from segment n on: the end of the unit, or where the sentence of the cue goes on."""
        going_on = {g for g in self.flow.ancestors(cue.g) if g > cue.g and self.words[g].pos in VERBAL}
        segments = self.unit.segments
        for m in range(n + 1, len(segments)):
            segment = segments[m]
            if any(segment.a <= g < segment.b for g in going_on) or self.goes_on(segment, cue) or self.closes(m):
                return self.cut(segments[n].a, segments[m - 1].b, cue)
        return self.cut(segments[n].a, self.flow.trim(self.unit.a, self.unit.b), cue)

    def cut(self, a: int, b: int, cue: Cue) -> int:
        """The end of what is said before the cue's own clause goes on with "und" and another verb: "…, er sei müde und kündigte an".

        Where subjects stand first, also before the verb of the clause that holds the cue's: "who asked not to be named said …".
        """
        if self.lexicon.subject_first:
            governing = {g for g in self.flow.ancestors(cue.g) if self.flow.is_finite(g)}
            b = min((g for g in governing if max(a, cue.g) < g < b), default=b)
        for g in range(max(a, cue.g) + 2, b - 1):
            if self.words[g].pos == "CCONJ" and self.flow.quote_of[g] < 0 and self.goes_on_with(g + 1, cue):
                return g
        return b

    def goes_on_with(self, g: int, cue: Cue) -> bool:
        """Whether word g is a finite verb that stands beside the cue: in its tense and mood, and of speech or joined to it by the parse."""
        verb = self.words[g]
        if not self.flow.is_finite(g) or self.lexicon.is_subjunctive(verb):
            return False
        if verb.feats.get("Tense") != self.words[min(cue.words)].feats.get("Tense"):
            return False
        return self.lexicon.verb_at(verb, self.particles(g)) is not None or self.flow.head(g) == cue.g

    def goes_on(self, segment: Segment, cue: Cue) -> bool:
        """Whether a segment is another clause beside that of the cue: joined to it by the parse, and in the indicative."""
        finite = self.flow.finite_in(segment.a, segment.b)
        if not finite or any(self.lexicon.is_subjunctive(self.words[g]) for g in finite):
            return False
        if segment.before == ";":
            return True
        if self.flow.lower(segment.a) not in self.lexicon.words["conjunctions"]:
            return False
        return any(self.flow.head(g) == cue.g and self.words[g].relation == "conj" for g in range(segment.a, segment.b))

    def closes(self, m: int) -> bool:
        """Whether segment m is a frame behind what is said: ", sagte X", ", so X"."""
        segment = self.unit.segments[m]
        if segment.before not in {",", "–", "-"}:
            return False
        word = self.words[segment.a]
        if self.flow.lower(segment.a) in self.lexicon.cues["so"] and segment.b - segment.a > 1 and not self.is_adverbial_so(segment):
            return True
        opens = self.flow.is_finite(segment.a) or (word.feats.get("VerbForm") in {"Part", "Ger"} and segment.b - segment.a > 1)
        return opens and self.lexicon.verb_at(word, self.particles(segment.a)) is not None

    def is_adverbial_so(self, segment: Segment) -> bool:
        """Whether "so" opens a result clause ("so dass") and no frame."""
        second = self.flow.lower(segment.a + 1)
        return second in self.lexicon.words["that"] or self.words[segment.a + 1].pos in {"ADV", "ADJ", "SCONJ", "ADP"}

    def drafts(self) -> Iterator[Draft]:
        """The statements of the unit's cues."""
        said: list[Range] = []
        for cue in self.cues:
            if cue.speech.medium == "thought" and (cue.passive or any(a <= cue.g < b for a, b in said)):
                continue
            draft = self.before(cue) or self.after(cue)
            if draft:
                said.extend(draft.quote)
                yield draft

    def after(self, cue: Cue) -> Draft | None:
        """What a cue brings behind it."""
        if not cue.speech.takes & {"clause", "infinitive"}:
            return None
        found = self.complement(cue)
        if found is None or found[1] <= found[0]:
            return None
        lead_end = found[0]
        start = self.frame_start(cue)
        frame = self.outside((start, lead_end))
        return Draft("indirect", (found,), cue.speaker, runs(cue.words), frame, cue.addressee)

    def frame_start(self, cue: Cue) -> int:
        """Where the frame of a cue begins: with the unit, or behind a semicolon, a colon or a quote that ends before it."""
        start = self.unit.a
        for segment in self.unit.segments:
            if segment.a <= cue.g and segment.before in {";"}:
                start = segment.a
        while start < cue.g and (self.words[start].text in BREAKS | FINAL):
            start += 1
        return start

    def outside(self, span: Range) -> tuple[Range, ...]:
        """A range less the quotes in it."""
        return runs(tuple(g for g in range(*span)))

    def before(self, cue: Cue) -> Draft | None:
        """What stands before its cue: "…, sagte X" and, in two pieces, "…, sagte X, …"."""
        n = self.unit.segment_of(cue.g)
        segment = self.unit.segments[n]
        shape = self.frame_shape(n, cue)
        if n == 0 or not shape or segment.before not in {",", "–", "-"}:
            return None
        start = self.quote_start(n)
        last = self.unit.segments[n - 1].b
        if last <= start or not (self.has_main(start, n) or self.continues(n, cue)):
            return None
        end = self.sentence_end(cue.g)
        frame = (segment.a - 1, end)
        pieces: tuple[Range, ...] = ((start, last),)
        if self.continues(n, cue) and segment.b + 1 < end:
            frame = (segment.a - 1, segment.b + 1)
            pieces = ((start, last), (segment.b + 1, end))
        cue_words = runs(self.with_so(segment, cue))
        return Draft("indirect", pieces, cue.speaker, cue_words, (frame,), cue.addressee)

    def sentence_end(self, g: int) -> int:
        """The end of the unit, or of the sentence of word g where the unit goes on with a quotation."""
        stop = next((i for i in range(g + 1, self.unit.b) if self.words[i].text in FINAL and self.flow.quote_of[i] < 0), self.unit.b)
        return min(stop, self.flow.trim(self.unit.a, self.unit.b))

    def has_main(self, start: int, n: int) -> bool:
        """Whether what stands before frame n has a main clause, or is a clause of its own with its subordinator ("Dass …, sagte X")."""
        before = [s for s in self.unit.segments[:n] if s.a >= start]
        if self.lexicon.subject_first and any(self.words[g].pos in VERBAL for s in before for g in range(s.a, s.b)):
            return True
        return any(self.is_main(s) and not self.is_relative(s) for s in before) or self.flow.lower(start) in self.lexicon.words["that"]

    def with_so(self, segment: Segment, cue: Cue) -> tuple[int, ...]:
        """The words of a cue with the "so" or "wie" that opens its segment."""
        opener = self.flow.lower(segment.a)
        if opener in self.lexicon.cues["so"] | self.lexicon.words["compare"]:
            return tuple(sorted({segment.a, *cue.words}))
        return cue.words

    def frame_shape(self, n: int, cue: Cue) -> bool:
        """Whether a segment is a frame put behind or into what is said: verb first, "so" or "wie" first, or subject and verb alone."""
        segment = self.unit.segments[n]
        opener = self.flow.lower(segment.a)
        if opener in self.lexicon.cues["so"] and opener not in self.lexicon.words["compare"]:
            return min(cue.words) == segment.a + 1
        if opener in self.lexicon.words["compare"]:
            return cue.speech.object != "topic" and not self.flow.children_of(cue.g, "obj") and self.flow.is_finite(max(cue.words))
        loose = self.lexicon.subject_first and not self.flow.citing_length(segment.a, segment.b)
        if min(cue.words) == segment.a and (self.flow.is_finite(segment.a) or loose):
            return (cue.speaker is None and self.flow.is_finite(segment.a)) or bool(cue.speaker and cue.speaker[0] > segment.a)
        return bool(cue.speaker) and self.short_frame(segment, cue)

    def short_frame(self, segment: Segment, cue: Cue) -> bool:
        """Whether a segment is nothing but subject and verb of speech: ", he said"."""
        speaker = cue.speaker or (0, 0)
        known = {*cue.words, *range(*speaker), *range(*(cue.addressee or (0, 0)))}
        rest = [g for g in range(segment.a, segment.b) if g not in known]
        if speaker[0] != segment.a or len(rest) > self.lexicon.frame_rest:
            return False
        if not self.lexicon.subject_first and any(self.case_of(c) in self.lexicon.words["possession"] for c in self.flow.children(cue.g)):
            return False
        n = self.unit.segment_of(segment.a)
        put_in = self.lexicon.subject_first and n > 0 and self.continues(n, cue) and segment.b - segment.a <= len(known) + SHORT_REST
        if self.complement(cue) is not None and not put_in:
            return False
        return all(cue.addressee and cue.addressee[0] <= c < cue.addressee[1] for c in self.flow.children_of(cue.g, "obj"))

    def quote_start(self, n: int) -> int:
        """Where what stands before frame n begins: the unit, or behind another frame, a semicolon or a colon."""
        start = self.unit.segments[0].a
        for m in range(n):
            if m and self.unit.segments[m].before in {";", ":"}:
                start = self.unit.segments[m].a
        return start

    def continues(self, n: int, cue: Cue) -> bool:
        """Whether what is said goes on behind frame n: the part before it has no verb, or its verb waits for the rest."""
        if n + 1 >= len(self.unit.segments) or self.unit.segments[n + 1].before not in {",", "–", "-"}:
            return False
        start, last = self.unit.segments[0].a, self.unit.segments[n - 1].b
        finite = self.flow.finite_in(start, last)
        if not finite:
            return True
        if finite[-1] == last - 1 and self.is_auxiliary(finite[-1]):
            return True
        waiting = [g for g in finite if self.words[g].relation in {"aux", "aux:pass", "cop"}]
        return any((self.flow.head(g) or 0) >= self.unit.segments[n].b for g in waiting)

    def is_auxiliary(self, g: int) -> bool:
        """Whether a finite verb waits for another one."""
        return self.words[g].pos == "AUX" or self.words[g].lemma in self.lexicon.words["auxiliaries"]
