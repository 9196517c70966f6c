"""Intervals with an open end."""

from __future__ import annotations

from depesche.edtf_value import bounds


def opened(edtf: str, bound: str) -> str:
    """The value with the end open that "since" or "after" (`from`), "until" or "before" (`to`) leave open.

    >>> opened("2018", "from"), opened("2023-08-14/2023-08-20", "to")
    ('2018/..', '../2023-08-20')
    """
    edge: str | None = edtf
    if "/" in edtf or "[" in edtf:
        edge = bounds(edtf)[0 if bound in ("from", "since") else 1]
    if edge is None:
        return edtf
    return f"{edge}/.." if bound in ("from", "since") else f"../{edge}"
