"""considered: what the coding of a document looked at and dropped, and why, for those who ask `depesche explain`.

The coder is watched while it codes the document again; what it decides is not decided here a second time. `code` knows nothing of this.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.langpack import Pack, Row
from depesche.model import NEWS_KINDS, Mention, Party, Report
from depesche.parse import Sentence, Word
from depesche.reading import Reading
from depesche.reports.frames import Condition, Frame, Path
from depesche.reports.restraint import is_interview, is_unsaid
from depesche.reports.slots import Slots
from depesche.reports.stage import Coder, Firing, act_of
from depesche.reports.topics import is_topic

LONGEST = 50
"""Characters of a condition that are shown."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that made no report, or no part of one: the words, the rule if it is one, and why."""

    start: int
    end: int
    rule: str | None
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Tried:
    """A word with its frames, and the one that fired."""

    slots: Slots
    word: Word
    frames: tuple[Frame, ...]
    fired: Firing | None


class Watched(Coder):
    """A coder that keeps what it tries, what it sets aside, and what it makes."""

    def __init__(self, reading: Reading, pack: Pack) -> None:
        super().__init__(reading, pack)
        self.tried: list[Tried] = []
        self.telling: list[Firing] = []
        self.made: list[tuple[Firing, Report]] = []

    def best(self, slots: Slots, word: Word, candidates: tuple[Frame, ...], nameless: bool) -> Firing | None:
        """The firing of a word, kept with the frames that were tried."""
        fired = super().best(slots, word, candidates, nameless)
        self.tried.append(Tried(slots, word, candidates, fired))
        return fired

    def apart(self, sentence: Sentence, firings: list[Firing]) -> list[Firing]:
        """The firings that tell an act of their own, kept."""
        self.telling = super().apart(sentence, firings)
        return self.telling

    def report_of(self, sentence: Sentence, firing: Firing) -> Report:
        """The report of a firing, kept."""
        report = super().report_of(sentence, firing)
        self.made.append((firing, report))
        return report


class Considered:
    """What the coding of a document looked at, sentence by sentence."""

    def __init__(self, reading: Reading, pack: Pack) -> None:
        """`reading` has been through all stages: its reports are those that stand."""
        self.reading = reading
        self.pack = pack
        self.standing = {report.id for report in reading.reports}

    def sentences(self) -> Iterator[Sentence]:
        """The sentences in which acts are looked for."""
        return (s for s in self.reading.parsed.sentences if s.block in NEWS_KINDS)

    def dropped(self, sentence: Sentence, report: str | None = None) -> list[Dropped]:
        """What was considered in a sentence and dropped, in text order, of each word the frames whose conditions fail at the end.

        Args:
            sentence: one of `sentences`.
            report: the id of a report of it: its open slots and the mentions that are none of its parties are told, too.
        """
        coder = Watched(self.reading, self.pack)
        for _ in coder.sentence_reports(sentence):
            pass
        found = [*self.reports(coder)]
        found += [d for tried in coder.tried if tried.fired for d in self.firing(coder, sentence, tried.fired)]
        for firing, made in coder.made:
            if made.id == report:
                slots = next(t.slots for t in coder.tried if t.word is firing.word)
                found += [*self.slots(coder, slots, firing), *self.mentions(sentence, made)]
        found += [d for tried in coder.tried for d in self.frames(coder, tried)]
        return sorted(found, key=lambda d: (d.start, d.end))

    def frames(self, coder: Watched, tried: Tried) -> Iterator[Dropped]:
        """The frames of a word that did not fire; those that fit stand first."""
        word, fired = tried.word, tried.fired.frame if tried.fired else None
        failures = {f: self.failure(coder, tried.slots, word, f) for f in tried.frames if f is not fired}
        for frame, failure in sorted(failures.items(), key=lambda item: bool(item[1])):
            yield Dropped(word.start, word.end, frame.rule, failure or lost(frame, fired))

    def failure(self, coder: Watched, slots: Slots, word: Word, frame: Frame) -> str:
        """The condition of a frame that does not hold; empty where all do."""
        row = row_of(self.pack, frame.rule)
        for text, condition in zip(row["with"].split(), frame.conditions, strict=True) if row else ():
            if coder.conditions_hold(slots, word, (condition,)) is None:
                return f"{short(text)} does not hold: {stands(coder, slots, word, condition)}"
        return ""

    def firing(self, coder: Watched, sentence: Sentence, firing: Firing) -> Iterator[Dropped]:
        """Why a frame that fired tells no act of its own."""
        if any(t.word is firing.word for t in coder.telling):
            return
        start, end, rule = firing.word.start, firing.word.end, firing.frame.rule
        if is_topic(sentence, firing.word, coder.topics, coder.words):
            yield Dropped(start, end, rule, "it is only what something is about or called")
            return
        others = [t.fired for t in coder.tried if t.fired and t.fired.word is not firing.word]
        covering = next((o for o in others if firing.word.i in o.used), None)
        wanting = next((o for o in others if firing.word in coder.content_of(sentence, o)), None)
        if firing.frame.event_type == "-":
            yield Dropped(start, end, rule, "it fits best, and is no political act")
        elif covering:
            yield Dropped(start, end, rule, f"the word belongs to {named(covering)}")
        elif coder.is_undone(sentence, firing):
            yield Dropped(start, end, rule, "it is a habit, or what something else is to lead to")
        elif wanting:
            yield Dropped(start, end, rule, f"it is the content of {named(wanting)}, no act of its own")

    def reports(self, coder: Watched) -> Iterator[Dropped]:
        """The reports that were made and do not stand."""
        told: dict[tuple[object, ...], Firing] = {}
        for firing, report in coder.made:
            first = told.setdefault(act_of(report), firing)
            if report.id not in self.standing:
                why = f"the same act as {named(first)}" if first is not firing else self.restrained(coder, report)
                yield Dropped(firing.word.start, firing.word.end, firing.frame.rule, why)

    def restrained(self, coder: Watched, report: Report) -> str:
        """Why a report was taken for no political event."""
        if is_unsaid(report):
            return "what somebody only might say is not said"
        if is_interview(report):
            return "who talks to the media meets no party"
        if coder.restraint.is_poll(report):
            return "people only answer a poll"
        if coder.restraint.is_strict(report):
            return "the sentence or article is of another topic (unpolitical.tsv), and not two parties govern, fight or contend for power"
        if coder.restraint.lets_pass(report):
            return "it befalls people of no known country, and the article tells no other violence"
        return "no party of known country or office acts politically here by itself"

    def slots(self, coder: Watched, slots: Slots, firing: Firing) -> Iterator[Dropped]:
        """The slots of a frame that were looked into and gave no party."""
        sides = (("actor", firing.frame.actor, firing.actors), ("recipient", firing.frame.recipient, firing.recipients))
        for what, alternatives, parties in sides:
            for alternative in alternatives:
                if any(party in parties for path in alternative for party in coder.parties_at(slots, firing.word, path)):
                    break
                for path in alternative:
                    yield self.open_slot(coder, slots, firing.word, what, path)

    def open_slot(self, coder: Watched, slots: Slots, word: Word, what: str, path: Path) -> Dropped:
        """Why a slot gave no party."""
        fillers, slot = coder.fillers(slots, word, path), ".".join(path)
        if not fillers:
            return Dropped(word.start, word.end, None, f"{what}: nothing stands in {slot} of “{word.text}”")
        taken = " or is a party already" if coder.parties_at(slots, word, path) else ""
        words = ", ".join(f"“{w.text}”" for w in fillers)
        return Dropped(fillers[0].start, fillers[-1].end, None, f"{what}: {words} in {slot} of “{word.text}” names nobody{taken}")

    def mentions(self, sentence: Sentence, report: Report) -> Iterator[Dropped]:
        """The mentions of a sentence that are no party of a report."""
        parties = (*report.actors, *report.recipients)
        for mention in self.reading.mentions:
            inside = sentence.start <= mention.start < sentence.end
            is_place = report.place is not None and report.place.start == mention.start
            if inside and not is_place and not any(covers(party, mention) for party in parties):
                head = sentence.top(mention.start, mention.end)
                governor = sentence.head_of(head)
                where = f"{head.relation} of “{governor.text}”" if governor else "the root of the sentence"
                yield Dropped(
                    mention.start, mention.end, None, f"{mention.entity}: no party, for as {where} it stands in no slot that is asked for"
                )


def covers(party: Party, mention: Mention) -> bool:
    """Whether a party is what a mention stands for, or its words hold the mention."""
    return party.entity == mention.entity or (party.start <= mention.start and mention.end <= party.end)


def lost(frame: Frame, fired: Frame | None) -> str:
    """Why a frame whose conditions hold did not fire."""
    if fired is None:
        return "it fits, but names nobody who acts or is acted on"
    more = len(fired.conditions) > len(frame.conditions)
    return f"it fits, too, but {fired.rule} {'has more conditions' if more else 'stands before it'}"


def stands(coder: Watched, slots: Slots, word: Word, condition: Condition) -> str:
    """What stands where a condition looks."""
    fillers = coder.fillers(slots, word, condition.path)
    slot = ".".join(condition.path)
    return f"{slot} is {', '.join(f'“{w.text}”' for w in fillers)}" if fillers else f"there is no {slot}"


def short(condition: str) -> str:
    """A condition, its list cut where it is long.

    >>> short("obj=" + ",".join(["Signal"] * 20))
    'obj=Signal,Signal,Signal,Signal,Signal,Signal,Sign…'
    """
    return condition if len(condition) <= LONGEST else f"{condition[:LONGEST]}…"


def named(firing: Firing) -> str:
    """A firing by its word and rule."""
    return f"“{firing.word.text}” ({firing.frame.rule})"


def row_of(pack: Pack, rule: str) -> Row | None:
    """The row of a pack that a rule names."""
    table, _, number = rule.partition("/")[2].partition(":")
    return next((row for row in pack.table(table) if str(row.line) == number), None)


def outcome_of(pack: Pack, rule: str) -> str:
    """What a rule says: its conditions, type and mode."""
    row = row_of(pack, rule)
    if row is None:
        return ""
    event = "-".join(filter(None, (row["type"].replace("-", "no political act"), row["mode"])))
    return " ".join(filter(None, (short(row["lemma"]), *map(short, row["with"].split()), "→", event)))
