"""console: where output goes, and how a command ends."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import typer

from depesche.errors import DepescheError, InputError
from depesche.tables import printable

if TYPE_CHECKING:
    from depesche.knowledge import Knowledge
    from depesche.tables import Format, Rows

P = ParamSpec("P")
SOME_FAILED = 1
WRONG_USAGE = 2
STOPPED = 130


def say(message: str) -> None:
    """A message for the user, on stderr. It may quote file names and texts, which must not steer the terminal."""
    print(printable(message), file=sys.stderr)


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """A command whose errors are messages: exit status 2 without a traceback. A reader that has enough (`| head`) is no error, a
    full disk is one."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except DepescheError as error:
            say(f"depesche: {error}")
            raise typer.Exit(WRONG_USAGE) from None
        except KeyboardInterrupt:
            say("depesche: stopped")
            raise typer.Exit(STOPPED) from None
        except BrokenPipeError:
            drop_output()
            raise typer.Exit from None
        except OSError as error:
            drop_output()
            say(f"depesche: cannot go on ({error}): check the disk and the permissions")
            raise typer.Exit(WRONG_USAGE) from None

    return run


def drop_output() -> None:
    """Give what is still to be flushed at exit somewhere to go."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def show(rows: Rows, wanted: Format | None, out: Path | None) -> None:
    """Write rows to stdout: as wanted, else as a table on a terminal and as JSON Lines elsewhere. Parquet goes to a file.

    Raises:
        InputError: Parquet without a file, or a file without Parquet.
    """
    from depesche.tables import WRITERS, Format

    if (wanted is Format.PARQUET) != (out is not None):
        raise InputError("--format parquet and --out FILE go together: give both, or neither")
    if out is None:
        WRITERS[format_of(wanted)](rows, sys.stdout)
        return
    from depesche.query import save

    say(f"{save(rows, out):,} rows in {out}")


def format_of(wanted: Format | None) -> Format:
    """The wanted format, else the one that suits where stdout goes."""
    from depesche.tables import Format

    return wanted or (Format.TABLE if sys.stdout.isatty() else Format.JSONL)


def brought(pipeline: str | None, actors: Sequence[Path] | None, persons: Sequence[Path] | None, language: str | None = None) -> Knowledge:
    """What the options name, read and checked; `language` is that of all texts, where it is known.

    Raises:
        InputError: a file or pipeline cannot be used, or the pipeline is for another language.
    """
    from depesche.knowledge import knowledge_of

    knowledge = knowledge_of(pipeline, actors or (), persons or ())
    if knowledge.pipeline and language and knowledge.pipeline.language != language:
        raise InputError(f"--pipeline {pipeline}: it reads {knowledge.pipeline.language!r}, but --language says {language!r}")
    return knowledge
