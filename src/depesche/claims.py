"""claims: statements that a verb or noun of speech brings: "X sagte, dass …", "…, sagte X", "… , so X", "X forderte, … zu …".

The rules look at punctuation, word order and closed classes first and at the parse second, since news sentences with speech in
them are where a small parser errs most.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.flow import BREAKS, FINAL, Flow, Segment, Unit
from depesche.speech import VERBAL, Lexicon, Speech
from depesche.voices import NOMINAL, SUBJECTS, grow_apposition, phrase, phrase_at

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in words of the flow, before voices and ids: ranges a to b (excluded)."""

    kind: str
    quote: tuple[Range, ...]
    speaker: Range | None
    cue: tuple[Range, ...] = ()
    frame: tuple[Range, ...] = ()
    addressee: Range | None = None
    stance: str = "asserts"

    @property
    def start(self) -> int:
        """The first word of the quote."""
        return self.quote[0][0]

    @property
    def end(self) -> int:
        """The word behind the quote."""
        return self.quote[-1][1]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of speech in a unit: its position, its entry, all words of the predicate, its subject's phrase."""

    g: int
    speech: Speech
    words: tuple[int, ...]
    speaker: Range | None
    addressee: Range | None
    passive: bool


def runs(positions: tuple[int, ...]) -> tuple[Range, ...]:
    """Positions as ranges of neighbours.

    >>> runs((3, 4, 7))
    ((3, 5), (7, 8))
    """
    found: list[Range] = []
    for g in positions:
        if found and found[-1][1] == g:
            found[-1] = (found[-1][0], g + 1)
        else:
            found.append((g, g + 1))
    return tuple(found)


class UnitReader:
    """Reads the cues of one unit and the words that they bring."""

    def __init__(self, flow: Flow, unit: Unit) -> None:
        self.flow, self.unit = flow, unit
        self.lexicon: Lexicon = flow.lexicon
        self.words = flow.words

    # ---- cues

    def cues(self) -> Iterator[Cue]:
        """The verbs of speech outside of quotes, in text order."""
        for g in range(self.unit.a, self.unit.b):
            if self.flow.quote_of[g] >= 0 or self.words[g].pos not in VERBAL or self.words[g].relation in {"amod", "aux", "cop"}:
                continue
            speech = self.lexicon.verb_at(self.words[g], self.particles(g))
            if speech:
                yield self.cue_of(g, speech)

    def particles(self, g: int) -> frozenset[str]:
        """Words that a verb may have parted with: its particle by the parse, the word before it, the last one of its segment or unit."""
        segment = self.unit.segments[self.unit.segment_of(g)]
        ends = {segment.b - 1, self.flow.trim(self.unit.a, self.unit.b) - 1}
        found = {self.flow.lower(c) for c in self.flow.children(g) if self.words[c].relation == "compound:prt"}
        found |= {self.flow.lower(i) for i in ends | {g - 1} if i > g or i == g - 1 >= self.unit.a}
        found |= {self.flow.lower(i) for i in range(g + 1, segment.b - 1) if i + 1 < self.unit.b and self.flow.quote_of[i + 1] >= 0}
        return frozenset(found)

    def cue_of(self, g: int, speech: Speech) -> Cue:
        """The cue around a verb of speech."""
        words = self.predicate(g, speech)
        passive = any(self.words[i].relation == "aux:pass" for i in words)
        speaker = self.agent(g) if passive else self.subject(g, words)
        addressee = self.addressee(g, speech, speaker, passive)
        return Cue(g, speech, words, speaker, addressee, passive)

    def predicate(self, g: int, speech: Speech) -> tuple[int, ...]:
        """The verb with its auxiliaries and its particle, outside of quotes."""
        found = {g}
        for c in self.flow.children(g):
            word = self.words[c]
            if word.relation in {"aux", "aux:pass", "compound:prt"} or (word.relation == "cop"):
                found.add(c)
        segment = self.unit.segments[self.unit.segment_of(g)]
        if speech.particle:
            spots = [g - 1, segment.b - 1, self.flow.trim(self.unit.a, self.unit.b) - 1, *range(g + 1, segment.b)]
            at = next((i for i in spots if self.unit.a <= i < self.unit.b and self.flow.lower(i) == speech.particle), None)
            found |= {at} if at is not None else set()
        found |= {c for c in range(g + 1, segment.b) if self.flow.lower(c) in self.lexicon.words["correlates"] and c == segment.b - 1}
        return tuple(sorted(i for i in found if self.flow.quote_of[i] < 0 and self.unit.a <= i < self.unit.b))

    # ---- voices

    def subject(self, g: int, words: tuple[int, ...]) -> Range | None:
        """The phrase of who speaks: the subject of the verb or of what governs it, else what stands beside the verb."""
        for verb in (g, *self.flow.ancestors(g)):
            if verb != g and self.words[self.deprel(verb, g)].relation not in {"conj", "xcomp", "aux", "ccomp", "aux:pass"}:
                break
            subject = next((c for c in self.flow.children(verb) if self.words[c].relation in SUBJECTS), None)
            if subject is not None and self.flow.quote_of[subject] < 0 and self.plausible(subject, g, words):
                return self.noun_phrase(subject, words)
        return self.beside(g, words) or self.in_front(words)

    def in_front(self, words: tuple[int, ...]) -> Range | None:
        """What stands before the finite verb of a sentence that begins with its subject."""
        start, finite = self.unit.a, min(words)
        while start < finite and (self.words[start].pos in {"CCONJ", "PUNCT"} or self.words[start].text in BREAKS):
            start += 1
        first = self.words[start]
        if start >= finite or finite - start > 20 or self.flow.finite_in(start, finite):
            return None
        if first.pos in {"ADP", "ADV", "SCONJ", "PART"} or first.feats.get("Case", "Nom") != "Nom" or self.flow.quote_of[start] >= 0:
            return None
        head = next((g for g in range(start, finite) if self.words[g].pos in NOMINAL or self.words[g].text[0].isupper()), None)
        if head is None:
            return None
        end = finite
        while end > head + 1 and (self.words[end - 1].text in BREAKS - {")"} or self.words[end - 1].pos == "ADV"):
            end -= 1
        return start, end

    def deprel(self, verb: int, g: int) -> int:
        """The word on the way from g up to a governor that hangs on it directly."""
        below = g
        for up in self.flow.ancestors(g):
            if up == verb:
                return below
            below = up
        return below

    def plausible(self, subject: int, g: int, words: tuple[int, ...]) -> bool:
        """Whether a subject can be that of the cue: nominal, and no break between it and a cue that opens its segment."""
        if self.words[subject].pos not in NOMINAL | {"DET", "ADJ", "X"} or self.flow.lower(subject) in self.lexicon.words["nobody"]:
            return False
        if self.case_of(subject) and subject < g:
            return False
        if subject > g and min(words) > self.unit.a and self.in_front((g,)) and self.words[min(words) - 1].text == ",":
            return False
        segment = self.unit.segments[self.unit.segment_of(g)]
        opens = min(words) == segment.a and segment.before in {",", ""} and self.unit.segment_of(g) > 0
        return not (opens and subject < g and segment.b - segment.a > 1 and self.words[segment.a + 1].pos in {"DET", "PROPN", "NOUN", "PRON"})

    def noun_phrase(self, head: int, words: tuple[int, ...]) -> Range:
        """The phrase of a subject, kept from running over the cue, with its apposition."""
        lo = max([self.unit.a, *(w + 1 for w in words if w < head)])
        hi = min([self.flow.trim(self.unit.a, self.unit.b), *(w for w in words if w > head)])
        a, b = phrase(self.flow, head, lo, hi)
        return grow_apposition(self.flow, a, b, hi)

    def beside(self, g: int, words: tuple[int, ...]) -> Range | None:
        """The noun phrase next to a cue that the parse gave no subject: behind it where it opens its segment, else the one before it."""
        segment = self.unit.segments[self.unit.segment_of(g)]
        first = min(words)
        if first == segment.a or self.flow.lower(segment.a) in self.lexicon.cues["so"] | self.lexicon.words["compare"]:
            for start in range(first + 1, min(first + 5, segment.b)):
                if self.words[start].pos in {"DET", "PROPN", "NOUN", "PRON"} and self.words[start - 1].pos != "ADP":
                    found = phrase_at(self.flow, start, segment.b)
                    if found and self.flow.lower(found[0]) not in self.lexicon.words["nobody"]:
                        return grow_apposition(self.flow, *found, self.flow.trim(self.unit.a, self.unit.b))
        return None

    def agent(self, g: int) -> Range | None:
        """Who speaks in a passive."""
        for c in self.flow.children(g):
            if self.words[c].relation.startswith("obl") and self.case_of(c) in self.lexicon.words["agents"]:
                return phrase(self.flow, c, self.unit.a, self.unit.b)
        return None

    def case_of(self, g: int) -> str:
        """The preposition of a noun, lower case, or nothing."""
        return next((self.flow.lower(c) for c in self.flow.children(g) if self.words[c].relation == "case"), "")

    def addressee(self, g: int, speech: Speech, speaker: Range | None, passive: bool) -> Range | None:
        """Who is spoken to, by the slots of the verb."""
        for c in self.flow.children(g):
            word = self.words[c]
            if word.pos not in {"NOUN", "PROPN", "PRON"} or (speaker and speaker[0] <= c < speaker[1]) or self.flow.quote_of[c] >= 0:
                continue
            if self.slot_of(c, passive) & ({*speech.addressee} | self.lexicon.words["toward"]) and word.feats.get("Reflex") != "Yes":
                return phrase(self.flow, c, self.unit.a, self.unit.b)
        return None

    def slot_of(self, g: int, passive: bool) -> set[str]:
        """The names of the slots that a dependent of a verb may fill."""
        word = self.words[g]
        if word.relation == "iobj" or (word.relation in {"obj", "obl:arg"} and word.feats.get("Case") == self.lexicon.dative):
            return {"iobj"}
        if word.relation == "obj":
            return {"obj"}
        if word.relation == "nsubj:pass" and passive:
            return {"obj"}
        return {self.case_of(g)} if word.relation.startswith("obl") else set()

    # ---- what is said

    def complement(self, cue: Cue) -> Range | None:
        """The clause behind a cue that holds what is said."""
        index = self.unit.segment_of(max(cue.g, cue.words[0]))
        inner = self.inner_complement(cue)
        if inner:
            return inner
        for n in range(index + 1, min(index + 5, len(self.unit.segments))):
            segment = self.unit.segments[n]
            if segment.a <= cue.g:
                continue
            if self.opens_complement(segment, cue, n == index + 1):
                return segment.a, self.complement_end(n, cue)
            if self.is_main(segment) and not self.is_relative(segment):
                return None
        return None

    def inner_complement(self, cue: Cue) -> Range | None:
        """A complement that no comma parts from its cue: "said that …", "said he would …"."""
        segment = self.unit.segments[self.unit.segment_of(cue.g)]
        for g in range(cue.g + 1, segment.b):
            if self.flow.quote_of[g] >= 0:
                return None
            if self.flow.lower(g) in self.lexicon.words["that"] and "clause" in cue.speech.takes and self.words[g].pos == "SCONJ":
                return g, self.complement_end(self.unit.segment_of(cue.g), cue)
        child = next((c for c in self.flow.children(cue.g) if self.words[c].relation in {"ccomp", "xcomp"} and c > cue.g), None)
        if child is None or self.unit.segment_of(child) != self.unit.segment_of(cue.g):
            return None
        first = min((i for i in self.flow.subtree(child) if i > cue.g), default=child)
        kind = "infinitive" if self.words[child].relation == "xcomp" or self.flow.is_infinitive(child) else "clause"
        if kind not in cue.speech.takes or (kind == "infinitive" and not self.has_infinitive(first, child + 1)):
            return None
        return first, self.complement_end(self.unit.segment_of(cue.g), cue)

    def opens_complement(self, segment: Segment, cue: Cue, near: bool) -> bool:
        """Whether a segment begins what a cue brings."""
        first = self.flow.lower(segment.a)
        takes = cue.speech.takes
        if first in self.lexicon.words["that"] and "clause" in takes:
            return True
        finite = self.flow.finite_in(segment.a, segment.b)
        if first in self.lexicon.words["question"]:
            return near and "clause" in takes and self.words[segment.a].feats.get("PronType") != "Rel"
        if self.is_relative(segment) or first in self.lexicon.words["subordinators"]:
            return False
        if self.has_infinitive(segment.a, segment.b) and not finite:
            return "infinitive" in takes
        if "clause" not in takes or not finite:
            return False
        if segment.before == ":" and near:
            return True
        return any(self.lexicon.is_subjunctive(self.words[g]) or self.lexicon.is_substitute(self.words[g]) for g in finite) or (
            near and self.hangs_on(finite[0], cue.g)
        )

    def hangs_on(self, verb: int, cue: int) -> bool:
        """Whether the parse gives a clause as complement of the cue."""
        for g in (verb, *self.flow.ancestors(verb)):
            if self.flow.head(g) == cue:
                return self.words[g].relation in {"ccomp", "parataxis", "obj"}
        return False

    def has_infinitive(self, a: int, b: int) -> bool:
        """Whether an infinitive with its marker stands among the words a to b."""
        return any(self.flow.is_infinitive(g) for g in range(a, b) if self.flow.quote_of[g] < 0)

    def is_relative(self, segment: Segment) -> bool:
        """Whether a segment begins with a relative pronoun, perhaps behind a preposition."""
        for g in range(segment.a, min(segment.a + 2, segment.b)):
            word = self.words[g]
            if word.feats.get("PronType") == "Rel" or (word.pos == "PRON" and word.feats.get("PronType") == "Dem" and self.verb_last(segment)):
                return True
        return False

    def verb_last(self, segment: Segment) -> bool:
        """Whether the finite verb closes its segment."""
        finite = self.flow.finite_in(segment.a, segment.b)
        return bool(finite) and finite[-1] == segment.b - 1 and finite[-1] > segment.a + 1

    def is_main(self, segment: Segment) -> bool:
        """Whether a segment holds a finite verb and no subordinator opens it."""
        words = self.lexicon.words
        opener = self.flow.lower(segment.a)
        return bool(self.flow.finite_in(segment.a, segment.b)) and opener not in words["subordinators"] | words["that"] | words["question"]

    def complement_end(self, n: int, cue: Cue) -> int:
        """The end of what is said, from segment n on: the end of the unit, or where the sentence of the cue goes on."""
        going_on = {g for g in self.flow.ancestors(cue.g) if g > cue.g and self.words[g].pos in VERBAL}
        segments = self.unit.segments
        for m in range(n + 1, len(segments)):
            segment = segments[m]
            if any(segment.a <= g < segment.b for g in going_on) or self.goes_on(segment, cue) or self.closes(m):
                return segments[m - 1].b
        return self.flow.trim(self.unit.a, self.unit.b)

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
        return self.flow.is_finite(segment.a) and self.lexicon.verb_at(word, self.particles(segment.a)) is not None

    def is_adverbial_so(self, segment: Segment) -> bool:
        """Whether "so" opens a result clause ("so dass") and no frame."""
        second = self.flow.lower(segment.a + 1)
        return second in self.lexicon.words["that"] or self.words[segment.a + 1].pos in {"ADV", "ADJ", "SCONJ", "ADP"}

    # ---- drafts

    def drafts(self) -> Iterator[Draft]:
        """The statements of the unit's cues."""
        for cue in self.cues():
            draft = self.before(cue) or self.after(cue)
            if draft:
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
        return Draft("indirect", (found,), cue.speaker, runs(cue.words), frame, cue.addressee, cue.speech.stance)

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
        frame_a, frame_b = segment.a - 1, self.flow.trim(self.unit.a, self.unit.b)
        pieces: tuple[Range, ...] = ((start, last),)
        if self.continues(n, cue):
            frame_b = min(segment.b + 1, frame_b)
            pieces = ((start, last), (segment.b + 1, self.flow.trim(self.unit.a, self.unit.b)))
            if pieces[1][0] >= pieces[1][1]:
                pieces = pieces[:1]
        return Draft("indirect", pieces, cue.speaker, runs(self.with_so(segment, cue)), ((frame_a, frame_b),), cue.addressee, cue.speech.stance)

    def has_main(self, start: int, n: int) -> bool:
        """Whether what stands before frame n has a main clause, or is a clause of its own with its subordinator ("Dass …, sagte X")."""
        before = [s for s in self.unit.segments[:n] if s.a >= start]
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
        if min(cue.words) == segment.a and self.flow.is_finite(segment.a):
            return cue.speaker is None or cue.speaker[0] > segment.a
        return bool(cue.speaker) and self.short_frame(segment, cue)

    def short_frame(self, segment: Segment, cue: Cue) -> bool:
        """Whether a segment is nothing but subject and verb of speech: ", he said"."""
        speaker = cue.speaker or (0, 0)
        rest = [g for g in range(segment.a, segment.b) if g not in cue.words and not speaker[0] <= g < speaker[1]]
        return speaker[0] == segment.a and len(rest) <= 3 and self.complement(cue) is None and not self.flow.children_of(cue.g, "obj")

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
        return any((self.flow.head(g) or 0) >= self.unit.segments[n].b and self.words[g].relation in {"aux", "aux:pass", "cop"} for g in finite)

