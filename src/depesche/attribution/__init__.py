"""attribution: the chain of voices behind the words, nearest first."""

from depesche.attribution.stage import Chain, chain_of

__all__ = ["Chain", "chain_of"]
