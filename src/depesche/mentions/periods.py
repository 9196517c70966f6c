"""periods: which of several descriptions of a person or organisation, each bound to dates, holds on the date of a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Period(Protocol):
    """Something that holds from `first` to `last`: EDTF dates, or empty where there is no bound."""

    @property
    def first(self) -> str:
        """The date from which it holds."""

    @property
    def last(self) -> str:
        """The date until which it holds."""


P = TypeVar("P", bound=Period)


def holds(first: str, last: str, date: str) -> bool:
    """Whether a period covers an EDTF date (compared as far as both are given).

    >>> holds("2023-03", "2023-10", "2023-08"), holds("2023-03", "2023-10", "2023"), holds("2023-03-12", "", "2023-03-11")
    (True, True, False)
    """
    after = not first or date[: len(first)] >= first[: len(date)]
    before = not last or date[: len(last)] <= last[: len(date)]
    return after and before


def at(descriptions: Sequence[P], date: str | None) -> P:
    """The first description that holds on a date; else the last one begun before it, else the first."""
    if not date:
        return descriptions[0]
    held = [d for d in descriptions if holds(d.first, d.last, date)]
    begun = sorted((d for d in descriptions if d.first and d.first[: len(date)] <= date), key=lambda d: d.first)
    return (held or begun[-1:] or list(descriptions))[0]
