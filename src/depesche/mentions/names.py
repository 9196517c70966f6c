"""names: the first pass – names of the gazetteer, full names of persons, adjectives of countries, runs of proper nouns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from depesche.ids import slug_of
from depesche.mentions.gazetteer import Entry, city_entity
from depesche.mentions.ner import take_seen
from depesche.mentions.persons import family_name
from depesche.mentions.scene import QUOTATION, Scene
from depesche.model import Entity
from depesche.parse import Sentence, Word

SHORTEST_PART = 4
"""Letters that a part of a full name needs for the person to be called by it alone ("Thaksin" for Thaksin Shinawatra)."""
LONGEST_NAME = 5
"""Words that a personal name may have ("Abd al-Fattah as-Sisi")."""
UNTITLED = frozenset({"credit", "teaser", "further-reading"})
"""Blocks that are no sentences: a run of proper nouns there is a firm or a headline as often as a person."""


class Names(Scene):
    """Finds the names of an article, sentence by sentence."""

    def find_names(self, sentence: Sentence) -> None:
        """Names of the gazetteer, full names of persons, adjectives of countries."""
        self.enter(sentence)
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
        self.call(start, end, person.id)
        self.family.setdefault(family_name(name, person.country, self.particles), person.id)
        for part in name.split():
            if len(part) >= SHORTEST_PART:
                self.family.setdefault(part, person.id)

    def name_at(self, sentence: Sentence, word: Word) -> int:
        """Where the name that begins at this word ends; parts of hyphenated words are tried one by one."""
        done = 0
        whole = self.gazetteer.adjective_of(word.text) if word.pos == "ADJ" and "-" in word.text else None
        if whole:
            self.take_name(word.start, word.end, whole)
            return word.end
        for start in part_starts(word):
            if start < done:
                continue
            hit = self.gazetteer.name_at(self.text, start, sentence.end)
            if hit and not (hit[1].name in self.gazetteer.guarded and word.pos != "PROPN" and not self.seen.kind_at(word)):
                done = hit[0]
                self.take_name(start, done, self.bloc_at(sentence, word, self.of_home(sentence, word, *hit)))
            elif entry := self.gazetteer.adjective_of(part_at(word, start)):
                done = start + len(part_at(word, start))
                self.take_name(start, done, entry)
            elif start == word.start and self.may_be_city(sentence, word):
                done = self.take_city(word, {"": "", **dict.fromkeys(self.settings["name_endings"], "")})
            elif start == word.start and is_before_noun(sentence, word):
                done = self.take_city(word, self.settings["place_adjectives"])
            elif start == word.start and (first := self.first_member(word)):
                done = start + len(first.name)
                self.mention(start, done, self.gazetteer.on(first, self.date).entity)
        return done

    def first_member(self, word: Word) -> Entry | None:
        """The name that a compound of a known noun begins with ("**Israel**besuch", "**Taliban**stellungen")."""
        known = self.things.find(word.text) if word.pos == "NOUN" and not self.role_of(word.text) else None
        first = word.text[: len(known[1])] if known else ""
        found = (e for e in self.gazetteer.names.get(first, ()) if e.name == first and e.name not in self.gazetteer.guarded)
        return next(found, None)

    def take_name(self, start: int, end: int, entry: Entry) -> None:
        """Take up a name of the gazetteer, as what it stands for on the document's date."""
        entry = self.gazetteer.on(entry, self.date)
        self.mention(start, end, entry.entity)
        self.call(start, end, entry.entity.id)
        if entry.entity.country and entry.table != "media":
            told = self.blocs_told if entry.entity.kind == "igo" else self.countries_told
            told.append((start, entry.entity.country))
            self.all_told.append((start, entry.entity.country))

    def of_home(self, sentence: Sentence, word: Word, end: int, entry: Entry) -> Entry:
        """The body of the country that the text tells, of a name that many bodies have ("Demokratische Partei Thailands")."""
        known = self.homes_of_shared.get(entry.entity.id)
        if entry.table != "organisation" or not (known or entry.name in self.shared):
            return entry
        behind = self.gazetteer.name_at(self.text, end + 1, sentence.end)
        owner = behind[1].entity.country if behind and behind[1].table == "country" and behind[0] > end + 1 + len(behind[1].name) else None
        home = self.country_before(sentence, word.i) or owner or known or self.elsewhere(entry.entity.country)
        if not home or home == entry.entity.country or home not in self.gazetteer.countries:
            return entry
        self.homes_of_shared[entry.entity.id] = home
        key = f"{entry.entity.kind}/{home.lower()}-{slug_of(entry.entity.name)}"
        return replace(entry, entity=replace(entry.entity, id=key, country=home))

    def elsewhere(self, country: str | None) -> str | None:
        """The country of the title, or else the only one told so far, where an article does not name another one at all."""
        told = [c for c in (*self.titled, *dict.fromkeys(c for _, c in self.countries_told)) if c in self.gazetteer.countries]
        if country in told or self.is_about(country) or any(e.country == country for e in self.entities.values()):
            return None
        return told[0] if self.titled or len(set(told)) == 1 else None

    def bloc_at(self, sentence: Sentence, word: Word, entry: Entry) -> Entry:
        """The organisation that a capital stands for ("Brüssel droht mit Zöllen"): not as a place, nor where the text names its country."""
        bloc = self.settings["bloc_seats"].get(entry.entity.name) if entry.table in {"capital", "seat"} else None
        before = sentence.words[word.i - 1].text.lower() if word.i else ""
        place = before in self.settings["place_prepositions"] and before not in self.settings["bloc_origins"]
        if not bloc or place or self.is_about(entry.entity.country):
            return entry
        return next((e for e in self.gazetteer.names.get(bloc, ()) if e.name == bloc), entry)

    def is_about(self, country: str | None) -> bool:
        """Whether an article names a country itself, not only its capital."""
        names = self.gazetteer.country_names(country)
        return any(name in self.text for name in names)

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
        self.call(word.start, word.end, city.id)
        return word.end

    def find_runs(self, sentence: Sentence) -> None:
        """Runs of proper nouns that no table knows: names of persons, where a role noun before them says so.

        Where the pipeline sees no names, two words do; where it does, their last one must be a person's elsewhere in the article.
        """
        at = 0
        while at < len(sentence.words):
            titled = self.is_titled(sentence, at)
            run = self.run_at(sentence, at, titled)
            if not run:
                at += 1
                continue
            at = run[-1].i + 1
            determined = run[0].i > 0 and sentence.words[run[0].i - 1].pos == "DET"
            plain = self.seen.some and run[-1].text not in self.seen.family
            if len(run) >= 2 and (titled or not (determined or plain or self.is_quoted(run))):
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
                and (not self.role_of(word.text) or (run and proper and word.relation == "flat"))
            ) or (run and word.text.lower() in self.particles and word.pos != "DET"):
                run.append(word)
            else:
                break
        while run and run[-1].text.lower() in self.particles:
            run.pop()
        return run if any(not word.text.endswith(".") for word in run) else []

    def take_run(self, sentence: Sentence, run: list[Word]) -> None:
        """Take up a person whom no table knows."""
        start, end = run[0].start, run[-1].end
        name = self.without_ending(self.text[start:end])
        country = self.country_before(sentence, run[0].i) or self.owner_behind(sentence, run[-1].i + 1)
        self.name_person(start, end, Entity(slug_of_person(name), "person", name, country), name)

    def is_family_name(self, name: str) -> bool:
        """Whether somebody whom the article names, or who holds an office on its date, is called so, with or without an ending."""
        told = self.family.keys() | self.seen.family
        bare = (name, *(name.removesuffix(e) for e in self.settings["name_endings"] if e))
        return any(b in told or self.persons.by_family_name(b, self.date) for b in bare)

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
