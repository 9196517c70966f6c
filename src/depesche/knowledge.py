"""knowledge: what a user brings to the reading beside the language packs: a pipeline, files of actors, files of persons.

Whatever a run is to know across articles comes from here and from the packs, never from the run itself, so that no record depends
on what was read before it. All of it goes into the pack that the stages are handed, before the pack's own lines, and into its fingerprint.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from depesche.errors import InputError, PackError
from depesche.ids import slug_of
from depesche.langpack import (
    LANG,
    Pack,
    Pipeline,
    Row,
    checked_rows,
    fingerprint_of,
    languages,
    load_pack,
    numbered_lines,
    read_table,
    schema_of,
    split_list,
    text_of,
)
from depesche.pipelines import pipeline_of

ACTORS, SEEN = "actors", "seen_persons"
"""The schemas of the two kinds of files."""
OPTIONS = {ACTORS: "--actors", SEEN: "--persons"}
BOUNDS = {ACTORS: ("from", "to"), SEEN: ("first", "last")}
"""The columns that hold the dates between which a line holds."""
NAMED_IN = {"person": ("persons",), "organisation": ("organisations", "media"), "group": ("organisations",)}
"""The tables of a pack that name entities of a kind."""


@dataclass(frozen=True, slots=True)
class KnowledgeFile:
    """A file of actors or persons as it was when the run began; `name` is how it was called."""

    table: str
    name: str
    digest: str
    text: str = field(compare=False, repr=False)

    def rows(self) -> tuple[Row, ...]:
        """Its lines, checked against its schema.

        Raises:
            PackError: a line does not fit; all faults are named with file and line.
        """
        numbered, columns = numbered_lines(self.text), schema_of(self.table)
        header = numbered[0][1] if numbered else []
        lacking = [name for name, column in columns.items() if column.required and name not in header]
        unknown = [repr(name) for name in header if name not in columns]
        if lacking or unknown or len(set(header)) < len(header):
            fault = f"no column {lacking[0]}" if lacking else f"unknown or repeated columns ({', '.join(unknown) or 'repeated'})"
            raise PackError(f"{self.name}: {fault}: the first line must be a header of these, tab-separated: {' '.join(columns)}")
        padded = [(n, cells + [""] * (len(header) - len(cells))) for n, cells in numbered]  # editors cut empty cells at the end
        return checked_rows(self.name, self.table, padded)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a run knows beside the packs. Two runs that know the same are equal, wherever their files lie."""

    pipeline: Pipeline | None = None
    files: tuple[KnowledgeFile, ...] = ()

    def pack(self, language: str) -> Pack:
        """The pack of a language with this knowledge in it.

        Raises:
            PackError: no pack of this language, or a malformed one.
        """
        return pack_with(self, language)

    def fingerprint(self, language: str) -> str:
        """The fingerprint of that pack, without loading it."""
        pipeline = self.pipeline.digest if self.pipeline and self.pipeline.language == language else None
        files = [(file.table, file.digest) for file in self.files]
        if not pipeline and not files:
            return pack_fingerprint(language)
        return hashlib.sha256(json.dumps([pack_fingerprint(language), pipeline, files]).encode()).hexdigest()

    def described(self) -> Mapping[str, str | None]:
        """What is kept of it in the row of a run: the pipeline, and the files by their names."""
        files = [{"option": OPTIONS[f.table], "name": f.name, "digest": f.digest} for f in self.files]
        return {"pipeline": label_of(self.pipeline) if self.pipeline else None, "files": json.dumps(files, ensure_ascii=False)}


NONE = Knowledge()
"""Nothing beside the packs."""


def label_of(pipeline: Pipeline) -> str:
    """Name, version and hash of a pipeline."""
    return f"{pipeline.name} {pipeline.version}, {pipeline.digest}"


@cache
def pack_fingerprint(language: str) -> str:
    """The fingerprint of a pack as it is shipped, model included."""
    return fingerprint_of(LANG / language)


@cache
def pack_with(knowledge: Knowledge, language: str) -> Pack:
    """The pack of a language with some knowledge in it, made once a process."""
    pack = load_pack(language)
    pipeline = knowledge.pipeline if knowledge.pipeline and knowledge.pipeline.language == language else None
    if not pipeline and not knowledge.files:
        return pack
    brought: dict[str, list[Row]] = {}
    for file in knowledge.files:
        for row in file.rows():
            if row["language"] in {"", language}:
                mine = pack_row(row)
                brought.setdefault(mine.table, []).append(mine)
    tables = {table: (*brought.get(table, ()), *pack.tables.get(table, ())) for table in {**brought, **pack.tables}}
    return replace(pack, tables=tables, fingerprint=knowledge.fingerprint(language), pipeline=pipeline)


def pack_row(row: Row) -> Row:
    """A line of a file as a row of the pack's table of persons or organisations."""
    kind, (first, last) = row.cells.get("kind", "person"), BOUNDS[row.table]
    name = row.many("name")[0]
    id = next(filter(None, (known_ids(kind).get(each) for each in row.many("name"))), f"{kind}/{slug_of(name)}")
    cells = {"id": id, "name": name, "names": row["name"], "country": row["country"], "sectors": row["sector"]}
    dates = {"from": row[first], "to": row[last]}
    if kind == "person":
        return Row("persons", row.line, {**cells, "office": row["office"], **dates, "introduced": ""}, brought=True)
    return Row("organisations", row.line, {**cells, "origin": "own", **dates}, brought=True)


@cache
def known_ids(kind: str) -> Mapping[str, str]:
    """The ids of what the packs know by each of its names, so that a line of the user's tells more of the same entity."""
    known: dict[str, str] = {}
    for language in languages():
        for path in (LANG / language / f"{table}.tsv" for table in NAMED_IN[kind]):
            for row in read_table(path) if path.is_file() else ():
                if row["id"].startswith(f"{kind}/"):
                    known.update((name, row["id"]) for name in row.many("names") if name not in known)
    return known


def knowledge_of(pipeline: str | None = None, actors: Sequence[Path] = (), persons: Sequence[Path] = ()) -> Knowledge:
    """What a user brings, read and checked.

    Args:
        pipeline: name or folder of a spaCy pipeline with UD labels.
        actors: files of actors; of two lines on one name the one that stands first counts.
        persons: files that `depesche learn` made; they count after the actors.

    Raises:
        InputError: a file or pipeline that cannot be used; all faults of a file are named with their lines.
    """
    files = [file_of(path, table) for table, paths in ((ACTORS, actors), (SEEN, persons)) for path in paths]
    return Knowledge(pipeline_of(pipeline) if pipeline else None, tuple(files))


def file_of(path: Path, table: str) -> KnowledgeFile:
    """A file of actors or persons, read once and checked.

    Raises:
        InputError: it cannot be read, or a line does not fit.
    """
    try:
        text = text_of(path)
        file = KnowledgeFile(table, str(path), hashlib.sha256(text.encode()).hexdigest(), text)
        faults = [f"{path}:{row.line}: {fault}" for row in file.rows() for fault in faults_of(row)]
    except PackError as error:
        raise InputError(f"{OPTIONS[table]} {error}") from error
    if faults:
        raise InputError("\n".join([f"{OPTIONS[table]} {path}: {len(faults)} faults", *faults]))
    return file


def faults_of(row: Row) -> Iterator[str]:
    """What no schema can tell: codes and languages that nothing knows, dates the wrong way round, a name that is none."""
    first, last = (row[column] for column in BOUNDS[row.table])
    size = min(len(first), len(last))
    if first[:size] > last[:size]:
        yield f"{' and '.join(BOUNDS[row.table])}: {first} is later than {last}"
    if row["country"] and row["country"] not in country_codes():
        yield f"country: {row['country']!r} is no code of a country or organisation of states; write CHN, BLR, EU, UN …"
    if row["language"] and row["language"] not in languages():
        yield f"language: {row['language']!r} has no pack: there are {', '.join(languages())}"
    if not split_list(row["name"]) or not all(any(c.isalnum() for c in name) for name in row.many("name")):
        yield f"name: {row['name']!r} is no name"


@cache
def country_codes() -> frozenset[str]:
    """The codes of all countries and organisations of states that the packs know."""
    tables = [(LANG / language / name, column) for language in languages() for name, column in CODED.items()]
    found = (row[column].removeprefix("igo/") for path, column in tables if path.is_file() for row in read_table(path))
    return frozenset(code for code in found if "/" not in code)


CODED = {"countries.tsv": "code", "organisations.tsv": "id"}
"""Where codes stand."""
