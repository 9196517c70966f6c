"""An ingest killed with SIGKILL at random moments and started again must end with the tables of an undisturbed one.

python benchmarks/kill.py [DATA] [--kills N] [--seed N] [--workers N]
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from articles import arguments, write_articles
from depesche import store

INGEST = """
import sys
from pathlib import Path
from depesche.run import ingest
if __name__ == "__main__":
    archive, into, workers = sys.argv[1:]
    report = ingest([archive], Path(into), workers=int(workers))
    print(f"{report.documents} documents: {report.coded} coded, {report.skipped} already there, {report.seconds:.1f} s")
"""


def dump(record: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the tables of what was read."""
    with store.open_store(record) as connection:
        return {table: connection.execute(f'SELECT * FROM "{table}" ORDER BY ALL').fetchall() for table in store.KEPT}


def main() -> None:
    """Kill, start again, compare."""
    parser = arguments("Kill an ingest and start it again.")
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        script, archive = folder / "ingest.py", write_articles(options.data, folder / "archive.jsonl", "train")
        script.write_text(INGEST, encoding="utf-8")
        whole, killed = folder / "whole.duckdb", folder / "killed.duckdb"
        call = [sys.executable, str(script), str(archive)]
        began = time.monotonic()
        subprocess.run([*call, str(whole), str(options.workers)], check=True)
        duration = time.monotonic() - began
        for _ in range(options.kills):
            process = subprocess.Popen([*call, str(killed), str(options.workers)])
            moment = chance.uniform(0, duration / options.kills * 1.2)
            time.sleep(moment)
            process.kill()
            print(f"killed after {moment:.1f} s, status {process.wait()}")
        subprocess.run([*call, str(killed), str(options.workers)], check=True)
        same = dump(whole) == dump(killed)
        print("the same tables" if same else "DIFFERENT tables", {table: len(rows) for table, rows in dump(whole).items()})
    sys.exit(not same)


if __name__ == "__main__":
    main()
