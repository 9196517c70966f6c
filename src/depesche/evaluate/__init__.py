"""evaluate: how right the records are: on the packs' own cases, and on annotated data where that is given."""
