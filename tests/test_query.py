"""query: reads a record, and can do nothing else."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from depesche.errors import InputError, QueryError, StoreError
from depesche.query import distinct, save, select

REFUSED = [
    "INSERT INTO document VALUES (1)",
    "UPDATE report SET mode = 'x'",
    "DELETE FROM report",
    "DROP TABLE report",
    "CREATE TABLE x AS SELECT 1",
    "CREATE TEMP TABLE x AS SELECT 1",
    "COPY report TO '{folder}/out.csv'",
    "COPY (SELECT 1) TO '{folder}/out.parquet' (FORMAT parquet)",
    "EXPORT DATABASE '{folder}/out'",
    "SELECT * FROM read_text('{secret}')",
    "SELECT * FROM read_csv('{secret}')",
    "SELECT * FROM read_blob('{secret}')",
    "SELECT * FROM '{secret}'",
    "SELECT * FROM glob('/*')",
    "WITH x AS (SELECT content FROM read_text('{secret}')) SELECT * FROM x",
    "ATTACH '{folder}/other.duckdb'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "PRAGMA enable_profiling",
    "SET threads = 1",
    "SET enable_external_access = true",
    "RESET lock_configuration",
    "CALL pragma_version()",
    "SELECT 1; SELECT 2",
    "",
    "SELEC 1",
    "SELECT * FROM nowhere",
    "SELECT CAST(title AS INTEGER) FROM document",
    "SELECT $x",
]


@pytest.mark.parametrize("sql", REFUSED)
def test_query_refuses_all_but_reading_the_record(record_file, tmp_path, sql):
    secret = tmp_path / "secret.csv"
    secret.write_text("word\nhush\n")
    before = record_file.read_bytes()
    with pytest.raises(QueryError):
        list(select(record_file, sql.format(folder=tmp_path, secret=secret)).rows)
    assert record_file.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["secret.csv"]


def test_query_does_not_see_python_values(record_file):
    with pytest.raises(QueryError, match="does not exist"):
        select(record_file, "SELECT * FROM relation")


@pytest.mark.parametrize(
    "sql", ["SELECT id FROM document ORDER BY id", "FROM document SELECT id ORDER BY id", "SELECT id FROM document ORDER BY 1 -- all"]
)
def test_query_gives_rows(record_file, sql):
    rows = select(record_file, sql)
    assert rows.columns == ("id",)
    assert list(rows.rows) == [("d1",), ("d2",)]


@pytest.mark.parametrize("sql", ["SHOW TABLES", "DESCRIBE report", "EXPLAIN SELECT 1", "SUMMARIZE report", "VALUES (1)"])
def test_query_may_look_at_the_schema(record_file, sql):
    assert list(select(record_file, sql).rows)


def test_values_are_data(record_file):
    hostile = "x'; DROP TABLE report; --"
    quoted = hostile.replace("'", "''")
    assert list(select(record_file, f"SELECT '{quoted}'").rows) == [(hostile,)]


def test_missing_record_is_named():
    with pytest.raises(StoreError, match=r"nowhere\.duckdb"):
        select(Path("nowhere.duckdb"), "SELECT 1")


def test_column_names_come_once():
    assert list(distinct(["a", "a", "a_1", "a"])) == ["a", "a_1", "a_1_1", "a_2"]


def test_save_keeps_types(record_file, tmp_path):
    out = tmp_path / "x.parquet"
    values = "1.5::DECIMAL(4,2) AS d, ['a', NULL] AS l, {'a b': 1} AS s, DATE '2023-03-01' AS day, NULL AS n"
    sql = f"SELECT id, {values}, id FROM document ORDER BY ALL"
    assert save(select(record_file, sql), out) == 2
    found = duckdb.sql(f"FROM '{out}'")
    assert [str(t) for t in found.types][:5] == ["VARCHAR", "DECIMAL(4,2)", "VARCHAR[]", 'STRUCT("a b" INTEGER)', "DATE"]
    assert found.fetchall()[0][3:] == ({"a b": 1}, date(2023, 3, 1), None, "d1")
    assert [p.name for p in tmp_path.iterdir()] == ["x.parquet"]


def test_save_of_no_rows_is_a_table(record_file, tmp_path):
    assert save(select(record_file, "SELECT id FROM document WHERE false"), tmp_path / "x.parquet") == 0
    assert duckdb.sql(f"FROM '{tmp_path / 'x.parquet'}'").columns == ["id"]


@pytest.mark.parametrize("out", ["nowhere/x.parquet", ".", "/dev/null"])
def test_save_into_what_is_no_file_is_an_error(record_file, tmp_path, out):
    with pytest.raises(InputError, match="name a file"):
        save(select(record_file, "SELECT 1"), tmp_path / out)
    assert list(tmp_path.iterdir()) == []
