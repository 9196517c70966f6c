"""Turn corpora of names into the DocBin files that spaCy trains on, and score a pipeline on one.

    python training/names.py lists OUT_DIR
    python training/names.py convert OUT.spacy DATA [--take all|fold|rest] [--fold 0] [--alone]
    python training/names.py score TEST.spacy… --models MODEL…

DATA is a folder with GermEval 2014 (`germeval2014-*.tsv`, outer layer), UNER (`*.iob2`) and SmartData (`smartdata-*.json.gz`, its
news). Kept are persons, organisations and places (`LABELS`); what is derived from a name ("russisch") or part of a word ("EU-Gipfel")
is none: the gazetteers know those. Sentence `i` of GermEval belongs to fold `i % 5`; the other corpora are only trained on (`rest`), or
left out (`--alone`). `lists` makes a pipeline of nothing but the lists of names, from the tables of the pack and from `own/`. `score`
takes as many models as test files and adds up what they find: the figures of a cross-validation.
"""

import argparse
import gzip
import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import biluo_tags_to_spans, iob_to_biluo
from spacy.vocab import Vocab

from depesche import name_lists  # noqa: F401 (registers the component)
from depesche.langpack import load_pack
from depesche.mentions.persons import family_name
from depesche.mentions.places import lines_by_name

OWN = Path(__file__).parent / "own"

OWN_LISTS = {"first_names.txt": "f", "family_names.txt": "l", "place_names.txt": "g", "organisation_names.txt": "b"}
LABELS = ("LOC", "ORG", "PER")
FOLDS = 5
SMARTDATA_TYPES = {
    "person": "PER", "organization": "ORG", "organization-company": "ORG", "location": "LOC", "location-city": "LOC",
    "location-street": "LOC", "location-stop": "LOC",
}  # fmt: skip
DERIVED = re.compile(r"\w*(?:isch|ische[mnrs]?)$")
"""SmartData takes adjectives for places ("italienische"); the other corpora do not."""


@dataclass
class Sentence:
    """Words with their IOB labels; `spaces` says where white space follows."""

    words: list[str]
    labels: list[str]
    spaces: list[bool] | None = None


def read_columns(path: Path) -> Iterator[Sentence]:
    """Sentences of a file with one word a line and its IOB label in the third column."""
    for chunk in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in chunk.splitlines() if line and not line.startswith("#\t") and not line.startswith("# ")]
        if rows:
            yield Sentence([r[1] for r in rows], [label_of(r[2]) for r in rows])


def label_of(tag: str) -> str:
    """The tag, O where its label is none of `LABELS`."""
    return tag if tag[2:] in LABELS else "O"


def read_uner(path: Path) -> Iterator[Sentence]:
    """Sentences of UNER: the same columns, with the label in the third."""
    return read_columns(path)


def read_smartdata(path: Path, vocab: Vocab) -> Iterator[Sentence]:
    """Paragraphs of SmartData's news with their names, where these fall on words of the tokenizer."""
    tokenize = spacy.blank(vocab.lang).tokenizer
    for record in records(gzip.decompress(path.read_bytes()).decode("utf-8")):
        if record["refids"]["map"]["source"] != "news":
            continue
        text = record["text"]["string"]
        mentions = (record["conceptMentions"] or {"array": []})["array"]
        spans = [(m["span"]["start"], m["span"]["end"], SMARTDATA_TYPES[m["type"]]) for m in mentions if m["type"] in SMARTDATA_TYPES]
        for line in re.finditer(r"[^\n]+", text):
            doc = tokenize(line[0])
            inside = [
                doc.char_span(s - line.start(), e - line.start(), label=label)
                for s, e, label in spans
                if line.start() <= s and e <= line.end() and not DERIVED.match(text[s:e].lower()) and text[s:e] != text[s:e].lower()
            ]
            labels = ["O"] * len(doc)
            for span in sorted(filter(None, inside), key=lambda x: x.start - x.end):
                if all(labels[i] == "O" for i in range(span.start, span.end)):
                    labels[span.start : span.end] = [f"B-{span.label_}"] + [f"I-{span.label_}"] * (len(span) - 1)
            yield Sentence([t.text for t in doc], labels, [bool(t.whitespace_) for t in doc])


def records(text: str) -> Iterator[dict]:
    """JSON objects that stand one after another."""
    decoder, at = json.JSONDecoder(), 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        record, at = decoder.raw_decode(text, at)
        yield record


def doc_of(vocab: Vocab, sentence: Sentence) -> Doc:
    """A training document of one sentence."""
    doc = Doc(vocab, words=sentence.words, spaces=sentence.spaces)
    doc.set_ents(biluo_tags_to_spans(doc, iob_to_biluo(sentence.labels)))
    return doc


def corpus(data: Path, vocab: Vocab, take: str, fold: int, alone: bool) -> Iterator[Sentence]:
    """The sentences that one file is to hold."""
    germeval = [s for path in sorted(data.glob("germeval2014-*.tsv")) for s in read_columns(path)]
    yield from (s for i, s in enumerate(germeval) if take == "all" or (i % FOLDS == fold) == (take == "fold"))
    if take != "fold" and not alone:
        for path in sorted(data.glob("*.iob2")):
            yield from read_uner(path)
        for path in sorted(data.glob("smartdata-*.json.gz")):
            yield from read_smartdata(path, vocab)


def convert(args: argparse.Namespace) -> None:
    """Write one file of training documents."""
    vocab, store, counts = spacy.blank(args.lang).vocab, DocBin(store_user_data=False), Counter[str]()
    for sentence in corpus(args.data, vocab, args.take, args.fold, args.alone):
        doc = doc_of(vocab, sentence)
        counts.update(["sentences", *(e.label_ for e in doc.ents)])
        counts["words"] += len(doc)
        store.add(doc)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    store.to_disk(args.out)
    print(f"{args.out}: " + ", ".join(f"{counts[k]:,} {k}" for k in ("sentences", "words", *LABELS)))


def word_lists(code: str) -> tuple[dict[str, str], dict[str, str]]:
    """The words of all lists and the endings of compounds, each with the letters of its lists in the order of the alphabet.

    A word of a longer name has the capital letter of the list that the whole name stands on.
    """
    pack, words, endings = load_pack(code), defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)

    def add(name: str, letter: str) -> None:
        parts = name.split()
        for part in parts:
            if part[0].isupper() and len(part) > 1:
                words[part].add(letter if len(parts) == 1 else letter.upper())

    for file, letter in OWN_LISTS.items():
        for word in (OWN / file).read_text(encoding="utf-8").split():
            words[word].add(letter)
    for row in pack.table("persons"):
        for name in row.many("names"):
            family = family_name(name, row["country"], pack.settings["mentions"]["name_particles"]).split()
            for part in name.split() if " " in name else ():
                if part[0].isupper() and len(part) > 1:
                    words[part].add("l" if part in family else "f")
    for name in lines_by_name():
        add(name, "c")
    for row in pack.table("place_names"):
        add(row["name"], "c")
    for row in pack.table("countries"):
        for name in (*row.many("names"), *row.many("capital")):
            add(name, "n")
        for name in row.many("demonyms"):
            words[name].add("a")
        for adjective in row.many("adjectives"):
            for ending in ("", *pack.settings["mentions"]["adjective_endings"]):
                words[adjective + ending].add("a")
                words[adjective.capitalize() + ending].add("a")
    for table in ("organisations", "media"):
        for row in pack.table(table):
            for name in row.many("names"):
                add(name, table[0])
    for row in pack.table("roles"):
        if row["kind"] in {"person", "institution", "group"}:
            endings[row["lemma"].lower()].add(row["kind"][0])
    for kind, own in tomllib.loads((OWN / "name_words.toml").read_text(encoding="utf-8")).items():
        for word in own:
            endings[word].add({"organisation": "v", "place": "w", "person": "x"}[kind])
    return tuple({w: "".join(sorted(letters)) for w, letters in sorted(found.items())} for found in (words, endings))


def lists(args: argparse.Namespace) -> None:
    """Write the pipeline of the lists."""
    nlp = spacy.blank(args.lang)
    words, endings = word_lists(args.lang)
    nlp.add_pipe("depesche_name_lists", name="name_lists").take(words, endings)
    nlp.to_disk(args.out)
    print(f"{args.out}: {len(words):,} words, {len(endings):,} endings")


def spans_of(doc: Doc) -> set[tuple[int, int, str]]:
    """The names of a document as first word, end, label."""
    return {(e.start, e.end, e.label_) for e in doc.ents}


def score(args: argparse.Namespace) -> None:
    """Print precision, recall and F1 of whole names with their label, summed up over the pairs of model and test file."""
    found, gold, right = Counter[str](), Counter[str](), Counter[str]()
    for model, test in zip(args.models, args.tests, strict=True):
        nlp = spacy.load(model)
        for doc in DocBin().from_disk(test).get_docs(nlp.vocab):
            words = Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
            wanted, got = spans_of(doc), spans_of(nlp(words))
            for counter, spans in ((found, got), (gold, wanted), (right, got & wanted)):
                counter.update(label for _, _, label in spans)
    for name, labels in (*((label, (label,)) for label in LABELS), ("all", LABELS)):
        f, g, r = (sum(c[x] for x in labels) for c in (found, gold, right))
        print(f"{name:4} P {100 * r / max(f, 1):.1f} R {100 * r / max(g, 1):.1f} F1 {200 * r / max(f + g, 1):.1f} ({g} names)")


def main() -> None:
    """Run the command that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    make = commands.add_parser("convert")
    make.add_argument("out", type=Path)
    make.add_argument("data", type=Path)
    make.add_argument("--lang", default="de")
    make.add_argument("--take", choices=("all", "fold", "rest"), default="all")
    make.add_argument("--fold", type=int, default=0)
    make.add_argument("--alone", action="store_true")
    make.set_defaults(run=convert)
    names = commands.add_parser("lists")
    names.add_argument("out", type=Path)
    names.add_argument("--lang", default="de")
    names.set_defaults(run=lists)
    judge = commands.add_parser("score")
    judge.add_argument("tests", type=Path, nargs="+")
    judge.add_argument("--models", type=Path, nargs="+", required=True)
    judge.set_defaults(run=score)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
