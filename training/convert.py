"""Turn CoNLL-U treebanks into the DocBin files that spaCy trains on.

    python training/convert.py OUT.spacy --lang de TREEBANK.conllu… [--take all|fifth|rest] [--paragraphs]

One feature inventory for all treebanks: universal relations plus the few subtypes that Depesche reads (`KEPT_SUBTYPES`),
UPOS as the tag, German contractions ("im", "zur") as the one token that a tokenizer sees. `fifth` are the sentences with
`zlib.crc32(sent_id) % 5 == 0`, the standard test of the project; `rest` are all others. A document is five sentences in a row, with
`--paragraphs` a paragraph of the treebank.
"""

import argparse
import gzip
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

KEPT_SUBTYPES = {"nsubj:pass", "aux:pass", "obl:agent", "obl:arg", "compound:prt"}
KEPT_FEATURES = {
    "Case", "Definite", "Degree", "Foreign", "Gender", "Mood", "Number", "NumType", "Person", "Polarity", "Poss", "PronType",
    "Reflex", "Tense", "VerbForm", "Voice",
}  # fmt: skip
QUOTES = [("„", "“"), ('"', '"'), ("»", "«"), ("“", "”")]
SENTENCES_PER_DOC = 5


@dataclass
class Word:
    """One syntactic word of a CoNLL-U sentence; `head` counts from 1, 0 is the root."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    relation: str
    space: bool = True


@dataclass
class Sentence:
    """One sentence: its id, its words, and whether the treebank has a new paragraph here."""

    sent_id: str
    words: list[Word] = field(default_factory=list)
    opens_paragraph: bool = False


def relation_of(label: str) -> str:
    """The label without subtypes that the project does not read."""
    return label if label in KEPT_SUBTYPES else label.split(":")[0]


def features_of(feats: str) -> str:
    """The features of the common inventory; of alternatives ("Masc,Neut") the first."""
    if feats == "_":
        return ""
    pairs = {k: v.split(",")[0] for k, _, v in (f.partition("=") for f in feats.split("|")) if k in KEPT_FEATURES}
    if "Mood" in pairs:
        pairs.setdefault("VerbForm", "Fin")  # half of PUD leaves it out
    return "|".join(f"{k}={v}" for k, v in sorted(pairs.items()))


def lemma_of(word: Word) -> str:
    """The lemma, "" where the treebank has none; of marks the mark itself, for which each treebank has a way of its own."""
    if word.upos == "PUNCT":
        return word.form
    return "" if word.lemma in {"_", "unknown"} else word.lemma


def read_sentences(path: Path) -> Iterator[Sentence]:
    """All sentences of a CoNLL-U file (`.gz` or not), contractions merged."""
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text(encoding="utf-8")
    for chunk in text.strip().split("\n\n"):
        sent_id, rows, ranges = "", [], []
        for line in chunk.splitlines():
            if line.startswith("# sent_id"):
                sent_id = line.split("=", 1)[1].strip()
            if line.startswith("#"):
                continue
            cells = line.split("\t")
            if "-" in cells[0]:
                first, last = map(int, cells[0].split("-"))
                ranges.append((first, last, cells[1], "SpaceAfter=No" not in cells[9]))
            elif "." not in cells[0]:
                rows.append(
                    Word(
                        cells[1],
                        cells[2],
                        cells[3],
                        features_of(cells[5]),
                        int(cells[6]),
                        relation_of(cells[7]),
                        "SpaceAfter=No" not in cells[9],
                    )
                )
        yield Sentence(sent_id, merge(rows, ranges), "# newpar" in chunk or "# newdoc" in chunk)


def write_sentences(path: Path, sentences: Iterable[Sentence]) -> None:
    """Write sentences as CoNLL-U."""
    with path.open("w", encoding="utf-8") as out:
        for s in sentences:
            out.write(f"# sent_id = {s.sent_id}\n")
            for i, w in enumerate(s.words, 1):
                misc = "_" if w.space else "SpaceAfter=No"
                out.write(f"{i}\t{w.form}\t{w.lemma}\t{w.upos}\t_\t{w.feats or '_'}\t{w.head}\t{w.relation}\t_\t{misc}\n")
            out.write("\n")


def merge(words: list[Word], ranges: list[tuple[int, int, str, bool]]) -> list[Word]:
    """Merge the words of a contraction ("in dem" behind "im") into its first; leave clitics ("do n't") apart."""
    gone: dict[int, int] = {}
    for first, last, surface, space in ranges:
        parts = words[first - 1 : last]
        if "".join(w.form for w in parts) == surface:
            for w in parts:
                w.space = False
            parts[-1].space = space
            continue
        kept = parts[0]
        inflection = [f for f in parts[-1].feats.split("|") if f.split("=")[0] in {"Case", "Gender", "Number"}]
        kept.form, kept.space, kept.feats = surface, space, "|".join(inflection)
        gone |= dict.fromkeys(range(first + 1, last + 1), first)
    number = {0: 0}
    for i in range(1, len(words) + 1):
        if i not in gone:
            number[i] = len(number)
    number |= {i: number[first] for i, first in gone.items()}
    left = [w for i, w in enumerate(words, 1) if i not in gone]
    for w in left:
        w.head = number[w.head]
    return left


def restyle_quotes(sentence: Sentence) -> None:
    """Give the sentence one of the quotation styles of the press, chosen by its id, so that the parser knows them all."""
    style, opening = QUOTES[zlib.crc32(sentence.sent_id.encode()) % len(QUOTES)], True
    for w in sentence.words:
        if w.form in {"„", "“", "”", '"', "»", "«", "``", "''"}:
            w.form = w.lemma = style[0] if opening else style[1]
            opening = not opening


def documents(sentences: list[Sentence], paragraphs: bool) -> Iterator[list[Sentence]]:
    """The sentences of each document."""
    starts = [i for i, s in enumerate(sentences) if i == 0 or (s.opens_paragraph if paragraphs else i % SENTENCES_PER_DOC == 0)]
    for start, end in pairwise([*starts, len(sentences)]):
        yield sentences[start:end]


def doc_of(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """One training document of several sentences."""
    words, heads, starts = [], [], []
    for s in sentences:
        offset = len(words)
        for i, w in enumerate(s.words):
            heads.append(offset + (w.head - 1 if w.head else i))
            starts.append(i == 0)
            words.append(w)
    return Doc(
        vocab,
        words=[w.form for w in words],
        spaces=[w.space for w in words],
        tags=[w.upos for w in words],
        pos=[w.upos for w in words],
        morphs=[w.feats for w in words],
        lemmas=[lemma_of(w) for w in words],
        heads=heads,
        deps=["ROOT" if w.relation == "root" else w.relation for w in words],
        sent_starts=starts,
    )


def main() -> None:
    """Convert the treebanks given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("treebanks", type=Path, nargs="+")
    parser.add_argument("--lang", required=True)
    parser.add_argument("--take", choices=("all", "fifth", "rest"), default="all")
    parser.add_argument("--plain-quotes", action="store_true", help="keep the quotation marks as they are")
    parser.add_argument("--paragraphs", action="store_true", help="one document for each paragraph of the treebank")
    args = parser.parse_args()
    vocab, store = spacy.blank(args.lang).vocab, DocBin(store_user_data=False)
    sentences = [s for path in args.treebanks for s in read_sentences(path)]
    if args.take != "all":
        sentences = [s for s in sentences if (zlib.crc32(s.sent_id.encode()) % 5 == 0) == (args.take == "fifth")]
    if not args.plain_quotes:
        for s in sentences:
            restyle_quotes(s)
    for document in documents(sentences, args.paragraphs):
        store.add(doc_of(vocab, document))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    store.to_disk(args.out)
    print(f"{args.out}: {len(sentences)} sentences, {sum(len(s.words) for s in sentences)} tokens")


if __name__ == "__main__":
    main()
