"""Depesche reads news about the dealings between states and keeps the record."""

__version__ = "0.1.0"
