"""query: SQL over a record. What a user writes can only read the record: no file, no setting, no write."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import count, islice
from pathlib import Path
from typing import Any

from depesche.errors import InputError, QueryError
from depesche.store import Connection, Error, open_store, scratch
from depesche.tables import Rows

BATCH = 4096
"""Rows that are fetched at a time."""
READING = frozenset({"SELECT", "EXPLAIN"})
"""The kinds of statements that only read. SHOW, DESCRIBE and SUMMARIZE are SELECT to DuckDB."""


def select(record: Path, sql: str) -> Rows:
    """The result of a query, fetched as it is read.

    Args:
        record: the record file.
        sql: one statement that reads.

    Raises:
        StoreError: the file is no record, or is locked.
        QueryError: the statement may not run, or is faulty; also while the rows are read.
    """
    rows = results(record, sql, {})
    names, kinds = next(rows), next(rows)
    return Rows(tuple(distinct(names)), kinds, rows)


def ask(record: Path, sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """All rows of one of our own queries; `values` fill its $parameters."""
    return list(results(record, sql, values))[2:]


def results(record: Path, sql: str, values: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """The names of the columns, their DuckDB types, then the rows."""
    with closing(open_store(record)) as connection, explained():
        relation = connection.sql(checked(connection, sql), params=dict(values))
        yield tuple(relation.columns)
        yield tuple(str(kind) for kind in relation.types)
        cursor = connection.execute(sql, dict(values))
        while batch := cursor.fetchmany(BATCH):
            yield from batch


def checked(connection: Connection, sql: str) -> str:
    """The statement, if it is one and only reads.

    Raises:
        QueryError: none, several, or one that writes, sets or loads something.
    """
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise QueryError(f"one SELECT statement is wanted, not {len(statements)}")
    kind = statements[0].type.name
    if kind not in READING:
        raise QueryError(f"{kind} is refused: a record can only be read; write a SELECT")
    return sql


@contextmanager
def explained() -> Iterator[None]:
    """DuckDB's errors as messages.

    Raises:
        QueryError: DuckDB refused the query, or failed on it.
    """
    try:
        yield
    except Error as error:
        message = str(error).strip()
        if message.startswith("Permission Error") or "read-only" in message:
            raise QueryError(f"refused: a query reads the tables of the record and nothing else ({message.splitlines()[0]})") from error
        raise QueryError(f"the query cannot be run: {message}") from error


def distinct(names: Iterable[str]) -> Iterator[str]:
    """Column names, each once; of one that comes again the later ones are numbered.

    >>> list(distinct(["id", "id", "name"]))
    ['id', 'id_1', 'name']
    """
    seen: set[str] = set()
    for name in names:
        numbered = (f"{name}_{i}" for i in count(1))
        new = name if name not in seen else next(x for x in numbered if x not in seen)
        seen.add(new)
        yield new


def save(rows: Rows, out: Path) -> int:
    """Write rows as Parquet; the file appears when it is whole.

    A query runs on its own closed connection; only its rows reach the one that writes.

    Returns:
        The number of rows.

    Raises:
        QueryError: the query is faulty.
        InputError: the file cannot be written.
    """
    out = out.resolve()
    if not out.parent.is_dir() or (out.exists() and not out.is_file()):
        raise InputError(f"--out {out}: no file can be made there; name a file in a folder that exists")
    unfinished = out.with_name(f".{out.name}.unfinished")
    with explained(), closing(scratch().cursor()) as writer:
        written = fill(writer, rows)
        writer.table("result").write_parquet(str(unfinished))
    os.replace(unfinished, out)
    return written


def fill(writer: Connection, rows: Rows) -> int:
    """Fill a temporary table `result` with rows; returns their number."""
    columns = ", ".join(f"{quoted(name)} {kind}" for name, kind in zip(rows.columns, rows.kinds, strict=True))
    writer.execute(f"CREATE OR REPLACE TEMP TABLE result ({columns})")
    lists = ", ".join(f"unnest(?::{kind}[])" for kind in rows.kinds)
    rest, written = iter(rows.rows), 0
    while batch := list(islice(rest, BATCH)):
        writer.execute(f"INSERT INTO result SELECT {lists}", [list(column) for column in zip(*batch, strict=True)])
        written += len(batch)
    return written


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'
