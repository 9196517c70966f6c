"""Plain text: one document a file, with or without a header line `date YYYY-MM[-DD] Title`."""

from __future__ import annotations

import re
from typing import BinaryIO

from depesche.model import Issue
from depesche.read.decode import decode, looks_binary
from depesche.read.given import Given, failure, issue
from depesche.read.raw import MAX_CHARACTERS, Raw

HEADER = re.compile(r"\s?date[ \t]+(\d{4}-\d\d(?:-\d\d)?)(?:[ \t]+(.*))?(?:\r?\n|\Z)")
MAX_BYTES = 4 * MAX_CHARACTERS
"""The longest UTF-8 of a text that may be coded."""


def plain_document(stream: BinaryIO, where: str) -> Raw | Given:
    """The document in a stream of bytes. The header line stays part of the text; title and date are taken from it."""
    data = stream.read(MAX_BYTES + 1)
    if looks_binary(data):
        return failure("binary", f"{where}: a binary file, not text; convert it to UTF-8 text", where)
    if len(data) > MAX_BYTES:
        return failure("too-long", f"{where}: more than the {MAX_CHARACTERS:,} characters of one article; split it", where)
    decoded = decode(data)
    if decoded is None:
        return failure("undecodable", f"{where}: neither UTF-8 nor cp1252; convert it to UTF-8", where)
    text, encoding = decoded
    title, published = header_of(text)
    return Raw(where, text, title=title, published=published, issues=encoding_issues(encoding, where))


def header_of(text: str) -> tuple[str | None, str | None]:
    """Title and date of the header line that a plain text may begin with.

    >>> header_of("date 2023-08 Li in Minsk\\n\\nLi traf in Minsk ein."), header_of("Li traf in Minsk ein.")
    (('Li in Minsk', '2023-08'), (None, None))
    """
    header = HEADER.match(text)
    return ((header[2] or "").strip() or None, header[1]) if header else (None, None)


def encoding_issues(encoding: str, where: str) -> tuple[Issue, ...]:
    """An issue where the text was not UTF-8."""
    return (
        ()
        if encoding == "utf-8"
        else (issue("encoding", f"{where}: not UTF-8, read as {encoding}; check its umlauts and quotation marks"),)
    )
