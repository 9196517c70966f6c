"""benchmarks: all data sets that there are figures on, each with what it needs and how it is measured."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from depesche.evaluate.bench import PARTS, Bench, items, of_part
from depesche.evaluate.bench import belongs as is_of_part
from depesche.evaluate.events import event_lines, lines_of
from depesche.evaluate.line import Line
from depesche.knowledge import NONE, Knowledge
from depesche.relate import label, relation_of

SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
"""What counts as a sentence where reports are counted per hundred of them."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A data set: the scorer it needs, if any, its files below the folder of the data, and what yields its figures."""

    scorer: str | None
    files: tuple[str, ...]
    lines: Callable[[Bench], Iterator[Line]]

    def missing(self, data: Path, scoring: Path) -> str:
        """The first file that it lacks; empty where it can run."""
        wanted = [data / name for name in self.files] + ([scoring / f"{self.scorer}.py"] if self.scorer else [])
        return next((str(path) for path in wanted if not path.exists()), "")


def seed_lines(bench: Bench) -> Iterator[Line]:
    """The checks on the record of one whole article."""
    scored = bench.score("score_record", bench.data / "seed" / "expected.json", bench.coded(bench.data / "seed" / "article.txt"))
    yield Line("seed", "seen", scored["checks"], {"held": scored["held"]})


def relation_lines(language: str) -> Callable[[Bench], Iterator[Line]]:
    """What `depesche relate` says of given pairs, all and by type."""

    def lines(bench: Bench) -> Iterator[Line]:
        gold = bench.data / "plv" / f"train.{language}.jsonl"
        relations = items(gold)
        labels = (label(relation_of(item, language), bench.knowledge) for item in relations)
        related = bench.kept(f"{gold.name}.related", lines_of({"id": each.id, "event_type": each.event_type} for each in labels))
        scored = {part: bench.score("score_relations", bench.chosen(gold, part, of_part(part)), related) for part in PARTS}
        for part, found in scored.items():
            kinds = {"type": "root", "quad": "quad"}
            figures = {f"{name}: {m}": found[f"{kind}_{key}"] for name, kind in kinds.items() for m, key in MEASURES.items()}
            yield Line(f"relations {language}", part, found["n"], figures)
        for part, found in scored.items():
            for name, f1 in found["per_root"].items():
                n = sum(item["root"] == name for item in relations if is_of_part(item["id"], part))
                yield Line(f"relations {language} by type", f"{part} {name}", n, {"F1": f1})

    return lines


MEASURES = {"accuracy": "accuracy", "macro-F1": "macro_f1"}


def quotation_lines(bench: Bench) -> Iterator[Line]:
    """Statements against the German news quotation data; the rules were written on its training part."""
    gold = bench.data / "quotations" / "dev.jsonl.gz"
    scored = bench.score("score_quotations", "score", bench.coded(bench.documents("score_quotations", gold)), gold)
    names = {"quote": "messages", "speaker": "speaker", "roles": "roles", "joint": "joint"}
    figures = {name: scored[key]["f1"] for name, key in names.items()}
    yield Line("quotations", "dev", scored["gold"], {**figures, "kind": scored["kind_f1"]})


def time_lines(bench: Bench) -> Iterator[Line]:
    """Temporal expressions against TimeML."""
    gold = bench.data / "timex"
    coded = bench.coded(bench.documents("score_times", gold))
    for part in PARTS:
        folder = bench.work / f"timex.{part}"
        folder.mkdir()
        for path in sorted(gold.glob("**/*.tml")):
            if is_of_part(path.stem, part):
                shutil.copy(path, folder / path.name)
        scored = bench.score("score_times", "score", coded, folder)
        yield Line("times", part, scored["gold"], {name: scored[name]["f1"] for name in ("strict", "relaxed", "type", "value")})


def attribution_lines(bench: Bench) -> Iterator[Line]:
    """Chains of voices on short texts."""
    gold = bench.data / "cases" / "attribution.jsonl"
    coded = bench.coded(bench.documents("score_cases", gold))
    for part in PARTS:
        scored = bench.score("score_cases", "attribution", coded, bench.chosen(gold, part, of_part(part)))
        names = ("coded", "typed", "nearest", "chain", "stance", "country")
        yield Line("attribution", part, scored["cases"], {name: scored[name] for name in names})


def fact_lines(bench: Bench) -> Iterator[Line]:
    """Facts on short texts."""
    gold = bench.data / "cases" / "facts.jsonl"
    coded = bench.coded(bench.documents("score_cases", gold))
    for part in PARTS:
        scored = bench.score("score_cases", "facts", coded, bench.chosen(gold, part, of_part(part)))
        core = {name: scored["core"][key] for name, key in (("precision", "p"), ("recall", "r"), ("F1", "f1"))}
        yield Line("facts", part, scored["gold"], {**core, "all fields: F1": scored["full"]["f1"]})


def restraint_lines(bench: Bench) -> Iterator[Line]:
    """Reports in articles of other topics, where none is right."""
    wanted = set((bench.data / "cases" / "non-political.txt").read_text(encoding="utf-8").split())
    with gzip.open(bench.data / "quotations" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [article for article in map(json.loads, lines) if article["id"] in wanted]
    texts = [
        {"id": a["id"], "title": a["title"], "published": a["date"], "language": "de", "text": a["originalText"]} for a in articles
    ]  # fmt: skip
    records = items(bench.coded(bench.kept("non-political.jsonl", lines_of(texts))))
    for part in PARTS:
        some = [record for record in records if is_of_part(record["document"]["id"], part)]
        sentences = sum(len(SENTENCE_END.findall(record["document"]["text"])) for record in some)
        reports = sum(len(record["reports"]) for record in some)
        yield Line("other topics", part, sentences, {"reports per 100 sentences": 100 * reports / max(1, sentences)})


BENCHMARKS = {
    "seed": Benchmark("score_record", ("seed/article.txt", "seed/expected.json"), seed_lines),
    "events": Benchmark("score_events", ("events/dev-docs.jsonl", "events/dev-gold.jsonl"), event_lines),
    "relations de": Benchmark("score_relations", ("plv/train.de.jsonl",), relation_lines("de")),
    "relations en": Benchmark("score_relations", ("plv/train.en.jsonl",), relation_lines("en")),
    "quotations": Benchmark("score_quotations", ("quotations/dev.jsonl.gz",), quotation_lines),
    "times": Benchmark("score_times", ("timex",), time_lines),
    "attribution": Benchmark("score_cases", ("cases/attribution.jsonl",), attribution_lines),
    "facts": Benchmark("score_cases", ("cases/facts.jsonl",), fact_lines),
    "other topics": Benchmark(None, ("cases/non-political.txt", "quotations/train.jsonl.gz"), restraint_lines),
}
"""All benchmarks by their names, in the order of the table."""


def measured(
    data: Path, scoring: Path, *, knowledge: Knowledge = NONE, workers: int = 1, names: Sequence[str] = tuple(BENCHMARKS)
) -> Iterator[Line]:
    """The figures of the benchmarks whose data and scorers are there.

    Args:
        data: the folder of the annotated data.
        scoring: the folder of the scorers.
        knowledge: what is known beside the packs.
        workers: processes that code.
        names: the benchmarks to run.

    Raises:
        InputError: a scorer prints no figures.
    """
    with TemporaryDirectory(prefix="depesche-") as work:
        bench = Bench(data, scoring, Path(work), knowledge, workers)
        for name in names:
            if not BENCHMARKS[name].missing(data, scoring):
                yield from BENCHMARKS[name].lines(bench)
