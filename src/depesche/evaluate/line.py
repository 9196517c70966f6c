"""line: what a measurement yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of a part of a benchmark. `n` counts what was measured on; `figures` are in percent where nothing else is said."""

    benchmark: str
    part: str
    n: int
    figures: Mapping[str, float]
