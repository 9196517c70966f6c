"""The files that paths, folders and globs name."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from depesche.errors import InputError

STDIN = "-"
OURS = ".duckdb"
"""Files with this in their name are record files and their parts; a folder may hold them beside its articles."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read. `name` is how messages call it: its path below the folder that was named, so that it is the same everywhere."""

    path: Path | None
    name: str


def files(paths: Sequence[str]) -> Iterator[File]:
    """The files that the paths name, folders in the order of their names.

    Args:
        paths: files, folders, globs, or `-` for stdin (once).

    Raises:
        InputError: a path that does not exist, or a glob that matches nothing; raised at once, before the first file.
    """
    named = [found for path in paths for found in expand(path)]
    return (file for path in named for file in files_of(path))


def expand(path: str) -> list[Path | None]:
    """The files and folders that one argument names; None is stdin.

    Raises:
        InputError: nothing is called so, or matches.
    """
    if path == STDIN:
        return [None]
    if Path(path).exists() or Path(path).is_symlink():
        return [Path(path)]
    found = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []
    if not found:
        raise InputError(f"{path}: no such file or folder; check the spelling, or quote a glob")
    return [Path(p) for p in found]


def files_of(path: Path | None) -> Iterator[File]:
    """The file itself, or all below a folder."""
    if path is None:
        yield File(None, "stdin")
    elif path.is_dir():
        yield from below(path, path)
    else:
        yield File(path, printable(path.name))


def below(folder: Path, root: Path) -> Iterator[File]:
    """The files below a folder, sorted; hidden ones and record files are left out, links to folders are not followed."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        entries = []
        yield File(folder, name_of(folder, root))  # opening it fails, and says why
    for entry in entries:
        if entry.name.startswith(".") or OURS in entry.name:
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from below(entry, root)
        elif not entry.is_dir():
            yield File(entry, name_of(entry, root))


def name_of(path: Path, root: Path) -> str:
    """The path below the folder that was named."""
    return printable(path.relative_to(root).as_posix())


def printable(name: str) -> str:
    """A name with the bytes that are no UTF-8 written as escapes."""
    return name.encode("utf-8", "backslashreplace").decode()
