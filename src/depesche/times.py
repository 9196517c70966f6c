"""times: to be written."""

from __future__ import annotations

from depesche.langpack import Pack
from depesche.reading import Reading, stage


@stage(reads=("document", "syntax",), writes=("times",))
def times(reading: Reading, pack: Pack) -> Reading:
    """Add the times."""
    return reading
