"""The news articles that the benchmarks read: those of the quotation data."""

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path


def arguments(description: str) -> argparse.ArgumentParser:
    """A command line with the folder of the data."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"), help="folder that holds quotations/")
    return parser


def articles(data: Path, *names: str) -> Iterator[dict[str, str]]:
    """The articles of train or dev as documents."""
    for name in names:
        with gzip.open(data / "quotations" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                found = json.loads(line)
                yield {
                    "id": found["id"],
                    "title": found["title"],
                    "published": found["date"],
                    "language": "de",
                    "text": found["originalText"],
                }


def write_articles(data: Path, to: Path, *names: str) -> Path:
    """The articles as JSONL."""
    to.write_text("".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles(data, *names)), encoding="utf-8")
    return to
