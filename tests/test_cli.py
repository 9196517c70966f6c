"""The command line: results on stdout, messages on stderr, exit status 0, 1 or 2, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

import depesche
from depesche.cli import app
from depesche.langpack import LANG

ARTICLE = "Der chinesische Verteidigungsminister Li Shangfu besuchte am Donnerstag Minsk."


def run(*args, stdin=None):
    return CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)


def refused(*args, match):
    found = run(*args)
    assert found.exit_code == 2, found.output
    assert match in found.stderr
    assert found.stdout == ""
    assert "Traceback" not in found.stderr


def test_help_imports_nothing_heavy():
    program = "import sys, depesche, depesche.cli; print(*sys.modules)"
    modules = set(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split())
    assert not modules & {"spacy", "duckdb", "rich.table", "rich.console", "pandas", "pyarrow", "numpy", "py3langid", "babel", "edtf"}


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["demo"],
        ["code"],
        ["relate"],
        ["learn"],
        ["ingest"],
        ["query"],
        ["dossier"],
        ["explain"],
        ["evaluate"],
        ["info"],
        ["lang"],
        ["lang", "check"],
    ],
)
def test_every_command_has_help(command):
    found = run(*command, "--help")
    assert found.exit_code == 0
    assert "Usage" in found.stdout


@pytest.mark.parametrize(
    ("args", "match"),
    [
        (["query", "DELETE FROM report", "--from", "RECORD"], "DELETE is refused"),
        (["query", "COPY report TO 'x.csv'", "--from", "RECORD"], "COPY is refused"),
        (["query", "FROM read_text('/etc/hostname')", "--from", "RECORD"], "refused: a query reads"),
        (["query", "ATTACH 'x'", "--from", "RECORD"], "ATTACH is refused"),
        (["query", "INSTALL httpfs", "--from", "RECORD"], "refused"),
        (["query", "PRAGMA version", "--from", "RECORD"], "refused"),
        (["query", "SET threads=1", "--from", "RECORD"], "SET is refused"),
        (["query", "SELECT nonsense", "--from", "RECORD"], "cannot be run"),
        (["query", "SELECT 1", "--from", "RECORD", "--format", "parquet"], "--out FILE"),
        (["query", "SELECT 1", "--from", "RECORD", "--out", "x"], "--format parquet"),
        (["query", "SELECT 1", "--from", "RECORD", "--format", "parquet", "--out", "."], "no file can be made there"),
        (["query", "SELECT 1", "--from", "nowhere.duckdb"], "no such record file"),
        (["ingest", "-", "--into", "nowhere/x.duckdb"], "check the path"),
        (["dossier", "Chinaa", "Belarus", "--from", "RECORD"], "near matches: China (CHN)"),
        (["dossier", "China", "CHN", "--from", "RECORD"], "two countries"),
        (["dossier", "China", "Belarus", "--from", "RECORD", "--since", "2023-13"], "no date"),
        (["explain", "nothing", "--from", "RECORD"], "no report, fact or document"),
        (["code", "-", "--actors", "nowhere.tsv"], "--actors nowhere.tsv: cannot be read"),
        (["relate", "-", "--persons", "nowhere.tsv"], "--persons nowhere.tsv: cannot be read"),
        (["ingest", "-", "--into", "nowhere/x.duckdb", "--pipeline", "no_such"], "no package of this name"),
        (["learn", "-", "--pipeline", "no_such"], "no package of this name"),
        (["evaluate", "--pipeline", "no_such"], "no package of this name"),
        (["explain", "visit", "--from", "RECORD", "--pipeline", "no_such"], "no package of this name"),
        (["code", "-", "--language", "en", "--pipeline", str(LANG / "de" / "model")], "it reads 'de', but --language says 'en'"),
        (["code", "nowhere.txt"], "nowhere.txt"),
        (["code", "-", "--published", "2023-13"], "no date"),
        (["code", "-", "--language", "tlh"], "no such language pack"),
        (["relate", "nowhere.jsonl"], "cannot be read"),
    ],
)
def test_wrong_usage_is_a_message(record_file, args, match):
    refused(*[record_file if arg == "RECORD" else arg for arg in args], match=match)


@pytest.mark.parametrize(
    "args", [["nonsense"], ["query"], ["dossier", "CHN"], ["code", "x", "--workers", "0"], ["query", "x", "--format", "xml"]]
)
def test_unknown_options_and_missing_arguments_are_wrong_usage(args):
    assert run(*args).exit_code == 2


def test_foreign_files_are_refused(tmp_path):
    text, other = tmp_path / "text.duckdb", tmp_path / "other.duckdb"
    text.write_text("no database")
    duckdb.connect(str(other)).execute("CREATE TABLE x (y INTEGER)").close()
    refused("query", "SELECT 1", "--from", text, match="not a DuckDB file")
    refused("query", "SELECT 1", "--from", other, match="another program")


def test_version_is_printed():
    found = run("--version")
    assert (found.exit_code, found.stdout) == (0, f"depesche {depesche.__version__}\n")


def test_query_formats(record_file, tmp_path):
    sql = "SELECT id, sectors FROM document, (SELECT DISTINCT sectors FROM party) ORDER BY id"
    assert json.loads(run("query", sql, "--from", record_file).stdout.splitlines()[0]) == {
        "id": "d1",
        "sectors": ["GOV"],
    }
    assert run("query", sql, "--from", record_file, "--format", "csv").stdout == 'id,sectors\nd1,"[""GOV""]"\nd2,"[""GOV""]"\n'
    assert "sectors" in run("query", sql, "--from", record_file, "--format", "table").stdout
    out = tmp_path / "x.parquet"
    found = run("query", sql, "--from", record_file, "--format", "parquet", "--out", out)
    assert (found.exit_code, found.stdout) == (0, "")
    assert duckdb.sql(f"FROM '{out}'").fetchall() == [("d1", ["GOV"]), ("d2", ["GOV"])]


def test_dossier_formats(record_file, tmp_path):
    names = "dossier", "Weißrussland", "CHN", "--from", record_file
    rows = [json.loads(line) for line in run(*names).stdout.splitlines()]
    assert [row["id"] for row in rows] == ["trade", "visit", "undated", "agreement", "hostile"]
    assert rows[2]["date"] is None
    assert rows[2]["published"] == "2023-03-02"
    assert run(*names, "--format", "table").stdout.startswith("event ")
    assert len(run(*names, "--format", "csv", "--since", "2023").stdout.splitlines()) == 5
    assert run(*names, "--format", "parquet", "--out", tmp_path / "x.parquet").exit_code == 0
    assert duckdb.sql(f"SELECT actors FROM '{tmp_path / 'x.parquet'}' WHERE id = 'visit'").fetchall() == [(["China (CHN)"],)]


def test_explain_prints_the_rule(record_file):
    found = run("explain", "visit", "--from", record_file)
    assert found.exit_code == 0
    assert "lang/de/countries.tsv:2" in found.stdout


def test_explain_tells_what_was_dropped_or_that_it_cannot(record_file, tmp_path):
    dropped = [line for line in run("explain", "visit", "--from", record_file).stdout.splitlines() if line.startswith("  dropped")]
    assert "made by another version or pack" in dropped[0]
    assert any("does not hold" in line for line in dropped)
    shared = tmp_path / "shared.duckdb"
    shared.write_bytes(record_file.read_bytes())
    with duckdb.connect(str(shared)) as connection:
        connection.execute("DELETE FROM text")
    (line,) = [line for line in run("explain", "visit", "--from", shared).stdout.splitlines() if line.startswith("  dropped")]
    assert "without the article" in line


def test_actors_and_persons_change_what_code_prints(tmp_path):
    article, actors, persons = tmp_path / "a.txt", tmp_path / "actors.tsv", tmp_path / "persons.tsv"
    article.write_text("date 2023-05-01 Lage\n\nDie Nordfront griff Frankreich an. Jan Beispielski kritisierte Russland.", encoding="utf-8")
    actors.write_text("name\tkind\tcountry\tsector\nNordfront\tgroup\tMLI\tREB\n")
    persons.write_text("name\tcountry\toffice\nJan Beispielski\tPOL\tAußenminister\n", encoding="utf-8")

    def told(*options):
        found = run("code", article, "--language", "de", *options)
        assert found.exit_code == 0, found.stderr
        return [[p["country"] for p in report["actors"]] for report in json.loads(found.stdout)["reports"]]

    assert ["MLI"] not in told()
    assert told("--actors", actors, "--persons", persons) == [["MLI"], ["POL"]]


def test_info_counts_a_record(record_file):
    rows = [json.loads(line) for line in run("info", "--from", record_file).stdout.splitlines()]
    assert {"about": "program", "name": "depesche"}.items() <= rows[0].items()
    assert any(row["name"] == "report" and row["value"] == "5" for row in rows)
    assert any(row["name"] == "document in de" for row in rows)


def test_info_says_what_the_last_run_read_with(tmp_path):
    source, actors, record = tmp_path / "a.txt", tmp_path / "actors.tsv", tmp_path / "record.duckdb"
    source.write_text(ARTICLE, encoding="utf-8")
    actors.write_text("name\tkind\nNordfront\tgroup\n", encoding="utf-8")
    options = ["--language", "de", "--into", record]
    for more in ([], ["--actors", actors, "--pipeline", LANG / "de" / "model"]):
        assert run("ingest", source, *options, *more).exit_code == 0
    rows = [json.loads(line) for line in run("info", "--from", record).stdout.splitlines()]
    last = {row["name"].removeprefix("last run: "): row["value"] for row in rows if row["name"].startswith("last run: ")}
    packs = {row["about"]: row["value"] for row in rows if row["name"] == "fingerprint"}
    assert last["pipeline"].startswith("de_depesche ")
    assert last["--actors"].startswith(f"{actors}, ")
    assert last["pack de"] != packs["pack de"]


def test_lang_check_names_faults_with_their_line(tmp_path, monkeypatch):
    pack = tmp_path / "xx"
    pack.mkdir()
    (pack / "pack.toml").write_text("")
    (pack / "countries.tsv").write_text("code\tname\tnames\tadjectives\tdemonyms\tcapital\tseats\tvalid\nC\tChina\tChina\t\t\t\t\t\n")
    monkeypatch.setattr("depesche.langpack.LANG", tmp_path)
    monkeypatch.setattr("depesche.info.LANG", tmp_path)
    found = run("lang", "check")
    assert found.exit_code == 1
    assert "countries.tsv:2: code: 'C'" in found.stdout
    assert "no model" in found.stdout


def test_lang_check_names_frames_that_cannot_be_read(tmp_path, monkeypatch):
    pack = tmp_path / "xx"
    pack.mkdir()
    (pack / "pack.toml").write_text("")
    header = "lemma\twith\ttype\tmode\tactor\trecipient\tcontexts\torigin\n"
    (pack / "verbs.tsv").write_text(header + "meet\tobj=@nothing\tCONSULT\tvisit\t\t\t\town\nhit\t\tASSAULT\tvisit\t\t\t\town\n")
    monkeypatch.setattr("depesche.langpack.LANG", tmp_path)
    monkeypatch.setattr("depesche.info.LANG", tmp_path)
    faults = run("lang", "check").stdout
    assert "xx/verbs.tsv:2: no class @nothing" in faults
    assert "xx/verbs.tsv:3: 'visit' is no mode of ASSAULT" in faults


def test_code_prints_a_record_a_line(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    found = run("code", path, "--published", "2023-08-18", "--language", "de")
    assert found.exit_code == 0, found.stderr
    record = json.loads(found.stdout)
    assert record["document"]["text"] == ARTICLE
    assert record["document"]["published"] == "2023-08-18"


def test_code_goes_on_after_documents_that_fail(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "broken"\n' + json.dumps({"id": "good", "language": "de", "text": ARTICLE}) + "\n")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    found = run("code", tmp_path, "--language", "de")
    assert found.exit_code == 1
    assert "good" in [json.loads(line)["document"]["id"] for line in found.stdout.splitlines()]
    assert "a.jsonl:1" in found.stderr
    assert "3 documents failed" in found.stderr


def test_messages_cannot_steer_the_terminal(tmp_path):
    (tmp_path / "\x1b[31mred.txt").write_text("")
    message = run("code", tmp_path).stderr
    assert "\x1b" not in message
    assert "[31mred.txt: no text" in message


def test_ingest_reports_on_stderr_and_a_rerun_adds_nothing(tmp_path):
    source, record = tmp_path / "a.txt", tmp_path / "record.duckdb"
    source.write_text(ARTICLE, encoding="utf-8")
    first = run("ingest", source, "--into", record, "--language", "de")
    assert (first.exit_code, first.stdout) == (0, "")
    assert "1 coded" in first.stderr
    assert "1 already there" in run("ingest", source, "--into", record, "--language", "de").stderr


def test_relate_answers_each_line_and_names_broken_ones(tmp_path):
    path = tmp_path / "pairs.jsonl"
    pair = {"id": "x", "language": "de", "text": "Russland griff die Ukraine an.", "actor": [[0, 8]], "recipient": [[15, 26]]}
    path.write_text(json.dumps(pair) + "\nbroken\n" + json.dumps({**pair, "actor": [[0, 99]]}) + "\n", encoding="utf-8")
    found = run("relate", path)
    assert found.exit_code == 1
    assert [set(json.loads(line)) for line in found.stdout.splitlines()] == [{"id", "event_type", "mode", "score", "rule"}]
    assert "pairs.jsonl:2" in found.stderr
    assert "pairs.jsonl:3" in found.stderr


def program(*args):
    return [sys.executable, "-c", "import sys; from depesche.cli import main; sys.argv[0] = 'depesche'; main()", *map(str, args)]


def test_a_reader_that_has_enough_is_no_error(record_file):
    command = program("query", "FROM range(1000000)", "--from", record_file)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_output_is_utf8_everywhere(record_file):
    command = program("query", "SELECT title FROM document ORDER BY id", "--from", record_file)
    environment = {"PYTHONIOENCODING": "latin-1", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONPATH": os.pathsep.join(sys.path)}
    found = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert "empfängt".encode() in found.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where the system has /dev/full")
def test_a_full_disk_is_a_message(record_file):
    with open("/dev/full", "w") as full:
        found = subprocess.run(
            program("query", "FROM range(100000)", "--from", record_file), stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert found.returncode == 2
    assert found.stderr.startswith("depesche: cannot go on")
    assert len(found.stderr.splitlines()) == 1
