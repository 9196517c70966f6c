"""scene: what one article has told so far of countries, persons and bodies."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from depesche.langpack import Pack
from depesche.lemmas import noun_index
from depesche.mentions.gazetteer import gazetteer_of
from depesche.mentions.ner import SeenNames
from depesche.mentions.persons import full_names_of, persons_of
from depesche.mentions.roles import role_reader, things_of
from depesche.model import Entity, Mention
from depesche.parse import Sentence, Word
from depesche.reading import Reading

LONGEST_PREFIX = 5
"""Words before a role noun that may belong to its phrase ("der frühere stellvertretende chinesische Minister")."""
QUOTATION = "„“”\"»«›‹‚‘’'"
"""Quotation marks of all styles."""
TITLE_WEIGHT = 3
"""How many mentions in the text the first country in the title counts for, when the article's main one is asked for; others one less."""


@dataclass(frozen=True, slots=True)
class Salient:
    """An entity that a pronoun may take up. Those coordinated with each other have the same `phrase`: where the first of them begins."""

    entity: str
    gender: str
    plural: bool
    subject: bool
    start: int
    phrase: int
    sentence: int


class Scene:
    """What one article has told so far: entities, mentions, who is known by which family name."""

    def __init__(self, reading: Reading, pack: Pack) -> None:
        self.text = reading.document.text
        self.title = reading.document.title or ""
        self.date = reading.document.published
        self.pack = pack
        self.settings = pack.settings["mentions"]
        self.particles = frozenset(self.settings["name_particles"])
        self.gazetteer = gazetteer_of(pack)
        self.persons = persons_of(pack)
        self.full_names = full_names_of(pack)
        self.role_of = role_reader(pack)
        self.things = noun_index(pack, things_of(pack))
        self.seen = SeenNames(self.text, reading.parsed.names, pack.settings["parse"]["first_words"])
        self.entities: dict[str, Entity] = {}
        self.found: dict[tuple[int, int, str], None] = {}
        self.named: dict[int, tuple[int, str]] = {}
        self.family: dict[str, str] = {}
        self.ends: dict[int, str] = {}
        self.called: dict[str, list[int]] = {}
        self.spans: list[tuple[int, int, str]] = []
        self.spans_here: list[tuple[int, int, str]] = []
        self.salient: list[Salient] = []
        self.countries_told: list[tuple[int, str]] = []
        self.blocs_told: list[tuple[int, str]] = []
        self.all_told: list[tuple[int, str]] = []
        self.bodies_told: list[tuple[int, str, str]] = []
        self.guessed: set[str] = set()
        self.shared = frozenset(self.settings["shared"])
        self.homes_of_shared: dict[str, str] = {}
        self.female_names = frozenset(self.settings["female_names"])
        self.titled = tuple(self.gazetteer.countries_in(self.title))

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence: what the first pass found in it is at hand."""
        first, behind = (bisect_left(self.spans, (edge,)) for edge in (sentence.start, sentence.end))
        self.spans_here = self.spans[first:behind]

    def mentions_seen(self) -> tuple[Mention, ...]:
        """All mentions in text order, the longer first."""
        spans = sorted(self.found, key=lambda f: (f[0], -f[1], f[2]))
        return tuple(Mention(start, end, self.text[start:end], entity) for start, end, entity in spans)

    def entities_seen(self) -> tuple[Entity, ...]:
        """The mentioned entities in the order of their first mention."""
        order = dict.fromkeys(m.entity for m in self.mentions_seen())
        return tuple(self.entities[e] for e in order)

    def mention(self, start: int, end: int, entity: Entity) -> None:
        """Take up a mention; of an entity told twice the fuller description is kept."""
        known = self.entities.get(entity.id)
        if known is None or (not known.office and entity.office) or (not known.country and entity.country):
            self.entities[entity.id] = entity if known is None else merge(known, entity)
        span = (start, end, entity.id)
        if span not in self.found:
            self.found[span] = None
            insort(self.spans, span)
            insort(self.spans_here, span)

    def call(self, start: int, end: int, entity: str) -> None:
        """Take up that the entity is called by a name here: what is called by a short form is looked for among the names."""
        self.named[start] = (end, entity)
        self.ends[end] = entity
        insort(self.called.setdefault(entity, []), start)

    def nearest(self, entity: str, at: int) -> tuple[bool, int]:
        """How near an entity was named: names before an offset go before those behind it, then the nearer one."""
        starts = self.called[entity]
        before = bisect_left(starts, at)
        return (True, starts[before - 1] - at) if before else (False, at - starts[0])

    def main_country(self, blocs: bool) -> str | None:
        """The country (with `blocs`: or the IGO, where it is named more often) that the article is about."""
        told = Counter(c for _, c in self.countries_told)
        if blocs:
            told.update(c for _, c in self.blocs_told)
        for n, country in enumerate(c for c in self.titled if blocs or c in self.gazetteer.countries):
            told[country] += TITLE_WEIGHT if n == 0 else TITLE_WEIGHT - 1
        return max(told, key=lambda c: told[c]) if told else None

    def context_countries(self) -> tuple[str, ...]:
        """The countries told so far, in order of their first mention."""
        return tuple(dict.fromkeys(c for _, c in self.countries_told))

    def inside_name(self, word: Word) -> bool:
        """Whether a name that began at one of the letters before covers the word's first letter."""
        return any(start < word.start < self.named[start][0] for start in range(max(0, word.start - 40), word.start) if start in self.named)

    def is_named(self, word: Word) -> bool:
        """Whether a name covers the whole word ("EU" does not cover "EU-Außenminister")."""
        return self.inside_name(word) or self.named.get(word.start, (0, ""))[0] >= word.end

    def entity_at(self, start: int) -> Entity | None:
        """The entity whose name begins at an offset."""
        return self.entities[self.named[start][1]] if start in self.named else None

    def country_at(self, start: int) -> str | None:
        """The country (or IGO) of the name that begins at an offset."""
        entity = self.entity_at(start)
        return entity.country if entity else None

    def country_in(self, start: int, end: int) -> str | None:
        """The country (or IGO) of the last name that begins in a stretch."""
        return next((c for s in range(end - 1, start - 1, -1) if (c := self.country_at(s))), None)

    def country_behind(self, sentence: Sentence, at: int) -> str | None:
        """The country of the possessor behind a role noun: "Präsident der Ukraine", "Sprecher des Außenministeriums"."""
        words = sentence.words[at : at + 5]
        if words and words[0].pos == "DET" and words[0].feats.get("Case", "Gen") != "Gen":
            return None
        while words and (words[0].text.lower() in self.settings["belonging"] or words[0].pos in {"DET", "ADJ"}):
            if country := self.country_at(words[0].start):
                return country
            words = words[1:]
        if not words or (words[0].i == at and words[0].text.lower() not in self.settings["belonging"] and not self.is_genitive(words[0])):
            return None
        if words[0].start in self.named:
            return self.country_at(words[0].start)
        return next((self.entities[e].country for s, t, e in self.spans_here if s <= words[0].start < t and self.entities[e].country), None)

    def owner_behind(self, sentence: Sentence, at: int) -> str | None:
        """The country of the possessor behind a personal name; a preposition tells a place there ("traf Marzouki **in Kairo**")."""
        behind = sentence.words[at].text.lower() if at < len(sentence.words) else ""
        placed = behind in self.settings["place_prepositions"] and behind not in self.settings["origins"]
        return None if placed else self.country_behind(sentence, at)

    def country_before(self, sentence: Sentence, at: int) -> str | None:
        """The country of the noun that a name stands behind: "der polnische Verein Sokół", "des kubanischen Netzwerks „Avispa“"."""
        first = at
        while first and at - first < LONGEST_PREFIX and is_attribute(sentence.words[first - 1]):
            first -= 1
        return self.country_in(sentence.words[first].start, sentence.words[at].start) if first < at else None

    def countries_behind(self, sentence: Sentence, at: int) -> tuple[str, ...]:
        """The countries of a coordination behind a role noun: "Soldaten aus China und Belarus"; empty where there is only one."""
        at += at < len(sentence.words) and sentence.words[at].text in QUOTATION
        words = sentence.words[at : at + LONGEST_PREFIX * 2]
        if not words or not (words[0].text.lower() in self.settings["belonging"] or self.is_owning(words[0], words[1:2])):
            return ()
        found: list[str] = []
        for word in words:
            if country := self.country_at(word.start):
                found.append(country)
            elif not (word is words[0] or word.pos in {"DET", "CCONJ"} or word.text in {",", "(", ")"} or self.inside_name(word)):
                break
        return tuple(dict.fromkeys(found)) if len(set(found)) > 1 else ()

    def is_owning(self, word: Word, behind: Sequence[Word]) -> bool:
        """Whether a name in the genitive begins here ("die Außenminister **Polens** und Litauens", "… **der Türkei** und …")."""
        name = behind[0] if behind and word.pos == "DET" and word.feats.get("Case") == "Gen" else word
        return name.start in self.named and (name is not word or self.is_genitive(word))

    def is_genitive(self, word: Word) -> bool:
        """Whether a name right behind a noun is its possessor ("Präsident Weißrusslands")."""
        return word.feats.get("Case") == "Gen" or word.text.endswith(tuple(self.settings["name_endings"]) or "\0")

    def country_entity(self, code: str) -> Entity:
        """The entity of a country or IGO that the article named."""
        for key in (f"country/{code}", f"igo/{code}"):
            if key in self.entities:
                return self.entities[key]
        return self.gazetteer.countries.get(code) or Entity(f"country/{code}", "country", code, code)


def is_attribute(word: Word) -> bool:
    """Whether a word may stand in a phrase before its name."""
    return word.pos in {"ADJ", "NOUN"} or (word.pos == "PUNCT" and word.text in QUOTATION)


def merge(known: Entity, told: Entity) -> Entity:
    """The known entity, with what the new telling adds."""
    return replace(known, country=known.country or told.country, office=known.office or told.office, sectors=known.sectors or told.sectors)
