"""explain: why a report or a fact stands in a record: the rule, its line in the language pack, and the words of each part."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from depesche.edtf_value import grain
from depesche.errors import QueryError
from depesche.langpack import LANG, languages, load_pack
from depesche.query import ask
from depesche.tables import printable

Columns = Mapping[str, Any]

RULE = re.compile(r"(?P<language>[^/]+)/(?P<table>[^/:]+)(?:/.*)?:(?P<line>\d+)")
"""How a rule names a line of a pack table: `language/table:line`, or `language/table/lemma:line`."""
THING = """
SELECT to_json(x)::VARCHAR FROM (
  SELECT t.*, d.title, d.published, d.outlet, d.url, text.text AS article
  FROM {table} t JOIN document d ON d.id = t.document LEFT JOIN text ON text.document = t.document
  WHERE t.id = $id ORDER BY t.document) x
"""
PARTIES = """
SELECT p.role, p.start, p."end", coalesce(e.name, p.text), p.country, p.sectors
FROM party p LEFT JOIN entity e ON e.document = p.document AND e.id = p.entity
WHERE p.report = $id AND p.document = $document ORDER BY p.role, p.n
"""
HOPS = """
SELECT kind, start, "end", text, country, stance FROM attribution
WHERE (report = $id OR fact = $id) AND document = $document ORDER BY n
"""


def explanation(record: Path, id: str) -> Iterator[str]:
    """The lines that say why.

    Args:
        record: the record file.
        id: of a report or a fact.

    Raises:
        QueryError: the record has none of this id.
    """
    reports, facts = things(record, "report", id), things(record, "fact", id)
    if not reports and not facts:
        raise QueryError(f"{record}: no report or fact has the id {id!r}; `depesche dossier` shows ids, so do the tables report and fact")
    for report in reports:
        yield from map(printable, report_lines(record, report))
    for fact in facts:
        yield from map(printable, fact_lines(record, fact))


def things(record: Path, table: str, id: str) -> list[Columns]:
    """The rows of a table with an id, with what is known of their documents."""
    return [json.loads(row) for (row,) in ask(record, THING.format(table=table), {"id": id})]


def report_lines(record: Path, report: Columns) -> Iterator[str]:
    """Why a report says what it says."""
    event = "-".join(filter(None, (report["event_type"], report["mode"])))
    yield f"report {report['id']}: {event}, {report['status']}, quad {report['quad']}, contexts: {', '.join(report['contexts']) or 'none'}"
    yield from document_lines(report)
    yield line("sentence", report, "sentence_start", "sentence_end")
    yield line("trigger", report, "trigger_start", "trigger_end")
    yield from rule_lines(report["rule"])
    yield from party_lines(record, report)
    yield from when_and_where(report)
    yield from chain_lines(record, report)
    yield from reason_lines(report)


def fact_lines(record: Path, fact: Columns) -> Iterator[str]:
    """Why a fact says what it says."""
    value = "" if fact["value"] is None else f" {fact['comparator']} {fact['value']:.15g} {fact['unit'] or ''}".rstrip()
    yield f"fact {fact['id']}: {fact['indicator']}{value}, parties: {', '.join(fact['parties']) or 'none'}"
    yield from document_lines(fact)
    yield line("words", fact, "start", "end")
    period = f"{fact['period']} ({grain(fact['period'])})" if fact["period"] else "none: the sentence gives none"
    yield f"  {'period':10} {period}"
    yield from rule_lines(fact["rule"])
    yield from chain_lines(record, fact)


def document_lines(thing: Columns) -> Iterator[str]:
    """Where it was told."""
    about = ", ".join(filter(None, (thing["outlet"], thing["published"], thing["title"], thing["url"])))
    yield f"  {'document':10} {thing['document']}{f': {about}' if about else ''}"


def rule_lines(rule: str) -> Iterator[str]:
    """The rule, and the line of the pack that it names."""
    yield f"  {'rule':10} {rule}"
    found = RULE.fullmatch(rule)
    if not found or found["language"] not in languages():
        return
    language, table = found["language"], found["table"]
    row = next((row for row in load_pack(language).tables.get(table, ()) if row.line == int(found["line"])), None)
    if row:
        yield f"  {'':10} {(LANG / language / f'{table}.tsv').relative_to(LANG.parent)}:{row.line}: {cells(row.cells)}"
    else:
        yield f"  {'':10} the pack has no such line any more: it changed after this record was made"


def cells(row: Mapping[str, str]) -> str:
    """The filled cells of a table row."""
    return "  ".join(f"{column}={cell}" for column, cell in row.items() if cell)


def party_lines(record: Path, report: Columns) -> Iterator[str]:
    """Who acts, and on whom."""
    for role, start, end, name, country, sectors in ask(record, PARTIES, {"id": report["id"], "document": report["document"]}):
        yield f"  {role:10} {words(report, start, end)} = {name}, {country or 'no country'}{', ' + ' '.join(sectors) if sectors else ''}"


def when_and_where(report: Columns) -> Iterator[str]:
    """The time and the place, or that the text gives none."""
    if report["time_start"] is None:
        yield f"  {'time':10} none: no time is told for this event"
    else:
        days = f"{report['time_earliest'] or '..'} to {report['time_latest'] or '..'}"
        fine = f"{report['time_edtf']} ({grain(report['time_edtf'])})" if report["time_edtf"] else "unresolved"
        yield f"{line('time', report, 'time_start', 'time_end')} = {fine}, {days}"
    if report["place_start"] is None:
        yield f"  {'place':10} none: no place is told for this event"
    else:
        place = f"{report['place_name']}, {report['place_country'] or 'no country'}, {report['place_precision']}"
        yield f"{line('place', report, 'place_start', 'place_end')} = {place}"


def chain_lines(record: Path, thing: Columns) -> Iterator[str]:
    """The voices, nearest first."""
    hops = ask(record, HOPS, {"id": thing["id"], "document": thing["document"]})
    if hops:
        voices = (voice_of(text, stance) for *_, text, _, stance in hops)
        yield f"  {'chain':10} {' ← '.join([thing['outlet'] or 'unnamed outlet', *voices])}"
    for kind, start, end, text, country, stance in hops:
        yield f"  {'voice':10} {start}–{end} “{text}”: {kind}, {country or 'no country'}, {stance}"
    if not hops:
        yield f"  {'voice':10} the outlet itself"


def voice_of(text: str, stance: str) -> str:
    """A voice in the chain, with its stance where it does not assert."""
    return text if stance == "asserts" else f"{text} ({stance})"


def reason_lines(report: Columns) -> Iterator[str]:
    """How each part was found."""
    reasons = report["reasons"]
    for reason in json.loads(reasons) if isinstance(reasons, str) else reasons:
        yield f"  because    {reason['slot']}: {reason['how']}: {words(report, reason['start'], reason['end'])}"


def line(name: str, thing: Columns, start: str, end: str) -> str:
    """A part of a report with its words."""
    return f"  {name:10} {words(thing, thing[start], thing[end])}"


def words(thing: Columns, start: int, end: int) -> str:
    """Offsets and the words that stand there: from the article, or where the record was shared without it from the sentence."""
    text, offset = thing["article"], 0
    if text is None and "sentence_text" in thing:
        text, offset = thing["sentence_text"], thing["sentence_start"]
    if text is None or not offset <= start < end <= offset + len(text):
        return f"{start}–{end}"
    return f"{start}–{end} “{' '.join(text[start - offset : end - offset].split())}”"
