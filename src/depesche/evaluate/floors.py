"""floors: figures that must not fall: a change that lowers one is found before it lands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from depesche.evaluate.line import Line

FLOORS = Path(__file__).parent / "floors.json"


@cache
def floors() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    """The floors by benchmark, part and figure. They may only be raised."""
    read: Mapping[str, Mapping[str, Mapping[str, float]]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return read


def floor_of(line: Line, figure: str) -> float | None:
    """The floor of a figure; None where it has none."""
    return floors().get(line.benchmark, {}).get(line.part, {}).get(figure)


def below(lines: Iterable[Line]) -> Iterator[str]:
    """The figures that lie below their floors, as they are shown: with one decimal."""
    for line in lines:
        for figure, value in line.figures.items():
            floor = floor_of(line, figure)
            if floor is not None and round(value, 1) < floor:
                yield f"{line.benchmark}, {line.part}, {figure}: {value:.1f}, below the floor of {floor:g}"
