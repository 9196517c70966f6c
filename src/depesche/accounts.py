"""accounts: entries of a dossier that tell the same act against each other, set side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from depesche.edtf_value import bounds

if TYPE_CHECKING:
    from depesche.dossier import Entry

APART = 31
"""Days that two articles may lie apart which tell of one act without a date."""


def side_by_side(entries: Sequence[Entry]) -> list[Entry]:
    """The entries in their order, but what denies an act right behind what asserts it, each naming the other in `contradicts`.

    Two reports are of the same act where type, actors and recipients agree and their dates overlap; without a date, where their
    articles lie no more than a month apart.
    """
    pairs = [(yes, no) for no in entries if denies(no) for yes in entries if not denies(yes) and same_act(yes, no)]
    against = {entry.id: sorted({b.id for a, b in pairs if a is entry} | {a.id for a, b in pairs if b is entry}) for entry in entries}
    behind: dict[str, list[Entry]] = {}
    for no in dict.fromkeys(no.id for _, no in pairs):
        yes = next(yes for yes, other in pairs if other.id == no)
        behind.setdefault(yes.id, []).append(next(other for _, other in pairs if other.id == no))
    moved = {no.id for _, no in pairs}
    ordered = [each for entry in entries if entry.id not in moved for each in (entry, *behind.get(entry.id, ()))]
    return [replace(entry, contradicts=against[entry.id]) for entry in ordered]


def denies(entry: Entry) -> bool:
    """Whether an entry tells that an act did not happen."""
    return entry.kind == "report" and entry.status == "negated"


def same_act(one: Entry, other: Entry) -> bool:
    """Whether two reports can be of one act."""
    if one.kind != "report" or root(one) != root(other):
        return False
    if (set(one.actor_codes), set(one.recipient_codes)) != (set(other.actor_codes), set(other.recipient_codes)):
        return False
    if one.date and other.date:
        return (one.earliest or "") <= (other.latest or "9999") and (other.earliest or "") <= (one.latest or "9999")
    return near(one.published, other.published)


def root(entry: Entry) -> str:
    """The type of an event without its mode."""
    return entry.what.partition("-")[0]


def near(one: str | None, other: str | None) -> bool:
    """Whether two dates of publication lie no more than APART days from each other."""
    if not one or not other:
        return False
    first, second = (date.fromisoformat(bounds(day)[0] or "") for day in sorted((one, other)))
    return abs((second - first).days) <= APART
