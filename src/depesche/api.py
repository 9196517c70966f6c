"""api: Depesche from Python: `load` reads texts, `open` reads record files.

reader = depesche.load("de")
record = reader("Li traf am Donnerstag in Minsk ein.", published="2023-08")

store = depesche.open("record.duckdb")
store.report.pandas()
store.sql("SELECT event_type, count(*) FROM report GROUP BY ALL").arrow()
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from depesche.errors import InputError
from depesche.knowledge import NONE, Knowledge, knowledge_of
from depesche.langpack import Pack
from depesche.model import Record
from depesche.parse import load_pipeline
from depesche.pipeline import code
from depesche.query import checked, explained, select
from depesche.read.plain import header_of
from depesche.read.published import published_value
from depesche.read.raw import Raw, settle
from depesche.store import TABLES, open_store

if TYPE_CHECKING:
    from pandas import DataFrame
    from pyarrow import Table


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads texts of one language; call it with a text."""

    pack: Pack
    knowledge: Knowledge = NONE

    def __call__(
        self,
        text: str,
        *,
        published: str | None = None,
        title: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        id: str | None = None,
    ) -> Record:
        """Read a text and return its record; the same as `depesche code` gives for a file of this text.

        Args:
            text: the article; offsets in the record count its code points.
            published: when it was published, YYYY, YYYY-MM or YYYY-MM-DD; without it, or a header line `date YYYY-MM Title`
                at the beginning of the text, "am Donnerstag" stays unresolved.
            title: read for names; no span lies in it; that of the header line where none is given.
            outlet: who published it.
            url: where it stands.
            id: its id; the hash of its content where none is given.

        Raises:
            InputError: a text that is none, empty or too long, or a date that is none.
        """
        if published and published_value(published) is None:
            raise InputError(f"published={published!r}: no date; write YYYY, YYYY-MM or YYYY-MM-DD")
        if not isinstance(text, str):
            raise InputError(f"text: a string is wanted, not {type(text).__name__}")
        headline, day = header_of(text)
        given = settle(Raw("text", text, id, title or headline, published or day, outlet, url), self.pack.code, None)
        if given.failed:
            raise InputError(given.issues[-1].detail)
        record = code(given.document, self.knowledge)
        return replace(record, issues=given.issues + record.issues)


def load(
    language: str, *, pipeline: str | Path | None = None, actors: Sequence[str | Path] = (), persons: Sequence[str | Path] = ()
) -> Reader:
    """A reader of texts in a language.

    Args:
        language: the code of a language that has a pack: de, en.
        pipeline: name or folder of a spaCy pipeline with UD labels, in place of the shipped one.
        actors: files of actors, as `depesche code --actors` takes them.
        persons: files of persons, as `depesche learn` makes them.

    Raises:
        PackError: no such pack, or one that is malformed or lacks its model.
        InputError: a file or pipeline that cannot be used.
    """
    knowledge = knowledge_of(str(pipeline) if pipeline else None, [Path(path) for path in actors], [Path(path) for path in persons])
    if knowledge.pipeline and knowledge.pipeline.language != language:
        raise InputError(f"pipeline={str(pipeline)!r}: it reads {knowledge.pipeline.language!r}, not {language!r}")
    pack = knowledge.pack(language)
    load_pipeline(pack)
    return Reader(pack, knowledge)


@dataclass(frozen=True, slots=True)
class Result:
    """The rows of a query; each way to take them runs it anew, and the record file is open only meanwhile."""

    path: Path
    query: str

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The rows by the names of their columns."""
        return select(self.path, self.query).dicts()

    def arrow(self) -> Table:
        """The rows as an Arrow table (needs the extra `arrow`)."""
        with self._relation("pyarrow") as relation:
            return relation.to_arrow_table()

    def pandas(self) -> DataFrame:
        """The rows as a data frame (needs the extra `arrow`)."""
        with self._relation("pandas") as relation:
            return relation.df()

    @contextmanager
    def _relation(self, package: str) -> Iterator[Any]:
        """The query on an open connection, for a package that must be there."""
        need(package)
        with closing(open_store(self.path)) as connection, explained():
            yield connection.sql(checked(connection, self.query))


def need(package: str) -> None:
    """Raise InputError where a package of the extra `arrow` is missing."""
    try:
        __import__(package)
    except ImportError as error:
        raise InputError(f"{package} is not installed: pip install 'depesche[arrow]'") from error


@dataclass(frozen=True, slots=True)
class Store:
    """A record file: each table is an attribute (`store.report`), and `sql` asks any question. It can only be read."""

    path: Path

    def sql(self, query: str) -> Result:
        """The result of one SELECT statement; it runs when its rows are taken."""
        return Result(self.path, query)

    def __getattr__(self, name: str) -> Result:
        if name in TABLES:
            return Result(self.path, f'FROM "{name}" ORDER BY ALL')
        raise AttributeError(f"a record has no table {name!r}; there are {', '.join(TABLES)}")

    def __dir__(self) -> list[str]:
        return sorted({*object.__dir__(self), *TABLES})


def open(path: str | Path) -> Store:
    """A record file that `depesche ingest` made.

    Raises:
        StoreError: no such file, one that is locked, or none of ours.
    """
    open_store(path).close()
    return Store(Path(path))
