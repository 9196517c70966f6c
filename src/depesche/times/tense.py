"""The tense of a clause, which tells whether a day without more lies before or ahead."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from depesche.langpack import Pack
from depesche.lemmas import VERBAL
from depesche.parse import Sentence, Syntax, Word
from depesche.times.values import AHEAD


@dataclass(frozen=True, slots=True)
class Tenses:
    """What tells the tense of a clause.

    `future`, `perfect`: lemmas of the auxiliaries that make them; `ahead`, `ahead_endings`: adjectives of what is to come ("planned");
    `verb_second`: whether only one phrase stands before the verb of a main clause; `occasions`: prepositions that make an event the
    occasion of what the clause tells; `states`: auxiliaries that make a state, too.
    """

    future: frozenset[str]
    perfect: frozenset[str]
    ahead: frozenset[str]
    ahead_endings: tuple[str, ...]
    verb_second: bool
    occasions: frozenset[str]
    states: frozenset[str]


@cache
def tenses_of(pack: Pack) -> Tenses:
    """What the pack says of tense."""
    settings = pack.settings.get("times", {})
    future, perfect, ahead = (frozenset(settings.get(key, ())) for key in ("future", "perfect", "ahead"))
    endings = tuple(settings.get("ahead_endings", ()))
    occasions, states = (frozenset(settings.get(key, ())) for key in ("occasions", "states"))
    return Tenses(future, perfect, ahead, endings, settings.get("verb_second", False), occasions, states)


def past() -> str:
    """The tense that words like "since" ask for, whatever the verb says."""
    return "past"


def tense_at(syntax: Syntax, offset: int, tenses: Tenses) -> str | None:
    """The tense of the clause around an offset: past, present, future, or "state" for a present copula; None where no verb tells.

    A time that belongs to a noun ("the talks on Monday") is not bound to the tense of the verb, but what is to come at some occasion
    makes the occasion one to come ("at the talks on Monday they will …").
    """
    sentence = syntax.at(offset)
    word = sentence.word_at(offset) if sentence else None
    if sentence is None or word is None:
        return None
    governor = sentence.head_of(word)
    if governor is not None and (
        belongs_to_noun(sentence, word, governor) or (tenses.verb_second and shares_front(sentence, word, governor))
    ):
        tense = tense_above(sentence, word, tenses)
        return tense if tense in AHEAD and is_occasion(sentence, governor, tenses) else None
    return tense_above(sentence, word, tenses)


def tense_of_state(syntax: Syntax, offset: int, tenses: Tenses) -> str | None:
    """The tense of the clause around an offset, a participle beside a present "to be" taken for a state ("is closed from Monday")."""
    tense, sentence = tense_at(syntax, offset, tenses), syntax.at(offset)
    finite = [word for word in sentence.words if word.feats.get("VerbForm") == "Fin"] if sentence else []
    if tense == "past" and finite and all(w.lemma in tenses.states and w.feats.get("Tense") == "Pres" for w in finite):
        return "state"
    return tense


def tense_above(sentence: Sentence, word: Word, tenses: Tenses) -> str | None:
    """The tense of the nearest verb or predicate that a word is or depends on."""
    told = (tense_of(sentence, head, tenses) for head in (word, *sentence.ancestors(word)))
    return next((tense for tense in told if tense), None)


def is_occasion(sentence: Sentence, noun: Word, tenses: Tenses) -> bool:
    """Whether a noun stands behind a preposition that makes it the occasion of its clause."""
    return any(preposition.lemma in tenses.occasions for preposition in sentence.dependents(noun, "case"))


def belongs_to_noun(sentence: Sentence, word: Word, governor: Word) -> bool:
    """Whether a time is said of a noun, no comma between them; before a copula it is said of the clause."""
    if any(c.i > word.i for c in sentence.dependents(governor, "cop")) and word.i < governor.i:
        return False
    between = sentence.words[min(word.i, governor.i) + 1 : max(word.i, governor.i)]
    return word.relation == "nmod" and governor.pos == "NOUN" and all(w.text != "," for w in between)


def shares_front(sentence: Sentence, word: Word, verb: Word) -> bool:
    """Whether a noun stands right before the time at the front of a clause: they are one phrase then, whatever the parse says."""
    if verb.feats.get("VerbForm") != "Fin" or word.i > verb.i:
        return False
    first = min((w.i for w in sentence.dependents(word)), default=word.i)
    before = min(first, word.i) - 1
    return before >= 0 and sentence.words[before].pos in ("NOUN", "PROPN")


def tense_of(sentence: Sentence, head: Word, tenses: Tenses) -> str | None:
    """The tense of a verb or predicate with its auxiliaries; None for other words."""
    if head.relation == "amod" and (head.lemma in tenses.ahead or (tenses.ahead_endings and head.lemma.endswith(tenses.ahead_endings))):
        return "present"
    helpers = tuple(sentence.dependents(head, "aux", "aux:pass", "cop"))
    if head.pos not in VERBAL and not helpers:
        return None
    if head.relation in ("amod", "acl") and not helpers:
        return "past" if head.feats.get("VerbForm") == "Part" or head.feats.get("Tense") == "Past" else None
    group = (*helpers, head)
    if any(w.feats.get("Tense") == "Past" and w.feats.get("VerbForm") != "Part" and w.feats.get("Mood") != "Sub" for w in group):
        return "past"
    if any(w.feats.get("VerbForm") == "Part" or (w.relation != "cop" and w.lemma in tenses.perfect) for w in helpers):
        return "past"
    if any(w.lemma in tenses.future and w.relation != "aux:pass" for w in helpers):
        return "future"
    if head.feats.get("VerbForm") == "Part" and not helpers:
        return "past"
    copula = next((w for w in helpers if w.relation == "cop"), None)
    opener = copula or (head if head.pos == "AUX" or head.lemma in tenses.perfect else None)
    if opener is not None and closes_perfect(sentence, opener, tenses):
        return "past"
    return "present" if copula is None else "state"


def closes_perfect(sentence: Sentence, verb: Word, tenses: Tenses) -> bool:
    """Whether a participle that no auxiliary governs follows what the parse takes for a full verb: both are a perfect then.

    "ist … gelandet"; where verbs stand second also behind commas ("ist am Montag, dem 2. März, gelandet"), if it ends the clause.
    """
    for word, following in zip_longest(sentence.words[verb.i + 1 :], sentence.words[verb.i + 2 :]):
        if word.text in ";:" or word.feats.get("VerbForm") in ("Fin", "Inf") or (word.text == "," and not tenses.verb_second):
            return False
        ends = tenses.verb_second and (following is None or following.pos == "PUNCT")
        bare = (ends or word.relation not in ("amod", "acl")) and not sentence.has(word, "aux", "aux:pass")
        if word.pos == "VERB" and word.feats.get("VerbForm") == "Part" and bare:
            return True
    return False
