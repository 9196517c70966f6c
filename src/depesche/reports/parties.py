"""Parties: from the word that fills a slot to the countries, bodies, persons and groups that act or are acted on."""

from __future__ import annotations

from collections import Counter

from depesche.langpack import Pack
from depesche.model import Entity, Hop, Mention, Party
from depesche.parse import Sentence, Word
from depesche.reading import Reading
from depesche.reports.slots import Slots

ACTING = frozenset({"country", "igo", "person", "organisation", "group", "place"})
"""Kinds of entities that may be a party; a city stands for its government or its people."""


class Cast:
    """The mentions of a document by the word that heads them."""

    def __init__(self, reading: Reading, pack: Pack) -> None:
        syntax, mentions, text = reading.parsed, reading.mentions, reading.document.text
        self.entities = {e.id: e for e in reading.entities}
        self.first_person = frozenset(pack.settings["reports"]["first_person"])
        self.quotes = sorted(
            (q.start, q.end, s.speaker.entity) for s in reading.statements if s.speaker and s.speaker.entity for q in s.quote
        )
        self.whole: dict[int, list[Mention]] = {}
        self.inner: dict[int, list[Mention]] = {}
        self.mentions = mentions
        self.telling = tuple(m for m in mentions if not text[m.end : m.end + 1].isalpha())
        for mention in mentions:
            sentence = syntax.at(mention.start)
            if sentence and can_act(self.entities[mention.entity]):
                self.place(sentence, mention)

    def place(self, sentence: Sentence, mention: Mention) -> None:
        """Index a mention under its head; a name inside a longer word apart ("US" in "US-Angriff")."""
        head = sentence.top(mention.start, mention.end)
        whole = mention.start <= head.start and mention.end >= head.end
        (self.whole if whole else self.inner).setdefault(head.start, []).append(mention)

    def mentions_at(self, word: Word) -> list[Mention]:
        """The longest mention that the word heads; several where one phrase stands for several ("beide Länder")."""
        found = self.whole.get(word.start, [])
        if not found:
            return []
        longest = max(m.end - m.start for m in found)
        return [m for m in found if m.end - m.start == longest]

    def acts(self, word: Word) -> bool:
        """Whether a word names somebody who can act."""
        return word.start in self.whole or word.start in self.inner or self.speaker_at(word) is not None

    def parties(self, slots: Slots, word: Word, slot: str = "") -> list[Party]:
        """The parties that a slot filler stands for, empty where it is none."""
        if slot == "first":
            return [self.party(m) for m in self.inner.get(word.start, ())] or ([] if word.relation != "compound" else self.direct(word))
        if slot == "adj":
            return self.direct(word) + [self.party(m) for m in self.inner.get(word.start, ())]
        ours = next(filter(None, map(self.speaker_at, slots.sentence.dependents(word, "det"))), None)
        return [ours] if ours else self.direct(antecedent(slots, word)) or self.owners(slots, word)

    def direct(self, word: Word) -> list[Party]:
        """The parties that the word itself names."""
        speaker = self.speaker_at(word)
        return [speaker] if speaker else [self.party(m) for m in self.mentions_at(word)]

    def speaker_at(self, word: Word) -> Party | None:
        """Who speaks, where a word of the first person stands in somebody's quoted words ("**Wir** verurteilen den Angriff", sagte Li)."""
        if word.text.lower() not in self.first_person:
            return None
        return self.voice_at(word)

    def voice_at(self, word: Word) -> Party | None:
        """Who speaks the words that a word stands in, as a party with that word as its evidence."""
        holding = [(end - start, entity) for start, end, entity in self.quotes if start <= word.start < end]
        entity = self.entities.get(min(holding)[1]) if holding else None
        if entity is None or entity.kind not in ACTING:
            return None
        return Party(entity.id, entity.country, entity.sectors, word.start, word.end, word.text)

    def owners(self, slots: Slots, word: Word) -> list[Party]:
        """The parties that an unnamed thing or body belongs to: "die russische Seite", "das Vorgehen Israels", "US-Pläne"."""
        if word.text.endswith("-"):
            return [self.party(m) for m in self.inner.get(word.start, ())]
        if word.pos not in {"NOUN", "X"}:
            return []
        named = [p for w in self.appositions(slots, word) for p in self.direct(w)]
        inner = [self.party(m) for m in self.inner.get(word.start, ())]
        adjectives = [p for w in slots.fill(word, "adj") for p in self.direct(w) or map(self.party, self.inner.get(w.start, ())[:1])]
        owners = [*slots.fill(word, "gen"), *slots.agents(word), *slots.sentence.dependents(word, "compound")]
        return named or inner or adjectives or [p for w in owners for p in self.direct(w)]

    def appositions(self, slots: Slots, word: Word) -> list[Word]:
        """The names in apposition: "die Mitglieder **China** und **Indonesien**"."""
        return [c for w in slots.sentence.dependents(word, "appos", "flat") for c in slots.conjuncts(w)]

    def of_countries(self) -> tuple[Party, ...]:
        """What names a country, itself or by its bodies and persons, in text order; not in compounds ("Irakkrieg")."""
        return tuple(self.party(m) for m in self.telling if is_of_country(self.entities[m.entity]))

    def of_known(self) -> tuple[Party, ...]:
        """What names a country or an organisation of states, itself or by those who act for it, in text order."""
        return tuple(self.party(m) for m in self.telling if self.entities[m.entity].country)

    def main_country(self) -> Party | None:
        """The country that the article names most often."""
        told = self.of_countries()
        most = Counter(p.country for p in told).most_common(1)
        return next((p for p in told if p.country == most[0][0]), None)

    def courts(self) -> tuple[Party, ...]:
        """The courts and prosecutors that the article names, in text order."""
        bodies = (m for m in self.mentions if self.entities[m.entity].kind in {"organisation", "igo"})
        return tuple(self.party(m) for m in bodies if "JUD" in self.entities[m.entity].sectors)

    def of_hop(self, hop: Hop) -> Party | None:
        """The party that a voice is; None where it is nobody known."""
        found = [m for m in self.mentions if m.entity == hop.entity and m.start >= hop.start and m.end <= hop.end]
        return self.party(max(found, key=lambda m: m.end - m.start)) if found else None

    def party(self, mention: Mention) -> Party:
        """A mention as a party."""
        entity = self.entities[mention.entity]
        return Party(entity.id, entity.country, entity.sectors, mention.start, mention.end, mention.text)


def is_of_country(entity: Entity) -> bool:
    """Whether an entity is a country or acts for one; not a medium, which tells of others, nor a group, which may be anywhere."""
    return entity.country is not None and entity.kind not in {"igo", "group"} and "JRN" not in entity.sectors


def can_act(entity: Entity) -> bool:
    """Whether an entity may be a party; a place of which nobody knows the country stands for no government."""
    return entity.kind in ACTING and not (entity.kind == "place" and entity.country is None)


def antecedent(slots: Slots, word: Word) -> Word:
    """The noun that a relative pronoun stands for; any other word itself."""
    if word.pos != "PRON" or word.feats.get("PronType") not in {"Rel", "Int", "Dem"}:
        return word
    sentence = slots.sentence
    clause = next((a for a in sentence.ancestors(word) if a.relation == "acl"), None)
    if clause and clause.head < word.i:
        return sentence.words[clause.head]
    if word.i < 2 or sentence.words[word.i - 1].text != ",":
        return word
    nearest = next((w for w in reversed(sentence.words[: word.i - 1]) if w.pos in {"NOUN", "PROPN"}), None)
    chain = [w for w in (nearest, *sentence.ancestors(nearest)) if w.pos in {"NOUN", "PROPN"} and w.i < word.i] if nearest else []
    fitting = [w for w in chain if agree(w, word)]
    return next((w for w in fitting if slots.acts(w)), fitting[0] if fitting else word)


def agree(noun: Word, pronoun: Word) -> bool:
    """Whether number and gender of two words may be the same; what the parse does not tell counts as the same."""
    keys = ("Number",) if "Plur" in {noun.feats.get("Number"), pronoun.feats.get("Number")} else ("Number", "Gender")
    return all(noun.feats.get(k, pronoun.feats.get(k)) == pronoun.feats.get(k, noun.feats.get(k)) for k in keys)
