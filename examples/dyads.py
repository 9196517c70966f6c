"""Count the reports of a record file by pair of countries and quad class.

depesche demo --into demo.duckdb
python examples/dyads.py demo.duckdb
"""

import sys

import depesche

QUERY = """
SELECT a.country AS actor, b.country AS recipient, r.quad, count(DISTINCT r.document || ' ' || r.id) AS reports
FROM report r
JOIN party a ON a.document = r.document AND a.report = r.id AND a.role = 'actor'
JOIN party b ON b.document = r.document AND b.report = r.id AND b.role = 'recipient'
WHERE r.status = 'actual' AND a.country <> b.country
GROUP BY ALL ORDER BY reports DESC, actor, recipient, quad LIMIT 10
"""


def main() -> None:
    """Print the pairs with most reports."""
    for row in depesche.open(sys.argv[1]).sql(QUERY):
        print(row["actor"], row["recipient"], row["quad"], row["reports"])


if __name__ == "__main__":
    main()
