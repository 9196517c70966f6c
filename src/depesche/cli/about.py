"""about: the commands that tell of the program itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import depesche
from depesche.cli.console import SOME_FAILED, guarded, say, show
from depesche.cli.options import Out, RowFormat
from depesche.tables import Rows


def show_version(wanted: bool) -> None:
    """Print the version and end, where `--version` asks for it."""
    if wanted:
        print(f"depesche {depesche.__version__}")
        raise typer.Exit


@guarded
def info(
    record: Annotated[
        Path | None,
        typer.Option(
            "--from", help="Count what this record file holds and say what it was last read with, too.", metavar="FILE", show_default=False
        ),
    ] = None,
    format: RowFormat = None,
    out: Out = None,
) -> None:
    """Show versions, language packs and their models, and with --from what a record holds and was last read with."""
    from depesche import info as facts

    rows = [*facts.program(), *facts.packs(), *(facts.counts(record) if record else ())]
    show(Rows(("about", "name", "value"), ("VARCHAR",) * 3, rows), format, out)


@guarded
def check() -> None:
    """Read every language pack against lang/schema and name each fault with file and line."""
    from depesche.info import faults
    from depesche.langpack import languages

    found = list(faults())
    for fault in found:
        print(fault)
    if found:
        raise typer.Exit(SOME_FAILED)
    say(f"no fault in the packs {', '.join(languages())}")
