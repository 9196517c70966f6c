"""rows: a record as rows of the store's tables, one row a thing, columns named as in the record.

A value inside another one gives its columns a prefix: `report.time.edtf` is the column `time_edtf`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from depesche.model import Document, Fact, Hop, Record, Report

Row = Mapping[str, Any]


def rows_of(record: Record) -> Mapping[str, list[Row]]:
    """The rows of a record by table."""
    document = record.document
    owners: tuple[Report | Fact, ...] = (*record.reports, *record.facts)
    return {
        "document": [document_row(document)],
        "text": [{"document": document.id, "text": document.text}],
        "block": numbered(document, record.blocks),
        "entity": numbered(document, record.entities),
        "mention": numbered(document, record.mentions),
        "time": numbered(document, record.times),
        "statement": numbered(document, record.statements),
        "report": [report_row(document, n, report) for n, report in enumerate(record.reports)],
        "party": [row for report in record.reports for row in party_rows(document, report)],
        "attribution": [row for owner in owners for row in hop_rows(document, owner)],
        "fact": [without(row, "attribution") for row in numbered(document, record.facts)],
        "issue": numbered(document, record.issues),
    }


def document_row(document: Document) -> Row:
    """A document without its text."""
    digest = hashlib.sha256(document.text.encode()).hexdigest()
    return {**without(flat(document), "text"), "characters": len(document.text), "hash": digest}


def report_row(document: Document, n: int, report: Report) -> Row:
    """A report without its parties and voices, with the words of its sentence: the evidence must do without the article."""
    reasons = json.dumps([flat(reason) for reason in report.reasons], ensure_ascii=False)
    sentence = document.text[report.sentence.start : report.sentence.end]
    row = without(flat(report), "actors", "recipients", "attribution")
    return {**row, "document": document.id, "n": n, "sentence_text": sentence, "reasons": reasons}


def party_rows(document: Document, report: Report) -> Iterator[Row]:
    """The actors and recipients of a report."""
    for role, parties in (("actor", report.actors), ("recipient", report.recipients)):
        for n, party in enumerate(parties):
            yield {"document": document.id, "report": report.id, "role": role, "n": n, **flat(party)}


def hop_rows(document: Document, owner: Report | Fact) -> Iterator[Row]:
    """The chain of voices behind a report or fact."""
    owned = "report" if isinstance(owner, Report) else "fact"
    for n, hop in enumerate(owner.attribution):
        yield {"document": document.id, owned: owner.id, "n": n, "text": words_of(document, hop), **flat(hop)}


def words_of(document: Document, hop: Hop) -> str:
    """The words that name a voice."""
    return document.text[hop.start : hop.end]


def numbered(document: Document, things: Iterable[Any]) -> list[Row]:
    """One row a thing, with its document and its position."""
    return [{"document": document.id, "n": n, **flat(thing)} for n, thing in enumerate(things)]


def flat(value: Any) -> dict[str, Any]:
    """The fields of a value of the model, those of a value inside it under a prefix."""
    row: dict[str, Any] = {}
    for field in fields(value):
        item = getattr(value, field.name)
        if is_dataclass(item):
            row.update((f"{field.name}_{name}", inner) for name, inner in flat(item).items())
        else:
            row[field.name] = [flat(i) if is_dataclass(i) else i for i in item] if isinstance(item, tuple) else item
    return row


def without(row: Row, *names: str) -> dict[str, Any]:
    """A row without some of its columns."""
    return {name: value for name, value in row.items() if name not in names}
