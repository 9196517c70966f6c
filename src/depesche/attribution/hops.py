"""hops: what kind of voice a phrase names, for which country it speaks, and whose words the noun of a report carries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from depesche.langpack import Pack
from depesche.lemmas import VERBAL
from depesche.mentions.roles import role_reader
from depesche.model import Entity, Hop, Mention, Span
from depesche.statements.drafts import Range
from depesche.statements.flow import Flow
from depesche.statements.voices import NOMINAL, Voices, head_in, phrase

BODIES = frozenset({"country", "igo", "organisation", "place", "group"})
ROLE_KINDS = {"person": "person", "institution": "institution", "group": "person"}


@cache
def media_kinds(pack: Pack) -> Mapping[str, str]:
    """agency or outlet, by entity id."""
    return {row["id"]: row["kind"] for row in pack.table("media")}


class HopMaker:
    """Makes hops of phrases of one document."""

    def __init__(self, flow: Flow, voices: Voices, entities: Mapping[str, Entity], pack: Pack) -> None:
        self.flow, self.voices, self.entities = flow, voices, entities
        self.lexicon = flow.lexicon
        self.media = media_kinds(pack)
        self.role_of = role_reader(pack)

    def hop(self, a: int, b: int, stance: str = "asserts") -> Hop | None:
        """The hop of a phrase: of who stands behind it where it only names a report of somebody; None for pronouns of nobody."""
        a, b = self.voices.core(*self.voices.antecedent(a, b))
        head = head_in(self.flow, a, b)
        if self.flow.lower(head) in self.lexicon.words["nobody"]:
            return None
        entity = self.voices.entity(a, b)
        span = self.flow.span(a, b)
        return Hop(self.kind(a, b, head, entity), entity, self.country(a, b, entity), span.start, span.end, stance)

    def kind(self, a: int, b: int, head: int, entity: str | None) -> str:
        """The kind of a voice, from its entity, else from its noun."""
        if self.is_anonymous(a, b, head) and not any(self.flow.words[g].pos == "PROPN" for g in range(head + 1, min(head + 2, b))):
            return "anonymous"
        known = self.entities.get(entity or "")
        if known and known.id in self.media:
            return self.media[known.id]
        if known and known.kind in {"organisation", "igo"} and self.is_named(head, known.id):
            return "institution"
        by_noun = self.kind_by_noun(head) or self.kind_by_title(a, head)
        if by_noun in {"agency", "outlet"}:
            return by_noun
        if known and known.kind == "person" and not (by_noun == "institution" and self.is_bare(a, b)):
            return "person"
        if by_noun:
            return by_noun
        is_name = self.flow.words[head].pos in {"PROPN", "PRON"} and not (known and known.kind in BODIES)
        return "person" if is_name and not self.lexicon.noun_at(self.flow.words[head]) else "institution"

    def is_named(self, head: int, entity: str) -> bool:
        """Whether a noun stands inside the longer name of an entity ("Ärzte ohne Grenzen")."""
        return any(m.entity == entity and m.end > self.flow.words[head].end for m in self.voices.mentions_at(head))

    def kind_by_title(self, a: int, head: int) -> str:
        """The kind that the noun before a name gives ("Sender Polsat", "the newspaper El País")."""
        first = head
        while first > a and self.flow.words[first].pos == "PROPN":
            first -= 1
        return self.kind_by_noun(first) if first < head and self.flow.words[first].pos == "NOUN" else ""

    def is_bare(self, a: int, b: int) -> bool:
        """Whether a phrase has no name beside its noun ("der Stadtrat von X", not "Stadtrat X")."""
        named = {"appos", "flat", "flat:name", "compound"}
        return not any(self.flow.words[g].pos == "PROPN" and self.flow.words[g].relation in named for g in range(a, b))

    def kind_by_noun(self, head: int) -> str:
        """The kind of a voice by its head noun, compounds by their last member; "" where the noun does not tell."""
        words = self.lexicon.words
        low = self.flow.lower(head)
        lemma = self.flow.words[head].lemma.lower()
        for kind in ("agency", "outlet", "institution", "person"):
            if any(w in words[f"{kind}_nouns"] or (len(low) > 7 and w.endswith(tuple(words[f"{kind}_nouns"]))) for w in (low, lemma)):
                return kind
        role = self.role_of(self.flow.words[head].text)
        return ROLE_KINDS[role.kind] if role else ""

    def is_anonymous(self, a: int, b: int, head: int) -> bool:
        """Whether a phrase names nobody: insiders, circles, people who would not be named."""
        if self.flow.lower(head) in self.lexicon.cues["anonymous"]:
            return True
        if any(self.flow.words[g].pos == "PROPN" and g > head for g in range(a, b)):
            return False
        end = self.flow.units[self.flow.unit_at(a)].b
        verb = b < end and self.flow.is_finite(b)
        return any(self.flow.lower(g) in self.lexicon.cues["anonymizer"] for g in range(a, b if verb else min(b + 4, end)))

    def country(self, a: int, b: int, entity: str | None) -> str | None:
        """The country of a voice: its entity's, else the first one named in its phrase; of somebody unnamed only what the phrase says."""
        known = self.entities.get(entity or "")
        if known and known.country and not self.is_somebody(a, b):
            return known.country
        head = head_in(self.flow, a, b)
        for mention in self.voices.mentions_in(self.flow.words[a].start, self.flow.words[b - 1].end):
            found = self.entities.get(mention.entity)
            over_head = mention.start <= self.flow.words[head].start < mention.end
            if found and found.country and not (self.is_somebody(a, b) and (over_head or self.is_whereabouts(mention, head))):
                return found.country
        return None

    def is_somebody(self, a: int, b: int) -> bool:
        """Whether a phrase brings in a person or people without a name, whose country the article does not tell elsewhere."""
        head = head_in(self.flow, a, b)
        indefinite = any(self.flow.words[g].feats.get("Definite") == "Ind" for g in range(a, head))
        return (indefinite or self.is_anonymous(a, b, head)) and self.is_bare(a, b)

    def is_whereabouts(self, mention: Mention, head: int) -> bool:
        """Whether a mention only says where somebody is ("Diplomaten in Beirut")."""
        words = self.flow.range_of(Span(mention.start, mention.end))
        return self.entities[mention.entity].kind == "place" and bool(words) and self.flow.head(words[-1]) == head

    def is_medium(self, a: int, b: int) -> bool:
        """Whether a phrase names a news agency or another medium, by name or by noun."""
        return self.kind(a, b, head_in(self.flow, a, b), self.voices.entity(a, b)) in {"agency", "outlet"}

    def is_generic(self, a: int, b: int) -> bool:
        """Whether a phrase takes up a medium named before ("die Zeitung", "der US-Sender")."""
        named = any(self.flow.words[g].pos == "PROPN" and not self.kind_by_noun(g) for g in range(a, b))
        named = named or any(self.flow.words[g].pos == "ADJ" and self.voices.mentions_at(g) for g in range(a, b))
        return not named and self.voices.entity(a, b) not in self.media and self.is_medium(a, b)

    def is_voice(self, g: int) -> bool:
        """Whether a noun can name a voice at all."""
        word = self.flow.words[g]
        if word.pos not in NOMINAL or word.pos in VERBAL:
            return False
        if self.flow.lower(g) in self.lexicon.cues["anonymous"] or self.role_of(word.text):
            return True
        return bool(self.voices.mentions_at(g)) or self.kind_by_noun(g) in {"agency", "outlet"}

    def media_in(self, outside: Iterable[Range], speaker: range, cited: list[Range]) -> list[Range]:
        """Media named in a frame beside the speaker: to whom, or where, the words were said."""
        found: list[Range] = []
        for a, b in outside:
            for g in range(a, b):
                inside = g in speaker or any(x <= g < y for x, y in cited)
                if inside or self.flow.words[g].pos not in {"NOUN", "PROPN"} or not self.is_medium(g, g + 1):
                    continue
                x, y = phrase(self.flow, g, a, b)
                if self.is_generic(x, y):
                    continue
                if not any(x < d and c < y for c, d in found) and not (x < speaker.stop and speaker.start < y):
                    found.append((x, y))
        return found

    def told_to(self, a: int, b: int) -> list[Range]:
        """A speaker and, before it, the medium behind it that it speaks to, where it might be its owner, too.

        "sagte ein Diplomat der Agentur Reuters": a dative, unless the medium employs the speaker.
        """
        head = head_in(self.flow, a, b)
        if self.flow.lower(head) in self.lexicon.words["media_staff"] or self.is_medium(a, b):
            return [(a, b)]
        for g in range(head + 1, b):
            opened = self.flow.words[g].relation == "nmod" and self.flow.words[g - 1].pos in {"DET", "ADJ"}
            if opened and self.flow.head(g) == head and self.is_medium(*phrase(self.flow, g, head + 1, b)):
                x, y = phrase(self.flow, g, head + 1, b)
                return [(x, y), (a, x)]
        return [(a, b)]

    def persons_in(self, outside: Iterable[Range], after: int) -> list[Range]:
        """The person whom a medium lets speak: the first one named behind it in its sentence."""
        for a, b in outside:
            for g in range(max(a, after), b):
                word = self.flow.words[g]
                if word.pos in {"NOUN", "PROPN"} and self.is_voice(g) and self.hop(g, g + 1, "asserts"):
                    hop = self.hop(*phrase(self.flow, g, a, b))
                    if hop and hop.kind in {"person", "anonymous"}:
                        return [phrase(self.flow, g, a, b)]
        return []
