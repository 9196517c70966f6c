"""background: what a text tells of times long past, without a date in every sentence.

"1998 übergab die Regierung dem FBI Akten. Dieses versprach, dagegen vorzugehen." The second sentence goes on in the time of the first: a
past tense without a time of its own takes up the time told last, until a time near the day of publication or a present tense ends it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from depesche.model import Reason, Report, Time
from depesche.parse import Sentence, Syntax, Word
from depesche.reports.carry import Told
from depesche.reports.status import clause_of, finite_of, is_long_before

REACH = 3
"""Sentences over which a time of the past holds without being told again."""


class Background:
    """Where a document tells of what is long past."""

    def __init__(self, syntax: Syntax, times: tuple[Time, ...], published: str | None) -> None:
        self.syntax = syntax
        self.times = [t for t in times if t.edtf and t.latest] if published else []
        self.starts = [t.start for t in self.times]
        self.published = published or ""

    def holds(self, sentence: Sentence, word: Word) -> bool:
        """Whether the clause of a word, in the past tense, goes on in a time long before publication."""
        if not self.times or not is_past(sentence, word):
            return False
        at = self.syntax.index(sentence)
        for back in range(min(REACH, at) + 1):
            before = self.syntax.sentences[at - back]
            told = [is_long_before(t.latest, self.published) for t in self.within(before) if t.latest]
            if told:
                return all(told)
            if back and finite_of(before, before.root).feats.get("Tense") == "Pres":
                return False
        return False

    def within(self, sentence: Sentence) -> list[Time]:
        """The times of a sentence that have an end."""
        first, behind = (bisect_left(self.starts, edge) for edge in (sentence.start, sentence.end))
        return self.times[first:behind]


def is_past(sentence: Sentence, word: Word) -> bool:
    """Whether the clause of a word stands in the past tense; of a noun below no verb, the sentence."""
    clause = clause_of(sentence, word)
    tense = finite_of(sentence, clause).feats.get("Tense")
    return (tense or finite_of(sentence, sentence.root).feats.get("Tense")) == "Past"


def retold(told: Sequence[Told]) -> list[Told]:
    """The acts of an article: one that a noun tells of again is as long past as the nearest like act that has a date."""
    dated = [t.report for t in told if t.report.time or t.report.status == "historical"]
    return [as_told_before(t, dated) for t in told]


def as_told_before(told: Told, dated: Sequence[Report]) -> Told:
    """An act without a date of its own, as the dated acts of an article make it."""
    report = told.report
    if not told.noun or told.fresh or report.time or report.status != "actual":
        return told
    like = [d for d in dated if d.event_type == report.event_type]
    same = [d for d in like if d.rule == report.rule] or like
    nearest = min(same, key=lambda d: (d.trigger.start > report.trigger.start, abs(d.trigger.start - report.trigger.start)), default=None)
    if nearest is None or nearest.status != "historical" or (same is like and any(d.status != "historical" for d in like)):
        return told
    why = Reason("status", f"historical, as {nearest.trigger.text!r}", nearest.trigger.start, nearest.trigger.end)
    return replace(told, report=replace(report, status="historical", reasons=(*report.reasons, why)))
