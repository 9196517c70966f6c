"""No value is finer than its words, and no report has a date without words; over own texts always, over articles where they are at hand."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

import depesche
from depesche.langpack import LANG, languages
from depesche.model import Document, EventTime, Record, Time, Timex
from depesche.pipeline import code
from precision import allowed, grade_of, licence_of, violations

HERE = Path(__file__).parent


def lines(path: Path) -> Iterator[dict]:
    """The objects of a JSONL file, packed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as rows:
        yield from map(json.loads, rows)


def own_texts() -> Iterator[Document]:
    """The demo's articles, the packs' cases, sentences that tempt to guess (open ends, counted units), and the texts of other tests."""
    demo = Path(depesche.__file__).parent / "demo" / "articles.jsonl"
    for i, row in enumerate(lines(demo)):
        yield Document(f"demo-{i}", row["text"], row.get("title"), row.get("published"), language=row.get("language"))
    for language in languages():
        for i, row in enumerate(lines(LANG / language / "cases.jsonl")):
            for published in ("2023-08-17", "2023-08", None):
                yield Document(f"case-{i}", row["text"], published=published, language=language)
    for language in languages():
        text = (HERE / "data" / f"precision.{language}.txt").read_text(encoding="utf-8")
        for published in ("2023-08-17", "2023-08", "2023", None):
            yield Document(f"precision-{language}", text, published=published, language=language)
    for path in sorted([*(HERE / "data").glob("facts.*.jsonl"), *(HERE / "data" / "english").glob("*.jsonl")]):
        for row in lines(path):
            for published in (row["published"], row["published"][:7], row["published"][:4], None):
                yield Document(row["id"], row["text"], published=published, language=row["language"])


def timeml(path: Path) -> Document:
    """A TimeML file as a document."""
    root = ElementTree.parse(path).getroot()
    created, body = root.find("DCT/TIMEX3"), root.find("TEXT")
    assert body is not None
    return Document(path.stem, "".join(body.itertext()), published=None if created is None else created.get("value"), language="de")


def articles(data: Path) -> Iterator[Document]:
    """All articles of the development sets."""
    for row in lines(data / "events" / "dev-docs.jsonl"):
        yield Document(row["id"], row["text"], row.get("title"), row.get("published"), language="de")
    for row in lines(data / "quotations" / "dev.jsonl.gz"):
        yield Document(row["id"], row["originalText"], row["title"], row["date"], language="de")
    for path in sorted((data / "timex").glob("**/*.tml")):
        yield timeml(path)
    for path in sorted((data / "cases").glob("*.jsonl")):
        for row in lines(path):
            yield Document(row["id"], row["text"], published=row["published"], language=row["language"])


def test_nothing_in_own_texts_is_finer_than_its_words() -> None:
    found = [f"{document.id}: {line}" for document in own_texts() for line in violations(code(document))]
    assert found == []


def test_nothing_in_articles_is_finer_than_its_words(data: Path) -> None:
    found = [f"{document.id}: {line}" for document in articles(data) for line in violations(code(document))]
    assert found == []


@pytest.mark.parametrize(
    ("words", "edtf", "fine"),
    [
        ("im Mai", "2023-05", True),
        ("im Mai", "2023-05-01", False),
        ("am Donnerstag", "[2023-08-03,2023-08-10]", True),
        ("im vergangenen Jahr", "2022", True),
        ("im vergangenen Jahr", "2022-08", False),
        ("in den vergangenen fünf Jahren", "2018-08/2023-08", True),
        ("in den vergangenen fünf Jahren", "2018-08-17/2023-08-17", False),
        ("vergangene Woche", "2023-08-07/2023-08-13", True),
        ("vergangene Woche", "2023-08-09", False),
        ("im Frühjahr", "2023-21", True),
        ("im Frühjahr", "2023-04", False),
        ("in the 1990s", "199X", True),
        ("in the 1990s", "1990", False),
        ("on 5 March", "2023-03-05", True),
        ("last month", "2023-07", True),
        ("last month", "2023-07-05", False),
        ("seit 2018", "2018/..", True),
        ("seit 2018", "2018-01-01/..", False),
        ("zuletzt", "2023", False),
    ],
)
def test_the_measure_itself(words: str, edtf: str, fine: bool) -> None:
    assert allowed(edtf, words, "2023-08-17") is fine


def test_the_measure_finds_a_date_without_words() -> None:
    (record,) = [code(Document("d", "Xi empfing Lukaschenko am 1. März 2023 in Peking.", published="2023-03-02", language="de"))]
    assert list(violations(record)) == []
    invented = EventTime("2023-03-02", "2023-03-02", "2023-03-02", 0, 2)
    bare = Record(record.document, times=record.times, reports=tuple(replace(r, time=invented) for r in record.reports))
    assert len(list(violations(bare))) == len(record.reports) > 0
    finer = Time(0, 2, "Xi", Timex("DATE", "2023-03-02"), "2023-03-02", "2023-03-02", "2023-03-02")
    assert len(list(violations(Record(record.document, times=(finer,))))) == 1


def test_grades() -> None:
    assert [grade_of(v) for v in ("19XX", "199X", "1999", "2023-40", "2023-21", "2023-05", "2023-05-01")] == [
        "century", "decade", "year", "half", "quarter", "month", "day",
    ]  # fmt: skip
    assert licence_of("drei Jahrzehnte") == "decade"
