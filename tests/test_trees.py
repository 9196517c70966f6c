"""Boosted trees: asked by name, kept in a file."""

from pathlib import Path

import numpy as np
import pytest

from depesche.reports.trees import Trees, load_trees, save_trees

STUMPS = Trees(
    clues=("near", "rank"),
    clue=np.array([0, 0, 0, 1, 0, 0]),
    bound=np.array([0.5, 0, 0, 2.0, 0, 0]),
    left=np.array([1, 1, 2, 4, 4, 5]),
    right=np.array([2, 1, 2, 5, 4, 5]),
    value=np.array([0, -1.0, 2.0, 0, 0.5, -0.5]),
    roots=np.array([0, 3]),
    depth=1,
)
"""Two trees of one question each: near adds 2, far takes 1; a rank up to 2 adds a half, a lower one takes it."""


@pytest.mark.parametrize(
    ("row", "odds"),
    [({"near": 1, "rank": 1}, 2.5), ({"near": 1, "rank": 3}, 1.5), ({"rank": 2}, -0.5), ({}, -0.5), ({"rank": 9, "unheard of": 1}, -1.5)],
)
def test_leaves_add_up_to_odds(row: dict[str, float], odds: float) -> None:
    assert STUMPS.probabilities(STUMPS.table({}, [row])).tolist() == pytest.approx([1 / (1 + np.exp(-odds))])


def test_rows_share_clues_and_have_their_own() -> None:
    assert STUMPS.table({"near": 1, "rank": 5}, [{"rank": 2}, {}]).tolist() == [[1, 2], [1, 5]]


def test_file_gives_the_same_trees_back(tmp_path: Path) -> None:
    save_trees(tmp_path / "trees.npz", {"actor": STUMPS, "recipient": STUMPS})
    found = load_trees(tmp_path / "trees.npz", "recipient")
    table = STUMPS.table({}, [{"near": 1}, {"rank": 4}])
    assert found.clues == STUMPS.clues
    assert found.probabilities(table).tolist() == STUMPS.probabilities(table).tolist()
