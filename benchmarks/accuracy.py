"""How right the records are: the figures of docs/accuracy.md.

python benchmarks/accuracy.py DATA SCORING [--write]

DATA is the folder of the evaluation data, SCORING that of the scorers. What `depesche evaluate` measures, and how the English pipeline does
on its treebank, is printed as Markdown; with --write it also replaces what stands between the markers in docs/accuracy.md, README.md and
the cards of the models. The German pipeline has learned from all of its treebanks: training/justfile, `german-all`, prints its figures.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from depesche.evaluate.benchmarks import measured
from depesche.evaluate.line import Line

ROOT = Path(__file__).parent.parent
LANGUAGES = {"de": "German", "en": "English"}
COLUMNS = {
    "seed": ("held",),
    "events": ("found", "quad", "type", "actors", "dyad", "status", "dyad between states"),
    "events, mean over articles": ("found", "type", "dyad"),
    "events, single parties": ("precision", "recall", "F1"),
    "relations": ("type: accuracy", "type: macro-F1", "quad: accuracy", "quad: macro-F1"),
    "quotations": ("quote", "speaker", "roles", "joint", "kind"),
    "times": ("strict", "relaxed", "type", "value"),
    "attribution": ("coded", "typed", "nearest", "chain", "stance", "country"),
    "facts": ("precision", "recall", "F1", "all fields: F1"),
    "other topics": ("reports per 100 sentences",),
}
"""The figures that a page shows of a benchmark, in their order."""
COUNTED = {
    "seed": "checks",
    "events": "events",
    "events, mean over articles": "articles",
    "events, single parties": "parties",
    "relations": "sentences",
    "quotations": "quotations",
    "times": "expressions",
    "attribution": "cases",
    "facts": "facts",
    "other topics": "sentences",
}
"""What `n` counts."""
PARSED = ("pipeline", "UPOS", "lemma", "UAS", "LAS")


def run(call: Sequence[str | Path]) -> str:
    """What a command prints."""
    return subprocess.run([str(part) for part in call], check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout


def parsing(data: Path, work: Path) -> list[list[str]]:
    """The English pipeline on the test part of its treebank, with the treebank's tokens and from raw text."""
    bank, options = data / "treebanks" / "en" / "ewt-test.conllu", ["--plain-quotes", "--paragraphs"]
    test, model = work / "en.spacy", ROOT / "src" / "depesche" / "lang" / "en" / "model"
    training = ROOT / "training"
    run([sys.executable, training / "convert.py", test, "--lang", "en", *options, bank])
    rows = []
    for tokens, more in (("treebank's", []), ("own", ["--raw"])):
        printed = run([sys.executable, training / "evaluate.py", model, test, *more])
        found = {name.strip(): shipped for name, _, shipped in (line.rsplit(maxsplit=2) for line in printed.splitlines()[1:])}
        rows.append([f"{LANGUAGES['en']}, {tokens} tokens", *(found[name] for name in ("UPOS", "lemma", "UAS", "LAS"))])
    return rows


def percent(figure: float) -> str:
    """A figure in percent with one decimal."""
    return f"{figure:.1f}"


def table(head: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    columns = list(head)
    lines = [columns, ["---", *["--:"] * (len(columns) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def tables(data: Path, scoring: Path, work: Path) -> dict[str, str]:
    """All tables by the names of their markers."""
    lines = list(measured(data, scoring))
    made = {marker_of(name): figures_table(name, lines) for name in COLUMNS}
    return {**made, "parsing-en": table(PARSED, parsing(data, work)), "summary": summary(lines)}


def marker_of(name: str) -> str:
    """How a marker calls a benchmark: `events, single parties` is `events-single-parties`."""
    return name.replace(", ", "-").replace(" ", "-")


def figures_table(name: str, lines: Iterable[Line]) -> str:
    """The table of a benchmark, or of one in both languages."""
    rows = []
    for line in lines:
        benchmark, _, language = line.benchmark.partition(" ") if line.benchmark.startswith("relations ") else (line.benchmark, "", "")
        if benchmark == name and language in {"", *LANGUAGES}:
            part = f"{LANGUAGES[language]}, {line.part}" if language else line.part
            rows.append([part, str(line.n), *(shown(line.figures[column]) for column in COLUMNS[name])])
    return table(("part", COUNTED[name], *COLUMNS[name]), rows)


def shown(figure: float) -> str:
    """A figure with one decimal, a count without."""
    return str(figure) if isinstance(figure, int) else percent(figure)


def summary(lines: Iterable[Line]) -> str:
    """The table of the README: one line a question, on texts that were set apart where there are such."""
    apart = {line.benchmark: line for line in lines if line.part in {"unseen", "dev"}}
    asked = [
        ("a report where the annotators saw an event", "events", "events", "F1", "found"),
        ("… of the right PLOVER type", "events", "events", "F1", "type"),
        ("… with the right actors and recipients, too", "events", "events", "F1", "dyad"),
        ("type of act between a given pair, German", "relations de", "sentences", "accuracy", "type: accuracy"),
        ("type of act between a given pair, English", "relations en", "sentences", "accuracy", "type: accuracy"),
        ("quotations: the words", "quotations", "quotations", "F1", "quote"),
        ("quotations: the speaker", "quotations", "quotations", "F1", "speaker"),
        ("temporal expressions: the value", "times", "expressions", "F1", "value"),
        ("the whole chain of voices behind a report", "attribution", "cases", "right", "chain"),
        ("facts: indicator, parties, value", "facts", "facts", "F1", "F1"),
    ]
    rows = [
        (what, f"{apart[name].n} {counted}", measure, percent(apart[name].figures[figure]))
        for what, name, counted, measure, figure in asked
    ]
    return table(("what", "measured on", "measure", "%"), rows)


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
        made = tables(options.data, options.scoring, Path(work))
    for name, lines in made.items():
        print(f"{name}\n\n{lines}\n")
    if options.write:
        cards = sorted((ROOT / "training" / "cards").glob("*/README.md"))
        for page in (ROOT / "docs" / "accuracy.md", ROOT / "README.md", *cards):
            refresh(page, made)


if __name__ == "__main__":
    main()
