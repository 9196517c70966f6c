"""Learn who takes a side of an act that no words name (`depesche/reports/sides.py`), and say how right the choice is.

    python training/sides.py [--write]

It learns from our own articles (`training/own/news_de.jsonl.gz`, `articles_de.jsonl`) and their events: from the reports that are right in
type. Prints how right sides are on articles of which it has seen none (three folds), as the rules of `carry` fill them and as the
trees do. With --write it puts the trees into `data/sides.npz`. The same articles give the same trees.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import lightgbm
import numpy as np

from depesche.knowledge import NONE
from depesche.model import Document, Report
from depesche.pipeline import reading_of
from depesche.reports.carry import countries
from depesche.reports.sides import LIKELY, SLOTS, TREES, Sides, chosen
from depesche.reports.stage import Coder
from depesche.reports.trees import Trees, save_trees
from depesche.statements import statements

OWN = Path(__file__).parent / "own"
SETS = (("news_de.jsonl.gz", "news_de_events.jsonl.gz"), ("articles_de.jsonl", "articles_de_events.jsonl"))
"""Files of articles, and of the events in them."""
FOLDS, RAREST = 3, 40
"""Folds, and in how many examples a clue must be told to count."""
SETTINGS = {
    "objective": "binary", "learning_rate": 0.12, "num_leaves": 12, "max_depth": 5, "min_data_in_leaf": 60, "bagging_fraction": 0.8,
    "bagging_freq": 1, "feature_fraction": 0.5, "lambda_l2": 10.0, "seed": 1, "deterministic": True, "num_threads": 1, "verbose": -1,
}  # fmt: skip
ROUNDS = 160
"""Trees of each slot."""
RECIPROCAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types whose sides the guide of annotation may put together as actors."""


@dataclass(frozen=True)
class Example:
    """A side that words leave open: its article, the clues of each choice, which choices are right, which ones the rules take."""

    article: str
    slot: str
    rows: dict[str, dict[str, float]]
    right: frozenset[str]
    ruled: frozenset[str]


def main() -> None:
    """Score by folds, then train on all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    examples = [e for articles, events in SETS for e in examples_of(OWN / articles, OWN / events)]
    print(f"{len(examples)} open sides in {len({e.article for e in examples})} articles")
    for slot in SLOTS:
        report(slot, [e for e in examples if e.slot == slot])
    if args.write:
        save_trees(TREES, {slot: trained([e for e in examples if e.slot == slot]) for slot in SLOTS})


def examples_of(articles: Path, events: Path) -> Iterator[Example]:
    """The open sides of the reports of articles that tell an annotated event of their type in its sentence."""
    told: dict[str, list[dict[str, Any]]] = {}
    for event in lines(events):
        told.setdefault(event["doc"], []).append(event)
    for article in lines(articles):
        yield from examples_in(article, told.get(article["id"], []))


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file, packed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def examples_in(article: dict[str, Any], events: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """The open sides of one article; each event is taken by the first report that tells it."""
    reading = reading_of(Document(article["id"], article["text"], article["title"], article["published"], language="de"), NONE, statements)
    coder, left = Coder(reading, NONE.pack("de")), list(events)
    told, reports = coder.told()
    sides = Sides(told, reports, coder.named())
    for n, report in enumerate(reports):
        event = next((e for e in left if e["root"] == report.event_type and is_told_by(e, report, article)), None)
        if event:
            left.remove(event)
            for slot in (slot for slot in SLOTS if n in sides.open(slot)):
                ruled = sides.acts[n].sides[slot]
                shared, own = sides.choices(n, slot)
                rows = {country: shared | its for country, its in own.items()}
                yield Example(article["id"], slot, rows, right_in(event, report, slot), ruled)


def is_told_by(event: dict[str, Any], report: Report, article: dict[str, Any]) -> bool:
    """Whether a report stands in the sentence of an event."""
    sentence = article["sentences"][event["sent"]]
    return bool(sentence["start"] <= report.trigger.start < sentence["end"])


def right_in(event: dict[str, Any], report: Report, slot: str) -> frozenset[str]:
    """The countries that an event has in a slot."""
    sides = {s: frozenset(p["code"] for p in event[f"{s}s"] if p["code"]) for s in SLOTS}
    together = slot == "recipient" and report.event_type in RECIPROCAL and not sides[slot] and len(sides["actor"]) > 1
    return sides["actor"] - countries(report.actors) if together else sides[slot]


def trained(examples: Sequence[Example]) -> Trees:
    """The trees that make what is right likeliest."""
    rows = [row for e in examples for row in e.rows.values()]
    right = np.array([c in e.right for e in examples for c in e.rows])
    told = Counter(name for row in rows for name in row)
    clues = tuple(sorted(name for name, n in told.items() if n >= RAREST))
    table = np.array([[row.get(name, 0.0) for name in clues] for row in rows])
    model = lightgbm.train(SETTINGS, lightgbm.Dataset(table, right), ROUNDS)
    return flat(clues, [tree["tree_structure"] for tree in model.dump_model()["tree_info"]])


def flat(clues: tuple[str, ...], roots: Sequence[dict[str, Any]]) -> Trees:
    """Trees as a list of nodes."""
    nodes: list[list[float]] = []

    def add(node: dict[str, Any]) -> int:
        place = len(nodes)
        nodes.append([0, 0, place, place, node.get("leaf_value", 0.0)])
        if "split_feature" in node:
            nodes[place][:4] = [node["split_feature"], node["threshold"], add(node["left_child"]), add(node["right_child"])]
        return place

    starts = [add(root) for root in roots]
    clue, bound, left, right, value = (np.array(column) for column in zip(*nodes, strict=True))
    whole = {"clue": clue, "left": left, "right": right, "roots": np.array(starts)}
    asked = sorted({int(clue[n]) for n in range(len(nodes)) if left[n] != n})
    whole["clue"] = np.searchsorted(asked, clue) * (left != np.arange(len(nodes)))
    arrays = {name: its.astype(np.int64) for name, its in whole.items()}
    return Trees(clues=tuple(clues[n] for n in asked), bound=bound, value=value, depth=SETTINGS["max_depth"], **arrays)


def report(slot: str, examples: Sequence[Example]) -> None:
    """Print how right sides are on articles that were not learned from."""
    right, ruled = 0, sum(e.right == e.ruled for e in examples)
    for fold in range(FOLDS):
        trees = trained([e for e in examples if crc32(e.article.encode()) % FOLDS != fold])
        for example in (e for e in examples if crc32(e.article.encode()) % FOLDS == fold):
            likely = trees.probabilities(trees.table({}, [*example.rows.values()])).tolist()
            right += example.right == chosen(dict(zip(example.rows, likely, strict=True)), example.ruled, LIKELY[slot]).keys()
    print(f"{slot}: {len(examples)} open, {ruled} right by the rules, {right} by the trees")


if __name__ == "__main__":
    main()
