"""The sides of an act that its sentence leaves open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.langpack import Pack
from depesche.model import Report
from depesche.reports.carry import parties
from depesche.reports.sides import LIKELY, SLOTS, UNLIKELY, Sides, chosen, likelihoods, trees, with_sides
from depesche.reports.stage import Coder
from support import read_until

SPIES = (
    "Peru wirft Chile Spionage vor",
    "Peru hat Chile Spionage vorgeworfen. Der chilenische Außenminister bestritt das. Zwei Offiziere der peruanischen Luftwaffe "
    "sollen Pläne verkauft haben. Die Justiz ermittelt seit Monaten. Chile forderte Beweise. Lima rief seinen Botschafter zurück.",
)
STRIKE = (
    "Streiks in Peru",
    "In Peru haben Tausende Bergleute die Arbeit niedergelegt. Sie verlangen höhere Löhne. Präsident Alan García lehnte das ab. Die "
    "Polizei setzte Tränengas ein. Drei Menschen wurden getötet. Die Regierung rief den Ausnahmezustand aus.",
)
GAS = (
    "Russland stoppt Gas für die Ukraine",
    "Russland hat der Ukraine das Gas abgedreht. Der Konzern Gazprom verlangt höhere Preise. Kiew sprach von Erpressung. Die EU zeigte "
    "sich besorgt. Präsident Viktor Juschtschenko bat um Hilfe. Moskau drohte mit einer Klage.",
)


def report_at(word: str, article: tuple[str, str], pack: Pack) -> Report:
    """The report of an article whose trigger is a word."""
    title, text = article
    return next(r for r in read_until("reports", text, pack, "2009-11-17", title).reports if r.trigger.text == word)


@pytest.mark.parametrize(
    ("word", "article", "actors", "recipients"),
    [
        ("rief", SPIES, {"PER"}, {"CHL"}),
        ("forderte", SPIES, {"CHL"}, {"PER"}),
        ("rief", STRIKE, {"PER"}, {"PER"}),
        ("lehnte", STRIKE, {"PER"}, {"PER"}),
        ("niedergelegt", STRIKE, {"PER"}, set()),
        ("zeigte", GAS, {"EU"}, set()),
        ("drohte", GAS, {"RUS"}, {"UKR"}),
    ],
)
def test_side_that_no_words_name(de: Pack, word: str, article: tuple[str, str], actors: set[str], recipients: set[str]) -> None:
    report = report_at(word, article, de)
    assert ({p.country for p in report.actors}, {p.country for p in report.recipients}) == (actors, recipients)


def test_side_is_the_country_as_it_was_named_last_and_says_that_it_is_concluded(de: Pack) -> None:
    report = report_at("rief", SPIES, de)
    assert [(p.entity, p.text) for p in report.recipients] == [("country/CHL", "Chile")]
    hows = [r.how.split(" (")[0] for r in report.reasons if r.slot == "recipient"]
    assert hows == ["concluded: likeliest of the countries of the article"]


def test_few_sentences_tell_too_little(de: Pack) -> None:
    title, text = SPIES
    short = (title, text.split(". ")[-1])
    assert report_at("rief", short, de).recipients == ()


def test_sides_in_english(en: Pack) -> None:
    text = "Peru has accused Chile of espionage. Chile denied it. Two officers are said to have sold plans. Judges are investigating. "
    report = report_at(
        "recalled", ("Peru accuses Chile of espionage", text + "Chile asked for evidence. Lima recalled its ambassador."), en
    )
    assert ({p.country for p in report.actors}, {p.country for p in report.recipients}) == ({"PER"}, {"CHL"})


def test_every_clue_that_the_trees_ask_for_is_told(de: Pack) -> None:
    told = set()
    for title, text in (SPIES, STRIKE, GAS):
        reading = read_until("statements", text, de, "2009-11-17", title)
        coder = Coder(reading, de)
        sides = Sides(*coder.told(), coder.named())
        for slot in SLOTS:
            for n in range(len(sides.acts)):
                shared, own = sides.choices(n, slot)
                told |= shared.keys() | {name for its in own.values() for name in its}
    open_ended = ("act ", "status ", "word ", "doer ", "how ", "other ", "our ", "their ", "relation ", "below ", "case ", "1 ", "2 ", "3 ")
    for slot in SLOTS:
        assert {c for c in trees()[slot].clues if not c.startswith(open_ended)} <= told


def test_countries_are_chosen_apart_from_how_many_acts_are_asked_for_at_a_time(de: Pack) -> None:
    title, text = SPIES
    coder = Coder(read_until("statements", text, de, "2009-11-17", title), de)
    sides = Sides(*coder.told(), coder.named())
    for n, likely in likelihoods(sides, "recipient").items():
        shared, own = sides.choices(n, "recipient")
        weighing = trees()["recipient"]
        assert weighing.probabilities(weighing.table(shared, [*own.values()])).tolist() == [*likely.values()]


countries = st.sampled_from(["PER", "CHL", "BOL"])


@given(st.dictionaries(countries, st.floats(0, 1)), st.frozensets(countries), st.sampled_from(sorted(LIKELY.values())))
def test_rules_stand_unless_they_are_unlikely(likely: dict[str, float], ruled: frozenset[str], bound: float) -> None:
    found = chosen(likely, ruled, bound)
    if ruled and all(likely.get(c, 0) >= UNLIKELY for c in ruled):
        assert found.keys() == ruled
    else:
        assert found.keys() == {c for c, p in likely.items() if p >= bound}


@pytest.mark.parametrize("article", [SPIES, GAS])
def test_side_with_a_country_by_words_is_left_alone(de: Pack, article: tuple[str, str]) -> None:
    title, text = article
    coder = Coder(read_until("statements", text, de, "2009-11-17", title), de)
    told, reports = coder.told()
    sides, done = Sides(told, reports, coder.named()), with_sides(told, reports, coder.named())
    for slot in SLOTS:
        settled = [n for n in range(len(reports)) if n not in sides.open(slot)]
        assert settled
        assert [parties(done[n], slot) for n in settled] == [parties(reports[n], slot) for n in settled]
