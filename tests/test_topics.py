"""What tells no event: topics, names, plots, habits, aims, what might be said, polls, talks with the media, and facts, opinions, terms."""

from pathlib import Path

import pytest

from depesche.langpack import Pack
from support import read_until

LEAD = (
    "Die ukrainische Regierung und der Kreml haben am Donnerstag über einen Gefangenenaustausch verhandelt. "
    "Präsident Selenskyj kritisierte die russische Armee scharf. "
)
"""What makes an article one on politics, in which acts need no names."""


def told(text: str, pack: Pack) -> list[tuple[str, str]]:
    """The types and triggers of the reports of a text in an article on politics."""
    reading = read_until("reports", LEAD + text, pack, published="2023-03-10")
    return [(r.event_type, r.trigger.text) for r in reading.reports if r.trigger.start >= len(LEAD)]


def test_own_sentences_that_tell_no_event(de: Pack) -> None:
    lines = (Path(__file__).parent / "data" / "no_events.de.txt").read_text(encoding="utf-8").splitlines()
    assert {line: found for line in lines if (found := told(line, de))} == {}


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("Die Organisation für das Verbot chemischer Waffen hat ihren Sitz in Den Haag.", []),
        ("Die Ausstellung über die Deportation der Krimtataren ist bis März zu sehen.", []),
        ("In dem Roman greift eine fremde Macht die Hauptstadt an.", []),
        ("Der Begriff Völkermord stammt von einem Juristen.", []),
        ("Die Deutsche Welthungerhilfe hat ihren Sitz in Bonn.", []),
        ("Die Regierung verurteilte das Verbot der Partei.", [("ACCUSE", "verurteilte"), ("COERCE", "Verbot")]),
        ("Die Minister nehmen traditionell an dem Treffen der Regierungen teil.", []),
        ("Die Regierung schickte Flugzeuge, um Hilfe nach Syrien zu bringen.", []),
        ("Wenn Frankreich nicht zustimmt, scheitert der Beitritt.", []),
        ("Russland könnte die Ukraine kritisieren.", []),
        ("Russland könnte die Ukraine angreifen.", [("ASSAULT", "angreifen")]),
        ("Laut einer Umfrage lehnen viele Bürger die Lieferung von Waffen ab.", []),
        ("Ein Sprecher der Bundesregierung sagte, dass ein Flugzeug der Luftwaffe nach Russland zurückkehren musste.", []),
        ("Der Iran müsse die Anlage schließen, sagte ein Sprecher der USA.", [("REQUEST", "sagte")]),
    ],
)
def test_what_a_sentence_tells_in_an_article_on_politics(de: Pack, text: str, reports: list[tuple[str, str]]) -> None:
    assert told(text, de) == reports


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("The Organisation for the Prohibition of Chemical Weapons sits in The Hague.", []),
        ("In the novel a foreign power attacks the capital.", []),
        ("France could criticise Russia.", []),
        ("France criticised Russia.", [("ACCUSE", "criticised")]),
        ("Nobody attacked the embassy of France.", [("ASSAULT", "attacked")]),
    ],
)
def test_what_an_english_sentence_tells(en: Pack, text: str, reports: list[tuple[str, str]]) -> None:
    assert [(r.event_type, r.trigger.text) for r in read_until("reports", text, en).reports] == reports
