"""Reading input: whatever is handed in becomes a document with its text as it was, or a failed one that says why."""

import io
import json
import sys

import pytest

from depesche.errors import InputError
from depesche.read import MAX_CHARACTERS, documents

BODY = "Der Außenminister traf am Mittwoch in Minsk ein und sprach mit dem Präsidenten über ein Abkommen."


def read(tmp_path, name, content, **options):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(documents([str(path)], **options))


def slugs(given):
    return [issue.slug for issue in given.issues]


def lines(*objects):
    return "\n".join(json.dumps(o) for o in objects) + "\n"


@pytest.mark.parametrize(
    ("first", "published", "title"),
    [
        ("date 2023-08 Inmitten der Krise: Besuch", "2023-08", "Inmitten der Krise: Besuch"),
        (" date 2023-08-17 Besuch in Minsk", "2023-08-17", "Besuch in Minsk"),
        ("date 2023-08", "2023-08", None),
        ("date palms grow in the south", None, None),
        ("Besuch in Minsk", None, None),
    ],
)
def test_plain_text_takes_date_and_title_from_the_header_and_keeps_it_in_the_text(tmp_path, first, published, title):
    text = f"{first}\n\n{BODY}\n"
    (given,) = read(tmp_path, "a.txt", text)
    assert (given.document.text, given.document.published, given.document.title) == (text, published, title)
    assert not given.issues


def test_header_with_an_impossible_date_is_an_issue(tmp_path):
    (given,) = read(tmp_path, "a.txt", f"date 2023-13 Besuch\n\n{BODY}")
    assert slugs(given) == ["bad-published"]
    assert (given.document.published, given.document.title, given.failed) == (None, "Besuch", False)


@pytest.mark.parametrize("text", [f"{BODY}\r\n\r\n{BODY}\r", f"  {BODY}\u2028\u00a0„Ja“, sagte er. \t\n\n", f"e\u0301 {BODY}"])
def test_text_is_kept_code_point_for_code_point(tmp_path, text):
    plain, *_ = read(tmp_path, "a.txt", text)
    line, *_ = read(tmp_path, "a.jsonl", lines({"text": text}))
    assert plain.document.text == line.document.text == text


def test_byte_order_mark_is_dropped(tmp_path):
    plain, *_ = read(tmp_path, "a.txt", b"\xef\xbb\xbf" + BODY.encode())
    line, *_ = read(tmp_path, "a.jsonl", b"\xef\xbb\xbf" + lines({"text": BODY}).encode())
    assert plain.document.text == line.document.text == BODY


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_other_encodings_are_read_as_cp1252_with_an_issue(tmp_path, name):
    text = f"„{BODY}“"
    content = text if name == "a.txt" else json.dumps({"text": text}, ensure_ascii=False)
    (given,) = read(tmp_path, name, content.encode("cp1252"))
    assert given.document.text == text
    assert slugs(given) == ["encoding"]


def test_jsonl_takes_all_fields(tmp_path):
    full = {
        "id": "x1",
        "title": "T",
        "published": "2023-08-17T10:00:00+02:00",
        "outlet": "Beispielkurier",
        "url": "u",
        "language": "de-AT",
        "text": BODY,
    }
    (given,) = read(tmp_path, "a.jsonl", lines(full))
    document = given.document
    assert (document.id, document.title, document.outlet, document.url) == ("x1", "T", "Beispielkurier", "u")
    assert (document.published, document.language, document.text, given.issues) == ("2023-08-17", "de", BODY, ())


@pytest.mark.parametrize(
    ("line", "slug", "failed"),
    [
        ('{"id": "a", "text": ', "broken-json", True),
        ("[1, 2]", "broken-json", True),
        ('{"id": "a"}', "no-text", True),
        ('{"id": "a", "text": 5}', "bad-field", True),
        ('{"id": ["a"], "text": "x"}', "bad-field", True),
        ('{"id": "a", "text": " \\n "}', "empty", True),
        ('{"id": "a", "text": "ein \\ud83d Wort"}', "lone-surrogate", True),
        ('{"id": "a\\udc80", "text": "ein Wort"}', "lone-surrogate", True),
        (lines({"id": "a", "text": BODY, "language": "tlh"}), "no-pack", True),
        (lines({"id": "a", "text": "Wort " * MAX_CHARACTERS}), "too-long", True),
        (lines({"id": "a", "text": BODY, "title": 5}), "ignored-field", False),
        (lines({"id": "a", "text": BODY, "published": "2023-02-30"}), "bad-published", False),
        (lines({"id": "a", "text": BODY, "published": "gestern"}), "bad-published", False),
        (lines({"id": "a", "text": "Ja."}), "language-unsure", False),
        (
            lines({"id": "a", "text": "Le président est arrivé hier à Moscou pour des entretiens avec son homologue."}),
            "language-unsure",
            False,
        ),
    ],
)
def test_jsonl_line_with_a_fault_is_an_issue(tmp_path, line, slug, failed):
    (given,) = read(tmp_path, "a.jsonl", line)
    assert slugs(given) == [slug]
    assert given.failed == failed
    assert "a.jsonl:1" in given.issues[0].detail or slug == "language-unsure"


def test_a_broken_line_does_not_end_the_file(tmp_path):
    found = read(tmp_path, "a.jsonl", lines({"id": "a", "text": BODY}) + "{\n\n" + lines({"id": "b", "text": BODY}))
    assert [(g.document.id, g.failed) for g in found if not g.failed] == [("a", False), ("b", False)]
    assert [slugs(g) for g in found] == [[], ["broken-json"], []]


def test_nul_in_jsonl_is_kept(tmp_path):
    (given,) = read(tmp_path, "a.jsonl", lines({"text": f"{BODY}\0"}))
    assert given.document.text == f"{BODY}\0"


@pytest.mark.parametrize(
    ("name", "content", "slug"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n ", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.txt", bytes(range(256)) * 8, "binary"),
        ("a.jsonl", bytes(range(256)) * 8, "binary"),
        ("a.txt", BODY.encode("utf-16"), "binary"),
        ("a.txt", b"Dieses \x81 ist weder noch", "undecodable"),
        ("a.txt", b"wort " * 4_000_000, "too-long"),
        ("a.jsonl", b'{"text": "' + b"wort " * 4_000_000 + b'"}\n', "too-long"),
        ("a.pdf", b"%PDF-1.7", "unknown-format"),
    ],
)
def test_file_with_a_fault_is_a_failed_document(tmp_path, name, content, slug):
    (given,) = read(tmp_path, name, content)
    assert given.failed
    assert slugs(given) == [slug]
    assert given.issues[0].detail.startswith(name)


def test_a_line_too_long_does_not_end_the_file(tmp_path):
    found = read(tmp_path, "a.jsonl", b'{"text": "' + b"wort " * 4_000_000 + b'"}\n' + lines({"id": "b", "text": BODY}).encode())
    assert [slugs(g) for g in found] == [["too-long"], []]


def test_file_that_cannot_be_opened_is_a_failed_document(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (given,) = documents([str(tmp_path)])
    assert slugs(given) == ["unreadable"]


def test_folder_is_read_to_its_depths_in_order_of_names(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("b/z.txt", "c.txt", "a.txt", ".hidden.txt", "record.duckdb"):
        (tmp_path / name).write_text(f"date 2023-08 {name}\n{BODY}")
    assert [g.document.title for g in documents([str(tmp_path)])] == ["a.txt", "b/z.txt", "c.txt"]


def test_glob_is_expanded(tmp_path):
    for name in ("b.txt", "a.txt", "c.text"):
        (tmp_path / name).write_text(f"date 2023-08 {name}\n{BODY}")
    assert [g.document.title for g in documents([str(tmp_path / "*.txt")])] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("content", [f"date 2023-08 Besuch\n{BODY}", lines({"title": "Besuch", "text": BODY})])
def test_stdin_is_plain_text_or_jsonl(monkeypatch, content):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    (given,) = documents(["-"])
    assert given.document.title == "Besuch"
    assert BODY in given.document.text


def test_an_id_that_comes_twice_is_an_issue_and_the_first_one_counts(tmp_path):
    first, again, third = read(
        tmp_path, "a.jsonl", lines({"id": "x", "text": BODY}, {"id": "x", "text": "Anderes."}, {"id": "x", "text": BODY})
    )
    assert (first.document.id, first.failed) == ("x", False)
    assert slugs(again) == slugs(third) == ["duplicate-id"]
    assert len({g.document.id for g in (first, again, third)}) == 3


def test_id_is_the_hash_of_the_content_where_none_is_given(tmp_path):
    (here,) = read(tmp_path, "a.txt", BODY)
    (there,) = read(tmp_path, "b.txt", BODY, published="2023-08", language="de")
    (other,) = read(tmp_path, "c.txt", f"{BODY} ")
    assert here.document.id == there.document.id != other.document.id


def test_options_hold_for_all_documents(tmp_path):
    (given,) = read(tmp_path, "a.jsonl", lines({"text": BODY, "published": "2020", "language": "fr"}), published="2023-08", language="en")
    assert (given.document.published, given.document.language, given.issues) == ("2023-08", "en", ())


@pytest.mark.parametrize(
    ("paths", "options"), [(["nowhere.txt"], {}), (["*.nothing"], {}), (["-"], {"language": "tlh"}), (["-"], {"published": "2023-13"})]
)
def test_wrong_arguments_are_refused_at_once(paths, options):
    with pytest.raises(InputError):
        documents(paths, **options)


def test_language_is_told_from_the_text(tmp_path):
    german, english = read(
        tmp_path, "a.jsonl", lines({"text": BODY}, {"text": "The foreign minister arrived in Minsk on Wednesday for talks."})
    )
    assert (german.document.language, english.document.language) == ("de", "en")
