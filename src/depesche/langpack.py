"""Language packs: the tables under `lang/<code>/`, read, checked against `lang/schema/`, and handed to the stages.

A table is a TSV file with a header line; lines that begin with `#` and empty lines are comments. What its columns mean and may
hold stands in `lang/schema/<table>.toml`, for all languages alike. Cells hold `|`-separated lists where the schema says so.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from depesche.errors import PackError

LANG = Path(__file__).parent / "lang"
SCHEMA = LANG / "schema"


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One line of a table; `line` counts from 1 as an editor does. One that is `brought` stands in a file of the user's."""

    table: str
    line: int
    cells: Mapping[str, str]
    brought: bool = False

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def many(self, column: str) -> tuple[str, ...]:
        """The members of a `|`-separated cell."""
        return split_list(self.cells[column])

    def key(self, language: str) -> str:
        """How rules name this row: `language/table:line`."""
        return f"{language}/{self.table}:{self.line}"


def split_list(cell: str) -> tuple[str, ...]:
    """The members of a `|`-separated cell, blanks around them dropped.

    >>> split_list("Li | Lukaschenko")
    ('Li', 'Lukaschenko')
    """
    return tuple(part.strip() for part in cell.split("|") if part.strip())


@dataclass(frozen=True, slots=True)
class Column:
    """What a column may hold: `values` is a closed list, `pattern` a regular expression that a whole member must match."""

    name: str
    required: bool = False
    many: bool = False
    values: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None

    def faults(self, cell: str) -> Iterator[str]:
        """What is wrong with the cell."""
        if self.required and not cell:
            yield f"{self.name} is empty"
        for member in split_list(cell) if self.many else filter(None, [cell]):
            if self.values and member not in self.values:
                yield f"{self.name}: {member!r} is none of {', '.join(sorted(self.values))}"
            if self.pattern and not self.pattern.fullmatch(member):
                yield f"{self.name}: {member!r} does not look like {self.pattern.pattern}"


@cache
def schema_of(table: str) -> Mapping[str, Column]:
    """The columns of a table, in their order.

    Raises:
        PackError: no such schema file.
    """
    path = SCHEMA / f"{table}.toml"
    if not path.is_file():
        raise PackError(f"{table}.tsv: no lang/schema/{table}.toml says what its columns mean: add one")
    columns = tomllib.loads(path.read_text(encoding="utf-8"))["columns"]
    return {name: column_of(name, spec) for name, spec in columns.items()}


def column_of(name: str, spec: Mapping[str, Any]) -> Column:
    """A column as its schema describes it."""
    pattern = re.compile(spec["pattern"]) if "pattern" in spec else None
    return Column(name, spec.get("required", False), spec.get("many", False), frozenset(spec.get("values", ())), pattern)


def read_table(path: Path, table: str | None = None) -> tuple[Row, ...]:
    """The rows of a TSV file, checked against the schema of its name (or of `table`).

    Raises:
        PackError: the file is missing, or a line does not fit; all faults are named with file and line.
    """
    table = table or path.stem
    numbered = numbered_lines(text_of(path))
    if not numbered or numbered[0][1] != list(schema_of(table)):
        raise PackError(f"{path}: the first line must be the header {' '.join(schema_of(table))}, tab-separated")
    return checked_rows(str(path), table, numbered)


def text_of(path: Path) -> str:
    """The text of a file; a byte order mark is no part of it.

    Raises:
        PackError: it cannot be read as UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: cannot be read as UTF-8 text ({error}): check the path, or save the file as UTF-8") from error


def numbered_lines(text: str) -> list[tuple[int, list[str]]]:
    """The cells of each line that is neither empty nor a comment, with the number an editor shows for it."""
    return [(n, line.split("\t")) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]


def checked_rows(name: str, table: str, numbered: list[tuple[int, list[str]]]) -> tuple[Row, ...]:
    """The rows behind a header line, checked against the schema of a table; columns that the header lacks are empty.

    Raises:
        PackError: a line does not fit; all faults are named with file and line.
    """
    columns, header = schema_of(table), numbered[0][1]
    lacking = dict.fromkeys(column for column in columns if column not in header)
    rows = tuple(
        Row(table, n, {**dict(zip(header, (c.strip() for c in cells), strict=True)), **dict.fromkeys(lacking, "")})
        for n, cells in numbered[1:]
        if len(cells) == len(header)
    )
    faults = [f"{name}:{n}: {len(cells)} cells, not {len(header)}" for n, cells in numbered[1:] if len(cells) != len(header)]
    wrong = wrong_cells(rows, columns)
    faults += [f"{name}:{row.line}: {fault}" for row in rows if wrong for title in columns for fault in wrong.get((title, row[title]), ())]
    if faults:
        raise PackError("\n".join(faults))
    return rows


def wrong_cells(rows: tuple[Row, ...], columns: Mapping[str, Column]) -> dict[tuple[str, str], tuple[str, ...]]:
    """What is wrong with the cells of a table, by column and cell; most cells stand in many rows and are looked at once."""
    cells = ((column, cell) for column in columns.values() for cell in {row[column.name] for row in rows})
    found = ((column.name, cell, tuple(column.faults(cell))) for column, cell in cells)
    return {(title, cell): faults for title, cell, faults in found if faults}


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A spaCy pipeline of the user's: where it lies, what it says of itself, and a hash of its files."""

    folder: Path
    language: str
    name: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """The knowledge of one language. Stages keep what they compile from it per pack (packs hash by identity)."""

    code: str
    folder: Path
    settings: Mapping[str, Any]
    tables: Mapping[str, tuple[Row, ...]] = field(repr=False)
    fingerprint: str = field(repr=False)
    pipeline: Pipeline | None = None
    """The pipeline that reads in place of the pack's own."""

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of a table; empty where the pack has none.

        Raises:
            PackError: no table of this name is described in lang/schema/.
        """
        schema_of(name)
        return self.tables.get(name, ())

    def key(self, row: Row) -> str:
        """How rules name a row of this pack."""
        return row.key(self.code)


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a pack."""
    return tuple(sorted(p.parent.name for p in LANG.glob("*/pack.toml")))


@cache
def load_pack(code: str) -> Pack:
    """The pack of a language, read and validated once.

    Raises:
        PackError: no pack of this code, or a malformed table.
    """
    folder = LANG / code
    if not (folder / "pack.toml").is_file():
        raise PackError(f"no language pack {code!r}: there are {', '.join(languages())}")
    settings = tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8"))
    tables = {path.stem: read_table(path) for path in sorted(folder.glob("*.tsv"))}
    return Pack(code, folder, settings, tables, fingerprint_of(folder))


def fingerprint_of(folder: Path) -> str:
    """A hash of all files of a pack, model included: another lexicon, another fingerprint."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
