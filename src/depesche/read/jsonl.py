"""JSONL: one document a line, {id, title, published, outlet, url, language, text}.

All but the text may be left out; other keys are not read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from depesche.model import Issue
from depesche.read.decode import HEAD, decode, looks_binary
from depesche.read.given import Given, failure, issue
from depesche.read.plain import encoding_issues
from depesche.read.raw import MAX_CHARACTERS, Raw

MAX_LINE = 8 * MAX_CHARACTERS
"""The longest line in bytes: a text of \\u escapes has six a character."""
OPTIONAL = ("title", "published", "outlet", "url", "language")


def jsonl_documents(stream: BinaryIO, where: str) -> Iterator[Raw | Given]:
    """The documents of a stream of lines; a broken line is a failed document."""
    found = False
    for number, line in enumerate(lines_of(stream), 1):
        at = f"{where}:{number}"
        if number == 1 and looks_binary(line[:HEAD]):
            yield failure("binary", f"{where}: a binary file, not JSONL", where)
            return
        if line.strip():
            found = True
            yield line_document(line, at)
    if not found:
        yield failure("empty", f"{where}: no line in it", where)


def lines_of(stream: BinaryIO) -> Iterator[bytes]:
    """The lines; of one that is too long only the beginning, one byte longer than MAX_LINE."""
    while line := stream.readline(MAX_LINE + 1):
        rest = line
        while len(rest) > MAX_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE + 1)
        yield line


def line_document(line: bytes, where: str) -> Raw | Given:
    """The document of a line."""
    if len(line) > MAX_LINE:
        return failure("too-long", f"{where}: a line of more than {MAX_LINE:,} bytes; split the document", where)
    decoded = decode(line)
    if decoded is None:
        return failure("undecodable", f"{where}: neither UTF-8 nor cp1252; convert it to UTF-8", where)
    text, encoding = decoded
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        return failure("broken-json", f"{where}: not JSON ({getattr(error, 'msg', error)}); mend the line", where)
    if not isinstance(values, dict):
        return failure("broken-json", f'{where}: not a JSON object; write {{"text": …}}', where)
    return object_document(values, where, encoding_issues(encoding, where))


def object_document(values: dict[str, Any], where: str, issues: tuple[Issue, ...]) -> Raw | Given:
    """The document of an object."""
    given_id = id_value(values.get("id"))
    text = values.get("text")
    if given_id is None or (text is not None and not isinstance(text, str)):
        return failure("bad-field", f"{where}: id and text must be strings", where, id=given_id)
    if text is None:
        return failure("no-text", f'{where}: no "text" in the line', where, id=given_id)
    wrong = [name for name in OPTIONAL if not isinstance(values.get(name), str | None)]
    fields = {name: values.get(name) or None for name in OPTIONAL if name not in wrong}
    issues += tuple(issue("ignored-field", f"{where}: {name} is no string, and left out") for name in wrong)
    return Raw(where, text, id=given_id or None, issues=issues, **fields)


def id_value(value: Any) -> str | None:
    """The id as a string, "" where the line brings none, None where it is of a wrong type."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None
