"""The names component. `data/names.*.txt` are sentences of our own with their names; the floors may only be raised."""

import json
import re
from collections.abc import Sequence
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
import spacy

from depesche.langpack import Pack, load_pack
from depesche.name_lists import NameLists
from depesche.name_net import Floats, Inventory, Network, Order, features, spans
from depesche.name_tagger import NameTagger
from depesche.parse import load_pipeline

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))["names"]
LISTS = NameLists({"Anna": "f", "Köln": "c"}, {"minister": "p"}, {"Haus": "N", "Anna": "P"})
INVENTORY = Inventory(("", "haus"), ("", *"Ahnus^$"), ("+", "f"), ("?", "N"), ("O", "B-PER", "E-PER", "S-PER"))
SIZE, WIDE, HIDDEN = 5, 6, 3


def vectors(words: Sequence[str]) -> Floats:
    """Vectors of words, by their length."""
    return np.array([[len(w) / (i + 2) for i in range(SIZE)] for w in words], np.float32)


def network(seed: int = 1) -> Network:
    """A small network whose weights are chosen by chance."""
    chance = np.random.default_rng(seed)
    tags, letters, use, kernels = len(INVENTORY.tags), 4, 2, 3
    shapes: dict[str, tuple[int, ...]] = {
        "words": (2, 4), "letters": (len(INVENTORY.letters), letters), "uses": (2, use),
        "word": (SIZE + 4 + 3 * kernels + use + 2, WIDE), "word_bias": (WIDE,), "style": (WIDE,),
        "gates": (WIDE, 8 * HIDDEN), "gates_bias": (8 * HIDDEN,), "recurrent": (2, HIDDEN, 4 * HIDDEN),
        "out": (2 * HIDDEN, tags), "out_bias": (tags,), "steps": (tags, tags), "start": (tags,), "end": (tags,),
    }  # fmt: skip
    for width in (2, 3, 4):
        shapes |= {f"spelling{width}": (width, letters, kernels), f"spelling{width}_bias": (kernels,)}
    return Network(INVENTORY, {name: chance.normal(size=shape) for name, shape in shapes.items()})


def sigmoid(x: Floats) -> Floats:
    return 1 / (1 + np.exp(-x))


def lstm(gates: Floats, recurrent: Floats) -> list[Floats]:
    """An LSTM word by word, as the textbook has it."""
    state = cell = np.zeros(HIDDEN, np.float32)
    states = []
    for gate in gates:
        taken, kept, shown, news = np.split(gate + state @ recurrent, 4)
        cell = sigmoid(2 * kept) * cell + sigmoid(2 * taken) * np.tanh(news)
        state = sigmoid(2 * shown) * np.tanh(cell)
        states.append(state)
    return states


def test_lists_show_words_endings_and_parts() -> None:
    words = ("Anna", "Annas", "Außenminister", "Köln-Fan", "Haus", "haus", "12")
    assert [LISTS.find(w) for w in words] == ["f", "f", "+p", "~c", "+", "-", "0"]


def test_uses_show_nouns_compounds_and_what_no_text_has() -> None:
    assert [LISTS.use_of(w) for w in ("Haus", "Annas", "Hochhaus", "Annaburg", "haus")] == ["N", "P", "c", "?", "-"]


def test_features_hold_only_what_the_inventory_knows() -> None:
    read = features(("Haus", "Anna"), INVENTORY, LISTS, vectors)
    assert read.words.tolist() == [1, 0]
    assert read.marks.tolist() == [[1, 0], [0, 1]]
    assert read.uses.tolist() == [1, 0]
    assert read.letters[0, :7].tolist() == [INVENTORY.letters.index(c) if c in INVENTORY.letters else 0 for c in "^Haus$"] + [0]


def test_spelling_is_the_strongest_answer_of_each_kernel() -> None:
    net = network()
    letters = features(("Anna",), INVENTORY, LISTS, vectors).letters
    shown = np.pad(net.weights["letters"][letters[0]], ((1, 1), (0, 0)))
    kernel = net.weights["spelling3"]
    answers = [sum(shown[i + j] @ kernel[j] for j in range(3)) + net.weights["spelling3_bias"] for i in range(len(shown) - 2)]
    assert np.allclose(net.spelled(letters)(3)[0], np.maximum(np.max(answers, 0), 0), atol=1e-5)


def test_sentences_are_read_in_both_directions_each_by_itself() -> None:
    net = network()
    words = np.random.default_rng(2).normal(size=(7, WIDE)).astype(np.float32)
    scores = net.scores(words, Order([4, 2, 1]))
    for start, length in ((0, 4), (4, 2), (6, 1)):
        gates = words[start : start + length] @ net.weights["gates"] + net.weights["gates_bias"]
        ahead = lstm(gates[:, : 4 * HIDDEN], net.weights["recurrent"][0])
        back = lstm(gates[::-1, 4 * HIDDEN :], net.weights["recurrent"][1])[::-1]
        wanted = np.concatenate((ahead, back), 1) @ net.weights["out"] + net.weights["out_bias"]
        assert np.allclose(scores[start : start + length], wanted, atol=1e-4)


@pytest.mark.parametrize("seed", range(5))
def test_tags_are_the_best_of_all_sequences(seed: int) -> None:
    net = network(seed)
    scores = np.random.default_rng(seed).normal(size=(8, 4)).astype(np.float32)
    w = net.weights

    def total(tags: tuple[int, ...], start: int) -> float:
        steps = sum(w["steps"][a, b] for a, b in pairwise(tags))
        return float(w["start"][tags[0]] + w["end"][tags[-1]] + steps + sum(scores[start + i, t] for i, t in enumerate(tags)))

    starts = ((0, 4), (4, 3), (7, 1))
    wanted = [max(product(range(4), repeat=n), key=lambda tags, start=start: total(tags, start)) for start, n in starts]  # type: ignore[misc]
    assert net.best(scores, Order([4, 3, 1])) == [[INVENTORY.tags[t] for t in tags] for tags in wanted]


def test_pieces_of_names_are_no_names() -> None:
    assert spans(["I-PER", "E-PER", "B-LOC", "O", "E-LOC", "B-ORG", "S-PER"]) == [(6, 7, "PER")]


def test_component_comes_back_from_disk(tmp_path: Path) -> None:
    nlp = spacy.blank("de")
    nlp.vocab.vectors = spacy.vectors.Vectors(shape=(1, SIZE))
    component = nlp.add_pipe("depesche_name_tagger", name="ner")
    assert isinstance(component, NameTagger)
    component.take(LISTS, network())
    nlp.to_disk(tmp_path)
    text = "Anna sah das Haus in Köln."
    assert [(e.text, e.label_) for e in spacy.load(tmp_path)(text).ents] == [(e.text, e.label_) for e in nlp(text).ents]


def test_pipeline_without_vectors_is_read_by_all_else() -> None:
    component, net = NameTagger(spacy.blank("en").vocab), network()
    net.weights["word"] = net.weights["word"][SIZE:]
    component.take(LISTS, net)
    read = features(("Anna", "Haus"), INVENTORY, LISTS, lambda words: np.empty((len(words), 0), np.float32))
    assert np.array_equal(component.read(net, ("Anna", "Haus")), net.words(read))


def test_texts_read_together_have_the_names_they_have_alone(de: Pack) -> None:
    nlp = load_pipeline(de)
    texts = ["Wang Yi reiste nach Minsk.\n\nDort traf er Lukaschenko.", "", "Die NATO schweigt.", "\n"]
    together = [[(e.text, e.label_) for e in doc.ents] for doc in nlp.pipe(texts)]
    assert together == [[(e.text, e.label_) for e in nlp(text).ents] for text in texts]
    assert [bool(names) for names in together] == [True, False, True, False]


def marked(line: str) -> tuple[str, set[tuple[int, int, str]]]:
    """The text of a line of the set and its names: "[PER Wang Yi] schwieg."."""
    text, names = "", set()
    for piece in re.split(r"(\[[A-Z]+ [^]]+\])", line):
        label, _, words = piece[1:-1].partition(" ") if piece.startswith("[") else ("", "", piece)
        if label:
            names.add((len(text), len(text) + len(words), label))
        text += words
    return text, names


@pytest.mark.parametrize("language", ["de", "en"])
def test_names_in_sentences_of_our_own(language: str) -> None:
    rows = [marked(line) for line in (HERE / "data" / f"names.{language}.txt").read_text(encoding="utf-8").splitlines()]
    nlp = load_pipeline(load_pack(language))
    pairs = [({(e.start_char, e.end_char, e.label_) for e in nlp(text).ents}, wanted, text) for text, wanted in rows]
    right, total = sum(len(found & wanted) for found, wanted, _ in pairs), sum(len(found) + len(wanted) for found, wanted, _ in pairs)
    missed = [(text, sorted(wanted - found), sorted(found - wanted)) for found, wanted, text in pairs if found != wanted]
    assert 200 * right / total >= FLOORS[language], missed
