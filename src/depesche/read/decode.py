"""Bytes to text: UTF-8, then cp1252."""

from __future__ import annotations

import codecs

CONTROLS = frozenset(range(32)) - {8, 9, 10, 11, 12, 13, 26, 27}
"""Bytes that no text of an 8-bit encoding holds."""
HEAD = 4096
"""So many bytes tell whether a file is binary."""
MAX_CONTROLS = 0.01
"""A larger share of control bytes than this is no text; a single stray one is."""


def looks_binary(data: bytes) -> bool:
    """Whether the bytes are no text: a NUL among the first ones, or many control bytes."""
    head = data[:HEAD]
    return 0 in head or sum(byte in CONTROLS for byte in head) > MAX_CONTROLS * len(head)


def decode(data: bytes) -> tuple[str, str] | None:
    """The text and the encoding it was read by, the byte order mark dropped; None where none fits."""
    data = data.removeprefix(codecs.BOM_UTF8)
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return None
