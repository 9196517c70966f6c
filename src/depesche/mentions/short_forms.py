"""short_forms: the second pass – offices, bodies and groups, family names, pairs, pronouns, tied to what the article named."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from depesche.ids import slug_of
from depesche.mentions.homes import JUST_BEFORE, TAKEN_UP, Homes, Phrase, last_before
from depesche.mentions.names import slug_of_person
from depesche.mentions.roles import Role
from depesche.mentions.scene import LONGEST_PREFIX, Salient
from depesche.model import Entity
from depesche.parse import Sentence, Word
from depesche.repairs import SUBJECTS

NOMINAL = frozenset({"NOUN", "PROPN"})
DESCRIBING = frozenset({"DET", "ADJ", "NUM"})
"""Tags of words before a noun that make it no name."""
BODIES = frozenset({"igo", "organisation"})
"""Kinds of entities that a later "das Parlament", "die Kommission" may stand for."""
PEOPLE = ("CVL",)
"""The sectors of people who are told only as such."""
BEARING = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:arg", "conj"})
"""Relations in which a quantifier stands for somebody, and not before a noun."""
BETWEEN = 9
"""Characters between two countries of a list (", sowie die ")."""
TAKEN = BODIES | {"group"}
"""Kinds of entities besides persons that a singular pronoun may take up."""


class ShortForms(Homes):
    """Finds what is called by a short form, once all names are known."""

    def find_short_forms(self, sentence: Sentence) -> None:
        """Roles (from right to left, so that "Sprecher des Ministeriums" finds its ministry), names, pairs, pronouns; last the owned."""
        self.enter(sentence)
        phrases = [self.phrase_of(sentence, word, role) for word, role in self.roles_in(sentence)]
        owned = [self.owner_word(sentence, phrase) for phrase in phrases]
        for phrase, owner in zip(phrases, owned, strict=True):
            if owner is None:
                self.take_phrase(sentence, phrase)
        for word in sentence.words:
            self.take_family_name(sentence, word)
            self.take_pair(sentence, word)
            self.take_counted(sentence, word)
            self.take_land(sentence, word)
        self.remember(sentence)
        for word in sentence.words:
            self.take_pronoun(sentence, word)
            self.take_epithet(sentence, word)
        self.take_owned(sentence, [(p, o) for p, o in zip(phrases, owned, strict=True) if o])

    def roles_in(self, sentence: Sentence) -> list[tuple[Word, Role]]:
        """The role nouns of a sentence that are no names, from right to left."""
        nouns = (w for w in reversed(sentence.words) if w.pos in NOMINAL and not self.is_named(w))
        return [(w, role) for w in nouns if (role := self.role_of(w.text)) and not self.is_surname(sentence, w)]

    def owner_word(self, sentence: Sentence, phrase: Phrase) -> Word | None:
        """The possessive determiner of a phrase that tells no country, nor the other side ("**ihre** Soldaten", not "sein Gastgeber")."""
        if phrase.country or phrase.role.home in {"none", "other"}:
            return None
        return next((w for w in sentence.words[phrase.first : phrase.head.i] if self.is_possessive(w)), None)

    def acting_here(self, sentence: Sentence) -> set[str]:
        """The countries of the subjects of a sentence; where none is named, of whom its pronouns stand for as subjects or owners."""
        named = super().acting_here(sentence)
        if named:
            return named
        subjects = [s.entity for w in sentence.words if w.relation.startswith("nsubj") for s in self.meant_by(sentence, w)]
        owners = [e.id for w in sentence.words if self.is_possessive(w) for e in self.owners_of(sentence, w)]
        return {c for e in (*subjects, *owners) if (c := self.entities[e].country)}

    def is_possessive(self, word: Word) -> bool:
        """Whether a word is a possessive determiner of the third person."""
        owners = (*self.settings["plural_possessives"], *self.settings["single_possessives"])
        return word.feats.get("Poss") == "Yes" and word.text.lower().startswith(owners)

    def take_owned(self, sentence: Sentence, phrases: list[tuple[Phrase, Word]]) -> None:
        """Take up the possessive determiners of a sentence, and the bodies and groups that belong to their owners."""
        for phrase, word in reversed(phrases):
            countries = tuple(dict.fromkeys(e.country for e in self.owners_of(sentence, word) if e.country))
            for country in countries if not phrase.person else countries[:1]:
                self.take_phrase(sentence, replace(phrase, country=country))
            if not countries:
                self.take_phrase(sentence, phrase)
        if phrases:
            self.remember(sentence)
        for word in sentence.words:
            if self.is_possessive(word):
                for entity in self.owners_of(sentence, word):
                    self.mention(word.start, word.end, entity)

    def phrase_of(self, sentence: Sentence, word: Word, role: Role) -> Phrase:
        """The phrase around a role noun: determiner, adjectives and possessor before it, a name behind it."""
        words, first = sentence.words, word.i
        while first and word.i - first < LONGEST_PREFIX and self.belongs_before(words[first - 1]) and not self.is_agent(words, first - 1):
            first -= 1
        last, person = self.name_behind(sentence, word.i + 1)
        told = self.country_in(words[first].start, word.end) or self.gazetteer.country_before(word.text, len(role.lemma) - 1)
        country = told or self.leader_behind(sentence, last + 1)
        country = country or (self.owner_behind if last > word.i else self.country_behind)(sentence, last + 1)
        if role.home == "other" and not country and last == word.i and last + 1 < len(words):
            country = self.country_in(words[last + 1].start, words[last + 1].start + 1)
        return Phrase(
            first, last, role, word, country, person or self.name_beside(sentence, first, last) or self.name_after(sentence, last)
        )

    def leader_behind(self, sentence: Sentence, at: int) -> str | None:
        """The country of who leads a group ("Truppen **unter Führung der USA**", "Diplomaten unter Leitung von Außenminister Wang")."""
        words = sentence.words[at : at + 3 + LONGEST_PREFIX]
        text = " ".join(w.text for w in words)
        led = next((led for led in self.settings["led"] if text.startswith(led + " ")), None)
        behind = words[len(led.split()) :] if led else ()
        names = [self.named[w.start][1] if w.start in self.named else w.pos == "PROPN" and self.person_called(w.text) for w in behind]
        return next((c for name in names if name and (c := self.entities[name].country)), None)

    def is_agent(self, words: Sequence[Word], at: int) -> bool:
        """Whether a name tells who did what the participle behind it says, and does not lead ("die **von Iran** bewaffneten Rebellen")."""
        before = at - 1
        while before > 0 and (words[before].pos in {"CCONJ", "DET"} or words[before].text == "," or words[before].start in self.named):
            before -= 1
        agent = (
            before >= 0
            and words[at].start in self.named
            and words[at].pos != "ADJ"
            and words[before].text.lower() in self.pack.settings["slots"]["agents"]
        )
        return agent and not words[at + 1].text.lower().startswith(tuple(self.settings["leading"]))

    def belongs_before(self, word: Word) -> bool:
        """Whether a word before a role noun belongs to its phrase."""
        endings = tuple(self.settings["adjective_endings"])
        if word.pos in {"DET", "NUM"} or (word.pos == "ADJ" and (not endings or word.text.endswith(endings))):
            return True
        possessive = word.text.endswith(tuple(self.settings["name_endings"])) if endings else True
        return (word.start in self.named and possessive) or word.text in self.settings["genitive_words"]

    def name_behind(self, sentence: Sentence, at: int) -> tuple[int, str | None]:
        """The last word of a name that begins at position `at`, and whose it is; the position before `at` where there is none.

        Abbreviated titles before it are passed over ("Prof. Dr.").
        """
        word = next((w for w in sentence.words[at:] if not (w.text.endswith(".") and w.text[0].isupper())), None)
        if word is None:
            return at - 1, None
        known = self.entity_at(word.start)
        if known and known.kind == "person":
            end, person = self.named[word.start]
            return max(w.i for w in sentence.words_in(word.start, end)), person
        if word.pos == "PROPN" and word.text[0].isupper() and not known:
            return word.i, self.person_called(word.text) or self.new_person(word)
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

    def person_told(self, word: Word) -> str | None:
        """The person named before with a name that holds the word ("Thaksin" after "Thaksin Shinawatra")."""
        bare = {word.text, *(word.text.removesuffix(e) for e in self.settings["name_endings"] if e)}
        people = [e for e in self.called if self.entities[e].kind == "person" and bare & set(self.entities[e].name.split())]
        return max((e for e in people if self.nearest(e, word.start)[0]), key=lambda e: self.nearest(e, word.start), default=None)

    def new_person(self, word: Word) -> str:
        """The person called by one name that is no family name known so far: one named before, else an unknown one."""
        told = self.person_told(word)
        if told:
            return told
        person = Entity(slug_of_person(word.text), "person", word.text)
        self.entities.setdefault(person.id, person)
        self.family[word.text] = person.id
        return person.id

    def name_beside(self, sentence: Sentence, first: int, last: int) -> str | None:
        """The person in apposition: "Li Shangfu, Verteidigungsminister Chinas, …", "Li Shangfu, der Minister Chinas, …"."""
        words = sentence.words
        if first < 2 or words[first - 1].text != ",":
            return None
        owned = last + 1 < len(words) and self.country_behind(sentence, last + 1) and self.is_genitive(words[last + 1])
        end = last + 2 if owned else last + 1
        behind = words[end].text if end < len(words) else "."
        closed = words[first].pos != "DET" or behind in {",", "."}
        before = self.ends.get(words[first - 2].end)
        return before if before and closed and self.entities[before].kind == "person" else None

    def name_after(self, sentence: Sentence, last: int) -> str | None:
        """The person in apposition behind an office and whose it is: "der Außenminister der Vereinigten Staaten, **Dean Rusk**, …"."""
        words = sentence.words
        comma = next((i for i in range(last + 1, min(last + LONGEST_PREFIX, len(words))) if words[i].text == ","), 0)
        between = all(w.pos in {"DET", "ADJ", "NOUN", "PROPN", "ADP"} for w in words[last + 1 : comma])
        if not comma or not between or comma + 1 >= len(words) or words[comma + 1].start not in self.named:
            return None
        end, entity = self.named[words[comma + 1].start]
        behind = next((w.text for w in words[comma + 1 :] if w.start >= end), ".")
        return entity if self.entities[entity].kind == "person" and behind in {",", "."} else None

    def take_phrase(self, sentence: Sentence, phrase: Phrase) -> None:
        """Take up a role phrase as a mention of the person, body or group it stands for."""
        start, end = sentence.words[phrase.first].start, sentence.words[phrase.last].end
        if phrase.country:
            insort(self.bodies_told, (start, phrase.role.lemma.lower(), phrase.country))
        if phrase.person:
            self.mention(start, end, self.described(sentence, phrase, self.entities[phrase.person]))
            return
        for entity in self.bearers(sentence, phrase):
            self.mention(start, end, entity)

    def described(self, sentence: Sentence, phrase: Phrase, person: Entity) -> Entity:
        """A named person with the office that the phrase tells; a country that the text does not tell may be told later."""
        told = (None if person.id in self.guessed else person.country) or phrase.country
        country = told or person.country or self.home_of(sentence, phrase)
        (self.guessed.discard if told else self.guessed.add)(person.id)
        sectors = person.sectors or phrase.role.sectors
        described = replace(person, office=person.office or phrase.head.text, country=country, sectors=sectors)
        self.entities[person.id] = described
        return described

    def bearers(self, sentence: Sentence, phrase: Phrase) -> Iterator[Entity]:
        """The entities that a role phrase without a name stands for."""
        pair = (
            self.pair_of(sentence, phrase)
            or self.pair_behind(sentence, phrase)
            or self.countries_behind(sentence, phrase.last + 1)
            or self.countries_before(sentence, phrase)
        )
        if pair:
            yield from (self.bearer(phrase, c) for c in pair)
            return
        yield self.known_bearer(sentence, phrase) or self.bearer(phrase, phrase.country or self.home_of(sentence, phrase))

    def known_bearer(self, sentence: Sentence, phrase: Phrase) -> Entity | None:
        """The body or office holder that the article names; one of whom nothing else is known is what the phrase tells."""
        behind = self.body_behind(sentence, phrase)
        same = None if behind else self.same_office(sentence, phrase) or self.same_body(sentence, phrase)
        body = self.entities[same] if same else behind
        if body is None or body.kind != "organisation" or body.country or body.sectors:
            return body
        return replace(body, country=phrase.country or self.home_of(sentence, phrase), sectors=phrase.role.sectors)

    def countries_before(self, sentence: Sentence, phrase: Phrase) -> tuple[str, ...]:
        """The countries of several adjectives before a role noun ("**der deutsche und der britische** Minister", "deutsch-britische …")."""
        found: list[str] = []
        joined = False
        for word in reversed(sentence.words[max(0, phrase.head.i - 2 * LONGEST_PREFIX) : phrase.head.i]):
            named = [c for at in range(word.start, word.end) if (c := self.country_at(at))]
            if not (named or word.pos in {"ADJ", "DET", "CCONJ"} or word.text == ","):
                break
            joined = joined or word.pos == "CCONJ" or len(set(named)) > 1
            found += named if word.pos == "ADJ" or (joined and word.i == 0) else []
        return tuple(sorted(set(found))) if joined and len(set(found)) > 1 else ()

    def bearer(self, phrase: Phrase, country: str | None) -> Entity:
        """The entity of an office, body or group of a country."""
        kind = {"institution": "organisation"}.get(phrase.role.kind, phrase.role.kind)
        title = phrase.head.text if phrase.role.kind == "person" else phrase.head.lemma or phrase.head.text
        key = f"{kind}/{(country or 'x').lower()}-{slug_of(title)}"
        return Entity(key, kind, title, country, phrase.role.sectors, title if kind == "person" else None)

    def same_office(self, sentence: Sentence, phrase: Phrase) -> str | None:
        """The named person who holds the office, where the article names one ("der Minister")."""
        if phrase.role.kind != "person" or phrase.head.feats.get("Number") == "Plur":
            return None
        fitting = [e for e in self.called if self.holds(self.entities[e], phrase)]
        known = max(fitting, key=lambda e: self.nearest(e, phrase.head.start), default=None)
        return known or (self.described_before(sentence, phrase.head) if not phrase.country else None)

    def described_before(self, sentence: Sentence, word: Word) -> str | None:
        """The person told before whom a description takes up ("**der Politiker** forderte …", "der 48-Jährige")."""
        bare = word.text[word.text.rfind("-") + 1 :]
        if bare not in self.settings["epithets"] or word.feats.get("Number") == "Plur" or not self.is_taken_up(sentence, word):
            return None
        gender = "Fem" if word.feats.get("Gender") == "Fem" else "Masc"
        people = (s.entity for s in self.single(sentence, word, gender) if self.entities[s.entity].kind == "person")
        return next(people, None)

    def is_taken_up(self, sentence: Sentence, word: Word) -> bool:
        """Whether a noun has a definite article."""
        before = sentence.words[max(0, word.i - 2) : word.i]
        return any(w.text.lower() in self.settings["definite"] for w in before)

    def holds(self, person: Entity, phrase: Phrase) -> bool:
        """Whether a person holds the office that a phrase names."""
        office = (person.office or "").lower()
        if person.kind != "person" or not office or (phrase.country and phrase.country != person.country):
            return False
        title = phrase.head.text.lower()
        return title.startswith(office) or (office.endswith(phrase.role.lemma.lower()) and office.endswith(title.rstrip("sn")))

    def same_body(self, sentence: Sentence, phrase: Phrase) -> str | None:
        """The body named before by a longer name that holds the noun ("das Parlament" after "Europäisches Parlament")."""
        if phrase.role.home == "named" and not phrase.country and not self.is_indefinite(sentence, phrase):
            return self.last_body(phrase.head.start)
        if phrase.role.kind != "institution" or phrase.country:
            return None
        noun = phrase.head.lemma.lower() or phrase.head.text.lower()
        fitting = [
            (start, entity)
            for entity, starts in self.called.items()
            if self.entities[entity].kind in BODIES
            for start in starts
            if start < phrase.head.start and noun in self.text[start : self.named[start][0]].lower()
        ]
        return max(fitting)[1] if fitting else None

    def last_body(self, at: int) -> str | None:
        """The organisation named last before an offset, not far before ("die Organisation" after "Amnesty International")."""
        bodies = [e for e in self.called if self.entities[e].kind in TAKEN and "JRN" not in self.entities[e].sectors]
        near = [(self.nearest(e, at), e) for e in bodies]
        fitting = [n for n in near if n[0][0] and n[0][1] > -TAKEN_UP]
        return max(fitting)[1] if fitting else None

    def body_behind(self, sentence: Sentence, phrase: Phrase) -> Entity | None:
        """The organisation whose name stands right behind a noun that tells what it is ("die **Firma** Gazmontex")."""
        behind = sentence.words[phrase.last + 1] if phrase.last + 1 < len(sentence.words) else None
        entity = self.entity_at(behind.start) if behind and phrase.role.kind == "institution" else None
        if entity is None:
            return None
        group = entity.kind == "group" and not entity.id.startswith("group/people-")
        return entity if group or entity.kind in BODIES else None

    def is_surname(self, sentence: Sentence, word: Word) -> bool:
        """Whether a role noun is somebody's name here: it stands bare, in the singular, and is seen as one or was told ("Bauer warf …")."""
        described = word.i and sentence.words[word.i - 1].pos in DESCRIBING
        if described or (word.relation in SUBJECTS and sentence.words[word.head].feats.get("Number") == "Plur"):
            return False
        return self.seen.is_person(word) or word.text in self.family

    def take_family_name(self, sentence: Sentence, word: Word) -> None:
        """Take up a person called by the family name alone."""
        if word.start in self.named or not word.text[0].isupper() or self.inside_name(word):
            return
        surname = word.pos in NOMINAL and self.is_surname(sentence, word)
        several = word.pos == "NOUN" and word.feats.get("Number") == "Plur"
        alone = self.seen.is_person(word) and not several and (not self.role_of(word.text) or surname)
        if not (alone or surname or word.pos == "PROPN"):
            return
        person = self.person_called(word.text) or (self.new_person(word) if alone else None)
        if person:
            self.mention(word.start, word.end, self.entities[person])
            self.call(word.start, word.end, person)

    def take_counted(self, sentence: Sentence, word: Word) -> None:
        """ "Die vier Länder": the last countries told together before, where they are as many."""
        wanted = self.settings["counted"].get(word.text.lower())
        behind = sentence.words[word.i + 1 : word.i + 2]
        if wanted and word.i and behind and behind[0].text in self.settings["pair_nouns"]:
            before = sentence.words[word.i - 1]
            together = self.told_together(before.start) if before.text.lower() in self.settings["definite"] else ()
            for country in together if len(together) == wanted else ():
                self.mention(before.start, behind[0].end, self.country_entity(country))

    def told_together(self, before: int) -> tuple[str, ...]:
        """The countries of the last list before an offset, in the order of the alphabet."""
        told = self.countries_told[: bisect_left(self.countries_told, (before,))]
        found: set[str] = set()
        start = 0
        for at, country in reversed(told):
            if len(found) > 1 and start - self.named[at][0] > BETWEEN:
                break
            found = found | {country} if start - self.named[at][0] <= BETWEEN else {country}
            start = at
        return tuple(sorted(found))

    def take_pair(self, sentence: Sentence, word: Word) -> None:
        """ "Beide Länder": the last two countries told before."""
        if word.text.lower() in self.settings["pair_words"] and word.i + 1 < len(sentence.words):
            noun = sentence.words[word.i + 1]
            if noun.text in self.settings["pair_nouns"]:
                for country in self.both(sentence, word, noun):
                    self.mention(word.start, noun.end, self.country_entity(country))

    def pair_of(self, sentence: Sentence, phrase: Phrase) -> tuple[str, ...]:
        """The two countries of "beide Minister", "die beiden Armeen"."""
        words = sentence.words[phrase.first : phrase.head.i]
        both = not phrase.country and any(w.text.lower() in self.settings["pair_words"] for w in words)
        return self.both(sentence, words[0], phrase.head) if both else ()

    def pair_behind(self, sentence: Sentence, phrase: Phrase) -> tuple[str, ...]:
        """The two countries of "beider Länder", "aus beiden Ländern" behind a role noun."""
        words = sentence.words[phrase.last + 1 : phrase.last + 4]
        texts = [w.text for w in words]
        for i in range(len(words) - 1):
            if texts[i].lower() in self.settings["pair_words"] and texts[i + 1] in self.settings["pair_nouns"]:
                noun = self.role_of(texts[i + 1])
                at_home = "LEG" in phrase.role.sectors and noun and "PTY" in noun.sectors  # "Senatoren beider Parteien"
                return () if at_home else self.both(sentence, words[i], phrase.head)
        return ()

    def both(self, sentence: Sentence, word: Word, noun: Word) -> tuple[str, ...]:
        """The two countries of "beide Länder", in the order of the alphabet: the last two told, else the two told most.

        The latter where only one was told just before. Who acts on both is none of them ("**China** mahnte beide Seiten").
        """
        told = self.countries_told[: bisect_left(self.countries_told, (word.start,))]
        acting = self.acting_here(sentence) if noun.relation in {"obj", "iobj", "obl:arg"} else set()
        others = [(at, c) for at, c in told if c not in acting]
        near = {c for at, c in others if at >= sentence.start - JUST_BEFORE}
        recent = dict.fromkeys(c for _, c in reversed(others))
        most = (c for c, _ in Counter(c for _, c in self.countries_told if c not in acting).most_common())
        meant = list(recent if len(near) > 1 else most)[:2]
        return tuple(sorted(meant)) if len(meant) == 2 else ()

    def take_land(self, sentence: Sentence, word: Word) -> None:
        """ "Das Land": as a subject the country told last, else one that the sentence does not name; a kind of land: the last of those."""
        kin = next((k for e in ("", *self.settings["name_endings"]) if (k := self.settings["lands"].get(word.text.removesuffix(e)))), None)
        if (
            (kin or word.text in self.settings["land_nouns"])
            and word.i
            and sentence.words[word.i - 1].text.lower() in self.settings["definite"]
        ):
            told = self.land_meant(sentence, word)
            told = told if not kin or told in kin else self.last_of(kin, word.start)
            if told and not self.country_behind(sentence, word.i + 1):
                self.mention(sentence.words[word.i - 1].start, word.end, self.country_entity(told))

    def last_of(self, countries: Sequence[str], before: int) -> str | None:
        """The last one of some countries that was told before an offset."""
        told = self.countries_told[: bisect_left(self.countries_told, (before,))]
        return next((c for _, c in reversed(told) if c in countries), None)

    def land_meant(self, sentence: Sentence, word: Word) -> str | None:
        """The country that "das Land" stands for."""
        last = last_before(self.countries_told, word.start)
        first = bisect_left(self.countries_told, (sentence.start,))
        here = [c for _, c in self.countries_told[first : bisect_left(self.countries_told, (word.start,))]]
        if word.relation.startswith("nsubj") or last not in here:
            return last
        acting = self.acting_here(sentence)
        named = [c for c in here if c not in acting] if acting & set(here) else []
        main = self.main_country(blocs=False)
        others = [c for _, c in self.countries_told[:first] if c not in here]
        return named[-1] if named else main if main in others else others[-1] if others else last

    def take_pronoun(self, sentence: Sentence, word: Word) -> None:
        """Tie a pronoun to whom it takes up: a person, several, or of "diese", "letztere" the one named last."""
        low = word.text.lower()
        if low in self.settings["demonstratives"] and word.pos in {"PRON", "DET"} and word.relation.startswith(("nsubj", "root")):
            self.take_up(sentence, word, self.last_named(sentence, word))
        elif low in self.settings["quantifiers"] and word.relation in BEARING and word.start not in self.named:
            self.take_some(sentence, word)
        else:
            self.take_up(sentence, word, self.meant_by(sentence, word))

    def meant_by(self, sentence: Sentence, word: Word) -> list[Salient]:
        """Whom a pronoun of the third person means; nobody where the word is none."""
        low = word.text.lower()
        if word.pos != "PRON":
            return []
        if low in self.settings["plural_pronouns"] and is_plural(sentence, word):
            return self.several(sentence, word)
        if low in self.settings["pronouns"] and word.feats.get("Number") != "Plur":
            return self.single(sentence, word, self.settings["pronouns"][low])
        return []

    def take_epithet(self, sentence: Sentence, word: Word) -> None:
        """Tie a description that is no role to the person told before ("der **48-Jährige**", "der Gast")."""
        if word.relation in BEARING and word.start not in self.named and not self.role_of(word.text):
            person = self.described_before(sentence, word)
            if person:
                self.mention(word.start, word.end, self.entities[person])

    def take_up(self, sentence: Sentence, word: Word, meant: list[Salient]) -> None:
        """Mention those whom a pronoun means; they stay at hand for the next one."""
        subject = word.relation.startswith("nsubj")
        for each in meant:
            self.mention(word.start, word.end, self.entities[each.entity])
            self.salient.append(replace(each, subject=subject, start=word.start, phrase=word.start, sentence=sentence.start))

    def take_some(self, sentence: Sentence, word: Word) -> None:
        """Tie "andere", "viele", "einige" without a noun to the group told before; else they are people."""
        crowd = word.text.lower() in self.settings["crowds"]
        meant = [s for s in self.several(sentence, word) if not crowd or self.entities[s.entity].kind == "group"]
        self.take_up(sentence, word, meant)
        if not meant:
            name = word.text.lower()
            self.mention(word.start, word.end, Entity(f"group/x-{slug_of(name)}", "group", name, None, PEOPLE))

    def single(self, sentence: Sentence, word: Word, gender: str) -> list[Salient]:
        """The nearest fitting person told before, subjects first; of "sie" else a body or one whose gender is not known."""
        clause = set() if word.relation == "conj" else {s.entity for s in self.of_clause(sentence, word)}
        near = [s for s in self.salient if s.start < word.start and not s.plural and s.entity not in clause]
        people = [s for s in near if self.entities[s.entity].kind == "person"]
        fitting = [s for s in people if s.gender == gender or (s.gender == "" and gender == "Masc")]
        if not fitting and gender == "Fem":
            fitting = [s for s in near if s.gender == gender and self.entities[s.entity].kind in TAKEN] + [
                s for s in people if s.gender == ""
            ]
        return [max(fitting, key=lambda s: (s.subject, s.start))] if fitting else []

    def of_clause(self, sentence: Sentence, word: Word) -> list[Salient]:
        """Those for whom the other words right below a pronoun's verb stand, so that it does not ("er forderte **ihn** auf")."""
        others = ((s, sentence.word_at(s.phrase)) for s in self.salient if s.sentence == sentence.start)
        return [s for s, w in others if w and w.head == word.head and w.i != word.i]

    def several(self, sentence: Sentence, word: Word) -> list[Salient]:
        """Those told together before, subjects first: a group, or the members of a coordination; not those in the pronoun's own clause."""
        own = {s.phrase for s in self.of_clause(sentence, word)}
        near = [s for s in self.salient if s.start < word.start and s.phrase not in own]
        many = [s for s in near if s.plural or any(o.phrase == s.phrase and o.entity != s.entity for o in near)]
        best = max(many, key=lambda s: (s.subject, s.start), default=None)
        return list({s.entity: s for s in many if best and s.phrase == best.phrase}.values())

    def last_named(self, sentence: Sentence, word: Word) -> list[Salient]:
        """The one named last before the sentence that agrees with a demonstrative in gender and number."""
        plural = is_plural(sentence, word)
        genders = {"", word.feats["Gender"]} if "Gender" in word.feats and not plural else {"", "Masc", "Fem", "Neut"}
        near = [s for s in self.salient if s.start < sentence.start and s.plural == plural and s.gender in genders]
        return [max(near, key=lambda s: s.start)] if near else []


def is_plural(sentence: Sentence, word: Word) -> bool:
    """Whether a pronoun is plural: by its verb where it is a subject, else by its own form."""
    head = sentence.head_of(word)
    if head is None or not word.relation.startswith("nsubj"):
        return word.feats.get("Number") == "Plur"
    finite = (head, *sentence.dependents(head, "aux", "aux:pass", "cop"))
    numbers = [w.feats["Number"] for w in finite if w.feats.get("VerbForm") == "Fin" and "Number" in w.feats]
    return (numbers[0] if numbers else word.feats.get("Number")) == "Plur"
