"""store: the record file. The only module that imports duckdb, for the Parquet of the parts too.

The tables stand in `schema/*.sql`, numbered; a file of an older schema is brought up by the ones it lacks when it is next written to.
There is one writer at a time: DuckDB locks the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from depesche.errors import StoreError
from depesche.model import Record
from depesche.rows import Row, rows_of

SCHEMA = Path(__file__).parent / "schema"
KEPT = ("document", "text", "block", "entity", "mention", "time", "statement", "report", "party", "attribution", "fact", "issue")
"""The tables of what was read; nothing in them depends on when or how a run went."""
TABLES = (*KEPT, "part", "run")
READING = {"enable_external_access": "false", "python_enable_replacements": "false", "lock_configuration": "true"}
"""Read-only alone still lets COPY and read_text touch files."""
WRITING = {"threads": "1", "memory_limit": "256MB"}
"""A worker writes a few thousand rows at a time; the time goes into coding."""

Connection = duckdb.DuckDBPyConnection
Error = duckdb.Error


def open_store(path: Path | str, *, read_only: bool = True) -> Connection:
    """Open a record file; close the connection when done.

    Args:
        path: the file; made where it is missing and `read_only` is false.
        read_only: any SQL may be run on such a connection: it can change nothing, touch no other file, and not be unlocked.

    Raises:
        StoreError: the file is missing, locked, no DuckDB file, of another program, or of another schema version.
    """
    path = Path(path)
    if read_only and not path.is_file():
        raise StoreError(f"{path}: no such record file; `depesche ingest PATH --into {path}` makes one")
    connection = connect(path, read_only)
    try:
        check_schema(connection, path) if read_only else bring_up(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def connect(path: Path, read_only: bool) -> Connection:
    """A connection to a file that may not be ours.

    Raises:
        StoreError: DuckDB cannot open it.
    """
    try:
        return duckdb.connect(str(path), read_only=read_only, config=READING if read_only else WRITING)  # type: ignore[arg-type]
    except duckdb.Error as error:
        raise StoreError(f"{path}: {what_is_wrong(str(error))}") from error


def what_is_wrong(message: str) -> str:
    """DuckDB's refusal in words that say what to do."""
    if "lock" in message:
        return "another process is writing to this record file; wait for it to end, or work on a copy"
    if "not a valid DuckDB" in message:
        return "no record file of Depesche (not a DuckDB file); name another one"
    return f"cannot be opened ({message.splitlines()[0]}); check the path and its permissions"


def migrations() -> tuple[Path, ...]:
    """The numbered SQL files; the version of the schema is their number."""
    return tuple(sorted(SCHEMA.glob("*.sql")))


def version_of(connection: Connection, path: Path) -> int:
    """The version of the schema in a file, 0 for an empty one.

    Raises:
        StoreError: the tables are of another program, or of a newer version.
    """
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables:
        return 0
    if "depesche_schema" not in tables:
        raise StoreError(f"{path}: a DuckDB file of another program, not a record of Depesche; name another one")
    (version,) = connection.execute("SELECT max(version) FROM depesche_schema").fetchall()[0]
    if version > len(migrations()):
        raise StoreError(
            f"{path}: written by a newer Depesche (schema {version}, this one knows {len(migrations())}); install the newer one"
        )
    return int(version)


def check_schema(connection: Connection, path: Path) -> None:
    """Raise StoreError where a file has not the present schema."""
    version = version_of(connection, path)
    if version == 0:
        raise StoreError(f"{path}: an empty record file; `depesche ingest PATH --into {path}` fills it")
    if version < len(migrations()):
        raise StoreError(
            f"{path}: written by an older Depesche (schema {version}, not {len(migrations())}); `depesche ingest` brings it up"
        )


def bring_up(connection: Connection, path: Path) -> None:
    """Apply the SQL files that a file lacks, in one transaction."""
    version = version_of(connection, path)
    with transaction(connection):
        connection.execute("CREATE TABLE IF NOT EXISTS depesche_schema (version INTEGER NOT NULL)")
        for number, script in enumerate(migrations()[version:], version + 1):
            connection.execute(script.read_text(encoding="utf-8"))
            connection.execute("INSERT INTO depesche_schema VALUES (?)", [number])


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All or nothing."""
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def write(connection: Connection, records: Iterable[Record]) -> None:
    """Put records into the store, in place of what it holds of their documents."""
    records = list(records)
    with transaction(connection):
        forget(connection, [record.document.id for record in records])
        for table, rows in gathered(records).items():
            insert(connection, table, rows)


def gathered(records: Iterable[Record]) -> Mapping[str, list[Row]]:
    """The rows of many records by table."""
    tables: dict[str, list[Row]] = {table: [] for table in KEPT}
    for record in records:
        for table, rows in rows_of(record).items():
            tables[table] += rows
    return tables


def insert(connection: Connection, table: str, rows: Sequence[Row]) -> None:
    """Add rows to a table, column by column."""
    if rows:
        columns = columns_of(table)
        lists = ", ".join(f"unnest(?::{kind}[])" for kind in columns.values())
        connection.execute(f'INSERT INTO "{table}" SELECT {lists}', [[row.get(name) for row in rows] for name in columns])


@cache
def columns_of(table: str) -> Mapping[str, str]:
    """The columns of a table and their types, in their order."""
    query = "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index"
    return dict(scratch().execute(query, [table]).fetchall())


def forget(connection: Connection, documents: Sequence[str]) -> int:
    """Delete all rows of some documents; returns how many of them there were."""
    chosen = "IN (SELECT unnest(?::VARCHAR[]))"
    ((known,),) = connection.execute(f"SELECT count(*) FROM document WHERE id {chosen}", [documents]).fetchall()
    for table in (*KEPT, "part") if known else ():
        key = "id" if table == "document" else "document"
        connection.execute(f'DELETE FROM "{table}" WHERE {key} {chosen}', [documents])
    return int(known)


@cache
def scratch() -> Connection:
    """A database in memory with our tables: the Parquet of a part is written from it."""
    connection = duckdb.connect(":memory:", config=WRITING)  # type: ignore[arg-type]
    bring_up(connection, Path(":memory:"))
    return connection


def write_part(folder: Path, records: Sequence[Record], part: Sequence[Row]) -> None:
    """Write records as Parquet, one file a table that has rows.

    Args:
        folder: an empty folder.
        records: what was read.
        part: the rows of the table part, one a record.
    """
    connection = scratch()
    tables = {**gathered(records), "part": part}
    connection.begin()
    try:
        for table, rows in tables.items():
            if rows:
                insert(connection, table, rows)
                connection.table(table).write_parquet(str(folder / f"{table}.parquet"))
    finally:
        connection.rollback()


def load_part(connection: Connection, folder: Path) -> int:
    """Load a part in one transaction, in place of what the store holds of its documents; returns how many documents it replaced.

    Raises:
        StoreError: a file of the part cannot be read.
    """
    try:
        with transaction(connection):
            part = connection.read_parquet(str(folder / "part.parquet"))
            replaced = forget(connection, [id for (id,) in part.project("document").fetchall()])
            for path in sorted(folder.glob("*.parquet")):
                insert_file(connection, path)
    except duckdb.Error as error:
        raise StoreError(f"{folder}: the part cannot be loaded ({error}); delete it and run again") from error
    return replaced


def insert_file(connection: Connection, path: Path) -> None:
    """Add the rows of a Parquet file to the table of its name."""
    connection.execute(f'INSERT INTO "{path.stem}" BY NAME SELECT * FROM read_parquet(?)', [str(path)])


def digests_of(connection: Connection, documents: Sequence[str]) -> Mapping[str, str]:
    """The digest under which each of the documents was coded, where the store holds it."""
    query = "SELECT document, digest FROM part WHERE document IN (SELECT unnest(?::VARCHAR[]))"
    return dict(connection.execute(query, [documents]).fetchall())


def begin_run(connection: Connection, values: Mapping[str, Any]) -> int:
    """Note that a run began; returns its id."""
    ((id,),) = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM run").fetchall()
    names = ", ".join(values)
    connection.execute(
        f"INSERT INTO run (id, started, {names}) VALUES (?, now() AT TIME ZONE 'UTC', {', '.join('?' * len(values))})",
        [id, *values.values()],
    )
    return int(id)


def end_run(connection: Connection, id: int, counts: Mapping[str, int]) -> None:
    """Note that a run came to its end, and what it did."""
    sets = ", ".join(f"{name} = ?" for name in counts)
    connection.execute(f"UPDATE run SET finished = now() AT TIME ZONE 'UTC', {sets} WHERE id = ?", [*counts.values(), id])
