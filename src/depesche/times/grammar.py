"""The grammar of temporal expressions: the words and rules of a language pack, matched against a text.

A rule's pattern is a sequence of elements separated by blanks:

    word        this word, whatever its case          {class}      a word of this class; its value fills the slot `class`
    a|b         one of several                        {class=x,y}  … with one of these values
    element?    may be missing                        {class:slot} … fills another slot (`_`: none)
    [ … ]       what belongs to the expression; elements outside are context that must be there

Digits have classes of their own: `n` (up to two digits), `day` (1-31), `mm` (1-12), `hour` (0-24), `minute` (two digits,
00-59), `yy` (two digits), `triple` (three), `oldyear` (three, not 000), `year` (four, 1000-2199), `number` (any). `tail` is a word
that ends in a word of the classes that pack.toml names as tails (`tails` for the class `units`), `adj` one in lower case that ends
like an adjective. A full stop must stand right behind the word before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from depesche.errors import PackError
from depesche.langpack import Pack, Row

TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|[^\w\s]")
SENTENCE_START = frozenset('.!?:;"„“”»«()–-…')
DIGIT_CLASSES = frozenset({"n", "day", "hour", "yy", "triple", "oldyear", "number"})
"""Classes of digits that do not tell a time by themselves."""
SHORTEST_TAIL = 4
"""Letters that the last member of a compound must have to be told."""
LONGEST_NUMBER = 12
"""A run of more digits is no number of anything that has a date."""
REACH = 16
"""How many words before its anchor an expression and its context may begin."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a word: its class and value, the words that must follow, and whether it needs the start of a sentence."""

    kind: str
    value: str
    tail: tuple[str, ...] = ()
    at_start: bool = False


ADJECTIVE = (Sense("adj", ""),)
"""What a word in lower case with the ending of an adjective may be."""
SHORTEST_ADJECTIVE = 5
"""Letters that such a word must have."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A literal word (`kind` empty), or a class with the slot it fills and the values it may have (all, where none is named)."""

    kind: str
    word: str = ""
    slot: str = ""
    values: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern."""

    atoms: tuple[Atom, ...]
    optional: bool


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A compiled row of time_rules.tsv.

    `first`, `last`: the elements that are the expression, half-open; `needs`: words and classes one of which must be near.
    """

    key: str
    line: int
    elements: tuple[Element, ...]
    first: int
    last: int
    type: str
    operation: str
    arguments: Mapping[str, str]
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits: token positions of the expression, the end of its context, and the slots filled."""

    rule: Rule
    first: int
    last: int
    end: int
    slots: Mapping[str, str]


@dataclass(slots=True)
class Text:
    """A text as tokens with their senses."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    senses: list[tuple[Sense, ...]]
    lower: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.lower = [w.lower() for w in self.words]

    def drop_broken_phrases(self) -> None:
        """Keep of the senses of several words only those whose other words follow."""
        for at, senses in enumerate(self.senses):
            if senses and senses[0].tail:  # the longest stand first
                follows = self.lower[at + 1 : at + 1 + len(senses[0].tail)]
                self.senses[at] = tuple(s for s in senses if tuple(follows[: len(s.tail)]) == s.tail)

    def keys(self, at: int) -> list[str]:
        """How rules name a token: the word itself, and its classes behind a brace."""
        return [self.lower[at], *(f"{{{s.kind}" for s in self.senses[at])]

    def keys_in(self, first: int, last: int) -> set[str]:
        """The keys of all tokens of a stretch."""
        return {key for at in range(first, min(last, len(self.words))) for key in self.keys(at)}

    def starts_sentence(self, i: int) -> bool:
        """Whether the token is the first one, or stands behind a mark or a line break."""
        return i == 0 or self.words[i - 1] in SENTENCE_START or self.starts[i] - self.ends[i - 1] > 1


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The words and rules of one language; nothing is tried around words that only have `light` classes."""

    words: Mapping[str, tuple[Sense, ...]]
    rules: Mapping[str, tuple[Rule, ...]]
    light: frozenset[str]
    tails: Mapping[str, Sense]
    tail_endings: frozenset[str]
    adjectives: tuple[str, ...]

    def read(self, text: str) -> Text:
        """The text as tokens."""
        found = list(TOKEN.finditer(text))
        words = [m[0] for m in found]
        known = self.words.get
        senses = [known(w) or (digit_senses(w) if "0" <= w[0] <= "9" else self.unlisted_senses(w)) for w in words]
        tokens = Text(words, [m.start() for m in found], [m.end() for m in found], senses)
        tokens.drop_broken_phrases()
        return tokens

    def unlisted_senses(self, word: str) -> tuple[Sense, ...]:
        """The sense of a word that the pack does not list: of a compound by its last member, of an adjective by its ending, or none."""
        if word[-3:] in self.tail_endings:
            for tail, sense in self.tails.items():
                if word.endswith(tail) and len(word) > len(tail) + 2:
                    return (sense,)
        return ADJECTIVE if len(word) >= SHORTEST_ADJECTIVE and word.endswith(self.adjectives) and word[0].islower() else ()

    def matches(self, text: Text) -> Iterator[Match]:
        """The expressions in text order; of those that begin at the same token the longest, of equals the first in the table."""
        free = 0
        for anchor, senses in enumerate(text.senses):
            if not senses or anchor < free or all(s.kind in self.light for s in senses):
                continue
            at = max(0, anchor - REACH)
            near = text.keys_in(at, anchor + REACH)
            while at <= anchor:
                if match := self.best(text, at, near, free):
                    match = self.longer_within(text, at, match, free)
                    yield match
                    free = match.last
                else:
                    at += 1

    def longer_within(self, text: Text, at: int, match: Match, free: int) -> Match:
        """A match that begins a little later, before this one's expression ends, and reaches further; else the match itself."""
        near = text.keys_in(at, match.last + REACH)
        later = (self.best(text, i, near, free) for i in range(at + 1, match.last))
        return next((m for m in later if m and reaches_further(m, match)), match)

    def best(self, text: Text, at: int, near: set[str], free: int) -> Match | None:
        """The longest match that begins at a token, its expression not before `free`; `near`: the words and classes around it."""
        rules = self.rules
        lists = [rules[key] for key in text.keys(at) if key in rules]
        if not lists:
            return None
        candidates = {rule.line: rule for rules_of_key in lists for rule in rules_of_key if not rule.needs.isdisjoint(near)}
        matches = (match_rule(rule, text, at) for _, rule in sorted(candidates.items()))
        return max((m for m in matches if m and m.first >= free), key=lambda m: m.end, default=None)


def reaches_further(later: Match, match: Match) -> bool:
    """Whether a match that begins later is the better one: its expression overlaps and goes on, or is the same in more context."""
    same = (later.first, later.last) == (match.first, match.last)
    return later.first < match.last < later.last or (same and later.end > match.end)


def match_rule(rule: Rule, text: Text, at: int) -> Match | None:
    """The first way in which the rule fits at a token, optional elements taken where possible."""
    begins: list[int] = []
    slots: dict[str, str] = {}
    end = walk(rule.elements, 0, text, at, begins, slots)
    if end is None:
        return None
    begins.append(end)
    return Match(rule, begins[rule.first], begins[rule.last], end, slots)


def walk(elements: tuple[Element, ...], k: int, text: Text, at: int, begins: list[int], slots: dict[str, str]) -> int | None:
    """Fit the elements from the k-th on; note where each begins and what fills the slots. Returns the token behind the last."""
    if k == len(elements):
        return at
    begins.append(at)
    for atom in elements[k].atoms:
        for step, value in fits(atom, text, at):
            end = walk(elements, k + 1, text, at + step, begins, slots)
            if end is not None:
                if atom.slot and atom.slot != "_":
                    slots[atom.slot] = value
                return end
    if elements[k].optional:
        end = walk(elements, k + 1, text, at, begins, slots)
        if end is not None:
            return end
    del begins[k:]
    return None


def fits(atom: Atom, text: Text, at: int) -> Iterator[tuple[int, str]]:
    """How many tokens the atom takes at a token, and the value it gives; nothing where it does not fit."""
    if at >= len(text.words):
        return
    if not atom.kind:
        if text.lower[at] == atom.word and (atom.word != "." or text.starts[at] == text.ends[at - 1]):
            yield 1, ""
        return
    for sense in text.senses[at]:
        if sense.kind != atom.kind or (atom.values and sense.value not in atom.values):
            continue
        if sense.at_start and not text.starts_sentence(at):
            continue
        yield 1 + len(sense.tail), sense.value


@lru_cache(maxsize=4096)
def digit_senses(word: str) -> tuple[Sense, ...]:
    """The classes that a run of digits can have; one of very many counts nothing."""
    if len(word) > LONGEST_NUMBER:
        return ()
    n = int(word)
    kinds = {
        "n": len(word) <= 2,
        "day": len(word) <= 2 and 1 <= n <= 31,
        "mm": len(word) <= 2 and 1 <= n <= 12,
        "hour": len(word) <= 2 and n <= 24,
        "minute": len(word) == 2 and n <= 59,
        "yy": len(word) == 2,
        "triple": len(word) == 3,
        "oldyear": len(word) == 3 and n > 0,
        "year": len(word) == 4 and 1000 <= n <= 2199,
        "number": True,
    }
    return tuple(Sense(kind, str(n) if kind == "number" else word) for kind, fit in kinds.items() if fit)


@cache
def grammar_of(pack: Pack) -> Grammar:
    """The grammar of a pack, compiled once.

    Raises:
        PackError: a pattern is malformed or names a class that no word has.
    """
    settings = pack.settings.get("times", {})
    words = senses_of(pack, tuple(settings.get("endings", ())), tuple(settings.get("compounds", ())))
    known = (
        {s.kind for senses in words.values() for s in senses}
        | {s.kind for n in ("1", "12", "123", "2001") for s in digit_senses(n)}
        | {"tail", "tails", "adj"}
    )
    light = frozenset(settings.get("light", ())) | DIGIT_CLASSES | {"adj"}
    rules: dict[str, list[Rule]] = {}
    for row in pack.table("time_rules"):
        rule = compile_rule(pack, row, light)
        if rule.operation != "none" and not has_anchor(rule, words, light):
            raise PackError(
                f"{rule.key}: every word of this pattern is of a light class, so that it would never be tried: name one by another class"
            )
        for key in first_keys(rule):
            rules.setdefault(key, []).append(rule)
        if unknown := sorted({a.kind for e in rule.elements for a in e.atoms if a.kind} - known):
            raise PackError(f"{rule.key}: no word of time_words.tsv has the class {', '.join(unknown)}: add one or mend the pattern")
    tails = tails_of(pack, frozenset(settings.get("tails", ())))
    return Grammar(
        words,
        {k: tuple(v) for k, v in rules.items()},
        light,
        tails,
        frozenset(t[-3:] for t in tails),
        tuple(settings.get("adjective_endings", ())),
    )


def has_anchor(rule: Rule, words: Mapping[str, tuple[Sense, ...]], light: frozenset[str]) -> bool:
    """Whether an element that may not be missing always fits a word around which rules are tried."""

    def anchors(atom: Atom) -> bool:
        return (
            atom.kind not in light
            if atom.kind
            else any(s.kind not in light for w in (atom.word, atom.word.capitalize()) for s in words.get(w, ()))
        )

    return any(all(anchors(a) for a in e.atoms) for e in rule.elements if not e.optional)


def tails_of(pack: Pack, classes: frozenset[str]) -> dict[str, Sense]:
    """The forms that make a compound, in lower case, with the sense that they give it, longest first."""
    rows = [row for row in pack.table("time_words") if row["class"] in classes]
    forms = {
        form.lower(): Sense("tails" if row["class"] == "units" else "tail", row["value"])
        for row in rows
        for form in row.many("forms")
        if len(form) >= SHORTEST_TAIL
    }
    return {form: forms[form] for form in sorted(forms, key=lambda f: (-len(f), f))}


def senses_of(pack: Pack, endings: tuple[str, ...], compounds: tuple[str, ...]) -> dict[str, tuple[Sense, ...]]:
    """All forms of the pack's words with their senses; lower-case ones also capitalised, all also in capitals."""
    forms = [
        (form, row["class"], row["value"])
        for row in pack.table("time_words")
        for cell in row.many("forms")
        for form in inflect(cell, endings)
    ]
    forms += [made for compound in compounds for made in compounds_of(compound, forms)]
    own: dict[str, list[Sense]] = {}
    raised: dict[str, list[Sense]] = {}
    for form, kind, value in forms:
        head, *tail = TOKEN.findall(form)
        rest = tuple(t.lower() for t in tail)
        own.setdefault(head, []).append(Sense(kind, value, rest))
        for other in sorted({head.capitalize(), head.upper()} - {head}):
            raised.setdefault(other, []).append(Sense(kind, value, rest))
    merged = {head: list(senses) for head, senses in own.items()}
    for head, senses in raised.items():
        at_start = [Sense(s.kind, s.value, s.tail, at_start=head in own) for s in senses]
        merged[head] = at_start + merged.get(head, [])
    return {head: tuple(sorted(dict.fromkeys(senses), key=lambda s: -len(s.tail))) for head, senses in merged.items()}


def inflect(form: str, endings: tuple[str, ...]) -> list[str]:
    """A form that ends in `~` with each of the pack's endings; others as they are.

    >>> inflect("letzt~", ("e", "en"))
    ['letzte', 'letzten']
    """
    return [form[:-1] + ending for ending in endings] if form.endswith("~") else [form]


def compounds_of(compound: str, forms: list[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """The forms of a compound class: `new = first join second` joins every word of two classes; the value is both, joined by `+`."""
    name, _, parts = compound.partition("=")
    first, join, second = parts.split()
    joint = "" if join == "+" else join
    for a, kind_a, value_a in forms:
        if kind_a == first and " " not in a:
            for b, kind_b, value_b in forms:
                if kind_b == second:
                    yield a + joint + (b.lower() if not joint else b), name.strip(), f"{value_a}+{value_b}"


def compile_rule(pack: Pack, row: Row, light: frozenset[str]) -> Rule:
    """A row of time_rules.tsv as a rule."""
    elements: list[Element] = []
    first, last = 0, None
    for part in row["pattern"].split():
        if part == "[":
            first = len(elements)
        elif part == "]":
            last = len(elements)
        else:
            optional = part.endswith("?") and part != "?"
            elements.append(Element(tuple(atom_of(pack, row, p) for p in part.removesuffix("?").split("|")), optional))
    operation, *arguments = row["operation"].split()
    given = dict(a.split("=", 1) for a in arguments)
    end = len(elements) if last is None else last
    return Rule(pack.key(row), row.line, tuple(elements), first, end, row["type"], operation, given, needs_of(elements, light))


def needs_of(elements: list[Element], light: frozenset[str]) -> frozenset[str]:
    """What one element that may not be missing asks for: of the rarest, classes that tell a time before words, words before the rest."""

    def commonness(element: Element) -> int:
        return max(2 if a.kind in light else 0 if a.kind else 1 for a in element.atoms)

    rarest = min((e for e in elements if not e.optional), key=commonness)
    return frozenset(key_of(a) for a in rarest.atoms)


def key_of(atom: Atom) -> str:
    """How the index of rules names what an atom asks for."""
    return f"{{{atom.kind}" if atom.kind else atom.word


ATOM = re.compile(r"\{(?P<kind>\w+)(?:=(?P<values>[^:}]+))?(?::(?P<slot>\w+))?\}")


def atom_of(pack: Pack, row: Row, part: str) -> Atom:
    """One alternative of an element.

    Raises:
        PackError: braces that do not hold a class.
    """
    if match := ATOM.fullmatch(part):
        return Atom(match["kind"], "", match["slot"] or match["kind"], frozenset((match["values"] or "").split(",")) - {""})
    if "{" in part or "}" in part or not TOKEN.fullmatch(part):
        raise PackError(f"{pack.key(row)}: {part!r} is neither one word nor a class like {{unit}} or {{unit=Y:slot}}")
    return Atom("", part.lower())


def first_keys(rule: Rule) -> list[str]:
    """What the first token of a match can be: words, and classes behind a brace."""
    keys: dict[str, None] = {}
    for element in rule.elements:
        keys |= {key_of(a): None for a in element.atoms}
        if not element.optional:
            break
    return list(keys)
