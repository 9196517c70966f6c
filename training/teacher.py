"""A heavier parser that teaches the shipped one: BiLSTM and biaffine attention in PyTorch, trained on gold sentences, parsing raw ones.

    python training/teacher.py train OUT.pt --vectors PIPELINE --gold gsd=A.conllu,B.conllu pud=C.conllu [--take rest] [--seed 1]
    python training/teacher.py score --models OUT.pt … --style pud TEST.conllu [--take fifth]
    python training/teacher.py parse OUT.conllu --models OUT.pt … --style pud --texts TEXT.conllu|TEXT.tsv

Words are read by floret vectors (frozen), by an embedding of the frequent ones, by their characters, and by the treebank that they come
from, so that one parser learns the habits of each and can be asked for those of one (`--style`). Several models vote.
Deep biaffine attention: Dozat & Manning 2017; treebank embeddings: Stymne et al. 2018. Not shipped; needs `pip install torch`.
"""

import argparse
import random
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
import torch
from torch import Tensor, nn

from convert import Sentence, Word, read_sentences, write_sentences
from steps import steps_of

CHARS_A_WORD = 18
EMBEDDED_FROM = 2
"""Occurrences of a word in the gold sentences from which on it has an embedding of its own."""
TOKENS_A_BATCH = 700
DROPOUT = 0.33
FEATURELESS = frozenset({"hdt"})
"""Treebanks whose features teach nothing: HDT has all moods as indicatives and most nouns without case."""


@dataclass
class Labels:
    """The inventories that a model was trained with, by position; position 0 of words and characters is the unknown one."""

    words: list[str]
    chars: list[str]
    styles: list[str]
    tags: list[str]
    feats: list[str]
    relations: list[str]


class Net(nn.Module):
    """BiLSTM encoder with heads for tag, features, governor and relation."""

    def __init__(self, labels: Labels, vector_size: int, hidden: int = 256, layers: int = 3) -> None:
        super().__init__()
        self.words = nn.Embedding(len(labels.words), 64, padding_idx=0)
        self.chars = nn.Embedding(len(labels.chars), 32, padding_idx=0)
        self.convolutions = nn.ModuleList(nn.Conv1d(32, 40, k, padding=k // 2) for k in (2, 3, 4))
        self.styles = nn.Embedding(len(labels.styles), 16)
        self.project = nn.Linear(vector_size, 128)
        sizes = [64 + 120 + 16 + 128] + [2 * hidden] * (layers - 1)
        self.lstms = nn.ModuleList(nn.LSTM(s, hidden, bidirectional=True, batch_first=True) for s in sizes)
        wide = 2 * hidden
        self.tag = nn.Sequential(nn.Linear(wide, 128), nn.LeakyReLU(0.1), nn.Dropout(DROPOUT), nn.Linear(128, len(labels.tags)))
        self.feat = nn.Sequential(nn.Linear(wide, 128), nn.LeakyReLU(0.1), nn.Dropout(DROPOUT), nn.Linear(128, len(labels.feats)))
        self.arcs = nn.ModuleList(nn.Sequential(nn.Linear(wide, 300), nn.LeakyReLU(0.1)) for _ in range(2))
        self.rels = nn.ModuleList(nn.Sequential(nn.Linear(wide, 100), nn.LeakyReLU(0.1)) for _ in range(2))
        self.root = nn.Parameter(torch.zeros(wide))
        self.arc = nn.Parameter(torch.zeros(301, 300))
        self.rel = nn.Parameter(torch.zeros(len(labels.relations), 101, 101))

    def forward(self, batch: "Batch") -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores of tags, features, governors (position 0 is the root) and relations (batch, word, governor, relation)."""
        x = self.encode(batch)
        seen = torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)
        dependent, governor = self.drop(self.arcs[0](x)), self.drop(self.arcs[1](seen))
        arcs = with_bias(dependent) @ self.arc @ governor.transpose(1, 2)
        known = torch.cat([torch.ones_like(batch.mask[:, :1]), batch.mask], 1)
        arcs = arcs.masked_fill(~known[:, None, :], -1e9)
        dependent, governor = with_bias(self.drop(self.rels[0](x))), with_bias(self.drop(self.rels[1](seen)))
        rels = torch.einsum("bia,rac,bjc->bijr", dependent, self.rel, governor)
        return self.tag(x), self.feat(x), arcs, rels

    def encode(self, batch: "Batch") -> Tensor:
        """The words in context."""
        b, n, c = batch.chars.shape
        chars = self.chars(batch.chars.view(b * n, c)).transpose(1, 2)
        spelled = torch.cat([torch.relu(conv(chars)).amax(2) for conv in self.convolutions], 1).view(b, n, -1)
        words = batch.words
        if self.training:
            words = words.masked_fill(torch.rand(words.shape) < 0.2, 0)
        x = torch.cat([self.words(words), spelled, self.styles(batch.style)[:, None].expand(-1, n, -1), self.project(batch.vectors)], 2)
        lengths = batch.mask.sum(1)
        for lstm in self.lstms:
            packed = nn.utils.rnn.pack_padded_sequence(self.drop(x), lengths, batch_first=True, enforce_sorted=False)
            x = nn.utils.rnn.pad_packed_sequence(lstm(packed)[0], batch_first=True)[0]
        return self.drop(x)

    def drop(self, x: Tensor) -> Tensor:
        """Dropout with one mask for all words of a sentence."""
        if not self.training:
            return x
        return x * torch.empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - DROPOUT) / (1 - DROPOUT)


def with_bias(x: Tensor) -> Tensor:
    """With a column of ones."""
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


@dataclass
class Batch:
    """Sentences of one batch as tensors, padded to the longest; `weight` is 0 for the layers that a sentence does not teach."""

    words: Tensor
    chars: Tensor
    vectors: Tensor
    style: Tensor
    mask: Tensor
    gold: tuple[Tensor, Tensor, Tensor, Tensor] | None


class Reader:
    """Turns sentences into tensors."""

    def __init__(self, labels: Labels, vocab: spacy.vocab.Vocab) -> None:
        self.labels, self.vocab = labels, vocab
        self.at = {layer: {v: i for i, v in enumerate(values)} for layer, values in vars(labels).items()}

    def batch(self, sentences: Sequence[tuple[str, Sentence]], teach: bool) -> Batch:
        """A batch of (style, sentence); `teach`: with the gold layers."""
        b, n = len(sentences), max(len(s.words) for _, s in sentences)
        words, chars = np.zeros((b, n), int), np.zeros((b, n, CHARS_A_WORD), int)
        vectors, mask = np.zeros((b, n, self.vocab.vectors_length), "f"), np.zeros((b, n), bool)
        gold = [np.full((b, n), -100) for _ in range(4)]
        for i, (style, sentence) in enumerate(sentences):
            for j, word in enumerate(sentence.words):
                words[i, j] = self.at["words"].get(word.form.lower(), 0)
                for k, char in enumerate(spelling(word.form)):
                    chars[i, j, k] = self.at["chars"].get(char, 0)
                vectors[i, j], mask[i, j] = self.vocab.get_vector(word.form), True
                if teach:
                    gold[0][i, j] = self.at["tags"].get(word.upos, -100)
                    gold[1][i, j] = self.at["feats"].get(word.feats, -100) if style not in FEATURELESS else -100
                    gold[2][i, j] = word.head
                    gold[3][i, j] = self.at["relations"].get(word.relation, -100)
        style = [self.at["styles"][s] for s, _ in sentences]
        tensors = tuple(torch.from_numpy(g) for g in gold) if teach else None
        return Batch(*map(torch.from_numpy, (words, chars, vectors)), torch.tensor(style), torch.from_numpy(mask), tensors)


def spelling(form: str) -> str:
    """The first and last characters of a word, between marks of its edges."""
    shown = f"^{form}$"
    half = CHARS_A_WORD // 2
    return shown if len(shown) <= CHARS_A_WORD else shown[:half] + shown[-half:]


def labels_of(gold: dict[str, list[Sentence]]) -> Labels:
    """The inventories of the gold sentences."""
    words = [w for sentences in gold.values() for s in sentences for w in s.words]
    forms = Counter(w.form.lower() for w in words)
    return Labels(
        ["", *sorted(f for f, n in forms.items() if n >= EMBEDDED_FROM)],
        ["", *sorted({c for w in words for c in spelling(w.form)})],
        sorted(gold),
        sorted({w.upos for w in words}),
        sorted({w.feats for w in words}),
        sorted({w.relation for w in words}),
    )


def batches(sentences: list[tuple[str, Sentence]], chance: random.Random | None) -> Iterator[list[tuple[str, Sentence]]]:
    """Batches of like length, in random order where `chance` is given."""
    noise = (lambda: chance.uniform(0, 4)) if chance else (lambda: 0.0)
    ordered = sorted(sentences, key=lambda s: len(s[1].words) + noise())
    found: list[list[tuple[str, Sentence]]] = [[]]
    for s in ordered:
        if found[-1] and (len(found[-1]) + 1) * len(s[1].words) > TOKENS_A_BATCH:
            found.append([])
        found[-1].append(s)
    if chance:
        chance.shuffle(found)
    yield from found


def loss_of(net: Net, batch: Batch) -> Tensor:
    """The sum of the losses of all layers."""
    tags, feats, arcs, rels = net(batch)
    tag, feat, head, rel = batch.gold
    known = head.clamp(min=0)
    at_gold = rels.gather(2, known[:, :, None, None].expand(-1, -1, 1, rels.shape[3])).squeeze(2)
    cross = nn.functional.cross_entropy
    pairs = [(tags, tag, 0.3), (feats, feat, 0.3), (arcs, head, 1.0), (at_gold, rel, 1.0)]
    return sum(w * cross(s.flatten(0, 1), g.flatten(), ignore_index=-100) for s, g, w in pairs if (g >= 0).any())


def train(args: argparse.Namespace) -> None:
    """Train one model and write it; the weights kept are a running average."""
    torch.manual_seed(args.seed)
    chance = random.Random(args.seed)
    gold = {}
    for pair in args.gold:
        style, _, paths = pair.partition("=")
        gold[style] = [s for p in paths.split(",") for s in read_sentences(Path(p)) if s.words]
        if style == "pud":
            gold[style] = [s for s in gold[style] if taken(s, args.take)]
    labels, vocab = labels_of(gold), spacy.load(args.vectors).vocab
    reader, net = Reader(labels, vocab), Net(labels, vocab.vectors_length, args.hidden)
    sentences = [(style, s) for style, some in sorted(gold.items()) for s in some]
    steps = args.epochs * sum(1 for _ in batches(sentences, chance))
    taking = steps_of(net, args.rate, steps + 1000, betas=(0.9, 0.95), decay=1e-4, warm=0.1, remembered=500)
    for epoch in range(args.epochs):
        net.train()
        total = 0.0
        for some in batches(sentences, chance):
            total += taking.take(loss_of(net, reader.batch(some, teach=True)))
        print(f"epoch {epoch + 1} loss {total:.1f}", flush=True)
        if args.watch and (epoch + 1) % 5 == 0:
            held = [s for s in read_sentences(args.watch) if taken(s, args.watched)]
            print(figures([(taking.average.module.eval(), reader)], held, args.style), flush=True)
    torch.save({"labels": vars(labels), "hidden": args.hidden, "weights": taking.average.module.state_dict()}, args.out)


def taken(sentence: Sentence, take: str) -> bool:
    """Whether a sentence belongs to a part: `all`, `fifth` (the test), `second` (for development), `rest`, `less` (neither)."""
    part = zlib.crc32(sentence.sent_id.encode()) % 5
    parts = {"all": True, "fifth": part == 0, "rest": part != 0, "second": part == 1, "less": part > 1}
    return parts[take]


def load(path: Path, vocab: spacy.vocab.Vocab) -> tuple[Net, Reader]:
    """A trained model and its reader."""
    stored = torch.load(path)
    labels = Labels(**stored["labels"])
    net = Net(labels, vocab.vectors_length, stored["hidden"])
    net.load_state_dict(stored["weights"])
    return net.eval(), Reader(labels, vocab)


def parsed(models: list[tuple[Net, Reader]], sentences: list[Sentence], style: str) -> Iterator[tuple[Sentence, float]]:
    """The sentences with the layers of the models, and the mean probability of their governors; in order of length."""
    labels = models[0][1].labels
    orders = [orders_of(reader.labels, labels) for _, reader in models]
    for some in batches([(style, s) for s in sentences], None):
        with torch.no_grad():
            scores = [[torch.log_softmax(x, -1) for x in net(reader.batch(some, teach=False))] for net, reader in models]
        voted = [[x if o is None else x[..., o] for x, o in zip(m, order, strict=True)] for m, order in zip(scores, orders, strict=True)]
        tags, feats, arcs, rels = (torch.stack(layer).mean(0) for layer in zip(*voted, strict=True))
        for i, (_, s) in enumerate(some):
            n = len(s.words)
            heads = tree(arcs[i, :n, : n + 1].numpy())
            words = []
            for j, w in enumerate(s.words):
                relation = int(rels[i, j, heads[j]].argmax())
                tag, feat = labels.tags[int(tags[i, j].argmax())], labels.feats[int(feats[i, j].argmax())]
                words.append(Word(w.form, w.lemma, tag, feat, heads[j], labels.relations[relation] if heads[j] else "root", w.space))
            sure = float(np.exp(np.mean([arcs[i, j, h] for j, h in enumerate(heads)])))
            yield Sentence(s.sent_id, words), sure


def orders_of(ours: Labels, wanted: Labels) -> list[Tensor | None]:
    """For each layer of scores, the position of each wanted label in ours; a label that we lack gets the place of the first one."""
    layers = ((ours.tags, wanted.tags), (ours.feats, wanted.feats), None, (ours.relations, wanted.relations))
    return [pair and torch.tensor([pair[0].index(v) if v in pair[0] else 0 for v in pair[1]]) for pair in layers]


def tree(scores: np.ndarray) -> list[int]:
    """The best tree with one root for scores (word, governor); column 0 is the root."""
    best: tuple[float, list[int]] | None = None
    order = np.argsort(-scores[:, 0], kind="stable")[:3]
    for root in order:
        fixed = scores.copy()
        fixed[:, 0] = -1e9
        fixed[root] = -1e9
        fixed[root, 0] = scores[root, 0]
        heads = arborescence(fixed)
        value = float(sum(scores[i, h] for i, h in enumerate(heads)))
        if best is None or value > best[0]:
            best = value, heads
    return best[1]


def arborescence(scores: np.ndarray) -> list[int]:
    """Chu-Liu/Edmonds: the maximal tree below node 0; row i are the scores of node i+1 for each governor."""
    n = len(scores) + 1
    full = np.full((n, n), -1e9)
    full[1:] = scores
    np.fill_diagonal(full, -1e9)
    heads = full.argmax(1)
    heads[0] = 0
    cycle = cycle_in(heads)
    if not cycle:
        return [int(h) for h in heads[1:]]
    inside = np.zeros(n, bool)
    inside[cycle] = True
    outer = [i for i in range(n) if not inside[i]]
    kept = np.array([full[i, heads[i]] for i in cycle])
    small = np.full((len(outer) + 1, len(outer) + 1), -1e9)
    small[: len(outer), : len(outer)] = full[np.ix_(outer, outer)]
    into = full[np.ix_(cycle, outer)] - kept[:, None]
    small[-1, :-1] = into.max(0)
    entry = into.argmax(0)
    out = full[np.ix_(outer, cycle)]
    small[:-1, -1] = out.max(1)
    exit_ = out.argmax(1)
    below = [0, *arborescence(small[1:])]
    result = heads.copy()
    for k, i in enumerate(outer[1:], 1):
        result[i] = cycle[exit_[k]] if below[k] == len(outer) else outer[below[k]]
    result[cycle[entry[below[-1]]]] = outer[below[-1]]
    return [int(h) for h in result[1:]]


def cycle_in(heads: np.ndarray) -> list[int]:
    """The nodes of a cycle, if there is one."""
    done: set[int] = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node not in done and node not in path:
            path.append(node)
            node = int(heads[node])
        if node in path:
            return path[path.index(node) :]
        done |= set(path)
    return []


def figures(models: list[tuple[Net, Reader]], gold: list[Sentence], style: str) -> str:
    """UPOS, case of nouns, UAS and LAS without punctuation, in percent."""
    by_id, hits, counts = {s.sent_id: s for s in gold}, Counter[str](), Counter[str]()
    for s, _ in parsed(models, gold, style):
        for ours, w in zip(s.words, by_id[s.sent_id].words, strict=True):
            counts["UPOS"] += 1
            hits["UPOS"] += ours.upos == w.upos
            case = [f for f in w.feats.split("|") if f.startswith("Case")]
            if w.upos == "NOUN" and case:
                counts["case"] += 1
                hits["case"] += case[0] in ours.feats.split("|")
            if w.relation != "punct":
                counts["UAS"] += 1
                counts["LAS"] += 1
                hits["UAS"] += ours.head == w.head
                hits["LAS"] += ours.head == w.head and ours.relation == w.relation
    return " ".join(f"{k} {100 * hits[k] / counts[k]:.2f}" for k in ("UPOS", "case", "UAS", "LAS"))


def sentences_of(path: Path) -> list[Sentence]:
    """Sentences to parse: CoNLL-U, or text with one tokenised sentence a line."""
    if path.suffix == ".conllu":
        return list(read_sentences(path))
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Sentence(f"{path.stem}-{i}", [Word(f, "_", "X", "", 0, "dep") for f in line.split(" ")]) for i, line in enumerate(lines)]


def main() -> None:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("train", "score", "parse"))
    parser.add_argument("out", type=Path, help="the model, the test file or the parses")
    parser.add_argument("--vectors", type=Path, required=True, help="a pipeline or the folder of its vectors")
    parser.add_argument("--gold", nargs="+", default=[])
    parser.add_argument("--take", default="rest")
    parser.add_argument("--watch", type=Path)
    parser.add_argument("--watched", default="second")
    parser.add_argument("--style", default="pud")
    parser.add_argument("--models", type=Path, nargs="+", default=[])
    parser.add_argument("--texts", type=Path, nargs="+", default=[])
    parser.add_argument("--surest", type=float, default=1.0, help="share of the sentences that is kept, the surest ones")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--hidden", type=int, default=256)
    parser.add_argument("--rate", type=float, default=0.002)
    args = parser.parse_args()
    torch.set_num_threads(1)
    if args.command == "train":
        return train(args)
    vocab = spacy.load(args.vectors).vocab
    models = [load(m, vocab) for m in args.models]
    if args.command == "score":
        return print(figures(models, [s for s in read_sentences(args.out) if taken(s, args.take)], args.style))
    found = sorted(parsed(models, [s for p in args.texts for s in sentences_of(p)], args.style), key=lambda f: (-f[1], f[0].sent_id))
    write_sentences(args.out, (s for s, _ in found[: int(len(found) * args.surest)]))


if __name__ == "__main__":
    main()
