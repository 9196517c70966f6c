"""Depesche reads news about the dealings between states and keeps the record.

    >>> import depesche
    >>> reader = depesche.load("de")
    >>> record = reader("Chinas Außenminister reiste am Mittwoch nach Minsk.", published="2023-08-17")
    >>> [(r.event_type, r.mode, r.time.edtf) for r in record.reports]
    [('CONSULT', 'visit', '2023-08-16')]

Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depesche.api import Reader, Store, load, open
    from depesche.errors import DepescheError
    from depesche.model import Document, Record

__version__ = "0.1.0"

__all__ = ["DepescheError", "Document", "Reader", "Record", "Store", "load", "open"]

_HOMES = {"DepescheError": "errors", "Document": "model", "Record": "model"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'depesche' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"depesche.{_HOMES.get(name, 'api')}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
