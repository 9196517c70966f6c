"""Measuring: figures by hand on small texts, floors, and what the command says."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from depesche.cli import app
from depesche.evaluate import cases, floors
from depesche.evaluate.bench import Bench, belongs
from depesche.evaluate.benchmarks import BENCHMARKS, measured
from depesche.evaluate.cases import Case
from depesche.evaluate.events import event_lines, party_line
from depesche.evaluate.line import Line
from depesche.knowledge import NONE

GOOD = Case("Russland griff die Ukraine an.", "ASSAULT", None, frozenset({"RUS"}), frozenset({"UKR"}))
WRONG = Case("Russland griff die Ukraine an.", "AID", None, frozenset({"RUS"}), frozenset({"UKR"}))


def run(*args):
    return CliRunner().invoke(app, ["evaluate", *map(str, args)])


def written(path: Path, lines: list[object]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def event(sent: int, root: str, actors: str, recipients: str) -> dict[str, object]:
    sides = {"actors": actors, "recipients": recipients}
    return {"doc": "d", "sent": sent, "root": root, **{role: [{"code": c} for c in codes.split()] for role, codes in sides.items()}}


def report(at: int, event_type: str, actors: str, recipients: str) -> dict[str, object]:
    sides = {"actors": actors, "recipients": recipients}
    told = {role: [{"country": c} for c in codes.split()] for role, codes in sides.items()}
    return {"event_type": event_type, "trigger": {"start": at}, **told}


def test_single_parties_count_by_sentence_type_role_and_code(tmp_path: Path) -> None:
    docs = written(tmp_path / "docs", [{"id": "d", "sentences": [{"i": 0, "start": 0, "end": 10}, {"i": 1, "start": 10, "end": 20}]}])
    gold = written(tmp_path / "gold", [event(0, "ASSAULT", "RUS", "UKR"), event(1, "ACCUSE", "DEU FRA", "RUS")])
    reports = [report(3, "ASSAULT", "RUS RUS", "UKR"), report(12, "ACCUSE", "DEU", "UKR"), report(13, "REJECT", "FRA", "")]
    coded = written(tmp_path / "coded", [{"document": {"id": "d"}, "reports": reports}])
    line = party_line("all", docs, gold, coded)
    # wanted 5; told RUS, UKR, DEU, UKR, FRA (of another type): 3 right of 5 and of 5
    assert (line.n, line.figures) == (5, pytest.approx({"precision": 60, "recall": 60, "F1": 60}))


def test_the_parts_share_nothing_and_leave_nothing_out() -> None:
    ids = [f"beispiel-{n}" for n in range(300)]
    seen, unseen = ({id for id in ids if belongs(id, part)} for part in ("seen", "unseen"))
    assert seen | unseen == {id for id in ids if belongs(id, "all")} == set(ids)
    assert not seen & unseen
    assert 60 < len(unseen) < 140


class Counting(Bench):
    """A bench whose scorer gives each article as many points as it has events, and codes nothing."""

    __slots__ = ()

    def coded(self, texts: Path) -> Path:
        return self.kept("coded", [])

    def score(self, scorer: str, *arguments: str | Path) -> dict[str, dict[str, object]]:
        events = len(Path(arguments[1]).read_text(encoding="utf-8").splitlines())
        level = {"p": 0.0, "r": 0.0, "f1": float(events)}
        return {part: {"gold": events, "coded": 0, **dict.fromkeys(LEVELS, level)} for part in ("all", "interstate", "unreal")}


LEVELS = ("found", "quad", "root", "who", "dyad", "full", "status")


def test_means_count_each_article_once_and_types_are_apart(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    written(tmp_path / "events" / "dev-docs.jsonl", [{"id": id, "sentences": []} for id in ("a", "b")])
    told = [{**event(0, root, "", ""), "doc": doc} for doc, root in (("a", "AID"), ("a", "AID"), ("a", "REJECT"), ("b", "AID"))]
    written(tmp_path / "events" / "dev-gold.jsonl", told)
    lines = {(line.benchmark, line.part): line for line in event_lines(Counting(tmp_path, tmp_path, tmp_path, NONE, 1))}
    assert lines["events", "all"].figures["type"] == 4
    assert (lines["events, mean over articles", "all"].n, lines["events, mean over articles", "all"].figures["type"]) == (2, 2)
    assert [lines["events by type", f"all {root}"].n for root in ("AID", "REJECT", "ACCUSE")] == [3, 1, 0]


def test_a_figure_below_its_floor_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "floors", lambda: {"cases": {"de": {"type": 95.0}}})
    low = Line("cases", "de", 20, {"type": 94.94, "mode": 1.0})
    assert list(floors.below([low, Line("cases", "de", 20, {"type": 94.96}), Line("x", "de", 1, {"type": 0})])) == [
        "cases, de, type: 94.9, below the floor of 95"
    ]


def test_floors_name_figures_that_are_measured() -> None:
    named = {"cases", "events", *BENCHMARKS}
    assert set(floors.floors()) <= named


@pytest.mark.parametrize(("found", "code"), [([GOOD], 0), ([GOOD, WRONG], 1)])
def test_evaluate_without_data_scores_the_cases_and_fails_below_a_floor(monkeypatch, found, code) -> None:
    monkeypatch.setattr(cases, "cases_of", lambda language: found if language == "de" else [])
    monkeypatch.setattr(floors, "floors", lambda: {"cases": {"de": {"type": 95.0}}})
    shown, told = run(), run("--format", "json")
    assert shown.exit_code == told.exit_code == code
    assert "cases by type" in shown.stdout
    first = json.loads(told.stdout)["lines"][0]
    assert first["part"] == "de"
    assert first["figures"]["type"] == (100 if code == 0 else 50)
    assert json.loads(told.stdout)["below"] == ([] if code == 0 else ["cases, de, type: 50.0, below the floor of 95"])
    assert ("below the floor" in told.stderr) == bool(code)


@pytest.mark.parametrize(
    ("args", "match"),
    [
        (["DATA"], "name the folder of the scorers"),
        (["DATA", "nowhere"], "nowhere: no such folder"),
        (["DATA", "DATA"], "none of the data sets"),
    ],
)
def test_folders_that_are_not_there_are_wrong_usage(tmp_path, args, match) -> None:
    found = run(*[tmp_path if arg == "DATA" else arg for arg in args])
    assert (found.exit_code, found.stdout) == (2, "")
    assert match in found.stderr


def test_what_cannot_be_measured_is_said(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("depesche.evaluate.benchmarks.measured", lambda *args, **options: iter([Line("facts", "all", 3, {"F1": 99.0})]))
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "facts.jsonl").write_text("")
    (tmp_path / "score_cases.py").write_text("")
    found = run(tmp_path, tmp_path)
    assert found.exit_code == 0
    assert "quotations: not measured, there is no" in found.stderr
    assert "facts: not measured" not in found.stderr
    assert found.stdout.splitlines()[0] == "facts"


def test_facts_are_measured_where_data_and_scorers_are(data) -> None:
    scoring = data.parent / "scoring"
    if not (scoring / "score_cases.py").is_file():
        pytest.skip("no scorers beside the data")
    lines = list(measured(data, scoring, names=["facts"]))
    assert [line.part for line in lines] == ["seen", "unseen", "all"]
    assert lines[0].n + lines[1].n == lines[2].n > 0
    assert list(floors.below(lines)) == []
