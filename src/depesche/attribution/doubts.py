"""doubts: markers of doubt in the clause of an event ("soll", "angeblich", "will … haben"), and voices that deny it behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depesche.attribution.hops import HopMaker
from depesche.model import Hop
from depesche.statements.claims import readers_of
from depesche.statements.cues import Cue
from depesche.statements.drafts import Range
from depesche.statements.flow import Flow

REACH = 2
"""Units behind the event in which a voice may still deny it."""


class Doubts:
    """Reads doubt and denial around the words of one document."""

    def __init__(self, flow: Flow, maker: HopMaker) -> None:
        self.flow, self.maker, self.lexicon = flow, maker, flow.lexicon
        self.readers = readers_of(flow)

    def doubted(self, g: int, hops: list[Hop]) -> list[Hop]:
        """The hops with the doubt that markers in the clause of word g cast."""
        claimant = self.claimant(g)
        if claimant:
            if hops:
                return [*hops[:-1], replace(hops[-1], stance="doubts")]
            hop = self.maker.hop(*claimant, "doubts")
            return [hop] if hop else []
        marker = self.marker(g)
        if marker is None or any(h.stance == "doubts" for h in hops):
            return hops
        if hops:
            return [replace(hops[0], stance="doubts"), *hops[1:]]
        span = self.flow.span(marker, marker + 1)
        return [Hop("anonymous", None, None, span.start, span.end, "doubts")]

    def marker(self, g: int) -> int | None:
        """The word that marks the clause of word g as doubtful."""
        unit = self.flow.units[self.flow.unit_at(g)]
        segment = unit.segments[unit.segment_of(g)]
        bare = [s for s in unit.segments if s.b - s.a <= 2]
        for part in (segment, *bare):
            for i in range(part.a, part.b):
                if self.flow.lower(i) in self.lexicon.cues["doubt"]:
                    return i
        auxiliary = self.modal(g, "hearsay")
        return auxiliary if auxiliary is not None and self.has_perfect(g) else None

    def claimant(self, g: int) -> Range | None:
        """Who claims an act of its own: the subject of "will … haben"."""
        auxiliary = self.modal(g, "claim")
        if auxiliary is None or not self.has_perfect(g):
            return None
        reader = self.readers[self.flow.unit_at(g)]
        return reader.in_front((auxiliary,)) or reader.subject(self.verb_of(g), (auxiliary,))

    def modal(self, g: int, kind: str) -> int | None:
        """The auxiliary of a kind in the verb group over word g, or the first word of a phrase that does its work ("said to")."""
        unit = self.flow.units[self.flow.unit_at(g)]
        segment = unit.segments[unit.segment_of(g)]
        cues = self.lexicon.cues[kind]
        verbs = [g, *self.flow.ancestors(g)][:3]
        near = [c for verb in verbs for c in (verb, *self.flow.children(verb)) if unit.a <= c < unit.b]
        candidates: list[int] = near + list(range(segment.a, segment.b))
        for c in candidates:
            if self.flow.lower(c) in cues and self.flow.is_finite(c):
                return c
            if c + 1 < unit.b and f"{self.flow.lower(c)} {self.flow.lower(c + 1)}" in cues:
                return c
        return None

    def verb_of(self, g: int) -> int:
        """The verb of the clause of word g: itself or its nearest verbal governor."""
        return next((i for i in (g, *self.flow.ancestors(g)) if self.flow.words[i].pos in {"VERB", "AUX"}), g)

    def has_perfect(self, g: int) -> bool:
        """Whether the verb group over word g ends in the infinitive of a perfect ("gesehen haben", "worden sein")."""
        verb = self.verb_of(g)
        perfect = self.lexicon.words["perfect"]
        unit = self.flow.units[self.flow.unit_at(g)]
        segment = unit.segments[unit.segment_of(verb)]
        return any(
            (self.flow.lower(i) in perfect and not self.flow.is_finite(i)) or (self.flow.lower(i) in perfect and i == segment.b - 1)
            for i in range(segment.a, segment.b)
        )

    def denials(self, g: int) -> Iterator[Hop]:
        """The voices that deny what word g tells, behind it in its sentence or in the next ones."""
        u = self.flow.unit_at(g)
        for n in range(u, min(u + REACH + 1, len(self.flow.units))):
            for cue in self.readers[n].cues:
                if cue.speech.stance != "denies" or cue.g <= g or cue.speaker is None or self.holds(cue, g):
                    continue
                if n > u + 1 and not self.takes_up(cue):
                    continue
                hop = self.maker.hop(*cue.speaker, "denies")
                if hop and not self.is_negated(cue):
                    yield hop

    def holds(self, cue: Cue, g: int) -> bool:
        """Whether word g stands below a cue itself."""
        return cue.g in {g, *self.flow.ancestors(g)} or self.flow.head(cue.g) == g

    def takes_up(self, cue: Cue) -> bool:
        """Whether a denial has an object that takes up what was said."""
        return any(self.flow.lower(c) in self.lexicon.cues["anaphor"] for c in self.flow.children(cue.g))

    def is_negated(self, cue: Cue) -> bool:
        """Whether a cue is negated."""
        return any(self.flow.words[c].feats.get("Polarity") == "Neg" for c in self.flow.children(cue.g))
