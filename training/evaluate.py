"""Score a pipeline on sentences that it was not trained on.

    python training/evaluate.py MODEL TEST.spacy [--raw]

Prints figures in percent, on gold tokens or, with --raw, from raw text (then sentence F1 too): UPOS, lemmas, UAS and LAS, the case of
nouns, the subjects and objects of verbs (`ARGUMENTS`: relation and governor, F1), separated particles that hang on their verb (share of
them, and F1) and the subjunctives (F1); each of the model and with Depesche's sentence edges and repairs. Relations are universal ones
and the subtypes kept by convert.py; punctuation is left out of UAS and LAS, as spaCy's scorer does.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Token
from spacy.training import Example

from depesche.components import EDGES, REPAIRS, complete
from depesche.repairs import PARTICLE

FIGURES = {"UPOS": "pos_acc", "lemma": "lemma_acc", "UAS": "dep_uas", "LAS": "dep_las", "sentences F1": "sents_f"}
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl:arg"})
PARTICLES = frozenset({PARTICLE})


def main() -> None:
    """Print the figures of one pipeline."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("test", type=Path)
    parser.add_argument("--raw", action="store_true")
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    for name in {EDGES, REPAIRS} & {*nlp.pipe_names}:
        nlp.remove_pipe(name)
    golds = list(DocBin().from_disk(args.test).get_docs(nlp.vocab))
    plain = figures(nlp, golds, args.raw)
    complete(nlp)
    mended = figures(nlp, golds, args.raw)
    print(f"{'':22} model    as shipped")
    for name in plain:
        print(f"{name:22} {100 * plain[name]:5.1f} {100 * mended[name]:13.1f}")


def figures(nlp: spacy.language.Language, golds: list[Doc], raw: bool) -> dict[str, float]:
    """All figures, as shares."""
    scores = nlp.evaluate([Example(nlp.make_doc(g.text) if raw else tokens_of(nlp, g), g) for g in golds])
    found = {name: scores[key] for name, key in FIGURES.items()}
    return found if raw else found | own_figures(list(nlp.pipe(tokens_of(nlp, g) for g in golds)), golds)


def tokens_of(nlp: spacy.language.Language, gold: Doc) -> Doc:
    """A document with the gold tokens and nothing else."""
    return Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])


def own_figures(ours: list[Doc], golds: list[Doc]) -> dict[str, float]:
    """What events need and spaCy does not score."""
    words = [word for doc in ours for word in doc]
    known = [word for doc in golds for word in doc]
    particles, gold_particles = ([edge(w, PARTICLES) for w in each] for each in (words, known))
    parted = [p == q for p, q in zip(particles, gold_particles, strict=True) if q]
    nouns = [(w, g) for w, g in zip(words, known, strict=True) if g.pos_ == "NOUN" and g.morph.get("Case")]
    return {
        "case of nouns": sum(w.morph.get("Case") == g.morph.get("Case") for w, g in nouns) / max(1, len(nouns)),
        "subjects, objects F1": f1([edge(w, ARGUMENTS) for w in words], [edge(g, ARGUMENTS) for g in known]),
        "separable verbs": sum(parted) / max(1, len(parted)),
        "separable verbs F1": f1(particles, gold_particles),
        "subjunctives F1": f1([subjunctive(w) for w in words], [subjunctive(g) for g in known]),
    }


def edge(token: Token, relations: frozenset[str]) -> tuple[str, int] | None:
    """The relation and governor of a word with one of the relations."""
    return (token.dep_, token.head.i) if token.dep_ in relations else None


def subjunctive(token: Token) -> str | None:
    """The mood of a subjunctive."""
    return "Sub" if token.morph.get("Mood") == ["Sub"] else None


def f1(ours: Sequence[object], gold: Sequence[object]) -> float:
    """F1 of what is not None, word by word."""
    both = sum(a is not None and a == b for a, b in zip(ours, gold, strict=True))
    return 2 * both / max(1, sum(a is not None for a in ours) + sum(b is not None for b in gold))


if __name__ == "__main__":
    main()
