"""Reports against the events annotated in 73 more articles (benchmarks/annotated/README.md) and in those of our own (training/README.md).

python benchmarks/annotated.py DATA SCORING

Prints precision, recall and F1 as SCORING/score_events.py counts them: of the articles that rules were written on (seen), of the rest
(unseen), and of all; of our own news that is kept for measuring (kept) of all alone.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "annotated"
OWN = Path(__file__).parent.parent / "training" / "own"
SHOWN = ("found", "root", "who", "dyad", "status")

Row = dict[str, Any]


def is_seen(article: str) -> bool:
    """Whether rules were written on an article."""
    return zlib.crc32(article.encode()) % 3 != 0


PARTS: dict[str, Callable[[str], bool]] = {"seen": is_seen, "unseen": lambda article: not is_seen(article), "all": lambda _: True}


def rows(path: Path) -> list[Row]:
    """The objects of a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [*map(json.loads, lines)]


def articles(data: Path) -> list[Row]:
    """The articles with their text and the offsets of their sentences, as the scorer reads them."""
    with gzip.open(data / "quotations" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = {row["id"]: row for row in map(json.loads, lines)}
    return [
        {
            "id": row["id"],
            "title": texts[row["id"]]["title"],
            "published": texts[row["id"]]["date"],
            "language": "de",
            "text": texts[row["id"]]["originalText"],
            "sentences": [{"i": i, "start": s[0], "end": s[1]} for i, s in enumerate(row["sentences"])],
        }
        for row in rows(HERE / "articles.jsonl")
    ]


def write(path: Path, objects: Iterable[object]) -> Path:
    """A file of JSON lines."""
    path.write_text("".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects), encoding="utf-8")
    return path


def coded(documents: Path) -> list[Row]:
    """The records that `depesche code` makes of documents."""
    call = ["depesche", "code", str(documents), "--format", "jsonl"]
    return [json.loads(line) for line in subprocess.run(call, check=True, capture_output=True, text=True).stdout.splitlines()]


def figures(scoring: Path, files: Iterable[Path]) -> dict[str, Row]:
    """What the scorer says of documents, annotation and records."""
    call = [sys.executable, str(scoring / "score_events.py"), *map(str, files), "--json"]
    found: dict[str, Row] = json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
    return found


def show(name: str, documents: list[Row], events: list[Row], scoring: Path, parts: Iterable[str] = tuple(PARTS)) -> None:
    """Code articles and print the figures of parts."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        records = coded(write(work / "all.jsonl", documents))
        for part, is_in in ((part, PARTS[part]) for part in parts):
            docs = write(work / "docs", (d for d in documents if is_in(d["id"])))
            gold = write(work / "gold", (e for e in events if is_in(e["doc"])))
            ours = write(work / "coded", (r for r in records if is_in(r["document"]["id"])))
            found = figures(scoring, (docs, gold, ours))
            for of in ("all", "interstate"):
                print(name, part, of, {level: found[of][level] for level in SHOWN})


def main() -> None:
    """Print the figures of all sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("scoring", type=Path)
    options = parser.parse_args()
    show("news", articles(options.data), rows(HERE / "events.jsonl"), options.scoring)
    show("own", rows(OWN / "articles_de.jsonl"), rows(OWN / "articles_de_events.jsonl"), options.scoring)
    show("kept", rows(OWN / "kept_de.jsonl.gz"), rows(OWN / "kept_de_events.jsonl.gz"), options.scoring, ("all",))


if __name__ == "__main__":
    main()
