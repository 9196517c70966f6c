"""clean: finds the blocks of a text."""

from __future__ import annotations

import re

from depesche.langpack import Pack
from depesche.model import Block
from depesche.reading import Reading, stage


@stage(reads=("document",), writes=("blocks",))
def clean(reading: Reading, pack: Pack) -> Reading:
    """Add the blocks: for now every paragraph is body."""
    paragraphs = re.finditer(r"[^\n]*[^\n\s][^\n]*", reading.document.text)
    return reading.with_layers(blocks=tuple(Block("body", m.start(), m.end()) for m in paragraphs))
