"""Write the pages that are made from the code: docs/cli.md, docs/data-dictionary.md, docs/tables.md.

python docs/build.py

What the code does not say itself – the meaning of each field, column, and member of a closed list – stands in docs/meanings.toml.
"""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from typer.models import ArgumentInfo, OptionInfo

from depesche import model
from depesche.cli import app
from depesche.issues import FATAL
from depesche.langpack import SCHEMA as TABLES
from depesche.ontology import contexts, event_types
from depesche.store import migrations

DOCS = Path(__file__).parent
MADE = "<!-- Made by docs/build.py; change the code or docs/meanings.toml instead. -->\n"
LISTS = ("BLOCK_KINDS", "ENTITY_KINDS", "STATEMENT_KINDS", "STATUSES", "HOP_KINDS", "STANCES", "COMPARATORS")


@cache
def meanings() -> Mapping[str, Any]:
    """What docs/meanings.toml says."""
    return tomllib.loads((DOCS / "meanings.toml").read_text(encoding="utf-8"))


def pages() -> dict[Path, str]:
    """The pages that are made, by their paths."""
    made = {"cli.md": cli_page(), "data-dictionary.md": dictionary_page(), "tables.md": tables_page()}
    return {DOCS / name: f"{MADE}{text.rstrip()}\n" for name, text in made.items()}


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    columns = list(head)
    lines = [columns, ["---"] * len(columns), *([cell(value) for value in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def cell(value: str) -> str:
    """A value as a cell of a table can hold it."""
    return value.replace("|", "\\|").replace("\n", " ")


# The command line


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument or option of a command."""

    name: str
    kind: str
    help: str
    default: str
    option: bool


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its full name, what it does, and its parameters."""

    name: str
    about: str
    parameters: tuple[Parameter, ...]


def commands() -> tuple[Command, ...]:
    """All commands in the order of the help."""
    top = [command_of("depesche", info.callback) for info in app.registered_commands if info.callback]
    groups = [
        command_of(f"depesche {group.name}", info.callback)
        for group in app.registered_groups
        if group.typer_instance
        for info in group.typer_instance.registered_commands
        if info.callback
    ]
    return (*top, *groups)


def command_of(group: str, function: Callable[..., Any]) -> Command:
    """The command that a function is."""
    hints = get_type_hints(function, include_extras=True)
    signature = inspect.signature(function).parameters
    parameters = (parameter_of(name, hints[name], signature[name].default) for name in signature)
    return Command(f"{group} {function.__name__}", inspect.getdoc(function) or "", tuple(parameters))


def parameter_of(name: str, hint: Any, default: Any) -> Parameter:
    """A parameter as its annotation describes it."""
    if get_origin(hint) is not Annotated:
        raise ValueError(f"{name}: no typer annotation")
    bare, info = get_args(hint)[:2]
    if isinstance(info, ArgumentInfo):
        return Parameter(info.metavar or name.upper(), "", info.help or "", "", option=False)
    if not isinstance(info, OptionInfo):
        raise ValueError(f"{name}: neither option nor argument")
    shown = info.show_default if isinstance(info.show_default, str) else default_of(default)
    return Parameter(option_of(name, info), info.metavar or kind_of(bare), info.help or "", shown, option=True)


def option_of(name: str, info: OptionInfo) -> str:
    """How an option is written. In an annotation typer takes its name for the default."""
    named = [text for text in (info.default, *(info.param_decls or ())) if isinstance(text, str) and text.startswith("--")]
    return named[0] if named else f"--{name.replace('_', '-')}"


def default_of(value: Any) -> str:
    """A default as the command line takes it."""
    if value is None or value is inspect.Parameter.empty:
        return ""
    return str(value.value if isinstance(value, Enum) else value)


def kind_of(hint: Any) -> str:
    """What an option takes: its members, or the kind of value."""
    (kind,) = [h for h in get_args(hint) if h is not NoneType] if get_origin(hint) is UnionType or get_args(hint) else [hint]
    return "|".join(str(member.value) for member in kind) if issubclass(kind, Enum) else {int: "NUMBER"}.get(kind, kind.__name__.upper())


def cli_page() -> str:
    """docs/cli.md."""
    head = (
        "# The commands\n\nResults go to stdout, messages to stderr. Exit status: 0 fine, 1 some documents or lines failed, 2 wrong usage, "
        "130 stopped. `-h` or `--help` behind any command shows its help.\n"
    )
    return head + "".join(command_section(command) for command in commands())


def command_section(command: Command) -> str:
    """A command as a section."""
    arguments = [p for p in command.parameters if not p.option]
    options = [p for p in command.parameters if p.option]
    usage = " ".join([command.name, *(["[OPTIONS]"] if options else []), *(p.name for p in arguments)])
    rows = [[f"`{p.name}`", "", p.help, "required"] for p in arguments]
    rows += [[f"`{p.name}`", f"`{p.kind}`", p.help, f"`{p.default}`" if p.default else ""] for p in options]
    listed = table(("parameter", "takes", "meaning", "default"), rows) if rows else ""
    return f"\n## {command.name}\n\n```\n{usage}\n```\n\n{command.about}\n\n{listed}"


# The data dictionary


def dictionary_page() -> str:
    """docs/data-dictionary.md."""
    parts = (meanings()["pages"]["dictionary"], record_part(), store_part(), lists_part(), plover_part(), facts_part(), issues_part())
    return "# Data dictionary\n\n" + "\n".join(part.strip() + "\n" for part in parts)


def classes() -> list[type]:
    """The dataclasses of the model that a record is made of, from the record down."""
    found: list[type] = []

    def walk(cls: type) -> None:
        if cls not in found:
            found.append(cls)
            for hint in get_type_hints(cls).values():
                for inner in inner_classes(hint):
                    walk(inner)

    walk(model.Record)
    return found


def inner_classes(hint: Any) -> Iterator[type]:
    """The dataclasses that an annotation names."""
    if is_dataclass(hint) and isinstance(hint, type):
        yield hint
    for argument in get_args(hint):
        yield from inner_classes(argument)


def record_part() -> str:
    """The record of a document as JSON."""
    sections = (f"### {cls.__name__}\n\n{inspect.getdoc(cls)}\n\n{fields_table(cls)}" for cls in classes())
    return f"## The record of a document\n\n{meanings()['pages']['record'].strip()}\n\n" + "\n".join(sections)


def fields_table(cls: type) -> str:
    """The fields of a dataclass."""
    hints = get_type_hints(cls)
    rows = ([f"`{f.name}`", type_of(hints[f.name], f.name), meanings()[cls.__name__][f.name]] for f in fields(cls))
    return table(("field", "holds", "meaning"), rows)


def type_of(hint: Any, name: str) -> str:
    """A type in the words of JSON."""
    members = get_args(hint)
    if get_origin(hint) is tuple:
        inner = "[start, end]" if members[0] is model.Span and name in {"quote", "cue", "frame"} else type_of(members[0], "")
        return f"list of {inner}"
    if members:
        return " or ".join(dict.fromkeys(type_of(m, name) for m in members))
    words = {str: "text", int: "number", float: "number", NoneType: "null"}
    return words.get(hint, f"[{hint.__name__}](#{hint.__name__.lower()})")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the store."""

    name: str
    kind: str
    required: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the store; `key` is what stands behind its name in the SQL."""

    name: str
    key: str
    columns: tuple[Column, ...]


def store_tables() -> tuple[Table, ...]:
    """The tables of a record file, from the numbered SQL files."""
    sql = "\n".join(script.read_text(encoding="utf-8") for script in migrations())
    return tuple(
        Table(name, key.strip(), (*columns_of(body), *columns_of(added_to(name, sql))))
        for name, key, body in re.findall(r"CREATE TABLE (\w+) \( *--([^\n]*)\n(.*?)\n\);", sql, re.DOTALL)
    )


def added_to(table_name: str, sql: str) -> str:
    """The columns that later files add to a table, one a line."""
    return "\n".join(re.findall(rf"^ALTER TABLE {table_name} ADD COLUMN ([^;]*);", sql, re.MULTILINE))


def columns_of(body: str) -> Iterator[Column]:
    """The columns of a CREATE TABLE, one a line."""
    for line in body.splitlines():
        definition = line.split("--")[0].strip().removesuffix(",")
        name, kind = definition.split(" ", 1)
        yield Column(name.strip('"'), kind.removesuffix(" NOT NULL"), kind.endswith(" NOT NULL"))


def store_part() -> str:
    """The tables of a record file."""
    return f"## The tables of a record file\n\n{meanings()['pages']['store'].strip()}\n\n" + "\n".join(map(table_section, store_tables()))


def table_section(it: Table) -> str:
    """A table as a section."""
    rows = ([f"`{c.name}`", c.kind, "" if c.required else "yes", column_meaning(it.name, c.name)] for c in it.columns)
    return f"### table {it.name}\n\nKey: {it.key}\n\n{table(('column', 'type', 'NULL', 'meaning'), rows)}"


MODEL_OF = {
    "document": "Document", "text": "Document", "block": "Block", "entity": "Entity", "mention": "Mention", "time": "Time",
    "statement": "Statement", "report": "Report", "party": "Party", "attribution": "Hop", "fact": "Fact", "issue": "Issue",
}  # fmt: skip
"""The dataclass that a row of a table is made of."""


def column_meaning(table_name: str, column: str) -> str:
    """What a column means: as docs/meanings.toml says of the column, else of the field of the model that it is made of.

    Raises:
        KeyError: nothing says what it means.
    """
    said = meanings()["store"].get(table_name, {}).get(column) or meanings()["store"]["all"].get(column)
    return said or field_meaning(getattr(model, MODEL_OF[table_name]), column)


def field_meaning(cls: type, name: str) -> str:
    """What a field means; `time_edtf` is the field edtf of what the field time holds."""
    if name in meanings()[cls.__name__]:
        return str(meanings()[cls.__name__][name])
    outer, _, inner = name.partition("_")
    (held,) = inner_classes(get_type_hints(cls)[outer])
    return f"of the {outer}: {field_meaning(held, inner)}"


def lists_part() -> str:
    """The closed lists of the record."""
    sections = []
    for name in LISTS:
        about, members = meanings()["lists"][name]["about"], meanings()["lists"][name]["members"]
        rows = ([f"`{member}`", members[member]] for member in getattr(model, name))
        sections.append(f"### {about}\n\n{table(('value', 'meaning'), rows)}")
    return "## Closed lists\n\n" + "\n".join(sections)


def plover_part() -> str:
    """Event types, modes, contexts and sectors."""
    quads = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
    types = (
        [f"`{t.name}`", meanings()["types"][t.name], f"{t.quad} {quads[t.quad]}", number(t.score), modes_of(t.modes)]
        for t in event_types().values()
    )
    sectors = ([f"`{code}`", meanings()["sectors"][code]] for code in sector_codes())
    return (
        f"## Event types, modes, contexts, sectors\n\n{meanings()['pages']['plover'].strip()}\n\n"
        f"{table(('type', 'meaning', 'quad', 'intensity', 'modes, with their intensity'), types)}\n"
        f"Contexts: {', '.join(f'`{context}`' for context in contexts())}.\n\n{table(('sector', 'meaning'), sectors)}"
    )


def modes_of(modes: Mapping[str, float]) -> str:
    """Modes with their scores."""
    return ", ".join(f"`{mode}` {number(score)}" for mode, score in modes.items())


def number(value: float) -> str:
    """A score with a proper minus."""
    return f"{value:g}".replace("-", "−")


def sector_codes() -> tuple[str, ...]:
    """The sectors that tables may name."""
    return tuple(schema("roles")["columns"]["sectors"]["values"])


def facts_part() -> str:
    """The indicators of facts."""
    codes = [value for value in schema("indicators")["columns"]["indicator"]["values"] if value != "-"]
    rows = ([f"`{code}`", *meanings()["indicators"][code]] for code in codes)
    return f"## Facts\n\n{meanings()['pages']['facts'].strip()}\n\n{table(('indicator', 'parties, in this order', 'unit'), rows)}"


def issues_part() -> str:
    """The slugs of issues."""
    rows = ([f"`{slug}`", "yes" if slug in FATAL else "", about] for slug, about in sorted(meanings()["issues"].items()))
    return f"## Issues\n\n{meanings()['pages']['issues'].strip()}\n\n{table(('slug', 'document not coded', 'meaning'), rows)}"


# The tables of language packs


@cache
def schema(name: str) -> Mapping[str, Any]:
    """What lang/schema says of a table."""
    return tomllib.loads((TABLES / f"{name}.toml").read_text(encoding="utf-8"))


def tables_page() -> str:
    """docs/tables.md."""
    names = sorted(path.stem for path in TABLES.glob("*.toml"))
    return f"# Tables of a language pack\n\n{meanings()['pages']['tables'].strip()}\n\n" + "\n".join(map(pack_table, names))


def pack_table(name: str) -> str:
    """A table of a pack as a section."""
    rows = (
        [f"`{column}`", spec["about"], "yes" if spec.get("required") else "", "yes" if spec.get("many") else "", allowed(spec)]
        for column, spec in schema(name)["columns"].items()
    )
    return f"## {name}.tsv\n\n{schema(name)['about']}\n\n{table(('column', 'holds', 'required', 'list', 'allowed'), rows)}"


def allowed(spec: Mapping[str, Any]) -> str:
    """What the cells of a column may hold."""
    if "pattern" in spec:
        return f"`{spec['pattern']}`"
    values = [value for value in spec.get("values", ()) if value]
    known = {tuple(event_types()): "PLOVER types", contexts(): "PLOVER contexts", sector_codes(): "PLOVER sectors"}
    named = known.get(tuple(value for value in values if value != "-"))
    if named:
        return f"[{named}](data-dictionary.md#event-types-modes-contexts-sectors)" + (" or `-`" if "-" in values else "")
    return ", ".join(f"`{value}`" for value in values)


def main() -> None:
    """Write the pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
