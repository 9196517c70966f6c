"""cues: the verbs of speech in a unit, with their subject and addressee.

Word order and closed classes are looked at beside the parse, since news sentences with speech in them are where a small parser errs
most.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from depesche.lemmas import VERBAL
from depesche.statements.drafts import Range
from depesche.statements.flow import BREAKS, Flow, Segment, Unit
from depesche.statements.speech import Lexicon, Speech
from depesche.statements.voices import NOMINAL, SUBJECTS, grow_apposition, phrase, phrase_at


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of speech in a unit: its position, its entry, all words of the predicate, its subject's phrase."""

    g: int
    speech: Speech
    words: tuple[int, ...]
    speaker: Range | None
    addressee: Range | None
    passive: bool


class CueReader:
    """Finds the verbs of speech of one unit, who speaks and who is spoken to."""

    def __init__(self, flow: Flow, unit: Unit) -> None:
        self.flow, self.unit = flow, unit
        self.lexicon: Lexicon = flow.lexicon
        self.words = flow.words

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The verbs of speech outside of quotes, in text order."""
        return tuple(self.find_cues())

    def find_cues(self) -> Iterator[Cue]:
        """The same, one by one."""
        for g in range(self.unit.a, self.unit.b):
            if self.flow.quote_of[g] >= 0 or not self.can_report(g):
                continue
            speech = self.lexicon.verb_at(self.words[g], self.particles(g))
            if speech:
                yield self.cue_of(g, speech)

    def can_report(self, g: int) -> bool:
        """Whether a word is a verb, neither an auxiliary nor a participle before a noun."""
        word = self.words[g]
        if g in self.flow.retagged:
            return True
        return word.pos in VERBAL and word.relation != "amod" and word.lemma not in self.lexicon.words["auxiliaries"]

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
        impersonal = speech.lemma in self.lexicon.cues["impersonal"]
        speaker = self.agent(g) if passive else self.origin(g) if impersonal else self.subject(g, words)
        speaker = self.bare(speaker)
        addressee = self.addressee(g, speech, speaker, passive)
        return Cue(g, speech, words, speaker, addressee, passive)

    def bare(self, found: Range | None) -> Range | None:
        """A phrase without the comma that closes its apposition."""
        if found is None or found[1] - found[0] < 2 or self.words[found[1] - 1].text not in {",", ";", ":"}:
            return found
        return found[0], found[1] - 1

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

    def subject(self, g: int, words: tuple[int, ...]) -> Range | None:
        """The phrase of who speaks: the subject of the verb or of what governs it, else what stands beside the verb."""
        segment = self.unit.segments[self.unit.segment_of(g)]
        if (fronted := self.fronted(segment, words)) is not None:
            return fronted
        compares = self.flow.lower(segment.a) in self.lexicon.words["compare"]
        passing = {"conj", "xcomp", "aux", "aux:pass", "ccomp" if self.flow.is_finite(min(words)) else "advcl"}
        for verb in (g, *self.flow.ancestors(g)):
            if verb != g and self.words[self.deprel(verb, g)].relation not in passing:
                break
            subject = min(self.flow.children_of(verb, *SUBJECTS), key=lambda c: abs(c - g), default=None)
            if subject is None or (compares and subject < segment.a):
                continue
            if self.flow.quote_of[subject] < 0 and self.plausible(subject, g, words):
                return self.noun_phrase(subject, words)
        second = segment.a > self.unit.a and not compares and not self.flow.finite_in(self.unit.a, segment.a)
        beside = (self.in_front(words) if second else None) or self.beside(g, words)
        if beside or compares:
            return beside
        return self.in_front(words) or (None if self.lexicon.subject_first else self.behind(words))

    def fronted(self, segment: Segment, words: tuple[int, ...]) -> Range | None:
        """The subject of a frame behind what is said, where subjects stand first: what stands between comma and verb (", X said")."""
        verb = min(words)
        if not self.lexicon.subject_first or not segment.a <= verb < segment.b:
            return None
        start = max((g + 1 for g in range(self.unit.a, verb) if self.flow.quote_of[g] >= 0), default=segment.a)
        quoted = start > segment.a or (start > self.unit.a and self.flow.quote_of[start - 1] >= 0)
        start = max(start, segment.a)
        said = quoted or any(self.words[g].pos in VERBAL for g in range(self.unit.a, segment.a - 1))
        if start >= verb or not said or not (quoted or segment.before in {",", "–", "—"}) or not self.begins_subject(start):
            return None
        if any(self.words[g].pos in VERBAL for g in range(start, verb)):
            return None
        end = verb
        while end > start and self.words[end - 1].pos in {"ADV", "PART"}:
            end -= 1
        return (start, end) if end > start and not self.stands_for_nobody(start) else None

    def begins_subject(self, g: int) -> bool:
        """Whether a subject can begin with a word."""
        word = self.words[g]
        nominal = word.pos in {"DET", "PROPN", "NOUN", "NUM", "ADJ", "PRON"} and word.feats.get("PronType") != "Rel"
        return nominal and not self.opens_clause(g)

    def opens_clause(self, g: int) -> bool:
        """Whether a word opens a subordinate clause."""
        words = self.lexicon.words
        return self.flow.lower(g) in words["subordinators"] | words["that"] | words["question"] | words["compare"] | words["conjunctions"]

    def behind(self, words: tuple[int, ...]) -> Range | None:
        """The noun phrase right behind the finite verb of a main clause that begins with something else: "Auch wirft X …"."""
        finite = min(words)
        limit = self.unit.segments[self.unit.segment_of(finite)].b
        for start in range(finite + 1, min(finite + 8, limit)):
            word = self.words[start]
            if start in words:
                return None
            if word.pos == "ADP" or self.words[start - 1].pos == "ADP":
                continue
            if word.pos in {"DET", "PROPN", "NOUN", "ADJ"} or (word.pos == "PRON" and word.feats.get("Case") == "Nom"):
                if word.feats.get("Case", "Nom") != "Nom" or self.flow.lower(start) in self.lexicon.words["nobody"]:
                    continue
                return phrase_at(self.flow, start, limit)
        return None

    def in_front(self, words: tuple[int, ...]) -> Range | None:
        """What stands before the finite verb of a sentence that begins with its subject."""
        start, finite = self.unit.a, min(words)
        while start < finite and (self.words[start].pos in {"CCONJ", "PUNCT"} or self.words[start].text in BREAKS):
            start += 1
        while start + 1 < finite and self.words[start].pos == "ADV" and self.words[start].lemma[0].islower():
            start += 1
        first = self.words[start]
        unnamed = self.flow.lower(start) in self.lexicon.cues["anonymous"]  # "sources close to …", which parsers take for a verb
        if start >= finite or finite - start > 20 or (self.flow.finite_in(start, finite) and not unnamed):
            return None
        if self.stands_for_nobody(start):
            return None
        if finite - start == 1 and first.lemma[0].isupper() and first.pos in {"ADV", "ADJ", "VERB", "X", "NOUN", "PROPN"}:
            return start, finite
        if first.pos in {"ADP", "ADV", "SCONJ", "PART"} or first.feats.get("Case", "Nom") != "Nom" or self.flow.quote_of[start] >= 0:
            return None
        head = next((g for g in range(start, finite) if self.words[g].pos in NOMINAL), None)
        if head is None:
            return None
        end = next((g for g in range(head + 1, finite) if self.words[g].text == "," and self.leaves_subject(g + 1)), finite)
        while end > head + 1 and (self.words[end - 1].text in BREAKS - {")"} or self.words[end - 1].pos == "ADV"):
            end -= 1
        return start, end

    def leaves_subject(self, g: int) -> bool:
        """Whether a subject ends before the comma before word g: a participle, a relative clause or a citation follows."""
        word = self.words[g]
        return self.flow.citing_length(g, self.unit.b) > 0 or word.pos in VERBAL or word.feats.get("PronType") == "Rel"

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
        if self.words[subject].pos not in NOMINAL | {"DET", "ADJ", "X"} or self.stands_for_nobody(subject):
            return False
        if self.case_of(subject) or self.is_oblique(subject):
            return False
        if subject < g and not self.flow.finite_in(self.unit.a, self.unit.segments[self.unit.segment_of(g)].a):
            return True
        if subject > g and min(words) > self.unit.a and self.in_front((g,)) and self.words[min(words) - 1].text == ",":
            return False
        segment = self.unit.segments[self.unit.segment_of(g)]
        opens = min(words) == segment.a and segment.before in {",", ""} and self.unit.segment_of(g) > 0
        return not (
            opens and subject < g and segment.b - segment.a > 1 and self.words[segment.a + 1].pos in {"DET", "PROPN", "NOUN", "PRON"}
        )

    def is_oblique(self, g: int) -> bool:
        """Whether article and noun agree that a noun is no nominative."""
        cases = [self.words[i].feats.get("Case", "Nom") for i in (g, *self.flow.children_of(g, "det"))]
        return len(cases) > 1 and "Nom" not in cases

    def stands_for_nobody(self, g: int) -> bool:
        """Whether a pronoun is empty ("es") or takes up a sentence ("dies")."""
        return self.flow.lower(g) in self.lexicon.words["nobody"] | self.lexicon.cues["anaphor"]

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
            lead = first if first == segment.a else segment.a
            for start in range(lead + 1, min(lead + 5, segment.b)):
                if self.words[start].pos in {"DET", "PROPN", "NOUN", "PRON"} and (start - 1 == lead or self.words[start - 1].pos != "ADP"):
                    found = phrase_at(self.flow, start, segment.b)
                    if found and self.flow.lower(found[0]) not in self.lexicon.words["nobody"]:
                        return grow_apposition(self.flow, *found, self.flow.trim(self.unit.a, self.unit.b))
        return None

    def origin(self, g: int) -> Range | None:
        """Whose words an impersonal verb brings: "in X heißt es", "aus X verlautet", "geht aus X hervor"."""
        for c in self.flow.children(g):
            if self.words[c].relation.startswith(("obl", "nmod")) and self.case_of(c) in self.lexicon.cues["origin"]:
                return phrase(self.flow, c, self.unit.a, self.unit.b)
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
        if word.relation == "iobj" and not self.lexicon.dative:
            return {"iobj", "obj"}
        if word.relation == "iobj" or (word.relation in {"obj", "obl:arg"} and word.feats.get("Case") == self.lexicon.dative):
            return {"iobj"}
        if word.relation == "obj":
            return {"obj"}
        if word.relation == "nsubj:pass" and passive:
            return {"obj"}
        return {self.case_of(g)} if word.relation.startswith("obl") else set()

    def is_relative(self, segment: Segment) -> bool:
        """Whether a segment begins with a relative pronoun, perhaps behind a preposition."""
        for g in range(segment.a, min(segment.a + 2, segment.b)):
            word = self.words[g]
            kind = word.feats.get("PronType")
            if kind == "Rel" or (kind == "Dem" and word.pos == "PRON" and self.verb_last(segment)):
                return True
        return False

    def verb_last(self, segment: Segment) -> bool:
        """Whether the finite verb closes its segment."""
        last = segment.b - 1
        return last > segment.a + 1 and self.words[last].pos in VERBAL

    def is_main(self, segment: Segment) -> bool:
        """Whether a segment holds a finite verb and no subordinator opens it."""
        words = self.lexicon.words
        opener = self.flow.lower(segment.a)
        return bool(self.flow.finite_in(segment.a, segment.b)) and opener not in words["subordinators"] | words["that"] | words["question"]
