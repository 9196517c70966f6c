from pathlib import Path

import pytest

from depesche.langpack import Pack
from support import read_until

DATA = Path(__file__).parent / "data"


def rows(language: str) -> list[list[str]]:
    """Own sentences with the status that the annotation guide wants: publication, trigger, type, status, text."""
    lines = (DATA / f"status.{language}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


@pytest.mark.parametrize(("published", "trigger", "event_type", "status", "text"), rows("de"))
def test_german_status(de: Pack, published: str, trigger: str, event_type: str, status: str, text: str) -> None:
    told = read_until("reports", text, de, published=published).reports
    assert (trigger, event_type, status) in {(r.trigger.text, r.event_type, r.status) for r in told}


@pytest.mark.parametrize(("published", "trigger", "event_type", "status", "text"), rows("en"))
def test_status_in_english_sentences(en: Pack, published: str, trigger: str, event_type: str, status: str, text: str) -> None:
    told = read_until("reports", text, en, published=published).reports
    assert (trigger, event_type, status) in {(r.trigger.text, r.event_type, r.status) for r in told}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Die USA kritisierten Russland.", "actual"),
        ("Die USA haben Russland nicht kritisiert.", "negated"),
        ("Frankreich erwähnte den Angriff Russlands auf Kiew nicht.", "actual"),
        ("Der Angriff Russlands auf Kiew fand nicht statt.", "negated"),
        ("Russland könnte die Ukraine angreifen.", "hypothetical"),
        ("Wenn Russland die Ukraine angreift, reagiert Polen.", "hypothetical"),
        ("Die USA werden Russland kritisieren.", "future"),
        ("Russland hat 2008 Georgien angegriffen.", "historical"),
    ],
)
def test_status_of_the_first_report(de: Pack, text: str, status: str) -> None:
    reading = read_until("reports", text, de, published="2022-06-01")
    assert [r.status for r in reading.reports][:1] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The United States criticised Russia.", "actual"),
        ("The United States did not criticise Russia.", "negated"),
        ("France did not mention the Russian attack on Kyiv.", "actual"),
        ("Russia could attack Ukraine.", "hypothetical"),
        ("Russia will attack Ukraine.", "future"),
    ],
)
def test_english_status(en: Pack, text: str, status: str) -> None:
    reading = read_until("reports", text, en, published="2022-06-01")
    assert [r.status for r in reading.reports][:1] == [status]
