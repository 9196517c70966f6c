"""relate: the smaller job that the literature measures – a sentence, its actor and its recipient are given: which PLOVER type?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from depesche.errors import InputError
from depesche.ids import id_of
from depesche.knowledge import NONE, Knowledge
from depesche.langpack import Pack, languages
from depesche.model import Block, Document, Entity, Mention, Span
from depesche.ontology import reduced
from depesche.parse import parse
from depesche.reading import Reading
from depesche.reports.stage import Coder, Firing
from depesche.reports.status import status_of, status_words

ACTOR = Entity("given/actor", "organisation", "actor")
RECIPIENT = Entity("given/recipient", "organisation", "recipient")
FITS = {"actor": 4, "recipient": 4, "swapped": -1, "top": 1}
"""Points of a frame whose actor (recipient) is the given one, that has them the wrong way round (evidence against it), or that
stands at the sentence's root."""


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
    """The type found for a relation; type, mode and rule are None where no frame fires."""

    id: str
    event_type: str | None
    mode: str | None
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
    """The type of the frame that best fits the given parties."""
    pack = knowledge.pack(relation.language)
    reading = parse(reading_of(relation, pack), pack)
    coder = Coder(reading, pack)
    firings = [(s, f) for s in reading.parsed.sentences for f in coder.apart(s, coder.firings(s, nameless=True))]
    if not firings:
        return Label(relation.id, None, None, None)
    sentence, best = max(firings, key=lambda sf: fit(sf[1], top=sf[1].word.i == sf[0].root.i))
    status, _ = status_of(sentence, best.word, None, None, status_words(pack))
    event_type, mode, _ = reduced(best.frame.event_type, best.frame.mode, status, as_data=True)
    return Label(relation.id, event_type, mode, best.frame.rule)


def reading_of(relation: Relation, pack: Pack) -> Reading:
    """The text with its given parties as the only mentions."""
    text, document = relation.text, Document(relation.id, relation.text, language=relation.language)
    actor, recipient = (given_entity(e, text, spans, pack) for e, spans in ((ACTOR, relation.actor), (RECIPIENT, relation.recipient)))
    given = [Mention(s.start, s.end, text[s.start : s.end], ACTOR.id) for s in relation.actor]
    given += [Mention(s.start, s.end, text[s.start : s.end], RECIPIENT.id) for s in relation.recipient]
    return Reading(document, blocks=(Block("body", 0, len(text)),), entities=(actor, recipient), mentions=tuple(given))


def given_entity(party: Entity, text: str, spans: Sequence[Span], pack: Pack) -> Entity:
    """A given party, of the kind that the user's files say of the longest of their names within its words."""
    named = brought_names(pack)
    words = [text[s.start : s.end] for s in spans]
    found = [name for name in named if any(re.search(rf"\b{re.escape(name)}\b", each) for each in words)]
    return replace(party, kind=named[max(found, key=len)]) if found else party


@cache
def brought_names(pack: Pack) -> Mapping[str, str]:
    """The names of the user's files, with the kinds of what they name."""
    known: dict[str, str] = {}
    for row in (*pack.table("persons"), *pack.table("organisations")):
        if row.brought:
            known.update((name, row["id"].split("/")[0]) for name in row.many("names") if name not in known)
    return known


def fit(firing: Firing, top: bool) -> int:
    """How well a firing fits the given parties."""
    actors, recipients = ids_of(firing.actors), ids_of(firing.recipients)
    points = FITS["actor"] * (ACTOR.id in actors) + FITS["recipient"] * (RECIPIENT.id in recipients)
    points += FITS["swapped"] * (ACTOR.id in recipients) + FITS["swapped"] * (RECIPIENT.id in actors)
    return points + FITS["top"] * top


def ids_of(parties: Sequence[Any]) -> set[str | None]:
    """The entities of parties."""
    return {p.entity for p in parties}
