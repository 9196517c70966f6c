"""The other side of an act that its sentence leaves out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.langpack import Pack
from depesche.model import Report
from depesche.ontology import event_types
from depesche.reports.sides import NOBODY, Sides, likeliest, weights
from depesche.reports.stage import Coder
from support import read_until

SHELLING = "Soldaten Thailands und Kambodschas haben einander beschossen. "
BORDER = "Gefechte zwischen Thailand und Kambodscha"
QUARREL = "Peru hat Chile Spionage vorgeworfen. Der chilenische Außenminister bestritt das. "


def last(text: str, title: str, pack: Pack) -> Report:
    """The last report of an article that is no attack."""
    return [r for r in read_until("reports", text, pack, "2009-11-17", title).reports if r.event_type != "ASSAULT"][-1]


@pytest.mark.parametrize(
    ("title", "text", "actors", "recipients"),
    [
        ("Peru wirft Chile Spionage vor", QUARREL + "Lima rief seinen Botschafter zurück.", {"PER"}, {"CHL"}),
        ("Peru wirft Chile Spionage vor", QUARREL + "Die peruanische Regierung verlangte eine Entschuldigung.", {"PER"}, {"CHL"}),
        ("Peru wirft Chile Spionage vor", QUARREL + "Peruanische Gewerkschafter verlangten eine Entschuldigung.", {"PER"}, set()),
        ("Spionage", "Brasilien, Peru und Chile streiten. Peru verlangte eine Entschuldigung.", {"PER"}, set()),
        ("Anschlag in Peru", "In Lima explodierte eine Bombe. Chile verurteilte den Anschlag in Peru.", {"CHL"}, set()),
        (BORDER, SHELLING + "Indonesien mahnte zur Zurückhaltung.", {"IDN"}, {"KHM", "THA"}),
        (BORDER, SHELLING + "Der indonesische Außenminister vermittelte.", {"IDN"}, {"KHM", "THA"}),
        ("Peru", QUARREL + "In Brasilien tagen Minister. Die peruanische Regierung verlegte Truppen.", {"PER"}, set()),
    ],
)
def test_other_side(de: Pack, title: str, text: str, actors: set[str], recipients: set[str]) -> None:
    report = last(text, title, de)
    assert ({p.country for p in report.actors}, {p.country for p in report.recipients}) == (actors, recipients)


def test_other_side_is_the_country_as_it_was_named_last_and_says_that_it_is_concluded(de: Pack) -> None:
    report = last(QUARREL + "Lima rief seinen Botschafter zurück.", "Peru wirft Chile Spionage vor", de)
    assert [(p.entity, p.text) for p in report.recipients] == [("country/CHL", "chilenische")]
    assert [r.how.split(" (")[0] for r in report.reasons if r.slot == "recipient"] == [
        "concluded: likeliest of the countries of the article"
    ]


def test_other_side_in_english(en: Pack) -> None:
    text = "Peru has accused Chile of espionage. Chile denied it. Lima recalled its ambassador."
    report = last(text, "Peru accuses Chile of espionage", en)
    assert ({p.country for p in report.actors}, {p.country for p in report.recipients}) == ({"PER"}, {"CHL"})


def test_every_clue_has_a_weight_and_every_weight_a_clue(de: Pack) -> None:
    reading = read_until("reports", QUARREL + "Lima rief seinen Botschafter zurück.", de, "2009-11-17", "Peru wirft Chile Spionage vor")
    coder = Coder(reading, de)
    told, found = coder.told()
    choices = Sides(told, found, coder.named()).choices(len(found) - 1, "recipient")
    clues = {name for its in choices.values() for name, _ in its}
    kinds = {f"nobody: {t}" for t in (*event_types(), "actual", "future", "hypothetical", "negated", "historical")}
    assert clues <= weights()["recipient"].keys()
    assert weights()["recipient"].keys() <= clues | kinds


@given(
    st.dictionaries(
        st.sampled_from(["PER", "CHL", NOBODY]), st.lists(st.tuples(st.sampled_from(sorted(weights()["actor"])), st.floats(0, 1)))
    )
)
def test_score_of_the_likeliest_is_its_share(choices: dict[str, list[tuple[str, float]]]) -> None:
    if choices:
        best, score = likeliest(choices, weights()["actor"])
        assert best in choices
        assert 1 / len(choices) - 1e-9 <= score <= 1
