"""Raw texts of all kinds that the steps of training read."""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language


def lines_of(path: Path) -> Iterator[str]:
    """The paragraphs of a file, `.gz` or not: of plain text its lines, of CoNLL-U its `# text`, of JSON lines those of the field `text`."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if ".jsonl" in path.name:
                yield from json.loads(line)["text"].split("\n")
            elif path.suffix != ".conllu" or line.startswith("# text ="):
                yield line.removeprefix("# text =").strip()


def tokenised(paragraphs: Iterable[str], nlp: Language) -> Iterator[list[str]]:
    """The words of each paragraph that has some."""
    for doc in nlp.pipe(filter(None, paragraphs), batch_size=500):
        yield [t.text for t in doc if not t.is_space]
