"""coding: the commands that read articles."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from depesche.cli.console import SOME_FAILED, brought, guarded, say
from depesche.cli.options import RECORD, Actors, Into, Language, Paths, Persons, Pipeline, Published, RecordFormat, Workers

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
    pipeline: Pipeline = None,
    actors: Actors = None,
    persons: Persons = None,
    format: Annotated[RecordFormat, typer.Option(help="How records are written.")] = RecordFormat.JSONL,
) -> None:
    """Code articles and print their records, one JSON object a line."""
    from depesche.issues import failed
    from depesche.read import documents
    from depesche.record import as_line
    from depesche.run import code_documents

    lost = 0
    given = documents(paths, language=language, published=published)
    knowledge = brought(pipeline, actors, persons, language)
    for record in code_documents(given, workers=workers, knowledge=knowledge):
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
    pipeline: Pipeline = None,
    actors: Actors = None,
    persons: Persons = None,
) -> None:
    """Code articles into a record file. Killed and started again, it goes on where it was.

    What was coded with another version, language pack, pipeline or file of actors or persons is coded again.
    """
    from depesche import run

    knowledge = brought(pipeline, actors, persons, language)
    with progress() as advance:
        report = run.ingest(paths, into, workers=workers, language=language, published=published, knowledge=knowledge, progress=advance)
    for line in report_lines(report):
        say(line)
    end(report.failed, f'depesche query "FROM issue" --from {into} says why')


@guarded
def learn(
    paths: Paths,
    workers: Workers = 1,
    language: Language = None,
    published: Published = None,
    pipeline: Pipeline = None,
) -> None:
    """Print the persons that an archive names with an office or a country, as a TSV file to look through and correct.

    `depesche learn ARCHIVE > persons.tsv`, then `depesche code --persons persons.tsv`. Persons whom the language packs know are left out.
    """
    from depesche.learn import learn as learned_from
    from depesche.read import documents

    given = documents(paths, language=language, published=published)
    learned = learned_from(given, workers=workers, knowledge=brought(pipeline, None, None, language))
    for line in learned.lines():
        print(line)
    say(f"{learned.read:,} documents read, {len(learned.seen):,} lines on persons")
    end(learned.failed, "`depesche code` says why")


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
