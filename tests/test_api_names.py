"""The public names: what stands here is kept until a new major version."""

import subprocess
import sys

import depesche

NAMES = ["DepescheError", "Document", "Reader", "Record", "Store", "load", "open"]


def test_public_names_are_pinned():
    assert depesche.__all__ == NAMES


def test_public_names_are_sorted():
    assert sorted(depesche.__all__) == depesche.__all__


def test_every_public_name_exists_and_says_what_it_is():
    assert [name for name in NAMES if not getattr(depesche, name).__doc__] == []


def test_dir_lists_the_public_names():
    assert dir(depesche) == NAMES


def test_a_public_name_can_be_imported_from_a_fresh_interpreter():
    subprocess.run([sys.executable, "-c", f"from depesche import {', '.join(NAMES)}"], check=True)
