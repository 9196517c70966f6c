"""reports: who did what to whom, when and where."""

from depesche.reports.stage import reports

__all__ = ["reports"]
