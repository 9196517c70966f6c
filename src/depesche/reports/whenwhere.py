"""When and where: the time and the place that belong to an act by the parse, not those that happen to stand nearest."""

from __future__ import annotations

from depesche.langpack import Pack
from depesche.lemmas import VERBAL
from depesche.mentions.places import find_place
from depesche.model import EventTime, Mention, Place, Time
from depesche.parse import Sentence, Word
from depesche.reading import Reading
from depesche.reports.parties import Cast
from depesche.reports.status import is_long_before, is_own

UNDATED = frozenset({"DURATION", "SET"})
"""TIMEX3 types that say how long or how often, not when."""


def clause_chain(sentence: Sentence, word: Word) -> list[int]:
    """The positions of a word and its governors up to the verb of its clause; a further verb is another clause."""
    chain = [word.i]
    while word.head != word.i and not (word.pos in VERBAL and word.relation not in {"xcomp"}):
        word = sentence.words[word.head]
        chain.append(word.i)
    return chain


def time_of(reading: Reading, sentence: Sentence, word: Word) -> EventTime | None:
    """The time of the act that a word tells of: one that depends on the word, else one of the verb of its clause."""
    near = [t for t in reading.times if sentence.start <= t.start < sentence.end and t.edtf and not is_undated(t)]
    chain = clause_chain(sentence, word)
    best: tuple[int, int, Time] | None = None
    for time in near:
        head = governor_of(sentence, time.start, time.end, chain)
        if head is not None:
            own = is_background(time, reading.document.published) and is_own(sentence, word, time.start, time.end)
            rank = (0 if own else chain.index(head), time.start - time.end, time)
            best = min(best, rank, key=lambda r: r[:2]) if best else rank
    if best is None:
        return None
    time = best[2]
    return EventTime(time.edtf, time.earliest, time.latest, time.start, time.end)


def is_background(time: Time, published: str | None) -> bool:
    """Whether a time lies long before publication."""
    return bool(published and time.latest and is_long_before(time.latest, published))


def is_undated(time: Time) -> bool:
    """Whether an expression tells no point or stretch of time ("drei Jahre lang", "täglich")."""
    return time.timex is not None and (time.timex.type in UNDATED or time.timex.value.endswith("_REF"))


def governor_of(sentence: Sentence, start: int, end: int, chain: list[int]) -> int | None:
    """The position in a chain that governs a stretch, with no other clause between."""
    word = sentence.top(start, end)
    while True:
        if word.i in chain:
            return word.i
        if word.head == word.i or word.pos in VERBAL:
            return None
        attribute = word.relation == "amod" or is_before_noun(sentence, word)
        word = sentence.words[word.head]
        if attribute and word.i != chain[0]:
            return None


def is_before_noun(sentence: Sentence, word: Word) -> bool:
    """Whether an adverb stands between an article and its noun ("der **heute** 70-Jährige")."""
    head = sentence.words[word.head]
    return word.relation == "advmod" and head.pos == "NOUN" and any(d.i < word.i < head.i for d in sentence.dependents(head, "det"))


def place_of(reading: Reading, pack: Pack, cast: Cast, sentence: Sentence, word: Word) -> Place | None:
    """The place of the act: a city, else a country, behind a preposition of place and governed by the act."""
    prepositions = frozenset(pack.settings["reports"]["place_prepositions"])
    chain = clause_chain(sentence, word)
    best: tuple[tuple[int, int, int], Mention] | None = None
    for mention in (m for m in reading.mentions if sentence.start <= m.start < sentence.end):
        kind = cast.entities[mention.entity].kind
        if kind not in {"place", "country"}:
            continue
        head = sentence.top(mention.start, mention.end)
        placed = is_placed(sentence, head, prepositions, cast)
        governor = governor_of(sentence, mention.start, mention.end, chain) if placed else None
        if governor is not None and head.i != word.i:
            rank = (chain.index(governor), 0 if kind == "place" else 1, mention.start)
            if best is None or rank < best[0]:
                best = (rank, mention)
    return as_place(cast, best[1], pack) if best else None


def is_placed(sentence: Sentence, head: Word, prepositions: frozenset[str], cast: Cast) -> bool:
    """Whether a name stands behind a preposition of place, itself or the noun above it ("in der Nähe von **Brüssel**")."""
    above = sentence.head_of(head)
    noun = above if above and above.pos == "NOUN" and head.relation in {"nmod", "appos", "flat"} and not cast.acts(above) else None
    return any(c.text.lower() in prepositions for w in (head, noun) if w for c in sentence.dependents(w, "case"))


def as_place(cast: Cast, mention: Mention, pack: Pack) -> Place:
    """A mention as the place of an act; a country has no coordinates."""
    entity = cast.entities[mention.entity]
    if entity.kind == "country":
        return Place(entity.name, entity.country, None, None, "country", mention.start, mention.end)
    city = find_place(entity.name, (entity.country,) if entity.country else (), pack)
    lat, lon, precision = (city.lat, city.lon, city.kind) if city else (None, None, "city")
    return Place(entity.name, entity.country, lat, lon, precision, mention.start, mention.end)
