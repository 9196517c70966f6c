"""statements: to be written."""

from __future__ import annotations

from depesche.langpack import Pack
from depesche.reading import Reading, stage


@stage(reads=("document", "syntax", "mentions", "entities",), writes=("statements",))
def statements(reading: Reading, pack: Pack) -> Reading:
    """Add the statements."""
    return reading
