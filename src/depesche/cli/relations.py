"""relations: the command `relate`, the smaller job: what does this actor do to this recipient in this text?"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from depesche.cli.console import SOME_FAILED, brought, guarded, say
from depesche.cli.options import Actors, Persons, Pipeline
from depesche.errors import InputError

if TYPE_CHECKING:
    from depesche.knowledge import Knowledge

Language = Annotated[str | None, typer.Option(help="Language of lines that name none.", metavar="CODE", show_default=False)]


@guarded
def relate(
    path: Annotated[str, typer.Argument(help="A JSONL file; - for stdin.", metavar="PATH", show_default=False)],
    language: Language = None,
    pipeline: Pipeline = None,
    actors: Actors = None,
    persons: Persons = None,
) -> None:
    """Code given pairs: {id, language, text, actor [[s,e]…], recipient [[s,e]…]} a line to {id, event_type, mode, score, rule}."""
    faults = 0
    knowledge = brought(pipeline, actors, persons, language)
    for number, line in enumerate(lines_of(path), 1):
        try:
            print(json.dumps(answer(line, language, knowledge), ensure_ascii=False))
        except InputError as error:
            faults += 1
            say(f"depesche: {path}:{number}: {error}")
    if faults:
        raise typer.Exit(SOME_FAILED)


def lines_of(path: str) -> Iterator[bytes]:
    """The lines of a file or of stdin.

    Raises:
        InputError: the file cannot be read.
    """
    try:
        if path == "-":
            yield from sys.stdin.buffer
        else:
            with open(path, "rb") as stream:
                yield from stream
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}): check the path") from error


def answer(line: bytes, language: str | None, knowledge: Knowledge) -> dict[str, Any]:
    """The answer to a line.

    Raises:
        InputError: the line is not of the described form.
    """
    from depesche.relate import label, relation_of

    try:
        asked = json.loads(line)
    except ValueError as error:
        raise InputError(f"not JSON ({error}): write one object a line") from error
    if not isinstance(asked, dict):
        raise InputError("not a JSON object: write {id, language, text, actor [[start, end]], recipient [[start, end]]}")
    return asdict(label(relation_of(asked, language), knowledge))
