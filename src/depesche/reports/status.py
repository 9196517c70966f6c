"""Status: whether an act is told as done, as coming, as possible, as not done, or as long past.

A word changes the status of an act only where it tells of the act itself. A definite act is mostly taken for granted ("hofft, dass **die
Proteste** enden"), as is one behind a preposition of time or cause ("**nach** dem Angriff will …"); what is planned, feared, denied or
prevented is the content of its governor ("plant **einen Angriff**", "bestritt, … **getötet** zu haben").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from depesche.langpack import Pack
from depesche.lemmas import VERBAL
from depesche.model import EventTime
from depesche.ontology import UTTERED
from depesche.parse import Sentence, Word

YEAR_BEFORE = 1
"""Years before publication after which an act is background (annotation guide: "more than ~1 year before the article")."""
CONTENT = frozenset({"obj", "iobj", "obl", "obl:arg", "nsubj", "nsubj:pass", "csubj", "csubj:pass", "nmod"})
"""Relations in which a noun may be what a verb, predicate or noun tells of."""

Marked = tuple[str, Word] | None
"""A status other than actual, and the word that makes it so."""


@dataclass(frozen=True, slots=True, eq=False)
class StatusWords:
    """The words of a language that change the status of an act; `to` marks its infinitive, `motion` makes the perfect without object."""

    negations: frozenset[str]
    negating_determiners: frozenset[str]
    negating_links: frozenset[str]
    negating_words: frozenset[str]
    negating_pronouns: frozenset[str]
    negating_pairs: frozenset[str]
    partial: frozenset[str]
    negating_governors: frozenset[str]
    denials: frozenset[str]
    accusations: frozenset[str]
    rejections: frozenset[str]
    affirming: frozenset[str]
    failing: frozenset[str]
    contrasts: frozenset[str]
    alternatives: frozenset[str]
    conditions: frozenset[str]
    exceptions: frozenset[str]
    limits: frozenset[str]
    purposes: frozenset[str]
    consenting: frozenset[str]
    possible_modals: frozenset[str]
    past_modals: frozenset[str]
    achieving: frozenset[str]
    reported_future: frozenset[str]
    unreal: frozenset[str]
    nearly: frozenset[str]
    carrying: frozenset[str]
    possible_words: frozenset[str]
    doubtful: frozenset[str]
    possible_governors: frozenset[str]
    future_auxiliaries: frozenset[str]
    future_modals: frozenset[str]
    future_words: frozenset[str]
    future_governors: frozenset[str]
    announcing: frozenset[str]
    plotting: frozenset[str]
    subject_governors: frozenset[str]
    minded: frozenset[str]
    undecided: frozenset[str]
    occurring: frozenset[str]
    holding: frozenset[str]
    light_nouns: frozenset[str]
    presupposing: frozenset[str]
    supposing: frozenset[str]
    occasions: frozenset[str]
    perfect: frozenset[str]
    past_words: frozenset[str]
    then: frozenset[str]
    long_units: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    since: frozenset[str]
    anniversaries: frozenset[str]
    complementizers: frozenset[str]
    eras: Mapping[str, int]
    verb_second: bool
    to: str
    motion: str


@cache
def status_words(pack: Pack) -> StatusWords:
    """The status words of a pack."""
    settings = pack.settings["status"]
    lists = {name: frozenset(words) for name, words in settings.items() if name != "eras"}
    syntax = pack.settings["statements"]["to"], pack.settings["parse"]["motion"], pack.settings["times"].get("verb_second", False)
    return StatusWords(**lists, eras=settings["eras"], to=syntax[0], motion=syntax[1], verb_second=syntax[2])


def status_of(
    sentence: Sentence, word: Word, time: EventTime | None, published: str | None, words: StatusWords, *, refuses: bool = False
) -> tuple[str, Word | None]:
    """The status of the act that a word tells of, and the word that makes it so.

    Args:
        sentence: holds the word.
        word: the word.
        time: when the act is done.
        published: the date of the document.
        words: the status words of the language.
        refuses: whether the act is a refusal that the negation itself tells ("wird **nicht** zustimmen"), so that it is done by saying so.
    """
    old = bool(time and published and is_long_before(middle_of(time), published))
    remembered = remembering(sentence, word, words)
    if remembered:
        return "historical", remembered
    if old and time and is_own(sentence, word, time.start, time.end):
        return "historical", None
    told = condition(sentence, word, words) if refuses else status_by_words(sentence, word, words)
    if told:
        return told
    if old and not tells_present(sentence, clause_of(sentence, word), words):
        return "historical", None
    if time and published and time.earliest and time.earliest[: len(published)] > published[: len(time.earliest)]:
        return "future", None
    past = past_word(sentence, word, published, words)
    return ("historical", past) if past else ("actual", None)


def status_by_words(sentence: Sentence, word: Word, words: StatusWords) -> Marked:
    """What the words around an act make of it, dates aside; None where it is told as done."""
    telling = telling_words(sentence, word, words)
    return (
        next(filter(None, (condition_of(sentence, w, words) for w in telling)), None)
        or negation(sentence, telling, words)
        or governed(sentence, word, words)
        or possibility(sentence, telling, words)
        or supposition(sentence, word, words)
        or future(sentence, telling, words)
    )


# ── what tells of the act ───────────────────────────────────────────────────────────────────────────────────────────────────────


def telling_words(sentence: Sentence, word: Word, words: StatusWords) -> list[Word]:
    """The words that tell of an act: its own, light nouns above it, and the verb or predicate of which it is no mere circumstance."""
    telling = [word]
    while telling[-1].pos not in VERBAL:
        head = sentence.head_of(telling[-1])
        if head is None or is_governing(head, words) or not is_told_by(sentence, telling[-1], head, words):
            break
        telling.append(head)
    verb, head = telling[-1], sentence.head_of(telling[-1])
    if head and head.lemma in words.carrying and verb.relation == "xcomp" and is_infinitive(verb):
        telling.append(head)
    return telling


def is_told_by(sentence: Sentence, word: Word, head: Word, words: StatusWords) -> bool:
    """Whether what the head says, it says of the act that a noun names."""
    if word.relation == "conj":
        return head.pos not in VERBAL
    if word.relation not in CONTENT or is_presupposed(sentence, word, words):
        return False
    if head.pos not in VERBAL and not word.relation.startswith("nsubj"):
        return head.lemma in words.light_nouns
    if not is_definite(sentence, word) or head.lemma in words.occurring or head.pos not in VERBAL:
        return True
    return head.lemma in words.holding and word.relation == "obj"


def is_governing(word: Word, words: StatusWords) -> bool:
    """Whether a word plans, fears, denies or prevents its content: what else is said of it, is said of the plan."""
    lists = (words.future_governors, words.possible_governors, words.negating_governors, words.denials, words.undecided, words.affirming)
    return any(word.lemma in each for each in lists)


def is_presupposed(sentence: Sentence, word: Word, words: StatusWords) -> bool:
    """Whether a noun is taken for granted: behind a preposition of time or cause, or as the occasion of a demand, plan or threat.

    ("forderte **in einem Telefonat** …".)
    """
    cases, head = sentence.forms(word, "case"), sentence.head_of(word)
    if cases & words.presupposing or head is None or word.relation != "obl" or not cases & words.occasions:
        return bool(cases & words.presupposing)
    return is_governing(head, words) and not is_infinitive(head) and sentence.has(head, "nsubj")


def is_definite(sentence: Sentence, word: Word) -> bool:
    """Whether a noun has a definite article, a demonstrative or a possessive."""
    determiners = [c.feats for c in sentence.dependents(word, "det", "det:poss")]
    return any(f.get("Definite") == "Def" or f.get("PronType") == "Dem" or f.get("Poss") == "Yes" for f in determiners)


def governors_of(sentence: Sentence, word: Word, words: StatusWords) -> Iterator[Word]:
    """The words whose content an act is, the nearest first; the noun before its clause also where the parser hung that on the verb."""
    for head in sentence.ancestors(word):
        if not is_content(sentence, word, head, words):
            return
        if word.pos in VERBAL:
            yield from (n for n in carriers_of(sentence, word, head, words) if is_governing(n, words))
        if not is_joined(sentence, word, head):
            yield head
        if word.pos not in VERBAL and head.lemma not in words.accusations and not is_told_by(sentence, word, head, words):
            return
        word = head


def carriers_of(sentence: Sentence, clause: Word, head: Word, words: StatusWords) -> Iterator[Word]:
    """The nouns of a verb that a clause below it may belong to: the one right before it, and those that a light verb says something of.

    "Sie nutzten die **Gelegenheit**, …", "dass die **Möglichkeit** bestand, … festzunehmen".
    """
    first = min(w.i for w in sentence.subtree(clause))
    before = next((w for w in reversed(sentence.words[:first]) if w.pos not in {"PUNCT", "ADV"}), None)
    light = head.lemma in words.occurring | words.holding
    for noun in sentence.dependents(head, "nsubj", "obj", "obl"):
        if noun.pos == "NOUN" and noun.i < clause.i and (noun is before or (light and noun.relation != "obl")):
            yield noun


def is_content(sentence: Sentence, word: Word, head: Word, words: StatusWords) -> bool:
    """Whether a word is what its head is about: its complement, its object, or its subject where the head says that this may happen."""
    if word.pos in VERBAL:
        return is_complement(sentence, word, words) and not is_relative(sentence, word)
    if word.relation == "conj" or (word.relation == "nmod" and is_governing(head, words)):
        return True
    if word.relation not in CONTENT or is_presupposed(sentence, word, words):
        return False
    if word.relation != "nsubj" or head.pos not in VERBAL or head.lemma in words.subject_governors | words.occurring | words.minded:
        return True
    if head.feats.get("VerbForm") == "Part" and any(c.lemma == words.motion for c in sentence.dependents(head, "aux", "cop")):
        return is_governing(head, words)  # "Ein **Besuch** ist für Dezember vorgesehen."
    # Of two subjects one is the object ("da dieser **seinen Rückzug** angekündigt hatte").
    return sum(1 for _ in sentence.dependents(head, "nsubj")) > 1


def is_joined(sentence: Sentence, word: Word, head: Word) -> bool:
    """Whether a word stands beside its head, not below it; an infinitive that no conjunction joins to a finite verb is its complement."""
    if word.relation != "conj":
        return False
    return not is_infinitive(word) or is_infinitive(head) or sentence.has(word, "cc")


def is_relative(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb stands in a relative clause: it has a relative pronoun, or is finite without a conjunction."""
    if not verb.relation.startswith("acl"):
        return False
    pronoun = any("Rel" in w.feats.get("PronType", "") for c in sentence.children[verb.i] for w in (c, *sentence.children[c.i]))
    marked = sentence.has(verb, "mark")
    return pronoun or (not marked and finite_of(sentence, verb).feats.get("VerbForm") == "Fin")


def is_complement(sentence: Sentence, verb: Word, words: StatusWords) -> bool:
    """Whether a verb is the content of the one above it, or goes on in its construction."""
    if verb.relation in {"xcomp", "ccomp", "acl", "conj", "csubj", "csubj:pass"}:
        return True
    marks = sentence.forms(verb, "mark")
    subject = sentence.has(verb, "nsubj", "nsubj:pass")
    bare = is_infinitive(verb) or not (subject or marks - {words.to})
    loose = verb.relation in {"advcl", "obj", "obl"} and bare and not marks & words.purposes
    return loose or bool(marks & words.complementizers)


# ── what the words say ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def negation(sentence: Sentence, telling: list[Word], words: StatusWords) -> Marked:
    """A negation of one of the telling words, of a noun also by its determiner, of a verb by that of its subject or object."""
    shared = [sentence.words[telling[0].head]] if is_alternative(sentence, telling[0], words) else []
    for each in (*telling, *shared):
        sides = list(sentence.dependents(each, "obj", "iobj", "nsubj:pass", "nsubj", "obl", "obl:arg")) if each.pos in VERBAL else []
        nouns = sides or [each]
        for child in sentence.children[each.i]:
            linked = child.relation in {"mark", "case"} and child.text.lower() in words.negating_links
            if linked or (is_one(child, words.negations) and not is_partial(sentence, child, words)):
                return "negated", child
            if child.relation == "amod" and is_one(child, words.negating_words):
                return "negated", child
        for child in (c for n in nouns for c in sentence.dependents(n, "det")):
            if is_one(child, words.negating_determiners):
                return "negated", child
        found = next((w for w in sides if w.text.lower() in words.negating_pronouns), None) or left_out(sentence, each, telling[0], words)
        if found:
            return "negated", found
    return None


def left_out(sentence: Sentence, verb: Word, act: Word, words: StatusWords) -> Word | None:
    """The word before an infinitive that says that it is left undone ("**ohne** Moskau zu kritisieren"), or the pair that denies an act."""
    if verb.pos not in VERBAL:
        return None
    first = sentence.words[min(w.i for w in sentence.subtree(verb))]
    if first.text.lower() in words.negating_links and words.to in sentence.forms(verb, "mark"):
        return first
    shares = verb.relation in {"conj", "xcomp"} and not sentence.has(verb, "nsubj", "nsubj:pass")
    clauses = {verb.i, verb.head} if shares else {verb.i}
    comma = max((w.i for w in sentence.words[: act.i] if w.text == ","), default=0)
    pairs = (w for w in sentence.words[comma:] if w.text.lower() in words.negating_pairs)
    return next((w for w in pairs if next((a.i for a in sentence.ancestors(w) if a.pos in VERBAL), None) in clauses), None)


def is_alternative(sentence: Sentence, word: Word, words: StatusWords) -> bool:
    """Whether a verb shares the negation of the one it is coordinated with ("keine Bürger entführt **oder** verletzt")."""
    links = sentence.forms(word, "cc")
    own = sentence.has(word, "nsubj", "nsubj:pass")
    return word.pos in VERBAL and word.relation == "conj" and not own and bool(links & words.alternatives)


def is_partial(sentence: Sentence, negation: Word, words: StatusWords) -> bool:
    """Whether a negation denies a part of the sentence, for another one ("nicht gegen …, **sondern** gegen die Polizei") or in number."""
    if any(w.text.lower() in words.partial for w in sentence.words[negation.i + 1 : negation.i + 3]):
        return True
    behind = [w for w in sentence.words[negation.i :] if w.text.lower() in words.contrasts]
    return bool(behind) and sentence.words[behind[0].head].pos not in VERBAL


def governed(sentence: Sentence, word: Word, words: StatusWords) -> Marked:
    """What the nearest word that plans, fears, denies or prevents the act makes of it."""
    accused = False
    for head in governors_of(sentence, word, words):
        if word.lemma in words.accusations and head.lemma in words.denials:
            return None
        status = status_under(sentence, word, head, words, accused=accused)
        if status:
            return status, head
        accused = head.lemma in words.accusations
    return None


def status_under(sentence: Sentence, word: Word, head: Word, words: StatusWords, *, accused: bool) -> str:
    """The status that a word gives to its content; "" where it says nothing of it. `accused`: the content of an accusation."""
    if head.lemma in words.affirming:
        outer = negation(sentence, [head], words)
        return "negated" if outer and word.pos in VERBAL else ""
    if head.lemma in words.achieving and word.pos in VERBAL and not is_infinitive(word):
        # What somebody wants others to do ("will **erreichen**, dass …").
        return "hypothetical" if future(sentence, telling_words(sentence, head, words), words) else ""
    linked = sentence.forms(word, "case") | sentence.forms(head, "advmod")
    names = {head.lemma, head.text, *(f"{head.lemma} {each}" for each in linked)}
    negating = words.negating_governors | words.denials | (words.rejections if accused else frozenset())
    if head.lemma in negating or (names & words.failing and word.pos in VERBAL):
        return kept_from(sentence, word, head, words)
    if names & words.future_governors:
        return intended(sentence, word, head, words)
    if names & words.undecided:
        return "" if is_definite(sentence, word) or word.relation == "conj" else "hypothetical"
    return "hypothetical" if names & words.possible_governors else ""


def kept_from(sentence: Sentence, word: Word, head: Word, words: StatusWords) -> str:
    """The status of what somebody denies or prevents: not done, if he does so; else it may still happen."""
    outer = status_by_words(sentence, head, words)
    aimed = head.pos in VERBAL and is_infinitive(head) and not sentence.has(head, "aux", "aux:pass")
    aimed = aimed and sentence.words[head.head].lemma not in words.achieving
    if outer is None and not aimed:
        return "negated"
    is_open = not is_definite(sentence, word) and (aimed or (outer is not None and outer[0] != "negated"))
    return "hypothetical" if is_open else ""


def intended(sentence: Sentence, word: Word, head: Word, words: StatusWords) -> str:
    """The status of what somebody intends: coming, unless that is itself denied or open; a plot in the past came to nothing or is over.

    What is announced in the perfect is done ("kündigte an, er **habe** … freigelassen").
    """
    if word.pos in VERBAL and is_perfect(sentence, word, words):
        return ""
    if head.lemma in words.plotting and is_perfect(sentence, head, words):
        return "" if is_definite(sentence, word) else "hypothetical"
    outer = status_by_words(sentence, head, words)
    return outer[0] if outer and outer[0] in {"negated", "hypothetical"} else "future"


def is_refusal(sentence: Sentence, word: Word, words: StatusWords) -> bool:
    """Whether an act that is not done is refused: somebody will not do it ("**will** sich **nicht** beteiligen"), or does not consent."""
    if condition(sentence, word, words):
        return False
    if clause_of(sentence, word).lemma in words.consenting:
        return True
    coming = future(sentence, telling_words(sentence, word, words), words)
    return coming is not None or any(h.lemma in words.future_governors for h in governors_of(sentence, word, words))


def announces(word: Word, event_type: str, mode: str | None, words: StatusWords) -> bool:
    """Whether a verb itself puts off the deed that its frame tells ("**kündigte** Ermittlungen **an**")."""
    done_by_words = event_type in UTTERED and (event_type, mode) != ("ACCUSE", "investigate")
    return word.lemma in words.announcing and not done_by_words


def possibility(sentence: Sentence, telling: list[Word], words: StatusWords) -> Marked:
    """A condition, a modal, an adverb or an adjective that leaves it open whether the act happens."""
    clause = telling[-1]
    for child in auxiliaries(sentence, clause):
        status = modal_status(sentence, clause, child, words) if is_one(child, words.possible_modals) else ""
        if status:
            named = clause is telling[0] or clause.lemma in words.occurring
            return status if named else "hypothetical", child
    unreal = unreal_of(sentence, telling[0], clause, words)
    if unreal:
        return "hypothetical", unreal
    for child in sentence.children[clause.i]:
        if (child.relation in {"advmod", "xcomp"} or child.pos == "ADJ") and is_one(child, words.possible_words):
            return "hypothetical", child
    for each in telling:
        for child in sentence.dependents(each, "amod"):
            if is_one(child, words.possible_words | words.doubtful):
                return "hypothetical", child
    return ("hypothetical", clause) if len(telling) > 1 and is_one(clause, words.possible_words) else None


def unreal_of(sentence: Sentence, word: Word, clause: Word, words: StatusWords) -> Word | None:
    """The form that says that an act was not done, but might have been.

    "Ohne das Gericht **hätte** die Regierung den Sender geschlossen", "ein Angriff **wäre** ein Verbrechen"; but what somebody reports may
    stand in the same form ("sie **hätten** das Schiff gestürmt, sagte der Minister").
    """
    finite = finite_of(sentence, clause)
    if finite.text.lower() not in words.unreal:
        return None
    if clause is not word:
        return finite if finite is clause or finite.relation == "cop" else None
    excepted = any(sentence.forms(c, "case") & words.negating_links for c in sentence.dependents(clause, "obl"))
    almost = any(is_one(c, words.nearly) for c in sentence.children[clause.i])
    return finite if excepted or almost or is_conditioned(sentence, clause, words) else None


def is_purpose(sentence: Sentence, word: Word, words: StatusWords) -> bool:
    """Whether an act is what another one is to lead to ("**um** Hilfe ins Land zu bringen")."""
    clause = clause_of(sentence, word)
    return is_infinitive(clause) and bool(sentence.forms(clause, "mark") & (words.purposes - {words.to}))


def condition(sentence: Sentence, word: Word, words: StatusWords) -> Marked:
    """The conjunction that makes the clause of an act a condition ("**wenn** Kiew zustimmt")."""
    return condition_of(sentence, clause_of(sentence, word), words)


def condition_of(sentence: Sentence, clause: Word, words: StatusWords) -> Marked:
    """The word that makes a clause a condition: a conjunction, an exception ("**es sei denn**, …"), or its verb in the first place."""
    joined = clause.relation == "conj" and not sentence.has(clause, "nsubj", "nsubj:pass", "mark")
    verbs = (clause, sentence.words[clause.head]) if joined else (clause,)
    for verb in verbs:
        for mark in sentence.dependents(verb, "mark", "advmod"):
            if mark.i < verb.i and is_condition(sentence, verb, mark, words):
                return "hypothetical", mark
    if clause.pos not in VERBAL:
        return None
    first = min(w.i for w in sentence.subtree(clause))
    opening = [w for w in sentence.words[:first] if w.pos != "PUNCT"][-2:]
    if " ".join(w.text.lower() for w in opening) in words.exceptions:
        return "hypothetical", opening[-1]
    for verb in verbs:
        finite = finite_of(sentence, verb)
        if is_verb_first(sentence, verb, finite, words):
            return "hypothetical", finite
    return None


def is_verb_first(sentence: Sentence, clause: Word, finite: Word, words: StatusWords) -> bool:
    """Whether a clause is a condition by its finite verb, which opens the sentence ("**Greift** China an, werden die USA …")."""
    opens = all(w.pos == "PUNCT" for w in sentence.words[: finite.i])
    if not (words.verb_second and opens) or finite.feats.get("VerbForm") != "Fin" or sentence.words[-1].text == "?":
        return False
    comma = next((w for w in sentence.words if w.text == ","), None)
    behind = sentence.words[comma.i + 1 : comma.i + 3] if comma and clause.i < comma.i else ()
    return any(w.feats.get("VerbForm") == "Fin" for w in behind)


def is_condition(sentence: Sentence, clause: Word, mark: Word, words: StatusWords) -> bool:
    """Whether a conjunction opens a condition, or a limit that is not yet reached ("**bis** die Regierung die Forderungen erfüllt")."""
    if mark.text.lower() in words.conditions:
        return True
    finite = finite_of(sentence, clause)
    # The tagger takes some forms of the present for participles ("sobald sie ihre Waffen **abgeben**").
    present = finite.feats.get("Tense") == "Pres" or (finite is clause and clause.text.lower() == clause.lemma)
    return mark.text.lower() in words.limits and (present or finite.feats.get("Mood") == "Sub")


def modal_status(sentence: Sentence, clause: Word, modal: Word, words: StatusWords) -> str:
    """The status of what a modal leaves open; "" where it does not.

    "Sie **konnten** fliehen" is done; "es hieß, Gefangene **würden** gefoltert" is the present of what is told, and "sagte, sie **würden**
    abziehen" its future.
    """
    form = modal.text.lower()
    if form in words.past_modals:
        return ""
    if form not in words.reported_future or is_conditioned(sentence, clause, words):
        return "hypothetical"
    if modal.relation == "aux:pass" or clause.feats.get("VerbForm") == "Part":
        return ""
    return "future" if clause.relation == "ccomp" else "hypothetical"


def supposition(sentence: Sentence, word: Word, words: StatusWords) -> Marked:
    """A clause in which an act is the condition of what might happen ("**bei** einem Angriff **würde** …")."""
    head = sentence.head_of(word)
    cases = sentence.forms(word, "case")
    if head is None or head.pos not in VERBAL or not cases & words.supposing or is_definite(sentence, word):
        return None
    told = possibility(sentence, [head], words)
    done = any(is_infinitive(c) for c in sentence.dependents(head, "aux"))
    return ("hypothetical", told[1]) if told and not done else None


def is_conditioned(sentence: Sentence, clause: Word, words: StatusWords) -> bool:
    """Whether a clause, or the one above it, has a condition."""
    near = [c for w in (clause, sentence.words[clause.head]) for c in sentence.dependents(w, "advcl")]
    return any(n is not clause and condition_of(sentence, n, words) for n in near)


def future(sentence: Sentence, telling: list[Word], words: StatusWords) -> Marked:
    """A future tense, an intention, or an adjective of what is to come."""
    clause = telling[-1]
    kids = auxiliaries(sentence, clause)
    perfect = any(c.relation == "aux" and is_infinitive(c) for c in kids) or is_past_infinitive(sentence, clause, words)
    infinitive = any(is_infinitive(c) for c in kids if c.relation.startswith("aux"))
    for child in kids if not perfect else ():
        if child.relation == "cop" or is_infinitive(child):
            continue
        # The tagger takes some infinitives for finite ("wollen Verhandlungen **beginnen**").
        form = is_infinitive(clause) or clause.text.lower() == clause.lemma
        aims = is_one(child, words.future_modals) and (infinitive or form)
        tense = is_one(child, words.future_auxiliaries) and (infinitive or (child.relation == "aux" and form))
        tense = tense and not is_indicative_past(child)
        if aims or tense:
            return "future", child
    near = [c for w in telling for c in sentence.dependents(w, "amod")] + list(sentence.dependents(telling[0], "advmod"))
    return next((("future", c) for c in near if is_one(c, words.future_words)), None)


def remembering(sentence: Sentence, word: Word, words: StatusWords) -> Word | None:
    """The noun or verb that remembers an act ("der Jahrestag des **Massakers**"), or the years that have gone by since it."""
    if word.pos in VERBAL:
        return None
    found = next((a for a in sentence.ancestors(word) if a.lemma in words.anniversaries), None)
    for case in sentence.dependents(word, "case"):
        before = sentence.words[case.i - 1 : case.i]
        if case.text.lower() in words.after and before and before[0].text.lower() in words.long_units:
            return before[0]
    return found


def is_due(sentence: Sentence, word: Word, time: EventTime | None, published: str | None) -> bool:
    """Whether a verb in the present tells by when its act is done, a day after publication ("zieht **bis Jahresende** ab")."""
    if not (time and published and time.latest and time.earliest is None):
        return False
    return is_present(word) and time.latest[: len(published)] > published[: len(time.latest)]


def past_word(sentence: Sentence, word: Word, published: str | None, words: StatusWords) -> Word | None:
    """A word of what is long past, or an era that is over."""
    clause = clause_of(sentence, word)
    near = [*sentence.dependents(word, "amod", "advmod"), *sentence.dependents(clause, "advmod", "obl")]
    found = next((w for w in near if is_one(w, words.past_words) or is_years_before(sentence, w, words)), None)
    return found or next((w for w in era_words(sentence, word, clause) if is_over(sentence, w, published, words)), None)


def is_years_before(sentence: Sentence, word: Word, words: StatusWords) -> bool:
    """Whether a word tells of years before something ("**vor** Jahren", "drei Jahre **zuvor**")."""
    if word.text.lower() not in words.long_units:
        return False
    behind = {w.text.lower() for w in sentence.words[word.i + 1 : word.i + 2]}
    return bool((sentence.forms(word, "case") | behind) & words.before)


def era_words(sentence: Sentence, word: Word, clause: Word) -> Iterator[Word]:
    """The words that may name the time of an act: of a noun those below it, of a verb those of its subject and circumstances."""
    if word.pos not in VERBAL:
        yield from sentence.subtree(word)
    for verb in (clause, sentence.words[clause.head]) if clause.relation in {"xcomp", "conj"} else (clause,):
        for each in sentence.dependents(verb, "obl", "nsubj", "nsubj:pass"):
            yield each
            yield from sentence.children[each.i]


def is_over(sentence: Sentence, word: Word, published: str | None, words: StatusWords) -> bool:
    """Whether a word, or it with the one before it, names an era that ended more than a year before publication."""
    before = sentence.words[word.i - 1].text + " " if word.i else ""
    ends = (year for era, year in words.eras.items() if (before + word.text if " " in era else word.text).startswith(era))
    return published is not None and any(is_long_before(f"{year:04d}", published) for year in ends)


# ── forms ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def is_own(sentence: Sentence, word: Word, start: int, end: int) -> bool:
    """Whether a time long past belongs to a noun, not to the clause: it hangs below it, or follows on it with no other party between.

    "Am Samstag wurde des Massakers in Peking **1989** gedacht" tells of 1989.
    """
    if word.pos in VERBAL:
        return False
    top = sentence.top(start, end)
    hanging = next((w.i == word.i for w in (top, *sentence.ancestors(top)) if w.i == word.i or w.pos in VERBAL), False)
    between = [w for w in sentence.words[word.i + 1 :] if w.end <= start]
    apart = any(w.pos in VERBAL or w.pos == "PUNCT" or w.relation in {"nsubj", "nsubj:pass", "obj", "iobj"} for w in between)
    return hanging or (start > word.end and not apart)


def middle_of(time: EventTime) -> str:
    """The middle of a year that no month narrows down, else the end of a time, which may never come."""
    year = re.fullmatch(r"\d{4}", time.edtf or "")
    return f"{time.edtf}-07-01" if year else time.latest or "9999"


def is_long_before(latest: str, published: str) -> bool:
    """Whether a day lies more than a year before a publication date (EDTF of any precision).

    >>> is_long_before("2005-09-30", "2011-12-25"), is_long_before("2023-01-31", "2023-08")
    (True, False)
    """
    limit = f"{int(published[:4]) - YEAR_BEFORE:04d}{published[4:]}"
    return latest[: len(limit)] < limit[: len(latest)]


def clause_of(sentence: Sentence, word: Word) -> Word:
    """The verb that carries the act: the word itself, or the verb that governs a noun."""
    if word.pos in VERBAL:
        return word
    return next((a for a in sentence.ancestors(word) if a.pos in VERBAL), word)


def finite_of(sentence: Sentence, verb: Word) -> Word:
    """The finite form of a verb or predicate: itself, or its auxiliary or copula."""
    if verb.feats.get("VerbForm") == "Fin":
        return verb
    helpers = sentence.dependents(verb, "aux", "aux:pass", "cop")
    return next((w for w in helpers if w.feats.get("VerbForm") == "Fin"), verb)


def is_present(verb: Word) -> bool:
    """Whether a verb is itself a finite form of the present ("weckt die Erinnerung an 2001")."""
    return verb.feats.get("VerbForm") == "Fin" and verb.feats.get("Tense") == "Pres" and verb.feats.get("Mood") != "Sub"


def tells_present(sentence: Sentence, verb: Word, words: StatusWords) -> bool:
    """Whether a verb tells what is done now, in a passive, too ("**wird** seit 2007 **abgeriegelt**"), but not by a participle alone."""
    if sentence.has(verb, "aux"):
        return False
    finite = finite_of(sentence, verb)
    return is_present(finite) and (finite is verb or finite.relation == "aux:pass") and finite.lemma != words.motion


def is_one(word: Word, lemmas: frozenset[str]) -> bool:
    """Whether a word, in its dictionary form or as written, is in a list."""
    return word.lemma.lower() in lemmas or word.text.lower() in lemmas


def is_indicative_past(verb: Word) -> bool:
    """Whether a verb is a form of the past ("**wurde** empfangen", which is no future)."""
    return verb.feats.get("Tense") == "Past" and verb.feats.get("Mood") == "Ind"


def is_infinitive(verb: Word) -> bool:
    """Whether a verb is an infinitive, by its features or, where it has none, by its form."""
    form = verb.feats.get("VerbForm")
    return form == "Inf" or (form is None and "Tense" not in verb.feats and verb.text.lower() == verb.lemma)


def auxiliaries(sentence: Sentence, verb: Word) -> list[Word]:
    """The auxiliaries of a verb, or those that an infinitive shares with the one before it ("will helfen und Truppen **entsenden**")."""
    own = list(sentence.dependents(verb, "aux", "aux:pass", "cop"))
    shared = not own and verb.relation == "conj" and verb.pos in VERBAL and is_infinitive(verb)
    return list(sentence.dependents(sentence.words[verb.head], "aux")) if shared else own


def is_past_infinitive(sentence: Sentence, verb: Word, words: StatusWords) -> bool:
    """Whether a participle has the infinitive of the perfect alone beside its modal ("sollen gefallen **sein**", but not "… werden")."""
    kids = [c for c in sentence.dependents(verb, "aux:pass", "cop") if is_infinitive(c)]
    return bool(kids) and verb.feats.get("VerbForm") == "Part" and all(c.lemma == words.motion for c in kids)


def is_perfect(sentence: Sentence, verb: Word, words: StatusWords) -> bool:
    """Whether a verb stands in the perfect."""
    return any(c.lemma in words.perfect for c in sentence.dependents(verb, "aux"))
