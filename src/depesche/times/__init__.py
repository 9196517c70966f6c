"""times: temporal expressions, never more precise than the text."""

from depesche.times.stage import times

__all__ = ["times"]
