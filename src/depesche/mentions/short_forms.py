"""short_forms: the second pass – offices, bodies and groups, family names, pairs, pronouns, tied to what the article named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from depesche.ids import slug_of
from depesche.mentions.names import Names, slug_of_person
from depesche.mentions.roles import Role
from depesche.mentions.scene import LONGEST_PREFIX, Salient
from depesche.model import Entity
from depesche.parse import Sentence, Word

JUST_BEFORE = 200
"""Characters before a sentence in which a country counts as told just before it: about one sentence."""
BODIES = frozenset({"igo", "organisation"})
"""Kinds of entities that a later "das Parlament", "die Kommission" may stand for."""
TAKEN_UP = 400
"""Characters before a sentence in which a pronoun finds whom it stands for: about three sentences."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A role noun with what belongs to it: words `first` to `last` of the sentence (both included), the country, the name if any."""

    first: int
    last: int
    role: Role
    head: Word
    country: str | None
    person: str | None


class ShortForms(Names):
    """Finds what is called by a short form, once all names are known."""

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
        person = Entity(slug_of_person(word.text), "person", word.text)
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


def gender_of(head: Word, entity: Entity) -> str:
    """Masc, Fem or Neut: by the ending of the office, else by the parse; persons without any are Masc."""
    title = (entity.office or "").lower()
    if entity.kind == "person":
        return "Fem" if title.endswith("in") or (head.feats.get("Gender") == "Fem" and not title) else "Masc"
    return head.feats.get("Gender", "Neut")
