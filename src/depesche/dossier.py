"""dossier: what two countries did, agreed and traded with one another, by date, each entry with its words and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, field, fields, replace
from pathlib import Path
from textwrap import wrap
from typing import Any

from depesche.accounts import side_by_side
from depesche.countries import Country
from depesche.edtf_value import bounds, grain
from depesche.errors import InputError
from depesche.query import ask
from depesche.tables import Rows, printable

SIDES = """
WITH side AS (
  SELECT document, report, country, role FROM party
  UNION
  SELECT document, id, place_country, 'place' FROM report r
  WHERE NOT EXISTS (FROM party p WHERE p.document = r.document AND p.report = r.id AND p.country NOT IN ($a, $b))
), chosen AS (
  SELECT document, report AS id FROM side WHERE country IN ($a, $b)
  GROUP BY ALL HAVING count(DISTINCT country) = 2 AND bool_or(role = 'actor')
), named AS (
  SELECT p.document, p.report, p.role,
    list(DISTINCT p.country ORDER BY p.country) FILTER (p.country IS NOT NULL) AS codes,
    list(coalesce(e.name, p.text) || CASE WHEN p.country IS NULL THEN '' ELSE ' (' || p.country || ')' END ORDER BY p.n) AS names
  FROM party p LEFT JOIN entity e ON e.document = p.document AND e.id = p.entity GROUP BY ALL
), voice AS (
  SELECT document, report, fact, list(text || CASE stance WHEN 'asserts' THEN '' ELSE ' (' || stance || ')' END ORDER BY n) AS chain
  FROM attribution GROUP BY ALL
)
"""
REPORTS = (
    SIDES
    + """
SELECT 'report', r.id, r.event_type || coalesce('-' || r.mode, ''), r.status, coalesce(a.names, []), coalesce(b.names, []),
  r.time_edtf, r.time_earliest, r.time_latest, d.published, r.place_name, r.sentence_text, d.outlet, coalesce(v.chain, []), d.id, d.url,
  r.sentence_start, coalesce(a.codes, []), coalesce(b.codes, [])
FROM report r JOIN chosen USING (document, id) JOIN document d ON d.id = r.document
LEFT JOIN named a ON a.document = r.document AND a.report = r.id AND a.role = 'actor'
LEFT JOIN named b ON b.document = r.document AND b.report = r.id AND b.role = 'recipient'
LEFT JOIN voice v ON v.document = r.document AND v.report = r.id
"""
)
"""Reports in which one of the two acts and the other takes part, or is the place while no third country takes part."""
FACTS = (
    SIDES
    + """
SELECT 'fact', f.id, f.indicator || coalesce(' ' || f.comparator || ' '
    || CASE WHEN f.value = trunc(f.value) THEN format('{:,}', CAST(f.value AS HUGEINT)) ELSE format('{:.15g}', f.value) END, '')
    || coalesce(' ' || f.unit, ''),
  NULL, f.parties, [], f.period, NULL, NULL, d.published, NULL,
  coalesce((SELECT min(sentence_text) FROM report r
    WHERE r.document = f.document AND r.sentence_start <= f.start AND f."end" <= r.sentence_end), f.text),
  d.outlet, coalesce(v.chain, []), d.id, d.url, f.start, f.parties, []
FROM fact f JOIN document d ON d.id = f.document
LEFT JOIN voice v ON v.document = f.document AND v.fact = f.id
WHERE list_contains(f.parties, $a) AND list_contains(f.parties, $b)
"""
)
"""Facts with both countries among their parties, with the sentence where a report tells it, else with the fact's own words."""
KINDS = {"list[str]": "VARCHAR[]", "int": "INTEGER"}
"""DuckDB's types of the fields of an entry that are no plain text."""
DATE_WIDTH = 23
"""Two ISO days with a slash between them, and two blanks."""
ARTICLE_WIDTH = 12
"""An ISO day and two blanks."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a dossier: a report of an event, or a fact.

    `date` is the event's in EDTF with its bounds `earliest` and `latest` in ISO days, all None where the text gives none;
    `published` is the document's date and never stands for the event's. `chain` holds the voices behind it, nearest first.
    `actor_codes` and `recipient_codes` are the countries and organisations that act and are acted on; `precision` says in words how precise
    the date is; `contradicts` holds the ids of entries that tell the same act against this one.
    `words` is the sentence, of a fact that no report shares its sentence with only the fact's own words.
    """

    kind: str
    id: str
    what: str
    status: str | None
    actors: list[str]
    recipients: list[str]
    date: str | None
    earliest: str | None
    latest: str | None
    published: str | None
    place: str | None
    words: str
    outlet: str | None
    chain: list[str]
    document: str
    url: str | None
    start: int
    actor_codes: list[str]
    recipient_codes: list[str]
    precision: str | None = None
    contradicts: list[str] = field(default_factory=list)


def dossier(record: Path, a: Country, b: Country, since: str | None = None, until: str | None = None) -> list[Entry]:
    """The dealings between two countries.

    Args:
        record: the record file.
        a: one of the two.
        b: the other.
        since: EDTF; entries whose latest day lies before it are left out. Undated ones are tested by their document's date.
        until: EDTF; entries whose earliest day lies behind it are left out.

    Raises:
        InputError: twice the same country, or a date that is none.
    """
    if a.code == b.code:
        raise InputError(f"a dossier is on two countries, and both names mean {a.name} ({a.code}): name another one")
    first, last = bound_of(since, "--since")[0], bound_of(until, "--until")[1]
    sides = {"a": a.code, "b": b.code}
    found = [dated(Entry(*row)) for sql in (REPORTS, FACTS) for row in ask(record, sql, sides)]
    return side_by_side(sorted((entry for entry in found if overlaps(entry, first, last)), key=order_of))


def bound_of(day: str | None, option: str) -> tuple[str | None, str | None]:
    """First and last day of a date that a user gave.

    Raises:
        InputError: it is no date.
    """
    try:
        return bounds(day) if day else (None, None)
    except ValueError as error:
        raise InputError(f"{option} {day}: no date; write YYYY, YYYY-MM or YYYY-MM-DD") from error


def dated(entry: Entry) -> Entry:
    """The entry with the precision of its date, and with its bounds where the record holds only the date itself (facts)."""
    if not entry.date:
        return entry
    earliest, latest = (entry.earliest, entry.latest) if entry.kind == "report" else bounds(entry.date)
    return replace(entry, precision=grain(entry.date), earliest=earliest, latest=latest)


def days_of(entry: Entry) -> tuple[str | None, str | None]:
    """The days that an entry is listed and chosen by: the event's, else the document's."""
    if entry.earliest or entry.latest:
        return entry.earliest, entry.latest
    return bounds(entry.published) if entry.published else (None, None)


def overlaps(entry: Entry, since: str | None, until: str | None) -> bool:
    """Whether the entry may lie between two days; open ends are without bound."""
    earliest, latest = days_of(entry)
    return (since is None or latest is None or latest >= since) and (until is None or earliest is None or earliest <= until)


def order_of(entry: Entry) -> tuple[Any, ...]:
    """By the earliest day; entries without any date at the end; of one day in the order of the documents and their texts."""
    earliest, latest = days_of(entry)
    day = earliest or latest
    return (day is None, day or "", entry.published or "", entry.document, entry.start, entry.kind, entry.id)


def rows_of(entries: Sequence[Entry]) -> Rows:
    """The entries as rows, each column a field of Entry."""
    columns = fields(Entry)
    kinds = tuple(KINDS.get(str(column.type), "VARCHAR") for column in columns)
    return Rows(tuple(column.name for column in columns), kinds, map(astuple, entries))


def lines_of(entries: Sequence[Entry], width: int) -> Iterator[str]:
    """The entries for reading: date of the event, date of the article, and what is told, with its words and voices."""
    yield f"{'event':{DATE_WIDTH}}{'article':{ARTICLE_WIDTH}}what is told".rstrip()
    margin = DATE_WIDTH + ARTICLE_WIDTH
    for entry in entries:
        told = [line for part in told_of(entry) for line in wrap(printable(part), max(width - margin, 40)) or [""]]
        yield f"{date_of(entry):{DATE_WIDTH}}{entry.published or 'undated':{ARTICLE_WIDTH}}{told[0]}"
        yield f"{precision_of(entry):{margin}}{told[1]}"
        yield from (" " * margin + line for line in told[2:])
        yield ""


def told_of(entry: Entry) -> Iterator[str]:
    """What an entry says, in three parts: what happened, the words, and who says so."""
    actors, recipients = ("; " if entry.kind == "report" else " – ").join(entry.actors), "; ".join(entry.recipients)
    sides = " → ".join(filter(None, (actors, recipients)))
    place = f"in {entry.place}" if entry.place else None
    yield " · ".join(filter(None, (entry.what, sides, place, entry.status)))
    yield f"“{' '.join(entry.words.split())}”"
    yield f"{' ← '.join([entry.outlet or 'unnamed outlet', *entry.chain])}  [{entry.id}]"
    if entry.contradicts:
        yield f"told otherwise: {', '.join(f'[{id}]' for id in entry.contradicts)}"


def precision_of(entry: Entry) -> str:
    """The precision of the date in brackets, nothing without a date."""
    return f"({entry.precision})" if entry.precision else ""


def date_of(entry: Entry) -> str:
    """The date of the event, short enough for its column; its bounds where it is a set or a long range."""
    if not entry.date:
        return "–"
    return entry.date if len(entry.date) < DATE_WIDTH - 1 else f"{entry.earliest or '..'}/{entry.latest or '..'}"
