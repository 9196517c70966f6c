from pathlib import Path

import pytest

from depesche.errors import PackError
from depesche.langpack import Pack, Row, fingerprint_of, languages, load_pack, read_table
from depesche.reports.frames import Named, frames_of, row_frames

HEADER = "lemma\twith\ttype\tmode\tactor\trecipient\tcontexts\torigin\n"


def table(folder: Path, text: str) -> Path:
    path = folder / "verbs.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_languages_are_german_and_english() -> None:
    assert languages() == ("de", "en")


def test_load_pack_of_an_unknown_language_names_the_known_ones() -> None:
    with pytest.raises(PackError, match="'fr': there are de, en"):
        load_pack("fr")


def test_read_table_skips_comments_and_counts_lines_as_an_editor_does(tmp_path: Path) -> None:
    rows = read_table(table(tmp_path, HEADER + "# comment\n\nloben\tobj\tSUPPORT\t\t\tobj | iobj\t\town\n"))
    assert [(r["lemma"], r.line, r.many("recipient")) for r in rows] == [("loben", 4, ("obj", "iobj"))]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("loben\tobj\tPRAISE\t\t\t\t\town", "type: 'PRAISE' is none of"),
        ("\tobj\tSUPPORT\t\t\t\t\town", "lemma is empty"),
        ("loben\tobj\tSUPPORT", "3 cells, not 8"),
        ("loben\tobj\tSUPPORT\t\t\t\tpeace\town", "contexts: 'peace'"),
    ],
)
def test_read_table_names_each_fault_with_file_and_line(tmp_path: Path, line: str, fault: str) -> None:
    with pytest.raises(PackError) as error:
        read_table(table(tmp_path, HEADER + line + "\n"))
    assert "verbs.tsv:2: " in str(error.value)
    assert fault in str(error.value)


def test_read_table_wants_its_header(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="the first line must be the header lemma with type"):
        read_table(table(tmp_path, "verb\ttype\n"))


def test_fingerprint_changes_with_a_line_of_the_lexicon(tmp_path: Path) -> None:
    table(tmp_path, HEADER)
    before = fingerprint_of(tmp_path)
    table(tmp_path, HEADER + "# a comment counts, too\n")
    assert fingerprint_of(tmp_path) != before


@pytest.mark.parametrize("code", languages())
def test_pack_is_valid_and_its_frames_compile(code: str) -> None:
    assert frames_of(load_pack(code)).verbs


@pytest.mark.parametrize(("code", "least"), [("de", 400), ("en", 250)])
def test_pack_covers_political_action(code: str, least: int) -> None:
    pack = load_pack(code)
    words = {(table, w) for table in ("verbs", "nouns") for row in pack.table(table) if row["type"] != "-" for w in row.many("lemma")}
    assert len(words) >= least
    types = {row["type"] for table in ("verbs", "nouns") for row in pack.table(table)} - {"-"}
    assert len(types) == 16


def test_unknown_table_is_an_error(de: Pack) -> None:
    with pytest.raises(PackError, match=r"no lang/schema/verb\.toml"):
        de.table("verb")


ROW = {"with": "", "type": "ACCUSE", "mode": "disapprove", "actor": "", "recipient": "obj", "contexts": "", "origin": "own"}


def test_row_of_several_words_gives_each_the_frame(de: Pack) -> None:
    row = Row("verbs", 7, {**ROW, "lemma": "rügen|tadeln"})
    assert [(f.lemma, f.event_type, f.rule) for f in row_frames(row, de, Named({}, {}), ())] == [
        ("rügen", "ACCUSE", "de/verbs:7"),
        ("tadeln", "ACCUSE", "de/verbs:7"),
    ]


def test_named_list_of_slots_stands_for_its_members(de: Pack) -> None:
    row = Row("verbs", 7, {**ROW, "lemma": "rügen", "recipient": "iobj|@blamed"})
    (frame,) = row_frames(row, de, Named({}, {"blamed": ("obj", "subj+obj.mit")}), ())
    assert frame.recipient == ((("iobj",),), (("obj",),), (("subj",), ("obj", "mit")))


def test_unknown_list_of_slots_is_an_error(de: Pack) -> None:
    row = Row("verbs", 7, {**ROW, "lemma": "rügen", "recipient": "@blamed"})
    with pytest.raises(PackError, match=r"verbs\.tsv:7: no list @blamed in slots\.tsv"):
        list(row_frames(row, de, Named({}, {}), ()))
