import pytest

from depesche.clean import clean
from depesche.langpack import Pack
from depesche.model import Document
from depesche.reading import Reading


def blocks(text: str, pack: Pack, title: str | None = None) -> list[tuple[str, str]]:
    reading = clean(Reading(Document("x", text, title=title, language=pack.code)), pack)
    return [(b.kind, text[b.start : b.end]) for b in reading.blocks]


def test_header_line_is_the_headline_without_its_date(de: Pack) -> None:
    assert blocks(" date 2023-08 Minister reist nach Minsk\n\nEr kam am Mittwoch an.", de) == [
        ("headline", "Minister reist nach Minsk"),
        ("body", "Er kam am Mittwoch an."),
    ]


def test_title_in_the_text_is_the_headline(de: Pack) -> None:
    found = blocks("Wird der Gipfel verschoben?\nDie Delegation sagte ab.", de, title="Wird der Gipfel verschoben?")
    assert found[0] == ("headline", "Wird der Gipfel verschoben?")


@pytest.mark.parametrize(
    "line", ["Quelle: Beispielagentur © Presseamt", "Foto: Musterfoto", "© Beispielbild 2024", "(Symbolbild: Musterfoto)"]
)
def test_picture_credit_is_no_news(de: Pack, line: str) -> None:
    assert ("credit", line) in blocks(f"Der Minister reiste ab.\n\n{line}\n\nDie Gespräche gehen weiter.", de)


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO (dpa) –",
        "Oslo/Riga (AFP) -",
        "OSLO, Norwegen -",
        "Oslo, 3. Mai (Xinhua) -",
        "NEW YORK:",
        "Oslo –",
        "Oslo (Norwegen), 03.05.2023 –",
    ],
)
def test_dateline_is_no_news(de: Pack, dateline: str) -> None:
    assert blocks(f"{dateline} Der Minister reiste ab.", de) == [("credit", dateline), ("body", "Der Minister reiste ab.")]


@pytest.mark.parametrize("dateline", ["Oslo (Norwegen), 03.05.2014 –", "Oslo/Den Haag (NZZ) –", "Rio de Janeiro –"])
def test_dateline_without_an_agency_opens_a_paragraph(de: Pack, dateline: str) -> None:
    news = "Hupend und mit Fackeln haben Fischer den Hafen blockiert."
    assert blocks(f"{dateline} {news}", de) == [("credit", dateline), ("body", news)]
    assert blocks(f"Sie warten. {dateline} {news}", de)[0][0] == "body"


@pytest.mark.parametrize(
    "text", ["NATO: Estland baut Straßen.", "Norwegen – und nicht Polen – liefert Fisch.", "Eva Muster (Rat) – Fischer – kam."]
)
def test_name_before_a_colon_or_dash_is_no_dateline(de: Pack, text: str) -> None:
    assert blocks(text, de) == [("body", text)]


def test_further_reading_at_the_end_of_a_paragraph_is_split_off(de: Pack) -> None:
    assert blocks("Der Minister reiste ab. Mehr zum Thema – Warum der Minister bleibt", de) == [
        ("body", "Der Minister reiste ab."),
        ("further-reading", "Mehr zum Thema – Warum der Minister bleibt"),
    ]


def test_teaser_woven_into_a_paragraph_ends_where_the_next_sentence_begins(de: Pack) -> None:
    text = "Das sagte der Präsident. Außenministerin im Interview mit dem Musterblatt: Was jetzt zählt Kowalski lobte die Nachbarn."
    assert blocks(text, de) == [
        ("lede", "Das sagte der Präsident."),
        ("teaser", "Außenministerin im Interview mit dem Musterblatt: Was jetzt zählt"),
        ("body", "Kowalski lobte die Nachbarn."),
    ]


def test_sentence_with_a_verb_before_the_colon_is_no_teaser(de: Pack) -> None:
    text = "Der Präsident sagte im Interview mit dem Musterblatt: Es gibt keine Gespräche."
    assert [k for k, _ in blocks(text, de)] == ["body"]


LEDE = "Der polnische Außenminister hat am Montag in Berlin neue Hilfen für die Nachbarn angekündigt."
FULL = "Der polnische Außenminister Kowalski hat am Montag in Berlin neue Hilfen für die Nachbarn angekündigt. Die Hilfen beginnen im Mai."


@pytest.mark.parametrize(("text", "kinds"), [(f"{LEDE}\n\n{FULL}", ["duplicate", "body"]), (f"{FULL}\n\n{LEDE}", ["lede", "duplicate"])])
def test_of_a_lede_told_twice_the_fuller_telling_is_news(de: Pack, text: str, kinds: list[str]) -> None:
    assert [k for k, _ in blocks(text, de)] == kinds


def test_first_paragraph_is_the_lede(de: Pack) -> None:
    assert [k for k, _ in blocks("Der Minister reiste ab.\n\nEs gab keine Gespräche.", de)] == ["lede", "body"]


@pytest.mark.parametrize("text", ["", " \n\t ", "\n\n\n"])
def test_blank_text_has_no_blocks(de: Pack, text: str) -> None:
    assert blocks(text, de) == []


def test_english_cues(en: Pack) -> None:
    found = blocks("The minister left.\n\nPhoto: Sample Press\n\nTalks go on. Read more: Why the minister stays", en)
    assert [k for k, _ in found] == ["lede", "credit", "body", "further-reading"]
