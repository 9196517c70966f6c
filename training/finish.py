"""Finish parsed raw sentences: dictionary forms where they are certain, and nouns in the case of their preposition or relation.

    python training/finish.py OUT.conllu --lang de --parses PARSES.conllu… --gold TREEBANK.conllu… [--check TREEBANK.conllu]

Lemmas of verbs: the forms that the pack's tables make. Of nouns and adjectives: of the forms that endings and umlauts allow, the one that
stands most often as a dictionary form in the parses. Of closed classes: what the gold sentences agree on. All others stay without lemma,
and teach none; those of the parses are kept. Cases: by the repairs of the pack, for a student sees less of the sentence than its teacher
and had better learn from cases that agree with the tree.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from convert import Sentence, Word, read_sentences, write_sentences
from depesche.langpack import load_pack
from depesche.lemmas import verb_forms
from depesche.repairs import Parsed, Rules, case_of, recase_nouns, rules_of, with_feature

NOUN_ENDINGS = ("e", "n", "en", "er", "s", "es", "nen", "se", "ern")
UMLAUTED_ENDINGS = frozenset({"", "e", "er", "n", "en", "ern"})
ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
DEGREES = ("er", "st", "est")
PLAIN = {"ä": "a", "ö": "o", "ü": "u"}
AGREEING = frozenset({"det", "amod"})
ATTESTED = 3
"""Occurrences as a dictionary form that make a candidate certain."""
AGREED = 0.95
"""Share of the gold occurrences of a word that must have one lemma."""


def unturned(word: str) -> str:
    """The word with its last umlaut undone, else the word."""
    for i in range(len(word) - 1, -1, -1):
        if word[i] in PLAIN:
            return word[:i] + PLAIN[word[i]] + word[i + 1 :]
        if word[i] in "aou":
            break
    return word


def without(word: str, endings: Iterable[str]) -> Iterator[str]:
    """The word less each of the endings that it has, if something is left."""
    return (word[: -len(e)] for e in endings if word.endswith(e) and len(word) - len(e) > 2)


class Lemmas:
    """Dictionary forms from a pack's verbs, from parsed sentences and from gold ones."""

    def __init__(self, lang: str, parses: Iterable[Sentence], gold: Iterable[Sentence]) -> None:
        self.verbs = verb_forms(load_pack(lang))
        self.counts: Counter[tuple[str, str]] = Counter()
        self.all: Counter[tuple[str, str]] = Counter()
        for w in (w for s in parses for w in s.words):
            self.all[w.upos, w.form] += 1
            if is_base(w):
                self.counts[w.upos, w.form] += 1
        seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for w in (w for s in gold for w in s.words):
            seen[w.upos, w.form.lower()][w.lemma] += 1
        best = {k: c.most_common(1)[0] for k, c in seen.items()}
        self.closed = {k: lemma for k, (lemma, n) in best.items() if n >= ATTESTED and n >= AGREED * seen[k].total()}
        self.kinds: dict[str, Callable[[Word], str]] = {
            "NOUN": self.noun, "ADJ": self.adjective, "VERB": self.verb, "AUX": self.verb, "PROPN": self.name
        }  # fmt: skip

    def of(self, word: Word) -> str:
        """The dictionary form, "_" where it is not certain."""
        if word.upos in {"PUNCT", "SYM", "NUM"}:
            return word.form
        return self.kinds.get(word.upos, lambda w: self.closed.get((w.upos, w.form.lower()), "_"))(word)

    def verb(self, word: Word) -> str:
        """Of a verb or auxiliary."""
        low = word.form.lower()
        known = self.verbs.lemmas.get(low, [])
        if low in known or len(known) > 1:
            return low if low in known else self.closed.get((word.upos, low), "_")
        return self.verbs.lemma_of(low, "") or self.closed.get((word.upos, low), "_")

    def name(self, word: Word) -> str:
        """Of a name: itself, or itself without the ending of the genitive."""
        bare = word.form[:-1]
        return bare if word.form.endswith("s") and self.all["PROPN", bare] >= ATTESTED else word.form

    def noun(self, word: Word) -> str:
        """Of a noun."""
        form, plural = word.form, "Number=Plur" in word.feats
        if form.endswith("er") and self.counts["NOUN", form] > self.all["NOUN", form] / 10:
            return form
        bases = [(b, b == form) for b in (*([] if plural else [form]), *without(form, NOUN_ENDINGS))]
        turned = [unturned(b) for b in (form, *without(form, [e for e in NOUN_ENDINGS if e in UMLAUTED_ENDINGS]))]
        candidates = dict.fromkeys([*(b for b, _ in bases), *(t for t in turned if t != form), *without_ien(form)])
        return self.likeliest("NOUN", candidates) or "_"

    def adjective(self, word: Word) -> str:
        """Of an adjective, its degrees included."""
        low = word.form.lower()
        bases = [low, *without(low, ADJECTIVE_ENDINGS)]
        if "Degree=Cmp" in word.feats or "Degree=Sup" in word.feats:
            bases = [x for b in bases for d in without(b, DEGREES) for x in (d, unturned(d))]
        return self.likeliest("ADJ", dict.fromkeys(bases)) or "_"

    def likeliest(self, tag: str, candidates: Iterable[str]) -> str:
        """The candidate that is a dictionary form most often, "" where none is often enough."""
        best = max(candidates, key=lambda c: self.counts[tag, c], default="")
        return best if self.counts[tag, best] >= ATTESTED else ""


def without_ien(form: str) -> Iterator[str]:
    """ "Gremien": "Gremium"."""
    return (form[:-3] + "ium" for _ in [0] if form.endswith("ien"))


def is_base(word: Word) -> bool:
    """Whether a word stands as it would in a dictionary."""
    if word.upos == "NOUN":
        return "Number=Sing" in word.feats and ("Case=Nom" in word.feats or "Gender=Fem" in word.feats)
    return "Case=" not in word.feats


def recase(words: list[Word], rules: Rules) -> None:
    """Give nouns the case of the tree, and their determiners and adjectives the same one."""
    heads = [w.head - 1 if w.head else i for i, w in enumerate(words)]
    lows, tags, feats = [w.form.lower() for w in words], [w.upos for w in words], [w.feats for w in words]
    tree = Parsed([w.form for w in words], lows, tags, [*feats], heads, [w.relation for w in words])
    recase_nouns(tree, rules)
    for i, (word, morph) in enumerate(zip(words, tree.morphs, strict=True)):
        noun = heads[i]
        if word.relation in AGREEING and tags[noun] == "NOUN" and "Case=" in morph and (case := case_of(tree.morphs[noun])):
            morph = with_feature(morph, "Case", case)
        word.feats = morph


def main() -> None:
    """Write the parses with lemmas, or check the rules on gold sentences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--lang", required=True)
    parser.add_argument("--parses", type=Path, nargs="+", required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--check", type=Path)
    args = parser.parse_args()
    parses = [s for p in args.parses for s in read_sentences(p)]
    lemmas = Lemmas(args.lang, parses, (s for p in args.gold for s in read_sentences(p)))
    if args.check:
        return check(lemmas, [w for s in read_sentences(args.check) for w in s.words])
    rules = rules_of(load_pack(args.lang))
    for s in parses:
        recase(s.words, rules)
        for w in s.words:
            w.lemma = lemmas.of(w) if w.lemma == "_" else w.lemma
    write_sentences(args.out, parses)


def check(lemmas: Lemmas, words: list[Word]) -> None:
    """Print for each tag how many words get a lemma, how many of these the gold one, and the commonest differences."""
    given: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: Counter[tuple[str, str, str]] = Counter()
    total = Counter(w.upos for w in words)
    for w in words:
        ours = lemmas.of(w)
        given[w.upos] += ours != "_"
        right[w.upos] += ours == w.lemma
        if ours not in {"_", w.lemma}:
            wrong[w.upos, w.form, f"{w.lemma}/{ours}"] += 1
    for tag, n in total.most_common():
        print(f"{tag:6} {n:6} given {given[tag] / n:.3f} right {right[tag] / max(1, given[tag]):.3f}")
    print(wrong.most_common(60))


if __name__ == "__main__":
    main()
