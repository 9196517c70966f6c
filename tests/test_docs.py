"""The pages: made anew they are the same, nothing is left undocumented, and what they show can be run."""

import importlib.util
import json
import re
import shlex
import sys
import tomllib
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner

from depesche import model
from depesche.cli import app
from depesche.issues import FATAL
from depesche.knowledge import knowledge_of
from depesche.langpack import LANG, languages
from depesche.ontology import event_types
from depesche.store import TABLES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))
SHOWN = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md")), *sorted((ROOT / "training").rglob("*.md")))
"""Pages that are read for commands and links."""
SLUG = re.compile(r"""\b(?:issue|failure)\(\s*"([a-z-]+)"|\bIssue\("[a-z]+", "([a-z-]+)\"""")


def module_at(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


build = module_at(DOCS / "build.py")


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Path:
    """A folder with the record of the demo."""
    folder = tmp_path_factory.mktemp("docs")
    found = CliRunner().invoke(app, ["demo", "--into", str(folder / "demo.duckdb")])
    assert found.exit_code == 0, found.stderr
    return folder


@pytest.mark.parametrize("path", sorted(build.pages()), ids=lambda path: path.name)
def test_made_pages_are_fresh(path):
    assert path.read_text(encoding="utf-8") == build.pages()[path], "run: python docs/build.py"


def test_every_command_is_documented():
    named = [command.name for command in build.commands()]
    assert len(named) == len(set(named)) >= 9
    assert all(f"## {name}\n" in page("cli.md") for name in named)


def test_commands_are_those_of_the_program():
    for command in build.commands():
        _, *words = command.name.split()
        found = CliRunner().invoke(app, [*words, "--help"])
        assert found.exit_code == 0
        assert all(p.name in found.stdout for p in command.parameters)


def test_every_table_and_column_of_the_store_has_a_meaning():
    tables = build.store_tables()
    assert sorted(table.name for table in tables) == sorted(TABLES)
    assert all(build.column_meaning(table.name, column.name) for table in tables for column in table.columns)


def test_columns_are_those_of_the_store(demo):
    for table in build.store_tables():
        sql = f'SELECT column_name FROM (DESCRIBE "{table.name}")'
        found = CliRunner().invoke(app, ["query", sql, "--from", str(demo / "demo.duckdb"), "--format", "csv"])
        assert found.stdout.splitlines()[1:] == [column.name for column in table.columns]


def test_every_field_has_a_meaning_and_no_meaning_is_left_over():
    for cls in build.classes():
        assert list(build.meanings()[cls.__name__]) == [field.name for field in fields(cls)], cls


@pytest.mark.parametrize("name", build.LISTS)
def test_every_value_of_a_closed_list_has_a_meaning(name):
    assert list(build.meanings()["lists"][name]["members"]) == list(getattr(model, name))


def test_every_type_sector_and_indicator_has_a_meaning():
    said = build.meanings()
    assert list(said["types"]) == list(event_types())
    assert sorted(said["sectors"]) == sorted(build.sector_codes())
    assert [*said["indicators"], "-"] == build.schema("indicators")["columns"]["indicator"]["values"]


def test_every_issue_has_a_meaning():
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.py")))
    raised = {a or b for a, b in SLUG.findall(code)}
    assert raised | FATAL == set(build.meanings()["issues"])


def test_every_table_of_the_packs_is_described():
    named = {path.stem for language in languages() for path in (LANG / language).glob("*.tsv")}
    assert named <= {path.stem for path in (LANG / "schema").glob("*.toml")}
    overview = page("language-packs.md").split("## The other tables")[1].split("###")[0]
    assert [name for name in sorted(named) if f"`{name}`" not in overview] == []


def settings_described() -> set[str]:
    """The settings that language-packs.md describes, as section.setting."""
    sections = re.findall(r"^### `\[(\w+)\]`\n(.*?)(?=^##)", page("language-packs.md"), re.DOTALL | re.MULTILINE)
    cells = [(section, cell) for section, text in sections for cell in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)]
    return {f"{section}.{setting}" for section, cell in cells for setting in re.findall(r"`(\w+)`", cell)}


def settings_used() -> set[str]:
    """The settings of all packs, as section.setting."""
    packs = [tomllib.loads((LANG / language / "pack.toml").read_text(encoding="utf-8")) for language in languages()]
    return {f"{name}.{key}" for pack in packs for name, value in pack.items() if isinstance(value, dict) for key in value}


def test_every_setting_of_the_packs_is_described():
    assert sorted(settings_used() - settings_described()) == [], "describe them in docs/language-packs.md"


def test_no_setting_is_described_that_no_pack_has():
    assert sorted(settings_described() - settings_used()) == []


@pytest.mark.parametrize("language", languages())
def test_card_names_the_components_of_the_model(language):
    card = (ROOT / "training" / "cards" / language / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| components \| (.*) \|$", card, re.MULTILINE)
    meta = json.loads((LANG / language / "model" / "meta.json").read_text(encoding="utf-8"))
    assert named == [", ".join(f"`{component}`" for component in meta["components"])]


def commands_in(text: str) -> list[list[str]]:
    """The calls of depesche in the code blocks of a page."""
    blocks = re.findall(r"^```(?:console|sh)?\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    lines = [part.strip().removeprefix("$ ") for block in blocks for line in block.splitlines() for part in line.split("#")[0].split("&&")]
    return [shlex.split(line.split(" > ")[0]) for line in lines if line.startswith("depesche ") and "[OPTIONS]" not in line]


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_that_pages_show_exist(path):
    known = {command.name: {p.name for p in command.parameters if p.option} for command in build.commands()}
    for words in commands_in(path.read_text(encoding="utf-8")):
        name = next((n for n in (" ".join(words[:3]), " ".join(words[:2])) if n in known), None)
        assert name, words
        assert {word for word in words if word.startswith("--")} <= known[name], words


def test_readme_shows_commands():
    assert len(commands_in((ROOT / "README.md").read_text(encoding="utf-8"))) >= 6


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path):
    links = re.findall(r"\]\(([^)#\s]+)(?:#[\w-]+)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", [ROOT / "README.md", DOCS / "your-own.md"], ids=lambda path: path.name)
def test_files_of_actors_and_persons_that_pages_show_can_be_read(path, tmp_path):
    shown = re.findall(r"^```text\n(name\t.*?)^```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert shown
    for text in shown:
        (tmp_path / "shown.tsv").write_text(text, encoding="utf-8")
        option = "actors" if "\tkind" in text.splitlines()[0] else "persons"
        assert knowledge_of(**{option: [tmp_path / "shown.tsv"]}).files[0].rows()


def test_python_of_the_readme_runs(demo, monkeypatch, capsys):
    monkeypatch.chdir(demo)
    snippets = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert len(snippets) >= 2
    for snippet in snippets:
        exec(compile(snippet, "README.md", "exec"), {})
    assert "CONSULT visit 2023-08-16 ['CHN']" in capsys.readouterr().out


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_run(path, demo, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", [str(path), str(demo / "demo.duckdb")])
    module_at(path).main()
    assert capsys.readouterr().out.strip()


def test_transcripts_are_of_commands_that_print():
    transcript = module_at(DOCS / "transcript.py")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert list(transcript.files(text)) == ["article.txt"]
    blocks = [match[3] for match in transcript.BLOCK.finditer(text)]
    assert sum(len(list(transcript.commands(block))) for block in blocks) >= 6
    assert all(len(block.splitlines()) > len(list(transcript.commands(block))) for block in blocks)


def test_pages_name_no_path_of_a_machine():
    for path in SHOWN:
        assert not re.search(r"/(?:home|root|tmp|work|Users)/", path.read_text(encoding="utf-8").replace("/tmp/depesche-training", "")), (
            path
        )
