"""Statements: marks, cues before, within and behind, phrases of attribution, mood that runs on."""

import pytest

from depesche.langpack import load_pack
from depesche.mentions import mentions
from depesche.model import Block, Document, Span, Statement
from depesche.parse import parse
from depesche.reading import Reading
from depesche.statements import statements
from depesche.statements.quotes import DEEPEST, find_quotes, outermost
from depesche.statements.speech import lexicon
from depesche.statements.stage import nested


def read(text: str, language: str = "de", kind: str = "body") -> tuple[Statement, ...]:
    pack = load_pack(language)
    reading = Reading(Document("d", text, language=language), blocks=(Block(kind, 0, len(text)),))
    for stage in (parse, mentions, statements):
        reading = stage(reading, pack)
    return reading.statements


def said(statement: Statement, text: str) -> str:
    return " … ".join(text[s.start : s.end] for s in statement.quote)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Er rief: „Halt!“ und ging.", ["„Halt!“"]),
        ("Er rief: »Halt!« und ging.", ["»Halt!«"]),
        ("Er rief: «Halt!» und ging.", ["«Halt!»"]),
        ('Er rief: "Halt!" und ging.', ['"Halt!"']),
        ("He cried “Stop!” and left.", ["“Stop!”"]),
        ("„Er rief ‚Halt‘ und ging“, sagte sie.", ["„Er rief ‚Halt‘ und ging“"]),
        ("Sie sagte: „Das stimmt nicht.", []),
        ("He didn't say the boys' names.", []),
    ],
)
def test_find_quotes_knows_all_marks(text: str, quotes: list[str]) -> None:
    marks = lexicon(load_pack("de" if "Er" in text or "Sie" in text else "en")).marks
    assert [text[s.start : s.end] for s in outermost(find_quotes(text, 0, len(text), marks))] == quotes


def test_find_quotes_looks_back_past_marks_that_nothing_closes() -> None:
    marks = lexicon(load_pack("de")).marks
    text = "»" + "„" * (DEEPEST - 2) + "«"
    assert find_quotes(text, 0, len(text), marks) == [Span(0, len(text))]
    text = "»" + "„" * DEEPEST + "«"
    assert find_quotes(text, 0, len(text), marks) == []


GERMAN = [
    ("„Wir bleiben bis zum Sommer“, sagte die Ministerin.", "direct", "„Wir bleiben bis zum Sommer“", "die Ministerin"),
    ("Die Ministerin sagte: „Wir bleiben bis zum Sommer.“", "direct", "„Wir bleiben bis zum Sommer.“", "Die Ministerin"),
    ("„Wir bleiben. Das steht fest“, sagte der Präsident.", "direct", "„Wir bleiben. Das steht fest“", "der Präsident"),
    ("Der Präsident erklärte, dass die Armee abzieht.", "indirect", "dass die Armee abzieht", "Der Präsident"),
    ("Der Präsident erklärte, die Armee ziehe sich zurück.", "indirect", "die Armee ziehe sich zurück", "Der Präsident"),
    ("Die Armee ziehe sich zurück, erklärte der Präsident.", "indirect", "Die Armee ziehe sich zurück", "der Präsident"),
    ("Der Präsident forderte die Rebellen auf, die Stadt zu verlassen.", "indirect", "die Stadt zu verlassen", "Der Präsident"),
    ("Laut dem Ministerium wurden drei Soldaten verletzt.", "indirect", "wurden drei Soldaten verletzt", "dem Ministerium"),
    ("Nach Angaben der Polizei wurden drei Soldaten verletzt.", "indirect", "wurden drei Soldaten verletzt", "Angaben der Polizei"),
    ("Drei Soldaten wurden verletzt, so der Sprecher.", "indirect", "Drei Soldaten wurden verletzt", "der Sprecher"),
    ("Wie das Ministerium mitteilte, wurden drei Soldaten verletzt.", "indirect", "wurden drei Soldaten verletzt", "das Ministerium"),
    ("Der Minister kündigte neue Gespräche an.", "reported", "Der Minister kündigte neue Gespräche an.", "Der Minister"),
]


@pytest.mark.parametrize(("text", "kind", "quote", "speaker"), GERMAN)
def test_statements_german(text: str, kind: str, quote: str, speaker: str) -> None:
    found = [(s.kind, said(s, text), s.speaker and s.speaker.text) for s in read(text)]
    assert (kind, quote, speaker) in found


ENGLISH = [
    ("“We will stay until summer,” the minister said.", "direct", "“We will stay until summer,”", "the minister"),
    ("The minister said that the army would withdraw.", "indirect", "that the army would withdraw", "The minister"),
    ("The army would withdraw, the minister said.", "indirect", "The army would withdraw", "the minister"),
    ("According to the ministry, three soldiers were wounded.", "indirect", "three soldiers were wounded", "the ministry"),
    ("The president urged the rebels to leave the city.", "indirect", "to leave the city", "The president"),
]


@pytest.mark.parametrize(("text", "kind", "quote", "speaker"), ENGLISH)
def test_statements_english(text: str, kind: str, quote: str, speaker: str) -> None:
    found = [(s.kind, said(s, text), s.speaker and s.speaker.text) for s in read(text, "en")]
    assert (kind, quote, speaker) in found


def test_quotation_inside_of_a_quotation_has_its_own_voice() -> None:
    text = "„Der Präsident sagte mir: ‚Wir greifen nicht an‘, und ich glaube ihm“, sagte der Minister."
    outer, inner = read(text)
    assert (said(inner, text), inner.speaker and inner.speaker.text, inner.within) == ("‚Wir greifen nicht an‘", "Der Präsident", outer.id)


def test_further_words_of_a_voice_are_none_of_its_name() -> None:
    (found,) = read("Polen habe die Grenze geschlossen, so der Minister weiter.")
    assert found.speaker is not None
    assert found.speaker.text == "der Minister"


SUBJECT_FIRST = [
    ("The army crossed the border at dawn, the State Border Guard Service in Kyiv said.", "the State Border Guard Service in Kyiv"),
    ("The talks are over, Foreign Minister Adel al-Jubeir told reporters in Riyadh.", "Foreign Minister Adel al-Jubeir"),
    ("“The North fired shells,” a spokesman for the army in Seoul said by telephone.", "a spokesman for the army in Seoul"),
    ("Sources close to the talks say the army has left.", "Sources close to the talks"),
    ("The ministry, citing officials, said that the army had left.", "The ministry"),
]


@pytest.mark.parametrize(("text", "speaker"), SUBJECT_FIRST)
def test_subject_stands_before_its_verb_in_english_frames(text: str, speaker: str) -> None:
    assert speaker in [s.speaker and s.speaker.text for s in read(text, "en")]


def test_mood_runs_on_with_the_last_speaker() -> None:
    text = "Der Minister sagte, die Lage sei ernst. Die Truppen seien erschöpft. Es gebe kaum Munition."
    running = [s for s in read(text) if s.kind == "indirect-free-indirect"]
    assert [said(s, text) for s in running] == ["Die Truppen seien erschöpft. Es gebe kaum Munition."]
    assert running[0].speaker is not None
    assert running[0].speaker.text == "Der Minister"


def test_frame_holds_cue_and_speaker_and_no_quote() -> None:
    text = "Die Ministerin sagte am Montag, dass die Armee abzieht."
    [found] = [s for s in read(text) if s.kind == "indirect"]
    assert found.speaker is not None
    frame = found.frame[0]
    assert frame.start <= found.speaker.start
    assert found.cue[0].end <= frame.end <= found.quote[0].start


def test_words_in_marks_lie_within_the_indirect_statement() -> None:
    text = "Der Minister sagte, die Lage sei „äußerst ernst und gefährlich“ geworden."
    found = {s.kind: s for s in read(text)}
    assert found["direct"].within == found["indirect"].id


@pytest.mark.parametrize("kind", ["credit", "teaser", "further-reading", "duplicate"])
def test_blocks_that_are_no_news_give_no_statements(kind: str) -> None:
    assert read("Der Präsident erklärte, dass die Armee abzieht.", kind=kind) == ()


@pytest.mark.parametrize("text", ["", "…", "„“", "— , ; :", "sagte", "„Ja“", "Er sagte:", "dass"])
def test_scraps_do_no_harm(text: str) -> None:
    assert all(s.quote for s in read(text))


def test_ids_are_unique_and_stable() -> None:
    text = " ".join(row[0] for row in GERMAN)
    first, second = read(text), read(text)
    assert first == second
    assert len({s.id for s in first}) == len(first)


@pytest.mark.parametrize(("language", "least"), [("de", 500), ("en", 300)])
def test_speech_table_is_large(language: str, least: int) -> None:
    assert len(load_pack(language).table("speech_verbs")) >= least


def statement(id: str, *quote: tuple[int, int]) -> Statement:
    return Statement(id, "direct", tuple(Span(*ends) for ends in quote), None)


def test_nested_takes_the_shortest_statement_that_holds_another() -> None:
    found = [
        statement("inner", (30, 40)),
        statement("whole", (0, 100)),
        statement("pieces", (0, 50), (60, 100)),
        statement("half", (20, 55)),
        statement("gap", (52, 58)),
        statement("over", (90, 110)),
    ]
    within = {s.id: s.within for s in nested(found)}
    assert within == {"inner": "half", "whole": None, "pieces": "whole", "half": "whole", "gap": "whole", "over": None}


def test_nested_looks_only_at_statements_that_overlap(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []
    monkeypatch.setattr("depesche.statements.stage.holds", lambda outer, inner: looked.append(1))
    nested([statement(str(n), (10 * n, 10 * n + 9)) for n in range(100)])
    assert looked == []
