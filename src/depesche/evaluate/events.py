"""events: reports against annotated articles."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from depesche.evaluate.bench import PARTS, Bench, Scored, belongs, items, of_part
from depesche.evaluate.line import Line
from depesche.ontology import event_types

LEVELS = {"found": "found", "quad": "quad", "type": "root", "actors": "who", "dyad": "dyad", "status": "full"}
"""What the figures are called, and how the scorer calls them; each asks for what stands before it, too."""
AVERAGED = ("found", "type", "dyad")
"""The figures that are also given as a mean over articles."""
ROLES = ("actors", "recipients")


def event_lines(bench: Bench) -> Iterator[Line]:
    """All figures on annotated events: pooled, as means over articles, of single parties, and by type."""
    docs, gold = (bench.data / "events" / f"dev-{name}.jsonl" for name in ("docs", "gold"))
    coded = bench.coded(docs)
    for part in PARTS:
        some = bench.chosen(docs, part, of_part(part)), bench.chosen(gold, part, of_part(part, "doc"))
        yield pooled(part, bench.score("score_events", *some, coded))
    for part in PARTS:
        yield mean_over_articles(bench, part, docs, gold, coded)
    for part in PARTS:
        yield party_line(part, docs, gold, coded)
    for part in PARTS:
        yield from type_lines(bench, part, docs, gold, coded)


def pooled(part: str, scored: Scored) -> Line:
    """Micro-averaged F1 of each level, with precision and recall of the type, between states, and of what is told as not done."""
    of_all, between = scored["all"], scored["interstate"]
    figures = {name: of_all[level]["f1"] for name, level in LEVELS.items()}
    figures |= {"type precision": of_all["root"]["p"], "type recall": of_all["root"]["r"]}
    figures |= {"type between states": between["root"]["f1"], "dyad between states": between["dyad"]["f1"]}
    return Line("events", part, of_all["gold"], figures | {"other than actual": scored["unreal"]["status"]["f1"]})


def mean_over_articles(bench: Bench, part: str, docs: Path, gold: Path, coded: Path) -> Line:
    """The mean of the figures of single articles: a long article counts as much as a short one."""
    told = []
    for id in (item["id"] for item in items(docs) if belongs(item["id"], part)):
        one = bench.chosen(docs, "one", lambda item, id=id: item["id"] == id)  # type: ignore[misc]
        its = bench.chosen(gold, "one", lambda item, id=id: item["doc"] == id)  # type: ignore[misc]
        told.append(bench.score("score_events", one, its, coded)["all"])
    figures = {name: sum(each[LEVELS[name]]["f1"] for each in told) / max(1, len(told)) for name in AVERAGED}
    return Line("events, mean over articles", part, len(told), figures)


def type_lines(bench: Bench, part: str, docs: Path, gold: Path, coded: Path) -> Iterator[Line]:
    """Precision, recall and F1 of each type."""
    some, records = bench.chosen(docs, "type", of_part(part)), items(coded)
    for name in event_types():
        its = bench.chosen(gold, "type", lambda e, name=name: e["root"] == name and belongs(e["doc"], part))  # type: ignore[misc]
        reports = [{**record, "reports": [r for r in record["reports"] if r["event_type"] == name]} for record in records]
        found = bench.score("score_events", some, its, bench.kept("type.coded", lines_of(reports)))["all"]
        figures = {"reports": found["coded"], "precision": found["root"]["p"], "recall": found["root"]["r"], "F1": found["root"]["f1"]}
        yield Line("events by type", f"{part} {name}", found["gold"], figures)


def lines_of(values: Iterable[Any]) -> Iterator[str]:
    """Values as lines of JSON."""
    return (json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def party_line(part: str, docs: Path, gold: Path, coded: Path) -> Line:
    """F1 of single parties: one is right where a report of the same sentence and type has the same code in the same role."""
    wanted = Counter(p for event in items(gold) if belongs(event["doc"], part) for p in parties_of(event, event["doc"], event["sent"]))
    sentences = {document["id"]: document["sentences"] for document in items(docs) if belongs(document["id"], part)}
    told = Counter(p for record in items(coded) for p in told_parties(record, sentences))
    right = sum((wanted & told).values())
    precision, recall = right / max(1, told.total()), right / max(1, wanted.total())
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return Line("events, single parties", part, wanted.total(), {"precision": 100 * precision, "recall": 100 * recall, "F1": 100 * f1})


def told_parties(record: Mapping[str, Any], sentences: Mapping[str, list[Any]]) -> Iterator[tuple[object, ...]]:
    """The parties of all reports of a record; none where its document is of another part."""
    document = record["document"]["id"]
    for report in record["reports"] if document in sentences else ():
        at = report["trigger"]["start"]
        sentence = next((s["i"] for s in sentences[document] if s["start"] <= at < s["end"]), None)
        yield from parties_of({**report, "root": report["event_type"]}, document, sentence)


def parties_of(event: Mapping[str, Any], document: str, sentence: int | None) -> Iterator[tuple[object, ...]]:
    """The parties of an event or report as (document, sentence, type, role, code), each code once a role."""
    for role in ROLES:
        codes = {party.get("code", party.get("country")) or "" for party in event[role]} - {""}
        yield from ((document, sentence, event["root"], role, code) for code in sorted(codes))
