"""info: what this installation is made of, and what a record holds."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path

import depesche
from depesche.errors import PackError
from depesche.langpack import LANG, Pack, fingerprint_of, languages, load_pack, read_table
from depesche.ontology import event_types
from depesche.query import ask
from depesche.reports.frames import FRAME_TABLES, named_in, row_frames
from depesche.store import TABLES
from depesche.times.grammar import grammar_of

Line = tuple[str, str, str]
"""What the value is about, its name, and the value."""
PARTS = ("duckdb", "edtf", "py3langid", "spacy", "typer")
"""The packages whose version can change a result."""
LAST_RUN = "SELECT version, packs::VARCHAR, pipeline, files::VARCHAR FROM run ORDER BY id DESC LIMIT 1"
DIGITS = 16
"""So many hex digits of a hash are shown."""


def program() -> Iterator[Line]:
    """The versions."""
    yield "program", "depesche", depesche.__version__
    yield "program", "python", platform.python_version()
    yield from (("program", part, version(part)) for part in PARTS)


def packs() -> Iterator[Line]:
    """The language packs, their models and how many lines their tables have."""
    for language in languages():
        pack = load_pack(language)
        yield f"pack {language}", "fingerprint", pack.fingerprint[:DIGITS]
        yield f"pack {language}", "model", model_of(pack.folder / "model")
        yield from ((f"pack {language}", f"{table}.tsv", f"{len(rows):,}") for table, rows in pack.tables.items())


def model_of(folder: Path) -> str:
    """Name, version and hash of a spaCy model."""
    meta = folder / "meta.json"
    if not meta.is_file():
        return "none"
    about = json.loads(meta.read_text(encoding="utf-8"))
    return f"{about['lang']}_{about['name']} {about['version']}, {fingerprint_of(folder)[:DIGITS]}"


def counts(record: Path) -> Iterator[Line]:
    """How many rows each table of a record has, how many documents of each language, how many issues of each kind, and what
    the last run read with."""
    where = f"record {record}"
    for table in TABLES:
        ((rows,),) = ask(record, f'SELECT count(*) FROM "{table}"', {})
        yield where, table, f"{rows:,}"
    for language, number in ask(record, "SELECT coalesce(language, 'none'), count(*) FROM document GROUP BY ALL ORDER BY ALL", {}):
        yield where, f"document in {language}", f"{number:,}"
    for slug, number in ask(record, "SELECT slug, count(*) FROM issue GROUP BY ALL ORDER BY ALL", {}):
        yield where, f"issue {slug}", f"{number:,}"
    yield from last_run(record, where)


def last_run(record: Path, where: str) -> Iterator[Line]:
    """What the last run read with: version, packs, and the pipeline and files of the user's."""
    for program_version, packs, pipeline, files in ask(record, LAST_RUN, {}):
        yield where, "last run: version", program_version
        for language, digest in json.loads(packs).items():
            yield where, f"last run: pack {language}", digest[:DIGITS]
        yield where, "last run: pipeline", shortened(pipeline) if pipeline else "as shipped"
        for file in json.loads(files or "[]"):
            yield where, f"last run: {file['option']}", f"{file['name']}, {file['digest'][:DIGITS]}"


def shortened(pipeline: str) -> str:
    """A pipeline with so many digits of its hash as are shown."""
    name, _, digest = pipeline.rpartition(", ")
    return f"{name}, {digest[:DIGITS]}"


def faults() -> Iterator[str]:
    """What is wrong with the language packs, with file and line. What stages make of the tables is checked once every cell is sound."""
    for language in languages():
        folder = LANG / language
        of_tables = [fault for table in sorted(folder.glob("*.tsv")) for fault in faults_of(partial(read_table, table))]
        yield from of_tables or (f"{folder}/{fault}" for fault in pack_faults(load_pack(language)))
        if not (folder / "model" / "config.cfg").is_file():
            yield f"{folder / 'model'}: no model; see training/README.md for how to make one"


def pack_faults(pack: Pack) -> Iterator[str]:
    """Conditions of frames that cannot be read, modes of another type, patterns of times that fit nothing."""
    named = named_in(pack)
    for row in (row for table in FRAME_TABLES for row in pack.table(table)):
        yield from faults_of(partial(tuple, row_frames(row, pack, named, ())))
        if row["mode"] and row["type"] in event_types() and row["mode"] not in event_types()[row["type"]].modes:
            yield f"{row.table}.tsv:{row.line}: {row['mode']!r} is no mode of {row['type']}"
    yield from faults_of(partial(grammar_of, pack))


def faults_of(read: Callable[[], object]) -> list[str]:
    """The faults that reading something names, one a line."""
    try:
        read()
    except PackError as error:
        return str(error).splitlines()
    return []
