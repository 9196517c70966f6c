"""Parse raw text with several pipelines and keep the sentences that all of them parse alike: silver data for training.

    python training/silver.py OUT.spacy --models MODEL MODEL … --texts TEXT… [--sentences 8000] [--every 7]

The models must differ (seed, data), else their agreement tells nothing. TEXT is plain text, one paragraph a line, `.gz` or not. `--every N`
takes each Nth paragraph, so that the sentences come from the whole text.
"""

import argparse
import gzip
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

SHORTEST, LONGEST = 6, 40
"""Words of a sentence that is kept: shorter ones teach nothing, of longer ones few agree."""


def paragraphs(paths: list[Path], every: int) -> Iterator[str]:
    """Each Nth paragraph of the texts."""
    for path in paths:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            yield from (line.strip() for line in islice(lines, 0, None, every) if line.strip())


def shape(sentence: Span) -> list[tuple[str, int, str]]:
    """Tags, heads and relations of a sentence."""
    return [(t.tag_, t.head.i - sentence.start, t.dep_) for t in sentence]


def agreed(docs: list[Doc]) -> Iterator[Span]:
    """The sentences of the first parse that all others have, too."""
    others = [{(s.start, s.end): shape(s) for s in doc.sents} for doc in docs[1:]]
    for sentence in docs[0].sents:
        same = all(o.get((sentence.start, sentence.end)) == shape(sentence) for o in others)
        if same and SHORTEST <= len(sentence) <= LONGEST and not any(t.is_space for t in sentence):
            yield sentence


def parses(models: list[Language], texts: Iterator[str]) -> Iterator[list[Doc]]:
    """Each text parsed by all models."""
    while batch := list(islice(texts, 200)):
        yield from (list(docs) for docs in zip(*(m.pipe(batch) for m in models), strict=True))


def main() -> None:
    """Write the sentences on which the models agree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--models", type=Path, nargs="+", required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--sentences", type=int, default=8000)
    parser.add_argument("--every", type=int, default=7)
    args = parser.parse_args()
    models, store, seen = [spacy.load(m) for m in args.models], DocBin(store_user_data=False), 0
    kept: set[str] = set()
    for docs in parses(models, paragraphs(args.texts, args.every)):
        seen += sum(1 for _ in docs[0].sents)
        for sentence in agreed(docs):
            if sentence.text not in kept and len(kept) < args.sentences:
                kept.add(sentence.text)
                store.add(sentence.as_doc())
        if len(kept) >= args.sentences:
            break
    store.to_disk(args.out)
    print(f"{args.out}: {len(kept)} of {seen} sentences")


if __name__ == "__main__":
    main()
