"""A document on its way in: what stands in the file, before language, date and id are settled."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.ids import id_of
from depesche.model import Document, Issue
from depesche.read.given import Given, encodable, failure, issue
from depesche.read.language import language_of, pack_code
from depesche.read.published import published_value

MAX_CHARACTERS = 150_000
"""The longest text that is coded: some 20,000 words, more than the longest newspaper feature. What goes beyond is an archive, a log
or a mistake, and the memory of a parse grows with the longest paragraph: this many characters without a line break take 450 MB."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A document as its file holds it; `where` names the file, and the line of a JSONL file."""

    where: str
    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    issues: tuple[Issue, ...] = ()

    @property
    def key(self) -> str:
        """The id it came with, else the hash of its content."""
        return self.id or id_of("document", self.text, self.title, self.published, self.outlet, self.url)


def settle(raw: Raw, language: str | None, published: str | None) -> Given:
    """The document with its language, date and id, or why it cannot be coded.

    Args:
        raw: what the file holds.
        language: for all documents, whatever they say.
        published: likewise, canonical EDTF.
    """
    if not all(map(encodable, (raw.text, raw.id, raw.title, raw.published, raw.outlet, raw.url, raw.language))):
        detail = f"{raw.where}: half of a surrogate pair (\\ud800 to \\udfff) is no character; write the document again"
        return failure("lone-surrogate", detail, raw.key, id=raw.id)
    faults = text_faults(raw)
    code, doubts = (language or raw.language, ()) if faults else language_and_doubts(raw, language)
    day, undated = (published, ()) if published else date_of(raw)
    text = "" if len(raw.text) > MAX_CHARACTERS else raw.text
    issues = raw.issues + undated + doubts + faults  # the one that kept it from being coded comes last
    return Given(Document(raw.key, text, raw.title, day, raw.outlet, raw.url, code), issues)


def text_faults(raw: Raw) -> tuple[Issue, ...]:
    """What keeps the text from being coded."""
    if not raw.text.strip():
        return (issue("empty", f"{raw.where}: no text"),)
    if len(raw.text) > MAX_CHARACTERS:
        return (issue("too-long", f"{raw.where}: {len(raw.text):,} characters, more than the {MAX_CHARACTERS:,} of one article; split it"),)
    return ()


def language_and_doubts(raw: Raw, language: str | None) -> tuple[str, tuple[Issue, ...]]:
    """The language that was named for the run or in the file, else the one the text looks like."""
    tag = language or raw.language
    if not tag:
        return language_of(raw.text)
    code = pack_code(tag)
    return (code, ()) if code else (tag, (issue("no-pack", f"{raw.where}: no language pack reads {tag!r}; name one with --language"),))


def date_of(raw: Raw) -> tuple[str | None, tuple[Issue, ...]]:
    """The date of publication, and an issue where it is none."""
    if not raw.published:
        return None, ()
    value = published_value(raw.published)
    if value is None:
        return None, (issue("bad-published", f"{raw.where}: {raw.published!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD"),)
    return value, ()
