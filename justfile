# What CI runs: format, lint, types, packs, tests.
check: format lint types packs test

# The code is formatted.
format:
    ruff format --check .

# Lint rules of pyproject.toml.
lint:
    ruff check .

# Strict types.
types:
    mypy

# The tables of every language pack keep their schema.
packs:
    depesche lang check

# All tests, doctests included.
test:
    pytest

# Mend what can be mended by itself.
fix:
    ruff format .
    ruff check --fix .

# Whole-pipeline cost against the parser alone; DATA is the folder of the evaluation data.
bench DATA:
    python benchmarks/cost.py {{DATA}}

# How right the records are, by the annotated data and the scorers: exit status 1 where a figure lies below its floor.
evaluate DATA SCORING:
    depesche evaluate {{DATA}} {{SCORING}}
