"""name_tagger: a spaCy component that marks the names of persons, organisations and places in a text.

It reads sentence by sentence, where the pipeline has found them before. Its folder holds all that it knows but the vectors, which are
those of the pipeline: lists of names and uses of words (`name_lists`), the inventory and the weights of its network (`name_net`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from depesche.name_lists import NameLists
from depesche.name_net import OUTSIDE, WORDS_KEPT, Floats, Inventory, Network, Order, features, spans

if TYPE_CHECKING:
    from spacy.tokens import Token
    from spacy.vocab import Vocab

FACTORY = "depesche_name_tagger"
LABELS = ("LOC", "ORG", "PER")
WEIGHTS, INVENTORY = "weights.npz", "inventory.json"


class NameTagger:
    """The names component; `take` gives it what it knows."""

    labels = LABELS

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.lists = NameLists({}, {}, {})
        self.network: Network | None = None
        self.forget()

    def take(self, lists: NameLists, network: Network) -> None:
        """Replace the lists and the network."""
        self.lists, self.network = lists, network
        self.forget()

    def forget(self, room: int = WORDS_KEPT) -> None:
        """Keep the features of no word, and make room for those of so many."""
        self.rows: dict[str, int] = {}
        self.shown = np.empty((max(room, WORDS_KEPT), len(self.network.weights["style"]) if self.network else 0), np.float32)

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names of a text."""
        self.mark((doc,))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Mark the names of texts, many at once."""
        texts = iter(stream)
        while docs := list(islice(texts, batch_size)):
            self.mark(docs)
            yield from docs

    def mark(self, docs: Sequence[Doc]) -> None:
        """Mark the names of some texts."""
        found: dict[int, list[Span]] = {id(doc): [] for doc in docs}
        sentences = sorted((s for doc in docs for s in sentences_of(doc)), key=len, reverse=True)
        for tokens, tags in zip(sentences, self.tags([[t.text for t in s] for s in sentences]), strict=True):
            for start, end, label in spans(tags):
                if label in LABELS:
                    doc = tokens[0].doc
                    found[id(doc)].append(Span(doc, tokens[start].i, tokens[end - 1].i + 1, label))
        for doc in docs:
            doc.set_ents(found[id(doc)])

    def tags(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """The tags of the words of sentences, the longest first."""
        if not sentences or not self.network:
            return [[OUTSIDE] * len(s) for s in sentences]
        order = Order([len(s) for s in sentences])
        scores = self.network.scores(self.read(self.network, [w for s in sentences for w in s]), order)
        return self.network.best(scores, order)

    def read(self, network: Network, words: Sequence[str]) -> Floats:
        """What the network knows of each word by itself."""
        distinct = dict.fromkeys(words)
        if len(self.rows) + len(distinct) > len(self.shown):
            self.forget(len(distinct))
        new, known = [word for word in distinct if word not in self.rows], len(self.rows)
        if new:
            self.rows.update((word, known + i) for i, word in enumerate(new))
            self.shown[known : known + len(new)] = network.words(features(new, network.inventory, self.lists, self.vectors))
        return self.shown[[self.rows[word] for word in words]]

    def vectors(self, words: Sequence[str]) -> Floats:
        """The vectors of words; empty where the pipeline has none."""
        if not self.vocab.vectors_length:
            return np.zeros((len(words), 0), np.float32)
        found: Floats = self.vocab.vectors.get_batch([self.vocab.strings.add(w) for w in words])
        return found

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write lists, inventory and weights into a folder."""
        self.lists.to_disk(path)
        if self.network:
            (path / INVENTORY).write_text(json.dumps(asdict(self.network.inventory), ensure_ascii=False), encoding="utf-8")
            (path / WEIGHTS).write_bytes(packed(self.network))

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> NameTagger:
        """Read what `to_disk` wrote."""
        inventory = json.loads((path / INVENTORY).read_text(encoding="utf-8"))
        self.take(NameLists.from_disk(path), network_of(inventory, (path / WEIGHTS).read_bytes()))
        return self


def sentences_of(doc: Doc) -> Iterator[list[Token]]:
    """The words of each sentence, of the whole text where no component has found sentences; white space is no word."""
    for piece in doc.sents if doc.has_annotation("SENT_START") else (doc,):
        words = [t for t in piece if not t.is_space]
        if words:
            yield words


def packed(network: Network) -> bytes:
    """The weights of a network, with half the precision: it changes no tag to speak of and halves the bytes."""
    written = BytesIO()
    halves: dict[str, Any] = {name: array.astype(np.float16) for name, array in sorted(network.weights.items())}
    np.savez_compressed(written, **halves)
    return written.getvalue()


def network_of(inventory: dict[str, Any], weights: bytes) -> Network:
    """The opposite of `packed`."""
    with np.load(BytesIO(weights)) as arrays:
        return Network(Inventory(**{layer: tuple(values) for layer, values in inventory.items()}), dict(arrays))


@Language.factory(FACTORY, assigns=["doc.ents"])
def make_name_tagger(nlp: Language, name: str) -> NameTagger:
    """The component, empty: what it knows is read from the model's folder."""
    return NameTagger(nlp.vocab)
