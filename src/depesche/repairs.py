"""repairs: what a grammar knows for certain of a parsed sentence, and a small parser may miss.

Separated particles are rejoined with verbs that the lexicon knows, genitives of names hang on their noun, the mood of a verb follows
from its form and its subject, the case of a noun from its preposition or its relation. All of it is done on the labels of the parser.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations

from depesche.langpack import Pack
from depesche.lemmas import VERBAL, VerbForms, verb_forms

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
ARGUMENTS = frozenset({"nsubj", "obj", "obl:arg"})
CARRIED = frozenset({"aux", "aux:pass", "cop", "conj"})
"""Relations of a verb whose subject may hang on its head."""
ROLES = {"obl:arg": "Dat", "obj": "Acc", "nsubj": "Nom"}
"""The roles of the arguments of a verb, and their cases; of two that would do the first one is given."""
MOVABLE = frozenset({"nsubj", "obj"})
"""Roles that the parser may have given wrongly; a dative it seldom sees where there is none."""
ARGUING = frozenset({"NOUN", "PROPN", "PRON", "DET"})
"""Tags of arguments; what stands by itself as one is no determiner, whatever its tag."""
ROLELESS = frozenset({"nsubj:pass", "aux:pass", "cop"})
"""Relations of the dependents of a passive or a predicate, whose arguments have other roles."""
SUBJECT_LIKE = SUBJECTS | {"csubj", "ccomp", "expl"}
"""Relations of what may be the subject of a verb, or stand for it."""
LENT = frozenset({"conj", "xcomp"})
"""Relations of a verb whose subject hangs on another one."""
AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
"""Relations of an auxiliary or copula."""
CAN_BE_VERBS = VERBAL | {"ADJ", "ADV"}
OPENING = frozenset({"case", "det"})
"""Relations of the words that open a noun phrase."""
BARE = frozenset({"nsubj", "obj"})
"""Relations of arguments that are no dative."""
BEFORE_VERBS = frozenset({"NOUN", "PROPN", "ADV", "PRON"})
"""Tags of what may stand right before the verb of a main clause."""
PAST_PLURAL = "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"
LINKS = frozenset({"PUNCT", "CCONJ"})
NO_VERBS = VERBAL | {"PUNCT", "DET", "PRON", "NUM", "CCONJ"}
"""Tags that need no second look for a verb that the tagger missed, or that are hardly ever wrong."""
NOMINAL = frozenset({"NOUN", "PROPN"})
GENITIVE_LIKE = ("s", "x", "z", "ß", "'", "’")
"""Ends of names in the genitive."""
PARTICLE = "compound:prt"
THIRD_SINGULAR = ("Number=Sing", "Person=3", "Tense=")


@dataclass(slots=True, eq=False)
class Parsed:
    """A sentence as the parser has it, one list a layer; `heads` are positions, a root is its own."""

    texts: list[str]
    lows: list[str]
    tags: list[str]
    morphs: list[str]
    heads: list[int]
    relations: list[str]

    def children(self, i: int) -> Iterator[int]:
        """The dependents of a word."""
        return (j for j, head in enumerate(self.heads) if head == i and j != i)

    def above(self, i: int) -> Iterator[int]:
        """The governors up to the root."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def attach(self, i: int, head: int, relation: str) -> None:
        """Hang a word on another one; where it stood above that one, the two change places."""
        if i in self.above(head):
            self.heads[head] = head if self.heads[i] == i else self.heads[i]
            self.relations[head] = self.relations[i]
        self.heads[i], self.relations[i] = head, relation

    def yield_children(self, i: int, head: int) -> None:
        """Hand the dependents of a word over to another one."""
        for child in list(self.children(i)):
            if child != head:
                self.heads[child] = head

    def clause(self, i: int) -> range:
        """The words around one up to the next mark or conjunction on either side."""
        marks = [j for j, tag in enumerate(self.tags) if tag in LINKS]
        return range(max((j for j in marks if j < i), default=-1) + 1, min((j for j in marks if j > i), default=len(self.tags)))

    def end_of(self, i: int) -> int:
        """The last word below a word, or the word itself."""
        return max(j for j in range(len(self.heads)) if j == i or i in self.above(j))

    def ends_before(self, i: int, noun: int) -> bool:
        """Whether nothing but what describes a noun stands between it and a word with all below that."""
        return all(self.heads[j] == noun and self.tags[j] in {"DET", "ADJ", "NUM"} for j in range(self.end_of(i) + 1, noun)) and i < noun

    def ends_clause(self, i: int) -> bool:
        """Whether the word is the last one of its clause."""
        return i + 1 == len(self.tags) or self.tags[i + 1] in LINKS


def repair(parsed: Parsed, pack: Pack) -> None:
    """Mend relations in place."""
    rules = rules_of(pack)
    if rules.moods:
        find_missed(parsed, rules.moods)
        find_past(parsed, rules.moods.past_endings, rules)
    lead_off(parsed, rules)
    lead(parsed, rules)
    turn_back(parsed, rules)
    unload(parsed)
    if rules.accusative:
        regender(parsed, rules)
        raise_verbs(parsed)
        free_names(parsed, rules)
        open_clauses(parsed, rules)
    activate(parsed, rules.active)
    if rules.accusative:
        for verb, arguments in arguments_of(parsed).items():
            recase(parsed, verb, arguments, rules)
    rehang(parsed, rules)
    if rules.government:
        reassign(parsed, rules)
        allot(parsed, rules)
    retag(parsed, rules)
    if rules.present_ending:
        retense(parsed, rules)
    if rules.case_of_relations:
        recase_nouns(parsed, rules)


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """What repairs need of a pack."""

    verbs: VerbForms
    particles: frozenset[str]
    adjacent: frozenset[str]
    genitive: tuple[str, ...]
    accusative: frozenset[str]
    oblique: frozenset[str]
    plural_dative: tuple[str, ...]
    active: frozenset[str]
    auxiliaries: frozenset[str]
    infinitives: tuple[str, ...]
    plural: str
    stems: frozenset[str]
    present_ending: str
    open_ending: str
    present_forms: frozenset[str]
    past_forms: frozenset[str]
    past_like_present: tuple[str, ...]
    government: Mapping[str, str]
    motion: frozenset[str]
    passive: frozenset[str]
    existence: tuple[str, frozenset[str]]
    leading: Mapping[str, str]
    genitive_nouns: tuple[str, ...]
    case_of_relations: Mapping[str, tuple[str, ...]]
    agreeing: frozenset[str]
    pronouns: Mapping[str, tuple[str, ...]]
    singular: frozenset[str]
    nominative: frozenset[str]
    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    of_feminine: str
    relatives: Mapping[str, str]
    days: frozenset[str]
    brief: frozenset[str]
    case_of_prepositions: Mapping[str, tuple[str, ...]]
    declension: tuple[tuple[str, str, tuple[str, ...]], ...]
    moods: Moods | None


@cache
def rules_of(pack: Pack) -> Rules:
    """The rules of a pack."""
    settings = pack.settings["parse"]

    def forms(*lemmas: str) -> frozenset[str]:
        return frozenset(form for lemma in lemmas if lemma for form in verb_forms(pack).forms_of(lemma))

    return Rules(
        verbs=verb_forms(pack),
        particles=frozenset(pack.settings["lemmas"]["particles"]),
        adjacent=frozenset(settings["adjacent_particles"]),
        genitive=tuple(settings["genitive"]),
        accusative=frozenset(settings["accusative_forms"]),
        oblique=frozenset(settings["accusative_forms"]) | frozenset(settings["oblique_forms"]),
        plural_dative=tuple(settings["plural_dative"]),
        active=forms(*settings["active"]),
        auxiliaries=forms(*settings["auxiliaries"]),
        infinitives=tuple(e for e in pack.settings["lemmas"]["infinitive_endings"] if e),
        plural=pack.settings["lemmas"]["infinitive_endings"][0],
        stems=frozenset(form for forms, _ in verb_forms(pack).irregular.values() for form in forms),
        present_ending=settings["present_ending"],
        open_ending=pack.settings["statements"]["subjunctive_ending"],
        present_forms=frozenset(settings["present_forms"]),
        past_forms=frozenset(settings["past_forms"]),
        past_like_present=tuple(settings["past_like_present"]),
        government=government_of(pack),
        motion=forms(settings["motion"]),
        passive=forms(settings["passive"]),
        existence=(settings["existence"][0], forms(*settings["existence"][1:])),
        leading={form: case for case, verbs in settings["leading"].items() for form in forms(*verbs)},
        genitive_nouns=tuple(settings["genitive_nouns"]),
        case_of_relations={relation: tuple(cases.split()) for relation, cases in settings["case_of_relations"].items()},
        agreeing=frozenset(settings["agreeing"]),
        pronouns={word: tuple(cases.split("/")) for cases, words in settings["pronouns"].items() for word in words},
        singular=frozenset(settings["singular"]),
        nominative=frozenset(settings["nominative"]),
        masculine=tuple(settings["masculine"]),
        feminine=tuple(settings["feminine"]),
        of_feminine=settings["of_feminine"],
        relatives=settings["relatives"],
        days=frozenset(settings["days"]),
        brief=frozenset(settings["brief"]),
        case_of_prepositions={word: tuple(cases.split("/")) for cases, words in settings["prepositions"].items() for word in words},
        declension=tuple((ending, feature, tuple(cases.split())) for ending, feature, cases in settings["declension"]),
        moods=moods(pack),
    )


def government_of(pack: Pack) -> dict[str, str]:
    """The case of the object of verbs without accusative, by all forms that are of no other verb."""
    verbs, listed = verb_forms(pack), pack.settings["parse"]["government"]
    known = {lemma for lemmas in listed.values() for lemma in lemmas}
    rows = ((form, case) for case, lemmas in listed.items() for lemma in lemmas for form in verbs.forms_of(lemma))
    return {form: case for form, case in rows if known.issuperset(verbs.lemmas.get(form, ()))}


# ── particles ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def rehang(parsed: Parsed, rules: Rules) -> None:
    """Hang separated particles on their verbs, and names in the genitive on their nouns."""
    for i, low in enumerate(parsed.lows):
        if low in rules.particles and parsed.texts[i] == low and parsed.ends_clause(i):
            rejoin(parsed, i, rules.verbs)
        elif low in rules.adjacent:
            join_neighbour(parsed, i, rules.verbs)
        elif rules.genitive and parsed.tags[i] == "PROPN" and low.endswith(rules.genitive) and "Case=Gen" in parsed.morphs[i]:
            hang_genitive(parsed, i)


def rejoin(parsed: Parsed, i: int, verbs: VerbForms) -> None:
    """Hang the last word of a clause on the verb in front of it that it makes a known verb with, whatever the parser took it for."""
    head = parsed.heads[i]
    held = head != i and parsed.relations[i] == PARTICLE and bool(verbs.joined(parsed.lows[head], parsed.lows[i]))
    verb = base_of(parsed, i, verbs)
    if verb is None or (held and not is_coordinate(parsed, head, verb)):
        return
    parsed.attach(i, verb, PARTICLE)
    parsed.yield_children(i, verb)
    if parsed.tags[verb] not in VERBAL:
        parsed.tags[verb] = "VERB"
        join_clause(parsed, verb)


def join_clause(parsed: Parsed, verb: int) -> None:
    """Hang on the verb before it one that was taken for the adjective of its object ("riefen Parolen und **zündeten** Fahnen an")."""
    noun, former = parsed.heads[verb], next((j for j in range(verb - 1, -1, -1) if parsed.tags[j] in VERBAL), None)
    if parsed.relations[verb] != "amod" or former is None or noun in parsed.above(former):
        return
    parsed.heads[verb], parsed.relations[verb] = former, "conj"
    parsed.heads[noun], parsed.relations[noun] = verb, "obj"
    for child in parsed.children(noun):
        if parsed.relations[child] == "cc":
            parsed.heads[child] = verb


def is_coordinate(parsed: Parsed, first: int, second: int) -> bool:
    """Whether the second verb follows right behind a conjunction that stands behind the first one ("zogen … und **griffen** … an")."""
    return first < second - 1 and parsed.tags[second - 1] == "CCONJ"


def base_of(parsed: Parsed, i: int, verbs: VerbForms) -> int | None:
    """The nearest verb in front of a particle that it can belong to; one at the end of its clause has its verb to itself."""
    taken = {parsed.heads[j] for j, relation in enumerate(parsed.relations) if relation == PARTICLE and j != i}
    for j in range(i - 1, -1, -1):
        if parsed.tags[j] not in CAN_BE_VERBS or j in taken or (parsed.ends_clause(j) and j != i - 1):
            continue
        if verbs.joined(parsed.lows[j], parsed.lows[i]):
            return j
    return None


def join_neighbour(parsed: Parsed, i: int, verbs: VerbForms) -> None:
    """Hang a particle on the verb right before it ("called off the summit")."""
    if i == 0 or parsed.tags[i - 1] not in VERBAL or not verbs.joined(parsed.lows[i - 1], parsed.lows[i]):
        return
    parsed.attach(i, i - 1, PARTICLE)
    parsed.yield_children(i, i - 1)


# ── subjects and objects ────────────────────────────────────────────────────────────────────────────────────────────────────────


def arguments_of(parsed: Parsed) -> dict[int, list[int]]:
    """The subjects and objects of the verbs that have two or more of them."""
    found: dict[int, list[int]] = {}
    for i, relation in enumerate(parsed.relations):
        if relation in ARGUMENTS and parsed.heads[i] != i:
            found.setdefault(parsed.heads[i], []).append(i)
    return {verb: arguments for verb, arguments in found.items() if len(arguments) > 1}


def unload(parsed: Parsed) -> None:
    """Hang on its verb what the parser hung on an auxiliary, which has no dependents of its own (UD guidelines: aux)."""
    for i in range(len(parsed.heads)):
        while parsed.relations[parsed.heads[i]] in {"aux", "aux:pass"} and parsed.heads[i] != i:
            parsed.heads[i] = parsed.heads[parsed.heads[i]]


def lead(parsed: Parsed, rules: Rules) -> None:
    """Make a participle at the beginning of a sentence the verb of its passive ("**Festgenommen** wurden vier Männer")."""
    if len(parsed.lows) < 3 or parsed.lows[1] not in rules.passive or parsed.relations[1] in AUXILIARY:
        return
    if not rules.verbs.is_participle(parsed.lows[0]):
        return
    parsed.heads[0], parsed.relations[0] = (0 if parsed.heads[1] == 1 else parsed.heads[1]), parsed.relations[1]
    parsed.yield_children(1, 0)
    parsed.heads[1], parsed.relations[1] = 0, "aux:pass"
    parsed.tags[0], parsed.morphs[0] = "VERB", "VerbForm=Part"
    for child in parsed.children(0):
        if parsed.relations[child] == "nsubj":
            parsed.relations[child] = "nsubj:pass"


def turn_back(parsed: Parsed, rules: Rules) -> None:
    """Tag as a verb what was taken for an adverb and is the form of a separable one ("was er empört **zurückwies**")."""
    for i, low in enumerate(parsed.lows):
        if parsed.tags[i] != "ADV" or low not in rules.verbs.lemmas or not low.startswith(tuple(rules.particles)) or low in rules.particles:
            continue
        parsed.tags[i], parsed.morphs[i] = "VERB", "Mood=Ind|VerbForm=Fin"
        if i and parsed.tags[i - 1] in VERBAL and parsed.relations[i - 1] not in AUXILIARY:
            change_places(parsed, i, i - 1)


def find_past(parsed: Parsed, past: tuple[str, ...], rules: Rules) -> None:
    """Make the verb of its clause what was taken for the adjective of the noun behind it ("In Lahore **verbrannten** Studenten Flaggen").

    No adjective of this ending stands in a noun phrase that is no dative and has neither article nor preposition, and a clause has a verb.
    """
    for i, low in enumerate(parsed.lows):
        if i == 0 or parsed.tags[i] != "ADJ" or parsed.relations[i] != "amod" or not is_past_plural(low, past, rules):
            continue
        noun = parsed.heads[i]
        if noun < i or is_opened(parsed, noun, i) or any(parsed.tags[j] in VERBAL for j in parsed.clause(i)):
            continue
        behind_mark = parsed.tags[i - 1] == "PUNCT"
        if behind_mark and goes_on(parsed, noun):
            parsed.tags[i], parsed.morphs[i] = "VERB", PAST_PLURAL
            join_clause(parsed, i)
        elif parsed.tags[i - 1] in BEFORE_VERBS or (behind_mark and parsed.relations[noun] in ROLES):
            parsed.tags[i], parsed.morphs[i] = "VERB", PAST_PLURAL
            govern(parsed, i, noun)


def goes_on(parsed: Parsed, noun: int) -> bool:
    """Whether a noun was taken for one more subject or object of the verb before ("warfen Scheiben ein, plünderten **Läden**")."""
    former = parsed.heads[noun]
    return parsed.relations[noun] == "conj" and parsed.relations[former] in BARE and not has_preposition(parsed, former)


def is_opened(parsed: Parsed, noun: int, i: int) -> bool:
    """Whether a preposition of a noun, or an article, stands before a word."""
    return any(j < i and parsed.relations[j] in OPENING for j in parsed.children(noun))


def has_preposition(parsed: Parsed, i: int) -> bool:
    """Whether a noun stands behind a preposition of its own."""
    return any(parsed.relations[j] == "case" for j in parsed.children(i))


def govern(parsed: Parsed, verb: int, subject: int) -> None:
    """Put a new verb on top of its clause, and hang on it its subject, its object, and what stands before them on either."""
    clause = parsed.clause(verb)
    top = next((j for j in reversed([subject, *parsed.above(subject)]) if j in clause), subject)
    parsed.heads[verb], parsed.relations[verb] = (verb if parsed.heads[top] == top else parsed.heads[top]), parsed.relations[top]
    for child in {*parsed.children(subject), *parsed.children(top)} - {verb, subject}:
        if child < verb:
            parsed.heads[child] = verb
            parsed.relations[child] = "obl" if parsed.relations[child] == "nmod" else parsed.relations[child]
        elif child > subject and parsed.heads[child] == subject and hangs_bare(parsed, child):
            parsed.heads[child], parsed.relations[child] = verb, "obj"
    if top != subject:
        parsed.heads[top], parsed.relations[top] = verb, "obj"
    parsed.heads[subject], parsed.relations[subject] = verb, "nsubj"


def hangs_bare(parsed: Parsed, i: int) -> bool:
    """Whether a word that hangs on a noun is a noun itself without preposition, and no genitive."""
    if parsed.tags[i] != "NOUN" or parsed.relations[i] not in {"nmod", "appos", "obj"}:
        return False
    return not has_preposition(parsed, i) and not any("Case=Gen" in parsed.morphs[j] for j in (i, *parsed.children(i)))


def is_past_plural(low: str, past: tuple[str, ...], rules: Rules) -> bool:
    """Whether a form can be the past tense of a known verb in the plural."""
    if low not in rules.verbs.lemmas or low in rules.verbs.known or not low.endswith(rules.plural):
        return False
    stem = low.removesuffix(rules.plural)
    return stem in rules.stems or f"{stem}{rules.open_ending}".endswith(past)


def change_places(parsed: Parsed, i: int, other: int) -> None:
    """Put a verb in the place of the participle before it, which then says how it is done."""
    head = parsed.heads[other]
    if head != i:
        parsed.heads[i], parsed.relations[i] = (i if head == other else head), parsed.relations[other]
    parsed.yield_children(other, i)
    parsed.heads[other], parsed.relations[other] = i, "advmod"


def regender(parsed: Parsed, rules: Rules) -> None:
    """Make what its ending makes feminine so, with its article, which may look like that of a subject ("warf **der Regierung** vor")."""
    for i, low in enumerate(parsed.lows):
        if parsed.tags[i] == "NOUN" and low.endswith(rules.feminine):
            for j in (i, *(j for j in parsed.children(i) if parsed.relations[j] == "det")):
                parsed.morphs[j] = parsed.morphs[j].replace("Gender=Masc", "Gender=Fem")


def lead_off(parsed: Parsed, rules: Rules) -> None:
    """Tag as an adverb the first word of a sentence that looks like a name ("**Kurz** nach dem Treffen")."""
    if parsed.tags[0] == "PROPN" and parsed.lows[0] in rules.brief and len(parsed.tags) > 1 and parsed.tags[1] in {"ADV", "ADP", "SCONJ"}:
        parsed.tags[0], parsed.relations[0] = "ADV", "advmod" if parsed.heads[0] else parsed.relations[0]
        parsed.morphs[0] = ""


def raise_verbs(parsed: Parsed) -> None:
    """Make a verb with a subject right before it no adjective of its object ("Die Anwälte **bezichtigten** Athen des Verrats")."""
    for verb, relation in enumerate(parsed.relations):
        noun = parsed.heads[verb]
        if relation != "amod" or parsed.tags[verb] != "VERB" or has_preposition(parsed, noun):
            continue
        if not any(parsed.relations[j] == "nsubj" and parsed.end_of(j) == verb - 1 for j in parsed.children(verb)):
            continue
        parsed.attach(noun, verb, "obj")
        for child in [j for j in parsed.children(noun) if j < verb]:
            parsed.heads[child] = verb
        parsed.morphs[verb] = PAST_PLURAL


def free_names(parsed: Parsed, rules: Rules) -> None:
    """Make a bare name before the object of a verb no part of that object, nor of a day ("bekundeten **Riad** ihre Solidarität").

    Right behind the verb and before a noun without article it is the subject ("Seit Mai bombardiert **Russland** Stellungen").
    """
    for i, tag in enumerate(parsed.tags):
        if tag != "PROPN" or parsed.relations[i] not in {"nmod", "appos"} or not is_bare(parsed, i):
            continue
        noun = parsed.heads[i]
        verb = parsed.heads[noun]
        if parsed.tags[verb] not in VERBAL or verb == noun:
            continue
        roles = {parsed.relations[j] for j in parsed.children(verb)}
        before, of_day = parsed.ends_before(i, noun), parsed.lows[noun] in rules.days
        if of_day and (before or i == noun + 1):
            parsed.heads[i], parsed.relations[i] = verb, "nsubj" if roles.isdisjoint(SUBJECT_LIKE) else "obj"
            parsed.relations[noun] = "obl"
        elif before and parsed.relations[noun] == "obj" and not roles.isdisjoint(SUBJECTS):
            parsed.heads[i], parsed.relations[i] = verb, "obl:arg"
        elif i == verb + 1 == noun - 1 and parsed.relations[noun] == "nsubj" and "obj" not in roles and not is_named(parsed, noun):
            parsed.heads[i], parsed.relations[i], parsed.relations[noun] = verb, "nsubj", "obj"


def open_clauses(parsed: Parsed, rules: Rules) -> None:
    """Give the pronoun that opens a relative clause and the name behind it their roles, where it was taken for an article of that name.

    ("Die EU, **die** Kiew Waffen liefert", "das Schiff, **dem** Malta die Einfahrt verwehrt"); so "es" ("**Es** erließ Kuba die Schulden").
    """
    for name, tag in enumerate(parsed.tags):
        verb, first = parsed.heads[name], name - 1
        if tag not in NOMINAL or parsed.relations[name] not in ROLES or parsed.tags[verb] not in VERBAL or first < 0:
            continue
        subjects = [j for j in parsed.children(verb) if parsed.relations[j] in SUBJECT_LIKE and j not in {first, name}]
        objects = [j for j in parsed.children(verb) if parsed.relations[j] == "obj" and parsed.tags[j] == "NOUN" and j > name]
        if is_relative(parsed, first, verb, rules) and not parsed.lows[name].endswith(GENITIVE_LIKE) and not subjects:
            role = rules.relatives[parsed.lows[first]]
            plain = tag == "PROPN" or parsed.lows[first] in rules.singular
            if role != "nsubj" and tag == "PROPN":
                set_relative(parsed, first, verb, role)
                parsed.relations[name] = "nsubj"
            elif role == "nsubj" and is_alone(parsed, name) and is_plural(parsed, verb):
                set_relative(parsed, first, verb, role)
                parsed.relations[name] = "obl:arg" if objects else "obj"
            elif role == "nsubj" and plain and parsed.relations[name] == "nsubj" and objects and objects[0] < verb:
                set_relative(parsed, first, verb, role)
                parsed.relations[name] = "obl:arg"
        expletive = [j for j in parsed.children(verb) if parsed.relations[j] == "expl" and parsed.lows[j] == rules.existence[0]]
        lent = tag == "PROPN" and parsed.relations[name] == "nsubj" and is_bare(parsed, name)
        if lent and objects and expletive and expletive[0] < verb < name:
            parsed.relations[expletive[0]], parsed.relations[name] = "nsubj", "obl:arg"


def is_relative(parsed: Parsed, i: int, verb: int, rules: Rules) -> bool:
    """Whether an article opens a relative clause, whose pronoun it is."""
    return i > 0 and parsed.lows[i] in rules.relatives and parsed.texts[i - 1] == "," and parsed.relations[verb] == "acl" and verb > i


def set_relative(parsed: Parsed, i: int, verb: int, role: str) -> None:
    """Make an article the relative pronoun of a clause."""
    parsed.heads[i], parsed.relations[i], parsed.tags[i] = verb, role, "PRON"
    parsed.morphs[i] = with_feature(parsed.morphs[i], "PronType", "Rel")


def is_alone(parsed: Parsed, i: int) -> bool:
    """Whether a name or a noun with one is a singular that nothing is joined to."""
    named = parsed.tags[i] == "PROPN" or is_named(parsed, i)
    return named and "Number=Sing" in parsed.morphs[i] and not any(parsed.relations[j] == "conj" for j in parsed.children(i))


def is_plural(parsed: Parsed, verb: int) -> bool:
    """Whether a finite verb or its auxiliary stands in the plural."""
    finite = [j for j in (verb, *parsed.children(verb)) if j == verb or parsed.relations[j] in AUXILIARY]
    return any("Number=Plur" in parsed.morphs[j] and "Mood=" in parsed.morphs[j] for j in finite)


def is_bare(parsed: Parsed, i: int) -> bool:
    """Whether a name stands without preposition and article and is no genitive, by its form."""
    alone = not any(parsed.relations[j] in {"case", "det", "amod", "cc", "conj"} for j in parsed.children(i))
    return alone and not parsed.texts[i].isupper() and not parsed.lows[i].endswith(GENITIVE_LIKE)


def is_named(parsed: Parsed, i: int) -> bool:
    """Whether a noun has a name behind it."""
    return any(parsed.relations[j] in {"appos", "flat"} for j in parsed.children(i))


def activate(parsed: Parsed, active: frozenset[str]) -> None:
    """Make what the parser took for the subject of a passive that of an active verb, or its object beside another subject."""
    auxiliaries = {head for head, relation in zip(parsed.heads, parsed.relations, strict=True) if relation == "aux:pass"}
    for i, relation in enumerate(parsed.relations):
        verb = parsed.heads[i]
        if relation != "nsubj:pass" or verb in auxiliaries:
            continue
        kids = list(parsed.children(verb))
        if any(parsed.relations[j] == "aux" and parsed.lows[j] in active for j in kids):
            parsed.relations[i] = "obj" if any(parsed.relations[j] == "nsubj" for j in kids) else "nsubj"


def recase(parsed: Parsed, verb: int, arguments: list[int], rules: Rules) -> None:
    """Give a form that can only be an accusative to the object, and the place of the subject to what is left.

    Of two names without case, one before and one behind the verb, the second one is the object.
    """
    if any(parsed.relations[j] in {"nsubj:pass", "aux:pass"} for j in parsed.children(verb)):
        return
    openers = {i: opener_of(parsed, i) for i in arguments}
    for i, form in openers.items():
        if form in rules.accusative and (form == parsed.lows[i] or not parsed.lows[i].endswith(rules.plural_dative)):
            parsed.relations[i] = "obj"
    objects = [i for i in arguments if parsed.relations[i] == "obj"]
    subjects = [i for i in arguments if parsed.relations[i] == "nsubj"]
    free = [i for i in objects if openers[i] not in rules.oblique]
    if not subjects and len(objects) == 2 and len(free) == 1 and "VerbForm=Inf" not in parsed.morphs[verb]:
        parsed.relations[free[0]] = "nsubj"
    if len(subjects) == 2 and subjects[0] < verb < subjects[1] and all(parsed.tags[i] == "PROPN" and not openers[i] for i in subjects):
        parsed.relations[subjects[1]] = "obj"


def reassign(parsed: Parsed, rules: Rules) -> None:
    """Make the object of a verb that takes none its subject ("hier leben Menschen"), and what there is an object ("es gibt Streit")."""
    for verb in sorted({parsed.heads[i] for i, relation in enumerate(parsed.relations) if relation in ARGUMENTS}):
        children = list(parsed.children(verb))
        relations = {parsed.relations[j] for j in children}
        nouns = [j for j in children if parsed.tags[j] in NOMINAL]
        if is_existence(parsed, verb, children, rules):
            relabel(parsed, [j for j in nouns if parsed.relations[j] == "nsubj"], "obj")
        elif relations.isdisjoint(SUBJECT_LIKE) and parsed.relations[verb] not in LENT and lacks_object(parsed, verb, children, rules):
            objects = [j for j in nouns if parsed.relations[j] == "obj" and opener_of(parsed, j) not in rules.oblique]
            relabel(parsed, objects[:1], "nsubj:pass" if "aux:pass" in relations else "nsubj")


def allot(parsed: Parsed, rules: Rules) -> None:
    """Give the arguments of a verb the roles that their cases and the number of the verb allow, where those of the parser are none of them.

    Of several ways to do so the one that changes fewest ("Das wies **ein Militärsprecher** zurück", "das **die Staaten** verhängt hatten").
    """
    cases = Cases(parsed, rules)
    for verb in sorted({parsed.heads[i] for i, relation in enumerate(parsed.relations) if relation in ROLES}):
        children = list(parsed.children(verb))
        words = [j for j in children if parsed.relations[j] in ROLES and parsed.tags[j] in ARGUING and j not in cases.prepositions]
        if parsed.tags[verb] not in VERBAL or len(words) > len(ROLES) or any(parsed.relations[j] in ROLELESS for j in children):
            continue
        allowed = {j: roles_of(parsed, j, verb, cases) for j in words}
        if all(parsed.relations[j] in allowed[j] for j in words):
            continue
        ways = [dict(zip(words, way, strict=True)) for way in permutations(ROLES, len(words))]
        fitting = [way for way in ways if all(role in allowed[j] for j, role in way.items())]
        if fitting:
            best = min(fitting, key=lambda way: sum(parsed.relations[j] != role for j, role in way.items()))
            relations = parsed.relations
            relations[:] = [best.get(j, relation) for j, relation in enumerate(relations)]


def roles_of(parsed: Parsed, i: int, verb: int, cases: Cases) -> frozenset[str]:
    """The roles that an argument may have by the cases that it shows, by those that the verb takes, and as a subject by its number."""
    if parsed.relations[i] not in MOVABLE:
        return frozenset({"nsubj" if cases.is_subject(i) else parsed.relations[i]})
    barred = {"obj"} if cases.rules.government.get(whole_verb(parsed, verb)) == "Dat" else set()
    if is_of_other_number(parsed, i, verb, cases.rules):
        barred.add("nsubj")
    shown = cases.rules.pronouns.get(parsed.lows[i], ()) if parsed.tags[i] != "NOUN" else cases.is_subject(i) or cases.shown(i)
    return frozenset(role for role, case in ROLES.items() if role not in barred and (not shown or case in shown))


def is_of_other_number(parsed: Parsed, i: int, verb: int, rules: Rules) -> bool:
    """Whether a pronoun of the singular stands by a verb in the plural (or by an auxiliary in it)."""
    single = parsed.tags[i] != "NOUN" and parsed.lows[i] in rules.singular
    return single and not any(parsed.relations[j] == "conj" for j in parsed.children(i)) and is_plural(parsed, verb)


def is_existence(parsed: Parsed, verb: int, children: list[int], rules: Rules) -> bool:
    """Whether a verb says that there is something ("es gibt")."""
    pronoun, forms = rules.existence
    return whole_verb(parsed, verb) in forms and any(parsed.lows[j] == pronoun and parsed.relations[j] in SUBJECT_LIKE for j in children)


def relabel(parsed: Parsed, words: list[int], relation: str) -> None:
    """Give words another relation."""
    for i in words:
        parsed.relations[i] = relation


def lacks_object(parsed: Parsed, verb: int, children: list[int], rules: Rules) -> bool:
    """Whether a finite verb takes no object in the accusative, ever or in this form: the passive, or the perfect of motion and change."""
    auxiliaries = [j for j in children if parsed.relations[j] in {"aux", "aux:pass"}]
    if not any("Mood=Ind" in parsed.morphs[j] or "Mood=Sub" in parsed.morphs[j] for j in (verb, *auxiliaries)):
        return False
    moved = any(parsed.relations[j] == "aux:pass" or parsed.lows[j] in rules.motion for j in auxiliaries)
    return moved or whole_verb(parsed, verb) in rules.government


def whole_verb(parsed: Parsed, verb: int) -> str:
    """The form of a verb with its separated particle in front."""
    particle = next((parsed.lows[j] for j in parsed.children(verb) if parsed.relations[j] == PARTICLE), "")
    return particle + parsed.lows[verb]


def opener_of(parsed: Parsed, i: int) -> str:
    """The determiner of a noun, adjectives between them left out; a pronoun is its own; else empty."""
    if parsed.tags[i] == "PRON":
        return parsed.lows[i]
    for j in range(i - 1, -1, -1):
        if parsed.tags[j] not in {"ADJ", "NUM"}:
            return parsed.lows[j] if parsed.tags[j] == "DET" else ""
    return ""


# ── genitives ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def hang_genitive(parsed: Parsed, i: int) -> None:
    """Hang a name in the genitive on the noun right before it ("der Präsident Perus"), or else on the one behind it ("Perus Präsident")."""
    if i > 1 and parsed.tags[i - 1] == "NOUN" and parsed.tags[i - 2] in {"DET", "ADJ"}:
        parsed.attach(i, i - 1, "nmod")
        return
    top = parsed.heads[i] if parsed.relations[i] in {"flat", "appos"} and parsed.heads[i] == i - 1 else i
    noun = noun_behind(parsed, i)
    if noun is None or (i and parsed.tags[i - 1] == "DET") or (parsed.heads[top] == noun and parsed.relations[top] == "nmod"):
        return
    parsed.attach(top, noun, "nmod")
    for child in list(parsed.children(top)):
        if child != noun and parsed.relations[child] in {"case", "cc", "punct"}:
            parsed.heads[child] = noun


def noun_behind(parsed: Parsed, i: int) -> int | None:
    """The noun that a word stands in front of, adjectives between them left out."""
    for j in range(i + 1, len(parsed.tags)):
        if parsed.tags[j] != "ADJ":
            return j if parsed.tags[j] == "NOUN" else None
    return None


# ── tags ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def retag(parsed: Parsed, rules: Rules) -> None:
    """Tag auxiliaries and determiners by what they do in the sentence, as the guidelines of Universal Dependencies want it."""
    for i, (tag, relation) in enumerate(zip(parsed.tags, parsed.relations, strict=True)):
        if tag in VERBAL and parsed.lows[i] in rules.auxiliaries:
            parsed.tags[i] = "AUX" if relation in AUXILIARY else "VERB"
        elif tag == "PRON" and relation == "det":
            parsed.tags[i] = "DET"


# ── tense ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def retense(parsed: Parsed, rules: Rules) -> None:
    """Complete the features of verbs by their form.

    The third person singular has its tense by its ending ("trifft", "traf"; what ends in -e may be either), a finite form that is an
    infinitive as well is present; a past stem with the ending of the plural is one ("griffen"); what has no mood is a participle or an
    infinitive, which some treebanks do not say.
    """
    for i, (tag, low, morph) in enumerate(zip(parsed.tags, parsed.lows, parsed.morphs, strict=True)):
        if tag not in VERBAL:
            continue
        if "Mood=Ind" in morph and "Number=Sing" in morph and low.endswith(rules.plural) and low.removesuffix(rules.plural) in rules.stems:
            morph = parsed.morphs[i] = with_feature(morph, "Number", "Plur")
        if "Mood=" not in morph and "VerbForm=" not in morph:
            form = "Part" if "Tense=Past" in morph else "Inf" if low.endswith(rules.infinitives) and "Tense=" not in morph else ""
            parsed.morphs[i] = with_feature(morph, "VerbForm", form) if form else morph
        elif "Mood=Ind" in morph and (tense := tense_of(low, morph, rules)):
            parsed.morphs[i] = with_feature(morph, "Tense", tense)


def tense_of(low: str, morph: str, rules: Rules) -> str | None:
    """The tense that the form of an indicative tells."""
    if low in rules.past_forms or low in rules.present_forms:
        return "Past" if low in rules.past_forms else "Pres"
    if "Number=Plur" in morph and low.endswith(rules.plural):
        return "Pres" if low in rules.verbs.known else "Past" if low.removesuffix(rules.plural) in rules.stems else None
    if not all(f in morph for f in THIRD_SINGULAR) or low.endswith(rules.open_ending):
        return None
    if not low.endswith(rules.present_ending):
        return "Past"
    return None if low.endswith(rules.past_like_present) else "Pres"


# ── case ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def recase_nouns(parsed: Parsed, rules: Rules) -> None:
    """Give every noun the case that the tree tells."""
    cases = Cases(parsed, rules)
    for i, tag in enumerate(parsed.tags):
        if tag in NOMINAL and (case := cases.of(i)):
            parsed.morphs[i] = with_feature(parsed.morphs[i], "Case", case)


class Cases:
    """What the tree tells of the cases of a sentence: preposition, relation or governor ask for some, the determiner shows some.

    Conjuncts, parts of names and measures have the case of their governor, appositions with a determiner, too (Duden: Kongruenz); bare
    ones ("im Bereich Technik") stand in the nominative.
    """

    def __init__(self, parsed: Parsed, rules: Rules) -> None:
        self.parsed, self.rules = parsed, rules
        marked = list(zip(parsed.heads, parsed.lows, parsed.relations, strict=True))
        self.prepositions = {head: low for head, low, relation in marked if relation == "case"}
        self.determiners = {head: low for head, low, relation in reversed(marked) if relation == "det"}
        self.inflected = {head: low for head, low, relation in reversed(marked) if relation == "amod"} | self.determiners
        self.copular = {head for head, _, relation in marked if relation == "cop"}

    def of(self, i: int) -> str | None:
        """The case of a word, None where nothing tells it."""
        asked, before = self.asked(i), case_of(self.parsed.morphs[i])
        if i in self.prepositions and len(asked) == 1:
            return asked[0]
        shown = self.shown(i)
        if not shown:
            return asked[0] if asked and before not in asked[1:] else before
        return next(case for case in (*asked, before, *shown) if case in shown)

    def asked(self, i: int) -> Sequence[str]:
        """The cases that the place of a word in the tree asks for, likeliest first."""
        if i in self.prepositions:
            return self.moved(i) or self.rules.case_of_prepositions.get(self.prepositions[i], ())
        if self.agrees(i):
            return [case] if (case := self.of(self.parsed.heads[i])) else ()
        if self.parsed.tags[i] != "NOUN":
            return ()
        relation = "nsubj" if i in self.copular else self.parsed.relations[i]
        if relation == "obj":
            return self.of_object(i)
        return () if relation == "nmod" and self.is_no_genitive(i) else self.rules.case_of_relations.get(relation, ())

    def is_no_genitive(self, i: int) -> bool:
        """Whether a noun without determiner lacks the ending of the genitive ("Anfang Oktober")."""
        word, morph = self.parsed.lows[i], self.parsed.morphs[i]
        bare = i not in self.inflected and "Number=Sing" in morph and "Gender=Fem" not in morph
        return bare and not word.endswith(self.rules.genitive_nouns)

    def of_object(self, i: int) -> Sequence[str]:
        """The case of an object: of a few verbs the nominative, of some the dative."""
        case = self.rules.government.get(whole_verb(self.parsed, self.parsed.heads[i]))
        return (case,) if case else self.rules.case_of_relations["obj"]

    def agrees(self, i: int) -> bool:
        """Whether a word has the case of its governor."""
        relation, head = self.parsed.relations[i], self.parsed.heads[i]
        if head == i or i in self.copular:
            return False
        if relation == "appos":
            return i in self.inflected or self.parsed.lows[i - 1] == "-"
        return relation in self.rules.agreeing or (relation == "nmod" and i < head and i not in self.determiners)

    def moved(self, i: int) -> Sequence[str]:
        """The case of direction where a noun right behind a preposition of two cases is where a verb leads ("in Kraft treten")."""
        low = self.prepositions[i]
        if self.parsed.lows[i - 1] != low or len(self.rules.case_of_prepositions.get(low, ())) < 2:
            return ()
        case = self.rules.leading.get(self.parsed.lows[self.parsed.heads[i]])
        return (case,) if case else ()

    def is_subject(self, i: int) -> Sequence[str]:
        """The nominative where a determiner and the ending of a noun are those of the masculine, whatever its gender was taken for."""
        parsed, rules = self.parsed, self.rules
        articles = [j for j in parsed.children(i) if parsed.lows[j] in rules.nominative]
        masculine = any("Case=Nom" in parsed.morphs[j] and "Gender=Masc" in parsed.morphs[j] for j in articles)
        return ("Nom",) if masculine and parsed.lows[i].endswith(rules.masculine) else ()

    def is_oblique(self, i: int) -> bool:
        """Whether ending and article of a noun are those of a feminine in the dative or genitive ("der Regierung")."""
        feminine, article = self.rules.feminine, self.rules.of_feminine
        return self.parsed.lows[i].endswith(feminine) and self.determiners.get(i, "").endswith(article)

    def shown(self, i: int) -> Sequence[str]:
        """The cases that the determiner or adjective of a noun can have by its ending; empty where it shows nothing."""
        low, morph = self.inflected.get(i, ""), self.parsed.morphs[i]
        if self.is_oblique(i):
            return ("Dat", "Gen")
        return next((cases for ending, feature, cases in self.rules.declension if low.endswith(ending) and feature in morph), ())


@cache
def case_of(morph: str) -> str | None:
    """The case among the features."""
    return next((f.removeprefix("Case=") for f in morph.split("|") if f.startswith("Case=")), None)


@cache
def with_feature(morph: str, name: str, value: str) -> str:
    """The features with another value of one of them; few different ones occur."""
    return "|".join(sorted([f"{name}={value}", *(f for f in morph.split("|") if f and not f.startswith(f"{name}="))]))


# ── mood ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def find_missed(parsed: Parsed, moods: Moods) -> None:
    """Tag as verbs what only a verb can be by its mood, whatever the tagger took it for."""
    for i, tag in enumerate(parsed.tags):
        if (tag not in NO_VERBS or i == 0) and moods.is_missed(parsed, i):
            parsed.tags[i], parsed.morphs[i] = "VERB", ""


class Moods:
    """The forms of the subjunctive in a language."""

    def __init__(self, pack: Pack) -> None:
        lists, settings, lemmas = pack.settings["statements"], pack.settings["parse"], pack.settings["lemmas"]
        self.reported = frozenset(lists["subjunctive"])
        self.ending: str = lists["subjunctive_ending"]
        self.rest: str = lists["infinitive_rest"]
        self.first = frozenset(settings["first_person"])
        self.please = frozenset(settings["please"])
        self.undecided = frozenset(settings["undecided"])
        self.commandless = frozenset(settings["commandless"])
        self.verbs = verb_forms(pack)
        self.endings = tuple(settings["subjunctive_endings"])
        self.infinitives = tuple(e for e in lemmas["infinitive_endings"] if e)
        self.past_endings = tuple(settings["past_endings"])
        self.prefixes = (*sorted(lemmas["particles"], key=len, reverse=True), *sorted(lemmas["inseparable"], key=len, reverse=True))
        turned = tuple(settings["turned_vowels"])
        self.unreal = past_subjunctives(pack) | {form for form in lists["substitutes"] if any(v in form for v in turned)}
        self.reported_endings = tuple(settings["reported_endings"])
        self.known: dict[str, bool] = {}

    def is_unreal(self, low: str) -> bool:
        """Whether a form is one of the past subjunctive and of nothing else ("käme", "bekäme")."""
        if low not in self.known:
            rests = (low[len(p) :] for p in self.prefixes if low.startswith(p))
            self.known[low] = low in self.unreal or any(rest in self.unreal for rest in rests)
        return self.known[low]

    def is_reported(self, low: str, lemma: str) -> bool:
        """Whether a form is one of the present subjunctive, if not of the first person or the imperative.

        A verb that is its own lemma is one that neither lexicon nor lemmatizer knows.
        """
        if low in self.reported or low.endswith(self.reported_endings):
            return True
        if low == lemma:
            return low.endswith(self.ending) and not low.endswith(self.past_endings)
        return low.endswith(self.ending) and (lemma.endswith(low + self.rest) or lemma.endswith(low[:-1] + self.rest))

    def mood_of(self, parsed: Parsed, i: int, lemma: str) -> str | None:
        """Sub or Ind where the form of the word tells, "" where it is no finite verb, else None."""
        low = parsed.lows[i]
        marked = "Mood=Sub" in parsed.morphs[i]
        if parsed.tags[i] not in VERBAL or self.is_noun(parsed, i):
            return "" if marked else None
        if not low.endswith(self.endings):
            return "Ind" if marked else None
        if self.is_unreal(low):
            return "Sub"
        if low == lemma and low.endswith(self.infinitives):
            return "Ind" if marked else None
        if self.is_reported(low, lemma):
            return "Sub" if self.speaks_of_others(parsed, i) else "Ind" if marked else None
        return "Ind" if marked and low not in self.undecided and low in self.verbs.lemmas else None

    def is_noun(self, parsed: Parsed, i: int) -> bool:
        """Whether a word is written as a noun inside a sentence ("die Habe")."""
        return i > 0 and parsed.texts[i][0].isupper() and parsed.tags[i - 1] != "PUNCT"

    def speaks_of_others(self, parsed: Parsed, i: int) -> bool:
        """Whether a verb has a subject other than the first person, and is no imperative."""
        if any(0 <= j < len(parsed.lows) and parsed.lows[j] in self.first for j in (i - 1, i + 1)):
            return False
        subject = subject_of(parsed, i)
        if subject is not None:
            return parsed.lows[subject] not in self.first
        if parsed.lows[i] in self.commandless or (i + 1 < len(parsed.morphs) and "Case=Nom" in parsed.morphs[i + 1]):
            return True
        return i > 0 and parsed.tags[i - 1] != "PUNCT" and parsed.lows[i - 1] not in self.please

    def is_missed(self, parsed: Parsed, i: int) -> bool:
        """Whether a word that the tagger took for something else is a subjunctive: unmistakable, or the only verb of its clause."""
        low, text = parsed.lows[i], parsed.texts[i]
        if not low.endswith(self.endings):
            return False
        if i == 0:
            return (self.is_unreal(low) or low in self.commandless) and not any(t in VERBAL for t in parsed.tags[1:2])
        if text != low or not (self.is_unreal(low) or any(self.is_reported(low, x) for x in ("", *self.verbs.lemmas.get(low, ())))):
            return False
        describes = parsed.tags[i] == "ADJ" and any(tag in {"NOUN", "ADJ"} for tag in parsed.tags[i + 1 : i + 2])
        return self.is_unreal(low) or not (describes or any(parsed.tags[j] in VERBAL for j in parsed.clause(i)))


def subject_of(parsed: Parsed, i: int) -> int | None:
    """The subject of a verb or auxiliary, or the one that it shares with its head."""
    for j in (i, *parsed.above(i)):
        found = next((c for c in parsed.children(j) if parsed.relations[c] in SUBJECTS), None)
        if found is not None or parsed.relations[j] not in CARRIED:
            return found
    return None


def past_subjunctives(pack: Pack) -> frozenset[str]:
    """The forms of irregular verbs that are past subjunctives and nothing else ("käme", "ginge", "brächten")."""
    verbs, settings = verb_forms(pack), pack.settings["parse"]
    ending, turned = pack.settings["statements"]["subjunctive_ending"], tuple(settings["turned_vowels"])
    found: dict[str, str] = {}
    for lemma, (forms, _) in verbs.irregular.items():
        for form in forms:
            if form.endswith(ending) and any(v in form for v in turned):
                found |= {form + rest: lemma for rest in settings["past_subjunctive_rests"]}
            elif not form.endswith(ending) and not any(f.endswith(ending) and v in f for f in forms for v in turned):
                found[form + ending] = lemma
    alone = ((f, lemma) for f, lemma in found.items() if {*verbs.lemmas.get(f, ())} <= {lemma})
    return frozenset(f for f, lemma in alone if f.removeprefix(verbs.stem_of(lemma)) not in settings["subjunctive_endings"])


@cache
def moods(pack: Pack) -> Moods | None:
    """The moods of a pack; None where its verbs have no subjunctive of their own."""
    return Moods(pack) if pack.settings["statements"]["subjunctive_ending"] else None
