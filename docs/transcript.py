"""Run the commands that README.md shows and put what they print into it.

python docs/transcript.py

A block that begins with `<!-- run: N -->` shows, for each line `$ COMMAND`, the first N lines that the command prints, and `…` where there
are more. Run it where the language packs, the models or the demo have changed.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"(<!-- run: (\d+) -->\n```console\n)(.*?)(```)", re.DOTALL)
ARTICLE = re.compile(r"<!-- file: (\S+) -->\n```text\n(.*?)```", re.DOTALL)


def files(text: str) -> dict[str, str]:
    """The files that a page shows, by name: a block behind `<!-- file: NAME -->`."""
    return dict(ARTICLE.findall(text))


def commands(block: str) -> Iterator[str]:
    """The commands of a block."""
    return (line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ "))


def printed(command: str, folder: Path, lines: int) -> str:
    """A command and what it prints, cut behind so many lines.

    Raises:
        CalledProcessError: the command fails.
    """
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, check=True, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    found = done.stdout.strip("\n").splitlines()
    return "\n".join([f"$ {command}", *(line.rstrip() for line in found[:lines]), *(["…"] if len(found) > lines else [])])


def refreshed(text: str, folder: Path) -> str:
    """The page with what its commands print now."""
    for name, content in files(text).items():
        (folder / name).write_text(content, encoding="utf-8")

    def run(match: re.Match[str]) -> str:
        blocks = (printed(command, folder, int(match[2])) for command in commands(match[3]))
        return match[1] + "\n\n".join(blocks) + "\n" + match[4]

    return BLOCK.sub(run, text)


def main() -> None:
    """Refresh README.md."""
    with TemporaryDirectory(prefix="depesche-") as folder:
        README.write_text(refreshed(README.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
