"""The language of a text, among those that have a pack."""

from __future__ import annotations

from functools import cache
from typing import Any

from depesche.langpack import languages
from depesche.model import Issue
from depesche.read.given import issue

SAMPLE = 4000
"""So many characters of a text tell its language."""
FEWEST_LETTERS = 20
"""With fewer letters the guess is no better than chance."""


@cache
def identifier() -> Any:
    """py3langid's model, loaded when the first text without a language comes."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def language_of(text: str) -> tuple[str, tuple[Issue, ...]]:
    """The most likely language of a text that has a pack.

    Returns:
        Its code, and an issue where the text is too short to tell or looks like a language without a pack.
    """
    sample = text[:SAMPLE]
    ranked = [code for code, _ in identifier().rank(sample)]
    known = languages()
    best = next(code for code in ranked if code in known)
    if sum(c.isalpha() for c in sample) < FEWEST_LETTERS:
        return best, (issue("language-unsure", f"too short to tell the language; read as {best!r}: name it with --language"),)
    if ranked[0] != best:
        return best, (issue("language-unsure", f"looks like {ranked[0]!r}, which has no pack; read as {best!r}: name it with --language"),)
    return best, ()


def pack_code(language: str) -> str | None:
    """The code of the pack that reads a language tag ("de-AT": "de"); None where there is none."""
    code = language.replace("_", "-").split("-")[0].lower()
    return code if code in languages() else None
