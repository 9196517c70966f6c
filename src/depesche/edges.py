"""edges: where sentences begin, told to the parser before it parses and kept whatever it makes of them.

A parser that decides by itself opens too many sentences. The rules here are those of spelling: a stop, what closes behind it, and what
comes next. Full stops that belong to an abbreviation, a number in order or an initial are told apart by tables of the pack and by the
next word: a capitalised word of the closed classes ("Der", "Nach") is capitalised because a sentence begins, a noun or a name always is
(Kiss & Strunk 2006, "Unsupervised multilingual sentence boundary detection", call it the orthographic heuristic). Whether a quotation
mark opens or closes is read from the blanks around it, so that all styles of the press are served.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from depesche.langpack import Pack
from depesche.lemmas import verb_forms

MARKS = frozenset("„“”\"»«›‹‚‘’'‟")
FINAL = frozenset(".!?…")
CLOSERS = frozenset(")]}")
OPENERS = frozenset("([{")
NEVER_FIRST = frozenset(",;:.!?…)]}%")
DASHES = frozenset("–—-")
BULLETS = frozenset("•▪►■")
NEVER, FREE, SURE = -1, 0, 1
"""No sentence begins here, the parser decides, one begins: the values of SENT_START in spaCy."""
SENT_START = "SENT_START"
STARTS = "sentence_starts"
"""Where a document keeps the positions of the words that begin its sentences."""
ORDINAL = re.compile(r"\d{1,3}\.")
ROMAN = re.compile(r"[IVX]{2,}")
STUMP = re.compile(r"[^\W\d_aeiouyäöüAEIOUYÄÖÜ]{2,5}")
"""A word without a vowel is a short form ("Bgm"), unless it is in capitals ("DDR")."""
SHORT_CLAUSE = 6
"""Words of the shortest clause that stands by itself before a colon."""
REACH = 6
"""Words from a word of speech to the quotation that it brings."""


def fit_tokenizer(nlp: Any, pack: Pack) -> None:
    """Teach the tokenizer the abbreviations of the pack, and to part a full stop from a year."""
    settings = pack.settings["parse"]
    tokenizer = nlp.tokenizer
    pattern = "|".join([tokenizer.suffix_search.__self__.pattern, *settings["suffixes"]])
    tokenizer.suffix_search = re.compile(pattern).search
    for short in sorted({*settings["never_final"], *settings["before_numbers"], *settings["often_final"]}):
        if " " not in short:
            tokenizer.add_special_case(short, [{"ORTH": short}])


def mark_edges(doc: Any, pack: Pack) -> Any:
    """Note on the words of a document, which is not parsed yet, which of them begin a sentence."""
    import numpy as np

    starts = sentence_starts(Words(doc), spelling_of(pack))
    doc.user_data[STARTS] = starts
    if len(doc) > 1:
        marks: Any = np.full(len(doc), NEVER, dtype=np.int64)
        marks[starts] = SURE
        marks[0] = FREE
        doc.from_array([SENT_START], marks.astype(np.uint64))
    return doc


class Words:
    """The words of a document, and which of them a blank follows."""

    def __init__(self, doc: Any) -> None:
        self.texts = [t.text for t in doc]
        self.blanks = [bool(t.whitespace_) for t in doc]

    def __len__(self) -> int:
        return len(self.texts)

    def text(self, i: int) -> str:
        """The word at a position; empty beyond the ends."""
        return self.texts[i] if 0 <= i < len(self.texts) else ""

    def is_spaced(self, i: int) -> bool:
        """Whether white space or an end stands behind a word."""
        return i < 0 or i + 1 >= len(self.texts) or self.blanks[i] or self.texts[i].isspace() or self.texts[i + 1].isspace()

    def is_mark(self, i: int) -> bool:
        """Whether a word is a quotation mark."""
        return self.text(i)[:1] in MARKS and bool(self.text(i))

    def closes(self, i: int) -> bool:
        """Whether a quotation mark closes: it sticks to the word before it and not to the one behind it."""
        return not self.is_spaced(i - 1) and (self.is_spaced(i) or self.text(i + 1)[0] in NEVER_FIRST or self.is_mark(i + 1))


class Spelling:
    """What the tables of a pack say of the beginnings and ends of sentences."""

    def __init__(self, pack: Pack) -> None:
        settings = pack.settings["parse"]
        self.never_final = frozenset(settings["never_final"])
        self.often_final = frozenset(settings["often_final"])
        self.counted = frozenset(settings["counted"])
        self.first_words = frozenset(settings["first_words"])
        self.verbs = verb_forms(pack).lemmas
        speech = [r for r in pack.table("speech_verbs") if r["pos"] == "verb" and "quote" in r.many("takes") and r["object"] != "topic"]
        self.speech = frozenset(f for row in speech if not row["particle"] for f in row.many("forms")) | frozenset(
            settings["words_for_words"]
        )
        self.parted_speech = frozenset((f, row["particle"]) for row in speech if row["particle"] for f in row.many("forms"))

    def brings_quotation(self, words: list[str]) -> bool:
        """Whether a clause before a colon is a mere lead-in: short, or with its word of speech not far before the colon.

        >>> from depesche.langpack import load_pack
        >>> spelling_of(load_pack("de")).brings_quotation("Am Rande des Gipfels in Genf sagte der Kanzler".split())
        True
        """
        if len(words) < SHORT_CLAUSE or not self.speech.isdisjoint(words[-REACH:]):
            return True
        return any((form, words[-1]) in self.parted_speech for form in words)

    def is_clause(self, words: list[str]) -> bool:
        """Whether a finite verb may stand among words, and not as the first of them."""
        return any(w in self.verbs for w in words[1:]) and words[0] not in self.verbs


@cache
def spelling_of(pack: Pack) -> Spelling:
    """The spelling of a pack."""
    return Spelling(pack)


def sentence_starts(words: Words, spelling: Spelling) -> list[int]:
    """The positions of the words that begin a sentence."""
    starts = [0]
    for i in range(1, len(words)):
        if not words.texts[i].isspace() and begins(words, i, starts[-1], spelling):
            starts.append(i)
    return starts


def begins(words: Words, i: int, start: int, spelling: Spelling) -> bool:
    """Whether a sentence begins at a word; `start` is where the one before it does."""
    text = words.texts[i]
    if text in BULLETS:
        return words.is_spaced(i - 1)
    if text[0] in NEVER_FIRST or (words.is_mark(i) and words.closes(i)):
        return False
    stop = stop_before(words, i)
    if stop is None or stop < start or words.text(stop - 1)[:1] in OPENERS:
        return False
    first = first_word(words, i)
    if words.texts[stop] == ":":
        return stop == last_word(words, i) and begins_behind_colon(words, stop, i, start, spelling)
    if words.texts[stop] == ";":
        return stop == last_word(words, i) and spelling.is_clause(words.texts[start:stop]) and spelling.is_clause(rest(words, i))
    return bool(first) and not first[0].islower() and ends(words, stop, first, spelling)


def rest(words: Words, i: int) -> list[str]:
    """The words from one up to the next stop or semicolon."""
    end = next((j for j in range(i, len(words)) if words.texts[j][-1] in FINAL | {";"}), len(words))
    return words.texts[i:end]


def last_word(words: Words, i: int) -> int:
    """The position of the last word before another one."""
    i -= 1
    while i > 0 and words.texts[i].isspace():
        i -= 1
    return i


def stop_before(words: Words, i: int) -> int | None:
    """The position of what may end the sentence before a word: a stop or a colon, with marks and brackets that close behind it."""
    at = last_word(words, i)
    while at > 0 and (words.texts[at] in CLOSERS or (words.is_mark(at) and words.closes(at))):
        at -= 1
    text = words.texts[at]
    return at if text[-1] in FINAL or text in ":;" else None


def first_word(words: Words, i: int) -> str:
    """The first word from a position on, past marks, brackets and dashes that open; empty where none comes."""
    while i < len(words) and (words.texts[i].isspace() or words.texts[i][0] in MARKS | OPENERS | DASHES) and len(words.texts[i]) < 3:
        i += 1
    return words.text(i)


def begins_behind_colon(words: Words, stop: int, i: int, start: int, spelling: Spelling) -> bool:
    """Whether what a colon announces is a sentence of its own: spelled like one, and no complement of the words before it."""
    before = [w for w in words.texts[start:stop] if w[0].isalnum()]
    if words.is_mark(i):
        return holds_sentence(words, i) and not spelling.brings_quotation(before)
    spelled = words.texts[i] in spelling.first_words or (words.texts[i][0].isupper() and spelling.is_clause(rest(words, i)))
    return spelled and len(before) >= SHORT_CLAUSE


def holds_sentence(words: Words, i: int) -> bool:
    """Whether a quotation that opens at a word begins like a sentence and has its stop before it closes; a title has not."""
    if not first_word(words, i)[:1].isupper():
        return False
    for at in range(i + 1, len(words)):
        if words.texts[at][-1] in FINAL:
            return True
        if words.is_mark(at) and words.closes(at):
            return False
    return True


def ends(words: Words, stop: int, first: str, spelling: Spelling) -> bool:
    """Whether a stop ends a sentence, if the next word is not a small one."""
    text, opens = words.texts[stop], first in spelling.first_words
    if text in {"…", "..", "..."} or text[0] in "!?":
        return opens or text[0] in "!?"
    if text == ".":
        return opens or not (is_short(words.text(stop - 1)) or (first.isupper() and is_glued(words, stop)))
    if text in spelling.never_final or f"{words.text(stop - 1)} {text}" in spelling.never_final:
        return False
    if text in spelling.often_final or opens:
        return True
    if ORDINAL.fullmatch(text):
        return words.text(stop - 1) in spelling.counted
    return any(c.isdigit() for c in text)


def is_glued(words: Words, stop: int) -> bool:
    """Whether the next word sticks to a full stop; with capitals behind it that is a name ("Linkspartei.PDS"), else a blank is missing."""
    return not words.is_spaced(stop) and not words.is_mark(stop + 1) and words.texts[stop + 1] not in CLOSERS


def is_short(word: str) -> bool:
    """Whether a word before a full stop is a short form that no table knows, or a number in order."""
    return ROMAN.fullmatch(word) is not None or (STUMP.fullmatch(word) is not None and not word.isupper())
