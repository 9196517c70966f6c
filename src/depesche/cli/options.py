"""options: those that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from depesche.tables import Format

RECORD = Path("record.duckdb")
"""The record file that commands read and write unless told otherwise."""

Paths = Annotated[list[str], typer.Argument(help="Files, folders or globs; - for stdin.", metavar="PATH", show_default=False)]
From = Annotated[Path, typer.Option("--from", help="The record file to read.", metavar="FILE")]
Into = Annotated[Path, typer.Option("--into", help="The record file to write.", metavar="FILE")]
Workers = Annotated[int, typer.Option(help="Processes that code documents.", min=1)]
Language = Annotated[str | None, typer.Option(help="Language of all documents, whatever they say.", metavar="CODE", show_default=False)]
Published = Annotated[str | None, typer.Option(help="Publication date of all documents.", metavar="DATE", show_default=False)]
Pipeline = Annotated[
    str | None,
    typer.Option(
        help="A spaCy pipeline with UD labels, in place of the shipped one of its language.", metavar="NAME_OR_PATH", show_default=False
    ),
]
Actors = Annotated[
    list[Path] | None,
    typer.Option(help="A TSV file of persons, organisations and groups to know; may be repeated.", metavar="FILE", show_default=False),
]
Persons = Annotated[
    list[Path] | None,
    typer.Option(help="A TSV file of persons that `depesche learn` made; may be repeated.", metavar="FILE", show_default=False),
]
RowFormat = Annotated[Format | None, typer.Option("--format", help="How rows are written.", show_default="table on a terminal, else jsonl")]
Out = Annotated[Path | None, typer.Option("--out", help="The file for --format parquet.", metavar="FILE", show_default=False)]


class RecordFormat(StrEnum):
    """How records of documents are written."""

    JSONL = "jsonl"
