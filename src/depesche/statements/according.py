"""according: statements that a phrase brings: "laut X", "X zufolge", "nach Angaben von X", "…, so X", "Wie X mitteilte, …"."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.lemmas import VERBAL
from depesche.statements.claims import UnitReader
from depesche.statements.drafts import Draft, Range, runs
from depesche.statements.flow import BREAKS, Segment
from depesche.statements.voices import grow_apposition, phrase, phrase_at


class PhraseReader:
    """Reads the phrases of attribution in one unit."""

    def __init__(self, reader: UnitReader) -> None:
        self.reader = reader
        self.flow, self.unit, self.lexicon, self.words = reader.flow, reader.unit, reader.lexicon, reader.words

    def drafts(self) -> Iterator[Draft]:
        """The statements that phrases bring, in text order."""
        for g in range(self.unit.a, self.unit.b):
            if self.flow.quote_of[g] >= 0:
                continue
            found = self.phrase_here(g)
            whereby = self.whereby(g)
            if whereby:
                yield whereby
            if found:
                speaker, cue, (a, b) = found
                quote = self.rest_of_clause(a, self.with_relative(b))
                if quote:
                    yield Draft("indirect", quote, speaker, cue, ((a, b),))

    def phrase_here(self, g: int) -> tuple[Range, tuple[Range, ...], Range] | None:
        """Speaker, cue and frame of the phrase whose cue begins with word g."""
        low, cues = self.flow.lower(g), self.lexicon.cues
        length = self.cue_length(g)
        if length:
            speaker = self.voice_after(g + length)
            return (speaker, ((g, g + length),), (g, speaker[1])) if speaker else None
        if low in cues["noun"]:
            speaker = self.speech_noun(g)
            if speaker is None:
                return self.postposed(g)
            return speaker, ((g, g + 1),), (g, speaker[1])
        if low in cues["after"]:
            speaker = self.voice_before(g)
            return (speaker, ((g, g + 1),), (speaker[0], g + 1)) if speaker else None
        return self.so_phrase(g) or self.as_clause(g)

    def whereby(self, g: int) -> Draft | None:
        """A clause that gives the content of the noun before it: "ein Bericht, wonach …"."""
        n = self.unit.segment_of(g)
        segment = self.unit.segments[n]
        if self.flow.lower(g) not in self.lexicon.words["whereby"] or g != segment.a or n == 0:
            return None
        nouns = (i for i in range(g - 2, self.unit.a - 1, -1) if self.words[i].pos == "NOUN")
        noun = next((i for i in nouns if self.lexicon.noun_at(self.words[i])), None)
        if noun is None:
            return None
        main = next((s for s in self.unit.segments[n + 1 :] if self.flow.is_finite(s.a)), None)
        end = main.a - 1 if main else self.flow.trim(self.unit.a, self.unit.b)
        cue = next((c for c in self.reader.cues if self.unit.a <= c.g < noun and c.speech.stance == "denies" and c.speaker), None)
        if cue:
            return Draft("indirect", ((g + 1, end),), cue.speaker, runs(cue.words), ((self.unit.a, g + 1),))
        speaker = phrase(self.flow, noun, self.unit.a, g)
        return Draft("indirect", ((g + 1, end),), speaker, ((g, g + 1),), ((speaker[0], g + 1),))

    def cue_length(self, g: int) -> int:
        """How many words the preposition of attribution at g has; 0 where none begins."""
        low = self.flow.lower(g)
        if g + 1 < self.unit.b and f"{low} {self.flow.lower(g + 1)}" in self.lexicon.cues["before"]:
            return 2
        return 1 if low in self.lexicon.cues["before"] and self.words[g].pos not in VERBAL | {"PROPN", "ADJ", "NOUN"} else 0

    def voice_after(self, g: int) -> Range | None:
        """The noun phrase that begins at g, with its apposition."""
        limit = self.unit.segments[self.unit.segment_of(g)].b
        if g >= limit:
            return None
        governor = self.governor(g)
        if governor is not None:
            a, b = phrase(self.flow, governor, g, limit)
            found: Range | None = (g, b) if a <= g + 1 else phrase_at(self.flow, g, limit)
        else:
            found = phrase_at(self.flow, g, limit)
        return self.with_apposition(found, self.flow.trim(self.unit.a, self.unit.b)) if found else None

    def with_apposition(self, found: Range, limit: int) -> Range:
        """A phrase with its apposition, unless the clause goes on behind the comma."""
        a, b = grow_apposition(self.flow, *found, limit)
        return (a, b) if b >= limit or self.words[b].text in BREAKS else found

    def governor(self, g: int) -> int | None:
        """The noun that governs the phrase beginning at g: the first noun on the way up from g that stands before a verb."""
        if self.words[g].pos in {"NOUN", "PROPN"}:
            top = g
        else:
            top = next((i for i in range(g, min(g + 8, self.unit.b)) if self.words[i].pos in {"NOUN", "PROPN", "PRON"}), -1)
        if top < 0:
            return None
        for up in self.flow.ancestors(top):
            if self.words[up].pos not in {"NOUN", "PROPN"} or abs(up - top) > 6 or up < g:
                break
            if self.words[top].relation in {"nmod", "conj", "acl"} and up < top:
                break
            top = up
        return top

    def speech_noun(self, g: int) -> Range | None:
        """A preposition's noun of speech with its possessor: "[nach] Angaben der Polizei"; None where the noun is no such one."""
        limit = min(g + 6, self.unit.b)
        noun = next((i for i in range(g + 1, limit) if self.words[i].pos in {"NOUN", "PROPN"}), None)
        if noun is None or any(self.words[i].pos in VERBAL | {"PUNCT", "ADP"} for i in range(g + 1, noun)):
            return None
        speech = self.lexicon.noun_at(self.words[noun])
        if speech is None or not self.is_voice_noun(g, speech.lemma):
            return None
        limit = self.flow.trim(self.unit.a, self.unit.b)
        _, b = phrase(self.flow, noun, g + 1, limit)
        if b == noun + 1 < limit and self.flow.lower(b) in self.lexicon.words["possession"]:
            owner = phrase_at(self.flow, b + 1, limit)
            b = owner[1] if owner else b
        return self.with_apposition((g + 1, max(b, noun + 1)), self.flow.trim(self.unit.a, self.unit.b))

    def postposed(self, g: int) -> tuple[Range, tuple[Range, ...], Range] | None:
        """ "Seiner Meinung nach": the noun of speech stands before its preposition."""
        speech = self.lexicon.noun_at(self.words[g - 1]) if g > self.unit.a else None
        if speech is None or not self.is_voice_noun(g, speech.lemma) or self.words[g - 1].pos == "PROPN":
            return None
        a, _ = phrase(self.flow, g - 1, self.unit.a, g)
        if a == g - 1 or (g + 1 < self.unit.b and self.words[g + 1].pos in {"DET", "NOUN", "PROPN"} and not self.flow.is_finite(g + 1)):
            return None
        return (a, g), ((g, g + 1),), (a, g + 1)

    def is_voice_noun(self, g: int, lemma: str) -> bool:
        """Whether preposition and noun make a phrase of attribution rather than one of time or place ("nach dem Interview")."""
        return f"{self.flow.lower(g)} {lemma.lower()}" in self.lexicon.words["voice_nouns"]

    def voice_before(self, g: int) -> Range | None:
        """The noun phrase that ends before a postposition."""
        segment = self.unit.segments[self.unit.segment_of(g)]
        lo = segment.a
        head = self.flow.head(g)
        if head is None or not lo <= head < g or self.words[head].pos in VERBAL:
            start = next((i for i in range(g - 1, lo - 1, -1) if self.words[i].pos in VERBAL), lo - 1) + 1
            return (start, g) if start < g else None
        a, _ = phrase(self.flow, head, lo, g)
        return (a, g)

    def so_phrase(self, g: int) -> tuple[Range, tuple[Range, ...], Range] | None:
        """ ", so X" without a verb."""
        segment = self.unit.segments[self.unit.segment_of(g)]
        if g != segment.a or self.flow.lower(g) not in self.lexicon.cues["so"] or segment.before not in {",", "–", "-"}:
            return None
        if g + 1 >= segment.b or self.flow.finite_in(g, segment.b) or self.reader.is_adverbial_so(segment):
            return None
        speaker = self.voice_after(g + 1)
        if speaker is None:
            return None
        while speaker[1] - speaker[0] > 1 and self.words[speaker[1] - 1].pos in {"ADV", "ADJ", "PART"}:
            speaker = (speaker[0], speaker[1] - 1)
        return speaker, ((g, g + 1),), (g - 1, max(self.frame_end(segment, speaker), speaker[1]))

    def frame_end(self, segment: Segment, speaker: Range) -> int:
        """The end of a frame that has its own segment: with the comma that closes it where the sentence goes on."""
        limit = self.flow.trim(self.unit.a, self.unit.b)
        end = max(segment.b, speaker[1])
        return min(end + 1, limit) if end < limit else end

    def as_clause(self, g: int) -> tuple[Range, tuple[Range, ...], Range] | None:
        """ "Wie X mitteilte, …" before what is said."""
        n = self.unit.segment_of(g)
        segment = self.unit.segments[n]
        if g != segment.a or self.flow.lower(g) not in self.lexicon.words["compare"] or n + 1 >= len(self.unit.segments):
            return None
        cue = next((c for c in self.reader.cues if segment.a < c.g < segment.b), None)
        if cue is None or not self.flow.is_finite(max(cue.words)) or n > 0:
            return None
        behind = self.unit.segments[n + 1 :]
        plain = next((s for s in behind if not self.cites(s)), behind[0])
        main = next((s for s in behind if self.flow.is_finite(s.a)), plain)
        return (cue.speaker, runs(tuple(sorted({g, *cue.words}))), (g, main.a)) if cue.speaker else None

    def cites(self, segment: Segment) -> bool:
        """Whether a segment begins with a phrase that cites ("quoting X")."""
        return self.flow.citing_length(segment.a, segment.b) > 0

    def with_relative(self, b: int) -> int:
        """The end of a frame with the relative clause behind its voice where that cites another ("according to X, which quoted Y")."""
        segment = self.unit.segments[self.unit.segment_of(b)]
        behind = b + 1 < self.unit.b and self.words[b].text == "," and self.unit.segments[self.unit.segment_of(b + 1)]
        if not behind or behind.a != b + 1 or behind == segment or not self.reader.is_relative(behind):
            return b
        cites = any(self.words[g].lemma in self.lexicon.cues["cites"] for g in range(behind.a, behind.b))
        return behind.b if cites else b

    def rest_of_clause(self, a: int, b: int) -> tuple[Range, ...]:
        """What the words around a frame a to b say: the clause that it stands in, in one piece or two."""
        lo, hi = self.clause(a, b)
        while lo < a and self.words[lo].text in BREAKS:
            lo += 1
        start = b
        while start < hi and self.words[start].text in BREAKS:
            start += 1
        left = self.flow.trim(lo, a)
        pieces = [(lo, left)] if left > lo else []
        if start < hi:
            pieces.append((start, hi))
        return tuple(pieces)

    def in_mood(self, segment: Segment) -> bool:
        """Whether a segment is in the subjunctive of reported speech."""
        return any(self.lexicon.is_subjunctive(self.words[g]) for g in self.flow.finite_in(segment.a, segment.b))

    def is_apart(self, segment: Segment) -> bool:
        """Whether a segment says something of its own: behind a semicolon, or with another voice as subject of a verb of speech."""
        if self.in_mood(segment):
            return False
        if segment.before == ";":
            return True
        own = (c for c in self.reader.cues if c.speaker and c.speaker[0] == segment.a and segment.a < c.g < segment.b)
        return segment.before == "," and any(self.flow.is_finite(c.g) and self.reader.is_main(segment) for c in own)

    def clause(self, a: int, b: int) -> Range:
        """The clause around a phrase: a subordinate one where a subordinator or relative pronoun opens it, else the unit."""
        n = self.unit.segment_of(a)
        end = self.flow.trim(self.unit.a, self.unit.b)
        words = self.lexicon.words
        for m in range(n, 0, -1):
            segment = self.unit.segments[m]
            if segment.before in {";", ":"}:
                return segment.a, end
            if self.reader.is_relative(segment):
                return segment.a, segment.b if self.words[segment.b - 1].pos in VERBAL and m == n else end
            if segment.a == a:
                break
            opener = self.flow.lower(segment.a)
            if opener in words["subordinators"] | words["that"] | words["question"]:
                return segment.a, segment.b if self.words[segment.b - 1].pos in VERBAL and m == n else end
            if self.flow.finite_in(segment.a, segment.b):
                break
        stop = next((s.a - 1 for s in self.unit.segments[n + 1 :] if s.a >= b and self.is_apart(s)), end)
        return self.unit.segments[0].a, stop
