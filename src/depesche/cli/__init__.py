"""cli: the commands. Results go to stdout, messages to stderr; exit status 0 fine, 1 some documents failed, 2 wrong usage.

Nothing heavy is imported here: each command imports what it needs when it runs.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from depesche.cli import about, asking, coding, demo, measuring, relations

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
lang = typer.Typer(help="Language packs.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(lang, name="lang")

app.command()(demo.demo)
app.command()(coding.code)
app.command()(relations.relate)
app.command()(coding.learn)
app.command()(coding.ingest)
app.command()(asking.query)
app.command()(asking.dossier)
app.command()(asking.explain)
app.command()(measuring.evaluate)
app.command()(about.info)
lang.command()(about.check)


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and leave.", callback=about.show_version, is_eager=True)
    ] = False,
) -> None:
    """Reads news about the dealings between states and keeps the record: who did what to whom, when, where, and according to whom."""


def main() -> None:
    """Run the command line. What it prints is UTF-8 with LF ends everywhere, so that the same input gives the same bytes."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    app()
