"""Train what proposes the type of an act where no frame fires (`depesche/likely.py`), and say how right it is.

    python training/acts.py LANG [--write]

It learns from `training/own/acts_LANG.tsv`, wordings of our own with the actor in brackets and the recipient in braces (`n`, `g`, `d`, `a`:
a name from `training/own/parties.tsv` in that case), two sentences of each, and from the rows of the pack's lexicon. Prints how right it is
on wordings of which it has seen none (three folds). With --write it puts the weights into the pack. The same seed gives the same weights.
"""

import argparse
import csv
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from depesche.knowledge import NONE
from depesche.langpack import Pack
from depesche.likely import CLASSES, NO_ACT, ROWS, Clue, features, rated, shares_of
from depesche.relate import asked, clues_in, guesses_of, relation_of

OWN = Path(__file__).parent / "own"
TIMES, FOLDS, EPOCHS, RATE, DECAY, SEED = 2, 3, 6, 0.5, 1e-5, 7
ROW_WEIGHT = 0.3
"""What a row of the lexicon weighs beside a wording."""
COMPANIONS = 2
"""Words of a condition of a row that are taken, each as an example."""
SURE = 0.5
"""A score that is reported apart."""
CASES = {"n": "nominative", "g": "genitive", "d": "dative", "a": "accusative"}
SLOT = re.compile(r"\[(?P<actor>[^]]*)\]|\{(?P<recipient>[^}]*)\}|<day>")
CONDITION = re.compile(r"[\w.]+=(?P<words>[^@].*)")
GERMAN_DAYS, ENGLISH_DAYS = "Montag Dienstag Mittwoch Donnerstag Freitag", "Monday Tuesday Wednesday Thursday Friday"
DAYS = {"de": GERMAN_DAYS.split(), "en": ENGLISH_DAYS.split()}


@dataclass(frozen=True)
class Example:
    """What is learned from: class, what is seen of it, weight; of a sentence also the number of its wording, and if a frame fires."""

    kind: str
    clues: tuple[Clue, ...]
    weight: float
    wording: int | None = None
    fires: bool = True


class Weights(NamedTuple):
    """What is learned, and the sums of squared gradients so far (AdaGrad, Duchi et al. 2011)."""

    values: np.ndarray
    squares: np.ndarray


def main() -> None:
    """Score by folds, then train on all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lang", choices=sorted(DAYS))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    pack = NONE.pack(args.lang)
    sentences, rows = list(sentence_examples(args.lang, pack)), list(row_examples(pack))
    print(f"{args.lang}: {len(sentences)} sentences, {len(rows)} examples of rows")
    report(sentences, rows)
    if args.write:
        np.save(pack.folder / "likely.npy", trained(sentences + rows).astype(np.float16))


def sentence_examples(lang: str, pack: Pack) -> Iterator[Example]:
    """The own sentences as examples."""
    for number, row in enumerate(table(f"acts_{lang}")):
        for time in range(TIMES):
            item = relation_of(filled(row["text"], lang, random.Random(f"{SEED} {row['text']} {time}")))
            reading = asked(item, pack)
            fires = bool(guesses_of(item, reading, pack))
            yield Example(row["type"], clues_in(item, reading), 1 / TIMES, number, fires)


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of our own."""
    return list(csv.DictReader((OWN / f"{name}.tsv").open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))


def filled(wording: str, lang: str, rng: random.Random) -> dict[str, object]:
    """A wording with names in its slots, as a line for `relate`."""
    names = dict(zip(("actor", "recipient"), rng.sample([p for p in table("parties") if p["language"] == lang], 2), strict=True))
    spans: dict[str, list[list[int]]] = {"actor": [], "recipient": []}
    text, done = "", 0
    for slot in SLOT.finditer(wording):
        text += wording[done : slot.start()]
        done = slot.end()
        if not slot.lastgroup:
            text += rng.choice(DAYS[lang])
            continue
        shown = named(slot[slot.lastgroup], names[slot.lastgroup])
        shown = shown if text else shown[0].upper() + shown[1:]
        spans[slot.lastgroup].append([len(text), len(text) + len(shown)])
        text += shown
    return {"text": text + wording[done:], "language": lang, **spans}


def named(slot: str, party: dict[str, str]) -> str:
    """What stands in a slot: a name in the case that is asked for (none in English), or the words in the slot."""
    return party[CASES[slot.lower() or "n"]] if slot.lower() in {"", *CASES} else slot


def row_examples(pack: Pack) -> Iterator[Example]:
    """The rows of the lexicon as examples: a word alone, or with a word that its row wants beside it."""
    for row in (row for name in ("verbs", "nouns", "idioms") for row in pack.table(name)):
        wanted = [m["words"].split(",") for c in row["with"].split() if (m := CONDITION.fullmatch(c))]
        beside = [w for words in wanted for w in words if not w.startswith("@")][:COMPANIONS] or [None]
        for lemma in row.many("lemma"):
            for other in beside:
                word = Clue(lemma, between=True, joint=True)
                clues = (word, Clue(other, below=lemma)) if other else (word,)
                yield Example(row["type"], clues, ROW_WEIGHT / len(beside))


def trained(examples: Sequence[Example]) -> np.ndarray:
    """The weights that make the examples likeliest: softmax regression, one example at a time."""
    weights = Weights(np.zeros((ROWS + 1, len(CLASSES))), np.full(ROWS + 1, 0.01))
    vectors = [features(e.clues) for e in examples]
    rng = np.random.default_rng(SEED)
    for _ in range(EPOCHS):
        for i in rng.permutation(len(examples)):
            step(weights, vectors[i], examples[i])
    return weights.values


def step(weights: Weights, found: Mapping[int, float], example: Example) -> None:
    """Learn from one example."""
    errors = shares_of(found, weights.values)
    errors[CLASSES.index(example.kind)] -= 1
    rows = list(found)
    gradient = np.array(list(found.values()))[:, None] * errors * example.weight
    weights.squares[rows] += (gradient**2).sum(axis=1)
    weights.values[rows] -= RATE * (gradient + DECAY * weights.values[rows]) / np.sqrt(weights.squares[rows])[:, None]


def report(sentences: Sequence[Example], rows: Sequence[Example]) -> None:
    """Print how right the classifier is on wordings that it has not seen."""
    found = {}
    for fold in range(FOLDS):
        weights = trained([e for e in sentences if e.wording % FOLDS != fold] + list(rows))
        found |= {e: rated(features(e.clues), weights) for e in sentences if e.wording % FOLDS == fold}
    acts = [e for e in sentences if e.kind != NO_ACT]
    unread = [e for e in acts if not e.fires]
    surer = [e for e in unread if found[e].score >= SURE]
    for name, its in {"acts": acts, "acts without a frame": unread, f"… with a score of at least {SURE}": surer}.items():
        print(f"{name}: {sum(found[e].event_type == e.kind for e in its)} of {len(its)} right")


if __name__ == "__main__":
    main()
