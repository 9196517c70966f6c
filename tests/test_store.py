"""The store: a record comes out as it went in; a file that is none of ours is refused with a message."""

import subprocess
import sys
from dataclasses import replace

import duckdb
import pytest

from depesche import store
from depesche.errors import StoreError
from depesche.model import (
    Block,
    Document,
    Entity,
    EventTime,
    Evidence,
    Fact,
    Hop,
    Issue,
    Mention,
    Party,
    Place,
    Reason,
    Record,
    Report,
    Span,
    Statement,
    Time,
    Timex,
    Voice,
)
from depesche.rows import rows_of

TEXT = "Li traf am Donnerstag in Minsk ein, sagte ein Sprecher.\0 „Gut“ 😀"
HOP = Hop("person", None, "BLR", 42, 54)
RECORD = Record(
    Document("d1", TEXT, "Besuch", "2023-08", "Beispielkurier", None, "de"),
    (Block("body", 0, len(TEXT)),),
    (Entity("person/li", "person", "Li", "CHN", ("GOV", "MIL"), "minister", "Q1"), Entity("country/blr", "country", "Belarus", "BLR")),
    (Mention(0, 2, "Li", "person/li"), Mention(25, 30, "Minsk", "country/blr")),
    (
        Time(8, 21, "am Donnerstag", Timex("DATE", "2023-08"), "[2023-08-03,2023-08-10]", "2023-08-03", "2023-08-10"),
        Time(8, 10, "am", None, None, None, None),
    ),
    (
        Statement("s1", "indirect", (Span(0, 34),), Voice(42, 54, "ein Sprecher"), (Span(36, 41),), (Span(36, 54),), Voice(0, 2, "Li")),
        Statement("s2", "direct", (Span(57, 62),), None, within="s1"),
    ),
    (
        Report(
            "r1",
            "CONSULT",
            "visit",
            ("military",),
            1,
            4.0,
            (Party("person/li", "CHN", ("GOV",), 0, 2, "Li"),),
            (Party(None, "BLR", (), 25, 30, "Minsk"),),
            Evidence(3, 7, "traf"),
            Span(0, 55),
            "actual",
            EventTime("2023-08", "2023-08-01", "2023-08-31", 8, 21),
            Place("Minsk", "BLR", 53.9, 27.57, "city", 25, 30),
            (HOP,),
            "s1",
            "de/verbs:1",
            (Reason("actor", "subj", 0, 2),),
        ),
    ),
    (
        Fact("f1", "trade", ("BLR", "CHN"), ">", 97300000000, "EUR", "2022", (HOP, HOP), "s1", 0, 2, "Li", "de/facts:1"),
        Fact("f2", "trade", (), "=", -9.5, None, None, (), None, 0, 2, "Li", "x"),
        Fact("f3", "agreement", (), "=", None, None, None, (), None, 0, 2, "Li", "x"),
    ),
    (Issue("times", "no-anchor", 8, 21, "x"), Issue("run", "odd", None, None, "y")),
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "record.duckdb"


def filled(path, *records):
    with store.open_store(path, read_only=False) as connection:
        store.write(connection, records)
    return path


def rows(path, query):
    with store.open_store(path) as connection:
        return connection.execute(query).fetchall()


def dump(path):
    return {table: rows(path, f'SELECT * FROM "{table}" ORDER BY ALL') for table in store.KEPT}


def test_every_field_of_a_record_has_its_column():
    for table, found in rows_of(RECORD).items():
        assert found, f"the record of this test has no {table}"
        columns = set(store.columns_of(table))
        for row in found:
            assert {name for name, value in row.items() if value is not None} <= columns, table


def test_values_come_out_as_they_went_in(path):
    filled(path, RECORD)
    assert rows(path, "SELECT text FROM text") == [(TEXT,)]
    assert rows(path, "SELECT published, characters FROM document") == [("2023-08", len(TEXT))]
    assert rows(path, 'SELECT start, "end", text FROM mention ORDER BY n') == [(0, 2, "Li"), (25, 30, "Minsk")]
    assert rows(path, "SELECT quote, cue, speaker_text, within FROM statement ORDER BY n") == [
        ([{"start": 0, "end": 34}], [{"start": 36, "end": 41}], "ein Sprecher", None),
        ([{"start": 57, "end": 62}], [], None, "s1"),
    ]
    assert rows(path, "SELECT sentence_text, trigger_text, time_edtf, place_lat, contexts, reasons FROM report") == [
        (TEXT[:55], "traf", "2023-08", 53.9, ["military"], '[{"slot": "actor", "how": "subj", "start": 0, "end": 2}]')
    ]
    assert rows(path, "SELECT role, country FROM party ORDER BY ALL") == [("actor", "CHN"), ("recipient", "BLR")]
    assert rows(path, "SELECT report, fact, n, text FROM attribution ORDER BY ALL") == [
        ("r1", None, 0, "ein Sprecher"),
        (None, "f1", 0, "ein Sprecher"),
        (None, "f1", 1, "ein Sprecher"),
    ]
    assert rows(path, "SELECT value FROM fact ORDER BY n") == [(97300000000.0,), (-9.5,), (None,)]
    assert rows(path, "SELECT earliest, timex_type FROM time ORDER BY n") == [("2023-08-03", "DATE"), (None, None)]


def test_parts_load_the_same_rows_as_writing(path, tmp_path):
    filled(path, RECORD)
    folder, other = tmp_path / "part [1] 'x'", tmp_path / "other.duckdb"
    folder.mkdir()
    store.write_part(folder, [RECORD], [{"document": "d1", "name": "p", "digest": "x"}])
    with store.open_store(other, read_only=False) as connection:
        assert store.load_part(connection, folder) == 0
        assert store.load_part(connection, folder) == 1
        assert store.digests_of(connection, ["d1", "d2"]) == {"d1": "x"}
    assert dump(path) == dump(other)


def test_writing_a_document_again_replaces_all_of_it(path):
    other = replace(RECORD, document=replace(RECORD.document, id="d2"))
    filled(path, RECORD, other)
    filled(path, Record(RECORD.document))
    assert rows(path, "SELECT id FROM document ORDER BY id") == [("d1",), ("d2",)]
    for table in set(store.KEPT) - {"document", "text"}:
        assert rows(path, f'SELECT DISTINCT document FROM "{table}"') == [("d2",)], table


def test_a_failed_write_leaves_nothing(path):
    filled(path, RECORD)
    before = dump(path)
    broken = replace(RECORD, reports=(replace(RECORD.reports[0], quad="no number"),))
    with store.open_store(path, read_only=False) as connection, pytest.raises(duckdb.Error):
        store.write(connection, [broken])
    assert dump(path) == before


def test_a_damaged_part_is_named(path, tmp_path):
    (tmp_path / "part.parquet").write_bytes(b"PAR1 cut")
    with store.open_store(path, read_only=False) as connection, pytest.raises(StoreError, match="cannot be loaded"):
        store.load_part(connection, tmp_path)


@pytest.mark.parametrize("read_only", [True, False])
def test_foreign_files_are_refused_and_left_alone(path, tmp_path, read_only):
    text = tmp_path / "letter.txt"
    text.write_text("Dies ist keine Datenbank. " * 1000)
    duckdb.connect(str(path)).execute("CREATE TABLE customer (x INTEGER)").close()
    for foreign, message in ((text, "not a DuckDB file"), (path, "of another program")):
        before = foreign.read_bytes()
        with pytest.raises(StoreError, match=message):
            store.open_store(foreign, read_only=read_only)
        assert foreign.read_bytes() == before


def test_missing_empty_newer_and_older_files_are_refused(path, monkeypatch):
    with pytest.raises(StoreError, match="no such record file"):
        store.open_store(path)
    with pytest.raises(StoreError, match="cannot be opened"):
        store.open_store(path / "nowhere" / "x.duckdb", read_only=False)
    duckdb.connect(str(path)).close()
    with pytest.raises(StoreError, match="empty record file"):
        store.open_store(path)
    filled(path, RECORD)
    monkeypatch.setattr(store, "migrations", lambda: ())
    with pytest.raises(StoreError, match="newer Depesche"):
        store.open_store(path)
    monkeypatch.undo()
    files = store.migrations()
    monkeypatch.setattr(store, "migrations", lambda: (*files, files[0]))
    with pytest.raises(StoreError, match="older Depesche"):
        store.open_store(path)


def test_an_older_file_is_brought_up_when_written_to(path, tmp_path, monkeypatch):
    filled(path, RECORD)
    more = tmp_path / "0002.sql"
    more.write_text("ALTER TABLE run ADD COLUMN note VARCHAR;")
    files = store.migrations()
    monkeypatch.setattr(store, "migrations", lambda: (*files, more))
    store.open_store(path, read_only=False).close()
    assert rows(path, "SELECT id FROM document") == [("d1",)]
    assert rows(path, "SELECT note FROM run") == []


def test_a_locked_file_is_named(path):
    holder = (
        "import sys; from depesche import store; c = store.open_store(sys.argv[1], read_only=False); print('held', flush=True); input()"
    )
    with subprocess.Popen([sys.executable, "-c", holder, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        for read_only in (True, False):
            with pytest.raises(StoreError, match="another process"):
                store.open_store(path, read_only=read_only)
        process.communicate("\n")


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO run VALUES (1)",
        "DROP TABLE document",
        "COPY document TO '{0}.csv'",
        "SELECT * FROM read_text('{0}')",
        "ATTACH '{0}.db'",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "INSTALL httpfs",
        "CREATE TEMP TABLE x AS SELECT * FROM read_csv('{0}')",
    ],
)
def test_a_reading_connection_can_change_and_reach_nothing(path, tmp_path, statement):
    filled(path, RECORD)
    with store.open_store(path) as connection, pytest.raises(duckdb.Error):
        connection.execute(statement.format(tmp_path / "other"))
    assert [p.name for p in tmp_path.iterdir()] == ["record.duckdb"]
