"""Corpora and lists of names for the component that `tagger.py` trains; its score; its way into a pipeline.

    python training/names.py lists OUT_DIR --texts TEXT.txt.gz [--lang en]
    python training/names.py score DATA MODEL… [--lang en]
    python training/names.py insert MODEL PIPELINE

DATA is for German a folder with GermEval 2014 (`germeval2014-*.tsv`, outer layer) and UNER (`*.iob2`), for English one with UD_English-EWT,
whose names are labelled in `own/names_ewt_*.tsv.gz`. Scored are persons, organisations and places (`LABELS`). Sentence `i` of GermEval
belongs to fold `i % 5`; UNER is only trained on. `lists` writes the lists of names, from the tables of the pack and from `own/`, and how
TEXT uses each word. `score` tests the first model on fold 0, the second on fold 1 and so on, and adds up what they find: with five the
figures of a cross-validation; an English model is tested on EWT's test part, by kinds of text. `insert` adds the component to the folder of
a pipeline, or replaces it there; the other components stay as they are, byte by byte.
"""

import argparse
import gzip
import json
import random
import re
import shutil
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Config

from depesche import components, name_lists, name_tagger  # noqa: F401 (spaCy finds the components of our pipelines so)
from depesche.langpack import load_pack
from depesche.mentions.persons import family_name
from depesche.mentions.places import lines_by_name
from own_english import DAYS

OWN = Path(__file__).parent / "own"

WORD = re.compile(r"\w[\w\-’']*\.?|[^\w\s]")
LONGEST_SHORT_FORM = 4
OFTEN, AT_TIMES, TITLED, RARE = 0.5, 0.2, 0.1, 5
"""Shares of a word's uses that make it a noun, or one at times, a place, a person; a use seen so rarely tells of nouns alone."""
OWN_ENDINGS = {"organisation": "v", "place": "w", "person": "x"}
OWN_LISTS = {"first": "f", "family": "l", "place": "g", "organisation": "b"}
SHARED = ("first", "family")
"""Lists of the German component that every language has."""
COMPONENT = "ner"
LABELS = name_tagger.LABELS
BESIDE = ("deriv", "part", "OTH")
"""Labels that are learned beside them, so that what is like a name and none is told apart ("russisch", "EU-Gipfel", "Bibel")."""
FOLDS = 5
RENAMED, SEED = 0.5, 7
"""The share of names in own sentences that others take the place of, and what the choice begins with."""


@dataclass
class Sentence:
    """Words with their IOB labels."""

    words: list[str]
    labels: list[str]


def read_columns(path: Path) -> Iterator[Sentence]:
    """Sentences of a file with one word a line and its IOB label in the third column."""
    for chunk in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in chunk.splitlines() if line and not line.startswith("#\t") and not line.startswith("# ")]
        if rows:
            yield Sentence([r[1] for r in rows], [label_of(r[2]) for r in rows])


def label_of(tag: str) -> str:
    """The tag, O where its label is none of those learned."""
    return tag if tag[2:] in LABELS or tag.endswith(BESIDE) else "O"


def germeval(data: Path) -> list[Sentence]:
    """The sentences of GermEval, in the order of its files."""
    return [s for path in sorted(data.glob("germeval2014-*.tsv")) for s in read_columns(path)]


def uner(data: Path) -> list[Sentence]:
    """The sentences of UNER."""
    return [s for path in sorted(data.glob("*.iob2")) for s in read_columns(path)]


def ewt(data: Path, part: str) -> Iterator[tuple[str, Sentence]]:
    """The sentences of a part of EWT whose names are labelled, with their ids."""
    with gzip.open(OWN / f"names_ewt_{part}.tsv.gz", "rt", encoding="utf-8") as rows:
        labelled = dict(row.rstrip("\n").split("\t") for row in rows)
    for name, words, _ in treebank(data / f"ewt-{part}.conllu"):
        if name in labelled:
            yield name, Sentence(words, iob(labelled[name].split(), len(words)))


def own_english() -> list[Sentence]:
    """The sentences of `own_english.py` with their names: those that its grammar lists are known, all others are persons."""
    grammar, pack = tomllib.loads((OWN / "english.toml").read_text(encoding="utf-8")), load_pack("en")
    known = {tuple(name.replace("_", " ").removeprefix("the ").split()): "ORG" for name in grammar["organisations"].split()}
    places = (*grammar["regions"].split(), *grammar["cities"].split(), *(r["name"] for r in pack.table("countries")))
    known |= {tuple(name.split()): "LOC" for name in places}
    known |= {(word,): "" for title in grammar["titles"].split() for word in title.split("_")} | {(day,): "" for day in DAYS}
    sentences = [Sentence(words, own_labels(words, tags, known)) for _, words, tags in treebank(OWN / "english.conllu.gz")]
    return list(renamed(sentences, pack_names("en"), random.Random(SEED)))


def pack_names(code: str) -> dict[str, list[list[str]]]:
    """Names of the pack by their labels, as words: of many peoples, in the spelling of the language."""
    pack, tokenizer = load_pack(code), spacy.blank(code).tokenizer
    organised = [name for table in ("organisations", "media") for row in pack.table(table) for name in row.many("names")]
    placed = [row["name"] for row in pack.table("place_names")] + [line.partition("\t")[0] for line in lines_by_name().values()][::20]
    persons = [name for row in pack.table("persons") for name in row.many("names") if " " in name]
    named = {"ORG": organised, "LOC": placed, "PER": persons}
    return {k: [[t.text for t in tokenizer(name)] for name in dict.fromkeys(names) if name[0].isupper()] for k, names in named.items()}


def renamed(sentences: Iterable[Sentence], names: Mapping[str, list[list[str]]], chance: random.Random) -> Iterator[Sentence]:
    """The sentences with some of their names in the place of others; a single name of a person stays."""
    for sentence in sentences:
        words, labels, at = list[str](), list[str](), 0
        for start, end, label in sorted(spans_of(sentence.labels)):
            stays = label == "PER" and end == start + 1
            name = sentence.words[start:end] if stays or chance.random() > RENAMED else chance.choice(names[label])
            words += [*sentence.words[at:start], *name]
            labels += [*sentence.labels[at:start], f"B-{label}", *[f"I-{label}"] * (len(name) - 1)]
            at = end
        yield Sentence(words + sentence.words[at:], labels + sentence.labels[at:])


def own_labels(words: Sequence[str], tags: Sequence[str], known: Mapping[tuple[str, ...], str]) -> list[str]:
    """The labels of words: a known name, the longest first, has its own (or none); of other proper nouns each run is a person."""
    labels, longest, at = ["O"] * len(words), max(map(len, known)), 0
    while at < len(words):
        end = next((e for e in range(min(at + longest, len(words)), at, -1) if tuple(words[at:e]) in known), at)
        kind = known.get(tuple(words[at:end]), "PER" if tags[at] == "PROPN" else "")
        if kind:
            end = max(end, at + 1)
            goes_on = kind == "PER" and at > 0 and labels[at - 1].endswith("PER")
            labels[at:end] = ["I-PER" if goes_on else f"B-{kind}", *[f"I-{kind}"] * (end - at - 1)]
        at = max(end, at + 1)
    return labels


def treebank(path: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """The ids, words and parts of speech of the sentences of a treebank."""
    for chunk in (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8").read().strip().split("\n\n"):
        lines = chunk.splitlines()
        name = next((line.partition(" = ")[2] for line in lines if line.startswith("# sent_id")), "")
        rows = [line.split("\t") for line in lines if line.partition("\t")[0].isdigit()]
        yield name, [row[1] for row in rows], [row[3] for row in rows]


def iob(spans: Iterable[str], length: int) -> list[str]:
    """The labels of words from names as `first-end:LABEL`.

    >>> iob(["1-3:PER"], 4)
    ['O', 'B-PER', 'I-PER', 'O']
    """
    labels = ["O"] * length
    for span in spans:
        place, _, label = span.partition(":")
        start, end = map(int, place.split("-"))
        labels[start:end] = [label_of(f"B-{label}"), *[label_of(f"I-{label}")] * (end - start - 1)]
    return labels


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

    own = name_words(code)
    for kind, letter in OWN_LISTS.items():
        if code == "de" or kind in SHARED:
            for word in (OWN / f"{kind}_names.txt").read_text(encoding="utf-8").split():
                words[word].add(letter)
        listed = " ".join(own.get("names", {}).get(kind, "").split())
        for name in listed.split() if kind in SHARED else filter(None, listed.split("|")):
            add(name, letter)
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
        for word in own[kind]:
            endings[word].add(letter)
    return tuple({w: "".join(sorted(letters)) for w, letters in sorted(found.items())} for found in (words, endings))


def name_words(code: str) -> dict[str, Any]:
    """Words that tell of names, of a language."""
    return tomllib.loads((OWN / ("name_words.toml" if code == "de" else f"name_words_{code}.toml")).read_text(encoding="utf-8"))


def word_uses(path: Path, code: str) -> dict[str, str]:
    """How a large text uses each capitalised word that stands inside a sentence: what word is before it?"""
    own = name_words(code)
    kind_of, attribute_endings = {w: kind for kind, words in own["before"].items() for w in words}, tuple(own["attribute_endings"])
    counts, small = defaultdict[str, Counter[str]](Counter), Counter[str]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            words = [w[:-1] if w.endswith(".") and len(w) > LONGEST_SHORT_FORM else w for w in WORD.findall(line)]
            for before, word in pairwise([".", *words]):
                if word[0].islower():
                    small[word] += 1
                elif word[0].isupper() and (before[0].isalnum() or before == ","):
                    described = before[0].islower() and before.endswith(attribute_endings)
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
    """Write the lists."""
    words, endings = word_lists(args.lang)
    uses = word_uses(args.texts, args.lang)
    name_lists.NameLists(words, endings, uses).to_disk(args.out)
    print(f"{args.out}: {len(words):,} words, {len(endings):,} endings, {len(uses):,} uses {Counter(uses.values())}")


def insert(args: argparse.Namespace) -> None:
    """Put the component of one pipeline into the folder of another one, which has the same vectors."""
    nlp, names = spacy.load(args.pipeline), spacy.load(args.model)
    if nlp.has_pipe(COMPONENT):
        nlp.remove_pipe(COMPONENT)
    nlp.add_pipe(COMPONENT, source=names, last=True)
    target = args.pipeline / COMPONENT
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(args.model / COMPONENT, target)
    register(nlp, args.pipeline)
    print(f"{args.pipeline}: {', '.join(nlp.pipe_names)}")


def register(nlp: Language, folder: Path) -> None:
    """Write the component into the settings and the description of a pipeline, and change nothing else there."""
    config = Config().from_disk(folder / "config.cfg", interpolate=False)
    config["nlp"]["pipeline"] = nlp.pipe_names
    config["components"][COMPONENT] = nlp.config["components"][COMPONENT]
    config.to_disk(folder / "config.cfg", interpolate=False)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    meta |= {"components": nlp.pipe_names, "pipeline": nlp.pipe_names}
    meta["labels"][COMPONENT] = list(nlp.pipe_labels[COMPONENT])
    (folder / "meta.json").write_text(json.dumps(meta, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def spans_of(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """The names of a sentence as first word, end, label.

    >>> sorted(spans_of(["B-PER", "I-PER", "B-LOC", "O"]))
    [(0, 2, 'PER'), (2, 3, 'LOC')]
    """
    starts = [i for i, label in enumerate(labels) if label[0] == "B"]
    ends = (next((j for j in range(i + 1, len(labels)) if labels[j] != f"I-{labels[i][2:]}"), len(labels)) for i in starts)
    return {(start, end, labels[start][2:]) for start, end in zip(starts, ends, strict=True) if labels[start][2:] in LABELS}


def score(args: argparse.Namespace) -> None:
    """Print precision, recall and F1 of whole names with their label, of each part of the test and of all together."""
    found, gold, right = Counter[str](), Counter[str](), Counter[str]()
    for part, model, sentences in (german_tests if args.lang == "de" else english_tests)(args):
        nlp, counts = spacy.load(model), [Counter[str]() for _ in range(3)]
        for sentence in sentences:
            doc, wanted = nlp(Doc(nlp.vocab, words=sentence.words)), spans_of(sentence.labels)
            got = {(e.start, e.end, e.label_) for e in doc.ents}
            for counter, spans in zip(counts, (got, wanted, got & wanted), strict=True):
                counter.update(label for _, _, label in spans)
        print(part)
        show(*counts)
        found, gold, right = (total + counter for total, counter in zip((found, gold, right), counts, strict=True))
    print("all")
    show(found, gold, right)


def german_tests(args: argparse.Namespace) -> Iterator[tuple[str, Path, list[Sentence]]]:
    """The folds of GermEval, each for the model that has not seen it."""
    sentences = germeval(args.data)
    yield from ((f"fold {fold}", model, sentences[fold::FOLDS]) for fold, model in enumerate(args.models))


def english_tests(args: argparse.Namespace) -> Iterator[tuple[str, Path, list[Sentence]]]:
    """The test part of EWT by its kinds of text, which the ids begin with."""
    kinds = defaultdict[str, list[Sentence]](list)
    for name, sentence in ewt(args.data, "test"):
        kinds[name.partition("-")[0]].append(sentence)
    yield from ((kind, model, sentences) for model in args.models for kind, sentences in kinds.items())


def show(found: Counter[str], gold: Counter[str], right: Counter[str]) -> None:
    """Print the figures by label and of all labels."""
    for name, labels in (*((label, (label,)) for label in LABELS), ("all", LABELS)):
        f, g, r = (sum(c[x] for x in labels) for c in (found, gold, right))
        print(f"{name:4} P {100 * r / max(f, 1):.1f} R {100 * r / max(g, 1):.1f} F1 {200 * r / max(f + g, 1):.1f} ({g} names)")


def main() -> None:
    """Run the command that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    names = commands.add_parser("lists")
    names.add_argument("out", type=Path)
    names.add_argument("--lang", default="de")
    names.add_argument("--texts", type=Path, required=True, help="a large text, gzipped, a paragraph a line")
    names.set_defaults(run=lists)
    judge = commands.add_parser("score")
    judge.add_argument("data", type=Path)
    judge.add_argument("--lang", default="de")
    judge.add_argument("models", type=Path, nargs="+")
    judge.set_defaults(run=score)
    join = commands.add_parser("insert")
    join.add_argument("model", type=Path)
    join.add_argument("pipeline", type=Path)
    join.set_defaults(run=insert)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
