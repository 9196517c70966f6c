"""relate: the smaller job that the literature measures – a sentence, its actor and its recipient are given: which PLOVER type?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from depesche.errors import InputError
from depesche.ids import id_of
from depesche.knowledge import NONE, Knowledge
from depesche.langpack import Pack, languages
from depesche.lemmas import VERBAL, NounIndex, noun_index
from depesche.likely import Clue, clues_of, likeliest
from depesche.mentions import mentions
from depesche.model import Block, Document, Entity, Mention, Span
from depesche.ontology import reduced
from depesche.parse import Sentence, Word, parse
from depesche.reading import Reading
from depesche.reports.nearly import near_firings
from depesche.reports.stage import Coder, Firing
from depesche.reports.status import clause_of, status_of, status_words

ACTOR = Entity("given/actor", "organisation", "actor")
RECIPIENT = Entity("given/recipient", "organisation", "recipient")
FITS = {"actor": 8, "recipient": 8, "swapped": -2, "top": 2, "joint": 4, "between": 2, "inside": -4, "near": -4}
"""Points of a frame whose actor (recipient) is the given one, that has them the wrong way round (evidence against it); whose word
stands at the sentence's root, where the paths from both parties meet, on one of them, or inside a given span (it tells who somebody
is, not what he does); that only nearly fits. Chosen on the part of PLV that was read."""


EMBARGO = ("COERCE", "restrict")
"""What the PLV data calls imposing sanctions or an embargo (CAMEO 163 in the table of 2021 from CAMEO to PLOVER), not SANCTION."""
NEAR_PART = 4
"""Points of `nearly` that weigh as much as one point here."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A sentence with the spans of its actor and its recipient."""

    id: str
    text: str
    language: str
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """The type found for a relation; all are None where no act is seen.

    `score` is the probability of a type that the classifier proposes where no frame fires; its rule is "<language>/likely".
    """

    id: str
    event_type: str | None
    mode: str | None
    score: float | None
    rule: str | None


def relation_of(item: Mapping[str, Any], language: str | None = None) -> Relation:
    """A line of input as a relation.

    Args:
        item: {id, language, text, actor [[start, end]…], recipient [[start, end]…]}; `id` and `language` may be missing.
        language: used where the item names none.

    Raises:
        InputError: text or spans are missing or malformed, or the language has no pack.
    """
    text, code = item.get("text"), item.get("language") or language
    if not isinstance(text, str) or not text.strip():
        raise InputError("a relation needs a text: {id, language, text, actor [[start, end]], recipient [[start, end]]}")
    if code not in languages():
        raise InputError(f"language {code!r} has no pack: give one of {', '.join(languages())} in the item or with --language")
    key = str(item.get("id") or id_of("relation", text, item.get("actor"), item.get("recipient")))
    return Relation(key, text, code, spans_of(item, "actor"), spans_of(item, "recipient"))


def spans_of(item: Mapping[str, Any], key: str) -> tuple[Span, ...]:
    """The spans of an item, checked against its text.

    Raises:
        InputError: a span is no pair of offsets inside the text.
    """
    try:
        spans = tuple(Span(int(start), int(end)) for start, end in item.get(key) or ())
    except (TypeError, ValueError) as error:
        raise InputError(f"{key} must be a list of [start, end] pairs, not {item.get(key)!r}") from error
    if any(not 0 <= s.start < s.end <= len(item["text"]) for s in spans):
        raise InputError(f"{key} {item.get(key)!r} lies outside the text of {len(item['text'])} characters")
    return spans


def relate(relations: Iterable[Relation], knowledge: Knowledge = NONE) -> Iterator[Label]:
    """Label relations one by one, in their order."""
    for relation in relations:
        yield label(relation, knowledge)


def label(relation: Relation, knowledge: Knowledge = NONE) -> Label:
    """The type of the frame that best fits the given parties; where none does, the likeliest one."""
    pack = knowledge.pack(relation.language)
    reading = asked(relation, pack)
    guesses = guesses_of(relation, reading, pack)
    if guesses:
        best = max(guesses, key=lambda g: g.points)
        return Label(relation.id, best.event_type, best.mode, None, best.rule)
    likely = likeliest(clues_in(relation, reading), pack)
    if likely:
        return Label(relation.id, likely.event_type, None, likely.score, f"{pack.code}/likely")
    return Label(relation.id, None, None, None, None)


def clues_in(relation: Relation, reading: Reading) -> tuple[Clue, ...]:
    """What the classifier sees of the sentence that names the given parties; nothing where they stand apart."""
    for sentence in reading.parsed.sentences:
        paths = paths_of(sentence, relation)
        if paths.joint is not None:
            given = [w for s in (*relation.actor, *relation.recipient) for w in sentence.words_in(s.start, s.end)]
            return tuple(clues_of(sentence, given, paths.joint, paths.between))
    return ()


@dataclass(frozen=True, slots=True)
class Guess:
    """What one frame says of the relation, and how well it fits the given parties."""

    event_type: str
    mode: str | None
    rule: str
    points: int


def guesses_of(relation: Relation, reading: Reading, pack: Pack) -> list[Guess]:
    """What the frames say that fire, and those that nearly do, in text order."""
    coder = Coder(reading, pack)
    found: list[Guess] = []
    for sentence in coder.reading.parsed.sentences:
        fired = coder.firings(sentence, nameless=True)
        paths = paths_of(sentence, relation)
        guesses = {f.word.i: guess_of(sentence, f, paths, relation, pack) for f in coder.apart(sentence, fired)}
        settled = frozenset(f.word.i for f in fired if f.frame.event_type != "-" or f.frame.conditions)
        for near in near_firings(coder, sentence, settled):
            guess = guess_of(sentence, near.firing, paths, relation, pack)
            points = guess.points + FITS["near"] + near.points // NEAR_PART
            taken = [guesses.pop(i).points for i in sorted(near.firing.used) if i in guesses and near.firing.word.pos in VERBAL]
            guesses[near.firing.word.i] = replace(guess, points=max([points, *taken]))
        found += guesses.values()
    return found


def guess_of(sentence: Sentence, firing: Firing, paths: Paths, relation: Relation, pack: Pack) -> Guess:
    """What a firing says, its type and mode reduced by how it is told."""
    status, marker = status_of(sentence, firing.word, None, None, status_words(pack))
    if is_put_off(sentence, firing.word, pack):
        status = "negated"
    elif status == "hypothetical" and marker and is_announced(sentence, firing.word, marker, pack):
        status = "future"
    event_type, mode = firing.frame.event_type, firing.frame.mode
    if event_type == "SANCTION" and tells_of(sentence, firing, embargoes(pack)):
        event_type, mode = EMBARGO
    event_type, mode, _ = reduced(event_type, mode, status, as_data=True)
    return Guess(event_type, mode, firing.frame.rule, fit(sentence, firing, paths, relation))


def is_put_off(sentence: Sentence, word: Word, pack: Pack) -> bool:
    """Whether an act is refused until something happens ("will die Sanktionen **erst** aufheben, **wenn** …")."""
    settings = pack.settings["relate"]
    clause = clause_of(sentence, word)
    near = [w for c in sentence.children[clause.i] for w in (c, *sentence.children[c.i])]
    only = any(w.text.lower() in settings["not_before"] for w in near)
    return only and any(w.text.lower() in settings["conditions"] for w in sentence.words[clause.i :])


def is_announced(sentence: Sentence, word: Word, marker: Word, pack: Pack) -> bool:
    """Whether a "would" is the future of what somebody said ("said it **would** release them"): it stands in a complement."""
    clause = clause_of(sentence, word)
    return marker.text.lower() in pack.settings["relate"]["reported_future"] and clause.relation in {"ccomp", "conj"}


@cache
def embargoes(pack: Pack) -> NounIndex:
    """The nouns of sanctions and embargoes of a pack."""
    return noun_index(pack, frozenset(pack.settings["relate"]["embargoes"]))


def tells_of(sentence: Sentence, firing: Firing, nouns: NounIndex) -> bool:
    """Whether a firing's word, or one right below it, is one of the nouns."""
    return any(nouns.find(w.text) for w in (firing.word, *sentence.children[firing.word.i]))


def asked(relation: Relation, pack: Pack) -> Reading:
    """The text of a relation, read as far as its mentions: the given parties, and whoever else the text names."""
    document = Document(relation.id, relation.text, language=relation.language)
    reading = mentions(parse(Reading(document, blocks=(Block("body", 0, len(relation.text)),)), pack), pack)
    found = {e.id: e for e in reading.entities}
    actor = replace(ACTOR, kind=kind_of(relation.actor, reading, found))
    recipient = replace(RECIPIENT, kind=kind_of(relation.recipient, reading, found))
    given = [Mention(s.start, s.end, relation.text[s.start : s.end], actor.id) for s in relation.actor]
    given += [Mention(s.start, s.end, relation.text[s.start : s.end], recipient.id) for s in relation.recipient]
    return reading.with_layers(entities=(actor, recipient), mentions=tuple(given))


def kind_of(spans: Iterable[Span], reading: Reading, entities: Mapping[str, Entity]) -> str:
    """What kind of entity spans stand for: that of the mention that their head belongs to."""
    for span in spans:
        sentence = reading.parsed.at(span.start)
        head = sentence.top(span.start, span.end) if sentence else None
        inside = [m for m in reading.mentions if head and m.start <= head.start < m.end and m.start < span.end]
        if inside:
            return entities[max(inside, key=lambda m: m.end - m.start).entity].kind
    return ACTOR.kind


def fit(sentence: Sentence, firing: Firing, paths: Paths, relation: Relation) -> int:
    """How well a firing fits the given parties."""
    actors, recipients, word = ids_of(firing.actors), ids_of(firing.recipients), firing.word
    spans = (*relation.actor, *relation.recipient)
    fits = {
        "actor": ACTOR.id in actors,
        "recipient": RECIPIENT.id in recipients,
        "swapped": (ACTOR.id in recipients) + (RECIPIENT.id in actors),
        "top": word.i == sentence.root.i,
        "joint": word.i == paths.joint,
        "between": word.i in paths.between,
        "inside": any(s.start <= word.start < s.end for s in spans),
    }
    return sum(FITS[name] * times for name, times in fits.items())


def ids_of(parties: Sequence[Any]) -> set[str | None]:
    """The entities of parties."""
    return {p.entity for p in parties}


@dataclass(frozen=True, slots=True)
class Paths:
    """The ways from the given parties up the parse: the word where they meet, and all words up to it."""

    joint: int | None
    between: frozenset[int]


def paths_of(sentence: Sentence, relation: Relation) -> Paths:
    """The ways from the first mention of each party; empty where one of them stands in another sentence."""
    actor, recipient = way_of(sentence, relation.actor), way_of(sentence, relation.recipient)
    joint = next((i for i in actor if i in recipient), None)
    if joint is None:
        return Paths(None, frozenset())
    return Paths(joint, frozenset(actor[: actor.index(joint) + 1]) | frozenset(recipient[: recipient.index(joint) + 1]))


def way_of(sentence: Sentence, spans: Iterable[Span]) -> list[int]:
    """The positions from the head of the first span in the sentence up to the root."""
    tops = (sentence.top(s.start, s.end) for s in spans if sentence.start <= s.start < sentence.end)
    head = next(tops, None)
    return [w.i for w in (head, *sentence.ancestors(head))] if head else []
