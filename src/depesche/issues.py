"""issues: which of them mean that a document was not coded at all. Every other issue stands beside what was read."""

from __future__ import annotations

from collections.abc import Iterable

from depesche.model import Issue

FATAL = frozenset(
    {
        "bad-field",  # JSONL: id or text is of a wrong type
        "binary",  # the bytes are no text
        "broken-json",  # the line is no JSON object
        "crashed",  # a stage raised
        "duplicate-id",  # the id was used before in this run
        "empty",  # nothing but white space
        "lone-surrogate",  # half a character, which no file can hold
        "no-pack",  # a language that has no pack
        "no-text",  # JSONL: no text in the line
        "too-long",  # more characters than depesche.read.MAX_CHARACTERS
        "undecodable",  # neither UTF-8 nor cp1252
        "unknown-format",  # a kind of file that is not read
        "unreadable",  # the file cannot be opened
    }
)
"""Slugs of issues after which a document has no layers."""


def failed(issues: Iterable[Issue]) -> bool:
    """Whether one of the issues kept the document from being coded."""
    return any(issue.slug in FATAL for issue in issues)
