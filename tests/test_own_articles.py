"""Articles of our own against the events annotated in them (training/README.md). The floors may only be raised."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from depesche.evaluate.cases import countries
from depesche.explain import reading_of
from depesche.knowledge import NONE
from depesche.model import Document, Report

HERE = Path(__file__).parent
OWN = HERE.parent / "training" / "own"
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))["articles"]
Event = tuple[str, int | None, str, frozenset[str], frozenset[str]]


def rows(name: str) -> list[Any]:
    return [json.loads(line) for line in (OWN / name).read_text(encoding="utf-8").splitlines()]


def codes(parties: Iterable[Mapping[str, str]]) -> frozenset[str]:
    return frozenset(p["code"] for p in parties if p["code"])


def told(article: Mapping[str, Any]) -> list[Event]:
    """The events that Depesche tells of an article."""
    document = Document(article["id"], article["text"], article["title"], article["published"], language="de")
    return [event_of(article, report) for report in reading_of(document, NONE).reports]


def event_of(article: Mapping[str, Any], report: Report) -> Event:
    """A report as an event in a sentence of the annotation."""
    here = (s["i"] for s in article["sentences"] if s["start"] <= report.trigger.start < s["end"])
    return article["id"], next(here, None), report.event_type, countries(report.actors), countries(report.recipients)


def test_types_and_pairs_are_right_as_often_as_their_floors_say() -> None:
    ours = [event for article in rows("articles_de.jsonl") for event in told(article)]
    gold = [(e["doc"], e["sent"], e["root"], codes(e["actors"]), codes(e["recipients"])) for e in rows("articles_de_events.jsonl")]
    for name, width in (("type", 3), ("dyad", 5)):
        both = Counter(e[:width] for e in ours) & Counter(e[:width] for e in gold)
        assert 200 * both.total() / (len(ours) + len(gold)) >= FLOORS[name], name
