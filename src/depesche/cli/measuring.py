"""measuring: the command that says how right the records are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from depesche.cli.console import SOME_FAILED, brought, guarded, say
from depesche.cli.options import Actors, Persons, Pipeline, Workers
from depesche.errors import InputError

if TYPE_CHECKING:
    from depesche.evaluate.line import Line
    from depesche.knowledge import Knowledge

Folder = Annotated[Path | None, typer.Argument(help="The folder of the annotated data.", metavar="[DATA]", show_default=False)]
Scorers = Annotated[Path | None, typer.Argument(help="The folder of the scorers.", metavar="[SCORING]", show_default=False)]


class FigureFormat(StrEnum):
    """How figures are written."""

    TABLE = "table"
    JSON = "json"


@guarded
def evaluate(
    data: Folder = None,
    scoring: Scorers = None,
    workers: Workers = 1,
    pipeline: Pipeline = None,
    actors: Actors = None,
    persons: Persons = None,
    format: Annotated[FigureFormat, typer.Option(help="How figures are written.")] = FigureFormat.TABLE,
) -> None:
    """Measure how right the records are: on annotated data where it is given, else on the language packs' own cases.

    Exit status 1 where a figure lies below its floor.
    """
    from depesche.evaluate.floors import below

    knowledge = brought(pipeline, actors, persons)
    found = list(data_lines(data, scoring, knowledge, workers) if data and scoring else own_lines(data, knowledge))
    low = list(below(found))
    for text in written(found, low, format):
        print(text)
    for fault in low:
        say(f"depesche: {fault}")
    if low:
        raise typer.Exit(SOME_FAILED)


def own_lines(data: Path | None, knowledge: Knowledge) -> Iterator[Line]:
    """The figures on the packs' own cases.

    Raises:
        InputError: data was named without the scorers it needs.
    """
    from depesche.evaluate.cases import case_lines

    if data is not None:
        raise InputError(f"evaluate {data}: name the folder of the scorers behind that of the data, or none of both")
    return case_lines(knowledge)


def data_lines(data: Path, scoring: Path, knowledge: Knowledge, workers: int) -> Iterator[Line]:
    """The figures on annotated data; what cannot be measured is said.

    Raises:
        InputError: a folder is not there, or nothing in it can be measured.
    """
    from depesche.evaluate.benchmarks import BENCHMARKS, measured

    for folder in (data, scoring):
        if not folder.is_dir():
            raise InputError(f"{folder}: no such folder; check the path")
    missing = {name: benchmark.missing(data, scoring) for name, benchmark in BENCHMARKS.items()}
    if all(missing.values()):
        raise InputError(f"{data}: none of the data sets is there ({', '.join(BENCHMARKS)}); docs/accuracy.md says what they are")
    for name, path in missing.items():
        if path:
            say(f"{name}: not measured, there is no {path}")
    return measured(data, scoring, knowledge=knowledge, workers=workers)


def written(lines: Sequence[Line], low: Sequence[str], format: FigureFormat) -> Iterator[str]:
    """The figures as text: a table a benchmark, or one JSON object."""
    if format is FigureFormat.JSON:
        rounded = [{**asdict(line), "figures": {name: round(value, 2) for name, value in line.figures.items()}} for line in lines]
        yield json.dumps({"lines": rounded, "below": list(low)}, ensure_ascii=False)
        return
    for name, some in groupby(lines, key=lambda line: line.benchmark):
        yield name
        yield from aligned(list(some))
        yield ""


def aligned(lines: Sequence[Line]) -> Iterator[str]:
    """The lines of a benchmark under a head, numbers to the right."""
    head = ("part", "n", *lines[0].figures)
    rows = [head, *((line.part, f"{line.n:,}", *map(shown, line.figures.values())) for line in lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  " + "  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))])


def shown(value: float) -> str:
    """A figure with one decimal, a count without."""
    return f"{value:,}" if isinstance(value, int) else f"{value:.1f}"
