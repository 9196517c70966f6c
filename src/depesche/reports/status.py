"""Status: whether an act is told as done, as coming, as possible, as not done, or as long past."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from depesche.langpack import Pack
from depesche.lemmas import VERBAL
from depesche.model import EventTime
from depesche.parse import Sentence, Word

YEAR_BEFORE = 1
"""Years before publication after which an act is background (annotation guide: "more than ~1 year before the article")."""


@dataclass(frozen=True, slots=True, eq=False)
class StatusWords:
    """The words of a language that change the status of an act."""

    negations: frozenset[str]
    negating_determiners: frozenset[str]
    conditions: frozenset[str]
    refusing_modals: frozenset[str]
    consenting: frozenset[str]
    possible_modals: frozenset[str]
    possible_words: frozenset[str]
    possible_governors: frozenset[str]
    future_auxiliaries: frozenset[str]
    future_modals: frozenset[str]
    future_words: frozenset[str]
    future_governors: frozenset[str]
    past_words: frozenset[str]
    complementizers: frozenset[str]


@cache
def status_words(pack: Pack) -> StatusWords:
    """The status words of a pack."""
    settings = pack.settings["status"]
    return StatusWords(**{name: frozenset(settings[name]) for name in StatusWords.__dataclass_fields__})


def status_of(
    sentence: Sentence, word: Word, time: EventTime | None, published: str | None, words: StatusWords, refuses: bool = False
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
    clause = clause_of(sentence, word)
    for status, find in (("hypothetical", condition),) if refuses else FINDERS:
        marker = find(sentence, word, clause, words)
        if marker:
            return status, marker
    if time and published and time.latest and is_long_before(time.latest, published) and not is_present(clause):
        return "historical", None
    if time and published and time.earliest and time.earliest[: len(published)] > published[: len(time.earliest)]:
        return "future", None
    near = [*sentence.dependents(word, "amod", "advmod"), *sentence.dependents(clause, "advmod")]
    past = next((w for w in near if is_one(w, words.past_words)), None)
    return ("historical", past) if past else ("actual", None)


def is_refused(sentence: Sentence, word: Word, words: StatusWords) -> bool:
    """Whether what is not done is refused: who acts will not do so ("**will** den General **nicht** ausliefern"), or does not consent."""
    clause = clause_of(sentence, word)
    will = any(c.relation == "aux" and is_one(c, words.refusing_modals) for c in sentence.children[clause.i]) and is_infinitive(clause)
    will = will or (is_infinitive(clause) and planned(sentence, word, clause, words) is not None)
    return (will or clause.lemma in words.consenting) and condition(sentence, word, clause, words) is None


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


def negation(sentence: Sentence, word: Word, clause: Word, words: StatusWords) -> Word | None:
    """A negation of the verb, or of the noun by its determiner."""
    for each in (word, clause) if is_told_of(sentence, word, clause) else (word,):
        for child in sentence.children[each.i]:
            if is_one(child, words.negations):
                return child
    nouns = [word] if word.pos == "NOUN" else list(sentence.dependents(word, "obj", "nsubj", "nsubj:pass", "obl", "obl:arg"))
    return next((c for n in nouns for c in sentence.dependents(n, "det") if is_one(c, words.negating_determiners)), None)


def is_told_of(sentence: Sentence, word: Word, clause: Word) -> bool:
    """Whether what a clause says or denies is the act itself: an act with a definite article is taken for granted ("überlebten **die**
    Folter nicht"), unless it is the subject ("Der Besuch findet nicht statt")."""
    if word is clause or word.relation.startswith("nsubj"):
        return True
    definite = any(c.feats.get("Definite") == "Def" or c.feats.get("PronType") == "Dem" for c in sentence.dependents(word, "det"))
    return word.head == clause.i and not definite


def is_one(word: Word, lemmas: frozenset[str]) -> bool:
    """Whether a word, in its dictionary form or as written, is in a list."""
    return word.lemma.lower() in lemmas or word.text.lower() in lemmas


def planned(sentence: Sentence, word: Word, clause: Word, words: StatusWords) -> Word | None:
    """A governing verb of planning or expecting; it outweighs the subjunctive of its complement ("erwartet, dass sie reden würden")."""
    return governor(sentence, word, words.future_governors, words)


def condition(sentence: Sentence, word: Word, clause: Word, words: StatusWords) -> Word | None:
    """The word that makes the clause a condition ("**wenn** Kiew zustimmt")."""
    return next((c for c in sentence.dependents(clause, "mark") if c.text.lower() in words.conditions), None)


def possibility(sentence: Sentence, word: Word, clause: Word, words: StatusWords) -> Word | None:
    """A condition, a modal, an adverb or a governing verb that leaves it open whether the act happens."""
    opened = condition(sentence, word, clause, words)
    if opened:
        return opened
    for child in sentence.children[clause.i]:
        if child.relation.startswith("aux") and is_one(child, words.possible_modals):
            return child
        if child.relation == "advmod" and child.lemma.lower() in words.possible_words:
            return child
    found = next((c for c in sentence.dependents(word, "amod") if is_one(c, words.possible_words)), None)
    return found or governor(sentence, word, words.possible_governors, words)


def future(sentence: Sentence, word: Word, clause: Word, words: StatusWords) -> Word | None:
    """A future tense or an intention."""
    kids = sentence.children[clause.i]
    perfect = any(c.relation == "aux" and is_infinitive(c) for c in kids)
    infinitive = is_infinitive(clause) or any(is_infinitive(c) for c in kids if c.relation.startswith("aux"))
    for child in kids:
        if (
            child.relation.startswith("aux")
            and infinitive
            and not perfect
            and not (is_indicative_past(child) and is_one(child, words.future_auxiliaries))
            and is_one(child, words.future_auxiliaries | words.future_modals)
        ):
            return child
    return next((c for c in sentence.dependents(word, "amod", "advmod") if is_one(c, words.future_words)), None)


def is_indicative_past(verb: Word) -> bool:
    """Whether a verb is a form of the past ("**wurde** empfangen", which is no future)."""
    return verb.feats.get("Tense") == "Past" and verb.feats.get("Mood") == "Ind"


def is_infinitive(verb: Word) -> bool:
    """Whether a verb is an infinitive, by its features or, where it has none, by its form."""
    form = verb.feats.get("VerbForm")
    return form == "Inf" or (form is None and "Tense" not in verb.feats and verb.text.lower() == verb.lemma)


def governor(sentence: Sentence, word: Word, lemmas: frozenset[str], words: StatusWords) -> Word | None:
    """The verb or noun of a list that governs the word as object, clause or infinitive."""
    for head in sentence.ancestors(word):
        if head.lemma in lemmas:
            return head
        if head.pos in VERBAL and word.pos in VERBAL and not is_complement(sentence, word, words):
            return None
        if head.pos in VERBAL:
            word = head
            if not is_complement(sentence, head, words):
                return None
    return None


def is_complement(sentence: Sentence, verb: Word, words: StatusWords) -> bool:
    """Whether a verb is the content of the one above it, or goes on in its construction."""
    if verb.relation in {"xcomp", "ccomp", "acl", "conj"}:
        return True
    return any(c.text.lower() in words.complementizers for c in sentence.dependents(verb, "mark"))


FINDERS = (("negated", negation), ("future", planned), ("hypothetical", possibility), ("future", future))
"""What may make an act one that is not simply done, in the order in which it counts."""
