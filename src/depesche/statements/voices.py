"""voices: who speaks and who is spoken to: the noun phrase around a word, and the entity that it stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from depesche.lemmas import VERBAL
from depesche.model import Mention, Voice
from depesche.statements.flow import BREAKS, FINAL, Flow

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
CLAUSAL = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "csubj", "parataxis", "conj", "cc", "punct", "dep", "xcomp", "discourse"})
INNER = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "ADV", "X"})


def phrase(flow: Flow, head: int, lo: int, hi: int) -> tuple[int, int]:
    """The noun phrase around a head as words a to b (excluded), kept within lo to hi: no relative clause, no verb, no comma but of a name.

    Coordinated nouns belong to it, clauses do not.
    """
    inside = {head} | wanted(flow, head)
    a = b = head
    while a - 1 >= lo and a - 1 in inside:
        a -= 1
    b = head + 1
    while b < hi and b in inside:
        b += 1
    a, b = widened(flow, a, b, lo, hi)
    while b > head + 1 and (flow.words[b - 1].text in BREAKS - {")"} | FINAL | {"("} or flow.words[b - 1].pos in {"CCONJ", "ADP"}):
        b -= 1
    while a < head and (flow.words[a].pos in {"ADP", "CCONJ"} or flow.words[a].text in BREAKS):
        a += 1
    return whole_marks(flow, a, before_relative(flow, head, b), head)


def before_relative(flow: Flow, head: int, b: int) -> int:
    """The end of a phrase before a relative clause or a citation ("unter Berufung auf …") that the parse took for part of it."""
    for i in range(head + 1, b - 1):
        if flow.words[i].pos == "ADP" and leads_on(flow, i):
            return i
        relative = flow.words[i].text == "," and flow.words[i + 1].pos in {"DET", "PRON"}
        if relative and i + 2 < b and flow.words[i + 2].pos in {"ADP", "PRON", "ADV"}:
            return i
    return b


def leads_on(flow: Flow, g: int) -> bool:
    """Whether a preposition leads to another voice: a cited one, an unnamed one, or one spoken to."""
    lexicon = flow.lexicon
    if flow.citing_length(g, len(flow.words)):
        return True
    if flow.lower(g) in lexicon.words["toward"] and flow.lower(g) != lexicon.to:
        return True
    near = range(g + 1, min(g + 4, len(flow.words)))
    noun = next((i for i in near if flow.words[i].pos in {"NOUN", "PROPN"}), None)
    return noun is not None and flow.lower(g) in lexicon.cues["origin"] and flow.lower(noun) in lexicon.cues["anonymous"]


def widened(flow: Flow, a: int, b: int, lo: int, hi: int) -> tuple[int, int]:
    """A phrase with what touches it and belongs to it whatever the parse says: articles and adjectives, the rest of a name, a bracket."""
    words = flow.words
    while a - 1 >= lo and (words[a - 1].pos in {"DET", "NUM", "ADJ"} or words[a - 1].pos == words[a].pos == "PROPN"):
        if flow.quote_of[a - 1] != flow.quote_of[a] or words[a - 1].text in BREAKS:
            break
        a -= 1
    while b < hi and words[b].pos == "PROPN" and words[b - 1].pos in {"PROPN", "NOUN"} and flow.quote_of[b] == flow.quote_of[b - 1]:
        b += 1
    if b + 2 < hi and words[b].text == "(" and words[b - 1].pos in {"PROPN", "NOUN"}:
        close = next((i for i in range(b + 2, min(b + 5, hi)) if words[i].text == ")"), None)
        b = close + 1 if close else b
    return a, b


def whole_marks(flow: Flow, a: int, b: int, head: int) -> tuple[int, int]:
    """A phrase cut to end before a quotation that runs out of it, and to begin behind one that runs into it."""
    while a < head and flow.quote_of[a] >= 0 and flow.words[a].start > flow.outer[flow.quote_of[a]].start:
        a += 1
    last = flow.quote_of[b - 1]
    if last >= 0 and flow.outer[last].end > flow.words[b - 1].end:
        whole = flow.range_of(flow.outer[last])
        if len(whole) <= 8 and whole.start >= a:
            return a, whole.stop
        while b > head + 1 and flow.quote_of[b - 1] == last:
            b -= 1
    return a, b


def wanted(flow: Flow, head: int) -> set[int]:
    """The words below a head that belong to its noun phrase."""
    found: set[int] = set()
    for child in flow.children(head):
        word = flow.words[child]
        if word.relation == "conj" and word.pos not in VERBAL:
            found |= {child} | wanted(flow, child)
        elif word.relation in {"cc", "punct"} or (word.relation == "case" and child > head):
            found.add(child)
        elif (word.pos == "ADJ" and child > head) or (child < head and any(c < child for c in flow.children_of(child, "case"))):
            continue
        elif word.relation == "acl" and child < head:
            found |= set(flow.subtree(child))
        elif word.relation not in CLAUSAL and word.pos not in VERBAL and word.relation != "case":
            found |= {child, *flow.children_of(child, "case")} | wanted(flow, child)
    return found


def phrase_at(flow: Flow, g: int, hi: int) -> tuple[int, int] | None:
    """The noun phrase that begins at word g, found without the parse: articles and adjectives, then nouns; None where none begins there."""
    head = next((i for i in range(g, min(hi, g + 9)) if flow.words[i].pos in {"NOUN", "PROPN"}), None)
    if head is None:
        return (g, g + 1) if g < hi and flow.words[g].pos == "PRON" else None
    if any(flow.words[i].pos not in INNER | VERBAL | {"CCONJ", "PUNCT"} for i in range(g, head)):
        return None
    end = head + 1
    while end < hi and flow.words[end].pos in {"PROPN", "NOUN"}:
        end += 1
    return g, max(end, min(hi, phrase(flow, head, g, hi)[1]))


def head_in(flow: Flow, a: int, b: int) -> int:
    """The word of a phrase that governs the others; the first noun where several do."""
    tops = [g for g in range(a, b) if (flow.head(g) is None or not a <= (flow.head(g) or 0) < b) and flow.words[g].pos in NOMINAL]
    return tops[0] if tops else next((g for g in range(a, b) if flow.words[g].pos in NOMINAL), a)


def grow_apposition(flow: Flow, a: int, b: int, hi: int) -> tuple[int, int]:
    """A phrase with the apposition behind its comma ("Peter Sharp, der Direktor von X"): a stretch without a verb up to hi or a comma."""
    if b + 2 >= hi or flow.words[b].text != "," or flow.words[b + 1].pos not in {"DET", "NOUN", "PROPN", "ADJ"}:
        return a, b
    if leads_on(flow, b + 1):
        return a, b
    if flow.words[b + 2].pos in {"ADP", "PRON", "ADV"} and flow.words[b + 1].pos == "DET":
        return a, b
    end = b + 1
    while end < hi and flow.words[end].text not in BREAKS | FINAL and flow.quote_of[end] < 0:
        if flow.words[end].pos in VERBAL or flow.words[end].feats.get("PronType") == "Rel":
            return a, b
        end += 1
    return a, end


class Voices:
    """Makes voices of phrases: looks up the entity of the mention that names the phrase's head, or the nearest one inside it."""

    def __init__(self, flow: Flow, mentions: Iterable[Mention]) -> None:
        self.flow, self.lexicon = flow, flow.lexicon
        self.mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self.starts = [m.start for m in self.mentions]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that share a character with a stretch of text."""
        lo = bisect_left(self.starts, start - 200)
        return [m for m in self.mentions[lo : bisect_right(self.starts, end - 1)] if m.end > start]

    def mentions_at(self, g: int) -> list[Mention]:
        """The mentions over a word."""
        return self.mentions_in(self.flow.words[g].start, self.flow.words[g].end)

    def entity(self, a: int, b: int) -> str | None:
        """The entity that the words a to b stand for: that of a mention over their head, else of the last one that names a person
        or body in apposition to it; None where the mentions only modify it."""
        head = head_in(self.flow, a, b)
        word = self.flow.words[head]
        inside = self.mentions_in(self.flow.words[a].start, self.flow.words[b - 1].end)
        over = [m for m in inside if m.start < word.end and word.start < m.end]
        if over:
            return max(over, key=lambda m: m.end - m.start).entity
        near = {g for g in range(a, b) if self.flow.words[g].relation in {"appos", "flat", "flat:name"} or g == head}
        for m in inside:
            if any(self.flow.words[g].start < m.end and m.start < self.flow.words[g].end for g in near):
                return m.entity
        return None

    def antecedent(self, a: int, b: int) -> tuple[int, int]:
        """The noun phrase before the comma that a relative pronoun takes up; other phrases as they are."""
        word = self.flow.words[a]
        if (
            b - a > 1
            or word.pos not in {"PRON", "DET"}
            or a < 2
            or self.flow.words[a - 1].text != ","
            or word.feats.get("PronType") == "Prs"
        ):
            return a, b
        start = self.flow.base[self.flow.sentence_of[a]]
        verb = next((i for i in self.flow.ancestors(a) if self.flow.words[i].relation.startswith("acl")), None)
        head = self.flow.head(verb) if verb is not None else None
        if head is None or head > a or self.flow.words[head].pos not in {"NOUN", "PROPN"}:
            head = next((i for i in range(a - 2, start - 1, -1) if self.flow.words[i].pos in {"NOUN", "PROPN"}), None)
        if head is None:
            return a, b
        while self.flow.words[head].relation in {"appos", "flat", "flat:name", "compound"} and start <= (self.flow.head(head) or start) < a:
            head = self.flow.head(head) or head
        return phrase(self.flow, head, start, a)

    def core(self, a: int, b: int, depth: int = 0) -> tuple[int, int]:
        """The phrase of the one whose report, statement or interview a phrase names ("Angaben der Polizei": der Polizei)."""
        head = head_in(self.flow, a, b)
        if depth > 2 or self.lexicon.noun_at(self.flow.words[head]) is None or self.flow.lower(head) in self.lexicon.cues["anonymous"]:
            return a, b
        if self.flow.words[head].pos == "PROPN" and self.mentions_at(head):
            return a, b
        owner = self.self_named(a, b, head) or self.owner(a, b, head)
        return self.core(*owner, depth + 1) if owner else (a, b)

    def self_named(self, a: int, b: int, head: int) -> tuple[int, int] | None:
        """Who speaks of itself in "nach eigenen Angaben": the subject of the clause."""
        if not any(self.flow.words[g].lemma in self.lexicon.words["own"] for g in range(a, b)):
            return None
        for up in self.flow.ancestors(head):
            subject = next(iter(self.flow.children_of(up, *SUBJECTS)), None)
            if subject is not None:
                unit = self.flow.units[self.flow.unit_at(subject)]
                return phrase(self.flow, subject, unit.a, unit.b)
        return None

    def owner(self, a: int, b: int, head: int) -> tuple[int, int] | None:
        """The possessor of a noun of speech inside or right behind its phrase."""
        possession = self.lexicon.words["possession"]
        for c in self.flow.children(head):
            if c < head and self.flow.words[c].pos in {"PROPN", "NOUN"} and self.flow.words[c].relation.startswith("nmod"):
                return phrase(self.flow, c, a, head)
            case = next((self.flow.lower(k) for k in self.flow.children_of(c, "case")), "")
            if c > head and self.flow.words[c].relation.startswith(("nmod", "obl", "appos")) and (not case or case in possession):
                return phrase(self.flow, c, head + 1, max(b, c + 1))
        after = head + 1
        if after < b and self.flow.lower(after) in possession:
            after += 1
        return (after, b) if after < b and any(self.flow.words[g].pos in {"NOUN", "PROPN"} for g in range(after, b)) else None

    def voice(self, a: int, b: int) -> Voice:
        """The voice of the words a to b (excluded)."""
        span = self.flow.span(a, b)
        return Voice(span.start, span.end, self.flow.text[span.start : span.end], self.entity(*self.core(*self.antecedent(a, b))))
