"""The documents that paths name, each id once."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BufferedReader
from pathlib import PurePosixPath
from typing import BinaryIO

from depesche.errors import InputError
from depesche.ids import id_of
from depesche.langpack import languages
from depesche.read.given import Given, failure
from depesche.read.jsonl import jsonl_documents
from depesche.read.language import pack_code
from depesche.read.paths import File, files
from depesche.read.plain import plain_document
from depesche.read.published import published_value
from depesche.read.raw import Raw, settle

PLAIN = frozenset({"", ".txt", ".text"})
JSONL = frozenset({".jsonl", ".ndjson"})


def documents(paths: Sequence[str], *, language: str | None = None, published: str | None = None) -> Iterator[Given]:
    """Read documents one after another, folders in the order of their names.

    Args:
        paths: files (.txt or no suffix: plain text; .jsonl, .ndjson: one document a line), folders, globs, `-` for stdin.
        language: the language of all documents, whatever they say; told from the text where neither says it.
        published: the date of publication of all documents.

    Raises:
        InputError: a path that does not exist, a language without a pack, a date that is none; raised before the first document.
    """
    code = pack_code(language) if language else None
    if language and not code:
        raise InputError(f"--language {language}: no such language pack; there are {', '.join(languages())}")
    day = published_value(published) if published else None
    if published and not day:
        raise InputError(f"--published {published}: no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    found = files(paths)
    return unique((where, given) for file in found for where, given in documents_of(file, code, day))


def documents_of(file: File, language: str | None, published: str | None) -> Iterator[tuple[str, Given]]:
    """The documents of a file, each with where it stands."""
    try:
        for raw in raws_of(file):
            yield (raw.where, settle(raw, language, published)) if isinstance(raw, Raw) else (file.name, raw)
    except OSError as error:
        yield (
            file.name,
            failure("unreadable", f"{file.name}: cannot be read ({error.strerror}); check the file and its permissions", file.name),
        )


def raws_of(file: File) -> Iterator[Raw | Given]:
    """What stands in a file."""
    if file.path is None:
        yield from stream_documents(sys.stdin.buffer, file.name)
        return
    suffix = PurePosixPath(file.name).suffix.lower()
    with file.path.open("rb") as stream:
        if suffix in JSONL:
            yield from jsonl_documents(stream, file.name)
        elif suffix in PLAIN:
            yield plain_document(stream, file.name)
        else:
            yield failure("unknown-format", f"{file.name}: {suffix} files are not read; give .txt or .jsonl", file.name)


def stream_documents(stream: BinaryIO, where: str) -> Iterator[Raw | Given]:
    """What comes by stdin: JSONL where it begins with a brace, else one plain text."""
    buffered = BufferedReader(stream)  # type: ignore[type-var]
    try:
        if buffered.peek(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            yield from jsonl_documents(buffered, where)
        else:
            yield plain_document(buffered, where)
    finally:
        buffered.detach()  # else stdin would be closed with it


def unique(found: Iterable[tuple[str, Given]]) -> Iterator[Given]:
    """The documents, where one whose id came before is a failed document of another id."""
    seen: set[int] = set()
    for where, given in found:
        id = first = given.document.id
        while mark(id) in seen:
            id = id_of("duplicate", id, where)
        seen.add(mark(id))
        detail = f"{where}: id {first!r} came before in this run; only the first document is coded"
        yield given if id == first else failure("duplicate-id", detail, id=id)


def mark(id: str) -> int:
    """An id in eight bytes, so that a million of them stay small."""
    return int.from_bytes(hashlib.blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest())
