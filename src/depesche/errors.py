"""The errors that Depesche raises. Every message says what is wrong, where, and what to do.

DepescheError
├── InputError       a file, document or option that cannot be used (exit status 2)
├── PackError        a language pack, table or model that is missing or malformed
├── StoreError       a record file that is locked, foreign or of another version
└── QueryError       SQL that may not run, or names nothing in the record
"""


class DepescheError(Exception):
    """The root of all errors that are meant to be read by users."""


class InputError(DepescheError):
    """A file, a document or an option cannot be used."""


class PackError(DepescheError):
    """A language pack, one of its tables or its model is missing or malformed."""


class StoreError(DepescheError):
    """A record file cannot be opened or is none of ours."""


class QueryError(DepescheError):
    """A query that may not run, or that names nothing in the record."""
