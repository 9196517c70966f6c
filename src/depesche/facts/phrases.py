"""Phrases that name a party of a fact: which preposition they stand behind, and which noun they belong to.

Worked out from neighbours (articles, adjectives, endings, prepositions), because the parse of short clauses full of numbers
and names is the least sure part of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from depesche.facts.indicators import classes_of
from depesche.langpack import Pack
from depesche.model import Mention
from depesche.parse import Sentence, Word
from depesche.reading import Reading

KINDS = frozenset({"country", "igo", "place", "organisation"})
"""Entities that can be a party, beside peoples. Persons do and say things, which is no standing relation; groups like "Russian
soldiers" have their country's name inside."""
PEOPLES = "group/people-"
"""How the ids of peoples begin."""
CLIMBED = frozenset({"flat", "appos", "compound", "flat:name"})
"""Relations inside a name; the relation of its governor counts."""
NAMED = frozenset({"country", "igo", "place"})
"""Entities that are named by the country itself."""
INNER = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "ADV"})
"""Parts of speech inside a noun phrase."""
NOUNS = frozenset({"NOUN", "PROPN"})
REACH = 5
"""How many words behind an adjective or possessor its noun may stand."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `first` to `last` that name a party. `head` is the noun they belong to (their own last word where to none).

    `how`: adj (nationality adjective), gen (possessor), part (inside a compound or right before a noun), own. `preposition` is
    that of the whole phrase, empty for a bare one. `subject`: the parse says so. `aside`: belongs to the voice that tells, not to
    what is told. Phrases that are coordinated share `chain`.
    """

    first: int
    last: int
    code: str
    head: int
    how: str
    preposition: str
    dative: bool
    subject: bool
    aside: bool
    kind: str
    chain: int
    sentence: Sentence = field(repr=False, compare=False)


def phrases_of(reading: Reading, sentence: Sentence, pack: Pack, closed: frozenset[int]) -> tuple[Phrase, ...]:
    """The phrases of a sentence in text order.

    Args:
        reading: mentions and entities.
        sentence: where to look.
        pack: the language.
        closed: words of times and quantities, which end a phrase.
    """
    entities = {e.id: e for e in reading.entities}
    aside = aside_words(sentence, pack)
    found: list[Phrase] = []
    for mention in mentions_in(reading, sentence):
        entity = entities[mention.entity]
        code = entity.country
        words = sentence.words_in(mention.start, mention.end)
        if (entity.kind in KINDS or entity.id.startswith(PEOPLES)) and code and words:
            found.append(Phraser(sentence, pack, closed, found).phrase(words, mention, code, entity.kind, aside))
    return tuple(settled(found))


def mentions_in(reading: Reading, sentence: Sentence) -> Iterator[Mention]:
    """The mentions that begin in a sentence."""
    first = bisect_left(reading.mentions, sentence.start, key=lambda m: m.start)
    for mention in reading.mentions[first:]:
        if mention.start >= sentence.end:
            return
        yield mention


def settled(found: list[Phrase]) -> Iterator[Phrase]:
    """The phrases without doubles: of two for one country, the adjective inside a group goes first, else the longer one."""
    for phrase in found:
        if not any(beats(other, phrase) for other in found if other is not phrase and other.code == phrase.code):
            yield phrase


def beats(one: Phrase, other: Phrase) -> bool:
    """Whether one of two phrases for the same country makes the other superfluous."""
    inside = other.first <= one.first and one.last <= other.last
    around = one.first <= other.first and other.last <= one.last
    if inside and one.kind in NAMED and other.kind not in NAMED:
        return True
    return around and (one.last - one.first) > (other.last - other.first) and not (one.kind not in NAMED and other.kind in NAMED)


def aside_words(sentence: Sentence, pack: Pack) -> frozenset[int]:
    """The words of phrases like "according to the ministry": from a noun of telling behind a preposition to the end of its phrase."""
    classes, words = classes_of(pack), sentence.words
    found: set[int] = set()
    for word in words:
        before = word.i - 1
        while before >= 0 and words[before].pos in {"DET", "ADJ"}:
            before -= 1
        if classes.has("aside", word) and (word.pos not in NOUNS or (before >= 0 and words[before].pos == "ADP")):
            i = word.i
            while i < len(words) and (words[i].pos in {"DET", "ADJ", "NOUN", "PROPN", "ADP"} or i == word.i):
                found.add(i)
                i += 1
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Phraser:
    """Works out how a mention stands in its sentence."""

    sentence: Sentence
    pack: Pack
    closed: frozenset[int]
    before: list[Phrase]

    def phrase(self, span: tuple[Word, ...], mention: Mention, code: str, kind: str, aside: frozenset[int]) -> Phrase:
        """The phrase of a mention."""
        first, last = span[0].i, span[-1].i
        how, head = self.belongs(span, mention)
        left = self.left_edge(first)
        preposition, chain = self.preposition(left), first
        partner = self.partner(left)
        if partner:
            preposition, chain = partner.preposition, partner.chain
            if how == "own":
                how, head = (partner.how, partner.head) if partner.how == "gen" else (how, head)
        article = self.sentence.words[self.own_edge(first)]
        dative = article.pos == "DET" and article.feats.get("Case") == "Dat"
        return Phrase(
            first,
            last,
            code,
            head,
            how,
            preposition,
            dative,
            self.subject(head if how == "adj" else last),
            first in aside,
            kind,
            chain,
            self.sentence,
        )

    def subject(self, position: int) -> bool:
        """Whether the parse takes the phrase of a word for a subject."""
        word = self.sentence.words[position]
        while word.relation in CLIMBED and word.head != word.i:
            word = self.sentence.words[word.head]
        return word.relation.startswith("nsubj")

    def belongs(self, span: tuple[Word, ...], mention: Mention) -> tuple[str, int]:
        """How the mention belongs to a noun, and to which."""
        words, first, last = self.sentence.words, span[0], span[-1]
        if len(span) == 1 and (mention.start > first.start or mention.end < first.end):
            return "part", first.i
        if last.pos == "ADJ" or (last.pos == "DET" and not last.text[0].isupper()):
            noun = self.noun_after(last.i)
            return self.owned(last, noun) or (("adj", noun) if noun is not None else ("own", last.i))
        how, host = self.possessor(first, last)
        if self.possessive(last) and how == "own":
            noun = self.noun_after(last.i, INNER - {"DET", "ADV"})
            if noun is not None:
                return "gen", noun
        if self.pack.settings["facts"]["adjunct"] and last.i + 1 < len(words) and words[last.i + 1].pos in NOUNS:
            return "part", self.noun_after(last.i) or last.i
        return how, host

    def owned(self, adjective: Word, noun: int | None) -> tuple[str, int] | None:
        """The noun that the phrase of a nationality adjective is the possessor of ("buyer of **Bolivian gas**")."""
        host = self.own_edge(adjective.i) - 1
        genitive = noun is not None and adjective.feats.get("Case") == "Gen" and self.sentence.words[noun].feats.get("Case") == "Gen"
        return ("gen", host) if genitive and host >= 0 and self.sentence.words[host].pos in NOUNS and host not in self.closed else None

    def possessor(self, first: Word, last: Word) -> tuple[str, int]:
        """Whether the mention is the possessor of the noun right before it."""
        words, left = self.sentence.words, self.own_edge(first.i)
        genitive = left < first.i and words[left].pos == "DET" and words[left].feats.get("Case") == "Gen"
        genitive = genitive or self.ends_possessive(last) or first.feats.get("Case") == "Gen"
        host = left - 1
        if genitive and host >= 0 and words[host].pos in NOUNS and host not in self.closed:
            return "gen", host
        return "own", last.i

    def ends_possessive(self, word: Word) -> bool:
        """Whether a name has the ending of a possessor."""
        return word.text.endswith(tuple(self.pack.settings["facts"]["genitive"])) and word.pos in NOUNS

    def possessive(self, word: Word) -> bool:
        """Whether a possessor's mark is on a word or stands behind it."""
        words, marks = self.sentence.words, self.pack.settings["facts"]["genitive"]
        behind = word.i + 1 < len(words) and words[word.i + 1].text in marks
        return behind or (self.ends_possessive(word) and not self.pack.settings["facts"]["adjunct"])

    def noun_after(self, i: int, between: frozenset[str] = INNER | {"CCONJ"}) -> int | None:
        """The noun that an adjective or possessor before it belongs to; the last of several in a row."""
        words = self.sentence.words
        for j in range(i + 1, min(i + 1 + REACH, len(words))):
            if words[j].pos in NOUNS and j not in self.closed:
                while j + 1 < len(words) and words[j + 1].pos == "NOUN" and self.pack.settings["facts"]["adjunct"]:
                    j += 1
                return j
            if words[j].pos not in between | {"PART"} and words[j].text != "-":
                return None
        return None

    def own_edge(self, first: int) -> int:
        """The article or first adjective right before a name."""
        words, i = self.sentence.words, first
        while i and i - 1 not in self.closed and words[i - 1].pos in {"DET", "ADJ", "NUM"} and (i == first or words[i].pos != "DET"):
            i -= 1
        return i

    def left_edge(self, first: int) -> int:
        """The first word of the noun phrase that a word stands in."""
        words, i = self.sentence.words, first
        while i and i - 1 not in self.closed and words[i - 1].pos in INNER:
            if words[i].pos == "DET" and words[i].feats.get("Case") != "Gen":
                break
            i -= 1
        return i

    def preposition(self, left: int) -> str:
        """The preposition before a phrase in its dictionary form, empty where there is none."""
        if left and self.sentence.words[left - 1].pos == "ADP" and left - 1 not in self.closed:
            return self.sentence.words[left - 1].lemma.lower()
        return ""

    def partner(self, left: int) -> Phrase | None:
        """The phrase that this one is coordinated with."""
        words = self.sentence.words
        if left < 2 or not (words[left - 1].pos == "CCONJ" or words[left - 1].text == ","):
            return None
        return next((p for p in self.before if p.last == left - 2 or (p.how in {"adj", "gen"} and p.head == left - 2)), None)
