"""What users bring: files of actors and persons change the reading, by the document's date, and nothing else does."""

from pathlib import Path

import pytest

from depesche import knowledge
from depesche.errors import InputError
from depesche.knowledge import NONE, Knowledge, knowledge_of
from depesche.langpack import load_pack
from depesche.model import Document, Record
from depesche.pipeline import code
from depesche.relate import label, relation_of

ACTORS = "name\tkind\tcountry\tsector\toffice\tfrom\tto\tlanguage\n"
PERSONS = "name\tcountry\tsector\toffice\tfirst\tlast\tcount\tlanguage\n"


def file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def actors(folder: Path, *lines: str, head: str = ACTORS) -> Knowledge:
    return knowledge_of(actors=[file(folder, "actors.tsv", head + "".join(f"{line}\n" for line in lines))])


def persons(folder: Path, *lines: str) -> Knowledge:
    return knowledge_of(persons=[file(folder, "persons.tsv", PERSONS + "".join(f"{line}\n" for line in lines))])


def read(text: str, known: Knowledge, published: str | None = None, language: str = "de") -> Record:
    return code(Document("x", text, published=published, language=language), known)


def entity(record: Record, id: str) -> tuple[str | None, tuple[str, ...], str | None]:
    (found,) = [e for e in record.entities if e.id == id]
    return found.country, found.sectors, found.office


def test_without_files_the_packs_are_the_shipped_ones() -> None:
    assert NONE.pack("de") is load_pack("de")
    assert NONE.fingerprint("de") == load_pack("de").fingerprint


@pytest.mark.parametrize(
    ("date", "country", "office"),
    [
        ("2019-05-01", "POL", "Botschafter"),  # before all of it: the first line
        ("2020-05-01", "POL", "Botschafter"),
        ("2021-09", "POL", "Außenminister"),
        ("2030-01-01", "UN", "Sondergesandter"),
        (None, "POL", "Botschafter"),
    ],
)
def test_a_person_of_the_file_has_the_office_of_the_documents_date(tmp_path, date, country, office) -> None:
    known = actors(
        tmp_path,
        "Jan Beispielski|Jan Bajspielski\tperson\tPOL\tGOV\tBotschafter\t2020\t2021-06-30\t",
        "Jan Beispielski\tperson\tPOL\tGOV\tAußenminister\t2021-07\t2023\t",
        "Jan Beispielski\tperson\tUN\t\tSondergesandter\t2024-02-01\t\t",
    )
    record = read("Jan Bajspielski kritisierte Russland.", known, date)
    assert entity(record, "person/jan-beispielski")[0::2] == (country, office)
    assert [p.country for r in record.reports for p in r.actors] == [country]


def test_a_family_name_alone_is_resolved_while_the_office_is_held(tmp_path) -> None:
    known = persons(tmp_path, "Jan Beispielski\tPOL\tGOV\tAußenminister\t2021-07-01\t2023-06-30\t12\tde")
    text = "Minister Beispielski kritisierte Russland."
    assert [p.country for r in read(text, known, "2022-01-05").reports for p in r.actors] == ["POL"]
    assert "person/jan-beispielski" not in {e.id for e in read(text, known, "2024-01-05").entities}


@pytest.mark.parametrize(("date", "sectors"), [("2023-06-30", ("REB",)), ("2023-07-01", ("GOV",)), ("2023-08", ("GOV",)), (None, ("REB",))])
def test_a_group_of_the_file_is_found_with_what_it_was_on_the_date(tmp_path, date, sectors) -> None:
    known = actors(
        tmp_path, "Nordfront|Front des Nordens\tgroup\tMLI\tREB\t\t\t2023-06-30\t", "Nordfront\tgroup\tMLI\tGOV\t\t2023-07-01\t\t"
    )
    record = read("Die Front des Nordens griff Frankreich an.", known, date)
    assert entity(record, "group/nordfront") == ("MLI", sectors, None)
    assert [(p.country, p.sectors) for r in record.reports for p in r.actors] == [("MLI", sectors)]
    assert "group/nordfront" not in {e.id for e in read("Die Front des Nordens griff Frankreich an.", NONE, date).entities}


def test_names_of_several_words_are_declined_as_those_of_the_packs_are(tmp_path) -> None:
    known = actors(tmp_path, "Malische Volksfront\tgroup\tMLI\tREB\t\t\t\t")
    assert entity(read("Frankreich warf der Malischen Volksfront Angriffe vor.", known), "group/malische-volksfront")[0] == "MLI"


def test_the_file_goes_before_the_pack_and_tells_more_of_the_same_entity(tmp_path) -> None:
    known = actors(tmp_path, "Hisbollah\tgroup\tLBN\tGOV\t\t\t\t", "Li Shangfu\tperson\tCHN\tMIL\tGeneral\t2023-11\t\t")
    assert entity(read("Die Hizbullah griff Israel an.", known), "group/hisbollah") == ("LBN", ("GOV",), None)
    assert entity(read("Li Shangfu reiste nach Minsk.", known, "2023-08"), "person/li-shangfu")[2] == "Verteidigungsminister"
    assert entity(read("Li Shangfu reiste nach Minsk.", known, "2024-08"), "person/li-shangfu")[2] == "General"


def test_a_line_of_one_language_is_for_its_texts_alone(tmp_path) -> None:
    known = actors(tmp_path, "Nordfront\tgroup\tMLI\tREB\t\t\t\tde")
    assert "group/nordfront" in {e.id for e in read("Die Nordfront griff Frankreich an.", known).entities}
    assert "group/nordfront" not in {e.id for e in read("Nordfront attacked France.", known, language="en").entities}


def test_empty_cells_at_the_end_may_be_cut(tmp_path) -> None:
    known = actors(tmp_path, "Nordfront\tgroup\tMLI")
    assert entity(read("Die Nordfront griff Frankreich an.", known), "group/nordfront") == ("MLI", (), None)


def test_columns_that_are_not_required_may_be_left_out_and_stand_in_any_order(tmp_path) -> None:
    known = actors(tmp_path, "group\tMLI\tNordfront", head="# notes\n\nkind\tcountry\tname\n")
    assert entity(read("Die Nordfront griff Frankreich an.", known), "group/nordfront") == ("MLI", (), None)


def test_a_byte_order_mark_and_crlf_of_a_spreadsheet_do_no_harm(tmp_path) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes(b"\xef\xbb\xbfname\tkind\tcountry\r\nNordfront\tgroup\tMLI\r\n")
    assert entity(read("Die Nordfront griff Frankreich an.", knowledge_of(actors=[path])), "group/nordfront")[0] == "MLI"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Nordfront\tarmy\tMLI\t\t\t\t\t", "actors.tsv:3: kind: 'army' is none of group, organisation, person"),
        ("Nordfront\tgroup\tMali\t\t\t\t\t", "actors.tsv:3: country: 'Mali' does not look like"),
        ("Nordfront\tgroup\tXXX\t\t\t\t\t", "actors.tsv:3: country: 'XXX' is no code"),
        ("Nordfront\tgroup\tMLI\tREBEL\t\t\t\t", "actors.tsv:3: sector: 'REBEL' is none of"),
        ("Nordfront\tgroup\tMLI\t\t\t2024\t2023-05\t", "actors.tsv:3: from and to: 2024 is later than 2023-05"),
        ("Nordfront\tgroup\tMLI\t\t\t1.5.2023\t\t", "actors.tsv:3: from: '1.5.2023' does not look like"),
        ("Nordfront\tgroup\tMLI\t\t\t\t\tfr", "actors.tsv:3: language: 'fr' has no pack: there are de, en"),
        ("–\tgroup\tMLI\t\t\t\t\t", "actors.tsv:3: name: '–' is no name"),
        ("\tgroup\tMLI\t\t\t\t\t", "actors.tsv:3: name is empty"),
        ("Nordfront\tgroup\tMLI\t\t\t\t\t\tmore", "actors.tsv:3: 9 cells, not 8"),
    ],
)
def test_faults_are_named_with_file_and_line(tmp_path, line, fault) -> None:
    with pytest.raises(InputError) as error:
        actors(tmp_path, "# a comment", line)
    assert fault in str(error.value)


def test_all_faults_of_a_file_are_named_at_once(tmp_path) -> None:
    with pytest.raises(InputError) as error:
        actors(tmp_path, "A\tgroup\tXXX\t\t\t\t\t", "B\tgroup\tYYY\t\t\t\t\tfr")
    assert [part in str(error.value) for part in ("actors.tsv:2: country", "actors.tsv:3: country", "actors.tsv:3: language")] == [True] * 3


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ("", "no column name: the first line must be a header"),
        ("name\tcountry\n", "no column kind"),
        ("name\tkind\tcolour\n", "'colour'"),
        ("name\tkind\tname\n", "repeated"),
    ],
)
def test_a_wrong_header_names_the_columns(tmp_path, head, fault) -> None:
    with pytest.raises(InputError, match="name kind country sector office from to language") as error:
        knowledge_of(actors=[file(tmp_path, "a.tsv", head)])
    assert fault in str(error.value)


def test_a_file_that_cannot_be_read_says_so(tmp_path) -> None:
    with pytest.raises(InputError, match=r"--persons .*none\.tsv: cannot be read"):
        knowledge_of(persons=[tmp_path / "none.tsv"])
    (tmp_path / "utf16.tsv").write_bytes(PERSONS.encode("utf-16"))
    with pytest.raises(InputError, match=r"save the file as UTF-8"):
        knowledge_of(persons=[tmp_path / "utf16.tsv"])


def test_the_fingerprint_is_that_of_what_is_known_not_of_where_it_lies(tmp_path) -> None:
    (tmp_path / "other").mkdir()
    line = "Nordfront\tgroup\tMLI\tREB\t\t\t\t"
    one, same = actors(tmp_path, line), actors(tmp_path / "other", line)
    other = actors(tmp_path, line.replace("REB", "GOV"))
    assert one == Knowledge(files=one.files)
    assert one.fingerprint("de") == same.fingerprint("de") == one.pack("de").fingerprint
    assert len({known.fingerprint("de") for known in (NONE, one, other)}) == 3
    assert [known.described()["files"].count("digest") for known in (NONE, one)] == [0, 1]


def test_a_file_of_persons_and_one_of_actors_with_the_same_lines_are_two_things(tmp_path) -> None:
    text = "name\tcountry\n"
    digests = {knowledge.KnowledgeFile(table, "x", "d", text) for table in (knowledge.ACTORS, knowledge.SEEN)}
    assert len({Knowledge(files=(f,)).fingerprint("de") for f in digests}) == 2


def test_reading_with_a_file_leaves_no_trace_in_reading_without(tmp_path) -> None:
    text = "Die Nordfront griff Frankreich an. Jan Beispielski reiste nach Minsk."
    before = read(text, NONE)
    read(text, actors(tmp_path, "Nordfront\tgroup\tMLI\tREB\t\t\t\t", "Jan Beispielski\tperson\tPOL\tGOV\t\t\t\t"))
    assert read(text, NONE) == before


def test_relate_knows_what_kind_of_party_the_file_names(tmp_path) -> None:
    text = "Die Nordfront hat am Montag die Alpenkraft angegriffen."
    item = {"id": "r", "language": "de", "text": text, "actor": [[0, 13]], "recipient": [[28, 42]]}
    people = actors(tmp_path, "Nordfront\tperson\tMLI\t\t\t\t\t", "Alpenkraft\tperson\tAUT\t\t\t\t\t")
    assert label(relation_of(item), NONE).event_type == "ASSAULT"
    assert label(relation_of(item), people).event_type == "ACCUSE"  # verbs.tsv: persons attack each other with words
