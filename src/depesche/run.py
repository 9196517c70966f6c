"""run: documents to records, here or on many processes, and into the store by parts.

A batch of documents is coded by a worker and written as one part: a folder of Parquet files that appears under its name only when it is
whole. The loader puts a part into the store in one transaction and deletes it. Whatever is killed in between, the next run loads the
parts that lie there and codes only those documents that the store does not hold as they are now. The name of a part is the hash of its
documents and of the code, packs and models that read them, so a changed lexicon or version codes again and replaces.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from multiprocessing import connection as pipes
from multiprocessing import get_context, parent_process
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

import depesche
from depesche import store
from depesche.errors import DepescheError, InputError, PackError, StoreError
from depesche.ids import id_of
from depesche.issues import failed
from depesche.knowledge import NONE, Knowledge
from depesche.langpack import languages
from depesche.model import Issue, Record
from depesche.pipeline import code
from depesche.provenance import code_fingerprint, digest_of
from depesche.read import Given, documents

CHUNK = 8
"""Documents that a worker of `code_documents` is handed at a time."""
BATCH = 32
"""Documents of a part: a kill costs at most so many a worker."""
AHEAD = 3
"""Batches that wait for each worker; more would only hold memory."""

T = TypeVar("T")
R = TypeVar("R")


def code_documents(items: Iterable[Given], *, workers: int = 1, knowledge: Knowledge = NONE) -> Iterator[Record]:
    """The records of documents in the order they come, whatever the number of workers.

    A document that could not be read, or that a stage fails on, gets a record that holds the issue.
    """
    for records in in_order(partial(code_chunk, knowledge=knowledge), chunks(items, CHUNK if workers > 1 else 1), workers):
        yield from records


def code_chunk(items: Sequence[Given], knowledge: Knowledge = NONE) -> list[Record]:
    """The records of some documents."""
    return [code_given(given, knowledge) for given in items]


def code_given(given: Given, knowledge: Knowledge = NONE) -> Record:
    """The record of a document. This is the one border where any error of a stage becomes an issue."""
    if given.failed:
        return Record(given.document, issues=given.issues)
    try:
        record = code(given.document, knowledge)
    except (InputError, PackError):
        raise  # no document can be coded by it
    except Exception as error:
        return Record(given.document, issues=(*given.issues, crash(error)))
    return replace(record, issues=given.issues + record.issues)


def crash(error: Exception) -> Issue:
    """The issue of a document that a stage failed on, with the line that raised."""
    frame = extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}"
    return Issue("run", "crashed", None, None, f"{type(error).__name__}: {error} ({where}); please report it")


def chunks(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """The items in groups of a size, the last one smaller."""
    rest = iter(items)
    while chunk := tuple(islice(rest, size)):
        yield chunk


def in_order(function: Callable[[T], R], items: Iterable[T], workers: int) -> Iterator[R]:
    """Apply a function to items, here or in a pool, and yield the results in the order of the items.

    Raises:
        DepescheError: a worker was killed, for want of memory or from outside.
    """
    if workers <= 1:
        yield from map(function, items)
        return
    waiting: deque[Future[R]] = deque()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=begin_worker) as pool:
        try:
            for item in items:
                waiting.append(pool.submit(function, item))
                if len(waiting) >= AHEAD * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise DepescheError(
                "a worker was killed (is there enough memory?); run again with fewer workers: what is done is kept"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def begin_worker() -> None:
    """Leave Ctrl-C to the process that started this worker, and end when that one is gone, however it ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    assert parent is not None, "only a worker runs this"

    def watch() -> None:
        pipes.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@dataclass(frozen=True, slots=True)
class RunReport:
    """What an ingest did.

    `documents` were read: some skipped (the store holds them as they are), the others coded or failed; `replaced` counts those of
    which the store held another record. `reports` were found in this run; `issues` are those of this run by slug.
    """

    documents: int
    coded: int
    skipped: int
    replaced: int
    failed: int
    reports: int
    issues: Mapping[str, int]
    seconds: float


class Tally:
    """What a run has done so far."""

    def __init__(self, progress: Callable[[int], None] | None) -> None:
        self.counts: Counter[str] = Counter()
        self.issues: Counter[str] = Counter()
        self.reports = 0
        self.progress = progress
        self.began = time.monotonic()

    def add(self, issues: Counter[str], reports: int = 0, **counts: int) -> None:
        """Count documents under `counts` (coded, skipped, failed, replaced) and what was found in them."""
        self.counts.update(counts)
        self.issues.update(issues)
        self.reports += reports
        if self.progress:
            self.progress(self.documents)

    @property
    def documents(self) -> int:
        """The documents that are done."""
        return self.counts["coded"] + self.counts["skipped"] + self.counts["failed"]

    def run_report(self) -> RunReport:
        """The report, and the time it took."""
        counts = self.counts
        seconds = time.monotonic() - self.began
        return RunReport(
            self.documents, counts["coded"], counts["skipped"], counts["replaced"], counts["failed"], self.reports,
            dict(sorted(self.issues.items())), seconds,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Batch:
    """The documents of a part, the digest of each, what they are read with, and the folder the part goes to."""

    folder: Path
    given: tuple[Given, ...]
    digests: tuple[str, ...]
    knowledge: Knowledge


@dataclass(frozen=True, slots=True)
class Part:
    """A part that lies whole in its folder, and what it holds."""

    folder: Path
    coded: int
    failed: int
    reports: int
    issues: Counter[str]


def ingest(
    paths: Sequence[str],
    into: Path,
    *,
    workers: int = 1,
    language: str | None = None,
    published: str | None = None,
    knowledge: Knowledge = NONE,
    progress: Callable[[int], None] | None = None,
) -> RunReport:
    """Code documents and put their records into a record file. Killed at any moment and started again, it goes on where it was.

    Args:
        paths: files, folders, globs, `-`; see depesche.read.documents.
        into: the record file; its parts lie beside it while the run lasts.
        workers: processes that code; the record does not depend on their number.
        language: the language of all documents.
        published: the date of publication of all documents.
        knowledge: what is known beside the packs; documents that were coded with other knowledge are coded again.
        progress: called with the number of documents that are done.

    Raises:
        InputError: a path, language or date that cannot be used.
        StoreError: the record file is locked, foreign or of another version.
    """
    given = documents(paths, language=language, published=published)
    tally = Tally(progress)
    with closing(store.open_store(into, read_only=False)) as connection:
        parts = resume(connection, Path(f"{into}.parts"))
        run = store.begin_run(connection, run_values(workers, knowledge))
        for part in in_order(write_batch, batches(given, connection, parts, tally, knowledge), workers):
            replaced = store.load_part(connection, part.folder)
            drop(part.folder)
            tally.add(part.issues, part.reports, coded=part.coded, failed=part.failed, replaced=replaced)
        parts.rmdir()
        report = tally.run_report()
        store.end_run(connection, run, {name: getattr(report, name) for name in ("documents", "coded", "skipped", "replaced", "failed")})
    return report


def resume(connection: store.Connection, parts: Path) -> Path:
    """Load the parts that a killed run left whole and drop what it left half-done; returns the folder for new ones."""
    parts.mkdir(exist_ok=True)
    for folder in sorted(parts.iterdir()):
        if not folder.name.startswith("."):
            with suppress(StoreError):  # damaged: its documents are coded again
                store.load_part(connection, folder)
        drop(folder)
    return parts


def drop(folder: Path) -> None:
    """Delete a part. It loses its name first: killed half-way, what is left must not be taken for a whole part."""
    shutil.rmtree(folder.rename(folder.with_name(f".{folder.name.lstrip('.')}")))


def run_values(workers: int, knowledge: Knowledge) -> Mapping[str, str | int | None]:
    """What is known of a run when it begins."""
    packs = {language: knowledge.fingerprint(language) for language in languages()}
    made_by = {"version": depesche.__version__, "code": code_fingerprint(), "packs": json.dumps(packs)}
    return {**made_by, **knowledge.described(), "workers": workers}


def batches(given: Iterable[Given], connection: store.Connection, parts: Path, tally: Tally, knowledge: Knowledge) -> Iterator[Batch]:
    """The documents that the store does not hold as they are now, by parts."""
    for chunk in chunks(missing(given, connection, tally, knowledge), BATCH):
        digests = tuple(digest for _, digest in chunk)
        yield Batch(parts / id_of("part", digests), tuple(each for each, _ in chunk), digests, knowledge)


def missing(given: Iterable[Given], connection: store.Connection, tally: Tally, knowledge: Knowledge) -> Iterator[tuple[Given, str]]:
    """The documents to code, each with its digest; the others are counted as skipped."""
    for chunk in chunks(given, BATCH):
        there = store.digests_of(connection, [each.document.id for each in chunk])
        for each in chunk:
            digest = digest_of(each, knowledge)
            if there.get(each.document.id) == digest:
                tally.add(Counter(issue.slug for issue in each.issues), skipped=1)
            else:
                yield each, digest


def write_batch(batch: Batch) -> Part:
    """Code the documents of a batch and write the part; it has its name only once it is whole."""
    records = code_chunk(batch.given, batch.knowledge)
    half = batch.folder.with_name(f".{batch.folder.name}")
    half.mkdir()
    rows = [
        {"document": each.document.id, "name": batch.folder.name, "digest": digest}
        for each, digest in zip(batch.given, batch.digests, strict=True)
    ]
    store.write_part(half, records, rows)
    half.rename(batch.folder)
    lost = sum(failed(record.issues) for record in records)
    issues = Counter(issue.slug for record in records for issue in record.issues)
    return Part(batch.folder, len(records) - lost, lost, sum(len(record.reports) for record in records), issues)
