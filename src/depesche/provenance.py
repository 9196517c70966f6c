"""provenance: what a record is made of, as hashes: the same digest, the same record."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import depesche
from depesche.ids import id_of
from depesche.knowledge import NONE, Knowledge
from depesche.langpack import languages
from depesche.read import Given
from depesche.rows import flat

SHOWING = frozenset(
    {
        "api.py", "cli", "countries.py", "demo", "dossier.py", "evaluate", "explain.py", "info.py", "learn.py", "query.py", "render.py",
        "reports/considered.py", "tables.py",
    }
)  # fmt: skip
"""Modules and packages that show or measure records: a change there codes nothing again."""


def digest_of(given: Given, knowledge: Knowledge = NONE) -> str:
    """The hash of all that the record of a document is made of: what was handed in, the code, the pack of its language and what the
    user brought."""
    language = given.document.language
    reader = knowledge.fingerprint(language) if language in languages() else None
    values = list(flat(given.document).values()), [list(flat(issue).values()) for issue in given.issues]
    return id_of("record", *values, depesche.__version__, code_fingerprint(), reader)


@cache
def code_fingerprint() -> str:
    """A hash of the modules and tables that make a record, and of the parser's version; what shows a record is none of them."""
    package = Path(depesche.__file__).parent
    digest = hashlib.sha256(version("spacy").encode())
    for path in sorted([*package.rglob("*.py"), *(package / "data").rglob("*.*")]):
        name = path.relative_to(package).as_posix()
        if path.is_file() and not {name, name.split("/")[0]} & SHOWING:
            digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
