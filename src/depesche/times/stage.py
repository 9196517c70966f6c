"""times: temporal expressions, resolved to TIMEX3, EDTF and the days they cover, and never more precise than the words.

The words and patterns are the pack's (`time_words.tsv`, `time_rules.tsv`, read by `grammar.py`); what they mean is worked out
by the operations (`operations.py`). Here expressions are found one after another, so that a time of day can belong to the day
spoken of before it; then ranges ("January to May") are joined, and "since", "until", "before", "after" open an end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from depesche.edtf_value import bounds, precision
from depesche.langpack import Pack
from depesche.model import Issue, Time, Timex
from depesche.parse import Syntax
from depesche.reading import Reading, stage
from depesche.times.ends import opened
from depesche.times.grammar import Grammar, Match, Text, grammar_of
from depesche.times.operations import OPERATIONS
from depesche.times.tense import Tenses, past, tense_at, tense_of_state, tenses_of
from depesche.times.values import Reference, Scene, Value

NEAR = 250
"""How many characters a day stays the one spoken of."""
AGAIN = 30
"""How many characters behind what comes again ("daily") a time of day comes again, too."""


@dataclass(frozen=True, slots=True)
class Found:
    """A resolved expression: its tokens (half-open) and its value."""

    first: int
    last: int
    value: Value


@stage(reads=("document", "syntax", "entities", "mentions"), writes=("times", "issues"))
def times(reading: Reading, pack: Pack) -> Reading:
    """Add the times; an expression that needs the document's date where it has none is an issue."""
    grammar = grammar_of(pack)
    text = grammar.read(reading.document.text)
    found = list(expressions(reading, text, grammar, tenses_of(pack)))
    rows = sorted([*ranges(found, text, reading), *ends(found, text, reading)], key=lambda t: (t.start, -t.end))
    return reading.with_layers(times=tuple(rows), issues=tuple(unresolved(found, text, reading)))


def expressions(reading: Reading, text: Text, grammar: Grammar, tenses: Tenses) -> Iterator[Found]:
    """The expressions in text order with their values."""
    reference, syntax = Reference.of(reading.document.published), reading.parsed
    day, day_end, again_end = None, 0, -AGAIN
    names = names_of(reading)
    for match in grammar.matches(text):
        start, end = text.starts[match.first], text.ends[match.last - 1]
        if is_no_time(match, text, syntax, grammar.light) or (text.words[match.first].isalpha() and inside(start, end, names)):
            continue
        spoken_of = day if start - day_end <= NEAR else None
        tense = past if follows_past(match, text) else partial(told_at(match, text), syntax, start, tenses)
        recurring = start - again_end <= AGAIN or said_to_recur(match.first, text)
        value = value_of(match, Scene(reference, tense, spoken_of, recurring))
        if value is None:
            continue
        if value.type in ("DATE", "TIME") and value.edtf and precision(value.edtf) == "day":
            day, day_end = value.edtf, end
        if value.type == "SET" or value.value.startswith("T"):
            again_end = end
        elif value.type == "DATE":
            again_end = -AGAIN
        yield Found(match.first, match.last, value)


def is_no_time(match: Match, text: Text, syntax: Syntax, light: frozenset[str]) -> bool:
    """Whether what fits a rule stands in the header line of a plain text, counts things, or is half of a name."""
    start = text.starts[match.first]
    if syntax.sentences and start < syntax.sentences[0].start:
        return True
    if "bare" in match.rule.arguments and (counts_things(syntax, start) or behind_letters(match, text)):
        return True
    return part_of_a_name(match, text, light)


def behind_letters(match: Match, text: Text) -> bool:
    """Whether no blank parts a number from the word before it, so that both are one name ("KSV1870")."""
    at = match.first
    return at > 0 and text.ends[at - 1] == text.starts[at] and text.words[at - 1].isalpha()


def names_of(reading: Reading) -> list[tuple[int, int]]:
    """Where the names of persons and organisations stand, in which a word of time is none ("Bild am Sonntag", "August Bebel")."""
    named = {entity.id for entity in reading.entities if entity.kind in ("person", "organisation", "group")}
    return [(mention.start, mention.end) for mention in reading.mentions if mention.entity in named]


def inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a stretch is a part of one of the spans, and not all of it."""
    return any(first <= start and end <= last and end - start < last - first for first, last in spans)


def value_of(match: Match, scene: Scene) -> Value | None:
    """The value of a match by its rule's operation; dates out of the calendar's reach are none."""
    slots = {**match.slots, **match.rule.arguments}
    try:
        value = OPERATIONS[match.rule.operation](slots, scene)
        if value and value.edtf:
            bounds(value.edtf)
    except (OverflowError, ValueError):
        return None
    if value is None or match.rule.type in ("-", value.type) or not match.rule.type:
        return value
    return Value(match.rule.type, value.value, value.edtf, value.unresolved)


def counts_things(syntax: Syntax, offset: int) -> bool:
    """Whether a bare number of four digits counts what follows ("2000 people") and names no year."""
    sentence = syntax.at(offset)
    word = sentence.word_at(offset) if sentence else None
    if sentence is None or word is None or word.relation != "nummod" or word.head <= word.i:
        return False
    between = sentence.words[word.i + 1 : word.head]
    return sentence.words[word.head].feats.get("Number") == "Plur" and all(w.pos == "ADJ" for w in between)


def said_to_recur(at: int, text: Text) -> bool:
    """Whether "each time" or the like stands before an expression, at most one word between them."""
    return any(kinds(text, i, "recurring") for i in range(max(0, at - 2), at))


def part_of_a_name(match: Match, text: Text, light: frozenset[str]) -> bool:
    """Whether a hyphen joins the last word, or a single one, to a word that tells no time ("die Oktober-Revolution"): both are one name."""
    at, last = match.first, match.last
    return glued(text, last, last + 1, light) or (last == at + 1 and glued(text, at - 1, at - 2, light))


def glued(text: Text, hyphen: int, other: int, light: frozenset[str]) -> bool:
    """Whether a hyphen without blanks around it joins the word before or behind it to a word that tells no time by itself."""
    first, last = sorted((hyphen, other))
    if first < 0 or last >= len(text.words) or text.words[hyphen] != "-":
        return False
    around = slice(hyphen - 1, hyphen + 2)
    (_, before, behind), (to, here, _) = text.starts[around], text.ends[around]
    plain = text.words[other].isalpha() and all(sense.kind in light for sense in text.senses[other])
    return to == before and here == behind and plain


# -- rows


def ends(found: list[Found], text: Text, reading: Reading) -> Iterator[Time]:
    """One row for every expression, with the end opened that a preposition opens."""
    joined = {f.first for f, g in pairwise(found) if joins(f, g, text)} | {g.first for f, g in pairwise(found) if joins(f, g, text)}
    for each in found:
        edtf = each.value.edtf
        if edtf and each.value.type == "DATE" and each.first not in joined and "/" not in edtf[:2]:
            edtf = open_end(each, text) or edtf
        yield row_of(each.first, each.last, Timex(each.value.type, each.value.value), edtf, text, reading)


def open_end(found: Found, text: Text) -> str | None:
    """The EDTF with an open end, where "since", "until" … stand before the expression; None where nothing does."""
    values = bound_before(found.first, text)
    return opened(found.value.edtf or "", values[0]) if values else None


def bound_before(first: int, text: Text) -> tuple[str, ...]:
    """What opens an end before a token ("since", "until"), articles between them skipped."""
    at = first - 1
    while at > 0 and (kinds(text, at, "the") or kinds(text, at, "fused")):
        at -= 1
    return kinds(text, at, "bound") if at >= 0 else ()


def follows_past(match: Match, text: Text) -> bool:
    """Whether the word before the expression looks back: "since", or "of" that opens no range ("the protests of Sunday")."""
    opens = match.last < len(text.words) and kinds(text, match.last, "link")
    return "since" in bound_before(match.first, text) or (match.first > 0 and not opens and bool(kinds(text, match.first - 1, "dating")))


def told_at(match: Match, text: Text) -> Callable[[Syntax, int, Tenses], str | None]:
    """How the tense is told: behind "from" and "until" what looks like a perfect may be a state that is to last ("is closed")."""
    return tense_of_state if {"on", "till"}.intersection(bound_before(match.first, text)) else tense_at


def kinds(text: Text, at: int, kind: str) -> tuple[str, ...]:
    """The values that a token has in a class."""
    return tuple(s.value for s in text.senses[at] if s.kind == kind)


def joins(first: Found, second: Found, text: Text) -> bool:
    """Whether two expressions are the ends of one range: "A to B", "between A and B"."""
    if first.value.type != "DATE" or second.value.type != "DATE" or not 1 <= second.first - first.last <= 3:
        return False
    links = [kinds(text, at, "link") for at in range(first.last, second.first)]
    if (
        not links
        or not links[0]
        or any(not link and not (kinds(text, at, "the") or kinds(text, at, "fused")) for at, link in enumerate(links, first.last))
    ):
        return False
    opener = kinds(text, first.first - 1, "link") if first.first else ()
    return "to" in links[0] or ("and" in links[0] and "between" in opener)


def ranges(found: list[Found], text: Text, reading: Reading) -> Iterator[Time]:
    """A row without TIMEX3 over both ends of every range."""
    for first, second in pairwise(found):
        low, high = first.value.edtf, second.value.edtf
        if low and high and low < high and not any(c in low + high for c in "/[~") and joins(first, second, text):
            yield row_of(first.first, second.last, None, f"{low}/{high}", text, reading)


def row_of(first: int, last: int, timex: Timex | None, edtf: str | None, text: Text, reading: Reading) -> Time:
    """A row over tokens of the text."""
    start, end = text.starts[first], text.ends[last - 1]
    earliest, latest = bounds(edtf) if edtf else (None, None)
    return Time(start, end, reading.document.text[start:end], timex, edtf, earliest, latest)


def unresolved(found: list[Found], text: Text, reading: Reading) -> Iterator[Issue]:
    """An issue for every expression that only the document's date could resolve."""
    for each in found:
        if each.value.unresolved:
            start, end = text.starts[each.first], text.ends[each.last - 1]
            words = reading.document.text[start:end]
            detail = f"{words!r} is relative to the document's date, which is not known: set `published` to resolve it"
            yield Issue("times", "no-reference-date", start, end, detail)
