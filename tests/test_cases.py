"""The packs' own cases: short sentences with the act they tell. The floors may only be raised."""

import pytest

from depesche.evaluate.cases import cases_of, line_of, outcomes
from depesche.evaluate.floors import below, floors
from depesche.langpack import languages
from depesche.ontology import event_types


@pytest.mark.parametrize("language", languages())
def test_cases_reach_their_floor(language: str) -> None:
    found = list(outcomes(language))
    missed = "\n".join(each.case.text for each in found if not (each.type and each.parties))
    assert floors()["cases"][language].keys() == {"type", "mode", "parties"}
    assert list(below([line_of("cases", language, found)])) == [], missed


@pytest.mark.parametrize("language", languages())
def test_every_type_has_a_case(language: str) -> None:
    assert {case.type for case in cases_of(language)} >= set(event_types())
    assert all(not case.mode or case.mode in event_types()[case.type].modes for case in cases_of(language))
