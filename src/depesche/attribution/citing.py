"""citing: who hands on whose words: "unter Berufung auf X", "beruft sich auf X", "der wiederum X zitiert", "im Gespräch mit X"."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.attribution.hops import HopMaker
from depesche.lemmas import VERBAL
from depesche.statements.claims import UnitReader
from depesche.statements.drafts import Range
from depesche.statements.flow import Flow
from depesche.statements.voices import SUBJECTS, grow_apposition, phrase, phrase_at


class CitationReader:
    """Finds the voices that others cite in one unit."""

    def __init__(self, reader: UnitReader, maker: HopMaker) -> None:
        self.reader, self.maker = reader, maker
        self.flow: Flow = reader.flow
        self.unit, self.lexicon, self.words = reader.unit, reader.lexicon, reader.words

    def cited(self, lo: int, hi: int) -> list[Range]:
        """The voices cited among the words lo to hi, outside of quotes, in text order."""
        found: list[Range] = []
        for g in range(lo, hi):
            if self.flow.quote_of[g] >= 0:
                continue
            for a, b in self.cited_at(g, hi):
                if not any(a < y and x < b for x, y in found):
                    found.append((a, b))
        return sorted(found)

    def cited_at(self, g: int, hi: int) -> Iterator[Range]:
        """The voices cited by the phrase or verb at word g."""
        length = self.flow.citing_length(g, self.unit.b)
        if length:
            yield from self.coordinated(self.voice_from(g + length, hi))
        elif self.is_citing(g):
            yield from self.objects(g)
        elif self.is_unnamed(g):
            yield from self.coordinated(self.voice_from(g + 1, hi))
        elif self.is_paper(g):
            yield self.maker.voices.core(*phrase(self.flow, g, self.unit.a, hi))

    def is_unnamed(self, g: int) -> bool:
        """Whether a preposition brings in unnamed voices ("aus Regierungskreisen")."""
        if self.words[g].pos != "ADP" or self.flow.lower(g) not in self.lexicon.cues["origin"]:
            return False
        near = range(g + 1, min(g + 4, self.unit.b))
        noun = next((i for i in near if self.words[i].pos in {"NOUN", "PROPN"}), None)
        return noun is not None and self.flow.lower(noun) in self.lexicon.cues["anonymous"]

    def is_paper(self, g: int) -> bool:
        """Whether a word is a letter, a report or another writing that somebody is named for."""
        noun = self.lexicon.noun_at(self.words[g])
        if noun is None or noun.medium != "writing":
            return False
        a, b = phrase(self.flow, g, self.unit.a, self.unit.b)
        return self.maker.voices.core(a, b) != (a, b)

    def is_citing(self, g: int) -> bool:
        """Whether a word is a verb that cites."""
        return self.words[g].pos in VERBAL and self.words[g].lemma in self.lexicon.cues["cites"]

    def voice_from(self, g: int, hi: int) -> Range | None:
        """The noun phrase that begins at g."""
        found = (self.after_participle(g, hi) or phrase_at(self.flow, g, hi)) if g < hi else None
        if found is None:
            return None
        head = next((i for i in range(found[1] - 1, g - 1, -1) if self.words[i].pos in {"NOUN", "PROPN"}), g)
        return found[0], max(found[1], min(hi, phrase(self.flow, head, g, hi)[1]))

    def after_participle(self, g: int, hi: int) -> Range | None:
        """A noun phrase that begins with what goes with its participle: "mit der Sache vertraute Personen"."""
        if self.words[g].pos != "ADP":
            return None
        noun = next((i for i in range(g + 1, min(g + 5, hi)) if self.words[i].pos in {"NOUN", "PROPN"}), hi)
        if noun + 2 < hi and self.words[noun + 1].pos in {"ADJ", "VERB"} and self.words[noun + 2].pos in {"NOUN", "PROPN"}:
            return g, noun + 3
        return None

    def coordinated(self, found: Range | None) -> Iterator[Range]:
        """A phrase, cut where a second voice is joined to it that belongs to the first ("auf X und dessen Sprecher")."""
        if found is None:
            return
        a, b = found
        cut = next((g for g in range(a + 1, b) if self.words[g].pos == "CCONJ" and self.belongs(g + 1)), None)
        if cut is None:
            yield a, b
        else:
            yield a, cut
            said = next((g for g in range(cut + 1, self.unit.b) if self.flow.citing_length(g, self.unit.b)), b)
            inner = self.voice_from(said + self.flow.citing_length(said, self.unit.b), self.unit.b) if said < b else None
            yield inner or (cut + 1, b)

    def belongs(self, g: int) -> bool:
        """Whether a possessive stands at g."""
        return (g < self.unit.b and self.words[g].feats.get("Poss") == "Yes") or (
            g < self.unit.b and self.words[g].feats.get("Case") == "Gen" and self.words[g].feats.get("PronType") in {"Rel", "Dem"}
        )  # fmt: skip

    def objects(self, g: int) -> Iterator[Range]:
        """The voices that a verb cites: its object or what stands behind its preposition."""
        subject = self.subject(g)
        for c in self.flow.children(g):
            word = self.words[c]
            relied = word.relation in {"obj", "obl:arg", "iobj"} or self.reader.case_of(c) in self.lexicon.words["relies_on"]
            if relied and word.pos in {"NOUN", "PROPN"} and self.is_object(c, subject):
                a, b = phrase(self.flow, c, self.unit.a, self.unit.b)
                yield from self.coordinated(grow_apposition(self.flow, a, b, self.unit.b))
                return
        yield from self.coordinated(self.near_object(g))

    def is_object(self, c: int, subject: Range | None) -> bool:
        """Whether a dependent of a citing verb can be what it cites: a voice, and not the subject."""
        if subject and subject[0] <= c < subject[1]:
            return False
        a, b = phrase(self.flow, c, self.unit.a, self.unit.b)
        core = self.maker.voices.core(a, b)
        return any(self.maker.is_voice(i) for i in range(*core)) and self.words[c].feats.get("Case") != "Nom"

    def near_object(self, g: int) -> Range | None:
        """What a citing verb cites where the parse does not say: the first voice behind it, or before it where it closes its clause."""
        segment = self.unit.segments[self.unit.segment_of(g)]
        places = range(g + 1, segment.b) if g < segment.b - 1 else range(segment.a, g)
        for i in places:
            if self.words[i].pos in {"DET", "NOUN", "PROPN", "ADJ"} and self.words[i].feats.get("PronType") != "Rel":
                found = self.voice_from(i, segment.b if g < i else g)
                if found and any(self.maker.is_voice(k) for k in range(*found)):
                    return found
        return None

    def elliptic(self, lo: int, hi: int) -> Iterator[Range]:
        """Voices that go on a citation without its verb: "…, diese wiederum auf X"."""
        for segment in self.unit.segments:
            inside = lo < segment.a and segment.b <= hi and segment.before == ","
            if not inside or self.words[segment.a].pos not in {"PRON", "DET"}:
                continue
            if any(self.words[g].pos in VERBAL for g in range(segment.a, segment.b)):
                continue
            for g in range(segment.a + 1, segment.b - 1):
                if self.words[g].pos == "ADP":
                    yield from self.coordinated(self.voice_from(g + 1, segment.b))
                    break

    def subject(self, g: int) -> Range | None:
        """Who cites."""
        return self.reader.subject(g, (g,))

    def citations(self, lo: int, hi: int) -> Iterator[tuple[int, Range | None, list[Range]]]:
        """The citing verbs among the words lo to hi: position, subject, the voices cited; relative pronouns are no subjects."""
        for g in range(lo, hi):
            if self.flow.quote_of[g] < 0 and self.is_citing(g):
                subject = self.subject(g)
                relative = any(self.words[c].relation in SUBJECTS and self.words[c].pos == "PRON" for c in self.flow.children(g))
                yield g, None if relative else subject, list(self.objects(g))
