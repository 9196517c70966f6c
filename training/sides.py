"""Learn what speaks for a country as the side of an act that no words name (`depesche/reports/sides.py`), and say how right the choice is.

    python training/sides.py [--events FOLDER] [--write]

It learns from `training/own/articles_de.jsonl`, articles of our own with their events (`articles_de_events.jsonl`), and from the events
in FOLDER (`dev-docs.jsonl`, `dev-gold.jsonl`) of all articles but those whose `crc32(id) % 3` is 0: from the reports that are right in type
and have a side that no words name. Prints how right the choice is on articles of which it has seen none (five folds). With --write it puts
the weights into `data/sides.tsv`. The same articles give the same weights.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np

from depesche.explain import reading_of
from depesche.knowledge import NONE
from depesche.model import Document, Report
from depesche.reading import Reading
from depesche.reports.carry import countries
from depesche.reports.sides import NOBODY, SLOTS, SURE, WEIGHTS, Sides, is_said, likeliest
from depesche.reports.stage import Coder

OWN = Path(__file__).parent / "own"
FOLDS, STEPS, RATE, DECAY = 5, 600, 0.05, 1.0
"""Folds, steps of gradient descent (Adam, Kingma & Ba 2015), their size, and the weight of the squared weights."""
GENEROUS = ("own-E", "own-F")
"""How the ids of articles begin whose annotators named a recipient wherever the article had one."""
STYLE = "nobody: annotated generously"
"""A clue of those in training only: what their way changes is learned apart and left out."""
RECIPROCAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types whose sides the guide of annotation may put together as actors."""


@dataclass(frozen=True)
class Example:
    """A slot that words leave open: its article, the clues of each choice, which choices are right, and if no rule fills it."""

    article: str
    slot: str
    choices: dict[str, list[tuple[str, float]]]
    right: frozenset[str]
    empty: bool


def main() -> None:
    """Score by folds, then train on all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    examples = [*own_examples()] + ([*event_examples(args.events)] if args.events else [])
    print(f"{len(examples)} open sides in {len({e.article for e in examples})} articles")
    for slot in SLOTS:
        report(slot, [e for e in examples if e.slot == slot])
    if args.write:
        write({slot: trained([e for e in examples if e.slot == slot]) for slot in SLOTS})


def own_examples() -> Iterator[Example]:
    """The open sides of our own articles."""
    for example in examples_of(OWN / "articles_de.jsonl", OWN / "articles_de_events.jsonl"):
        example.choices[NOBODY].append((STYLE, 1.0))
        yield example


def event_examples(folder: Path) -> Iterator[Example]:
    """The open sides of annotated news, those articles left out that are kept for measuring."""
    found = examples_of(folder / "dev-docs.jsonl", folder / "dev-gold.jsonl")
    return (e for e in found if crc32(e.article.encode()) % 3)


def examples_of(articles: Path, events: Path) -> Iterator[Example]:
    """The open sides of the reports of articles that tell an annotated event of their type in its sentence."""
    told = [json.loads(line) for line in events.open(encoding="utf-8")]
    for line in articles.open(encoding="utf-8"):
        article = json.loads(line)
        yield from examples_in(article, [e for e in told if e["doc"] == article["id"]])


def examples_in(article: dict[str, object], events: list[dict[str, object]]) -> Iterator[Example]:
    """The open sides of one article; each event is taken by the first report that tells it."""
    coder = Coder(read(article), NONE.pack("de"))
    told, reports = coder.told()
    known, left = Sides(told, reports, coder.named()), list(events)
    for n, report in enumerate(reports):
        event = next((e for e in left if e["root"] == report.event_type and is_told_by(e, report, article)), None)
        if event is None:
            continue
        left.remove(event)
        for slot in SLOTS:
            empty = known.is_open(n, slot)
            if empty or not is_said(report, slot):
                yield Example(article["id"], slot, known.choices(n, slot), right_in(event, report, slot), empty)


def read(article: dict[str, object]) -> Reading:
    """An article as Depesche reads it."""
    published = article.get("published") or article.get("date")
    return reading_of(Document(article["id"], article["text"], article.get("title"), published, None, None, "de"), NONE)


def is_told_by(event: dict[str, object], report: Report, article: dict[str, object]) -> bool:
    """Whether a report stands in the sentence of an event."""
    sentence = article["sentences"][event["sent"]]
    return sentence["start"] <= report.trigger.start < sentence["end"]


def right_in(event: dict[str, object], report: Report, slot: str) -> frozenset[str]:
    """The countries that an event has in a slot, or nobody."""
    found = frozenset(p["code"] for p in event[f"{slot}s"] if p["code"])
    if slot == "recipient" and not found and report.event_type in RECIPROCAL:
        found = frozenset(p["code"] for p in event["actors"] if p["code"]) - countries(report.actors)
    return found or frozenset({NOBODY})


def trained(examples: Sequence[Example]) -> dict[str, float]:
    """The weights that make what is right likeliest: conditional logit, any of several right choices counts."""
    names = sorted({name for e in examples for clues in e.choices.values() for name, _ in clues})
    choices, right, shut = arrays([e for e in examples if e.right & e.choices.keys()], names)
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        sums = choices @ weights + shut
        shares = np.exp(sums - sums.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        wanted = shares * right / (shares * right).sum(axis=1, keepdims=True)
        gradient = np.einsum("ec,ecn->n", shares - wanted, choices) + DECAY * weights
        first, second = 0.9 * first + 0.1 * gradient, 0.999 * second + 0.001 * gradient**2
        weights -= RATE * first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


def arrays(examples: Sequence[Example], names: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Clues by example, choice and name; which choices are right; and what shuts out the choices that an example does not have."""
    most = max(len(e.choices) for e in examples)
    choices, right = np.zeros((len(examples), most, len(names))), np.zeros((len(examples), most))
    shut = np.full((len(examples), most), -1e9)
    place = {name: n for n, name in enumerate(names)}
    for i, example in enumerate(examples):
        for j, (choice, clues) in enumerate(example.choices.items()):
            shut[i, j], right[i, j] = 0, choice in example.right
            for name, value in clues:
                choices[i, j, place[name]] += value
    return choices, right, shut


def report(slot: str, examples: Sequence[Example]) -> None:
    """Print how right the choice is on articles that it has not seen."""
    chosen = []
    for fold in range(FOLDS):
        table = trained([e for e in examples if crc32(e.article.encode()) % FOLDS != fold])
        del table[STYLE]
        held = [e for e in examples if e.empty and crc32(e.article.encode()) % FOLDS == fold]
        chosen += [(e, *likeliest(e.choices, table)) for e in held]
    sure = [(e, c) for e, c, score in chosen if c != NOBODY and score >= SURE]
    right, empty = sum(c in e.right for e, c in sure), sum(NOBODY in e.right for e, _ in sure)
    print(f"{slot}: {len(chosen)} open; filled {len(sure)}, of them {right} right, and {empty} that should be empty")


def write(weights: dict[str, dict[str, float]]) -> None:
    """Put the weights into the package."""
    names = sorted({name for its in weights.values() for name in its} - {STYLE})
    lines = ["clue\tactor\trecipient", *(f"{n}\t{weights['actor'].get(n, 0):.3f}\t{weights['recipient'].get(n, 0):.3f}" for n in names)]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
