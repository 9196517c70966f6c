"""The packs' own cases: short sentences with the act they tell. The floors may only be raised."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from depesche.langpack import LANG, languages
from depesche.model import Document, Report
from depesche.ontology import event_types
from depesche.pipeline import code

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["cases"]


def cases(language: str) -> list[dict[str, Any]]:
    lines = (LANG / language / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def parties(report: Report) -> tuple[set[str | None], set[str | None]]:
    return {p.country for p in report.actors} - {None}, {p.country for p in report.recipients} - {None}


def figures(language: str) -> Iterator[tuple[bool, bool, bool, str]]:
    """Per case: the type is found, with its mode, with its parties."""
    for case in cases(language):
        reports = code(Document("case", case["text"], language=language)).reports
        typed = [r for r in reports if r.event_type == case["type"]]
        moded = [r for r in typed if not case.get("mode") or r.mode == case["mode"]]
        wanted = set(case["actors"]), set(case["recipients"])
        told = [r for r in typed if parties(r) == wanted or (parties(r)[0] | parties(r)[1] == wanted[0] | wanted[1] and len(wanted[0]) > 1)]
        yield bool(typed), bool(moded), bool(told), case["text"]


@pytest.mark.parametrize("language", languages())
def test_cases_reach_their_floor(language: str) -> None:
    rows = list(figures(language))
    reached = {name: round(100 * sum(r[i] for r in rows) / len(rows), 1) for i, name in enumerate(("type", "mode", "parties"))}
    missed = "\n".join(text for typed, _, told, text in rows if not (typed and told))
    assert all(reached[name] >= FLOORS[language][name] for name in reached), f"{reached}\n{missed}"


@pytest.mark.parametrize("language", languages())
def test_every_type_has_a_case(language: str) -> None:
    assert {c["type"] for c in cases(language)} >= set(event_types())
    assert all(not c.get("mode") or c["mode"] in event_types()[c["type"]].modes for c in cases(language))
