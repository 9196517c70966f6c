"""cases: the packs' own cases – short sentences with the act they tell."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from depesche.evaluate.line import Line
from depesche.knowledge import NONE, Knowledge
from depesche.langpack import LANG, languages
from depesche.model import Document, Party, Report
from depesche.ontology import event_types
from depesche.pipeline import code


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with the report that it must give; parties are country codes."""

    text: str
    type: str
    mode: str | None
    actors: frozenset[str]
    recipients: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a case has a report of its type, one with its mode, one with its parties."""

    case: Case
    type: bool
    mode: bool
    parties: bool


def cases_of(language: str) -> list[Case]:
    """The cases of a pack."""
    lines = (LANG / language / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    return [case_of(line) for line in lines if line.strip()]


def case_of(line: str) -> Case:
    """A line of cases.jsonl."""
    told = json.loads(line)
    return Case(told["text"], told["type"], told.get("mode") or None, frozenset(told["actors"]), frozenset(told["recipients"]))


def outcomes(language: str, knowledge: Knowledge = NONE) -> Iterator[Outcome]:
    """What becomes of each case."""
    for case in cases_of(language):
        reports = code(Document("case", case.text, language=language), knowledge).reports
        typed = [report for report in reports if report.event_type == case.type]
        moded = [report for report in typed if not case.mode or report.mode == case.mode]
        yield Outcome(case, bool(typed), bool(moded), any(has_parties(report, case) for report in typed))


def has_parties(report: Report, case: Case) -> bool:
    """Whether a report has the parties of a case; of those who act together it does not matter in which slot each stands."""
    actors, recipients = countries(report.actors), countries(report.recipients)
    same = (actors, recipients) == (case.actors, case.recipients)
    return same or (len(case.actors) > 1 and actors | recipients == case.actors | case.recipients)


def countries(parties: Iterable[Party]) -> frozenset[str]:
    """The countries of parties; a case tells nothing of parties without one."""
    return frozenset(party.country for party in parties if party.country)


def case_lines(knowledge: Knowledge = NONE) -> Iterator[Line]:
    """The cases of each pack, all and by type."""
    found = {language: list(outcomes(language, knowledge)) for language in languages()}
    yield from (line_of("cases", language, its) for language, its in found.items())
    for language, its in found.items():
        for event_type in event_types():
            yield line_of("cases by type", f"{language} {event_type}", [each for each in its if each.case.type == event_type])


def line_of(benchmark: str, part: str, found: list[Outcome]) -> Line:
    """The shares of some outcomes."""
    figures = {name: 100 * sum(getattr(each, name) for each in found) / max(1, len(found)) for name in ("type", "mode", "parties")}
    return Line(benchmark, part, len(found), figures)
