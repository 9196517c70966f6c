"""demo: the main job on the articles that come with the package."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from depesche.cli.console import guarded, say

if TYPE_CHECKING:
    from depesche.dossier import Entry

ARTICLES = Path(__file__).parent.parent / "demo" / "articles.jsonl"
COUNTRIES = ("CHN", "BLR")
KEPT = "demo.duckdb"


@guarded
def demo(
    into: Annotated[Path | None, typer.Option("--into", help="Keep the record in this file.", metavar="FILE", show_default=False)] = None,
) -> None:
    """Code the articles that come with Depesche, offline, and show what China and Belarus did."""
    from depesche.run import ingest

    say("The articles that come with Depesche tell of true events, in outlets that do not exist. Coding them …")
    with TemporaryDirectory(prefix="depesche-") as folder:
        record = into or Path(folder) / KEPT
        report = ingest([str(ARTICLES)], record)
        say(f"{report.documents} articles, {report.reports} reports, {report.seconds:.1f} s")
        for line in page(record, into):
            print(line)


def page(record: Path, into: Path | None) -> Iterator[str]:
    """What the demo prints: the dossier, why one of its entries stands in it, and how to go on."""
    from depesche import dossier
    from depesche.countries import find_country
    from depesche.explain import standing
    from depesche.tables import width_of

    a, b = (find_country(code) for code in COUNTRIES)
    entries = dossier.dossier(record, a, b)
    documents = len({entry.document for entry in entries})
    yield f"{a.name} and {b.name}: {len(entries)} entries from {documents} articles"
    yield ""
    yield from dossier.lines_of(entries, width_of(sys.stdout))
    shown = max((entry for entry in entries if entry.kind == "report"), key=fullness, default=None)
    if shown:
        yield "Why one of them stands there:"
        yield from standing(record, shown.id)
        yield ""
    yield from hints(into, shown.id if shown else "ID")


def fullness(entry: Entry) -> int:
    """How much there is to explain about an entry."""
    return sum(map(bool, (entry.recipients, entry.date, entry.place, entry.chain)))


def hints(into: Path | None, id: str) -> Iterator[str]:
    """How to go on."""
    kept = into or KEPT
    advice = {
        f"depesche dossier Polen Belarus --from {kept}": "other countries, by name or code",
        f"depesche explain {id} --from {kept}": "why an entry stands there",
        f'depesche query "SELECT event_type, count(*) FROM report GROUP BY ALL" --from {kept}': "any question in SQL",
        "depesche ingest ARTICLES/ --into record.duckdb": "your own articles: .txt, .jsonl, folders",
        "depesche code ARTICLE.txt": "the whole record of an article as JSON",
    }
    if not into:
        advice = {f"depesche demo --into {KEPT}": "keep the record of these articles", **advice}
    width = max(map(len, advice))
    yield "How to go on:"
    yield from (f"  {command:{width}}  {about}" for command, about in advice.items())
