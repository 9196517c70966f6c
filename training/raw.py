"""Raw sentences for the teachers to parse: one tokenised sentence a line.

    python training/raw.py OUT.txt --lang de TEXT… [--sentences 12000]

TEXT is plain text with one paragraph a line (`.gz` or not), articles (`.jsonl`, field `text`) or GermEval's tab-separated tokens (`.tsv`).
Sentences are taken at even distances, without repetition; headings, lists and what is cut off at an edge are left out.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import spacy

from texts import lines_of, tokenised

SHORTEST, LONGEST = 5, 45
"""Words of a sentence that is taken."""
ENDS = frozenset(".!?")
OPENERS = frozenset("\"'„“»(–-")
CLOSERS = frozenset("\"'“”«)")


def paragraphs(path: Path, nlp: spacy.language.Language) -> Iterator[list[str]]:
    """The tokenised paragraphs of a file."""
    if path.suffix == ".tsv":
        for chunk in path.read_text(encoding="utf-8").split("\n\n"):
            yield [line.split("\t")[1] for line in chunk.splitlines() if line and not line.startswith("#")]
        return
    yield from tokenised(lines_of(path), nlp)


def sentences(words: list[str]) -> Iterator[list[str]]:
    """The sentences of a paragraph: behind a full stop and closing marks a new one begins, if with a capital."""
    at = 0
    for i, word in enumerate(words):
        if word not in ENDS:
            continue
        end = i + 1
        while end < len(words) and words[end] in CLOSERS:
            end += 1
        if end == len(words) or words[end][0].isupper() or words[end][0] in OPENERS:
            yield words[at:end]
            at = end


def is_whole(words: list[str]) -> bool:
    """Whether a sentence is one to learn from."""
    return SHORTEST <= len(words) <= LONGEST and words[-1] in ENDS | CLOSERS and sum(w.islower() for w in words) > len(words) / 3


def main() -> None:
    """Write the sentences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--lang", required=True)
    parser.add_argument("--sentences", type=int, default=12000)
    args = parser.parse_args()
    nlp = spacy.blank(args.lang)
    found = dict.fromkeys(" ".join(s) for path in args.texts for p in paragraphs(path, nlp) for s in sentences(p) if is_whole(s))
    step = max(1, len(found) // args.sentences)
    kept = list(found)[::step][: args.sentences]
    args.out.write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{args.out}: {len(kept)} of {len(found)} sentences")


if __name__ == "__main__":
    main()
