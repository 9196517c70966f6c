"""PLOVER: event types, modes, contexts, quad classes, scores and reduction rules, from data/plover.toml.

Reference: PLOVER_MANUAL (DRAFT 2.0), https://github.com/openeventdata/PLOVER.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PLOVER = Path(__file__).parent / "data" / "plover.toml"

AGREED_WHEN_COMING = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
"""Types that are AGREE while they are still to come."""
UTTERED = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types of acts that are done by speaking."""
REFUSED: Mapping[str, str | None] = {
    "AGREE": None,
    "AID": "assist",
    "CONCEDE": "yield",
    "CONSULT": "meet",
    "COOPERATE": "assist",
    "RETREAT": "yield",
    "SUPPORT": None,
}
"""Types that one refuses who says that he will not do them, with the mode of the refusal."""
MATERIAL_CONFLICT = 4
"""The quad class of what is done to somebody: often told without naming anybody ("Bei dem Anschlag …")."""
COOPERATION = frozenset({1, 2})
"""Quad classes of cooperation, verbal and material."""


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER event type. `score` is on the scale of the manual, -10 (conflict) to 10 (cooperation)."""

    name: str
    quad: int
    recipient: bool
    score: float
    modes: dict[str, float]


@cache
def event_types() -> dict[str, EventType]:
    """The 16 event types in the order of the manual."""
    types = tomllib.loads(PLOVER.read_text(encoding="utf-8"))["types"]
    return {name: EventType(name, spec["quad"], spec["recipient"], spec["score"], spec["modes"]) for name, spec in types.items()}


@cache
def contexts() -> tuple[str, ...]:
    """The 37 contexts in the order of the manual."""
    return tuple(tomllib.loads(PLOVER.read_text(encoding="utf-8"))["contexts"])


def quad_of(event_type: str) -> int:
    """The quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.

    >>> quad_of("SANCTION")
    4
    """
    return event_types()[event_type].quad


def intensity_of(event_type: str, mode: str | None) -> float:
    """The score of the mode, else of the type. Modes are keyed by pair: the same name means other things in other types.

    >>> intensity_of("THREATEN", "arrest"), intensity_of("COERCE", "arrest"), intensity_of("AGREE", None)
    (-3.5, -7.0, 2.5)
    """
    entry = event_types()[event_type]
    return entry.modes[mode] if mode else entry.score


def reduced(event_type: str, mode: str | None, status: str, *, refused: bool = False, as_data: bool = False) -> tuple[str, str | None, str]:
    """Type, mode and status after PLOVER's reduction rules for acts that are still to come, or that are not done.

    Args:
        event_type: PLOVER type as the frame has it.
        mode: PLOVER mode or None.
        status: status as the sentence tells it.
        refused: who would cooperate says that he will not ("will … nicht ausliefern").
        as_data: follow the PLV data where it differs from the manual: a coming RETREAT or CONCEDE is AGREE, cooperation that is
            negated is REJECT, a conviction is ACCUSE (CAMEO 116 in the table of 2021 from CAMEO to PLOVER).

    >>> reduced("CONSULT", "visit", "future")
    ('AGREE', None, 'actual')
    >>> reduced("RETREAT", "withdraw", "future")
    ('CONCEDE', None, 'future')
    >>> reduced("AID", None, "negated", refused=True)
    ('REJECT', 'assist', 'actual')
    """
    if as_data and status == "negated" and quad_of(event_type) in COOPERATION:
        return "REJECT", None, "actual"
    if refused and event_type in REFUSED:
        return "REJECT", REFUSED[event_type], "actual"
    if as_data and (event_type, mode) == ("SANCTION", "convict"):
        return "ACCUSE", "disapprove", status
    if status != "future":
        return event_type, mode, status
    if event_type in AGREED_WHEN_COMING:
        return "AGREE", None, "actual"
    if event_type == "AGREE":
        return "AGREE", mode, "actual"
    if event_type in {"RETREAT", "CONCEDE"}:
        return ("AGREE", None, "actual") if as_data else ("CONCEDE", None, "future")
    return event_type, mode, status
