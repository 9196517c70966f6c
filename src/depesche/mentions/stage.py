"""mentions: the strings of a text that stand for countries, organisations, persons, groups and places.

Names come from the gazetteer and from runs of proper nouns, offices and groups from the role nouns. What is called by a short
form ("Li", "der Minister", "er", "beide Länder") is tied to what the article named before, or, of persons, names anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from depesche.ids import slug_of
from depesche.langpack import Pack
from depesche.mentions.gazetteer import Entry, city_entity, gazetteer_of
from depesche.mentions.ner import SeenNames, take_seen
from depesche.mentions.persons import family_name, persons_of
from depesche.mentions.roles import Role, role_reader
from depesche.model import Entity, Mention
from depesche.parse import Sentence, Word
from depesche.reading import Reading, stage

LONGEST_NAME = 5
"""Words that a personal name may have ("Abd al-Fattah as-Sisi")."""
LONGEST_PREFIX = 5
"""Words before a role noun that may belong to its phrase ("der frühere stellvertretende chinesische Minister")."""

JUST_BEFORE = 200
"""Characters before a sentence in which a country counts as told just before it: about one sentence."""
BODIES = frozenset({"igo", "organisation"})
"""Kinds of entities that a later "das Parlament", "die Kommission" may stand for."""
QUOTATION = "„“”\"»«›‹‚‘’'"
"""Quotation marks of all styles."""
UNTITLED = frozenset({"credit", "teaser", "further-reading"})
"""Blocks that are no sentences: a run of proper nouns there is a firm or a headline as often as a person."""
TAKEN_UP = 400
"""Characters before a sentence in which a pronoun finds whom it stands for: about three sentences."""


@stage(reads=("document", "syntax"), writes=("entities", "mentions"))
def mentions(reading: Reading, pack: Pack) -> Reading:
    """Add entities and mentions."""
    scene = Scene(reading, pack)
    for sentence in reading.parsed.sentences:
        scene.find_names(sentence)
    for sentence in reading.parsed.sentences:
        scene.find_short_forms(sentence)
    return reading.with_layers(entities=scene.entities_seen(), mentions=scene.mentions_seen())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A role noun with what belongs to it: words `first` to `last` of the sentence (both included), the country, the name if any."""

    first: int
    last: int
    role: Role
    head: Word
    country: str | None
    person: str | None


@dataclass(frozen=True, slots=True)
class Salient:
    """An entity that a pronoun may take up."""

    entity: str
    gender: str
    plural: bool
    subject: bool
    start: int


class Scene:
    """What one article has told so far: entities, mentions, who is known by which family name."""

    def __init__(self, reading: Reading, pack: Pack) -> None:
        self.text = reading.document.text
        self.date = reading.document.published
        self.pack = pack
        self.settings = pack.settings["mentions"]
        self.particles = frozenset(self.settings["name_particles"])
        self.gazetteer = gazetteer_of(pack)
        self.persons = persons_of(pack)
        self.full_names = full_names_of(pack)
        self.role_of = role_reader(pack)
        self.seen = SeenNames(reading.parsed.names)
        self.entities: dict[str, Entity] = {}
        self.found: dict[tuple[int, int, str], None] = {}
        self.named: dict[int, tuple[int, str]] = {}
        self.family: dict[str, str] = {}
        self.places: dict[str, None] = {}
        self.salient: list[Salient] = []
        self.countries_told: list[tuple[int, str]] = []

    # ── what comes out ──────────────────────────────────────────────────────────────────────────────────────────────────────

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
        self.found[(start, end, entity.id)] = None

    # ── first pass: names ───────────────────────────────────────────────────────────────────────────────────────────────────

    def find_names(self, sentence: Sentence) -> None:
        """Names of the gazetteer, full names of persons, adjectives of countries."""
        done = 0
        for word in sentence.words:
            if word.start < done or not word.text[0].isalnum():
                continue
            done = max(done, self.person_at(sentence, word) or self.name_at(sentence, word))
        take_seen(self, sentence)
        if sentence.block not in UNTITLED:
            self.find_runs(sentence)

    def person_at(self, sentence: Sentence, word: Word) -> int:
        """Where a known person's full name that begins here ends; 0 where none does."""
        followed = word.i + 1 < len(sentence.words) and sentence.words[word.i + 1].pos == "PROPN"
        for name, person in self.full_names.get(word.text, ()):
            if followed and " " not in name:
                continue
            end = self.gazetteer.end_of(self.text, word.start, name, sentence.end)
            if end:
                self.name_person(word.start, end, self.persons.at(person, self.date).entity(), name)
                return end
        return 0

    def name_person(self, start: int, end: int, person: Entity, name: str) -> None:
        """Take up a full name, and by which part of it the person may be called from here on."""
        self.mention(start, end, person)
        self.named[start] = (end, person.id)
        self.family.setdefault(family_name(name, person.country, self.particles), person.id)

    def name_at(self, sentence: Sentence, word: Word) -> int:
        """Where the name that begins at this word ends; parts of hyphenated words are tried one by one."""
        done = 0
        for start in part_starts(word):
            if start < done:
                continue
            hit = self.gazetteer.name_at(self.text, start, sentence.end)
            if hit and not (hit[1].name in self.gazetteer.guarded and word.pos != "PROPN"):
                done = hit[0]
                self.take_name(start, done, hit[1])
            elif entry := self.gazetteer.adjective_of(part_at(word, start)):
                done = start + len(part_at(word, start))
                self.take_name(start, done, entry)
            elif start == word.start and self.may_be_city(sentence, word):
                done = self.take_city(word, {"": "", **dict.fromkeys(self.settings["name_endings"], "")})
            elif start == word.start and is_before_noun(sentence, word):
                done = self.take_city(word, self.settings["place_adjectives"])
        return done

    def take_name(self, start: int, end: int, entry: Entry) -> None:
        """Take up a name of the gazetteer."""
        self.mention(start, end, entry.entity)
        self.named[start] = (end, entry.entity.id)
        if entry.entity.country and entry.table != "media" and not entry.entity.id.startswith("igo/"):
            self.countries_told.append((start, entry.entity.country))

    def may_be_city(self, sentence: Sentence, word: Word) -> bool:
        """Whether a proper noun stands behind a preposition of place."""
        before = sentence.words[word.i - 1].text.lower() if word.i else ""
        return word.pos == "PROPN" and before in self.settings["place_prepositions"] and self.seen.kind_at(word) in {None, "place"}

    def take_city(self, word: Word, endings: Mapping[str, str]) -> int:
        """Take up a city that is no capital, by its name or a form of it; `endings` maps what a form ends in to what the name does."""
        names = [word.text.removesuffix(e) + own for e, own in endings.items() if word.text.endswith(e)]
        city = next(filter(None, (city_entity(n, self.context_countries(), self.pack) for n in names)), None)
        if not city:
            return 0
        self.mention(word.start, word.end, city)
        self.named[word.start] = (word.end, city.id)
        return word.end

    def context_countries(self) -> tuple[str, ...]:
        """The countries told so far, in order of their first mention."""
        return tuple(dict.fromkeys(c for _, c in self.countries_told))

    def find_runs(self, sentence: Sentence) -> None:
        """Runs of proper nouns that no table knows: names of persons, where two words or a role noun before them say so."""
        at = 0
        while at < len(sentence.words):
            titled = self.is_titled(sentence, at)
            run = self.run_at(sentence, at, titled)
            if not run:
                at += 1
                continue
            at = run[-1].i + 1
            determined = run[0].i > 0 and sentence.words[run[0].i - 1].pos == "DET"
            if len(run) >= 2 and (titled or not (determined or self.seen.some or self.is_quoted(run))):
                self.take_run(sentence, run)

    def is_quoted(self, run: list[Word]) -> bool:
        """Whether quotation marks stand right around a run: so titles and code names are written, not persons."""
        start, end = run[0].start, run[-1].end
        before, behind = self.text[max(0, start - 1) : start], self.text[end : end + 1]
        return before in QUOTATION and behind in QUOTATION and bool(before and behind)

    def is_titled(self, sentence: Sentence, at: int) -> bool:
        """Whether the word before a position is the office of a person."""
        role = self.role_of(sentence.words[at - 1].text) if at else None
        return role is not None and role.kind == "person"

    def run_at(self, sentence: Sentence, at: int, titled: bool) -> list[Word]:
        """The words from `at` on that may be a name: proper nouns that begin no known name, small particles between them.

        Behind an office, nouns that the parser ties to it count as proper ones.
        """
        run: list[Word] = []
        for word in sentence.words[at : at + LONGEST_NAME]:
            proper = word.pos == "PROPN" or (titled and word.pos == "NOUN" and word.relation in {"appos", "flat"})
            if (
                proper
                and word.text[0].isupper()
                and word.start not in self.named
                and not self.inside_name(word)
                and not self.role_of(word.text)
            ) or (run and word.text.lower() in self.particles and word.pos != "DET"):
                run.append(word)
            else:
                break
        while run and run[-1].text.lower() in self.particles:
            run.pop()
        return run

    def inside_name(self, word: Word) -> bool:
        """Whether a name that began at one of the letters before covers the word's first letter."""
        return any(start < word.start < self.named[start][0] for start in range(max(0, word.start - 40), word.start) if start in self.named)

    def is_named(self, word: Word) -> bool:
        """Whether a name covers the whole word ("EU" does not cover "EU-Außenminister")."""
        return self.inside_name(word) or self.named.get(word.start, (0, ""))[0] >= word.end

    def take_run(self, sentence: Sentence, run: list[Word]) -> None:
        """Take up a person whom no table knows."""
        start, end = run[0].start, run[-1].end
        name = self.without_ending(self.text[start:end])
        country = self.country_behind(sentence, run[-1].i + 1)
        self.name_person(start, end, Entity(f"person/{slug_of(name)}", "person", name, country), name)

    def without_ending(self, name: str) -> str:
        """A name without the genitive ending, where the bare name is known or the ending is an apostrophe."""
        for ending in self.settings["name_endings"]:
            bare = name[: -len(ending)]
            if (
                ending
                and name.endswith(ending)
                and (not ending[0].isalpha() or bare in self.persons.by_name or slug_of_person(bare) in self.entities)
            ):
                return bare
        return name

    # ── second pass: offices, family names, pronouns ────────────────────────────────────────────────────────────────────────

    def find_short_forms(self, sentence: Sentence) -> None:
        """Roles (from right to left, so that "Sprecher des Ministeriums" finds its ministry), family names, pairs, pronouns."""
        for word in reversed(sentence.words):
            if word.pos in {"NOUN", "PROPN"} and not self.is_named(word) and (role := self.role_of(word.text)):
                self.take_phrase(sentence, self.phrase_of(sentence, word, role))
        for word in sentence.words:
            self.take_family_name(sentence, word)
            self.take_pair(sentence, word)
            self.take_land(sentence, word)
        self.remember(sentence)
        for word in sentence.words:
            self.take_pronoun(sentence, word)

    def phrase_of(self, sentence: Sentence, word: Word, role: Role) -> Phrase:
        """The phrase around a role noun: determiner, adjectives and possessor before it, a name behind it."""
        words, first = sentence.words, word.i
        while first and word.i - first < LONGEST_PREFIX and self.belongs_before(words[first - 1]):
            first -= 1
        last, person = self.name_behind(sentence, word.i + 1)
        country = self.country_in(words[first].start, word.end) or self.country_behind(sentence, last + 1)
        return Phrase(first, last, role, word, country, person or self.name_beside(sentence, first, last))

    def belongs_before(self, word: Word) -> bool:
        """Whether a word before a role noun belongs to its phrase."""
        endings = tuple(self.settings["adjective_endings"])
        if word.pos in {"DET", "NUM"} or (word.pos == "ADJ" and (not endings or word.text.endswith(endings))):
            return True
        possessive = word.text.endswith(tuple(self.settings["name_endings"])) if endings else True
        return (word.start in self.named and possessive) or word.text in self.settings["genitive_words"]

    def name_behind(self, sentence: Sentence, at: int) -> tuple[int, str | None]:
        """The last word of a name that begins at position `at`, and whose it is; the position before `at` where there is none."""
        if at >= len(sentence.words):
            return at - 1, None
        word = sentence.words[at]
        if word.start in self.named and self.entities[self.named[word.start][1]].kind == "person":
            end, person = self.named[word.start]
            return max(w.i for w in sentence.words_in(word.start, end)), person
        if word.pos == "PROPN" and word.text[0].isupper() and word.start not in self.named:
            return at, self.person_called(word.text) or self.new_person(word)
        return at - 1, None

    def person_called(self, text: str) -> str | None:
        """The person that a family name stands for: named in this article, else the one office holder of the time."""
        for name in (text, *(text[: -len(e)] for e in self.settings["name_endings"] if text.endswith(e))):
            if name in self.family:
                return self.family[name]
            office = self.persons.by_family_name(name, self.date)
            if office:
                self.entities.setdefault(office.person, office.entity())
                self.family[name] = office.person
                return office.person
        return None

    def new_person(self, word: Word) -> str:
        """An unknown person called by one name behind a title."""
        person = Entity(f"person/{slug_of(word.text)}", "person", word.text)
        self.entities.setdefault(person.id, person)
        self.family[word.text] = person.id
        return person.id

    def name_beside(self, sentence: Sentence, first: int, last: int) -> str | None:
        """The person in apposition: "Li Shangfu, Verteidigungsminister Chinas, …"."""
        words = sentence.words
        if first < 2 or words[first - 1].text != ",":
            return None
        behind = words[last + 1].text if last + 1 < len(words) else "."
        closed = words[first].pos != "DET" or behind in {",", "."}
        before = next((p for s, (e, p) in sorted(self.named.items()) if e == words[first - 2].end and s >= sentence.start), None)
        return before if before and closed and self.entities[before].kind == "person" else None

    def country_in(self, start: int, end: int) -> str | None:
        """The country (or IGO) of the last name that begins in a stretch."""
        for s in range(end - 1, start - 1, -1):
            if s in self.named and (country := self.entities[self.named[s][1]].country):
                return country
        return None

    def country_behind(self, sentence: Sentence, at: int) -> str | None:
        """The country of the possessor behind a role noun: "Präsident der Ukraine", "Sprecher des Außenministeriums"."""
        words = sentence.words[at : at + 5]
        while words and (words[0].text.lower() in self.settings["belonging"] or words[0].pos in {"DET", "ADJ"}):
            if words[0].start in self.named and (country := self.entities[self.named[words[0].start][1]].country):
                return country
            words = words[1:]
        if not words or (words[0].i == at and words[0].text.lower() not in self.settings["belonging"] and not self.is_genitive(words[0])):
            return None
        if words[0].start in self.named:
            return self.entities[self.named[words[0].start][1]].country
        return next((self.entities[e].country for s, t, e in self.found if s <= words[0].start < t and self.entities[e].country), None)

    def countries_behind(self, sentence: Sentence, at: int) -> tuple[str, ...]:
        """The countries of a coordination behind a role noun: "Soldaten aus China und Belarus"; empty where there is only one."""
        words = sentence.words[at : at + LONGEST_PREFIX * 2]
        if not words or words[0].text.lower() not in self.settings["belonging"]:
            return ()
        found: list[str] = []
        for word in words[1:]:
            if word.start in self.named and (country := self.entities[self.named[word.start][1]].country):
                found.append(country)
            elif not (word.pos in {"DET", "CCONJ"} or word.text == ","):
                break
        return tuple(dict.fromkeys(found)) if len(set(found)) > 1 else ()

    def is_genitive(self, word: Word) -> bool:
        """Whether a name right behind a noun is its possessor ("Präsident Weißrusslands")."""
        return word.feats.get("Case") == "Gen" or word.text.endswith(tuple(self.settings["name_endings"]) or "\0")

    def take_phrase(self, sentence: Sentence, phrase: Phrase) -> None:
        """Take up a role phrase as a mention of the person, body or group it stands for."""
        start, end = sentence.words[phrase.first].start, sentence.words[phrase.last].end
        title = phrase.head.text
        if phrase.person:
            known = self.entities[phrase.person]
            described = replace(
                known, office=known.office or title, country=known.country or phrase.country, sectors=known.sectors or phrase.role.sectors
            )
            self.entities[phrase.person] = described
            self.mention(start, end, described)
            return
        for entity in self.bearers(sentence, phrase):
            self.mention(start, end, entity)

    def bearers(self, sentence: Sentence, phrase: Phrase) -> Iterator[Entity]:
        """The entities that a role phrase without a name stands for."""
        pair = self.pair_behind(sentence, phrase.last + 1) or self.countries_behind(sentence, phrase.last + 1)
        if pair:
            yield from (self.bearer(phrase, c) for c in pair)
            return
        same = self.same_office(phrase) or self.same_body(phrase)
        if same:
            yield self.entities[same]
            return
        yield self.bearer(phrase, phrase.country or self.inherited(sentence, phrase))

    def bearer(self, phrase: Phrase, country: str | None) -> Entity:
        """The entity of an office, body or group of a country."""
        kind = {"institution": "organisation"}.get(phrase.role.kind, phrase.role.kind)
        title = phrase.head.text if phrase.role.kind == "person" else phrase.head.lemma or phrase.head.text
        key = f"{kind}/{(country or 'x').lower()}-{slug_of(title)}"
        return Entity(key, kind, title, country, phrase.role.sectors, title if kind == "person" else None)

    def same_office(self, phrase: Phrase) -> str | None:
        """The named person who holds the office, where the article names one ("der Minister")."""
        if phrase.role.kind != "person" or phrase.head.feats.get("Number") == "Plur":
            return None
        title = phrase.head.text.lower()
        for _, (_, entity) in sorted(self.named.items(), reverse=True):
            person = self.entities[entity]
            office = (person.office or "").lower()
            fits = office and (
                title.startswith(office) or (office.endswith(phrase.role.lemma.lower()) and office.endswith(title.rstrip("sn")))
            )
            if person.kind == "person" and fits and (not phrase.country or phrase.country == person.country):
                return entity
        return None

    def same_body(self, phrase: Phrase) -> str | None:
        """The body named before by a longer name that holds the noun ("das Parlament" after "Europäisches Parlament")."""
        if phrase.role.kind != "institution" or phrase.country:
            return None
        noun = phrase.head.lemma.lower() or phrase.head.text.lower()
        for start, (end, entity) in sorted(self.named.items(), reverse=True):
            if start < phrase.head.start and self.entities[entity].kind in BODIES and noun in self.text[start:end].lower():
                return entity
        return None

    def inherited(self, sentence: Sentence, phrase: Phrase) -> str | None:
        """The country of a body named without one ("die Regierung"): the last one told just before, else the article's main one."""
        at = sentence.words[phrase.first].start
        near = [c for s, c in self.countries_told if sentence.start - JUST_BEFORE <= s < at]
        if near:
            return near[-1]
        counts: dict[str, int] = {}
        for _, country in self.countries_told:
            counts[country] = counts.get(country, 0) + 1
        return max(counts, key=lambda c: counts[c]) if counts else None

    def take_family_name(self, sentence: Sentence, word: Word) -> None:
        """Take up a person called by the family name alone."""
        alone = self.seen.is_person(word) and not self.role_of(word.text)
        if word.start in self.named or not word.text[0].isupper() or self.inside_name(word) or not (alone or word.pos == "PROPN"):
            return
        person = self.person_called(word.text) or (self.new_person(word) if alone else None)
        if person:
            self.mention(word.start, word.end, self.entities[person])
            self.named[word.start] = (word.end, person)

    def take_pair(self, sentence: Sentence, word: Word) -> None:
        """ "Beide Länder": the last two countries told before."""
        if word.text.lower() in self.settings["pair_words"] and word.i + 1 < len(sentence.words):
            noun = sentence.words[word.i + 1]
            if noun.text in self.settings["pair_nouns"]:
                for country in self.last_two(word.start):
                    self.mention(word.start, noun.end, self.country_entity(country))

    def pair_behind(self, sentence: Sentence, at: int) -> tuple[str, ...]:
        """The two countries of a genitive "beider Länder" behind a role noun."""
        words = sentence.words[at : at + 3]
        texts = [w.text for w in words]
        for i in range(len(words) - 1):
            if texts[i].lower() in self.settings["pair_words"] and texts[i + 1] in self.settings["pair_nouns"]:
                return self.last_two(words[i].start)
        return ()

    def last_two(self, before: int) -> tuple[str, ...]:
        """The last two different countries told before an offset, in the order of the alphabet."""
        recent = dict.fromkeys(c for s, c in sorted(self.countries_told, reverse=True) if s < before)
        return tuple(sorted(list(recent)[:2])) if len(recent) >= 2 else ()

    def country_entity(self, code: str) -> Entity:
        """The entity of a country or IGO that the article named."""
        for key in (f"country/{code}", f"igo/{code}"):
            if key in self.entities:
                return self.entities[key]
        named = next((e.entity for entries in self.gazetteer.names.values() for e in entries if e.entity.id == f"country/{code}"), None)
        return named or Entity(f"country/{code}", "country", code, code)

    def take_land(self, sentence: Sentence, word: Word) -> None:
        """ "Das Land": the country told last before this sentence."""
        if word.text in self.settings["land_nouns"] and word.i and sentence.words[word.i - 1].text.lower() in self.settings["definite"]:
            told = [c for s, c in sorted(self.countries_told) if s < word.start]
            behind = self.country_behind(sentence, word.i + 1)
            if told and not behind:
                self.mention(sentence.words[word.i - 1].start, word.end, self.country_entity(told[-1]))

    def remember(self, sentence: Sentence) -> None:
        """Keep the persons and bodies of a sentence for the pronouns behind them."""
        for start, end, entity in sorted(self.found):
            if sentence.start <= start < sentence.end and self.entities[entity].kind in {"person", "organisation", "group", "igo"}:
                head = sentence.top(start, end)
                gender = gender_of(head, self.entities[entity])
                self.salient.append(Salient(entity, gender, head.feats.get("Number") == "Plur", head.relation.startswith("nsubj"), start))

    def take_pronoun(self, sentence: Sentence, word: Word) -> None:
        """Tie a personal pronoun to the nearest fitting person told before, subjects first."""
        gender = self.settings["pronouns"].get(word.text.lower())
        if not gender or word.pos != "PRON" or (gender == "Fem" and word.feats.get("Number") == "Plur"):
            return
        near = [s for s in self.salient if sentence.start - TAKEN_UP < s.start < word.start and not s.plural and s.gender == gender]
        people = [s for s in near if self.entities[s.entity].kind == "person"] or (near if gender == "Fem" else [])
        if people:
            best = max(people, key=lambda s: (s.subject, s.start))
            self.mention(word.start, word.end, self.entities[best.entity])


def merge(known: Entity, told: Entity) -> Entity:
    """The known entity, with what the new telling adds."""
    return replace(known, country=known.country or told.country, office=known.office or told.office, sectors=known.sectors or told.sectors)


def slug_of_person(name: str) -> str:
    """The key of an unknown person."""
    return f"person/{slug_of(name)}"


def is_before_noun(sentence: Sentence, word: Word) -> bool:
    """Whether a capitalised word stands before a noun as an adjective or a noun does ("Münchner Konferenz")."""
    behind = sentence.words[word.i + 1] if word.i + 1 < len(sentence.words) else None
    attribute = word.pos in {"ADJ", "NOUN", "PROPN"} and word.text[0].isupper()
    return attribute and behind is not None and behind.text[0].isupper() and (behind.pos == "NOUN" or word.pos == "ADJ")


def part_starts(word: Word) -> list[int]:
    """Where the parts of a hyphenated word begin, as offsets of the text."""
    starts = [0, *(i + 1 for i, c in enumerate(word.text) if c in "-–/")]
    return [word.start + s for s in starts if s < len(word.text)]


def part_at(word: Word, start: int) -> str:
    """The part of a hyphenated word that begins at an offset of the text."""
    rest = word.text[start - word.start :]
    cut = next((i for i, c in enumerate(rest) if c in "-–/"), len(rest))
    return rest[:cut]


def gender_of(head: Word, entity: Entity) -> str:
    """Masc, Fem or Neut: by the ending of the office, else by the parse; persons without any are Masc."""
    title = (entity.office or "").lower()
    if entity.kind == "person":
        return "Fem" if title.endswith("in") or (head.feats.get("Gender") == "Fem" and not title) else "Masc"
    return head.feats.get("Gender", "Neut")


@cache
def full_names_of(pack: Pack) -> dict[str, list[tuple[str, str]]]:
    """Full names of the pack's persons by their first word, longest first."""
    names: dict[str, list[tuple[str, str]]] = {}
    for name, person in persons_of(pack).by_name.items():
        names.setdefault(name.split()[0], []).append((name, person))
    for entries in names.values():
        entries.sort(key=lambda e: -len(e[0]))
    return names
