"""facts: quantities and standing relations between states: trade, aid, tariffs, troops, ranks, agreements, memberships …

A word of the table `indicators` carries a fact. Every quantity of a sentence goes to the nearest word that can take it; words
that stand without a number give a fact of their own. The parties stand in slots that the table names. The phrases that hold them
are found by prepositions, agreement and position, which are surer in short clauses full of numbers than the parse.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from depesche.attribution import chain_of
from depesche.facts.amounts import Amount
from depesche.facts.indicators import Frame, triggers_of
from depesche.facts.layout import verbal
from depesche.facts.numbers import plain
from depesche.facts.parties import Cast, Casting
from depesche.facts.phrases import Phrase
from depesche.facts.view import Carrier, View
from depesche.ids import id_of
from depesche.langpack import Pack
from depesche.model import NEWS_KINDS, Fact, Time
from depesche.parse import Sentence, Word
from depesche.reading import Reading, stage

PLEDGES = frozenset({"aid", "loan", "investment", "arms"})
"""Indicators that also hold what is only promised."""
COMPARING = (("over", ">"), ("under", "<"))
"""Classes of verbs that compare, with their signs."""


@stage(reads=("document", "syntax", "entities", "mentions", "times", "statements"), writes=("facts",))
def facts(reading: Reading, pack: Pack) -> Reading:
    """Add the facts of all sentences that are news."""
    found: list[Fact] = []
    for i, sentence in enumerate(reading.parsed.sentences):
        if sentence.block in NEWS_KINDS and triggered(sentence, pack):
            view = View(reading, pack, i)
            found = [*completed(found, view), *facts_of(view)]
    return reading.with_layers(facts=tuple({f.id: f for f in told_once(found)}.values()))


def told_once(found: list[Fact]) -> Iterator[Fact]:
    """The facts without those that another word of the same stretch tells again ("joined NATO as its 32nd member")."""
    seen: list[Fact] = []
    for fact in found:
        if not any(same_telling(fact, other) for other in seen):
            seen.append(fact)
            yield fact


def same_telling(one: Fact, other: Fact) -> bool:
    """Whether two facts without an amount say the same in words that overlap."""
    same = (one.indicator, one.parties, one.value, one.period) == (other.indicator, other.parties, other.value, other.period)
    return same and one.unit is None and one.start < other.end and other.start < one.end


def triggered(sentence: Sentence, pack: Pack) -> bool:
    """Whether a word of the sentence can carry a fact."""
    return any(triggers_of(w.text, w.lemma, pack) for w in sentence.words)


def facts_of(view: View) -> Iterator[Fact]:
    """The facts of a sentence: first those with an amount, then those that stand without one."""
    if not view.carriers:
        return
    used: set[int] = set()
    for amount in view.amounts:
        taker = view.carrier_of(amount)
        if taker:
            used.add(taker[0].word.i)
            yield from Telling(view, taker[0], taker[1], amount).facts()
    for carrier in view.carriers:
        if carrier.word.i not in used:
            tellings = [Telling(view, carrier, frame, None) for frame in standing(carrier)]
            at_home = [t for t in tellings if view.segments[t.cue(t.frame)] == view.segments[carrier.word.i]]
            for telling in at_home or tellings:
                yield from telling.facts()


def completed(before: list[Fact], view: View) -> list[Fact]:
    """The facts before, the last of them with its sum where this sentence only says what the deal is worth."""
    sums = [a for a in view.amounts if "money" in a.kinds] if before and open_deal(before[-1], view) else []
    if len(sums) != 1 or view.carrier_of(sums[0]) is not None:
        return before
    quantity, value = sums[0].quantity, plain(sums[0].value)
    key = id_of("fact", before[-1].id, quantity.comparator, value, sums[0].unit)
    return [*before[:-1], replace(before[-1], id=key, comparator=quantity.comparator, value=value, unit=sums[0].unit)]


def open_deal(last: Fact, view: View) -> bool:
    """Whether a fact of the sentence before lacks its sum, and this sentence speaks of a deal and of no other party."""
    if last.value is not None or last.indicator not in PLEDGES or not any(s.start <= last.start < s.end for s in view.before(1)):
        return False
    return view.classes.any("deal", view.words) and all(p.code in last.parties for p in view.phrases)


class Telling:
    """One fact in the making: the word that carries it, its frame, and its amount if it has one."""

    def __init__(self, view: View, carrier: Carrier, frame: Frame, amount: Amount | None) -> None:
        self.view, self.carrier, self.word, self.frame, self.amount = view, carrier, carrier.word, frame, amount
        self.home = view.home(carrier.word, amount)

    def facts(self) -> Iterator[Fact]:
        """The fact; several for memberships, none where it is denied, only possible, or lacks a party."""
        if not self.real() or (self.denied and self.frame.indicator != "diplomatic-relations"):
            return
        if self.frame.indicator == "membership":
            yield from self.memberships()
            return
        cast = Casting(self.view, self.word, self.frame, self.amount).cast()
        if cast:
            yield self.fact(cast)

    @property
    def denied(self) -> bool:
        """Whether the stretch of the word holds a negation."""
        return self.view.classes.any("denial", self.view.inside({self.view.segments[self.word.i]}))

    def real(self) -> bool:
        """Whether the clause tells what is, and not what may be or is wished for."""
        words: Sequence[Word] = self.view.inside(self.home)
        clause = words if verbal(words) else self.view.words
        aims = self.frame.indicator not in PLEDGES and self.view.classes.any("aim", clause)
        return not aims and not self.view.classes.any("unreal", clause)

    # -- membership -----------------------------------------------------------------------------------------------------------

    def memberships(self) -> Iterator[Fact]:
        """One fact for each member; "…, Sweden since March" adds one."""
        club, view = self.club(), self.view
        bare = Casting(view, self.word, self.frame, None).matching("subj") if club else []
        members = [p for p in bare if club and p.kind == "country" and p.how == "own" and p.code != club.code]
        for phrase in members:
            segment = view.segments[phrase.first]
            later = segment in view.verbless and segment > view.segments[members[0].first] and self.times_in({segment})
            if club and (phrase.chain == members[0].chain or later):
                yield self.fact(Cast((phrase.code, club.code), (phrase, club)))

    def club(self) -> Phrase | None:
        """The organisation or initiative that the word of membership belongs to."""
        view = self.view
        near = [p for p in view.phrases if p.kind == "igo" and view.segments[p.first] == view.segments[self.word.i]]
        if near:
            return min(near, key=lambda p: (p.head != self.word.i, view.distance(p.first, self.word.i)))
        return self.initiative()

    def initiative(self) -> Phrase | None:
        """An initiative as written: the words up to its noun, from a quotation mark or a small word on."""
        view = self.view
        for last in reversed(view.inside({view.segments[self.word.i]})):
            if view.classes.has("initiative", last):
                first = last.i
                while first and self.named(view.words[first - 1]):
                    first -= 1
                if first < last.i or "-" in last.text:
                    text = view.reading.document.text[view.words[first].start : last.end]
                    return Phrase(first, last.i, text, last.i, "gen", "", False, False, False, "initiative", first, view.sentence)
        return None

    def named(self, word: Word) -> bool:
        """Whether a word may belong to the name of an initiative."""
        if word.pos in {"PUNCT", "DET", "VERB", "AUX", "ADP"} or any(p.first <= word.i <= p.last for p in self.view.phrases):
            return False
        return word.text[0].isupper() or word.pos == "CCONJ"

    # -- period ---------------------------------------------------------------------------------------------------------------

    def times_in(self, segments: set[int]) -> list[tuple[int, int, Time]]:
        """The usable temporal expressions of segments."""
        return [t for t in self.view.times if self.view.segments[t[0]] in segments and self.usable(t)]

    def usable(self, found: tuple[int, int, Time]) -> bool:
        """Whether an expression can be a period: it has a value, and is not what something is compared with."""
        first, last, time = found
        if time.edtf is None or (time.timex is not None and time.timex.type not in {"DATE", "TIME"}):
            return False
        return not self.view.classes.any("versus", [*self.leading(first), *self.view.words[first : last + 1]])

    def leading(self, first: int) -> Iterator[Word]:
        """The last words before an expression that belong to it: three at most, the nearest noun the last of them."""
        for word in reversed(self.view.words[max(0, first - 3) : first]):
            yield word
            if word.pos in {"NOUN", "PROPN"}:
                return

    def period(self, places: Sequence[Phrase]) -> str | None:
        """The period of a fact: the expression nearest to it within its own clause."""
        centre = self.amount.quantity.first if self.amount else self.cue(self.frame)
        for segments in self.levels(places):
            found = [t for t in self.times_in(segments) if self.amount or not self.claimed(t)]
            if found:
                first, _, time = min(found, key=lambda t: (t[0] - t[1], self.view.distance(t[0], centre)))
                return self.opened(first, time)
        return None

    def levels(self, places: Sequence[Phrase]) -> Iterator[set[int]]:
        """The segments where the period may stand, nearest first: the amount's, the fact's, those without a verb, those before a gap."""
        view, own = self.view, self.view.segments[self.word.i]
        if self.amount:
            yield {view.segments[self.amount.quantity.last]}
            yield set(self.home)
        elif places and view.segments[places[0].first] != own:
            yield {view.segments[places[0].first]}
        else:
            yield set(self.home)
        yield set(self.home | view.verbless)
        if own in view.verbless:
            yield set(range(own))

    def cue(self, frame: Frame) -> int:
        """The position of the word that a frame's condition rests on, of the carrier itself where it has none."""
        wanted = [c.word_class for c in frame.conditions if not c.absent and not c.beside]
        cues = [w.i for w in self.view.words if any(self.view.classes.has(c, w) for c in wanted)]
        return min(cues, key=lambda i: abs(i - self.word.i), default=self.word.i)

    def claimed(self, found: tuple[int, int, Time]) -> bool:
        """Whether an expression stands nearer to the cue of another frame of the same word."""
        others = [abs(self.cue(f) - found[0]) for f in standing(self.carrier) if f is not self.frame]
        return min(others, default=abs(self.cue(self.frame) - found[0])) < abs(self.cue(self.frame) - found[0])

    def opened(self, first: int, time: Time) -> str | None:
        """The value of an expression as a period, open at its end behind a word like "since"."""
        day = (time.edtf or "").split("T")[0]
        since = self.view.classes.any("since", self.view.words[max(0, first - 2) : first + 1])
        return f"{day}/.." if since and "/" not in day and not day.startswith(("[", "{")) else day or None

    def core(self, start: int, end: int) -> tuple[int, int]:
        """The words whose voices are those of the fact: its amount, for around it a cue may stand ("nach Angaben aus Peking")."""
        if not self.amount:
            return start, end
        words, quantity = self.view.words, self.amount.quantity
        return words[quantity.first].start, words[quantity.last].end

    # -- the fact -------------------------------------------------------------------------------------------------------------

    def fact(self, cast: Cast) -> Fact:
        """A fact with its words, its period and its voices."""
        reading, frame, amount = self.view.reading, self.frame, self.amount
        start, end = self.span(cast.phrases)
        comparator = self.comparator()
        value, unit = measured(amount, frame) if amount else (self.standing_value(), None)
        period = self.period(cast.phrases)
        voices = chain_of(*self.core(start, end), reading, self.view.pack)
        key = id_of("fact", reading.document.id, frame.indicator, cast.codes, comparator, value, unit, period, start, end)
        text = reading.document.text[start:end]
        return Fact(
            key, frame.indicator, cast.codes, comparator, value, unit, period, voices.hops, voices.statement, start, end, text, frame.rule
        )  # fmt: skip

    def comparator(self) -> str:
        """The comparator of the amount; a verb like "exceeded" gives one where the number has none."""
        if self.amount is None or self.amount.quantity.comparator != "=" or self.amount.unit == "percent-change":
            return self.amount.quantity.comparator if self.amount else "="
        words = self.view.inside({self.view.segments[self.amount.quantity.last]})
        return next((sign for name, sign in COMPARING if self.view.classes.any(name, words)), "=")

    def span(self, places: Sequence[Phrase]) -> tuple[int, int]:
        """From the first to the last word that the fact rests on: word and amount, or word and parties."""
        at = [self.word.i]
        at += [self.amount.quantity.first, self.amount.quantity.last] if self.amount else [i for p in places for i in (p.first, p.last)]
        return self.view.words[min(at)].start, self.view.words[max(at)].end

    def standing_value(self) -> int | None:
        """The value of a fact without an amount: what its frame says, 0 where that is denied."""
        if not self.frame.unit:
            return None
        return 0 if self.denied else int(self.frame.unit)


def standing(carrier: Carrier) -> tuple[Frame, ...]:
    """The frames of a word that need no number: the best one, and those that say another value ("broken off … resumed")."""
    best = carrier.frames[0]
    if "none" not in best.takes:
        return ()
    other = (f for f in carrier.frames[1:] if f.indicator == best.indicator and f.unit != best.unit)
    return (best, *other)


def measured(amount: Amount, frame: Frame) -> tuple[int | float, str | None]:
    """Value and unit of a fact: what the amount says, or what the word counts."""
    if "persons" in amount.kinds:
        return plain(amount.value), frame.unit
    if amount.unit == "percent-change" and "change" not in frame.takes:
        return plain(abs(amount.value)), "percent"
    if amount.unit == "percent" and "share" in frame.takes:
        return plain(amount.value), "percent-share"
    return plain(amount.value), amount.unit
