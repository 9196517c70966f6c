"""The demo corpus: what it must hold, and that the demo shows it."""

import json
import re
from difflib import SequenceMatcher

import pytest
from typer.testing import CliRunner

from depesche.cli import app
from depesche.cli.demo import ARTICLES

OUTLETS = {"Beispielkurier", "Musterblatt", "Probepresse", "Sample Gazette", "Specimen Post"}
NAMES_IN_QUOTES = {"Wall Street Journal", "Großer Stein", "Sapad"}


@pytest.fixture(scope="module")
def articles():
    return [json.loads(line) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]


def test_there_are_enough_articles_in_both_languages(articles):
    languages = [a["language"] for a in articles]
    assert languages.count("de") >= 12
    assert languages.count("en") >= 4
    assert len({a["id"] for a in articles}) == len(articles)


def test_outlets_are_made_up_and_said_to_be(articles):
    assert {a["outlet"] for a in articles} == OUTLETS
    assert all(a["url"].startswith("https://example.org/") for a in articles)


def test_articles_are_in_order_of_days_from_2022_to_2025(articles):
    days = [a["published"] for a in articles]
    assert days == sorted(days)
    assert all(re.fullmatch(r"202[2-5]-\d\d-\d\d", day) for day in days)


def test_nobody_is_quoted(articles):
    quoted = {words for a in articles for words in re.findall(r"[„“\"](.+?)[“”\"]", a["text"])}
    assert quoted <= NAMES_IN_QUOTES


@pytest.mark.parametrize(
    "words", ["Foto: ", "Lesen Sie auch: ", "Mehr zum Thema – ", "unter Berufung auf", "ratifiziert", "abgesagt", "bestritt", "rejected"]
)
def test_corpus_holds(articles, words):
    assert any(words in a["text"] for a in articles)


def test_a_lede_is_told_twice(articles):
    (text,) = (a["text"] for a in articles if a["id"] == "beispielkurier-2023-08-18")
    lede = text.split("\n\n")[0]
    assert text.count(lede) == 2


def test_one_article_is_a_near_copy_of_another(articles):
    texts = {a["id"]: a["text"] for a in articles}
    alike = SequenceMatcher(None, texts["beispielkurier-2023-03-01"], texts["probepresse-2023-03-02"], autojunk=False).ratio()
    assert 0.8 < alike < 1


def test_demo_shows_a_dossier_and_how_to_go_on(tmp_path):
    record = tmp_path / "demo.duckdb"
    found = CliRunner().invoke(app, ["demo", "--into", str(record)])
    assert found.exit_code == 0, found.stderr
    assert "China and Belarus" in found.stdout.replace("Belarus and China", "China and Belarus")
    assert "Beispielkurier" in found.stdout
    assert "How to go on" in found.stdout
    assert record.is_file()
