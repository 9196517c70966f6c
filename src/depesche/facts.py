"""facts: to be written."""

from __future__ import annotations

from depesche.langpack import Pack
from depesche.reading import Reading, stage


@stage(reads=("document", "syntax", "entities", "mentions", "times", "statements",), writes=("facts",))
def facts(reading: Reading, pack: Pack) -> Reading:
    """Add the facts."""
    return reading
