"""Write a copy of treebanks in which names are others and hyphen compounds are the one token that spaCy's tokenizer makes of them.

    python training/own/copies.py OUT.spacy --seed 3 GSD.conllu… --rest PUD.conllu

UD German splits "US-Präsident" into three words, the tokenizer never does: without the copy the parser meets such words unprepared.
"""

import argparse
import random
import sys
import zlib
from pathlib import Path

import spacy
from spacy.tokens import DocBin

sys.path.insert(0, str(Path(__file__).parent.parent))
from convert import SENTENCES_PER_DOC, Sentence, Word, doc_of, read_sentences, restyle_quotes
from own_sentences import Lexicon


def hyphened(words: list[Word], i: int) -> bool:
    """True if the word at a position is the hyphen of a compound whose parts hang together."""
    if not 0 < i < len(words) - 1 or words[i].form != "-" or words[i - 1].space or words[i].space:
        return False
    before, behind = words[i - 1], words[i + 1]
    return before.upos != "PUNCT" and behind.upos in {"NOUN", "PROPN", "ADJ"} and (before.head == i + 2 or behind.head == i)


def joined(sentence: Sentence) -> Sentence:
    """The sentence with its hyphen compounds as one word each."""
    words = sentence.words
    groups: list[list[int]] = []
    for i in range(len(words)):
        if groups and (hyphened(words, i) or hyphened(words, i - 1)):
            groups[-1].append(i)
        else:
            groups.append([i])
    number = {0: 0} | {i + 1: n for n, group in enumerate(groups, 1) for i in group}
    return Sentence(sentence.sent_id, [one_word([words[i] for i in g], {i + 1 for i in g}, number) for g in groups])


def one_word(parts: list[Word], inside: set[int], number: dict[int, int]) -> Word:
    """The word that its parts make: the form of all, the inflection of the last, the head of the one that hangs outside."""
    last = parts[-1]
    top = next((w for w in reversed(parts) if w.head not in inside), last)
    before = "".join(w.form for w in parts[:-1])
    return Word(before + last.form, before + last.lemma, last.upos, last.feats, number[top.head], top.relation, last.space)


class Renamer:
    """Gives countries and persons other names, drawn at random."""

    def __init__(self, lexicon: Lexicon, rng: random.Random) -> None:
        self.words, self.rng = lexicon.words, rng
        self.names = [n for n, _ in lexicon.countries if " " not in n]
        self.major = [n for n in lexicon.words["major"] if " " not in n]
        self.known = {*self.names, *self.major}

    def rename(self, words: list[Word]) -> None:
        """Rename in place."""
        flats: dict[int, list[Word]] = {}
        for w in words:
            if w.relation == "flat" and w.upos == "PROPN":
                flats.setdefault(w.head, []).append(w)
        for i, w in enumerate(words, 1):
            if w.upos == "PROPN":
                self.country(w)
                later = flats.get(i, [])
                if len(later) == 1 and w.feats and all(x.form.isalpha() and x.form[1:].islower() for x in (w, *later)):
                    self.person(w, later[0])

    def country(self, word: Word) -> None:
        """Another country, in the same case."""
        ending = "" if word.form in self.known else "s"
        if word.form.removesuffix(ending) not in self.known:
            return
        name = self.rng.choice(self.names if self.rng.random() < 0.6 else self.major)
        if not ending or name[-1] not in "sxzß":
            word.form, word.lemma = name + ending, name

    def person(self, first: Word, last: Word) -> None:
        """Another first name and surname, half of them made up."""
        made = self.rng.choice(self.words["syllables_start"]) + self.rng.choice(self.words["syllables_end"])
        name = made if self.rng.random() < 0.5 else self.rng.choice(self.words["surnames"])
        genitive = "Case=Gen" in last.feats and last.form.endswith("s") and name[-1] not in "sxzß"
        first.form = first.lemma = self.rng.choice(self.words["first_names"])
        last.form, last.lemma = name + ("s" if genitive else ""), name


def main() -> None:
    """Write the copy."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("treebanks", type=Path, nargs="+")
    parser.add_argument("--rest", type=Path, nargs="*", default=[], help="treebanks of which only the rest beside the test fifth is taken")
    parser.add_argument("--seed", type=int, default=3)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    sentences = [s for path in args.treebanks for s in read_sentences(path)]
    sentences += [s for path in args.rest for s in read_sentences(path) if zlib.crc32(s.sent_id.encode()) % 5]
    copies, renamer = [joined(s) for s in sentences], Renamer(Lexicon(), rng)
    for s in copies:
        s.sent_id += "-copy"
        renamer.rename(s.words)
        restyle_quotes(s)
    rng.shuffle(copies)
    vocab, store = spacy.blank("de").vocab, DocBin(store_user_data=False)
    for at in range(0, len(copies), SENTENCES_PER_DOC):
        store.add(doc_of(vocab, copies[at : at + SENTENCES_PER_DOC]))
    store.to_disk(args.out)
    print(f"{args.out}: {len(copies)} sentences, {sum(len(s.words) for s in copies)} tokens")


if __name__ == "__main__":
    main()
