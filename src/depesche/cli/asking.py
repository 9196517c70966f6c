"""asking: the commands that read a record."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from depesche.cli.console import brought, format_of, guarded, say, show
from depesche.cli.options import RECORD, Actors, From, Out, Persons, Pipeline, RowFormat
from depesche.tables import Format, width_of

Day = Annotated[str | None, typer.Option(help="Only what may lie there: YYYY, YYYY-MM or YYYY-MM-DD.", metavar="DATE", show_default=False)]


@guarded
def query(
    sql: Annotated[str, typer.Argument(help="One SELECT statement.", metavar="SQL", show_default=False)],
    record: From = RECORD,
    format: RowFormat = None,
    out: Out = None,
) -> None:
    """Ask a record in SQL. It can only be read: writes, files and settings are refused."""
    from depesche.query import select

    show(select(record, sql), format, out)


@guarded
def dossier(
    a: Annotated[str, typer.Argument(help="A country or an organisation of states: name or code.", metavar="A", show_default=False)],
    b: Annotated[str, typer.Argument(help="Another one.", metavar="B", show_default=False)],
    record: From = RECORD,
    since: Day = None,
    until: Day = None,
    format: RowFormat = None,
    out: Out = None,
) -> None:
    """Show what two countries did, agreed and traded with one another, by date, with the words and who says so.

    An entry without a date of its own stands at the date of its article, which is a column of its own.
    """
    from depesche import dossier as dossiers
    from depesche.countries import find_country

    first, second = find_country(a), find_country(b)
    entries = dossiers.dossier(record, first, second, since, until)
    say(f"{first.name} ({first.code}) – {second.name} ({second.code}): {len(entries)} entries")
    if format_of(format) is Format.TABLE:
        for line in dossiers.lines_of(entries, width_of(sys.stdout)):
            print(line)
    else:
        show(dossiers.rows_of(entries), format, out)


@guarded
def explain(
    id: Annotated[str, typer.Argument(help="The id of a report, a fact or a document.", metavar="ID", show_default=False)],
    record: From = RECORD,
    pipeline: Pipeline = None,
    actors: Actors = None,
    persons: Persons = None,
) -> None:
    """Say why a report or a fact stands in the record: the rule, its line in the language pack, the words, and what was dropped.

    Of a document it says what each sentence was coded as, and which rules were considered and dropped, with the reason. Where the record
    was made with a pipeline or files of your own, give them here, too.
    """
    from depesche.explain import explanation

    for line in explanation(record, id, brought(pipeline, actors, persons)):
        print(line)
