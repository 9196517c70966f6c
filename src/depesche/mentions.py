"""mentions: to be written."""

from __future__ import annotations

from depesche.langpack import Pack
from depesche.reading import Reading, stage


@stage(reads=("document", "blocks", "syntax",), writes=("entities", "mentions",))
def mentions(reading: Reading, pack: Pack) -> Reading:
    """Add the mentions."""
    return reading
