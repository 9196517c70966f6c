"""explain: why a report or a fact stands in a record: the rule, its line in the language pack, the words of each part, and what else was
considered and dropped. For that its article is read again; nothing is kept for it while articles are coded."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from depesche.edtf_value import grain
from depesche.errors import QueryError
from depesche.knowledge import NONE, Knowledge
from depesche.langpack import LANG, Pack, languages, load_pack
from depesche.model import Document, Issue
from depesche.parse import Sentence
from depesche.pipeline import reading_of
from depesche.provenance import digest_of
from depesche.query import ask
from depesche.read import Given
from depesche.reading import Reading
from depesche.reports.considered import Considered, Dropped, outcome_of
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
DOCUMENT = """
SELECT d.id, text.text, d.title, d.published, d.outlet, d.url, d.language
FROM document d LEFT JOIN text ON text.document = d.id WHERE d.id = $id
"""
"""The columns in the order of the fields of Document."""
READ_ISSUES = "SELECT slug, start, \"end\", detail FROM issue WHERE document = $id AND stage = 'read' ORDER BY n"
BROUGHT = "--pipeline, --actors or --persons"
PARTIES = """
SELECT p.role, p.start, p."end", coalesce(e.name, p.text), p.country, p.sectors
FROM party p LEFT JOIN entity e ON e.document = p.document AND e.id = p.entity
WHERE p.report = $id AND p.document = $document ORDER BY p.role, p.n
"""
HOPS = """
SELECT kind, start, "end", text, country, stance FROM attribution
WHERE (report = $id OR fact = $id) AND document = $document ORDER BY n
"""


def explanation(record: Path, id: str, knowledge: Knowledge = NONE) -> Iterator[str]:
    """The lines that say why.

    Args:
        record: the record file.
        id: of a report, a fact or a document.
        knowledge: what the documents were read with beside the packs.

    Raises:
        QueryError: the record has none of this id.
    """
    found = list(standing(record, id))
    if not found and given_of(record, id) is None:
        raise QueryError(f"{record}: no report, fact or document has the id {id!r}; `depesche dossier` shows ids, so does the table report")
    yield from found
    for report in things(record, "report", id):
        yield from map(printable, dropped_lines(record, report["document"], knowledge, report))
    if not found:
        yield from map(printable, dropped_lines(record, id, knowledge))


def standing(record: Path, id: str) -> Iterator[str]:
    """The lines on what stands in the record, without what was dropped; none where it has no report or fact of this id."""
    for report in things(record, "report", id):
        yield from map(printable, report_lines(record, report))
    for fact in things(record, "fact", id):
        yield from map(printable, fact_lines(record, fact))


def given_of(record: Path, document: str) -> Given | None:
    """A document as it was handed in, with the issues of reading it; None where the record has none of this id."""
    rows = ask(record, DOCUMENT, {"id": document})
    issues = [Issue("read", slug, start, end, detail) for slug, start, end, detail in ask(record, READ_ISSUES, {"id": document})]
    return Given(Document(*rows[0]), tuple(issues)) if rows else None


def dropped_lines(record: Path, document: str, knowledge: Knowledge, report: Columns | None = None) -> Iterator[str]:
    """What was considered and dropped: in the sentence of a report, else in all sentences of a document."""
    given = given_of(record, document)
    if given is None or given.failed or given.document.text is None or given.document.language not in languages():
        yield f"  {'dropped':10} unknown: the record is without the article, which would have to be read again"
        return
    if ask(record, "SELECT digest FROM part WHERE document = $id", {"id": document}) != [(digest_of(given, knowledge),)]:
        yield f"  {'dropped':10} as the article is read now: the record was made by another version or pack, or with other {BROUGHT}"
    pack = knowledge.pack(given.document.language)
    reading = reading_of(given.document, knowledge)
    considered = Considered(reading, pack)
    for sentence in considered.sentences():
        if report is None:
            yield from sentence_lines(given.document, reading, sentence)
        if report is None or sentence.start <= report["trigger_start"] < sentence.end:
            for dropped in considered.dropped(sentence, report["id"] if report else None):
                yield dropped_line(dropped, given.document.text, pack)


def sentence_lines(document: Document, reading: Reading, sentence: Sentence) -> Iterator[str]:
    """A sentence, and the reports that stand in it."""
    yield f"sentence {sentence.start}–{sentence.end} “{' '.join(document.text[sentence.start : sentence.end].split())}”"
    for report in reading.reports:
        if report.sentence == sentence.span:
            event = "-".join(filter(None, (report.event_type, report.mode)))
            yield f"  {'report':10} {report.id}: {event}, {report.status}, “{report.trigger.text}”, {report.rule}"


def dropped_line(dropped: Dropped, text: str, pack: Pack) -> str:
    """One thing that was dropped: words, rule with what it says, and why."""
    told = f"{dropped.start}–{dropped.end} “{' '.join(text[dropped.start : dropped.end].split())}”"
    rule = f", {dropped.rule} [{outcome_of(pack, dropped.rule)}]" if dropped.rule else ""
    return f"  {'dropped':10} {told}{rule}: {dropped.why}"


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
