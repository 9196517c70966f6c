"""What a record is made of: frozen values that point into one text by half-open character offsets.

Everything here is plain data. Offsets count Unicode code points of `Document.text`, `start` included, `end` excluded.
The closed lists (kinds, statuses, stances, comparators) are those of the record's contract.
"""

from __future__ import annotations

from dataclasses import dataclass

BLOCK_KINDS = ("headline", "lede", "body", "credit", "teaser", "further-reading", "duplicate")
NEWS_KINDS = frozenset({"headline", "lede", "body"})
"""Blocks whose text is coded as news; the others are marked and left alone."""
ENTITY_KINDS = ("country", "igo", "person", "organisation", "group", "place")
STATEMENT_KINDS = ("direct", "indirect", "reported", "free-indirect", "indirect-free-indirect")
STATUSES = ("actual", "future", "hypothetical", "negated", "historical")
HOP_KINDS = ("person", "agency", "outlet", "institution", "anonymous")
STANCES = ("asserts", "doubts", "denies")
COMPARATORS = ("=", ">", "<", ">=", "<=", "~")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a document's text."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it came in. `text` is never changed; `published` is canonical EDTF or None."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with a part to play; `kind` is one of BLOCK_KINDS."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """What mentions stand for. `country` is ISO 3166 alpha-3, or the acronym for an IGO; `sectors` are PLOVER's."""

    id: str
    kind: str
    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A string in the text that stands for an entity. "Beide Länder" is two mentions with one span."""

    start: int
    end: int
    text: str
    entity: str


@dataclass(frozen=True, slots=True)
class Timex:
    """TIMEX3 type (DATE, TIME, DURATION, SET) and value."""

    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Time:
    """A temporal expression; `edtf` is canonical or None where unresolved, bounds are ISO days, None where open."""

    start: int
    end: int
    text: str
    timex: Timex | None
    edtf: str | None
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """The speaker or addressee of a statement; `entity` is an entity id or None."""

    start: int
    end: int
    text: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's reported words or thoughts; `within` is the id of the statement that holds this one."""

    id: str
    kind: str
    quote: tuple[Span, ...]
    speaker: Voice | None
    cue: tuple[Span, ...] = ()
    frame: tuple[Span, ...] = ()
    addressee: Voice | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One voice in the chain behind a report, nearest first."""

    kind: str
    entity: str | None
    country: str | None
    start: int
    end: int
    stance: str = "asserts"


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or recipient of a report, with the words that name it."""

    entity: str | None
    country: str | None
    sectors: tuple[str, ...]
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a value rests on."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class EventTime:
    """The time of an event, with the words that give it."""

    edtf: str | None
    earliest: str | None
    latest: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """The place of an event. `precision` is city, region or country; `lat`, `lon` in degrees (WGS 84) or None."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a slot of a report holds what it holds: the slot, how it was filled, and the words."""

    slot: str
    how: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One telling of one event. `rule` is `language/table/lemma:line` of the frame that fired."""

    id: str
    event_type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    intensity: float | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    trigger: Evidence
    sentence: Span
    status: str
    time: EventTime | None
    place: Place | None
    attribution: tuple[Hop, ...]
    statement: str | None
    rule: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A standing or numeric relation; `start`, `end`, `text` are its words."""

    id: str
    indicator: str
    parties: tuple[str, ...]
    comparator: str
    value: float | int | None
    unit: str | None
    period: str | None
    attribution: tuple[Hop, ...]
    statement: str | None
    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that could not be read or resolved; `slug` is a short stable name, `detail` one sentence."""

    stage: str
    slug: str
    start: int | None
    end: int | None
    detail: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that was read from one document."""

    document: Document
    blocks: tuple[Block, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    reports: tuple[Report, ...] = ()
    facts: tuple[Fact, ...] = ()
    issues: tuple[Issue, ...] = ()

    def _repr_html_(self) -> str:
        from depesche.render import record_html

        return record_html(self)
