"""coding: the commands that read articles."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from depesche.cli.console import SOME_FAILED, guarded, say
from depesche.cli.options import RECORD, Into, Language, Paths, Published, RecordFormat, Workers

if TYPE_CHECKING:
    from depesche.run import RunReport

EVERY = 100
"""A log gets a line for so many documents."""


@guarded
def code(
    paths: Paths,
    workers: Workers = 1,
    language: Language = None,
    published: Published = None,
    format: Annotated[RecordFormat, typer.Option(help="How records are written.")] = RecordFormat.JSONL,
) -> None:
    """Code articles and print their records, one JSON object a line."""
    from depesche.issues import failed
    from depesche.read import documents
    from depesche.record import as_line
    from depesche.run import code_documents

    lost = 0
    for record in code_documents(documents(paths, language=language, published=published), workers=workers):
        print(as_line(record))
        if failed(record.issues):
            lost += 1
            say(f"depesche: {record.issues[-1].detail}")
    end(lost, "the messages above say why")


@guarded
def ingest(
    paths: Paths,
    into: Into = RECORD,
    workers: Workers = 1,
    language: Language = None,
    published: Published = None,
) -> None:
    """Code articles into a record file. Killed and started again, it goes on where it was."""
    from depesche import run

    with progress() as advance:
        report = run.ingest(paths, into, workers=workers, language=language, published=published, progress=advance)
    for line in report_lines(report):
        say(line)
    end(report.failed, f'depesche query "FROM issue" --from {into} says why')


def report_lines(report: RunReport) -> Iterator[str]:
    """What a run did."""
    yield (
        f"{report.documents:,} documents: {report.coded:,} coded, {report.skipped:,} already there, "
        f"{report.replaced:,} replaced, {report.failed:,} failed"
    )
    yield f"{report.reports:,} reports found in {report.seconds:.1f} s"
    yield from (f"issue {slug}: {count:,}" for slug, count in report.issues.items())


def end(failed: int, advice: str) -> None:
    """Exit status 1 where documents failed."""
    if failed:
        say(f"depesche: {failed:,} documents failed; {advice}")
        raise typer.Exit(SOME_FAILED)


@contextmanager
def progress() -> Iterator[Callable[[int], None]]:
    """A function to call with the number of documents done: it moves a bar on a terminal and writes a line now and then elsewhere."""
    if not sys.stderr.isatty():
        yield log_of(EVERY)
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.completed:,.0f} documents"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("ingest", total=None)
        yield lambda done: bar.update(task, completed=done)


def log_of(step: int) -> Callable[[int], None]:
    """A function that writes a line each time so many more documents are done."""
    steps = 0

    def log(done: int) -> None:
        nonlocal steps
        if done // step > steps:
            steps = done // step
            say(f"{done:,} documents")

    return log
