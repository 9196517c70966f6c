"""Frames: the rows of verbs.tsv, nouns.tsv and idioms.tsv, compiled. Their language is described in docs/language-packs.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from depesche.errors import PackError
from depesche.langpack import Pack, Row, split_list
from depesche.lemmas import NounIndex, noun_index

FRAME_TABLES = ("verbs", "idioms", "nouns")
ENTITY_CLASSES = frozenset({"country", "place", "person", "org", "party"})
JUDGING = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT"})
"""Types of acts whose object is an act of somebody else ("kritisierte den Angriff")."""
CONDITION = re.compile(r"(!?)([\w.-]+?)(?:(!?=)(\S+))?")

Path = tuple[str, ...]
"""A slot, or a slot of what fills a slot: ("obj",), ("obj", "gen")."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a companion must be. `lemmas` are dictionary forms, `classes` entity classes; both empty: only whether the slot is filled."""

    path: Path
    absent: bool
    other: bool
    lemmas: frozenset[str]
    classes: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One reading of a word. `event_type` is "-" where it is no political act."""

    lemma: str
    conditions: tuple[Condition, ...]
    event_type: str
    mode: str | None
    actor: tuple[tuple[Path, ...], ...]
    recipient: tuple[tuple[Path, ...], ...]
    contexts: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """All frames of a pack, by the lemma of their word."""

    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    noun_index: NounIndex
    judging: frozenset[str]


@cache
def frames_of(pack: Pack) -> Frames:
    """The frames of a pack, compiled once.

    Raises:
        PackError: a condition or slot that cannot be read, with file and line.
    """
    named = named_in(pack)
    defaults = pack.settings["reports"]
    verbs: dict[str, list[Frame]] = {}
    nouns: dict[str, list[Frame]] = {}
    for table in FRAME_TABLES:
        default = tuple((path_of(s),) for s in split_list(defaults["noun_actor" if table == "nouns" else "verb_actor"]))
        into = nouns if table == "nouns" else verbs
        for row in pack.table(table):
            for frame in row_frames(row, pack, named, default):
                into.setdefault(frame.lemma, []).append(frame)
    frames = {lemma: tuple(fs) for lemma, fs in verbs.items()}
    noun_frames = {lemma: tuple(fs) for lemma, fs in nouns.items()}
    judging = frozenset(v for v, fs in frames.items() if judges(fs)) | speaking(pack) | frozenset(pack.settings["slots"]["bystanding"])
    return Frames(frames, noun_frames, noun_index(pack, frozenset(nouns)), judging)


def judges(frames: tuple[Frame, ...]) -> bool:
    """Whether a verb judges what somebody else does: with whatever object, or with most of its objects."""
    political = [f for f in frames if f.event_type != "-"]
    judging = [f for f in political if f.event_type in JUDGING]
    return len(judging) * 2 > len(political) or not all(any(c.lemmas for c in f.conditions) for f in judging)


def speaking(pack: Pack) -> frozenset[str]:
    """The verbs that speak of a thing, and do not announce or decide to do it."""
    verbs = (r for r in pack.table("speech_verbs") if r["pos"] == "verb")
    return frozenset(r["lemma"] for r in verbs if r["object"] in {"topic", "question"} or "infinitive" not in r.many("takes"))


@dataclass(frozen=True, slots=True)
class Named:
    """What the tables of a pack name, so that frames can say `@name`: classes of words, and lists of slots."""

    classes: dict[str, frozenset[str]]
    slots: dict[str, tuple[str, ...]]


def named_in(pack: Pack) -> Named:
    """The names of a pack's tables."""
    return Named(
        {row["class"]: frozenset(row.many("lemma")) for row in pack.table("classes")},
        {row["name"]: row.many("slots") for row in pack.table("slots")},
    )


def row_frames(row: Row, pack: Pack, named: Named, default: tuple[tuple[Path, ...], ...]) -> Iterator[Frame]:
    """The frames of a row, one for each of its words.

    Raises:
        PackError: a condition or slot that cannot be read, with file and line.
    """
    actor = alternatives_of(row, "actor", named) or default
    conditions = tuple(condition_of(c, row, named.classes) for c in row["with"].split())
    recipient = alternatives_of(row, "recipient", named)
    mode, contexts, rule = row["mode"] or None, row.many("contexts"), pack.key(row)
    for lemma in row.many("lemma"):
        yield Frame(lemma, conditions, row["type"], mode, actor, recipient, contexts, rule)


def alternatives_of(row: Row, column: str, named: Named) -> tuple[tuple[Path, ...], ...]:
    """The slots that a cell of actor or recipient lists, those of `@name` in its place.

    Raises:
        PackError: slots.tsv has no list of this name.
    """
    listed: list[str] = []
    for member in row.many(column):
        if member.startswith("@") and member[1:] not in named.slots:
            raise PackError(f"{row.table}.tsv:{row.line}: no list {member} in slots.tsv")
        listed += named.slots[member[1:]] if member.startswith("@") else (member,)
    return tuple(joined_paths(s) for s in listed)


def path_of(slot: str) -> Path:
    """A slot with its steps: "obj.gen" is ("obj", "gen")."""
    return tuple(slot.split("."))


def joined_paths(alternative: str) -> tuple[Path, ...]:
    """One alternative of an actor or recipient cell: "subj+mit" names two slots whose fillers act together."""
    return tuple(path_of(s.strip()) for s in alternative.split("+"))


def condition_of(text: str, row: Row, classes: dict[str, frozenset[str]]) -> Condition:
    """A condition such as `obj`, `!obj`, `obj=Kritik,@agreement`, `obj!=@person`.

    Raises:
        PackError: it cannot be read, or names a class that classes.tsv lacks.
    """
    match = CONDITION.fullmatch(text)
    if not match:
        raise PackError(f"{row.table}.tsv:{row.line}: condition {text!r} cannot be read; see docs/language-packs.md")
    members = match[4].split(",") if match[4] else []
    named = [m[1:] for m in members if m.startswith("@")]
    unknown = [n for n in named if n not in ENTITY_CLASSES and n not in classes]
    if unknown:
        raise PackError(f"{row.table}.tsv:{row.line}: no class @{unknown[0]} in classes.tsv")
    lemmas = frozenset(m for m in members if not m.startswith("@")).union(*(classes[n] for n in named if n in classes))
    return Condition(path_of(match[2]), match[1] == "!", match[3] == "!=", lemmas, frozenset(n for n in named if n in ENTITY_CLASSES))
