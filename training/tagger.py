"""Train the names component: a BiLSTM-CRF in PyTorch, written as the weights that `depesche.name_net` runs with NumPy.

    python training/tagger.py OUT --data DATA/ner --lists LISTS --vectors PIPELINE [--fold 0] [--seed 7]
    python training/tagger.py OUT --lang en --data DATA/treebanks/en --lists LISTS --vectors PIPELINE

OUT is the folder of a pipeline of nothing but the component; LISTS the folder that `names.py lists` writes, VECTORS a pipeline with the
vectors of the one that the component is to be put into. With `--fold`, a fifth of GermEval is left out (`names.py score` tests on it).
Besides PER, LOC and ORG the network learns what is like a name and none, and which corpus a sentence is from: UNER marks no adjectives.
Architecture: Lample et al. 2016, Ma & Hovy 2016; one dropout mask for all words of a sentence: Gal & Ghahramani 2016. It needs
`pip install torch`.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
import torch
from torch import Tensor, nn

from depesche.name_lists import UNUSED, NameLists
from depesche.name_net import Features, Inventory, Network, features, marks, spelling
from depesche.name_tagger import FACTORY
from names import FOLDS, Sentence, ewt, germeval, own_english, uner
from steps import steps_of

EMBEDDED_FROM, TAGGED_FROM = 3, 10
"""Occurrences from which on a word has an embedding of its own, a tag is learned."""
TOKENS_A_BATCH = 300
WORD_SIZE, LETTER_SIZE, USE_SIZE, SPELLING_SIZE, WIDTHS = 50, 24, 12, 32, (2, 3, 4)
WIDE, HIDDEN = 128, 128
DROPPED_WORDS, DROP_FEATURES, DROP_WORDS, DROP_SEEN = 0.2, 0.15, 0.35, 0.45
RATE, REMEMBERED = 0.003, 400
"""The highest learning rate, and how many steps the running average of the weights reaches back."""
STYLES = 2
"""The corpora of each language (`CORPORA`)."""


@dataclass(frozen=True)
class Example:
    """A sentence with the positions of its distinct words and tags, and its corpus."""

    words: Tensor
    tags: Tensor
    style: int


class Net(nn.Module):
    """What `depesche.name_net.Network` runs, for training."""

    def __init__(self, inventory: Inventory, vector_size: int) -> None:
        super().__init__()
        self.words = nn.Embedding(len(inventory.words), WORD_SIZE, padding_idx=0)
        nn.init.uniform_(self.words.weight, -0.1, 0.1)
        self.letters = nn.Embedding(len(inventory.letters), LETTER_SIZE, padding_idx=0)
        self.spelling = nn.ModuleList(nn.Conv1d(LETTER_SIZE, SPELLING_SIZE, w, padding=w // 2) for w in WIDTHS)
        self.uses = nn.Embedding(len(inventory.uses), USE_SIZE)
        sizes = vector_size, WORD_SIZE, SPELLING_SIZE * len(WIDTHS), USE_SIZE, len(inventory.marks)
        self.word, self.styles = nn.Linear(sum(sizes), WIDE), nn.Embedding(STYLES, WIDE)
        self.lstm = nn.LSTM(WIDE, HIDDEN, bidirectional=True, batch_first=True)
        tags = len(inventory.tags)
        self.out, self.steps = nn.Linear(2 * HIDDEN, tags), nn.Parameter(torch.zeros(tags, tags))
        self.start, self.end = (nn.Parameter(torch.zeros(tags)) for _ in range(2))

    def forward(self, read: Features, words: Tensor, style: Tensor) -> Tensor:
        """The scores of all tags; `words` are positions in what was read, 0 is padding."""
        distinct, at = torch.unique(words, return_inverse=True)
        known = torch.from_numpy(read.words)[distinct]
        if self.training:
            known = known.masked_fill(torch.rand(known.shape) < DROPPED_WORDS, 0)
        letters = self.letters(torch.from_numpy(read.letters)[distinct]).transpose(1, 2)
        spelled = [torch.relu(convolution(letters)).amax(2) for convolution in self.spelling]
        used, marked, vectors = (torch.from_numpy(x)[distinct] for x in (read.uses, read.marks, read.vectors))
        seen = torch.cat([vectors, self.words(known), *spelled, self.uses(used), marked], 1)
        shown = torch.relu(self.word(nn.functional.dropout(seen, DROP_FEATURES, self.training)))
        x = self.drop(shown[at] + self.styles(style)[:, None], DROP_WORDS)
        packed = nn.utils.rnn.pack_padded_sequence(x, (words > 0).sum(1), batch_first=True, enforce_sorted=False)
        return self.out(self.drop(nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)[0], DROP_SEEN))

    def drop(self, x: Tensor, share: float) -> Tensor:
        """Dropout with one mask for all words of a sentence."""
        if not self.training:
            return x
        return x * torch.empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - share) / (1 - share)

    def loss(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """The negative log-likelihood of the gold tags (CRF), the mean over sentences."""
        total = self.start + scores[:, 0]
        for i in range(1, scores.shape[1]):
            further = torch.logsumexp(total[:, :, None] + self.steps, 1) + scores[:, i]
            total = torch.where(mask[:, i : i + 1], further, total)
        words = (scores.gather(2, gold[:, :, None]).squeeze(2) * mask).sum(1)
        steps = (self.steps[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]).sum(1)
        last = gold.gather(1, mask.sum(1, keepdim=True) - 1).squeeze(1)
        path = self.start[gold[:, 0]] + words + steps + self.end[last]
        return (torch.logsumexp(total + self.end, 1) - path).mean()

    def weights(self) -> dict[str, np.ndarray]:
        """The weights as `Network` wants them: gates in its order, those of sigmoids halved; the corpus is the first one."""
        lstm = {name: halved(p.detach()).numpy() for name, p in self.lstm.named_parameters()}
        sides = ("", "_reverse")
        found = {"gates": np.concatenate([lstm[f"weight_ih_l0{s}"] for s in sides]).T}
        found["gates_bias"] = np.concatenate([lstm[f"bias_ih_l0{s}"] + lstm[f"bias_hh_l0{s}"] for s in sides])
        found["recurrent"] = np.stack([lstm[f"weight_hh_l0{s}"].T for s in sides])
        for width, convolution in zip(WIDTHS, self.spelling, strict=True):
            found[f"spelling{width}"] = convolution.weight.detach().numpy().transpose(2, 1, 0)
            found[f"spelling{width}_bias"] = convolution.bias.detach().numpy()
        for name, layer in (("word", self.word), ("out", self.out)):
            found |= {name: layer.weight.detach().numpy().T, f"{name}_bias": layer.bias.detach().numpy()}
        plain = {"words": self.words.weight, "letters": self.letters.weight, "uses": self.uses.weight, "style": self.styles.weight[0]}
        plain |= {"steps": self.steps, "start": self.start, "end": self.end}
        return found | {name: p.detach().numpy() for name, p in plain.items()}


def halved(parameter: Tensor) -> Tensor:
    """The parts of a parameter of an LSTM for input, forget, output and news."""
    first, forget, news, output = parameter.chunk(4)
    return torch.cat([first / 2, forget / 2, output / 2, news])


def bioes(labels: Sequence[str]) -> list[str]:
    """Tags that tell where names end; a name that begins inside one begins (`I-PER` first).

    >>> bioes(["B-PER", "I-PER", "O", "I-LOC"])
    ['B-PER', 'E-PER', 'O', 'S-LOC']
    """
    tags = []
    for i, label in enumerate(labels):
        kind = label[2:]
        before, behind = (labels[j] if 0 <= j < len(labels) else "O" for j in (i - 1, i + 1))
        opens, goes_on = label[0] == "B" or before[2:] != kind, behind == f"I-{kind}"
        tags.append(label if label == "O" else ("BI"[not opens] if goes_on else "SE"[not opens]) + "-" + kind)
    return tags


def inventory_of(sentences: Iterable[Sentence], lists: NameLists) -> Inventory:
    """What there is in the training sentences."""
    words, tags = Counter[str](), Counter[str]()
    for sentence in sentences:
        words.update(sentence.words)
        tags.update(bioes(sentence.labels))
    lower = Counter[str]()
    for word, n in words.items():
        lower[word.lower()] += n
    seen = [marks(lists, word) for word in words]
    return Inventory(
        ("", *sorted(w for w, n in lower.items() if n >= EMBEDDED_FROM)),
        ("", *sorted({c for w in words for c in spelling(w)})),
        tuple(sorted({m for found, _ in seen for m in found})),
        tuple(sorted({use for _, use in seen} | {UNUSED})),
        ("O", *sorted(t for t, n in tags.items() if n >= TAGGED_FROM and t != "O")),
    )


def batches(examples: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """Batches of like length, in random order."""
    found: list[list[Example]] = [[]]
    for example in sorted(examples, key=lambda e: len(e.words) + chance.uniform(0, 4)):
        if found[-1] and (len(found[-1]) + 1) * len(example.words) > TOKENS_A_BATCH:
            found.append([])
        found[-1].append(example)
    chance.shuffle(found)
    return found


def train(net: Net, read: Features, examples: Sequence[Example], epochs: int, seed: int) -> Net:
    """Train; the net that comes back has a running average of the weights."""
    chance = random.Random(seed)
    steps = epochs * (len(batches(examples, random.Random(seed))) + 10)
    taking = steps_of(net, RATE, steps, betas=(0.9, 0.98), decay=1e-3, warm=0.15, remembered=REMEMBERED)
    for epoch in range(epochs):
        total = 0.0
        for batch in batches(examples, chance):
            words, tags = (nn.utils.rnn.pad_sequence([x.words if k else x.tags for x in batch], True) for k in (1, 0))
            total += taking.take(net.loss(net(read, words, torch.tensor([e.style for e in batch])), tags, words > 0))
        print(f"epoch {epoch + 1} loss {total:.1f}", flush=True)
    return taking.average.module


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--lists", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--lang", default="de")
    parser.add_argument("--fold", type=int)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def german(args: argparse.Namespace) -> tuple[list[Sentence], list[Sentence]]:
    """GermEval less the fold that is left out, and UNER."""
    return [s for i, s in enumerate(germeval(args.data)) if i % FOLDS != args.fold], uner(args.data)


def english(args: argparse.Namespace) -> tuple[list[Sentence], list[Sentence]]:
    """EWT, train and (where no fold is left out) dev, and own sentences."""
    parts = ("train", "dev") if args.fold is None else ("train",)
    return [s for part in parts for _, s in ewt(args.data, part)], own_english()


CORPORA = {"de": german, "en": english}
"""The corpora of a language: the component tags as the first one does."""


def main() -> None:
    """Train and write."""
    args = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    lists, vocab = NameLists.from_disk(args.lists), spacy.load(args.vectors).vocab
    gold = [(style, s) for style, corpus in enumerate(CORPORA[args.lang](args)) for s in corpus]
    inventory = inventory_of((s for _, s in gold), lists)
    words = ["_", *sorted({w for _, s in gold for w in s.words})]
    at, tag_at = {w: i for i, w in enumerate(words)}, inventory.at["tags"]
    nlp = spacy.blank(args.lang, vocab=vocab)
    component = nlp.add_pipe(FACTORY, name="ner")
    read = features(words, inventory, lists, component.vectors)
    examples = [
        Example(torch.tensor([at[w] for w in s.words]), torch.tensor([tag_at.get(t, 0) for t in bioes(s.labels)]), style)
        for style, s in gold
    ]
    net = train(Net(inventory, vocab.vectors_length), read, examples, args.epochs, args.seed)
    component.take(lists, Network(inventory, net.weights()))
    nlp.to_disk(args.out)
    print(f"{args.out}: {len(examples):,} sentences, {sum(p.numel() for p in net.parameters()):,} weights")


if __name__ == "__main__":
    main()
