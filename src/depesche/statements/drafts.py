"""drafts: a statement before it has voices and an id, in words of the flow."""

from __future__ import annotations

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in words of the flow, before voices and ids: ranges a to b (excluded)."""

    kind: str
    quote: tuple[Range, ...]
    speaker: Range | None
    cue: tuple[Range, ...] = ()
    frame: tuple[Range, ...] = ()
    addressee: Range | None = None

    @property
    def start(self) -> int:
        """The first word of the quote."""
        return self.quote[0][0]

    @property
    def end(self) -> int:
        """The word behind the quote."""
        return self.quote[-1][1]


def runs(positions: tuple[int, ...]) -> tuple[Range, ...]:
    """Positions as ranges of neighbours.

    >>> runs((3, 4, 7))
    ((3, 5), (7, 8))
    """
    found: list[Range] = []
    for g in positions:
        if found and found[-1][1] == g:
            found[-1] = (found[-1][0], g + 1)
        else:
            found.append((g, g + 1))
    return tuple(found)
