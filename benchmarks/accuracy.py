"""How right the records are: the figures of docs/accuracy.md.

python benchmarks/accuracy.py DATA SCORING [--write]

DATA is the folder of the evaluation data, SCORING that of the scorers. The figures are printed as Markdown; with --write they also replace
what stands between the markers in docs/accuracy.md, README.md and the cards of the models.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parent.parent
PARTS = ("seen", "unseen", "all")
LANGUAGES = {"de": "German", "en": "English"}
Scored = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bench:
    """Where things are: the data, the scorers, and a folder for what is made on the way."""

    data: Path
    scoring: Path
    work: Path

    def score(self, scorer: str, *arguments: str | Path) -> Scored:
        """The figures of a scorer. Some of them exit with 1 where a check fails, so the status is not looked at."""
        call = [sys.executable, self.scoring / f"{scorer}.py", *arguments, "--json"]
        done = subprocess.run([str(part) for part in call], stdout=subprocess.PIPE, text=True)
        result: Scored = json.loads(done.stdout)
        return result

    def documents(self, scorer: str, gold: Path) -> Path:
        """The texts of a data set as documents."""
        texts = run([sys.executable, self.scoring / f"{scorer}.py", "documents", gold])
        return self.kept(f"{gold.name}.documents.jsonl", texts)

    def coded(self, documents: Path) -> Path:
        """The records of documents."""
        return self.kept(f"{documents.name}.coded", run(["depesche", "code", documents, "--format", "jsonl"]))

    def kept(self, name: str, text: str) -> Path:
        """A text in a file of the folder."""
        path = self.work / name
        path.write_text(text, encoding="utf-8")
        return path

    def chosen(self, path: Path, part: str, key: Callable[[Any], str]) -> Path:
        """The lines of a file that belong to a part of the data; `key` tells of a line the id that decides."""
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        return self.kept(f"{path.name}.{part}", "".join(line for line in lines if belongs(key(json.loads(line)), part)))


def run(call: Sequence[str | Path]) -> str:
    """What a command prints."""
    return subprocess.run([str(part) for part in call], check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout


def belongs(id: str, part: str) -> bool:
    """Whether an item belongs to a part: the third that was set apart while the rules were written, the rest, or all."""
    apart = zlib.crc32(id.encode()) % 3 == 0
    return part == "all" or apart == (part == "unseen")


def of_id(item: Any) -> str:
    """The id of an item."""
    return str(item["id"])


def seed(bench: Bench) -> list[list[str]]:
    """The checks on the record of one whole article."""
    coded = bench.coded(bench.data / "seed" / "article.txt")
    figures = bench.score("score_record", bench.data / "seed" / "expected.json", coded)
    return [["seen", str(figures["checks"]), str(figures["held"])]]


def events(bench: Bench) -> list[list[str]]:
    """Reports against annotated articles, each column F1 on top of the one before."""
    docs, gold = (bench.data / "events" / f"dev-{name}.jsonl" for name in ("docs", "gold"))
    coded = bench.coded(docs)
    rows = []
    for part in PARTS:
        some = bench.chosen(docs, part, of_id), bench.chosen(gold, part, lambda event: str(event["doc"]))
        figures = bench.score("score_events", *some, coded)
        levels = [percent(figures["all"][level]["f1"]) for level in ("found", "quad", "root", "who", "dyad", "full")]
        rows.append([part, str(figures["all"]["gold"]), *levels, percent(figures["interstate"]["dyad"]["f1"])])
    return rows


def relations(bench: Bench, language: str) -> list[list[str]]:
    """What `depesche relate` says of given pairs."""
    gold = bench.data / "plv" / f"train.{language}.jsonl"
    related = bench.kept(f"{gold.name}.related", run(["depesche", "relate", gold]))
    rows = []
    for part in PARTS:
        figures = bench.score("score_relations", bench.chosen(gold, part, of_id), related)
        names = ("root_accuracy", "root_macro_f1", "quad_accuracy", "quad_macro_f1")
        rows.append([f"{LANGUAGES[language]}, {part}", str(figures["n"]), *(percent(figures[name]) for name in names)])
    return rows


def quotations(bench: Bench) -> list[list[str]]:
    """Statements against the German news quotation data; the rules were written on its training part."""
    gold = bench.data / "quotations" / "dev.jsonl.gz"
    coded = bench.coded(bench.documents("score_quotations", gold))
    figures = bench.score("score_quotations", "score", coded, gold)
    parts = [percent(figures[name]["f1"]) for name in ("messages", "speaker", "roles", "joint")]
    return [["dev", str(figures["gold"]), *parts, percent(figures["kind_f1"])]]


def times(bench: Bench) -> list[list[str]]:
    """Temporal expressions against TimeML."""
    gold = bench.data / "timex"
    coded = bench.coded(bench.documents("score_times", gold))
    rows = []
    for part in PARTS:
        folder = bench.work / f"timex.{part}"
        for path in sorted(gold.glob("**/*.tml")):
            if belongs(path.stem, part):
                folder.mkdir(exist_ok=True)
                shutil.copy(path, folder / path.name)
        figures = bench.score("score_times", "score", coded, folder)
        rows.append([part, str(figures["gold"]), *(percent(figures[name]["f1"]) for name in ("strict", "relaxed", "type", "value"))])
    return rows


def attribution(bench: Bench) -> list[list[str]]:
    """Chains of voices on short texts."""
    gold = bench.data / "cases" / "attribution.jsonl"
    coded = bench.coded(bench.documents("score_cases", gold))
    rows = []
    for part in PARTS:
        figures = bench.score("score_cases", "attribution", coded, bench.chosen(gold, part, of_id))
        names = ("coded", "typed", "nearest", "chain", "stance", "country")
        rows.append([part, str(figures["cases"]), *(percent(figures[name]) for name in names)])
    return rows


def facts(bench: Bench) -> list[list[str]]:
    """Facts on short texts."""
    gold = bench.data / "cases" / "facts.jsonl"
    coded = bench.coded(bench.documents("score_cases", gold))
    rows = []
    for part in PARTS:
        figures = bench.score("score_cases", "facts", coded, bench.chosen(gold, part, of_id))
        core = [percent(figures["core"][name]) for name in ("p", "r", "f1")]
        rows.append([part, str(figures["gold"]), *core, percent(figures["full"]["f1"])])
    return rows


def parsing(bench: Bench, language: str) -> list[list[str]]:
    """The pipelines on sentences of treebanks, with the treebank's tokens and from raw text."""
    if language == "de":
        bank, options = bench.data / "treebanks" / "de" / "pud.conllu", ["--take", "fifth"]
    else:
        bank, options = bench.data / "treebanks" / "en" / "ewt-test.conllu", ["--plain-quotes"]
    test, model = bench.work / f"{language}.spacy", ROOT / "src" / "depesche" / "lang" / language / "model"
    training = ROOT / "training"
    run([sys.executable, training / "convert.py", test, "--lang", language, *options, bank])
    rows = []
    for tokens, more in (("treebank's", []), ("own", ["--raw"])):
        printed = run([sys.executable, training / "evaluate.py", model, test, *more])
        found = dict(line.rsplit(maxsplit=1) for line in printed.splitlines())
        rows.append([f"{LANGUAGES[language]}, {tokens} tokens", *(found[name] for name in ("UPOS", "lemma", "UAS", "LAS"))])
    return rows


def percent(figure: float) -> str:
    """A figure in percent with one decimal."""
    return f"{figure:.1f}"


def table(head: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    columns = list(head)
    lines = [columns, ["---", *["--:"] * (len(columns) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def tables(bench: Bench) -> dict[str, str]:
    """All tables by the names of their markers."""
    rows = {
        "seed": seed(bench),
        "events": events(bench),
        "relations": [*relations(bench, "de"), *relations(bench, "en")],
        "quotations": quotations(bench),
        "times": times(bench),
        "attribution": attribution(bench),
        "facts": facts(bench),
        "parsing-de": parsing(bench, "de"),
        "parsing-en": parsing(bench, "en"),
    }
    made = {name: table(HEADS[name.split("-")[0]], lines) for name, lines in rows.items()}
    return {**made, "summary": summary(rows)}


HEADS = {
    "seed": ("part", "checks", "held"),
    "events": ("part", "events", "found", "quad", "type", "actors", "dyad", "status", "between states: dyad"),
    "relations": ("part", "sentences", "type: accuracy", "type: macro-F1", "quad: accuracy", "quad: macro-F1"),
    "quotations": ("part", "quotations", "quote", "speaker", "roles", "joint", "kind"),
    "times": ("part", "expressions", "strict", "relaxed", "type", "value"),
    "attribution": ("part", "cases", "coded", "typed", "nearest", "chain", "stance", "country"),
    "facts": ("part", "facts", "precision", "recall", "F1", "all fields: F1"),
    "parsing": ("pipeline", "UPOS", "lemma", "UAS", "LAS"),
}


def summary(rows: Mapping[str, list[list[str]]]) -> str:
    """The table of the README: one line a question, on texts that were set apart where there are such."""
    event, time, chain, fact = (unseen(rows[name]) for name in ("events", "times", "attribution", "facts"))
    (quotation,) = rows["quotations"]
    german, english = (row for row in rows["relations"] if row[0].endswith("unseen"))
    lines = [
        ("a report where the annotators saw an event", f"{event[1]} events", "F1", event[2]),
        ("… of the right PLOVER type", f"{event[1]} events", "F1", event[4]),
        ("… with the right actors and recipients, too", f"{event[1]} events", "F1", event[6]),
        ("type of act between a given pair, German", f"{german[1]} sentences", "accuracy", german[2]),
        ("type of act between a given pair, English", f"{english[1]} sentences", "accuracy", english[2]),
        ("quotations: the words", f"{quotation[1]} quotations", "F1", quotation[2]),
        ("quotations: the speaker", f"{quotation[1]} quotations", "F1", quotation[3]),
        ("temporal expressions: the value", f"{time[1]} expressions", "F1", time[5]),
        ("the whole chain of voices behind a report", f"{chain[1]} cases", "right", chain[5]),
        ("facts: indicator, parties, value", f"{fact[1]} facts", "F1", fact[4]),
    ]
    return table(("what", "measured on", "measure", "%"), lines)


def unseen(rows: list[list[str]]) -> list[str]:
    """The row of the texts that were set apart."""
    return next(row for row in rows if row[0] == "unseen")


def refresh(page: Path, made: Mapping[str, str]) -> None:
    """Replace what stands between the markers `<!-- figures: NAME -->` and `<!-- end -->` of a page."""

    def filled(match: re.Match[str]) -> str:
        return f"{match[1]}\n{made[match[2]]}\n{match[3]}"

    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"(<!-- figures: ([a-z-]+) -->)\n.*?(<!-- end -->)", filled, text, flags=re.DOTALL), encoding="utf-8")


def main() -> None:
    """Measure, print, and refresh the pages where that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("scoring", type=Path)
    parser.add_argument("--write", action="store_true", help="refresh the pages")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="depesche-") as work:
        made = tables(Bench(options.data, options.scoring, Path(work)))
    for name, lines in made.items():
        print(f"{name}\n\n{lines}\n")
    if options.write:
        cards = sorted((ROOT / "training" / "cards").glob("*/README.md"))
        for page in (ROOT / "docs" / "accuracy.md", ROOT / "README.md", *cards):
            refresh(page, made)


if __name__ == "__main__":
    main()
