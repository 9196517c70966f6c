import ast
from pathlib import Path

import pytest

import depesche
from depesche.model import Document, Issue
from depesche.pipeline import STAGES
from depesche.reading import Reading, check_order, stage

HEAVY = {"spacy", "duckdb", "rich", "typer", "py3langid", "babel", "pandas", "pyarrow"}
ALLOWED = {"duckdb": {"store"}, "spacy": {"parse", "pipelines", "name_tagger", "components"}}
BEHIND = {
    "store": {"query", "dossier", "explain", "info", "run", "cli", "api"},
    "cli": set(),
    "run": {"cli", "api", "learn", "evaluate"},
    "learn": {"cli"},
    "evaluate": {"cli"},
}
"""Modules that may import the one named: the stages know nothing of storing, running and showing."""


def imports_of(path: Path, top_level: bool) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = tree.body if top_level else list(ast.walk(tree))
    names = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {a.name for a in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{a.name}" for a in node.names}
    return names


def modules() -> dict[str, Path]:
    root = Path(depesche.__file__).parent
    return {".".join(p.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): p for p in sorted(root.rglob("*.py"))}


def test_stages_read_only_what_was_written_before() -> None:
    check_order(STAGES)
    with pytest.raises(ValueError, match="reads blocks before any stage wrote it"):
        check_order(STAGES[1:])


def test_stage_declares_what_it_reads_and_writes() -> None:
    @stage(reads=("document",), writes=("blocks",))
    def nothing(reading: Reading, pack: object) -> Reading:
        return reading

    assert (nothing.reads, nothing.writes) == (("document",), ("blocks",))


def test_issues_of_stages_add_up() -> None:
    reading = Reading(Document("x", "Text"))
    for slug in ("one", "two"):
        reading = reading.with_layers(issues=[Issue("times", slug, None, None, "…")])
    assert [i.slug for i in reading.record().issues] == ["one", "two"]


@pytest.mark.parametrize("name", sorted(modules()))
def test_heavy_libraries_are_imported_where_they_are_needed_and_not_before(name: str) -> None:
    path = modules()[name]
    used = {i.split(".")[0] for i in imports_of(path, top_level=False)}
    for library, homes in ALLOWED.items():
        assert library not in used or name in homes, f"{name} imports {library}"
    loaded = {i.split(".")[0] for i in imports_of(path, top_level=True)}
    assert not loaded & HEAVY or name.split(".")[0] in {"cli", "store", "name_tagger", "components"}, (
        f"{name} loads {loaded & HEAVY} at import"
    )


@pytest.mark.parametrize("name", sorted(modules()))
def test_imports_point_one_way(name: str) -> None:
    used = imports_of(modules()[name], top_level=False)
    for target, allowed in BEHIND.items():
        wanted = any(u == f"depesche.{target}" or u.startswith(f"depesche.{target}.") for u in used)
        part = name.split(".")[0]
        assert not wanted or part in allowed | {target}, f"{name} imports depesche.{target}"
