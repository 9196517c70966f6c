"""Running: the same record whatever the number of workers, the order of the input, or how often the run was killed."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from depesche import run, store
from depesche.errors import DepescheError, InputError, PackError
from depesche.knowledge import NONE, knowledge_of
from depesche.model import Document, Issue
from depesche.read import Given, documents

PLACES = ("Minsk", "Peking", "Warschau", "Berlin", "Brüssel", "Moskau", "Vilnius", "Riga", "Prag", "Wien", "Rom")
ARTICLES = [
    {
        "id": f"beispiel-{n}",
        "published": f"2023-0{n % 9 + 1}",
        "outlet": "Beispielkurier",
        "text": f"Der Außenminister traf am Mittwoch in {place} ein.\n\nEr lobte die Zusammenarbeit. „Wir sind einig“, sagte ein Sprecher.",
    }
    for n, place in enumerate(PLACES)
]
ARTICLES.append({"id": "leer", "text": " "})


@pytest.fixture(autouse=True)
def small_parts(monkeypatch):
    monkeypatch.setattr(run, "BATCH", 2)


@pytest.fixture
def archive(tmp_path):
    return written(tmp_path / "archive.jsonl", ARTICLES)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """The tables of a run that nothing befell."""
    folder = tmp_path_factory.mktemp("undisturbed")
    ingest(written(folder / "archive.jsonl", ARTICLES), folder / "r.duckdb")
    return dump(folder / "r.duckdb")


def written(path, articles):
    path.write_text("\n".join(json.dumps(a) for a in articles), encoding="utf-8")
    return path


def ingest(archive, into, **options):
    return run.ingest([str(archive)], into, **options)


def dump(into):
    with store.open_store(into) as connection:
        return {table: connection.execute(f'SELECT * FROM "{table}" ORDER BY ALL').fetchall() for table in store.KEPT}


def test_records_come_in_the_order_of_the_input_and_do_not_depend_on_the_workers(archive):
    given = list(documents([str(archive)]))
    alone = list(run.code_documents(given))
    assert [record.document for record in alone] == [each.document for each in given]
    assert list(run.code_documents(given, workers=2)) == alone


def test_a_document_that_a_stage_fails_on_is_an_issue_and_the_run_goes_on(archive, monkeypatch):
    def code(document, knowledge):
        if "Peking" in document.text:
            raise ValueError("no such place")
        return coded(document, knowledge)

    coded = run.code
    monkeypatch.setattr(run, "code", code)
    records = list(run.code_documents(documents([str(archive)])))
    ((record, issue),) = [(r, i) for r in records for i in r.issues if i.slug == "crashed"]
    assert len(records) == len(ARTICLES)
    assert record.document.id == "beispiel-1"
    assert issue.detail.startswith("ValueError: no such place (test_run.py:")
    assert issue.detail.endswith("in code); please report it")


def test_a_malformed_pack_ends_the_run(archive, monkeypatch):
    def code(document, knowledge):
        raise PackError("verbs.tsv:3: 2 cells, not 7")

    monkeypatch.setattr(run, "code", code)
    with pytest.raises(PackError, match=r"verbs.tsv:3"):
        list(run.code_documents(documents([str(archive)])))


def test_issues_of_reading_stand_before_those_of_the_stages():
    issue = Issue("read", "encoding", None, None, "x")
    (record,) = run.code_documents([Given(Document("d", "Li reist nach Minsk.", language="de"), (issue,))])
    assert record.issues[0] == issue
    assert record.blocks


def test_a_killed_worker_is_told():
    with pytest.raises(DepescheError, match="a worker was killed"):
        list(run.in_order(die, range(3), 2))


def die(_):
    os.kill(os.getpid(), signal.SIGKILL)


def test_the_run_report_counts(archive, tmp_path):
    seen = []
    report = ingest(archive, tmp_path / "r.duckdb", progress=seen.append)
    assert (report.documents, report.coded, report.failed, report.skipped, report.replaced) == (12, 11, 1, 0, 0)
    assert report.issues["empty"] == 1
    assert seen == sorted(seen)
    assert seen[-1] == 12
    with store.open_store(tmp_path / "r.duckdb") as connection:
        ((finished, coded),) = connection.execute("SELECT finished IS NOT NULL, coded FROM run").fetchall()
        assert (finished, coded) == (True, 11)
        assert connection.execute("SELECT count(*) FROM report").fetchall() == [(report.reports,)]
        assert connection.execute("SELECT count(*), count(DISTINCT document) FROM part").fetchall() == [(12, 12)]
    assert not (tmp_path / "r.duckdb.parts").exists()


def test_a_rerun_adds_and_codes_nothing(archive, tmp_path, monkeypatch):
    ingest(archive, tmp_path / "r.duckdb")
    before = dump(tmp_path / "r.duckdb")
    monkeypatch.setattr(run, "code_given", None)
    report = ingest(archive, tmp_path / "r.duckdb")
    assert (report.documents, report.coded, report.skipped, report.replaced) == (12, 0, 12, 0)
    assert report.issues == {"empty": 1}
    assert dump(tmp_path / "r.duckdb") == before


def test_more_documents_are_added_and_changed_ones_replaced(archive, tmp_path):
    ingest(written(archive, ARTICLES[:5]), tmp_path / "r.duckdb")
    altered = {**ARTICLES[0], "text": "Der Außenminister sagte die Reise ab."}
    report = ingest(written(archive, [*reversed(ARTICLES[1:]), altered]), tmp_path / "r.duckdb")
    assert (report.coded, report.skipped, report.replaced) == (7, 4, 1)
    ingest(archive, tmp_path / "fresh.duckdb")
    assert dump(tmp_path / "r.duckdb") == dump(tmp_path / "fresh.duckdb")


@pytest.mark.parametrize("what", ["knowledge.pack_fingerprint", "provenance.code_fingerprint"])
def test_another_lexicon_or_code_codes_again_and_replaces(archive, tmp_path, monkeypatch, what):
    into = tmp_path / "r.duckdb"
    ingest(archive, into)
    before = dump(into)
    first = run.code

    def code(document, knowledge):
        record = first(document, knowledge)
        return replace(record, blocks=record.blocks[:1])

    monkeypatch.setattr(run, "code", code)
    monkeypatch.setattr(f"depesche.{what}", lambda *_: "another")
    report = ingest(archive, into)
    assert report.replaced == report.documents - report.skipped
    assert report.coded == 11
    after = dump(into)
    assert len(before["block"]) == 22
    assert len(after["block"]) == 11
    assert {table for table in store.KEPT if len(before[table]) < len(after[table])} == set()
    assert before["document"] == after["document"]


def test_other_knowledge_codes_again_and_replaces_and_the_run_names_it(archive, tmp_path):
    def known(sector):
        path = tmp_path / f"{sector}.tsv"
        path.write_text(f"name\tkind\tcountry\tsector\nAußenminister\tgroup\tPOL\t{sector}\n", encoding="utf-8")
        return knowledge_of(actors=[path])

    into = tmp_path / "r.duckdb"
    ingest(archive, into)
    for knowledge, coded in ((known("GOV"), 11), (known("GOV"), 0), (known("MIL"), 11), (NONE, 11)):
        report = ingest(archive, into, knowledge=knowledge)
        assert (report.coded, report.skipped) == (coded, 1 if coded else 12)
    with store.open_store(into) as connection:
        rows = connection.execute("SELECT packs, pipeline, files FROM run ORDER BY id").fetchall()
    packs, pipelines, files = ([row[i] for row in rows] for i in range(3))
    assert set(pipelines) == {None}
    assert packs[0] == packs[4] != packs[1] == packs[2] != packs[3]
    assert [[(f["option"], Path(f["name"]).name) for f in json.loads(told)] for told in files] == [
        [], [("--actors", "GOV.tsv")], [("--actors", "GOV.tsv")], [("--actors", "MIL.tsv")], []
    ]  # fmt: skip


def test_parts_that_a_killed_run_left_with_other_knowledge_are_not_taken_for_done(archive, tmp_path, undisturbed):
    path, into = tmp_path / "a.tsv", tmp_path / "killed.duckdb"
    path.write_text("name\tkind\tcountry\nAußenminister\tgroup\tPOL\n", encoding="utf-8")
    given = tuple(documents([str(archive)]))
    known = knowledge_of(actors=[path])
    parts = Path(f"{into}.parts")
    parts.mkdir()
    run.write_batch(run.Batch(parts / "left", given, tuple(run.digest_of(each, known) for each in given), known))
    report = ingest(archive, into)
    assert (report.coded, report.skipped) == (11, 1)  # the empty document is the same whatever is known
    assert dump(into) == undisturbed


def test_workers_know_what_the_run_knows(archive, tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text("name\tkind\tcountry\nZusammenarbeit\tgroup\tPOL\n", encoding="utf-8")
    known, given = knowledge_of(actors=[path]), list(documents([str(archive)]))
    alone = list(run.code_documents(given, knowledge=known))
    assert {e.id for record in alone for e in record.entities} >= {"group/zusammenarbeit"}
    path.write_text("changed while the run goes on", encoding="utf-8")
    assert list(run.code_documents(given, workers=2, knowledge=known)) == alone


def test_neither_workers_nor_the_order_of_the_input_change_the_record(archive, tmp_path, undisturbed):
    shuffled = random.Random(7).sample(ARTICLES, len(ARTICLES))
    ingest(archive, tmp_path / "two.duckdb", workers=2)
    ingest(written(tmp_path / "archive.jsonl", [a for a in shuffled if a["id"] != "leer"] + [ARTICLES[-1]]), tmp_path / "shuffled.duckdb")
    assert dump(tmp_path / "two.duckdb") == dump(tmp_path / "shuffled.duckdb") == undisturbed


MOMENTS = {
    # what is killed, at which call, before or after it; how many documents are then done
    "while a part is coded": ("run.code_given", 5, "before", 4),
    "while a part is written": ("store.write_part", 3, "before", 4),
    "when a part is written but has no name yet": ("store.write_part", 3, "after", 4),
    "when a part is there but not loaded": ("store.load_part", 3, "before", 6),
    "within a transaction": ("store.insert_file", 2, "before", 2),
    "when a part is loaded but not deleted": ("store.load_part", 3, "after", 6),
    "when a part is half deleted": ("os.unlink", 2, "after", 2),
    "when all is loaded": ("store.end_run", 1, "before", 12),
}
KILLED = """
import os, signal, sys
from pathlib import Path
from depesche import run, store

run.BATCH = 2
name, count, when, archive, into = sys.argv[1:]
owner = {"store": store, "os": os, "run": run}[name.split(".")[0]]
name, count = name.split(".")[1], int(count)
function = getattr(owner, name)

def dying(*args, **options):
    global count
    count -= 1
    if when == "before" and not count:
        os.kill(os.getpid(), signal.SIGKILL)
    result = function(*args, **options)
    if when == "after" and not count:
        os.kill(os.getpid(), signal.SIGKILL)
    return result

setattr(owner, name, dying)
run.ingest([archive], Path(into))
"""


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_run_killed_at_a_moment_goes_on_where_it_was(archive, tmp_path, undisturbed, moment):
    name, count, when, done = MOMENTS[moment]
    into = tmp_path / "killed.duckdb"
    died = subprocess.run([sys.executable, "-c", KILLED, name, str(count), when, str(archive), str(into)], check=False)
    assert died.returncode == -signal.SIGKILL
    report = ingest(archive, into)
    assert report.skipped == done
    assert dump(into) == undisturbed
    assert [p.name for p in tmp_path.glob("killed*")] == ["killed.duckdb"]


POOL = """
import sys
from pathlib import Path
from depesche import run

run.BATCH = 1
if __name__ == "__main__":
    run.ingest([sys.argv[1]], Path(sys.argv[2]), workers=2, progress=lambda n: print(n, flush=True))
"""


def test_a_killed_run_leaves_no_workers_behind(archive, tmp_path, undisturbed):
    script = tmp_path / "pool.py"
    script.write_text(POOL)
    into = tmp_path / "killed.duckdb"
    with subprocess.Popen([sys.executable, str(script), str(archive), str(into)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "1\n"
        workers = children_of(process.pid)
        process.kill()
    assert workers
    until = time.monotonic() + 10
    while any(alive(worker) for worker in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert not [worker for worker in workers if alive(worker)]
    ingest(archive, into)
    assert dump(into) == undisturbed


def children_of(pid):
    if not Path(f"/proc/{pid}/task/{pid}/children").exists():
        pytest.skip("the children of a process are only listed by Linux")
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_damaged_part_is_coded_again(archive, tmp_path):
    into = tmp_path / "r.duckdb"
    ingest(written(archive, ARTICLES[:3]), into)
    damaged = tmp_path / "r.duckdb.parts" / "0123"
    damaged.mkdir(parents=True)
    (damaged / "part.parquet").write_bytes(b"PAR1 cut")
    report = ingest(written(archive, ARTICLES), into)
    assert (report.skipped, report.documents) == (3, 12)
    assert not damaged.exists()


def test_a_folder_of_bad_input_is_read_to_its_end(tmp_path):
    folder = tmp_path / "bad"
    folder.mkdir()
    good = ARTICLES[0]["text"]
    contents = {
        "empty.txt": b"",
        "binary.txt": bytes(range(256)) * 100,
        "line.txt": b"Wort " * 4_000_000,
        "latin.txt": good.encode("cp1252"),
        "month.txt": f"date 2023-13 Titel\n\n{good} Und mehr.".encode(),
        "undated.txt": f"{good} Ohne Datum.".encode(),
        "lines.jsonl": (
            b'{"text": "Li reist am Montag nach Minsk."}\n{"text": \n{"text": "halb \\ud83d"}\n'
            b'{"text": "\\u0000 Li reist nach Minsk zu Gespr\\u00e4chen."}\n'
        ),
        "page.html": b"<p>Li</p>",
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    report = ingest(folder, tmp_path / "r.duckdb")
    assert (report.documents, report.coded, report.failed) == (12, 5, 7)
    fatal = ("binary", "broken-json", "empty", "lone-surrogate", "too-long", "unknown-format", "unreadable")
    assert {slug: report.issues.get(slug) for slug in (*fatal, "encoding", "bad-published")} == dict.fromkeys(
        (*fatal, "encoding", "bad-published"), 1
    )
    with store.open_store(tmp_path / "r.duckdb") as connection:
        assert connection.execute("SELECT count(*) FROM document").fetchall() == [(12,)]


def test_wrong_arguments_make_no_record_file(tmp_path):
    with pytest.raises(InputError):
        run.ingest([str(tmp_path / "nowhere")], tmp_path / "r.duckdb")
    assert not list(tmp_path.iterdir())
