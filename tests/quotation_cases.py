"""Own quotation cases as the scorer of quotations reads them.

python tests/quotation_cases.py documents CASES.jsonl    the texts, to be coded
python tests/quotation_cases.py gold CASES.jsonl         the annotated articles, tokens and token numbers
"""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
TYPES = {
    "direct": "Direct",
    "indirect": "Indirect",
    "reported": "Reported",
    "free-indirect": "FreeIndirect",
    "indirect-free-indirect": "IndirectFreeIndirect",
}
PARTS = ("quote", "speaker", "cue", "frame", "addressee")


def read(path: Path) -> list[dict[str, Any]]:
    """The cases of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def tokens_of(text: str) -> list[tuple[int, int]]:
    """The words and marks of a text, half-open offsets."""
    return [match.span() for match in TOKEN.finditer(text)]


def spans_of(case: dict[str, Any], statement: dict[str, Any], part: str) -> list[tuple[int, int]]:
    """Where the pieces of a part stand: quote and frame at their first place, the others inside the frame, where it holds them.

    Raises:
        ValueError: a piece does not stand in the text.
    """
    text, given = case["text"], statement[part]
    pieces = [given] if isinstance(given, str) else given or []
    frames = [] if part in ("quote", "frame") else [(text.index(f), text.index(f) + len(f)) for f in statement["frame"]]
    return [place_of(text, piece, frames) for piece in pieces]


def place_of(text: str, piece: str, frames: list[tuple[int, int]]) -> tuple[int, int]:
    """The place of a piece: inside one of the frames, else the first in the text."""
    before, behind = (r"(?<!\w)" if piece[0].isalnum() else ""), (r"(?!\w)" if piece[-1].isalnum() else "")
    whole = re.compile(before + re.escape(piece) + behind)
    inside = (whole.search(text, start, end) for start, end in frames)
    found = next((match for match in inside if match), None) or whole.search(text)
    if found is None:
        raise ValueError(f"{piece!r} does not stand in {text!r}")
    return found.span()


def annotations(case: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The statements with the numbers of their tokens."""
    tokens = tokens_of(case["text"])
    for statement in case["statements"]:
        parts = {part: spans_of(case, statement, part) for part in PARTS}
        numbers = {
            part: [i for i, (a, b) in enumerate(tokens) if any(a < end and b > start for start, end in spans)]
            for part, spans in parts.items()
        }
        yield {"type": TYPES[statement["kind"]], **{part: {"tokenIds": numbers[part]} for part in PARTS}}


def gold(case: dict[str, Any]) -> dict[str, Any]:
    """A case as an annotated article."""
    text = case["text"]
    sentence = {"charBegin": 0, "tokens": [text[a:b] for a, b in tokens_of(text)]}
    return {"id": case["id"], "originalText": text, "sentences": [sentence], "annotations": list(annotations(case))}


def document(case: dict[str, Any]) -> dict[str, Any]:
    """A case as a document."""
    return {key: case[key] for key in ("id", "published", "language", "text")}


def main() -> None:
    """Print one form of the cases, one a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("form", choices=("documents", "gold"))
    parser.add_argument("cases", type=Path)
    options = parser.parse_args()
    for case in read(options.cases):
        print(json.dumps(document(case) if options.form == "documents" else gold(case), ensure_ascii=False))


if __name__ == "__main__":
    main()
