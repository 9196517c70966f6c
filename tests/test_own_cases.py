"""Cases of our own, written before the rules by the same hands: English chains, facts, quotations; German chains. Floors only rise."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from depesche.model import Document, Record, Statement
from depesche.pipeline import code
from quotation_cases import PARTS, spans_of

ENGLISH = Path(__file__).parent / "data" / "english"
GERMAN = Path(__file__).parent / "data" / "german"
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
UNORDERED = {"trade", "agreement", "diplomatic-relations"}
Row = dict[str, Any]
Spans = list[tuple[int, int]]


def cases(kind: str, folder: Path = ENGLISH) -> list[Row]:
    return [json.loads(line) for line in (folder / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()]


@cache
def coded(id: str, text: str, published: str, language: str) -> Record:
    return code(Document(id, text, published=published, language=language))


def record_of(case: Row) -> Record:
    return coded(case["id"], case["text"], case["published"], case["language"])


def f1(precision: Iterable[float], recall: Iterable[float]) -> float:
    """F1 in percent of the means of two lists of shares."""
    p, r = (sum(x) / len(x) if x else 0.0 for x in (list(precision), list(recall)))
    return 200 * p * r / (p + r) if p + r else 0.0


# ---- chains


def has_chain(case: Row) -> bool:
    """Whether a report told by the words asked for has the type, and every voice in order with its kind."""
    text, of = case["text"], case["text"].index(case["of"])
    wanted = [(text.index(h["text"]), text.index(h["text"]) + len(h["text"]), h["kind"]) for h in case["attribution"]]
    for report in record_of(case).reports:
        near = report.trigger.start < of + len(case["of"]) and report.trigger.end > of and report.event_type in case["event_type"]
        got = report.attribution
        if (
            near
            and len(got) == len(wanted)
            and all(g.start < b and g.end > a and g.kind == k for g, (a, b, k) in zip(got, wanted, strict=True))
        ):
            return True
    return False


@pytest.mark.parametrize(("folder", "number"), [(ENGLISH, 30), (GERMAN, 60)])
def test_chains_reach_their_floor(folder: Path, number: int) -> None:
    rows = cases("attribution", folder)
    missed = [case["text"] for case in rows if not has_chain(case)]
    assert len(rows) == number
    assert 100 * (1 - len(missed) / len(rows)) >= FLOORS[folder.name]["chain"], "\n".join(missed)


# ---- facts


def full(fact: Row) -> tuple[Any, ...]:
    parties = frozenset(fact["parties"]) if fact["indicator"] in UNORDERED else tuple(fact["parties"])
    value = None if fact["value"] is None else float(f"{fact['value']:.3g}")
    return fact["indicator"], parties, value, fact["comparator"], fact["unit"], fact["period"]


def test_facts_reach_their_floor() -> None:
    names = ("indicator", "parties", "value", "comparator", "unit", "period")
    wanted = {(c["id"], full(f)) for c in cases("facts") for f in c["facts"]}
    got = {(c["id"], full({n: getattr(f, n) for n in names})) for c in cases("facts") for f in record_of(c).facts}
    assert len(cases("facts")) == 30
    assert 200 * len(wanted & got) / (len(wanted) + len(got)) >= FLOORS["english"]["facts"], sorted(map(str, wanted ^ got))


# ---- quotations


def characters(text: str, spans: Spans) -> set[int]:
    """The letters and marks of stretches, blanks left out."""
    return {i for a, b in spans for i in range(a, b) if not text[i].isspace()}


def wanted_parts(case: Row, statement: Row) -> dict[str, set[int]]:
    """The characters of each part of a statement as annotated; tests/quotation_cases.py finds them by the same rules."""
    return {part: characters(case["text"], spans_of(case, statement, part)) for part in PARTS}


def coded_parts(text: str, statement: Statement) -> dict[str, set[int]]:
    voices = {"speaker": statement.speaker, "addressee": statement.addressee}
    spans = {part: [(s.start, s.end) for s in getattr(statement, part)] for part in ("quote", "cue", "frame")}
    spans |= {part: [(voice.start, voice.end)] if voice else [] for part, voice in voices.items()}
    return {part: characters(text, spans[part]) for part in PARTS}


def paired(wanted: list[dict[str, set[int]]], got: list[dict[str, set[int]]]) -> list[tuple[dict[str, set[int]], dict[str, set[int]]]]:
    """Each annotated statement with the coded one that shares most of its quote, one to one; those left over alone."""

    def shared(i: int, j: int) -> float:
        a, b = wanted[i]["quote"], got[j]["quote"]
        return 2 * len(a & b) / (len(a) + len(b))

    options = sorted(((shared(i, j), i, j) for i in range(len(wanted)) for j in range(len(got)) if shared(i, j)), reverse=True)
    pairs: dict[int, int] = {}
    for _, i, j in options:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    nothing: dict[str, set[int]] = {part: set() for part in PARTS}
    alone = [(nothing, g) for j, g in enumerate(got) if j not in pairs.values()]
    return [(w, got[pairs[i]] if i in pairs else nothing) for i, w in enumerate(wanted)] + alone


def test_quotations_reach_their_floor() -> None:
    precision, recall, rows = [], [], cases("quotations")
    for case in rows:
        wanted = [wanted_parts(case, s) for s in case["statements"]]
        got = [coded_parts(case["text"], s) for s in record_of(case).statements]
        for w, g in paired(wanted, got):
            precision += [len(w[p] & g[p]) / len(g[p]) for p in PARTS if g[p]]
            recall += [len(w[p] & g[p]) / len(w[p]) for p in PARTS if w[p]]
    assert len(rows) == 40
    assert f1(precision, recall) >= FLOORS["english"]["joint"], f1(precision, recall)


@pytest.mark.parametrize("kind", ["attribution", "facts", "quotations"])
def test_ids_and_words_are_sound(kind: str) -> None:
    rows = cases(kind)
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(part in row["text"] for row in rows for s in row.get("statements", ()) for part in (*s["quote"], *s["frame"], *s["cue"]))
