"""Turn corpora of names into the DocBin files that spaCy trains on, score names, and put what was trained into a pipeline.

    python training/names.py lists OUT_DIR --texts TEXT.txt.gz
    python training/names.py convert OUT.spacy DATA [--take all|fold|rest] [--fold 0]
    python training/names.py score TEST.spacy… --models MODEL…
    python training/names.py insert NAMES PIPELINE

DATA is a folder with GermEval 2014 (`germeval2014-*.tsv`, outer layer) and UNER (`*.iob2`). Scored are persons, organisations and places
(`LABELS`). Sentence `i` of GermEval belongs to fold `i % 5`; UNER is only trained on (`rest`). `lists` makes a pipeline of nothing but
the lists of names, from the tables of the pack and from `own/`, and of how TEXT uses each word. `score` takes as many models as test
files and adds up what they find: the figures of a cross-validation. `insert` adds lists and names of one pipeline to another, in place.
"""

import argparse
import gzip
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import biluo_tags_to_spans, iob_to_biluo
from spacy.vocab import Vocab

from depesche import components, name_lists  # noqa: F401 (both register what pipelines of ours consist of)
from depesche.langpack import load_pack
from depesche.mentions.persons import family_name
from depesche.mentions.places import lines_by_name

OWN = Path(__file__).parent / "own"

WORD = re.compile(r"\w[\w\-’']*\.?|[^\w\s]")
LONGEST_SHORT_FORM = 4
ATTRIBUTE_ENDINGS = ("e", "en", "er", "es", "em")
OFTEN, AT_TIMES, TITLED, RARE = 0.5, 0.2, 0.1, 5
"""Shares of a word's uses that make it a noun, or one at times, a place, a person; a use seen so rarely tells of nouns alone."""
OWN_ENDINGS = {"organisation": "v", "place": "w", "person": "x"}
OWN_LISTS = {"first_names.txt": "f", "family_names.txt": "l", "place_names.txt": "g", "organisation_names.txt": "b"}
LABELS = ("LOC", "ORG", "PER")
BESIDE = ("deriv", "part", "OTH")
"""Labels that are learned beside them, so that what is like a name and none is told apart ("russisch", "EU-Gipfel", "Bibel")."""
FOLDS = 5


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
    """The tag, O where its label is none of those learned."""
    return tag if tag[2:] in LABELS or tag.endswith(BESIDE) else "O"


def doc_of(vocab: Vocab, sentence: Sentence) -> Doc:
    """A training document of one sentence."""
    doc = Doc(vocab, words=sentence.words, spaces=sentence.spaces)
    doc.set_ents(biluo_tags_to_spans(doc, iob_to_biluo(sentence.labels)))
    return doc


def corpus(data: Path, take: str, fold: int) -> Iterator[Sentence]:
    """The sentences that one file is to hold."""
    germeval = [s for path in sorted(data.glob("germeval2014-*.tsv")) for s in read_columns(path)]
    yield from (s for i, s in enumerate(germeval) if take == "all" or (i % FOLDS == fold) == (take == "fold"))
    if take != "fold":
        for path in sorted(data.glob("*.iob2")):
            yield from read_columns(path)


def convert(args: argparse.Namespace) -> None:
    """Write one file of training documents."""
    vocab, store, counts = spacy.blank(args.lang).vocab, DocBin(store_user_data=False), Counter[str]()
    for sentence in corpus(args.data, args.take, args.fold):
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
    for kind, letter in OWN_ENDINGS.items():
        for word in tomllib.loads((OWN / "name_words.toml").read_text(encoding="utf-8"))[kind]:
            endings[word].add(letter)
    return tuple({w: "".join(sorted(letters)) for w, letters in sorted(found.items())} for found in (words, endings))


def word_uses(path: Path) -> dict[str, str]:
    """How a large German text uses each capitalised word that stands inside a sentence: what word is before it?"""
    befores = tomllib.loads((OWN / "name_words.toml").read_text(encoding="utf-8"))["before"]
    kind_of = {word: kind for kind, words in befores.items() for word in words}
    counts, small = defaultdict[str, Counter[str]](Counter), Counter[str]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            words = [w[:-1] if w.endswith(".") and len(w) > LONGEST_SHORT_FORM else w for w in WORD.findall(line)]
            for before, word in pairwise([".", *words]):
                if word[0].islower():
                    small[word] += 1
                elif word[0].isupper() and (before[0].isalnum() or before == ","):
                    described = before[0].islower() and before.endswith(ATTRIBUTE_ENDINGS)
                    counts[word].update(["all", kind_of.get(before, "noun" if described else "")])
    found = ((word, use_of(count, small[word.lower()])) for word, count in counts.items())
    return {word: use for word, use in found if use}


def use_of(count: Counter[str], small: int) -> str:
    """The letter of a word's use: N, n noun (often, at times), P person, L place, x none of them (r where it is rare); s if also small."""
    share = {kind: count[kind] / count["all"] for kind in ("noun", "person", "place")}
    if count["all"] < RARE and share["noun"] < OFTEN and small:
        return "s"
    letters = ((name_lists.NOUN, "noun", OFTEN), ("n", "noun", AT_TIMES), ("P", "person", TITLED), ("L", "place", AT_TIMES))
    letter = next((letter for letter, kind, least in letters if share[kind] >= least), "x" if count["all"] >= RARE else "r")
    return letter + ("s" if small > AT_TIMES * count["all"] else "")


def lists(args: argparse.Namespace) -> None:
    """Write the pipeline of the lists."""
    nlp = spacy.blank(args.lang)
    words, endings = word_lists(args.lang)
    uses = word_uses(args.texts)
    nlp.add_pipe("depesche_name_lists", name="name_lists").take(words, endings, uses)
    nlp.to_disk(args.out)
    print(f"{args.out}: {len(words):,} words, {len(endings):,} endings, {len(uses):,} uses {Counter(uses.values())}")


def insert(args: argparse.Namespace) -> None:
    """Add the lists and the names component of one pipeline to another one with the same vectors, in its folder."""
    nlp, names = spacy.load(args.pipeline), spacy.load(args.names)
    for name in ("name_lists", "ner"):
        if nlp.has_pipe(name):
            nlp.remove_pipe(name)
    nlp.add_pipe("name_lists", source=names, first=True)
    nlp.add_pipe("ner", source=names, last=True)
    nlp.to_disk(args.pipeline)
    print(f"{args.pipeline}: {', '.join(nlp.pipe_names)}")


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
    make.set_defaults(run=convert)
    names = commands.add_parser("lists")
    names.add_argument("out", type=Path)
    names.add_argument("--lang", default="de")
    names.add_argument("--texts", type=Path, required=True, help="a large text, gzipped, a paragraph a line")
    names.set_defaults(run=lists)
    judge = commands.add_parser("score")
    judge.add_argument("tests", type=Path, nargs="+")
    judge.add_argument("--models", type=Path, nargs="+", required=True)
    judge.set_defaults(run=score)
    join = commands.add_parser("insert")
    join.add_argument("names", type=Path)
    join.add_argument("pipeline", type=Path)
    join.set_defaults(run=insert)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
