"""mentions: the strings of a text that stand for countries, organisations, persons, groups and places."""

from depesche.mentions.stage import mentions

__all__ = ["mentions"]
