"""pipelines: spaCy pipelines of the user's, which may read in place of a pack's own where they speak Universal Dependencies.

What a pipeline must give is tried on the pack's own cases, not believed of its description: components come from anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from depesche.errors import InputError
from depesche.langpack import LANG, Pipeline, fingerprint_of, languages

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TRIED = 25
"""Sentences that a pipeline is tried on."""
SHOWN = 6
"""So many foreign labels are named."""
LONGEST = 200
"""Characters that are shown of spaCy's own messages, which may hold a whole configuration."""
RELATIONS = frozenset(
    {
        "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop", "csubj", "dep", "det",
        "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nsubj", "nummod", "obj", "obl",
        "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
    }
)  # fmt: skip
"""The universal relations. Source: Universal Dependencies, version 2 (de Marneffe, Manning, Nivre and Zeman 2021)."""
UPOS = frozenset(
    {
        "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
    }
)  # fmt: skip
"""The universal parts of speech. Source: as above."""
NEEDED = {"DEP": "a dependency parser", "SENT_START": "sentence boundaries", "LEMMA": "lemmas", "MORPH": "morphological features"}
"""What the stages read of a parse beside the parts of speech, by spaCy's names."""


def pipeline_of(where: str) -> Pipeline:
    """A pipeline that can be read with.

    Args:
        where: the name of an installed package, or a folder.

    Raises:
        InputError: nothing is called so, it is no spaCy pipeline, or something that is needed is missing; the message says what.
    """
    folder = folder_of(where)
    meta = meta_of(folder, where)
    found = Pipeline(folder, meta["lang"], f"{meta['lang']}_{meta['name']}", meta["version"], fingerprint_of(folder))
    if found.language not in languages():
        raise InputError(f"--pipeline {where}: it reads {found.language!r}, for which there is no pack: there are {', '.join(languages())}")
    if missing := list(faults_of(open_pipeline(found), found.language)):
        raise InputError(f"--pipeline {where} cannot be read with: {'; '.join(missing)}. Name one that is trained on a UD treebank")
    return found


def folder_of(where: str) -> Path:
    """The folder of a pipeline.

    Raises:
        InputError: there is no such folder and no such package.
    """
    from spacy.util import get_package_path, is_package

    if not Path(where).exists() and (Path(where).name != where or not is_package(where)):
        raise InputError(f"--pipeline {where}: no package of this name is installed, and no such folder is there; check the spelling")
    folder = Path(where).resolve() if Path(where).exists() else Path(get_package_path(where))
    if (folder / "config.cfg").is_file():
        return folder
    return next((path.parent for path in sorted(folder.glob("*/config.cfg"))), folder)  # packages hold the pipeline in a folder of its own


def meta_of(folder: Path, where: str) -> dict[str, str]:
    """What a pipeline says of itself.

    Raises:
        InputError: the folder holds no spaCy pipeline.
    """
    try:
        if not (folder / "config.cfg").is_file():
            raise ValueError("no config.cfg")
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        return {key: str(meta[key]) for key in ("lang", "name", "version")}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"--pipeline {where}: no spaCy pipeline ({error}); name the folder that holds config.cfg and meta.json") from error


@cache
def open_pipeline(pipeline: Pipeline) -> Language:
    """A pipeline, loaded once a process; where its tags are universal parts of speech and nothing else gives these, they stand for them.

    Raises:
        InputError: it cannot be loaded.
    """
    import spacy
    from spacy.language import Language

    import depesche.components
    import depesche.name_tagger  # noqa: F401 (it may be one that was trained as the shipped ones were)

    try:
        nlp = spacy.load(pipeline.folder)
    except (OSError, ValueError, ImportError, KeyError) as error:
        reason = shorten(str(error), LONGEST, placeholder=" …")
        raise InputError(f"--pipeline {pipeline.folder}: cannot be loaded ({reason}); is all installed that it needs?") from error
    words = [t for doc in tried(nlp, pipeline.language) for t in doc if not t.is_space]
    if not any(t.pos_ for t in words) and {t.tag_ for t in words} <= UPOS:
        Language.component("depesche_tags_as_pos", func=tags_as_pos)
        nlp.add_pipe("depesche_tags_as_pos", last=True)
    return nlp


def tags_as_pos(doc: Doc) -> Doc:
    """Put the tags of a document where the parts of speech stand."""
    for token in doc:
        if not token.is_space:
            token.pos_ = token.tag_
    return doc


def faults_of(nlp: Language, language: str) -> Iterator[str]:
    """What a pipeline lacks."""
    if not hasattr(getattr(nlp, "tokenizer", None), "suffix_search"):
        yield "its tokenizer is not spaCy's, so that the pack cannot teach it its abbreviations"
    docs = tried(nlp, language)
    yield from (
        f"it gives no {what.removeprefix('a ')}" for layer, what in NEEDED.items() if not any(d.has_annotation(layer) for d in docs)
    )
    if not {t.pos_ for doc in docs for t in doc if not t.is_space} - {"", "X"}:
        yield "it gives no universal parts of speech"
    relations = {bare(t.dep_) for doc in docs for t in doc if t.dep_} | {bare(r) for r in labels_of(nlp)}
    if relations - RELATIONS:
        yield f"its dependency labels are not those of Universal Dependencies ({some(relations - RELATIONS)})"


def tried(nlp: Language, language: str) -> list[Any]:
    """Some sentences of the pack, parsed."""
    lines = (LANG / language / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    return list(nlp.pipe(json.loads(line)["text"] for line in islice(filter(str.strip, lines), TRIED)))


def labels_of(nlp: Language) -> Iterable[str]:
    """The labels that the parser names, also those that the tried sentences lack."""
    return nlp.pipe_labels.get("parser", ())


def bare(relation: str) -> str:
    """A relation without its subtype, and without what pseudo-projective parsing adds.

    >>> bare("nsubj:pass"), bare("ROOT"), bare("obl||acl")
    ('nsubj', 'root', 'obl')
    """
    return relation.split("||")[0].split(":")[0].lower()


def some(labels: Iterable[str]) -> str:
    """The first of some labels, for a message."""
    named = sorted(labels)
    return ", ".join(named[:SHOWN]) + (" …" if len(named) > SHOWN else "")
