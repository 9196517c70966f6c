"""tables: rows that leave the program, as a table for a terminal, as JSON Lines or as CSV."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.table import Table

STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters other than the newline, marks of text direction, line separators, halves of surrogate pairs."""
WIDTH = 140
"""Characters of a line that does not go to a terminal, so that it does not depend on where the program runs."""

NARROWEST = 10
"""A column of a table needs so many characters on average, its margin included."""


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class Rows:
    """Named columns, their DuckDB types, and the rows under them; the rows can be read once."""

    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    rows: Iterable[Sequence[Any]]

    def dicts(self) -> Iterator[dict[str, Any]]:
        """Each row by the names of its columns."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


def write_jsonl(rows: Rows, out: TextIO) -> None:
    """One JSON object a row; what JSON has no type for (days, decimals) is written as text."""
    for row in rows.dicts():
        out.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


def write_csv(rows: Rows, out: TextIO) -> None:
    """CSV with a header line and LF ends; lists and structs are written as JSON, NULL as nothing."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows([csv_cell(value) for value in row] for row in rows.rows)


def csv_cell(value: Any) -> Any:
    """A value as CSV holds it.

    >>> csv_cell(["GOV", "MIL"]), csv_cell(None), csv_cell(2.5)
    ('["GOV", "MIL"]', '', 2.5)
    """
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else value


def write_table(rows: Rows, out: TextIO) -> None:
    """A table for people, as wide as the terminal; where the columns are too many for its width, each row is written downwards."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, width=width_of(out), highlight=False)
    if len(rows.columns) * NARROWEST <= console.width:
        console.print(table_of(rows.columns, rows.rows))
        return
    for row in rows.rows:
        console.print(table_of(None, zip(rows.columns, row, strict=True)), Text())


def table_of(head: Sequence[str] | None, rows: Iterable[Sequence[Any]]) -> Table:
    """A table of rich under a head, or without one; what the cells hold cannot steer the terminal."""
    from rich import box
    from rich.table import Column, Table
    from rich.text import Text

    table = Table(*(Column(Text(column), overflow="fold") for column in head or ("", "")), box=box.SIMPLE_HEAD, show_header=bool(head))
    for row in rows:
        table.add_row(*(Text(printable(csv_cell(value))) for value in row))
    return table


def width_of(out: TextIO) -> int:
    """The characters of a line: those of the terminal, or WIDTH."""
    return shutil.get_terminal_size().columns if out.isatty() else WIDTH


def printable(value: Any) -> str:
    """A value as a terminal may show it: characters that could steer it or turn its lines around are replaced.

    >>> printable("Minsk\x1b[2J")
    'Minsk�[2J'
    """
    return STEERING.sub("�", str(value).replace("\t", " ").replace("\r", " "))


WRITERS = {Format.TABLE: write_table, Format.JSONL: write_jsonl, Format.CSV: write_csv}
"""How rows are written to a stream; Parquet is written by the store, into a file."""
