"""trees: the probability that boosted decision trees (Friedman 2001) give to rows of numbers; they are learned by `training/sides.py`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Trees:
    """Boosted trees over named clues, their nodes in one list, each tree from its root on.

    `clue`, `bound`: the clue that a node asks for and the bound up to which its value goes left; `left`, `right`: the nodes below, of a
    leaf itself; `value`: what a leaf adds to the logarithm of the odds; `roots`: where the trees begin; `depth`: steps down at most.
    """

    clues: tuple[str, ...]
    clue: npt.NDArray[np.int64]
    bound: Floats
    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    value: Floats
    roots: npt.NDArray[np.int64]
    depth: int

    def table(self, shared: Mapping[str, float], rows: Sequence[Mapping[str, float]]) -> Floats:
        """What the trees ask of rows, a column for each clue: those that all rows share, then their own; one that is not told is 0."""
        table = np.zeros((len(rows), len(self.clues)))
        for name, value in shared.items():
            if name in self.column:
                table[:, self.column[name]] = value
        for n, row in enumerate(rows):
            for name, value in row.items():
                if name in self.column:
                    table[n, self.column[name]] = value
        return table

    def probabilities(self, table: Floats) -> Floats:
        """The probability of each row of a table."""
        line, node = np.arange(len(table))[:, None], np.repeat(self.roots[None], len(table), axis=0)
        for _ in range(self.depth):
            node = np.where(table[line, self.clue[node]] <= self.bound[node], self.left[node], self.right[node])
        shares: Floats = 1 / (1 + np.exp(-self.value[node].sum(axis=1)))
        return shares

    @cached_property
    def column(self) -> Mapping[str, int]:
        """The columns of the clues."""
        return {name: n for n, name in enumerate(self.clues)}


def load_trees(path: Path, name: str) -> Trees:
    """The trees of a name in a file that `save_trees` wrote."""
    with np.load(path) as file:
        found = {key: file[f"{name}.{key}"] for key in ("clues", "clue", "bound", "left", "right", "value", "roots", "depth")}
    whole = {key: found[key].astype(np.int64) for key in ("clue", "left", "right", "roots")}
    real = {key: found[key].astype(np.float64) for key in ("bound", "value")}
    return Trees(clues=tuple(map(str, found["clues"])), depth=int(found["depth"]), **whole, **real)


def save_trees(path: Path, trees: Mapping[str, Trees]) -> None:
    """Write trees by name, as small as their numbers allow."""
    arrays: dict[str, npt.NDArray[np.generic]] = {}
    for name, its in trees.items():
        arrays |= {f"{name}.{key}": getattr(its, key).astype(np.int32) for key in ("clue", "left", "right", "roots")}
        arrays |= {f"{name}.{key}": getattr(its, key).astype(np.float32) for key in ("bound", "value")}
        arrays |= {f"{name}.clues": np.array(its.clues), f"{name}.depth": np.array(its.depth)}
    np.savez_compressed(path, allow_pickle=False, **arrays)
