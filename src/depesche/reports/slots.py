"""Slots: who fills the places of a frame, by the dependency parse.

Passives, coordination, control, relative clauses and wrongly attached prepositional phrases are undone here, once, so that
frames need not speak of them. The slots are described in docs/language-packs.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from depesche.langpack import Pack
from depesche.lemmas import VERBAL
from depesche.parse import Sentence, Word

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
"""Tags of words that may name a party."""
COMPLEMENTS = ("iobj", "obj", "obl:arg", "xcomp", "ccomp", "csubj", "obl", "nmod", "acl", "advcl")
"""Relations of what an act is about to the word that tells it."""
CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl"})
"""Relations of clauses."""
INNER = (*COMPLEMENTS, "appos", "flat", "amod", "compound", "obl:agent", "nsubj", "nsubj:pass", "conj")
"""Relations of what belongs to it."""
DEEPEST = 5
"""Steps from the word that tells an act to somebody in what it is about."""
NO_SETS = frozenset({"negations", "past_modals", "subordinators", "plural_dative_endings", "linker", "dative", "refusing"})
"""What of a grammar is no plain set of the section `slots`."""


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """What slots need to know of a language (docs/language-packs.md tells what each setting holds)."""

    agents: frozenset[str]
    fused: frozenset[str]
    possessors: frozenset[str]
    genitive_markers: frozenset[str]
    passive: frozenset[str]
    reflexives: frozenset[str]
    object_control: frozenset[str]
    hosted: frozenset[str]
    responses: frozenset[str]
    dative_forms: frozenset[str]
    things: frozenset[str]
    one: frozenset[str]
    indefinite: frozenset[str]
    new: frozenset[str]
    circumstances: frozenset[str]
    venues: frozenset[str]
    terms: frozenset[str]
    nominative_forms: frozenset[str]
    undecided: frozenset[str]
    refusing: frozenset[str]
    plural_datives: frozenset[str]
    plural_dative_endings: tuple[str, ...]
    measures: frozenset[str]
    stative: frozenset[str]
    states: frozenset[str]
    means: frozenset[str]
    particles: frozenset[str]
    negations: frozenset[str]
    subordinators: frozenset[str]
    past_modals: frozenset[str]
    companions: frozenset[str]
    examples: frozenset[str]
    linker: str
    dative: bool


@cache
def grammar_of(pack: Pack) -> Grammar:
    """The grammar settings of a pack."""
    s: Any = pack.settings["slots"]
    sets = {k: frozenset(s[k]) for k in Grammar.__dataclass_fields__ if k not in NO_SETS}
    status = pack.settings["status"]
    return Grammar(
        **sets,
        negations=frozenset((*status["negations"], *status["negating_determiners"])),
        subordinators=frozenset(pack.settings["statements"]["subordinators"]),
        past_modals=frozenset(status["past_modals"]),
        refusing=frozenset((*status["rejections"], *status["denials"])),
        plural_dative_endings=tuple(s["plural_dative_endings"]),
        linker=pack.settings["lemmas"]["infinitive_linker"],
        dative=s["dative"],
    )


class Slots:
    """The slots of the words of one sentence."""

    def __init__(self, sentence: Sentence, grammar: Grammar, acts: Callable[[Word], bool], judging: frozenset[str] = frozenset()) -> None:
        """`acts` tells whether a word names somebody who can act; `judging` are verbs whose object is not done by their subject."""
        self.sentence = sentence
        self.grammar = grammar
        self.acts = acts
        self.judging = judging
        self.filled: dict[tuple[int, str], list[Word]] = {}

    def fill(self, word: Word, slot: str) -> list[Word]:
        """The words that fill a slot, conjuncts included; the frames of a word ask for the same ones again and again."""
        known = self.filled.get((word.i, slot))
        if known is None:
            named = getattr(self, f"_{slot}", None)
            found = named(word) if named else self.prepositional(word, slot)
            known = self.filled[word.i, slot] = self.exemplified([c for w in found for c in self.conjuncts(w)])
        return known

    def conjuncts(self, word: Word) -> Iterator[Word]:
        """The word and the words coordinated with it."""
        yield word
        joined = (self.hung_on_name(word), self.hung_inside(word), self.hung_beside(word), self.enumerated(word))
        for child in (*self.sentence.dependents(word, "conj"), *(c for found in joined for c in found)):
            if child.pos in NOMINAL:
                yield from self.conjuncts(child)

    def hung_on_name(self, word: Word) -> Iterator[Word]:
        """Those joined to the name behind an office ("Präsident **Obama** und **Kanzlerin** Merkel")."""
        names = [c for c in self.sentence.dependents(word, "appos", "flat") if c.pos == "PROPN" and c.i == word.i + 1]
        yield from (c for name in names for c in self.sentence.dependents(name, "conj") if self.acts(c))

    def hung_inside(self, word: Word) -> Iterator[Word]:
        """Subjects that the parser joined to the possessor before them ("Soldaten der NATO und **afghanische Polizisten**")."""
        if self.grammar.dative and word.feats.get("Case") == "Nom":
            owners = [c for c in self.sentence.dependents(word, "nmod") if not self.prepositions(c)]
            joined = (c for o in owners for c in self.sentence.dependents(o, "conj") if o.feats.get("Case") == "Gen")
            yield from (c for c in joined if c.feats.get("Case") == "Nom" and c.pos == "NOUN" and self.acts(c))

    def hung_beside(self, word: Word) -> Iterator[Word]:
        """Those joined to a name whom the parser hung on its noun ("zwischen Rom und **Polens Präsident**")."""
        head = self.sentence.head_of(word) if word.pos == "PROPN" and self.grammar.dative else None
        beside = self.sentence.dependents(head, "appos", "nmod") if head else ()
        for other in beside:
            first = self.sentence.subtree(other)[0]
            if other.i > word.i and first.relation == "cc" and first.i == self.sentence.subtree(word)[-1].i + 1 and self.acts(other):
                yield other

    def enumerated(self, word: Word) -> Iterator[Word]:
        """The second name of a list, taken for an apposition ("Bahrain, **die Vereinigten Arabischen Emirate**, Katar und Oman")."""
        joined = [c.i for c in self.sentence.dependents(word, "conj")]
        for child in self.sentence.dependents(word, "appos") if word.pos == "PROPN" and joined else ():
            before, behind = self.sentence.words[word.i + 1], self.sentence.words[child.i + 1 : child.i + 2]
            listed = before.text == "," and behind and behind[0].text == "," and child.i < max(joined)
            fresh = self.sentence.forms(child, "det") & self.grammar.indefinite
            if listed and not fresh and self.acts(child):
                yield child

    def exemplified(self, words: list[Word]) -> list[Word]:
        """Of a group and those of its members who are named, the members ("zwölf Staaten, **darunter** Polen und Estland")."""
        named = [w for w in words if self.sentence.forms(w, "advmod") & self.grammar.examples]
        first = next((w for w in named if self.acts(w) and self.has_name(w)), None)
        return [w for w in words if w.i >= first.i or w.i != first.head] if first else words

    def has_name(self, word: Word) -> bool:
        """Whether a nominal is a name or has one beside it."""
        return word.pos == "PROPN" or any(c.pos == "PROPN" for c in self.sentence.dependents(word, "appos", "flat"))

    def measured(self, word: Word) -> list[Word]:
        """What a word of measure counts ("90 Prozent **der Schulden**", "einen Teil **der Truppen**")."""
        counted = self.sentence.dependents(word, "nmod", "appos") if word.lemma in self.grammar.measures else ()
        return [c for c in counted if not self.prepositions(c) or self.prepositions(c) & self.grammar.possessors]

    def prepositions(self, word: Word) -> set[str]:
        """All prepositions of a nominal, as lemma and as written ("im", "in")."""
        return {form.lower() for c in self.sentence.dependents(word, "case") for form in (c.lemma, c.text)}

    def is_passive(self, verb: Word) -> bool:
        """Whether a verb stands in the passive."""
        kids = self.sentence.children[verb.i]
        if any(c.relation == "aux:pass" and c.feats.get("Tense") == "Past" for c in kids):
            return True
        if verb.text.lower() == verb.lemma and verb.feats.get("VerbForm") != "Part":
            return False
        if any(c.relation in {"aux:pass", "nsubj:pass"} for c in kids):
            return True
        if verb.feats.get("VerbForm") in {"Part", "Ger"} and verb.feats.get("Tense") == "Pres":
            return False
        if self.is_state(verb):
            return True
        if self.is_second_participle(verb):
            return self.is_passive(self.sentence.words[verb.head])
        participle = verb.feats.get("VerbForm") == "Part" or verb.text.lower() != verb.lemma
        return participle and verb.pos == "VERB" and any(c.relation == "aux" and c.lemma in self.grammar.passive for c in kids)

    def is_state(self, verb: Word) -> bool:
        """Whether a participle tells the state that an act has left ("**sind** seit Mai **gesperrt**", "**bleibt** verboten")."""
        if verb.lemma not in self.grammar.stative or verb.feats.get("VerbForm") != "Part":
            return False
        over = [self.sentence.words[verb.head]] if verb.relation == "xcomp" else []
        return any(w.lemma in self.grammar.states for w in (*over, *self.sentence.dependents(verb, "aux", "cop")))

    def is_second_participle(self, verb: Word) -> bool:
        """Whether a participle shares the auxiliary of the one it is coordinated with ("wurde gefasst und **verhört**")."""
        kids = self.sentence.children[verb.i]
        joined = verb.relation == "conj" and verb.head < verb.i and any(c.relation == "cc" or c.text == "," for c in kids)
        own = any(c.relation in {"aux", "cop", "mark"} or c.relation.startswith("nsubj") for c in kids)
        return joined and not own and verb.feats.get("VerbForm") == "Part"

    # ── slots of verbs ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _subj(self, word: Word) -> list[Word]:
        """The logical subject of a verb, of a noun's possessor or of an attributive participle's noun."""
        if word.pos not in VERBAL and not self.has_subject(word):
            return []
        if self.is_passive(word):
            return self.agents(word) or (self.agents(self.sentence.words[word.head]) if self.is_second_participle(word) else [])
        found = [] if self.is_infinitive(word) else list(self.sentence.dependents(word, "nsubj"))
        turned = self.turned(word)
        if turned:
            return turned
        objects = self.second_subjects(word)
        own = [w for w in found if w not in objects]
        own = own or self.reflexive_subject(word) or self.controller(word)
        return [*own, *self.companions(word)] if own else []

    def is_infinitive(self, verb: Word) -> bool:
        """Whether a verb stands in a German infinitive clause, which has no subject: what was taken for one is the object."""
        auxiliaries = list(self.sentence.dependents(verb, "aux", "aux:pass", "cop"))
        finite = any(w.feats.get("VerbForm") == "Fin" for w in (verb, *auxiliaries))
        infixed = verb.text.lower().replace(self.grammar.linker, "", 1) == verb.lemma != verb.text.lower()
        linked = infixed or any(c.pos == "PART" for c in self.sentence.dependents(verb, "mark"))
        return self.grammar.dative and linked and not finite and verb.relation in {"xcomp", "ccomp", "advcl", "acl"}

    def companions(self, verb: Word) -> list[Word]:
        """Those with whom the subject acts together ("bombardierte **gemeinsam mit Frankreich** …")."""
        words = self.sentence.words
        found = []
        for first, marker in pairwise(words):
            together = f"{first.text.lower()} {marker.text.lower()}" in self.grammar.companions
            if together and verb == next((w for w in self.sentence.ancestors(first) if w.pos in VERBAL), None):
                found += [w for w in words[marker.i + 1 : marker.i + 4] if self.acts(w)][:1]
        return found

    def reflexive_subject(self, verb: Word) -> list[Word]:
        """The noun beside a reflexive pronoun that the parser took for an object ("dass sich Polen dagegen gestellt hat")."""
        objects = list(self.sentence.dependents(verb, "obj"))
        nouns = [w for w in objects if w.lemma not in self.grammar.reflexives and w.pos in {"NOUN", "PROPN"}]
        infinitive = verb.feats.get("VerbForm") == "Inf" and not self.sentence.has(verb, "aux")
        return nouns if nouns and len(nouns) < len(objects) and not infinitive else []

    def second_subjects(self, verb: Word) -> list[Word]:
        """Objects that the parser took for a further subject.

        Names show no case ("Deutschland bat Rumänien", "Paris hat Rom gewarnt"); of a thing and an actor the thing is the object ("Eine
        Forderung lehnte das Kabinett ab").
        """
        subjects = list(self.sentence.dependents(verb, "nsubj"))
        if len(subjects) < 2:
            return []
        if (not self.acts(subjects[0]) and self.acts(subjects[1])) or self.is_of_other_number(subjects[0], verb):
            return subjects[:1]
        if not self.grammar.dative or self.is_nominative(subjects[0]):
            return subjects[1:] if self.grammar.dative else [w for w in subjects[1:] if self.is_bare(w)]
        return subjects[:1] if self.is_nominative(subjects[1]) else subjects[1:]

    def is_of_other_number(self, noun: Word, verb: Word) -> bool:
        """Whether a noun in the plural stands by a verb in the singular ("Hunderte **Menschen nahm** die Polizei fest")."""
        finite = next((w for w in (verb, *self.sentence.dependents(verb, "aux", "cop")) if w.feats.get("VerbForm") == "Fin"), verb)
        return self.grammar.dative and noun.pos == "NOUN" and (noun.feats.get("Number"), finite.feats.get("Number")) == ("Plur", "Sing")

    def is_nominative(self, word: Word) -> bool:
        """Whether a determiner shows that a nominal is the subject ("der Minister", not "die Regierung")."""
        masculine = word.feats.get("Gender") == "Masc" and word.feats.get("Number") == "Sing"
        shown = (c for c in self.sentence.dependents(word, "det") if c.text.lower() in self.grammar.nominative_forms)
        return masculine and any(c.feats.get("Case", "Nom") == "Nom" for c in shown)

    def turned(self, verb: Word) -> list[Word]:
        """Who was taken for the object where the subject is a pronoun for a thing ("Das lehnte Litauen ab").

        A name without article, or with a verb of judging anybody whose article shows no case ("was **die Regierung** bestritt"); of verbs
        of refusing no thing is the subject at all ("Das Ultimatum lehnte **die Führung** ab").
        """
        subjects = list(self.sentence.dependents(verb, "nsubj"))
        things = bool(subjects) and all(w.text.lower() in self.grammar.things and not self.acts(w) for w in subjects)
        refused = (
            bool(subjects) and verb.lemma in self.grammar.refusing and not any(self.acts(w) or self.is_nominative(w) for w in subjects)
        )
        if not things and not refused:
            return self.first_object(verb, subjects)
        return [w for w in self.objects(verb, "obj") if self.acts(w) and w.i > subjects[0].i and self.may_judge(w, verb)]

    def may_judge(self, word: Word, verb: Word) -> bool:
        """Whether an object may be the subject: it shows no case, and as no name stands with a verb of judging."""
        judging = verb.lemma in self.judging and self.grammar.dative and bool(self.sentence.forms(word, "det") & self.grammar.undecided)
        return self.is_bare(word) or judging

    def first_object(self, verb: Word, subjects: list[Word]) -> list[Word]:
        """The first of two objects of a finite verb without subject: a bare name ("Neben den USA hat **Kanada** Sanktionen verhängt")."""
        finite = any(w.feats.get("VerbForm") == "Fin" for w in (verb, *self.sentence.dependents(verb, "aux")))
        main = self.grammar.dative and finite and not subjects and verb.relation in {"root", "ccomp"}
        objects = self.objects(verb, "obj") if main else []
        name = len(objects) > 1 and self.acts(objects[0]) and self.is_bare(objects[0]) and not self.acts(objects[1])
        return objects[:1] if name else []

    def has_subject(self, word: Word) -> bool:
        """Whether a word that is no verb is predicated of something ("ist Ausdruck der Unterstützung")."""
        return self.sentence.has(word, "nsubj")

    def agents(self, verb: Word) -> list[Word]:
        """The agent of a passive, also where the parser hung it on the noun before it ("ein Besuch **von der Junta** abgelehnt")."""
        found = list(self.sentence.dependents(verb, "obl:agent"))
        found = found or [c for c in self.sentence.dependents(verb, "obl", "nmod") if self.prepositions(c) & self.grammar.agents]
        subjects = list(self.sentence.dependents(verb, "nsubj:pass", "nsubj"))
        things = (*subjects, *self.sentence.dependents(verb, "obj", "obl"))
        found = found or [c for t in things if not self.acts(t) for c in self.sentence.dependents(t, "nmod") if self.is_agent(c)]
        return found or self.agent_right_before(verb, subjects)

    def agent_right_before(self, verb: Word, subjects: list[Word]) -> list[Word]:
        """The agent whose phrase ends right before a passive participle ("in Bagdad **von US-Truppen** beschossen"), wherever hung.

        Below the passive's subject it has a determiner, else it is a possessor ("Mitarbeiter **von Hilfsorganisationen** entführt").
        """
        if not self.grammar.dative or not verb.i or verb.feats.get("VerbForm") != "Part":
            return []
        last = self.sentence.words[verb.i - 1]
        phrase = [w for w in (last, *self.sentence.ancestors(last)) if w.i < verb.i and w.i > verb.i - 6]
        found = [w for w in phrase if self.prepositions(w) & self.grammar.agents and self.acts(w)]
        return [w for w in found if self.sentence.words[w.head] not in subjects or self.is_agent(w)][:1]

    def agents_before(self, participle: Word) -> list[Word]:
        """The agent right before the participle of a noun, wherever the parser hung it ("die **von Kuba** verhängten Zölle")."""
        before = self.sentence.words[max(0, participle.i - 4) : participle.i]
        marker = next((w for w in before if w.text.lower() in self.grammar.agents), None)
        named = [w for w in before if marker and w.i > marker.i and self.acts(w)] if participle.relation == "amod" else []
        return named[-1:]

    def is_agent(self, word: Word) -> bool:
        """Whether a nominal below a thing may be an agent: it acts, and has a determiner, which a possessor behind "von" mostly lacks."""
        agent = bool(self.prepositions(word) & self.grammar.agents) and self.acts(word)
        fused = bool(self.sentence.forms(word, "case") & self.grammar.fused)
        return agent and (fused or self.sentence.has(word, "det", "amod"))

    def controller(self, verb: Word) -> list[Word]:
        """Who is understood to act where a verb has no subject of its own."""
        head = self.sentence.head_of(verb)
        if head is None:
            return []
        if verb.relation == "acl":
            return [] if self.is_past_participle(verb) else [head]
        if verb.relation in {"xcomp", "ccomp", "advcl", "csubj"} and head.pos in VERBAL:
            if head.lemma in self.grammar.object_control:
                objects = self._obj(head) or self._iobj(head)
                if objects:
                    return objects
            return self._subj(head) if verb.feats.get("VerbForm") != "Fin" or verb.relation != "ccomp" else []
        if verb.relation == "conj" and (head.pos in VERBAL or self.has_subject(head)):
            return list(self.sentence.dependents(head, "nsubj:pass", "nsubj")) or self.controller(head)
        return []

    def _obj(self, verb: Word) -> list[Word]:
        """The direct object; of a passive the grammatical subject."""
        if self.is_passive(verb):
            subjects, objects = list(self.sentence.dependents(verb, "nsubj:pass", "nsubj")), self.objects(verb, "obj")
            datives = self.passive_datives(verb)
            subjects = [w for w in subjects if w not in datives]
            found = objects if objects and all(w.text.lower() in self.grammar.things for w in subjects) else subjects
            return found or (self.controller_of_passive(verb) if verb.relation in {"conj", "acl", "xcomp"} else [])
        if verb.relation == "acl" and self.is_past_participle(verb) and not (self.sentence.has(verb, "obj") or self.is_infinitive(verb)):
            head = self.sentence.head_of(verb)
            return [head] if head else []
        turned = self.turned(verb)
        things = [w for w in self.sentence.dependents(verb, "nsubj") if w.pos == "NOUN"] if turned else []
        if things:
            return things
        taken = ("obj", "nsubj") if self.is_infinitive(verb) else ("obj",)
        found = [c for c in self.objects(verb, *taken) if not self.is_dative(c) and c not in turned]
        found = found or [c for c in self.objects(verb, "iobj", "obl:arg") if not self.is_dative(c) and not self.prepositions(c)]
        found = found or [c for x in self.sentence.dependents(verb, "xcomp") if x.pos == "ADJ" for c in self.objects(x, "obj")]
        found = found or [c for c in self.objects(verb, "obl") if self.acts(c) and not self.is_dative(c) and not self.prepositions(c)]
        return found or self.second_subjects(verb)

    def passive_datives(self, verb: Word) -> list[Word]:
        """Datives that the parser took for a further subject of a passive ("Der Anschlag wird **der PKK** zugeschrieben")."""
        subjects = list(self.sentence.dependents(verb, "nsubj:pass", "nsubj")) if self.grammar.dative else []
        return [w for w in subjects[1:] if self.sentence.forms(w, "det") & self.grammar.dative_forms and self.acts(w)]

    def objects(self, verb: Word, *relations: str) -> list[Word]:
        """The dependents with one of the relations that are no reflexive pronouns."""
        return [c for c in self.sentence.dependents(verb, *relations) if c.lemma not in self.grammar.reflexives]

    def is_past_participle(self, verb: Word) -> bool:
        """Whether a verb is a participle that tells what was done to its noun."""
        return verb.feats.get("VerbForm") == "Part" and verb.feats.get("Tense") != "Pres"

    def controller_of_passive(self, verb: Word) -> list[Word]:
        """The shared subject of a coordinated passive, or the noun that a passive participle belongs to."""
        head = self.sentence.head_of(verb)
        if head is None:
            return []
        if verb.relation == "acl":
            return [head]
        return list(self.sentence.dependents(head, "nsubj:pass", "nsubj")) or (self._obj(head) if self.is_passive(head) else [])

    def is_dative(self, word: Word) -> bool:
        """Whether an object is a dative that the parser called direct; its determiner must show it."""
        if word.feats.get("Case") != "Dat":
            return False
        return bool({word.text.lower(), *self.sentence.forms(word, "det")} & self.grammar.dative_forms)

    def may_be_dative(self, word: Word) -> bool:
        """Whether an object may be a dative plural: "den Staaten" shows it no more than "den Präsidenten" does."""
        plural = word.feats.get("Case") == "Dat" and word.feats.get("Number") == "Plur"
        return self.is_dative(word) or (self.grammar.dative and (plural or self.may_be_plural(word)))

    def may_be_plural(self, word: Word) -> bool:
        """Whether determiner and ending of a noun may be those of a dative plural ("den Menschen"), whatever the tagger saw."""
        determined = self.sentence.forms(word, "det") & self.grammar.plural_datives
        return bool(determined) and word.pos == "NOUN" and word.text.endswith(self.grammar.plural_dative_endings)

    def is_bare(self, word: Word) -> bool:
        """Whether a name shows no case, so that only its verb tells which object it is."""
        return self.grammar.dative and word.pos == "PROPN" and not self.sentence.has(word, "det")

    def _iobj(self, verb: Word) -> list[Word]:
        """The dative or indirect object."""
        found = [c for c in self.objects(verb, "iobj", "obl:arg") if not self.prepositions(c)]
        found += [c for c in self.objects(verb, "obj", "obl") if self.may_be_dative(c) and not self.prepositions(c)]
        if self.is_passive(verb):
            found += self.passive_datives(verb)
        if any(self.acts(c) for c in found):
            return found
        return [c for c in self.objects(verb, "obj") if self.is_bare(c)] or self.second_subjects(verb) or found

    def _clause(self, verb: Word) -> list[Word]:
        """The complement clause or infinitive; of a verb like "urge" also an infinitive that the parser took for an aim."""
        found = list(self.sentence.dependents(verb, "ccomp", "xcomp"))
        if self.has_subject(verb):
            found += [c for c in self.sentence.dependents(verb, "csubj") if c.feats.get("VerbForm") == "Inf"]
        if found or verb.lemma not in self.grammar.object_control:
            return found
        return [c for c in self.sentence.dependents(verb, "advcl") if c.feats.get("VerbForm") == "Inf"]

    def _modal(self, verb: Word) -> list[Word]:
        """The modal verbs and other auxiliaries, of a complement no modal of what was done ("sagte, Kiew **musste** abziehen")."""
        found = self.sentence.dependents(verb, "aux")
        return [c for c in found if verb.relation != "ccomp" or c.text.lower() not in self.grammar.past_modals]

    def _refl(self, verb: Word) -> list[Word]:
        """The reflexive pronoun."""
        return [c for c in self.sentence.children[verb.i] if {c.lemma, c.text.lower()} & self.grammar.reflexives]

    def _adv(self, verb: Word) -> list[Word]:
        """The adverbs and predicative adjectives ("zeigte sich **bereit**")."""
        found = self.sentence.dependents(verb, "advmod", "xcomp", "obl", "compound:prt", "conj")
        return [c for c in found if c.pos in {"ADV", "ADJ"} or (c.relation == "advmod" and c.pos == "VERB")]

    def _neg(self, word: Word) -> list[Word]:
        """The negations of a word, of its objects and of what is said of it ("erteilte **kein** Visum", "zeigte sich **nicht** bereit")."""
        parts = self.sentence.dependents(word, "obj", "nsubj", "nsubj:pass", "obl", "obl:arg", "advmod", "xcomp")
        return [c for w in (word, *parts) for c in self.sentence.children[w.i] if c.text.lower() in self.grammar.negations]

    def _head(self, auxiliary: Word) -> list[Word]:
        """The infinitive that a modal governs ("Moskau **müsse** die Truppen abziehen"), not in a condition ("sollte Moskau …")."""
        verb = self.sentence.head_of(auxiliary)
        if verb is None or not auxiliary.relation.startswith("aux") or verb.feats.get("VerbForm") != "Inf":
            return []
        before = self.sentence.words[auxiliary.i - 1] if auxiliary.i else None
        return [] if before is None or before.pos in {"PUNCT", "CCONJ"} else [verb]

    # ── slots of nouns ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _gen(self, noun: Word) -> list[Word]:
        """The possessor."""
        doers = self.doers_before(noun)
        return [c for c in self.owners(noun) if c not in doers] or self.adjacent_genitive(noun)

    def owners(self, noun: Word) -> list[Word]:
        """The possessors that hang on a noun."""
        return [c for c in self.sentence.dependents(noun, "nmod", "det") if self.is_possessor(c)]

    def doers_before(self, noun: Word) -> list[Word]:
        """The possessor before a noun that has another one behind it, on whom it acts ("**Israels** Bombardierung des Gazastreifens")."""
        owners = self.owners(noun)
        behind = any(c.i > noun.i for c in owners)
        near = [c for c in owners if noun.i - 2 <= c.i < noun.i and self.acts(c) and self.sentence.words[c.i - 1].pos != "ADP"]
        return near if behind and self.grammar.dative else []

    def is_possessor(self, child: Word) -> bool:
        """Whether a dependent of a noun is its possessor."""
        if child.relation == "det":
            return child.feats.get("Poss") == "Yes"
        cases = self.prepositions(child)
        if cases:
            return bool(cases & (self.grammar.genitive_markers | self.grammar.possessors))
        return child.pos in {"NOUN", "PROPN", "PRON"}

    def adjacent_genitive(self, noun: Word) -> list[Word]:
        """A possessor right behind the noun that the parser hung elsewhere ("kritisierte die Politik Italiens")."""
        behind = self.sentence.words[noun.i + 1 : noun.i + 4]
        if not self.grammar.dative or not behind or behind[0].relation.startswith("nsubj"):
            return []
        if behind[0].pos == "PROPN" and behind[0].feats.get("Case") == "Gen":
            return [behind[0]]
        if behind[0].pos == "DET" and behind[0].feats.get("Case") == "Gen":
            return [w for w in behind[1:] if w.pos in {"NOUN", "PROPN"} and not w.relation.startswith("nsubj")][:1]
        return []

    def _adj(self, noun: Word) -> list[Word]:
        """The adjectives; a possessor before the noun counts as one where another one stands behind it."""
        return [*self.sentence.dependents(noun, "amod"), *self.doers_before(noun)]

    def _first(self, noun: Word) -> list[Word]:
        """The noun itself, whose first member is asked for, and nouns before it."""
        return [noun, *self.sentence.dependents(noun, "compound")]

    def _host(self, noun: Word) -> list[Word]:
        """Who does what the noun tells: the agent of its participle ("von Paris verhängte Sanktionen"), or who acts in the verb above.

        The noun is that verb's object, means or aim ("kündigte Sanktionen an", "reagierte mit Sanktionen"), not what it judges
        ("kritisierte den Angriff").
        """
        done = [a for p in self.sentence.dependents(noun, "amod", "acl") for a in self.agents(p) or self.agents_before(p)]
        if done:
            return done
        while noun.relation == "conj" and noun.head != noun.i:
            noun = self.sentence.words[noun.head]
        verb = self.sentence.head_of(noun)
        if verb is None or verb.pos not in VERBAL or (verb.lemma in self.judging and verb.lemma not in self.grammar.responses):
            return []
        carried = noun.relation == "obj" or (noun.relation in {"obl", "obl:arg"} and bool(self.prepositions(noun) & self.grammar.hosted))
        return self._subj(verb) if carried and not self.is_passive(verb) else []

    def _attending(self, noun: Word) -> list[Word]:
        """Who acts in the verb on whose occasion the noun's act is told ("sagte **Rutte** nach einem Treffen mit Tusk")."""
        verb = self.sentence.head_of(noun)
        told = verb is not None and verb.pos in VERBAL and noun.relation == "obl" and not self.is_passive(verb)
        return self._subj(verb) if verb and told else []

    # ── what an act is about ────────────────────────────────────────────────────────────────────────────────────────────────

    def within(self, word: Word) -> Iterator[Word]:
        """Those who stand in what an act is about, nearest first ("ist bereit, **der Ukraine** zu helfen", "den Plan **Irans**")."""
        level = things = self.inward(word, first=True)
        for _ in range(DEEPEST):
            yield from (w for w in level if self.acts(w))
            level = [c for w in level for c in self.inward(w)]
        clauses = (c for w in things if w.pos == "NOUN" for c in self.sentence.dependents(w, "acl") if not self.belongs(c))
        told = (w for c in clauses for w in self.sentence.dependents(c, "nsubj", "iobj", "obj", "obl", "obl:arg"))
        yield from (w for w in told if self.acts(w) and not self.is_aside(w))

    def inward(self, word: Word, *, first: bool = False) -> list[Word]:
        """The complements of a word and what belongs to them, agents first, without circumstances and clauses of their own."""
        if not first and self.is_aside(word) and word.pos not in VERBAL:
            return []
        relations = INNER if not first else COMPLEMENTS if word.pos in VERBAL else (*COMPLEMENTS, "conj")
        kids = list(self.sentence.dependents(word, *relations))
        if first and word.pos in VERBAL:
            kids += [c for c in self._obj(word) if c.relation in {"nsubj", "nsubj:pass"}]
        found = [c for c in kids if self.belongs(c) and not self.is_ruled_out(c, first=first)]
        found.sort(key=lambda c: (INNER.index(c.relation), c.i))
        if first:
            return found + self.beside_participles(word)
        return [a for c in found if c.relation in {"acl", "amod"} for a in self.agents(c) or self.agents_before(c)] + found

    def beside_participles(self, noun: Word) -> list[Word]:
        """Against whom the participle of a noun says that it is ("die **gegen Kuba** verhängte Blockade")."""
        parts = self.sentence.dependents(noun, "amod") if noun.pos in NOMINAL else ()
        beside = (c for p in parts for c in self.sentence.dependents(p, "obl", "obl:arg", "nmod"))
        return [c for c in beside if not self.is_ruled_out(c, first=True)]

    def belongs(self, word: Word) -> bool:
        """Whether a dependent is part of what an act is about: no relative clause, no second act ("lehnte das ab und **drohte** …")."""
        if word.relation in CLAUSES:
            purpose = word.feats.get("VerbForm") == "Inf" and not self.sentence.has(word, "aux")
            aside = word.relation == "advcl" or bool(self.sentence.forms(word, "mark") & self.grammar.subordinators)
            return not aside or purpose or bool(self.sentence.forms(word, "mark", "aux", "advmod") & self.grammar.terms)
        if word.relation == "conj":
            return word.pos in NOMINAL and not self.sentence.forms(word, "cc", "case") & self.grammar.particles
        participle = self.is_past_participle(word) and not self.sentence.has(word, "aux", "aux:pass")
        return word.relation != "acl" or participle or word.feats.get("VerbForm") == "Inf" or self.acts(word)

    def is_ruled_out(self, word: Word, *, first: bool) -> bool:
        """Whether a nominal is a circumstance, an agent of the act itself, or negated; a name may be an aim ("**nach Mali** entsenden")."""
        if self.sentence.forms(word, "det") & self.grammar.negations or (first and self.prepositions(word) & self.grammar.agents):
            return True
        return self.is_aside(word) and (first or word.pos != "PROPN")

    def is_venue(self, word: Word) -> bool:
        """Whether a nominal tells where or before whom something is done."""
        return bool(self.sentence.forms(word, "case") & self.grammar.venues)

    def is_aside(self, word: Word) -> bool:
        """Whether a nominal tells on what occasion something is done."""
        return bool(self.sentence.forms(word, "case") & self.grammar.circumstances)

    # ── prepositions ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def prepositional(self, word: Word, preposition: str) -> list[Word]:
        """What depends on the word with a preposition, or on its object, where the parser hung it, and what stands right before a verb."""
        found = self.with_preposition(word, preposition)
        if not found and word.pos not in VERBAL:
            return self.behind(word, preposition)
        if not found:
            objects = (c for o in (*self._obj(word), *self._iobj(word), *self._adv(word), *self.aims(word)) for c in self.conjuncts(o))
            found = [w for o in objects for w in self.with_preposition(o, preposition)]
        return found + [w for w in self.right_before(word, preposition) if w not in found]

    def aims(self, verb: Word) -> list[Word]:
        """The means and aims of an act ("reagierte **mit Sanktionen**", "kamen **zu Gesprächen** zusammen")."""
        nominals = self.sentence.dependents(verb, "obl", "obl:arg")
        return [c for c in nominals if not self.acts(c) and self.prepositions(c) & self.grammar.hosted]

    def right_before(self, verb: Word, preposition: str) -> list[Word]:
        """What stands with a preposition right before a verb or its particle, where hung on another noun.

        ("ein Dorf bei Asas **in Brand** gesteckt", "kam am Rande des Gipfels **mit Putin** zusammen".)
        """
        found = []
        for mark in (verb, *self.sentence.dependents(verb, "compound:prt")):
            noun = self.sentence.words[mark.i - 1] if mark.i else mark
            while noun.relation in {"conj", "flat", "appos"}:
                noun = self.sentence.words[noun.head]
            if noun.relation == "nmod" and set(preposition.lower().split()) <= self.prepositions(noun):
                found.append(noun)
        return found

    def behind(self, noun: Word, preposition: str) -> list[Word]:
        """What stands with a preposition behind a noun or its possessor ("der Abzug der Truppen **aus Mali**"), where hung elsewhere."""
        last = self.sentence.subtree(noun)[-1].i
        marker = self.sentence.words[last + 1] if last + 1 < len(self.sentence.words) else None
        right = self.sentence.head_of(marker) if marker and marker.relation == "case" else None
        if right and right.i > last and set(preposition.lower().split()) <= self.prepositions(right):
            return [right]
        return [w for owner in self._gen(noun) for w in self.with_preposition(owner, preposition)]

    def with_preposition(self, word: Word, preposition: str) -> list[Word]:
        """The nominals right below a word that have the preposition."""
        wanted = set(preposition.lower().split())
        kids = self.sentence.dependents(word, "obl", "nmod", "obl:arg", "obl:agent", "advmod", "xcomp", "obj", "nsubj", "iobj")
        return [c for c in kids if wanted <= self.prepositions(c)] + self.compared(word, wanted)

    def compared(self, word: Word, wanted: set[str]) -> list[Word]:
        """What a verb calls its object, where the parser took the particle for a conjunction ("wertete dies **als Provokation**")."""
        if word.pos not in VERBAL or not wanted & self.grammar.particles:
            return []
        parts = (word, *(w for o in self.objects(word, "obj", "nsubj:pass") for w in self.sentence.subtree(o)))
        kids = (c for w in parts for c in self.sentence.dependents(w, "conj", "advcl", "advmod", "xcomp", "obl"))
        return [c for c in kids if wanted & self.sentence.forms(c, "cc", "mark")]
