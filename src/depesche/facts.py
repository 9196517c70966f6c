"""facts: quantities and standing relations between states: trade, aid, tariffs, troops, ranks, agreements, memberships …

A word of the table `indicators` carries a fact. Every quantity of a sentence goes to the nearest word that can take it; words
that stand without a number give a fact of their own. The parties stand in slots that the table names. The phrases that hold them
are found by prepositions, agreement and position (`phrases`), which are surer in short clauses full of numbers than the parse.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from depesche.ids import id_of
from depesche.indicators import Classes, Frame, Trigger, classes_of, triggers_of
from depesche.langpack import Pack
from depesche.model import NEWS_KINDS, Fact, Hop, Time
from depesche.numbers import Quantity, entry_at, forms_of, plain, quantities
from depesche.parse import Sentence, Word
from depesche.phrases import Phrase, phrases_of
from depesche.reading import Reading, stage

UNORDERED = frozenset({"trade", "agreement", "diplomatic-relations"})
"""Indicators whose parties stand side by side."""
ONE_SIDED = frozenset({"casualties"})
"""Indicators that need no second party, and not even a first."""
PLEDGES = frozenset({"aid", "loan", "investment", "arms"})
"""Indicators that also hold what is only promised."""
VOLUMES = frozenset({"cubic-metres", "tonnes", "barrels-per-day"})
"""Units of energy in the record."""
LOOK_BACK = 3
"""How many sentences back the parties of "mutual trade" may stand."""
COUNTED = 4
"""How many words behind a number the counted noun may stand."""
CROSSING = 6
"""What crossing a mark of punctuation costs, in words."""
FAR = 40
"""Farther than this a quantity belongs to no word."""


@stage(reads=("document", "syntax", "entities", "mentions", "times", "statements"), writes=("facts",))
def facts(reading: Reading, pack: Pack) -> Reading:
    """Add the facts of all sentences that are news."""
    sentences = reading.parsed.sentences
    found = [fact for i, s in enumerate(sentences) if s.block in NEWS_KINDS and triggered(s, pack) for fact in View(reading, pack, i).facts()]
    return reading.with_layers(facts=tuple({f.id: f for f in found}.values()))


def triggered(sentence: Sentence, pack: Pack) -> bool:
    """Whether a word of the sentence can carry a fact."""
    return any(triggers_of(w.text, w.lemma, pack) for w in sentence.words)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as a fact may hold it; `kinds` says which frames may take it."""

    quantity: Quantity
    kinds: frozenset[str]
    value: Decimal
    unit: str | None


@dataclass(frozen=True, slots=True)
class Carrier:
    """A word that carries a fact, with those of its frames whose conditions hold, best first."""

    word: Word
    frames: tuple[Frame, ...]


class View:
    """A sentence with all that its facts need; each part is worked out when first asked for."""

    def __init__(self, reading: Reading, pack: Pack, index: int) -> None:
        self.reading, self.pack, self.index = reading, pack, index
        self.sentence = reading.parsed.sentences[index]
        self.words = self.sentence.words
        self.classes = classes_of(pack)

    def facts(self) -> Iterator[Fact]:
        """The facts of the sentence."""
        if not self.carriers or self.classes.any("unreal", self.words):
            return
        used: set[int] = set()
        for amount in self.amounts:
            carrier, frame = self.carrier_of(amount) or (None, None)
            if carrier and frame:
                used.add(carrier.word.i)
                yield from self.told(carrier.word, frame, amount)
        for carrier in self.carriers:
            if carrier.word.i not in used:
                for frame in standing(carrier):
                    yield from self.told(carrier.word, frame, None)

    # -- what stands in the sentence ------------------------------------------------------------------------------------------

    @cached_property
    def segments(self) -> tuple[int, ...]:
        """The number of the stretch between marks of punctuation that each word stands in."""
        numbers, count = [], 0
        for word in self.words:
            count += word.text in {",", ";", ":", "(", ")", "–", "—"}
            numbers.append(count)
        return tuple(numbers)

    @cached_property
    def verbless(self) -> frozenset[int]:
        """Segments without a verb."""
        return frozenset(self.segments) - {self.segments[w.i] for w in self.words if w.pos in {"VERB", "AUX"}}

    @cached_property
    def times(self) -> tuple[tuple[int, int, Time], ...]:
        """First and last word of the temporal expressions, with what they mean."""
        found = []
        for time in self.reading.times:
            if time.start < self.sentence.end and time.end > self.sentence.start:
                span = self.sentence.words_in(time.start, time.end)
                if span:
                    found.append((span[0].i, span[-1].i, time))
        return tuple(found)

    @cached_property
    def timed(self) -> frozenset[int]:
        """The words of temporal expressions."""
        return frozenset(i for first, last, _ in self.times for i in range(first, last + 1))

    @cached_property
    def carriers(self) -> tuple[Carrier, ...]:
        """The words that carry facts here."""
        found = []
        for word in self.words:
            triggers = [t for t in triggers_of(word.text, word.lemma, self.pack) if t.frame.admits(word)]
            frames = [t.frame for t in triggers if self.holds(t, word)]
            if frames:
                found.append(Carrier(word, tuple(frames)))
        return tuple(found)

    def holds(self, trigger: Trigger, word: Word) -> bool:
        """Whether the conditions of a frame hold."""
        near = self.words[max(0, word.i - 2) : word.i]
        for condition in trigger.frame.conditions:
            inside = self.classes.begins(condition.word_class, trigger.before)
            present = inside or self.classes.any(condition.word_class, near if condition.beside else self.words)
            if present == condition.absent:
                return False
        return True

    @cached_property
    def mentioned(self) -> tuple[Phrase, ...]:
        """All phrases that name a country, before quantities are known."""
        return phrases_of(self.reading, self.sentence, self.pack, self.timed)

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases that name a party."""
        found = phrases_of(self.reading, self.sentence, self.pack, self.timed | self.counted)
        return tuple(p for p in found if not p.aside and self.segments[p.first] not in self.telling)

    @cached_property
    def telling(self) -> frozenset[int]:
        """Segments that only say who tells: a verb of telling, no carrier and no quantity."""
        segments = {self.segments[w.i] for w in self.words if self.classes.has("telling", w)}
        busy = {self.segments[c.word.i] for c in self.carriers} | {self.segments[q.last] for q in self.quantities if q.kind != "count"}
        return frozenset(segments - busy)

    @cached_property
    def counted(self) -> frozenset[int]:
        """The words of quantities with a unit."""
        return frozenset(i for q in self.quantities if q.kind != "count" for i in range(q.first, q.last + 1))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities of the sentence."""
        return quantities(self.sentence, self.pack, self.country_at, self.timed)

    def country_at(self, position: int) -> str | None:
        """The country named at a word; at -1 the first one named in the sentence."""
        for phrase in self.mentioned:
            if position == -1 or phrase.first <= position <= phrase.last:
                return phrase.code
        return None

    # -- quantities -----------------------------------------------------------------------------------------------------------

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The quantities with their signs, and the words that are changes in themselves ("doubled")."""
        found = [self.amount_of(q) for q in self.quantities]
        found += [self.rank_at(w) for w in self.words if rank_of(w.text.lower(), self.pack)]
        found += [self.factor_at(w) for w in self.words]
        return tuple(sorted((a for a in found if a), key=lambda a: a.quantity.first))

    def amount_of(self, quantity: Quantity) -> Amount | None:
        """A quantity as facts may hold it."""
        if quantity.kind == "money":
            return Amount(quantity, frozenset({"money"}), quantity.value, quantity.unit) if quantity.unit else None
        if quantity.kind == "volume":
            return Amount(quantity, frozenset({"volume"}), quantity.value, quantity.unit) if quantity.unit in VOLUMES else None
        if quantity.kind == "count":
            return Amount(quantity, frozenset({"persons"}), quantity.value, None)
        before = self.words[quantity.first - 1 : quantity.first]
        value = quantity.value * 100 if quantity.unit == "fraction" else quantity.value
        sign = self.sign_at(quantity)
        if sign and not self.classes.any("level", before):
            kinds = {"change"} if self.classes.any("by", before) else {"change", "percent"}
            return Amount(quantity, frozenset(kinds), value * sign, "percent-change")
        return Amount(quantity, frozenset({"percent", "share"}), value, "percent")

    def sign_at(self, quantity: Quantity) -> int | None:
        """Whether a percentage is a rise or a fall, by the nearest word that says so."""
        near = [(self.distance(i, quantity.first), i, sign) for i, sign in self.changes]
        return min(near)[2] if near and min(near)[0] <= FAR // 2 else None

    @cached_property
    def changes(self) -> tuple[tuple[int, int], ...]:
        """The words for rises and falls with their signs; separated particles are tried before the verbs of their segment."""
        found = []
        for word in self.words:
            sign = change_of(word.text.lower(), self.pack) or change_of(word.lemma.lower(), self.pack)
            if not sign and word.pos in {"VERB", "AUX"}:
                rest = (w for w in self.words[word.i + 1 :] if self.segments[w.i] == self.segments[word.i] and w.pos in {"ADP", "ADV"})
                sign = next((s for w in rest if (s := change_of((w.text + word.lemma).lower(), self.pack))), None)
            if sign:
                found.append((word.i, sign))
        return tuple(found)

    def rank_at(self, word: Word) -> Amount:
        """The rank that a superlative gives ("second-largest")."""
        rank, first = rank_of(word.text.lower(), self.pack) or 1, word.i
        back = word.i - 1 if word.i and self.words[word.i - 1].text != "-" else word.i - 2
        ordinal = entry_at(self.words, back, self.pack, "ordinal") if back >= 0 else None
        if ordinal and rank == 1:
            rank, first = int(ordinal[0].value), back
        return Amount(Quantity(first, word.i, Decimal(rank), "rank", "rank"), frozenset({"rank"}), Decimal(rank), "rank")

    def factor_at(self, word: Word) -> Amount | None:
        """The change that a word is in itself."""
        for form in (word.text.lower(), word.lemma.lower()):
            for entry in forms_of(self.pack).get((form,), ()):
                if entry.kind == "factor":
                    value = Decimal(entry.value)
                    return Amount(Quantity(word.i, word.i, value, "percent", "percent"), frozenset({"change"}), value, "percent-change")
        return None

    def distance(self, i: int, j: int) -> int:
        """How far two words are from each other; marks of punctuation between them count."""
        return abs(i - j) + CROSSING * abs(self.segments[i] - self.segments[j])

    def carrier_of(self, amount: Amount) -> tuple[Carrier, Frame] | None:
        """The nearest word that can take a quantity, and the frame by which it does; None where that frame is a blocker."""
        best: tuple[tuple[bool, int], Carrier, Frame] | None = None
        for carrier in self.carriers:
            frame = next((f for f in carrier.frames if amount.kinds & f.takes and self.fits(amount, carrier.word, f)), None)
            if frame:
                distance = self.cost(amount, carrier.word)
                cost = (frame.weak, distance)
                if distance <= FAR and (best is None or cost < best[0]):
                    best = (cost, carrier, frame)
        return None if best is None or best[2].indicator == "-" else (best[1], best[2])

    def cost(self, amount: Amount, word: Word) -> int:
        """How far a quantity is from a word that might take it."""
        q = amount.quantity
        return 0 if q.first <= word.i <= q.last else min(self.distance(q.first, word.i), self.distance(q.last, word.i))

    def fits(self, amount: Amount, word: Word, frame: Frame) -> bool:
        """Whether a number of persons or a rank belongs to a word: the counted noun must be the word, or be missing."""
        last = amount.quantity.last
        if "rank" in amount.kinds:
            return last < word.i <= last + COUNTED and not self.classes.any("telling", self.words[last : word.i])
        if "persons" not in amount.kinds:
            return True
        if not frame.noun:
            return self.segments[last] == self.segments[word.i]
        return last < word.i <= last + COUNTED or self.elliptic(last) or self.numbered(word, amount.quantity)

    def elliptic(self, last: int) -> bool:
        """Whether no counted noun follows a number."""
        return last + 1 >= len(self.words) or self.words[last + 1].pos in {"ADP", "PUNCT", "VERB", "AUX", "CCONJ"}

    def numbered(self, word: Word, quantity: Quantity) -> bool:
        """Whether a number follows a word as its own count ("the death toll rose to 40")."""
        return word.i < quantity.first and self.elliptic(quantity.last)

    # -- facts ----------------------------------------------------------------------------------------------------------------

    def told(self, word: Word, frame: Frame, amount: Amount | None) -> Iterator[Fact]:
        """The facts that a word gives with a quantity or without."""
        denied = self.classes.any("denial", [w for w in self.words if self.segments[w.i] == self.segments[word.i]])
        if denied and frame.indicator != "diplomatic-relations":
            return
        if frame.indicator not in PLEDGES and self.classes.any("aim", self.words):
            return
        if frame.indicator == "membership":
            yield from self.memberships(word, frame)
            return
        parties, places = self.parties(word, frame, amount)
        if parties is not None:
            yield self.fact(word, frame, amount, parties, places, denied)

    def parties(self, word: Word, frame: Frame, amount: Amount | None) -> tuple[tuple[str, ...] | None, tuple[Phrase, ...]]:
        """The codes of the parties in order and the phrases that name them; None where the indicator lacks one."""
        if frame.indicator in UNORDERED:
            return self.pair(word, frame, amount)
        if frame.indicator in ONE_SIDED:
            first = self.fill(frame.first, word, amount, ())
            return ((first.code,) if first else ()), ((first,) if first else ())
        first = self.fill(frame.first, word, amount, ())
        second = self.fill(frame.second, word, amount, (first.code,) if first else ())
        if first is None and second is not None:
            first = self.fill(frame.first, word, amount, (second.code,))
        if amount is not None:
            first = first or self.left_over(second)
            second = second or self.left_over(first)
        if first is None or second is None:
            return None, ()
        return (first.code, second.code), (first, second)

    def left_over(self, other: Phrase | None) -> Phrase | None:
        """The one country of the sentence beside the other party; with "there" the one that was last named before."""
        if other is None:
            return None
        rest = {p.code: p for p in self.phrases if p.code != other.code}
        if len(rest) == 1:
            return next(iter(rest.values()))
        if not rest and self.classes.any("thither", self.words):
            earlier = [p for p in self.earlier() if p.code != other.code]
            return earlier[-1] if earlier else None
        return None

    def earlier(self) -> list[Phrase]:
        """The phrases of the sentence before."""
        if not self.index:
            return []
        return list(phrases_of(self.reading, self.reading.parsed.sentences[self.index - 1], self.pack, frozenset()))

    def pair(self, word: Word, frame: Frame, amount: Amount | None) -> tuple[tuple[str, ...] | None, tuple[Phrase, ...]]:
        """The two parties of an indicator that knows no direction."""
        found: dict[str, Phrase] = {}
        for slot in (*frame.first, *frame.second):
            if len(found) < 2:
                for phrase in self.matching(slot, word, amount):
                    found.setdefault(phrase.code, phrase)
        chosen = dict(list(found.items())[:2])
        if len(chosen) < 2 and (self.classes.any("reciprocal", self.words) or self.torn):
            chosen = self.last_pair(chosen) or chosen
        if len(chosen) < 2:
            return None, ()
        return tuple(sorted(chosen)), tuple(p for p in chosen.values() if p.sentence is self.sentence)

    @property
    def torn(self) -> bool:
        """Whether the sentence before has no end: the parser may have cut one sentence in two."""
        return self.index > 0 and self.reading.parsed.sentences[self.index - 1].words[-1].pos != "PUNCT"

    def last_pair(self, known: dict[str, Phrase]) -> dict[str, Phrase] | None:
        """The two countries that were last named together."""
        sentences = self.reading.parsed.sentences
        found = dict(known)
        for sentence in reversed(sentences[max(0, self.index - LOOK_BACK) : self.index]):
            for phrase in phrases_of(self.reading, sentence, self.pack, frozenset()):
                found.setdefault(phrase.code, phrase)
            if len(found) == 2:
                return found
            if len(found) > 2:
                return None
        return None

    def fill(self, slots: Sequence[str], word: Word, amount: Amount | None, taken: Sequence[str]) -> Phrase | None:
        """The phrase that fills the first slot it can; near ones go before far ones."""
        home = self.home(word, amount)
        for near in (True, False):
            for slot in slots:
                for phrase in self.matching(slot, word, amount):
                    inside = self.segments[phrase.first] in home
                    if phrase.code not in taken and inside == near and not (near and slot == "any"):
                        return phrase
        return None

    def home(self, word: Word, amount: Amount | None) -> frozenset[int]:
        """The segments that a fact stands in."""
        at = {self.segments[word.i]} | ({self.segments[amount.quantity.last]} if amount else set())
        return frozenset(at)

    def matching(self, slot: str, word: Word, amount: Amount | None) -> list[Phrase]:
        """The phrases that may fill a slot, best first."""
        centre = amount.quantity.first if amount else word.i
        bare = [p for p in self.phrases if not p.preposition and p.head != word.i]
        if slot in {"subj", "obj"}:
            ordered = sorted(bare, key=lambda p: (abs(self.segments[p.first] - self.segments[word.i]), p.dative, p.first))
            return ordered if slot == "subj" else ordered[::-1]
        found = [p for p in self.phrases if fills(p, slot, word)]
        return sorted(found, key=lambda p: (self.segments[p.first] != self.segments[centre], self.distance(p.first, word.i), p.first))

    def memberships(self, word: Word, frame: Frame) -> Iterator[Fact]:
        """One fact for each member; "…, Sweden since March" adds one."""
        club = self.club(word)
        if club is None:
            return
        members = [p for p in self.matching("subj", word, None) if p.kind == "country" and p.code != club.code]
        if not members:
            return
        lead = self.segments[members[0].first]
        joined = [p for p in members if p.chain == members[0].chain]
        for phrase in members:
            alone = self.segments[phrase.first] in self.verbless and self.segments[phrase.first] > lead
            if phrase in joined or (alone and self.times_in({self.segments[phrase.first]})):
                yield self.fact(word, frame, None, (phrase.code, club.code), (phrase, club), False)

    def club(self, word: Word) -> Phrase | None:
        """The organisation or initiative that a word of membership belongs to."""
        near = [p for p in self.phrases if p.kind == "igo" and p.head != -1 and self.segments[p.first] == self.segments[word.i]]
        if near:
            return min(near, key=lambda p: (p.head != word.i, self.distance(p.first, word.i)))
        return self.initiative(word)

    def initiative(self, word: Word) -> Phrase | None:
        """An initiative as written: the words up to its noun, from a quotation mark or a small word on."""
        for last in self.words:
            if self.classes.has("initiative", last) and self.segments[last.i] == self.segments[word.i]:
                first = last.i
                while first and self.named(self.words[first - 1], last):
                    first -= 1
                if first < last.i or "-" in last.text:
                    text = self.reading.document.text[self.words[first].start : last.end]
                    return Phrase(first, last.i, text, last.i, "gen", "", False, False, "initiative", first, self.sentence)
        return None

    def named(self, word: Word, last: Word) -> bool:
        """Whether a word belongs to the name that ends in another."""
        return word.pos not in {"PUNCT", "DET", "VERB", "AUX", "ADP"} and (word.text[0].isupper() or word.pos == "CCONJ") and not any(
            p.first <= word.i <= p.last for p in self.phrases
        )

    def times_in(self, segments: set[int]) -> list[tuple[int, int, Time]]:
        """The usable temporal expressions of segments."""
        return [t for t in self.times if self.segments[t[0]] in segments and self.usable(t)]

    def usable(self, found: tuple[int, int, Time]) -> bool:
        """Whether an expression can be a period: it has a value, and is not what something is compared with."""
        first, last, time = found
        near = self.words[max(0, first - 3) : last + 1]
        return time.edtf is not None and (time.timex is None or time.timex.type in {"DATE", "TIME"}) and not self.classes.any("versus", near)

    def period(self, word: Word, frame: Frame, amount: Amount | None, places: Sequence[Phrase]) -> str | None:
        """The period of a fact: the expression nearest to it within its own clause."""
        own = [places[0]] if places and self.segments[places[0].first] != self.segments[word.i] and amount is None else []
        levels = [{self.segments[p.first]} for p in own] or [{self.segments[amount.quantity.last]} if amount else set(), self.home(word, amount)]
        levels.append(self.home(word, amount) | self.verbless)
        centre = amount.quantity.first if amount else self.cue(word, frame)
        for level in levels:
            found = [t for t in self.times_in(set(level)) if amount or not self.claimed(t, word, frame)]
            if found:
                first, last, time = min(found, key=lambda t: (-(t[1] - t[0]), self.distance(t[0], centre)))
                return self.opened(first, time)
        return None

    def cue(self, word: Word, frame: Frame) -> int:
        """The position of the word that a frame's condition rests on, of the carrier itself where it has none."""
        wanted = [c.word_class for c in frame.conditions if not c.absent and not c.beside]
        return min((w.i for w in self.words if any(self.classes.has(c, w) for c in wanted)), key=lambda i: abs(i - word.i), default=word.i)

    def claimed(self, found: tuple[int, int, Time], word: Word, frame: Frame) -> bool:
        """Whether an expression stands nearer to the cue of another frame of the same word."""
        cues = {f.rule: abs(self.cue(word, f) - found[0]) for c in self.carriers if c.word is word for f in standing(c)}
        return min(cues.values(), default=0) < cues.get(frame.rule, 0)

    def opened(self, first: int, time: Time) -> str | None:
        """The value of an expression as a period, open at its end behind a word like "since"."""
        day = (time.edtf or "").split("T")[0]
        since = self.classes.any("since", self.words[max(0, first - 2) : first + 1])
        return f"{day}/.." if since and "/" not in day and not day.startswith(("[", "{")) else day or None

    def fact(self, word: Word, frame: Frame, amount: Amount | None, parties: tuple[str, ...], places: Sequence[Phrase], denied: bool) -> Fact:
        """A fact with its words, its period and its voices."""
        positions = [word.i, *([amount.quantity.first, amount.quantity.last] if amount else [p.first for p in places] + [p.last for p in places])]
        start, end = self.words[min(positions)].start, self.words[max(positions)].end
        comparator = amount.quantity.comparator if amount else "="
        value = plain(amount.value) if amount else (0 if denied else int(frame.unit)) if frame.unit.isdigit() else None
        unit = unit_of(amount, frame) if amount else None
        period = self.period(word, frame, amount, places)
        hops, statement = voices(self.reading, self.pack, start, end)
        key = id_of("fact", self.reading.document.id, frame.indicator, parties, comparator, value, unit, period, start, end)
        text = self.reading.document.text[start:end]
        return Fact(key, frame.indicator, parties, comparator, value, unit, period, hops, statement, start, end, text, frame.rule)


def voices(reading: Reading, pack: Pack, start: int, end: int) -> tuple[tuple[Hop, ...], str | None]:
    """The chain of voices behind a stretch of the text, and the statement that holds it."""
    return (), None


def standing(carrier: Carrier) -> tuple[Frame, ...]:
    """The frames of a word that need no number: the best one, and those that say another value ("broken off … resumed")."""
    best = carrier.frames[0]
    if "none" not in best.takes:
        return ()
    other = (f for f in carrier.frames[1:] if f.indicator == best.indicator and f.unit != best.unit)
    return (best, *other)


def unit_of(amount: Amount, frame: Frame) -> str | None:
    """The unit of a fact: what a quantity says, or what the word counts."""
    if "persons" in amount.kinds:
        return frame.unit
    if amount.unit == "percent-change" and "change" not in frame.takes:
        return "percent"
    if amount.unit == "percent" and "share" in frame.takes:
        return "percent-share"
    return amount.unit


def fills(phrase: Phrase, slot: str, word: Word) -> bool:
    """Whether a phrase stands in a slot of a word."""
    if slot == "any":
        return True
    if slot in {"gen", "part"}:
        return phrase.head == word.i and phrase.how == slot
    if slot == "adj":
        return phrase.how == "adj" and (phrase.head == word.i or word.pos in {"VERB", "AUX"})
    return phrase.preposition == slot


@lru_cache(maxsize=1 << 14)
def change_of(form: str, pack: Pack) -> int | None:
    """1 for a word of rising, -1 for one of falling."""
    for entry in forms_of(pack).get((form,), ()):
        if entry.kind == "change":
            return int(entry.value)
    return None


@cache
def superlatives(pack: Pack) -> tuple[tuple[str, ...], dict[str, int]]:
    """The superlatives of size and importance, and the ordinals, without endings."""
    rows = pack.table("quantities")
    tops = tuple(form for row in rows if row["kind"] == "superlative" for form in row.many("forms"))
    return tops, {form: int(row["value"]) for row in rows if row["kind"] == "ordinal" for form in row.many("forms")}


@lru_cache(maxsize=1 << 14)
def rank_of(form: str, pack: Pack) -> int | None:
    """The rank that a superlative means, with an ordinal before it in the same word or without."""
    tops, ordinals = superlatives(pack)
    for ending in pack.settings["facts"]["endings"]:
        stem = form.removesuffix(ending) if form.endswith(ending) else ""
        for top in tops:
            if stem == top:
                return 1
            if stem.endswith(top) and stem.removesuffix(top) in ordinals:
                return ordinals[stem.removesuffix(top)]
    return None
