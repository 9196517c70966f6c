"""facts: numbers and standing relations between states."""

from depesche.facts.stage import facts

__all__ = ["facts"]
