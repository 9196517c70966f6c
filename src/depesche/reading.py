"""Reading: what is known of a document so far; each stage takes one and returns one with more layers.

A stage declares what it reads and writes; `check_order` proves at import that every layer is written before it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from depesche.model import Block, Document, Entity, Fact, Issue, Mention, Record, Report, Statement, Time

if TYPE_CHECKING:
    from depesche.langpack import Pack
    from depesche.parse import Syntax


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A document and the layers found in it so far."""

    document: Document
    blocks: tuple[Block, ...] = ()
    syntax: Syntax | None = None
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    reports: tuple[Report, ...] = ()
    facts: tuple[Fact, ...] = ()
    issues: tuple[Issue, ...] = ()

    def with_layers(self, **layers: Any) -> Reading:
        """The same reading with the named layers; issues are added to those that are there."""
        issues = self.issues + tuple(layers.pop("issues", ()))
        return replace(self, **layers, issues=issues)

    @property
    def parsed(self) -> Syntax:
        """The syntax, for stages behind `parse`."""
        assert self.syntax is not None, "a stage that needs the syntax must declare it"
        return self.syntax

    def record(self) -> Record:
        """What is kept of the reading."""
        return Record(
            self.document, self.blocks, self.entities, self.mentions, self.times, self.statements, self.reports, self.facts, self.issues
        )  # fmt: skip


class Stage(Protocol):
    """A pure function from a reading to a reading with more layers."""

    reads: tuple[str, ...]
    writes: tuple[str, ...]
    __name__: str

    def __call__(self, reading: Reading, pack: Pack) -> Reading:
        """Take the reading through the stage."""
        ...


def stage(*, reads: tuple[str, ...], writes: tuple[str, ...]) -> Callable[[Callable[[Reading, Pack], Reading]], Stage]:
    """Declare which layers a stage reads and writes."""

    def declare(function: Callable[[Reading, Pack], Reading]) -> Stage:
        function.reads, function.writes = reads, writes  # type: ignore[attr-defined]
        return function  # type: ignore[return-value]

    return declare


def check_order(stages: Iterable[Stage]) -> None:
    """Raise ValueError where a stage reads a layer that no earlier stage wrote."""
    known = {"document"}
    for each in stages:
        missing = set(each.reads) - known
        if missing:
            raise ValueError(f"stage {each.__name__} reads {', '.join(sorted(missing))} before any stage wrote it")
        known |= set(each.writes)
