"""Learning persons from an archive: who, with which office, from when to when; and reading with it."""

import json
import random

import pytest
from typer.testing import CliRunner

from depesche.cli import app
from depesche.knowledge import knowledge_of
from depesche.learn import Learned, Seen, agreed, learn, nominative
from depesche.read import documents

ARCHIVE = [
    ("2023-03-01", "Der polnische Außenminister Jan Beispielski warnte in Warschau vor Folgen. Beispielski reiste am Abend nach Berlin."),
    ("2023-05-04", "Die Rede des polnischen Außenministers Jan Beispielski wurde gelobt."),
    ("2023-04", "Jan Beispielski kritisierte Russland scharf."),
    ("2024-02-01", "Der polnische Botschafter Jan Beispielski traf in Minsk ein."),
    (None, "Xi Jinping empfing den Schriftsteller Karl Musterfeld. Franz Unbekannt schwieg."),
]
HEAD = "name\tcountry\tsector\toffice\tfirst\tlast\tcount\tlanguage"


def archive(folder, articles=ARCHIVE):
    path = folder / "archive.jsonl"
    lines = [{"id": text[:20], "published": day, "language": "de", "text": text} for day, text in articles]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def lines_of(path, **options):
    return list(learn(documents([str(path)]), **options).lines())


def test_offices_of_a_person_are_told_with_first_and_last_day_and_count(tmp_path) -> None:
    head, *lines = lines_of(archive(tmp_path))
    assert head == HEAD
    assert [line for line in lines if line.startswith("Jan")] == [
        # three articles: the one without an office adds to the office most often told
        "Jan Beispielski\tPOL\tGOV\tAußenminister\t2023-03-01\t2023-05-04\t3\tde",
        "Jan Beispielski\tPOL\tGOV\tBotschafter\t2024-02-01\t2024-02-01\t1\tde",
    ]


def test_what_the_packs_know_and_what_nobody_describes_is_left_out(tmp_path) -> None:
    text = "\n".join(lines_of(archive(tmp_path)))
    assert "Xi Jinping" not in text
    assert "Franz Unbekannt" not in text


def test_neither_order_nor_workers_change_the_file(tmp_path) -> None:
    expected = lines_of(archive(tmp_path))
    shuffled = random.Random(3).sample(ARCHIVE, len(ARCHIVE))
    assert lines_of(archive(tmp_path, shuffled)) == expected
    assert lines_of(archive(tmp_path), workers=2) == expected


def test_reading_with_the_file_resolves_the_person_of_another_article(tmp_path) -> None:
    path = tmp_path / "persons.tsv"
    path.write_text("\n".join(lines_of(archive(tmp_path))), encoding="utf-8")
    known = knowledge_of(persons=[path])
    assert [row["count"] for row in known.files[0].rows()][:2] == ["3", "1"]
    assert {row["id"] for row in known.pack("de").table("persons") if row.brought} >= {"person/jan-beispielski"}
    assert lines_of(archive(tmp_path), knowledge=known) == [HEAD]


@pytest.mark.parametrize(
    ("told", "office"),
    [
        ("Außenministers", "Außenminister"),
        ("Außenministerin", "Außenministerin"),
        ("CSU-Vorsitzenden", "CSU-Vorsitzenden"),
        ("Präsidenten", "Präsident"),
        ("Formel-1-Fahrers", "Formel-1-Fahrer"),
        ("Beispielwarts", "Beispielwarts"),
        ("", ""),
    ],
)
def test_offices_stand_in_the_nominative_where_the_role_is_known(de, told, office) -> None:
    assert nominative(told, de) == office


def test_tellings_that_leave_something_open_join_those_that_say_it() -> None:
    full, half, none = ("A B", "POL", ("GOV",), "Minister", "de"), ("A B", "POL", (), "", "de"), ("A B", "", (), "", "de")
    other, alone = ("A B", "DEU", ("GOV",), "Richter", "de"), ("C D", "", (), "", "de")
    told = {
        full: Seen(2, "2023-01-01", "2023-02-01"),
        half: Seen(1, "2022-12-01", "2022-12-01"),
        none: Seen(4),
        other: Seen(1),
        alone: Seen(9),
    }
    assert agreed(told) == {full: Seen(7, "2022-12-01", "2023-02-01"), other: Seen(1)}
    assert agreed(dict(reversed(told.items()))) == agreed(told)


def test_an_article_with_a_month_counts_from_its_first_to_its_last_day() -> None:
    seen = Seen()
    for day in ("2023-08", None, "2023-08-05"):
        seen.add(day)
    assert seen == Seen(3, "2023-08-01", "2023-08-31")


def test_lines_are_sorted_by_name_and_the_most_told_first() -> None:
    told = {("B", "POL", (), "x", "de"): Seen(1), ("A", "POL", (), "y", "de"): Seen(1), ("A", "POL", (), "z", "de"): Seen(2)}
    assert [line.split("\t")[3] for line in Learned(told).lines()][1:] == ["z", "y", "x"]


def test_the_command_prints_the_file_and_counts_on_stderr(tmp_path) -> None:
    found = CliRunner().invoke(app, ["learn", str(archive(tmp_path))])
    assert found.exit_code == 0
    assert found.stdout.splitlines()[0] == HEAD
    assert "5 documents read" in found.stderr


@pytest.mark.parametrize("args", [["learn", "nowhere"], ["learn", "-", "--language", "tlh"]])
def test_wrong_usage_is_a_message(args) -> None:
    found = CliRunner().invoke(app, args)
    assert (found.exit_code, found.stdout) == (2, "")
