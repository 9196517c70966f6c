"""homes: whose a body, office or group is that the text names without a country ("die Regierung", "ihre Soldaten", "der Sprecher")."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from depesche.mentions.names import Names
from depesche.mentions.roles import Role
from depesche.mentions.scene import Salient
from depesche.model import Entity
from depesche.parse import Sentence, Word

JUST_BEFORE = 200
"""Characters before a sentence in which a country counts as told just before it: about one sentence."""
TAKEN_UP = 400
"""Characters before a sentence in which a pronoun finds whom it stands for: about three sentences."""
INNER = frozenset({"CVL", "OPP", "PRE", "REB", "REF", "REL", "SOC", "UAF"})
"""Sectors of those who stand against, or live under, the government of the country that an article is about."""
RIVAL = 0.4
"""How often, for each mention of the first country, an article on two of them names the second."""
CIVIL = frozenset({"GOV", "LEG"})
"""Sectors of offices that countries and organisations of states have alike (minister, commissioner, parliament)."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A role noun with what belongs to it: words `first` to `last` of the sentence (both included), the country, the name if any."""

    first: int
    last: int
    role: Role
    head: Word
    country: str | None
    person: str | None


class Homes(Names):
    """Finds the country of those that are named without one: their owner's, the one they had before, the one told last, the article's."""

    def home_of(self, sentence: Sentence, phrase: Phrase) -> str | None:
        """The country of a phrase that tells none; None where it cannot be known."""
        role = phrase.role
        if role.home in {"none", "people"} or self.is_regional(sentence, phrase) or self.is_of_stateless(sentence, phrase):
            return None
        at = sentence.words[phrase.first].start
        if role.home in {"abroad", "other"}:
            main = self.main_country(blocs=False) if role.kind == "institution" or role.home == "other" else None
            return main if main and main not in self.acting_here(sentence) else self.abroad(sentence, at)
        if role.home == "rival":
            return self.rival_of_acting(sentence, phrase)
        if role.home == "bloc":
            return last_before(self.blocs_told, at) or self.main_country(blocs=True)
        known = self.known_before(sentence, phrase)
        if known:
            return known
        if role.home == "body":
            return last_before(self.all_told, at, sentence.start - JUST_BEFORE) or self.main_country(blocs=True)
        main = self.main_country(blocs=set(role.sectors) <= CIVIL)
        beside = self.beside(sentence, phrase.head) or self.place_before(sentence, phrase.first)
        if phrase.person or INNER & set(role.sectors):
            return beside or main or self.acting_before(sentence)
        home = last_before(self.countries_told, at, sentence.start) or main or self.acting_before(sentence)
        return self.other_side(sentence, phrase, home) or home

    def other_side(self, sentence: Sentence, phrase: Phrase, home: str | None) -> str | None:
        """Another country than the one told last, where a body would deal with its own: the article's first, else its second.

        "Das Ministerium bestellte den **peruanischen** Botschafter ein", "**Chile** drohte der Führung". Whose troops somebody
        moves, they are his own.
        """
        subject = phrase.head.relation.startswith("nsubj")
        if "MIL" in phrase.role.sectors or (subject and (phrase.role.kind != "institution" or not set(phrase.role.sectors) <= CIVIL)):
            return None
        facing = self.acted_on(sentence, phrase.head) if subject else self.acting_here(sentence)
        if home not in facing:
            return None
        main = self.main_country(blocs=False)
        return main if main != home and not subject else self.rival(home)

    def rival_of_acting(self, sentence: Sentence, phrase: Phrase) -> str | None:
        """The other of an article's two countries than the one that acts: in the sentence or, where the phrase is its subject, before.

        Where it is not on two of them, the one that it is about.
        """
        before = self.acting_before(sentence) if phrase.head.relation.startswith("nsubj") else None
        acting = [before] if before else sorted(self.acting_here(sentence))
        main = self.main_country(blocs=False)
        return next((other for country in acting if (other := self.rival(country))), main if acting and main not in acting else None)

    def rival(self, home: str | None) -> str | None:
        """The country that an article on two of them names besides one."""
        told = Counter(c for _, c in self.countries_told)
        first = [c for c, _ in told.most_common(2)]
        if home not in first or len(first) < 2 or told[first[1]] < max(2, told[first[0]] * RIVAL):
            return None
        return first[1] if home == first[0] else first[0]

    def acted_on(self, sentence: Sentence, head: Word) -> set[str]:
        """The countries of the objects of the verb that a subject belongs to."""
        objects = sentence.dependents(sentence.words[head.head], "obj", "iobj", "obl:arg")
        return {c for o in objects for w in sentence.subtree(o) if (c := self.country_at(w.start))}

    def beside(self, sentence: Sentence, head: Word) -> str | None:
        """The country of the first of a coordination ("die syrische Regierung und die **Rebellen**")."""
        first = first_conjunct(sentence, head)
        if first is head:
            return None
        words = [w for w in sentence.subtree(first) if w.i <= first.i + 2]
        return next((c for w in words if (c := self.country_at(w.start))), None)

    def place_before(self, sentence: Sentence, at: int) -> str | None:
        """The country of the last place that a sentence tells before a word ("**In Bagdad** griffen Aufständische …")."""
        before = frozenset(self.settings["place_prepositions"]) - frozenset(self.pack.settings["slots"]["agents"])
        places = [w for b, w in pairwise(sentence.words[:at]) if b.text.lower() in before]
        told = [e for w in reversed(places) if w.pos != "ADJ" and (e := self.entity_at(w.start))]
        return next((e.country for e in told if e.country and e.kind in {"country", "place"}), None)

    def acting_before(self, sentence: Sentence) -> str | None:
        """The country of the last subject just before a sentence."""
        near = [s for s in self.salient if s.subject and sentence.start - JUST_BEFORE <= s.start < sentence.start]
        known = [(s.start, c) for s in near if (c := self.entities[s.entity].country) and c in self.gazetteer.countries]
        return max(known)[1] if known else None

    def acting_here(self, sentence: Sentence) -> set[str]:
        """The countries of the subjects of a sentence, as far as they or what stands by them tell one ("**Brasiliens** Minister")."""
        subjects = [w for w in sentence.words if w.relation.startswith("nsubj")]
        beside = [c for w in subjects for c in sentence.dependents(w, "nmod", "amod", "appos")]
        told = {e for w in (*subjects, *beside) for s, t, e in self.spans_here if s <= w.start < t}
        return {c for e in told if (c := self.entities[e].country)}

    def abroad(self, sentence: Sentence, at: int) -> str | None:
        """The country of an envoy or a guest: the last one told just before that the sentence does not name, nor has as its subject."""
        first, behind = (bisect_left(self.countries_told, (edge,)) for edge in (sentence.start, sentence.end))
        here = {c for _, c in self.countries_told[first:behind]} | self.acting_here(sentence)
        return next((c for s, c in reversed(self.countries_told[:first]) if c not in here and s > at - TAKEN_UP), None)

    def is_regional(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether an adjective of many countries belongs to the phrase ("westliche Regierungen", "arabische Staaten")."""
        words = sentence.words[phrase.first : phrase.head.i]
        return any(w.text.lower().startswith(tuple(self.settings["regional"])) for w in words if w.pos == "ADJ")

    def is_of_stateless(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether a phrase belongs to an organisation of no country ("ein Sprecher **von Amnesty International**")."""
        words = sentence.words[phrase.last + 1 : phrase.last + 5]
        while words and (words[0].text.lower() in self.settings["belonging"] or words[0].pos in {"DET", "ADJ"}):
            words = words[1:]
        if not words or (words[0].i == phrase.last + 1 and not self.is_genitive(words[0])):
            return False
        told = [self.entities[e] for s, t, e in self.spans_here if s <= words[0].start < t]
        return bool(told) and all(e.kind in {"organisation", "group"} and e.sectors and not e.country for e in told)

    def known_before(self, sentence: Sentence, phrase: Phrase) -> str | None:
        """The country that the same body had when it was named last ("die Regierung" after "die syrische Regierung")."""
        if self.is_indefinite(sentence, phrase):
            return None
        noun, at = phrase.role.lemma.lower(), phrase.head.start
        return next((c for start, lemma, c in reversed(self.bodies_told) if start < at and lemma.endswith(noun)), None)

    def is_indefinite(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether a phrase stands without a definite article or demonstrative."""
        return sentence.words[phrase.first].text.lower() not in self.settings["definite"]

    def owners_of(self, sentence: Sentence, word: Word) -> list[Entity]:
        """Whom a possessive determiner stands for: the subject before it in its sentence, else those a pronoun would take up."""
        ahead = self.subject_ahead(sentence, word)
        if ahead:
            return ahead
        here = [s for s in self.salient if s.sentence == sentence.start and s.start < word.start and s.subject]
        near = here + [s for s in self.salient if sentence.start - TAKEN_UP < s.start < sentence.start]
        for best in sorted(near, key=lambda s: (s.sentence == sentence.start, s.subject, s.start), reverse=True):
            together = [s for s in near if s.phrase == best.phrase]
            many = best.plural or len({s.entity for s in together}) > 1
            if self.may_own(word, best.gender, many):
                return [self.entities[s.entity] for s in together]
        return []

    def subject_ahead(self, sentence: Sentence, word: Word) -> list[Entity]:
        """The subject of the clause that a possessive determiner opens ("In **seiner** Rede kritisierte Obama …")."""
        noun = sentence.head_of(word)
        opens = noun is not None and noun.relation == "obl" and sentence.words[word.i - 1].text.lower() in self.settings["opening"]
        if noun is None or not opens or word.i != 1:
            return []
        subjects = [w for w in sentence.dependents(sentence.words[noun.head], "nsubj") if w.i > noun.i]
        told = [s for s in self.salient if subjects and s.sentence == sentence.start and s.phrase >= subjects[0].start and s.subject]
        fitting = [s for s in told if self.may_own(word, s.gender, s.plural or len({o.entity for o in told if o.phrase == s.phrase}) > 1)]
        return [self.entities[s.entity] for s in fitting if s.phrase == fitting[0].phrase]

    def may_own(self, word: Word, gender: str, many: bool) -> bool:
        """Whether a possessive determiner may stand for somebody of a gender, or for several."""
        low = word.text.lower()
        if low.startswith(tuple(self.settings["plural_possessives"])):
            return many or gender in {"Fem", ""}
        return not many and gender != "Fem" and low.startswith(tuple(self.settings["single_possessives"]))

    def remember(self, sentence: Sentence) -> None:
        """Keep those named in a sentence for the pronouns behind them."""
        self.salient = [s for s in self.salient if s.start > sentence.start - TAKEN_UP and s.sentence != sentence.start]
        for start, end, entity in self.spans_here:
            head = sentence.top(start, end)
            if head.relation in {"amod", "compound"} or not self.is_longest(start, end, entity):
                continue
            first = first_conjunct(sentence, head)
            plural = head.feats.get("Number") == "Plur"
            subject = first.relation.startswith("nsubj")
            self.salient.append(Salient(entity, self.gender_of(head, entity), plural, subject, start, first.start, sentence.start))

    def is_longest(self, start: int, end: int, entity: str) -> bool:
        """Whether no other mention in the sentence holds this one."""
        return not any(s <= start and end <= t and (s, t) != (start, end) for s, t, _ in self.spans_here)

    def gender_of(self, head: Word, entity: str) -> str:
        """Masc, Fem or Neut: of persons by office and first name ("" where these do not tell), else by the parse."""
        known = self.entities[entity]
        if known.kind != "person":
            return head.feats.get("Gender", "Neut")
        if known.office:
            return "Fem" if known.office.lower().endswith(tuple(self.settings["female_offices"]) or "\0") else "Masc"
        first = known.name.split()[0].lower()
        return "Fem" if first in self.female_names or first.endswith(tuple(self.settings["female_endings"])) else ""


def last_before(told: list[tuple[int, str]], at: int, since: int = -1) -> str | None:
    """The last one of a list in text order that was told before an offset, and not before another one."""
    i = bisect_left(told, (at,))
    return told[i - 1][1] if i and told[i - 1][0] >= since else None


def first_conjunct(sentence: Sentence, word: Word) -> Word:
    """The first word of a coordination."""
    while word.relation == "conj" and word.head != word.i:
        word = sentence.words[word.head]
    return word
