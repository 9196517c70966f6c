"""attribution: stub."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.langpack import Pack
from depesche.model import Hop
from depesche.reading import Reading


@dataclass(frozen=True, slots=True)
class Chain:
    """Stub."""

    hops: tuple[Hop, ...] = ()
    statement: str | None = None


def chain_of(start: int, end: int, reading: Reading, pack: Pack) -> Chain:
    """Stub."""
    return Chain()
