"""times: tables of cases per language, tense, ranges, open ends, and what must never happen."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.edtf_value import bounds, canonical
from depesche.langpack import Pack, load_pack
from depesche.model import Document, Time
from depesche.parse import Sentence, Syntax, Word
from depesche.reading import Reading
from depesche.times import times
from depesche.times.feasts import easter
from depesche.times.values import Reference
from support import read_until

FULL = "2023-08-17"  # a Thursday
MONTH = "2023-08"


def read(text: str, published: str | None = FULL, language: str = "de", syntax: Syntax | None = None) -> Reading:
    document = Document("d", text, published=published, language=language)
    return times(Reading(document, syntax=syntax or Syntax(())), load_pack(language))


def found(text: str, published: str | None = FULL, language: str = "de") -> list[tuple[str, str | None, str | None]]:
    return [(t.text, t.timex.value if t.timex else None, t.edtf) for t in read(text, published, language).times]


TENSES = [
    ("Am Montag riss die Verbindung ab.", "2023-08-14"),
    ("Am Freitag ist ein Flugzeug in Minsk gelandet.", "2023-08-11"),
    ("Nach dem Anschlag am Wochenende fordern sie Antworten.", "2023-08-12/2023-08-13"),
    ("Daran ändert der Zwischenfall vom Sonntag nichts.", "2023-08-13"),
    ("Am Sonntag sind Wahlen.", "2023-08-20"),
    ("Am Freitag trifft er den Kanzler.", "2023-08-18"),
]


@pytest.mark.parametrize(("text", "edtf"), TENSES)
def test_tense_tells_before_from_ahead(text: str, edtf: str, de: Pack) -> None:
    assert edtf in [t.edtf for t in read_until("times", text, de, FULL).times]


GERMAN = [
    ("Es geschah am 11. September 2001.", [("11. September 2001", "2001-09-11", "2001-09-11")]),
    ("Es geschah am 11.9.2001.", [("11.9.2001", "2001-09-11", "2001-09-11")]),
    ("Es geschah am 2001-09-11.", [("2001-09-11", "2001-09-11", "2001-09-11")]),
    ("Es geschah im September 2001.", [("September 2001", "2001-09", "2001-09")]),
    ("Im Jänner 2023 tagte der Rat.", [("Jänner 2023", "2023-01", "2023-01")]),
    ("Am Mittwoch, den 9. August, kam er.", [("Mittwoch, den 9. August", "2023-08-09", "2023-08-09")]),
    ("Am 3. und 4. Mai 2022 tagten sie.", [("3.", "2022-05-03", "2022-05-03"), ("4. Mai 2022", "2022-05-04", "2022-05-04")]),
    ("Ende Juni reiste sie ab.", [("Ende Juni", "2023-06", "2023-06")]),
    ("Im Oktober vergangenen Jahres begann es.", [("Oktober vergangenen Jahres", "2022-10", "2022-10")]),
    ("Er kam am Dienstag.", [("Dienstag", "2023-08-15", "2023-08-15")]),
    ("Er kam am vergangenen Donnerstag.", [("vergangenen Donnerstag", "2023-08-10", "2023-08-10")]),
    ("Er kommt am kommenden Montag.", [("kommenden Montag", "2023-08-21", "2023-08-21")]),
    ("Er kam am Dienstagabend.", [("Dienstagabend", "2023-08-15TEV", "2023-08-15")]),
    ("Gestern oder heute.", [("Gestern", "2023-08-16", "2023-08-16"), ("heute", "2023-08-17", "2023-08-17")]),
    ("Vorgestern oder übermorgen.", [("Vorgestern", "2023-08-15", "2023-08-15"), ("übermorgen", "2023-08-19", "2023-08-19")]),
    ("Morgen wird getagt.", [("Morgen", "2023-08-18", "2023-08-18")]),
    ("Gestern Vormittag.", [("Gestern Vormittag", "2023-08-16TMO", "2023-08-16")]),
    ("Gestern um 10.30 Uhr.", [("Gestern", "2023-08-16", "2023-08-16"), ("10.30 Uhr", "2023-08-16T10:30", "2023-08-16")]),
    ("In der vergangenen Woche.", [("der vergangenen Woche", "2023-W32", "2023-08-07/2023-08-13")]),
    ("Im nächsten Monat.", [("nächsten Monat", "2023-09", "2023-09")]),
    ("Im vergangenen Jahr.", [("vergangenen Jahr", "2022", "2022")]),
    ("Heuer weniger als im Vorjahr.", [("Heuer", "2023", "2023"), ("Vorjahr", "2022", "2022")]),
    ("Im ersten Quartal 2023.", [("ersten Quartal 2023", "2023-Q1", "2023-33")]),
    ("Im zweiten Halbjahr 2022.", [("zweiten Halbjahr 2022", "2022-H2", "2022-41")]),
    ("Im Frühjahr reiste er.", [("Frühjahr", "2023-SP", "2023-21")]),
    ("Im Winter 2013/14.", [("Winter 2013/14", "2013-WI", "2013-24")]),
    ("In den neunziger Jahren.", [("den neunziger Jahren", "199", "199X")]),
    ("In den 1960er-Jahren.", [("den 1960er-Jahren", "196", "196X")]),
    ("Seit Beginn des 19. Jahrhunderts.", [("Beginn des 19. Jahrhunderts", "18", "18XX/..")]),
    ("Vor drei Jahren kam er.", [("drei Jahren", "P3Y", "2020")]),
    ("Vor rund drei Jahren kam er.", [("rund drei Jahren", "P3Y", "2020~")]),
    ("Seit zwei Monaten wartet er.", [("zwei Monaten", "P2M", "2023-06/..")]),
    ("In den vergangenen fünf Jahren.", [("den vergangenen fünf Jahren", "P5Y", "2018-08/2023-08")]),
    ("In den nächsten zwei Wochen.", [("den nächsten zwei Wochen", "P2W", "2023-08-17/2023-08-31")]),
    ("Es dauerte mehrere Monate.", [("mehrere Monate", "PXM", None)]),
    ("Es dauerte drei Jahre und vier Monate.", [("drei Jahre und vier Monate", "P3Y4M", None)]),
    ("Es dauerte ein halbes Jahr, also jahrelang.", [("ein halbes Jahr", "P0.5Y", None), ("jahrelang", "PXY", None)]),
    ("Ein dreitägiger Besuch.", [("dreitägiger", "P3D", None)]),
    ("Eine fünfjährige Haftstrafe.", [("fünfjährige", "P5Y", None)]),
    ("Die fünfjährige Tochter.", []),
    ("Er ist 31 Jahre alt.", []),
    ("Täglich und jeden Montag.", [("Täglich", "P1D", None), ("jeden Montag", "XXXX-WXX-1", None)]),
    ("Alle vier Jahre wird gewählt.", [("Alle vier Jahre", "P4Y", None)]),
    ("Damals, derzeit und künftig.", [("Damals", "PAST_REF", None), ("derzeit", "PRESENT_REF", None)]),
    ("Um halb neun, um Viertel nach acht.", [("halb neun", "2023-08-17T08:30", None), ("Viertel nach acht", "2023-08-17T08:15", None)]),
    ("In den frühen Morgenstunden.", [("den frühen Morgenstunden", "2023-08-17TMO", "2023-08-17")]),
    ("Am späten Samstagabend.", [("späten Samstagabend", "2023-08-12TEV", "2023-08-12")]),
    ("Im Jahr zuvor, Monate später.", [("Jahr zuvor", "XXXX", None), ("Monate später", "PXM", None)]),
    ("Das ganze Jahr, in diesem strengen Winter.", [("Das ganze Jahr", "P1Y", None), ("diesem strengen Winter", "2023-WI", "2023-24")]),
    ("Sommer/Herbst 2015.", [("Sommer", "2015-SU", "2015-22"), ("Herbst 2015", "2015-FA", "2015-23")]),
    (
        "Vom 3. Mai bis 10. Juni 2014.",
        [
            ("3. Mai bis 10. Juni 2014", None, "2014-05-03/2014-06-10"),
            ("3. Mai", "2014-05-03", "2014-05-03"),
            ("10. Juni 2014", "2014-06-10", "2014-06-10"),
        ],
    ),
    ("Es waren 2000 Grad, 1500,- € und 1000 bis 1500 Kilometer.", []),
    ("Die Oktober-Revolution, der MIP-Montag, eine Schweigeminute.", []),
    ("Am Muttertag 2023.", [("Muttertag 2023", "2023-05-14", "2023-05-14")]),
    ("Am 3.5. und am 12.7. tagte er.", [("3.5.", "2023-05-03", "2023-05-03"), ("12.7.", "2023-07-12", "2023-07-12")]),
    ("Zu Ostern 2023.", [("Ostern 2023", "2023-04-09", "2023-04-09/2023-04-10")]),
    ("Zu Weihnachten 2022.", [("Weihnachten 2022", "2022-12-25", "2022-12-24/2022-12-26")]),
    ("Am Karfreitag 2024.", [("Karfreitag 2024", "2024-03-29", "2024-03-29")]),
    ("Seit 2018 gilt es.", [("2018", "2018", "2018/..")]),
    ("Bis Ende 2025 gilt es.", [("Ende 2025", "2025", "../2025")]),
    ("Am 31. Februar 2023 und am 45. Mai.", [("Mai", "2023-05", "2023-05")]),
    ("Am 29. Februar, nicht am 29.02.2023.", []),
    ("Es kostet 1,5 Millionen Euro, 2.500 Leute kamen.", []),
]  # fmt: skip

ENGLISH = [
    ("It fell on September 11, 2001.", [("September 11, 2001", "2001-09-11", "2001-09-11")]),
    ("It began on 5 March 2022.", [("5 March 2022", "2022-03-05", "2022-03-05")]),
    ("They met in May.", [("May", "2023-05", "2023-05")]),
    ("They may march on.", []),
    ("He came on Tuesday.", [("Tuesday", "2023-08-15", "2023-08-15")]),
    ("He left last week.", [("last week", "2023-W32", "2023-08-07/2023-08-13")]),
    ("He came three years ago.", [("three years ago", "2020", "2020")]),
    ("Over the past five years it grew.", [("the past five years", "P5Y", "2018-08/2023-08")]),
    ("It rose in the third quarter of 2022.", [("the third quarter of 2022", "2022-Q3", "2022-35")]),
    ("In the 1990s and the 19th century.", [("the 1990s", "199", "199X"), ("the 19th century", "18", "18XX")]),
    (
        "Yesterday evening at 8:30 p.m.",
        [("Yesterday evening", "2023-08-16TEV", "2023-08-16"), ("8:30 p.m", "2023-08-16T20:30", "2023-08-16")],
    ),
    ("Every Monday, once a year.", [("Every Monday", "XXXX-WXX-1", None), ("once a year", "P1Y", None)]),
    ("A three-day visit.", [("three-day", "P3D", None)]),
    ("The 35-year-old minister.", []),
    ("It has been in force since 2018.", [("2018", "2018", "2018/..")]),
    ("It ends next year.", [("next year", "2024", "2024")]),
    ("It starts on Friday of next week.", [("Friday of next week", "2023-08-25", "2023-08-25")]),
    ("It starts in the new year.", [("the new year", "2024", "2024")]),
    ("It opens daily at 10 a.m.", [("daily", "P1D", None), ("10 a.m", "T10:00", None)]),
    (
        "He came on 5 March 2022, and left the next morning.",
        [("5 March 2022", "2022-03-05", "2022-03-05"), ("the next morning", "2022-03-06TMO", "2022-03-06")],
    ),
    ("At Christmas 2022.", [("Christmas 2022", "2022-12-25", "2022-12-24/2022-12-26")]),
]


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_german_expressions(text: str, expected: list) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_expressions(text: str, expected: list) -> None:
    assert [(t.removesuffix("."), v, e) for t, v, e in found(text, language="en")] == expected


UNDER_A_MONTH = [
    ("Er kam am Mittwoch.", "[2023-08-02,2023-08-09,2023-08-16,2023-08-23,2023-08-30]"),
    ("Er kam am vergangenen Mittwoch.", "[2023-07-26,2023-08-02,2023-08-09,2023-08-16,2023-08-23,2023-08-30]"),
    ("Er kam gestern.", "[2023-07-31..2023-08-30]"),
    ("Er kam heute.", "2023-08"),
    ("Er kam im Mai.", "2023-05"),
    ("Er kam im Frühjahr.", "2023-21"),
    ("Er kam im vergangenen Jahr.", "2022"),
    ("Er kam im vergangenen Monat.", "2023-07"),
    ("Er kam vergangene Woche.", "[2023-07-24..2023-08-27]"),
    ("Er kam in den vergangenen fünf Jahren.", "2018-08/2023-08"),
]


@pytest.mark.parametrize(("text", "edtf"), UNDER_A_MONTH)
def test_under_a_month_nothing_is_guessed(text: str, edtf: str) -> None:
    assert found(text, MONTH)[0][2] == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [("am Mittwoch", "2023"), ("im Mai", "2023-05"), ("im vergangenen Jahr", "2022"), ("im vergangenen Monat", "[2022-12..2023-11]")],
)
def test_under_a_year_nothing_is_guessed(text: str, edtf: str) -> None:
    assert found(f"Er kam {text}.", "2023")[0][2] == edtf


def test_bounds_go_with_the_value() -> None:
    row = read("In den vergangenen fünf Jahren.", MONTH).times[0]
    assert (row.earliest, row.latest) == ("2018-08-01", "2023-08-31")
    row = read("Seit 2018 gilt es.").times[0]
    assert (row.earliest, row.latest) == ("2018-01-01", None)


def test_without_a_date_relative_times_stay_unresolved_with_an_issue() -> None:
    reading = read("Am Mittwoch und am 3. Mai 2020.", published=None)
    assert [(t.text, t.edtf) for t in reading.times] == [("Mittwoch", None), ("3. Mai 2020", "2020-05-03")]
    assert [(i.stage, i.slug, i.start, i.end) for i in reading.issues] == [("times", "no-reference-date", 3, 11)]


def test_range_is_one_row_beside_its_ends() -> None:
    assert found("Von Januar bis Mai 2023 wuchs der Handel.") == [
        ("Januar bis Mai 2023", None, "2023-01/2023-05"),
        ("Januar", "2023-01", "2023-01"),
        ("Mai 2023", "2023-05", "2023-05"),
    ]
    assert found("Zwischen 2001 und 2005.")[0] == ("2001 und 2005", None, "2001/2005")
    assert found("From January to May 2023.", language="en")[0] == ("January to May 2023", None, "2023-01/2023-05")


def syntax(text: str, *rows: tuple[str, str, str, dict[str, str], int, str]) -> Syntax:
    """A sentence from (word, lemma, pos, feats, head, relation)."""
    words, at = [], 0
    for i, (form, lemma, pos, feats, head, relation) in enumerate(rows):
        start = text.index(form, at)
        at = start + len(form)
        words.append(Word(i, start, at, form, lemma, pos, feats, head, relation))
    return Syntax((Sentence(tuple(words), "body"),))


PRESENT, PAST, INFINITIVE, PARTICIPLE = {"Tense": "Pres"}, {"Tense": "Past"}, {"VerbForm": "Inf"}, {"VerbForm": "Part"}
FRIDAY = ("Freitag", "Freitag", "NOUN", {})
TENSES = [
    ("kam Freitag", [("kam", "kommen", "VERB", PAST, 0, "root"), (*FRIDAY, 0, "obl")], "2023-08-11"),
    ("kommt Freitag", [("kommt", "kommen", "VERB", PRESENT, 0, "root"), (*FRIDAY, 0, "obl")], "2023-08-18"),
    (
        "wird Freitag kommen",
        [("wird", "werden", "AUX", PRESENT, 2, "aux"), (*FRIDAY, 2, "obl"), ("kommen", "kommen", "VERB", INFINITIVE, 2, "root")],
        "2023-08-18",
    ),
    (
        "ist Freitag gekommen",
        [("ist", "sein", "AUX", PRESENT, 2, "aux"), (*FRIDAY, 2, "obl"), ("gekommen", "kommen", "VERB", PARTICIPLE, 2, "root")],
        "2023-08-11",
    ),
    (
        "soll Freitag kommen",
        [("soll", "sollen", "AUX", PRESENT, 2, "aux"), (*FRIDAY, 2, "obl"), ("kommen", "kommen", "VERB", {}, 2, "root")],
        "2023-08-18",
    ),
]


@pytest.mark.parametrize(("text", "rows", "day"), TENSES)
def test_tense_tells_which_weekday(text: str, rows: list, day: str) -> None:
    assert read(text, syntax=syntax(text, *rows)).times[0].edtf == day


def test_number_of_things_is_no_year() -> None:
    text = "Es kamen 2000 Menschen"
    rows = [
        ("Es", "es", "PRON", {}, 1, "expl"),
        ("kamen", "kommen", "VERB", PAST, 1, "root"),
        ("2000", "2000", "NUM", {}, 3, "nummod"),
        ("Menschen", "Mensch", "NOUN", {"Number": "Plur"}, 1, "nsubj"),
    ]
    assert read(text, syntax=syntax(text, *rows)).times == ()


@pytest.mark.parametrize(("year", "day"), [(2000, "2000-04-23"), (2024, "2024-03-31"), (2038, "2038-04-25")])
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


# -- properties

MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]
published_values = st.one_of(
    st.none(), st.tuples(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.sampled_from([4, 7, 10])).map(lambda p: p[0].isoformat()[: p[1]])
)
LEAST_DAYS = {
    "am Mittwoch": 1, "gestern": 1, "heute": 1, "übermorgen": 1, "am 3. Mai": 1, "am Montagabend": 1, "zu Ostern": 2, "am Wochenende": 2,
    "in der vergangenen Woche": 7, "kommende Woche": 7, "vor zwei Wochen": 7, "Anfang der Woche": 7, "im nächsten Monat": 28, "im Mai": 31,
    "Ende Februar": 28, "vor drei Monaten": 28, "im Sommer": 90, "im Herbst": 90, "im dritten Quartal": 90, "in diesem Jahr": 365,
    "vor drei Jahren": 365, "im Vorjahr": 365, "Ende nächsten Jahres": 365, "in zehn Jahren": 365, "in den vergangenen zwei Jahren": 730,
    "in den letzten drei Monaten": 85, "in den 80er Jahren": 3650, "im 18. Jahrhundert": 36500,
}  # fmt: skip


def days_covered(row: Time) -> int | None:
    if row.earliest is None or row.latest is None:
        return None
    return (date.fromisoformat(row.latest) - date.fromisoformat(row.earliest)).days + 1


@given(st.sampled_from(sorted(LEAST_DAYS)), published_values)
def test_no_value_is_finer_than_its_words(words: str, published: str | None) -> None:
    for row in read(f"Er sah sie {words} wieder.", published).times:
        days = days_covered(row)
        assert days is None or days >= LEAST_DAYS[words]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), published_values)
def test_absolute_dates_do_not_depend_on_publication(day: date, published: str | None) -> None:
    month = MONTHS[day.month - 1]
    text = f"Es geschah am {day.day}. {month} {day.year}, also im {month} {day.year} oder im Jahr {day.year}."
    assert [t.edtf for t in read(text, published).times] == [day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]]


WORDS = """am im seit bis vor von zwischen und der den dem drei 12 . , : - 2023 1999/ Mai Montag Jahren Woche Uhr letzten nächsten
Abend jeden heute Ende Jahr Jahrhundert er Ostern 29 30 31 Februar 20. Monate rund Saison früher morgen last two weeks ago May century"""
PIECES = st.one_of(st.sampled_from(WORDS.split()), st.text(max_size=4))


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=25), st.sampled_from([" ", "", "\n"]), published_values, st.sampled_from(["de", "en"]))
def test_any_text_gives_sound_rows(pieces: list[str], glue: str, published: str | None, language: str) -> None:
    text = glue.join(pieces)
    reading = read(text, published, language)
    assert reading.times == read(text, published, language).times
    assert list(reading.times) == sorted(reading.times, key=lambda t: (t.start, -t.end))
    for row in reading.times:
        assert row.text == text[row.start : row.end] != ""
        assert row.edtf is None or (canonical(row.edtf), bounds(row.edtf)) == (row.edtf, (row.earliest, row.latest))
        assert row.edtf is not None or (row.earliest, row.latest) == (None, None)


def test_a_run_of_very_many_digits_is_no_time() -> None:
    assert found(f"Es waren {'1' * 5000}, und das im Jahr 2001.") == [("Jahr 2001", "2001", "2001")]


@pytest.mark.parametrize("header", ["date 2023-08 Besuch", "date 2023-08-17 Besuch"])
def test_the_header_line_of_a_plain_text_holds_no_time(header: str) -> None:
    text = f"{header}\n\nLi kam am Montag nach Minsk."
    assert [t.text for t in read_until("times", text, load_pack("de"), published="2023-08").times] == ["Montag"]


def test_reference_of_other_shapes_is_none() -> None:
    assert Reference.of("2023-21") is None
    assert Reference.of(None) is None
