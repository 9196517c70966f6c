"""What spaCy needs for a second stage of training: `spacy train … --code training/resume.py`.

A lemmatizer that was saved and loaded no longer knows which of its labels an edit tree has (spaCy 3.8), and would learn that all lemmas are
those of the first label.
"""

from spacy.language import Language
from spacy.util import registry


@registry.callbacks("depesche.resume_lemmas")
def resume_lemmas() -> object:
    """A callback for `initialize.before_init` that gives the lemmatizer its labels back."""

    def resume(nlp: Language) -> None:
        lemmatizer = nlp.get_pipe("trainable_lemmatizer")
        lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}  # type: ignore[attr-defined]

    return resume
