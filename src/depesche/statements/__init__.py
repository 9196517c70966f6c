"""statements: who said what, how, and to whom."""

from depesche.statements.stage import statements

__all__ = ["statements"]
