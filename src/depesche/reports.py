"""reports: to be written."""

from __future__ import annotations

from depesche.langpack import Pack
from depesche.reading import Reading, stage


@stage(reads=("document", "syntax", "entities", "mentions", "times", "statements",), writes=("reports",))
def reports(reading: Reading, pack: Pack) -> Reading:
    """Add the reports."""
    return reading
