"""What the whole way of a document costs, as a multiple of the spaCy pipeline alone on the same texts.

python benchmarks/cost.py [DATA] [--rounds N]

Both run in this process, one after the other in every round; the figure is the ratio of the median times.
"""

import time
from collections.abc import Callable
from statistics import median

from articles import arguments, articles
from depesche.components import EDGES, REPAIRS
from depesche.langpack import load_pack
from depesche.model import Document
from depesche.parse import load_pipeline
from depesche.pipeline import code

BAR = 2.0


def seconds(work: Callable[[], object]) -> float:
    """The time a piece of work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    parser = arguments("Cost of the pipeline against the plain parse.")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    documents = [Document(a["id"], a["text"], a["title"], a["published"], language="de") for a in articles(options.data, "dev")]
    nlp = load_pipeline(load_pack("de"))

    def parse_all() -> None:
        for _ in nlp.pipe((document.text for document in documents), disable=[EDGES, REPAIRS]):
            pass

    def code_all() -> None:
        for document in documents:
            code(document)

    code(documents[0])
    rounds = [(seconds(parse_all), seconds(code_all)) for _ in range(options.rounds)]
    plain, whole = (median(times) for times in zip(*rounds, strict=True))
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents)} articles, {words:,} words, {options.rounds} rounds")
    print(f"plain parse {plain:.2f} s ({words / plain:,.0f} words/s), whole pipeline {whole:.2f} s ({words / whole:,.0f} words/s)")
    print(f"ratio {whole / plain:.2f} (bar {BAR})")


if __name__ == "__main__":
    main()
