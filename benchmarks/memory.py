"""The peak memory of an ingest of all articles, in this process or in the largest of its workers.

python benchmarks/memory.py [DATA] [--workers N]
"""

import resource
import tempfile
from pathlib import Path

from articles import arguments, write_articles
from depesche.run import ingest

BAR = 700


def main() -> None:
    """Measure and print."""
    parser = arguments("Peak memory of ingest.")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = write_articles(options.data, Path(folder) / "archive.jsonl", "train", "dev")
        report = ingest([str(archive)], Path(folder) / "record.duckdb", workers=options.workers)
        size = (Path(folder) / "record.duckdb").stat().st_size
    own, worker = (resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"{report.documents} documents, {options.workers} workers, {report.seconds:.1f} s; the record file has {size / 1e6:.1f} MB")
    print(f"peak of the process that reads and loads {own} MB, of the largest worker {worker} MB (bar {BAR})")


if __name__ == "__main__":
    main()
