"""topics: acts that are only what something is about or called: a body, a work, the plot of fiction, a word, a habit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from depesche.langpack import Pack
from depesche.lemmas import VERBAL
from depesche.parse import Sentence, Word
from depesche.reports.status import StatusWords, carriers_of, clause_of, finite_of, is_present


@dataclass(frozen=True, slots=True, eq=False)
class TopicWords:
    """The words of a language that make an act a topic; bodies, works, fiction and laws are told by the ends of words."""

    bodies: tuple[str, ...]
    purposes: frozenset[str]
    works: tuple[str, ...]
    about: frozenset[str]
    fiction: tuple[str, ...]
    laws: tuple[str, ...]
    rights: frozenset[str]
    counts: frozenset[str]
    naming: frozenset[str]
    anybody: frozenset[str]
    habits: frozenset[str]
    named_by_case: bool


@cache
def topic_words(pack: Pack) -> TopicWords:
    """The topic words of a pack."""
    s = pack.settings["topics"]
    return TopicWords(
        bodies=tuple(s["bodies"]),
        purposes=frozenset(s["purposes"]),
        works=tuple(s["works"]),
        about=frozenset(s["about"]),
        fiction=tuple(s["fiction"]),
        laws=tuple(s["laws"]),
        rights=frozenset(s["rights"]),
        counts=frozenset(s["counts"]),
        naming=frozenset(s["naming"]),
        anybody=frozenset(s["anybody"]),
        habits=frozenset(s["habits"]),
        named_by_case=s["named_by_case"],
    )


def is_topic(sentence: Sentence, word: Word, words: TopicWords, status: StatusWords) -> bool:
    """Whether a word tells no act, but what a body is for, what a work is about or tells, what the law says, or a word that is talked of.

    Nor does what whoever does it is told of ("**Wer** den Dienst verweigert, muss zahlen").

    `status` are the status words of the language.
    """
    if word.pos in {"NOUN", "PROPN"} and (is_named(sentence, word, words) or is_subject_matter(sentence, word, words)):
        return True
    clause = clause_of(sentence, word)
    if any(ends_in(w, words.fiction) for w in tellers(sentence, clause)):
        return True
    if word.pos not in VERBAL:
        return False
    if any(w.text.lower() in words.anybody for w in sentence.dependents(clause, "nsubj")):
        return True
    head = sentence.head_of(word)
    lawful = any(ends_in(w, words.laws) for w in sentence.dependents(clause, "nsubj"))
    return lawful or (head is not None and any(n.lemma in words.rights for n in (head, *carriers_of(sentence, word, head, status))))


def is_named(sentence: Sentence, noun: Word, words: TopicWords) -> bool:
    """Whether a noun follows one that says that it is a word or name ("der **Begriff** Völkermord"), or belongs to a name by its adjective.

    In German an adjective is written with a capital in names alone ("die **Deutsche** Umwelthilfe"), besides those of towns ("Genfer").
    """
    before = next((w for w in reversed(sentence.words[: noun.i]) if w.pos != "PUNCT"), None)
    if before is None:
        return False
    name = words.named_by_case and before.relation == "amod" and before.i > 0 and before.text[0].isupper()
    return before.lemma in words.naming or (name and not before.text.endswith("er"))


def is_subject_matter(sentence: Sentence, noun: Word, words: TopicWords) -> bool:
    """Whether a noun hangs on a body by what that is for ("Organisation **für** das Verbot …"), on a work by what that is about, on a right
    to it ("das **Recht** auf Asyl"), or on the number of such acts that something is said of ("Die **Zahl** der Anschläge sank").
    """
    head, cases = sentence.head_of(noun), sentence.forms(noun, "case")
    if head is None or head.pos not in {"NOUN", "PROPN", "ADJ"}:
        return False
    if head.lemma in words.rights or (head.lemma in words.counts and head.relation == "nsubj" and noun.relation == "nmod" and not cases):
        return True
    return bool(cases & words.purposes and ends_in(head, words.bodies)) or bool(cases & words.about and ends_in(head, words.works))


def tellers(sentence: Sentence, clause: Word) -> Iterator[Word]:
    """The subject of a clause, and what its act is told to happen in."""
    yield from sentence.dependents(clause, "nsubj", "nsubj:pass")
    yield from (c for c in sentence.dependents(clause, "obl") if sentence.forms(c, "case"))


def ends_in(noun: Word, ends: tuple[str, ...]) -> bool:
    """Whether a noun is one of some words, or a compound of it."""
    return noun.lemma.lower().endswith(ends)


def is_habit(sentence: Sentence, word: Word, words: TopicWords) -> bool:
    """Whether a clause in the present tells what is always done ("nehmen **traditionell** teil")."""
    clause = clause_of(sentence, word)
    adverbs = (w for w in sentence.dependents(clause, "advmod") if {w.lemma.lower(), w.text.lower()} & words.habits)
    return is_present(finite_of(sentence, clause)) and next(adverbs, None) is not None
