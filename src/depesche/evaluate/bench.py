"""bench: where the annotated data and the scorers lie, and what is made on the way to the figures."""

from __future__ import annotations

import json
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from depesche.errors import InputError
from depesche.knowledge import Knowledge
from depesche.read import documents
from depesche.record import as_line
from depesche.run import code_documents

PARTS = ("seen", "unseen", "all")
"""The texts that rules were written on, the third that was set apart, and both."""
Scored = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bench:
    """The data, the scorers, what texts are read with, and a folder for what is made on the way."""

    data: Path
    scoring: Path
    work: Path
    knowledge: Knowledge
    workers: int

    def score(self, scorer: str, *arguments: str | Path) -> Scored:
        """The figures of a scorer. Some of them exit with 1 where a check fails, so only what they print tells whether they ran."""
        printed = self.printed(scorer, *arguments, "--json")
        try:
            scored: Scored = json.loads(printed)
        except ValueError as error:
            raise InputError(f"{self.scoring / scorer}.py printed no figures: run it by hand to see why") from error
        return scored

    def printed(self, scorer: str, *arguments: str | Path) -> str:
        """What a scorer prints."""
        call = [sys.executable, str(self.scoring / f"{scorer}.py"), *map(str, arguments)]
        return subprocess.run(call, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False).stdout

    def documents(self, scorer: str, gold: Path) -> Path:
        """The texts of a data set as documents."""
        return self.kept(f"{gold.name}.documents.jsonl", [self.printed(scorer, "documents", gold)])

    def coded(self, texts: Path) -> Path:
        """The records of documents; coded once."""
        path = self.work / f"{texts.name}.coded"
        if not path.exists():
            records = code_documents(documents([str(texts)]), workers=self.workers, knowledge=self.knowledge)
            self.kept(path.name, (f"{as_line(record)}\n" for record in records))
        return path

    def kept(self, name: str, lines: Iterable[str]) -> Path:
        """Lines in a file of the folder."""
        path = self.work / name
        with path.open("w", encoding="utf-8") as out:
            out.writelines(lines)
        return path

    def chosen(self, path: Path, name: str, keep: Callable[[Any], bool]) -> Path:
        """The lines of a file that a test on their JSON lets pass, in a file of another name."""
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        return self.kept(f"{path.name}.{name}", (line for line in lines if keep(json.loads(line))))


def belongs(id: str, part: str) -> bool:
    """Whether an item belongs to a part: the third that was set apart while the rules were written, the rest, or all."""
    apart = zlib.crc32(id.encode()) % 3 == 0
    return part == "all" or apart == (part == "unseen")


def of_part(part: str, key: str = "id") -> Callable[[Any], bool]:
    """A test whether an item belongs to a part; `key` names the id that decides."""
    return lambda item: belongs(str(item[key]), part)


def items(path: Path) -> list[Any]:
    """The JSON of the lines of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
