"""dossier, explain and countries: what is chosen, in which order, and how it is shown."""

from contextlib import closing

import pytest

from depesche.countries import find_country
from depesche.dossier import dossier, lines_of, rows_of
from depesche.errors import InputError, QueryError
from depesche.explain import explanation
from depesche.model import Document
from depesche.pipeline import code
from depesche.store import open_store, write

CHINA, BELARUS = find_country("CHN"), find_country("BLR")


def ids(entries):
    return [entry.id for entry in entries]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("CHN", "CHN"),
        ("chn", "CHN"),
        ("China", "CHN"),
        ("Weißrussland", "BLR"),
        ("WEISSRUSSLAND", "BLR"),
        (" Belarus ", "BLR"),
        ("Polen", "POL"),
    ],
)
def test_country_is_found_by_name_or_code(asked, code):
    assert find_country(asked).code == code


def test_unknown_country_names_near_matches():
    with pytest.raises(InputError, match="Belarus"):
        find_country("Belaruss")
    with pytest.raises(InputError, match="code like"):
        find_country("Qqqq")


def test_dossier_is_ordered_by_event_and_undated_by_article(record_file):
    assert ids(dossier(record_file, CHINA, BELARUS)) == ["trade", "visit", "undated", "agreement", "hostile"]


def test_dossier_does_not_depend_on_the_order_of_names(record_file):
    assert dossier(record_file, CHINA, BELARUS) == dossier(record_file, BELARUS, CHINA)


def test_undated_entries_keep_their_date_empty(record_file):
    undated = next(e for e in dossier(record_file, CHINA, BELARUS) if e.id == "undated")
    assert (undated.date, undated.earliest, undated.latest, undated.published) == (None, None, None, "2023-03-02")


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2023", None, ["visit", "undated", "agreement", "hostile"]),
        ("2022-12-31", "2023-01-01", ["trade", "hostile"]),
        (None, "2022", ["trade", "hostile"]),
        ("2023-03-01", "2023-03-01", ["visit", "hostile"]),
        ("2023-03-02", None, ["undated", "agreement", "hostile"]),
        ("2024", None, ["hostile"]),
    ],
)
def test_since_and_until_test_overlap(record_file, since, until, expected):
    assert ids(dossier(record_file, CHINA, BELARUS, since, until)) == expected


@pytest.mark.parametrize("day", ["2023-13", "gestern", "2023-02-30"])
def test_since_that_is_no_date_is_an_error(record_file, day):
    with pytest.raises(InputError, match="--since"):
        dossier(record_file, CHINA, BELARUS, since=day)


def test_one_country_twice_is_an_error(record_file):
    with pytest.raises(InputError, match="two countries"):
        dossier(record_file, BELARUS, find_country("Weißrussland"))


def test_deeds_of_a_third_country_are_left_out(record_file):
    assert ids(dossier(record_file, find_country("Polen"), CHINA)) == ["third"]
    assert ids(dossier(record_file, find_country("DEU"), CHINA)) == ["elsewhere"]


def test_entry_names_parties_outlet_and_chain(record_file):
    visit = next(e for e in dossier(record_file, CHINA, BELARUS) if e.id == "visit")
    assert (visit.what, visit.status, visit.place) == ("CONSULT-visit", "actual", "Peking")
    assert (visit.actors, visit.recipients) == (["China (CHN)"], ["Belarus (BLR)"])
    assert (visit.outlet, visit.chain) == ("Beispielkurier", ["Belta"])


def test_lines_show_event_and_article_apart(record_file):
    lines = list(lines_of(dossier(record_file, CHINA, BELARUS), 120))
    assert lines[0].split() == ["event", "article", "what", "is", "told"]
    assert any(line.startswith("2022                   2023-03-02  trade > 30 percent-change") for line in lines)
    assert any(line.startswith("–                      2023-03-02  CONSULT-visit") for line in lines)
    assert max(map(len, lines)) <= 120


def test_every_date_shows_its_precision(record_file):
    entries = dossier(record_file, CHINA, BELARUS)
    assert {e.id: e.precision for e in entries if e.date} == {"trade": "year", "visit": "day"}
    page = "\n".join(lines_of(entries, 120))
    assert "(year)" in page
    assert "(day)" in page


ATTACKED = {
    "a": ("Kurier A", "Russland hat am Dienstag ukrainische Soldaten angegriffen, meldete die Agentur Unian."),
    "b": ("Kurier <b>B</b>\x1b[2J", "Russland hat am Dienstag ukrainische Soldaten nicht angegriffen."),
    "c": ("Kurier C", "Russland hat im Mai 2021 ukrainische Soldaten nicht angegriffen."),
}


@pytest.fixture(scope="module")
def accounts_file(tmp_path_factory):
    """Three articles: one asserts an attack, one denies the same, one denies another."""
    path = tmp_path_factory.mktemp("accounts") / "record.duckdb"
    articles = (Document(id, text, None, "2022-08-10", outlet, None, "de") for id, (outlet, text) in ATTACKED.items())
    with closing(open_store(path, read_only=False)) as connection:
        write(connection, [code(article) for article in articles])
    return path


def test_contradicting_accounts_stand_next_to_each_other(accounts_file):
    entries = dossier(accounts_file, find_country("RUS"), find_country("UKR"))
    assert [(e.document, e.status) for e in entries] == [("c", "negated"), ("a", "actual"), ("b", "negated")]
    other, yes, no = entries
    assert (yes.contradicts, no.contradicts, other.contradicts) == ([no.id], [yes.id], [])
    lines = list(lines_of(entries, 120))
    assert any("Kurier A ← die Agentur Unian" in line for line in lines)
    assert sum("told otherwise" in line for line in lines) == 2
    assert all(c.isprintable() for line in lines for c in line)


def test_lines_hold_no_control_characters(record_file):
    assert all(c.isprintable() for line in lines_of(dossier(record_file, CHINA, BELARUS), 100) for c in line)


def test_rows_have_a_type_for_each_column(record_file):
    rows = rows_of(dossier(record_file, CHINA, BELARUS))
    assert len(rows.columns) == len(rows.kinds)
    assert rows.kinds[rows.columns.index("actors")] == "VARCHAR[]"


def test_explanation_of_a_report_shows_rule_and_words(record_file):
    page = "\n".join(explanation(record_file, "visit"))
    for words in [
        "CONSULT-visit",
        "Beispielkurier",
        "“empfing”",
        "lang/de/countries.tsv:2: code=",
        "“Xi” = China, CHN",
        "2023-03-01 (day)",
        "chain      Beispielkurier ← Belta",
        "Peking, CHN",
        "“Belta”",
    ]:
        assert words in page
    assert "because    actor: subj of empfing: 0–2 “Xi”" in page


def test_explanation_of_a_fact_shows_its_words(record_file):
    page = "\n".join(explanation(record_file, "trade"))
    assert "trade > 30 percent-change" in page
    assert "“Der Handel zwischen China und Belarus wuchs 2022 um mehr als 30 Prozent.”" in page


def test_explanation_holds_no_control_characters(record_file):
    assert all(c.isprintable() for line in explanation(record_file, "hostile") for c in line)


def test_explanation_of_nothing_is_an_error(record_file):
    with pytest.raises(QueryError, match="'nothing'"):
        list(explanation(record_file, "nothing"))
