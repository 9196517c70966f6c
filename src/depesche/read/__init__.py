"""read: documents from files, folders, globs and stdin: plain text and JSONL. HTML, WARC and feeds are not read yet.

A text is kept code point for code point as handed in. What cannot be read is a failed document with an issue that says why,
never the end of the run.
"""

from __future__ import annotations

from depesche.read.given import Given
from depesche.read.raw import MAX_CHARACTERS
from depesche.read.reader import documents

__all__ = ["MAX_CHARACTERS", "Given", "documents"]
