"""background: what a text tells of times long past, without a date in every sentence.

"1998 übergab die Regierung dem FBI Akten. Dieses versprach, dagegen vorzugehen." The second sentence goes on in the time of the first: a
past tense without a time of its own takes up the time told last, until a time near the day of publication or a present tense ends it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from depesche.lemmas import VERBAL
from depesche.model import Reason, Report, Time
from depesche.ontology import UTTERED
from depesche.parse import Sentence, Syntax, Word
from depesche.reports.carry import Told, telling
from depesche.reports.status import clause_of, finite_of, is_long_before, is_relative

REACH = 3
"""Sentences over which a time of the past holds without being told again."""


class Background:
    """Where a document tells of what is long past."""

    def __init__(self, syntax: Syntax, times: tuple[Time, ...], published: str | None, since: frozenset[str]) -> None:
        """`since` are the words that lead back to the present."""
        self.syntax = syntax
        self.since = since
        self.times = [t for t in times if t.edtf and t.latest] if published else []
        self.starts = [t.start for t in self.times]
        self.published = published or ""

    def holds(self, sentence: Sentence, word: Word, event_type: str) -> bool:
        """Whether the clause of a word, in the past tense, goes on in a time long before publication.

        What somebody says is mostly news again ("1992 … Die Regierung **dementierte** …"), but where a pronoun says it; so is what is told
        in reported speech or below a present ("wirft den Soldaten **vor**, … getötet zu haben").
        """
        if not self.times or not is_past(sentence, word):
            return False
        spoken = is_reported(sentence, word) or (event_type in UTTERED and is_news(sentence, word))
        at = self.syntax.index(sentence)
        for back in range(min(REACH, at) + 1):
            if back and spoken:
                return False
            before = self.syntax.sentences[at - back]
            if any(w.text.lower() in self.since for w in before.words):
                return False
            held = self.within(before) if back else [t for t in self.within(before) if not is_aside(sentence, word, t)]
            told = [is_long_before(t.latest, self.published) for t in held if t.latest]
            if told:
                return all(told)
            ends = back or relative_of(sentence, word) is None
            if ends and finite_of(before, before.root).feats.get("Tense") == "Pres":
                return False
        return False

    def is_recent(self, sentence: Sentence) -> bool:
        """Whether the time told last, in a sentence or shortly before it, is near publication: "damals" speaks of it."""
        at = self.syntax.index(sentence)
        told = [t for back in range(min(REACH, at) + 1) for t in self.within(self.syntax.sentences[at - back])]
        return bool(told) and not any(is_long_before(t.latest, self.published) for t in told if t.latest)

    def within(self, sentence: Sentence) -> list[Time]:
        """The times of a sentence that have an end."""
        first, behind = (bisect_left(self.starts, edge) for edge in (sentence.start, sentence.end))
        return self.times[first:behind]


def is_past(sentence: Sentence, word: Word) -> bool:
    """Whether the clause of a word stands in the past tense; of a noun below no verb, the sentence."""
    clause = clause_of(sentence, word)
    tense = finite_of(sentence, clause).feats.get("Tense")
    return (tense or finite_of(sentence, sentence.root).feats.get("Tense")) == "Past"


def is_reported(sentence: Sentence, word: Word) -> bool:
    """Whether the clause of a word is reported speech by its mood ("**seien** verhaftet worden")."""
    return finite_of(sentence, clause_of(sentence, word)).feats.get("Mood") == "Sub"


def is_aside(sentence: Sentence, word: Word, time: Time) -> bool:
    """Whether a time stands in a relative clause, and a word outside of it ("das den Frieden **2002** vermittelt hatte, zeigte sich …").

    Of a circumstance it dates the sentence ("im Krieg, der **2005** endete, starben …").
    """
    clause = relative_of(sentence, sentence.top(time.start, time.end))
    if clause is None or clause is word or clause in sentence.ancestors(word):
        return False
    return sentence.words[clause.head].relation not in {"obl", "nmod"}


def relative_of(sentence: Sentence, word: Word) -> Word | None:
    """The verb of the relative clause that a word stands in."""
    return next((a for a in (word, *sentence.ancestors(word)) if is_relative(sentence, a)), None)


def is_news(sentence: Sentence, word: Word) -> bool:
    """Whether a word is a verb in the simple past that somebody does who is no pronoun."""
    subjects = list(sentence.dependents(word, "nsubj"))
    return word.pos in VERBAL and word.feats.get("VerbForm") == "Fin" and bool(subjects) and subjects[0].pos != "PRON"


def retold(told: Sequence[Told]) -> list[Told]:
    """The acts of an article: one told again, or on the occasion of another one, is as long past as that one."""
    dated = [t.report for t in told if t.report.time or t.report.status == "historical"]
    again = [as_dated(t, dated) for t in told]
    past = {t.report.trigger.start: t.report for t in again if t.report.status == "historical"}
    return [long_past(t, past[min(t.during & past.keys())]) if is_undated(t) and t.during & past.keys() else t for t in again]


def is_undated(told: Told) -> bool:
    """Whether an act is told as done, at no time."""
    return told.report.time is None and told.report.status == "actual"


def as_dated(told: Told, dated: Sequence[Report]) -> Told:
    """An act that a noun tells of again, or what came of it, with the status of the nearest one told by the same word.

    War crimes and attacks are also told in other words: they are long past where all of them are that have a date.
    """
    report = told.report
    if not is_undated(told) or not (told.noun or told.again) or told.fresh:
        return told
    like = [d for d in dated if d.event_type == report.event_type]
    same = [d for d in like if telling(d) == telling(report)]
    if not same and (report.event_type != "ASSAULT" or any(d.status != "historical" for d in like)):
        return told
    nearest = min(same or like, key=lambda d: abs(d.trigger.start - report.trigger.start), default=None)
    return long_past(told, nearest) if nearest and nearest.status == "historical" else told


def long_past(told: Told, like: Report) -> Told:
    """An act as long past as another one."""
    why = Reason("status", f"historical, as {like.trigger.text!r}", like.trigger.start, like.trigger.end)
    return replace(told, report=replace(told.report, status="historical", reasons=(*told.report.reasons, why)))
