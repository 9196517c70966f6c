"""record: a record as the JSON object of the contract, and back."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from depesche.model import Record, Span

PAIRED = {"quote", "cue", "frame"}
"""Keys whose spans are written as [start, end] pairs."""


def as_json(record: Record) -> dict[str, Any]:
    """The record as plain dicts and lists in the order of the contract."""
    plain: dict[str, Any] = plain_of(record)
    return plain


def as_line(record: Record) -> str:
    """The record as one line of JSON: what `depesche code --format jsonl` prints."""
    return json.dumps(as_json(record), ensure_ascii=False)


def plain_of(value: Any, key: str = "") -> Any:
    """A value of the model as JSON can hold it."""
    if isinstance(value, tuple):
        return [plain_of(v, key) for v in value]
    if isinstance(value, Span) and key in PAIRED:
        return [value.start, value.end]
    if is_dataclass(value):
        return {f.name: plain_of(getattr(value, f.name), f.name) for f in fields(value)}
    return value
