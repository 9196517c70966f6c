"""What reading yields: a document, and what was wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.ids import id_of
from depesche.issues import failed
from depesche.model import Document, Issue


@dataclass(frozen=True, slots=True)
class Given:
    """A document as it was handed in, and the issues of reading it. One that failed has an empty text and is not coded."""

    document: Document
    issues: tuple[Issue, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the document cannot be coded."""
        return failed(self.issues)


def issue(slug: str, detail: str) -> Issue:
    """An issue of reading; it concerns the document, not a stretch of its text."""
    return Issue("read", slug, None, None, detail)


def failure(slug: str, detail: str, *made_of: object, id: str | None = None) -> Given:
    """A document that could not be read.

    Args:
        slug: one of depesche.issues.FATAL.
        detail: what is wrong, where, and what to do.
        made_of: what its id is made of, where it brings none.
        id: the id it came with.
    """
    own = id if id and encodable(id) else id_of("unread", slug, *made_of)
    return Given(Document(own, ""), (issue(slug, detail),))


def encodable(value: str | None) -> bool:
    """Whether a string can be written as UTF-8: it holds no half of a surrogate pair."""
    try:
        (value or "").encode()
    except UnicodeEncodeError:
        return False
    return True
