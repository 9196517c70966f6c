"""Words a second of the German pipeline, as a share of those of a plain spaCy efficiency pipeline with the same components.

python benchmarks/speed.py [DATA] [--rounds N]

The plain pipeline is made on the spot: one tok2vec without vectors (HashEmbedCNN, width 96, depth 4, as `spacy init config` writes it),
to which every component listens, names included. It learns for a while from what ours makes of the texts, so that both take the same
steps. Both run in this process, one after the other in every round; the figure is the ratio of the median times, of the processor, so
that what else the machine does counts less.
"""

import random
import time
from collections.abc import Iterable
from statistics import median

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from articles import arguments, articles
from depesche.langpack import load_pack
from depesche.parse import load_pipeline

BAR = 0.7
SHARED = "tok2vec"
UPDATES, BATCH = 40, 8
TOK2VEC = {
    "@architectures": "spacy.HashEmbedCNN.v2", "width": 96, "depth": 4, "embed_size": 2000, "window_size": 1, "maxout_pieces": 3,
    "subword_features": True, "pretrained_vectors": None,
}  # fmt: skip
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
TAGGER = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": LISTENER}
TRANSITIONS = {
    "@architectures": "spacy.TransitionBasedParser.v2", "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2,
    "use_upper": True, "nO": None, "tok2vec": LISTENER,
}  # fmt: skip
MODELS = {
    SHARED: TOK2VEC, "tagger": TAGGER, "morphologizer": TAGGER, "trainable_lemmatizer": TAGGER,
    "parser": TRANSITIONS | {"state_type": "parser"}, "ner": TRANSITIONS | {"state_type": "ner"},
}  # fmt: skip


def plain_pipeline(nlp: Language, docs: Iterable[Doc]) -> Language:
    """A plain pipeline with the components of another one, taught by what that made of some texts."""
    plain = spacy.blank(nlp.lang)
    for name in MODELS:
        if nlp.has_pipe(name):
            plain.add_pipe(name, config={"model": MODELS[name]})
    examples = [Example(plain.make_doc(doc.text), doc) for doc in docs]
    optimizer = plain.initialize(lambda: examples)
    choose = random.Random(0)
    for _ in range(UPDATES):
        plain.update(choose.sample(examples, BATCH), sgd=optimizer)
    return plain


def seconds(nlp: Language, texts: Iterable[str]) -> float:
    """The processor time that a pipeline takes for texts."""
    began = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.process_time() - began


def main() -> None:
    """Measure and print."""
    parser = arguments("Speed of the German pipeline against a plain one.")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    texts = [line for a in articles(options.data, "dev") for line in a["text"].splitlines() if line.strip()]
    nlp = load_pipeline(load_pack("de"))
    docs = list(nlp.pipe(texts))
    plain = plain_pipeline(nlp, docs)
    words = sum(not token.is_space for doc in docs for token in doc)
    rounds = [(seconds(plain, texts), seconds(nlp, texts)) for _ in range(options.rounds)]
    theirs, ours = (median(times) for times in zip(*rounds, strict=True))
    print(f"{len(texts)} paragraphs, {words:,} words, {options.rounds} rounds; {', '.join(plain.pipe_names)}")
    print(f"plain {words / theirs:,.0f} words/s, ours {words / ours:,.0f} words/s, ratio {theirs / ours:.2f} (bar {BAR})")


if __name__ == "__main__":
    main()
