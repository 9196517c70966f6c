"""Score a pipeline on sentences that it was not trained on.

    python training/evaluate.py MODEL TEST.spacy [--raw]

Prints UPOS, lemma, UAS and LAS in percent, on gold tokens or, with --raw, from raw text (then sentence F1 too). Relations are
universal ones and the subtypes kept by convert.py; punctuation is left out of UAS and LAS, as spaCy's scorer does.
"""

import argparse
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import Example

FIGURES = {"UPOS": "tag_acc", "lemma": "lemma_acc", "UAS": "dep_uas", "LAS": "dep_las", "sentences F1": "sents_f"}


def main() -> None:
    """Print the figures of one pipeline."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("test", type=Path)
    parser.add_argument("--raw", action="store_true")
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    golds = list(DocBin().from_disk(args.test).get_docs(nlp.vocab))
    examples = [Example(nlp.make_doc(g.text) if args.raw else tokens_of(nlp, g), g) for g in golds]
    scores = nlp.evaluate(examples)
    for name, key in FIGURES.items():
        print(f"{name:12} {100 * scores[key]:.1f}")


def tokens_of(nlp: spacy.language.Language, gold: Doc) -> Doc:
    """A document with the gold tokens and nothing else."""
    return Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])


if __name__ == "__main__":
    main()
