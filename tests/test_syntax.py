"""The diagnostic sets of the parse: what a linguist wants to find in it, claim by claim. The floors may only be raised.

A row of `syntax.<code>.jsonl` is a text, the claims it must bear out, and the number of its sentences where that is to be judged.
A claim is [word, relation, word]; "ein#2" is the second "ein" of the text. The relations, each with an example:

    subject-of      ["Li", "subject-of", "traf"]: of an active or passive verb or a predicate; verbs joined by "and" share theirs
    object-of       ["Antrag", "object-of", "lehnte"]: the direct object
    dative-of       ["Kiew", "dative-of", "drohte"]: the indirect object
    agent-of        ["Rebellen", "agent-of", "gekapert"]: who acts in a passive
    reflexive-of    ["sich", "reflexive-of", "trafen"]
    controller-of   ["Seiten", "controller-of", "stop"]: who is understood to act in an infinitive
    phrase-of       ["nach Minsk", "phrase-of", "reiste"]: preposition and noun, and what they belong to
    possessor-of    ["Chinas", "possessor-of", "Minister"]: also with "von", "of", and pronouns
    adjective-of    ["litauische", "adjective-of", "Minister"]
    apposition-of   ["Hauptstadt", "apposition-of", "Astana"]
    conjunct-of     ["Peru", "conjunct-of", "Chile"]: the first member of a coordination stands last
    clause-of       ["erfüllt", "clause-of", "bestätigte"]: complement, infinitive or adverbial clause
    antecedent-of   ["Land", "antecedent-of", "liegt"]: the noun that a relative clause describes, and the verb of the clause
    particle-of     ["ab", "particle-of", "lehnte"]
    lemma           ["lehnte", "lemma", "ablehnen"]: of separable verbs the joined one
    mood            ["sei", "mood", "Sub"]: Sub or Ind
    voice           ["verurteilt", "voice", "passive"]: passive or active

A name or title stands for the whole of it: "Wang" and "Yi" are one in "Wang Yi". `subjunctive.de.jsonl` lists of each text all finite
verbs in the subjunctive; all others are none.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from depesche.langpack import Pack, load_pack
from depesche.parse import Sentence, Syntax, Word
from depesche.reports.slots import Slots, grammar_of
from support import read_until

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))["syntax"]
CLAUSES = ("ccomp", "xcomp", "advcl", "csubj", "csubj:pass", "acl")
PARTS_OF_NAMES = {"flat", "compound", "appos"}
Claim = tuple[str, str, str]


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / "data" / name).read_text(encoding="utf-8").splitlines()]


@cache
def syntax_of(text: str, language: str) -> Syntax:
    return read_until("parse", text, load_pack(language)).parsed


class Clause:
    """A sentence and the questions that claims ask of it."""

    def __init__(self, sentence: Sentence, language: str) -> None:
        self.sentence = sentence
        self.grammar = grammar_of(load_pack(language))
        self.slots = Slots(sentence, self.grammar, acts=lambda word: word.pos == "PROPN")

    def up(self, word: Word, relations: set[str]) -> Word:
        """The word reached by going up while the relation is one of those given."""
        while word.relation in relations and word.head != word.i:
            word = self.sentence.words[word.head]
        return word

    def same(self, a: Word, b: Word) -> bool:
        return a.i == b.i or self.up(a, PARTS_OF_NAMES).i == self.up(b, PARTS_OF_NAMES).i

    def depends(self, a: Word, b: Word, *relations: str) -> bool:
        """Whether a word, or the name it belongs to, depends on another with one of the relations (any, where none is named)."""
        return any(
            w.head == b.i and w.i != b.i and (not relations or w.relation in relations) for w in (a, self.up(a, PARTS_OF_NAMES))
        )  # fmt: skip

    def prepositions(self, word: Word) -> set[str]:
        return {c.text.lower() for c in self.sentence.dependents(word, "case")}

    def subject(self, a: Word, b: Word) -> bool:
        found = list(self.sentence.dependents(b, "nsubj", "nsubj:pass"))
        if found or b.relation != "conj":
            return any(self.same(a, w) for w in found)
        return self.subject(a, self.sentence.words[b.head])

    def object(self, a: Word, b: Word) -> bool:
        return self.depends(a, b, "obj")

    def dative(self, a: Word, b: Word) -> bool:
        top = self.up(a, PARTS_OF_NAMES)
        direct = self.depends(a, b, "obj") and top.feats.get("Case") == "Dat"
        return direct or (self.depends(a, b, "iobj", "obl:arg") and not self.prepositions(top))

    def agent(self, a: Word, b: Word) -> bool:
        plain = self.depends(a, b, "obl", "nmod") and bool(self.prepositions(a) & self.grammar.agents)
        return plain or self.depends(a, b, "obl:agent")

    def possessor(self, a: Word, b: Word) -> bool:
        forms = self.prepositions(self.up(a, PARTS_OF_NAMES))
        return self.depends(a, b, "nmod", "det") and (not forms or bool(forms & (self.grammar.possessors | self.grammar.genitive_markers)))

    def apposition(self, a: Word, b: Word) -> bool:
        return a.head == b.i and a.relation in PARTS_OF_NAMES

    def conjunct(self, a: Word, b: Word) -> bool:
        return a.i != b.i and a.relation == "conj" and self.same(self.up(a, {"conj"}), self.up(b, {"conj"}))

    def antecedent(self, a: Word, b: Word) -> bool:
        verb = self.up(b, {"conj", "aux", "cop"})
        return verb.relation == "acl" and self.same(a, self.sentence.words[verb.head])

    def controller(self, a: Word, b: Word) -> bool:
        return any(self.same(a, w) for w in self.slots.fill(b, "subj"))

    def phrase(self, preposition: str, a: Word, b: Word) -> bool:
        top = self.up(a, PARTS_OF_NAMES)
        return preposition.lower() in self.prepositions(top) and (top.head == b.i or self.same(self.sentence.words[top.head], b))


PAIRS: dict[str, Callable[[Clause, Word, Word], bool]] = {
    "subject-of": Clause.subject,
    "object-of": Clause.object,
    "dative-of": Clause.dative,
    "agent-of": Clause.agent,
    "possessor-of": Clause.possessor,
    "apposition-of": Clause.apposition,
    "conjunct-of": Clause.conjunct,
    "antecedent-of": Clause.antecedent,
    "controller-of": Clause.controller,
    "reflexive-of": Clause.depends,
    "particle-of": lambda clause, a, b: clause.depends(a, b, "compound:prt"),
    "adjective-of": lambda clause, a, b: clause.depends(a, b, "amod", "acl"),
    "clause-of": lambda clause, a, b: clause.depends(a, b, *CLAUSES),
}
QUALITIES: dict[str, Callable[[Clause, Word], str]] = {
    "lemma": lambda clause, word: word.lemma,
    "mood": lambda clause, word: word.feats.get("Mood", "Ind"),
    "voice": lambda clause, word: "passive" if clause.slots.is_passive(word) else "active",
}


def place_of(text: str, reference: str) -> tuple[int, int]:
    word, _, number = reference.partition("#")
    found = list(re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text))[int(number or 1) - 1]
    return found.span()


def holds(text: str, claim: Claim, language: str) -> bool:
    left, relation, right = claim
    syntax = syntax_of(text, language)
    preposition, _, left = left.rpartition(" ")
    start, end = place_of(text, left)
    sentence = syntax.at(start)
    assert sentence is not None
    clause, word = Clause(sentence, language), sentence.top(start, end)
    if relation in QUALITIES:
        return QUALITIES[relation](clause, word) == right
    start, end = place_of(text, right)
    if not sentence.words_in(start, end):
        return False
    other = sentence.top(start, end)
    return clause.phrase(preposition, word, other) if relation == "phrase-of" else PAIRS[relation](clause, word, other)


def judged(language: str) -> Iterator[tuple[str, bool, str]]:
    """Per claim: its kind, whether it holds, and how to print it."""
    for row in rows(f"syntax.{language}.jsonl"):
        for want in row["wants"]:
            yield want[1], holds(row["text"], tuple(want), language), f"{' '.join(want)} | {row['text']}"
        if "sentences" in row:
            found = len(syntax_of(row["text"], language).sentences)
            yield "sentences", found == row["sentences"], f"{found} sentences, not {row['sentences']} | {row['text']}"


def figures(language: str) -> tuple[dict[str, float], list[str]]:
    """Percent of the claims that hold by kind, and those that fail."""
    results: dict[str, list[bool]] = defaultdict(list)
    failed = []
    for kind, good, printed in judged(language):
        results[kind].append(good)
        failed += [] if good else [printed]
    return {kind: round(100 * sum(x) / len(x), 1) for kind, x in sorted(results.items())}, failed


def f1(hits: int, found: int, wanted: int) -> float:
    return 200 * hits / (found + wanted)


def subjunctives() -> tuple[float, list[str]]:
    """F1 of the verbs that the parse has as subjunctive, and what is wrong."""
    hits = found = wanted = 0
    wrong = []
    for row in rows("subjunctive.de.jsonl"):
        words = (w for s in syntax_of(row["text"], "de").sentences for w in s.words)
        marked = {w.start for w in words if w.feats.get("Mood") == "Sub"}
        gold = {place_of(row["text"], r)[0] for r in row["subjunctive"]}
        hits, found, wanted = hits + len(marked & gold), found + len(marked), wanted + len(gold)
        wrong += [f"{'missed' if x in gold else 'wrong'} at {x} | {row['text']}" for x in sorted(marked ^ gold)]
    return f1(hits, found, wanted), wrong


def boundaries(folder: Path) -> tuple[dict[str, float], list[str]]:
    """F1 from raw text of sentence boundaries (where sentences begin) and of sentences with both edges right, and those missed."""
    counts = {"boundaries": [0, 0, 0], "sentences": [0, 0, 0]}
    missed = []
    for line in (folder / "events" / "dev-docs.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        syntax = read_until("parse", document["text"], load_pack("de"), title=document["title"]).parsed
        ours = {(s.start, s.end) for s in syntax.sentences}
        gold = {(s["start"], s["end"]) for s in document["sentences"]}
        for kind, mine, theirs in (("sentences", ours, gold), ("boundaries", {a for a, _ in ours}, {a for a, _ in gold})):
            counts[kind] = [n + len(x) for n, x in zip(counts[kind], (mine & theirs, mine, theirs), strict=True)]
        missed += [f"{'missed' if x in gold else 'wrong'} {document['text'][slice(*x)]!r}" for x in sorted(ours ^ gold)]
    return {kind: f1(*n) for kind, n in counts.items()}, missed


@pytest.mark.parametrize("language", ["de", "en"])
def test_claims_hold_as_often_as_their_floor_says(language: str) -> None:
    reached, failed = figures(language)
    floors = FLOORS[language]
    assert set(reached) == set(floors)
    assert all(reached[kind] >= floors[kind] for kind in floors), "\n".join([f"{reached}", *failed])


def test_subjunctives_are_told_from_indicatives() -> None:
    reached, wrong = subjunctives()
    assert reached >= FLOORS["subjunctive"], "\n".join([f"F1 {reached}", *wrong])


def test_sentences_end_where_they_end(data: Path) -> None:
    reached, missed = boundaries(data)
    assert all(reached[kind] >= FLOORS[kind] for kind in reached), "\n".join([f"F1 {reached}", *missed])


def test_every_kind_of_claim_has_many() -> None:
    claims = [w for row in rows("syntax.de.jsonl") for w in row["wants"]]
    separable = [w for w in claims if w[1] == "particle-of"]
    assert len(rows("syntax.de.jsonl")) >= 260
    assert len(separable) >= 60
    assert {w[1] for w in claims} == {*PAIRS, *QUALITIES, "phrase-of"}


@pytest.mark.parametrize("junk", ["(" * 20_000, "„" * 20_000, "a" * 50_000, "laut Angaben nach " * 2_000])
def test_junk_takes_no_longer_than_language(de: Pack, junk: str) -> None:
    reading = read_until("parse", junk, de)
    assert max(len(s.words) for s in reading.parsed.sentences) <= 500
    assert reading.parsed.sentences[-1].end <= len(junk)
