"""Copy a trained pipeline into its language pack, with its licence and its card.

python training/package.py MODEL LANGUAGE TARGET

TARGET is the folder of the pipeline in its pack (`src/depesche/lang/<code>/model`), or any other; what stands there is replaced.
"""

import argparse
import json
import shutil
from pathlib import Path

import spacy
from thinc.api import Config

from depesche.components import complete

CARDS = Path(__file__).parent / "cards"


def main() -> None:
    """Write the pipeline with its card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("language")
    parser.add_argument("target", type=Path)
    args = parser.parse_args()
    target = args.target
    nlp = spacy.load(args.model)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    complete(nlp)
    nlp.to_disk(target)
    config = Config().from_disk(target / "config.cfg", interpolate=False)
    config["paths"] = dict.fromkeys(config["paths"])
    config["initialize"]["before_init"] = None  # training's own code is not shipped
    config.to_disk(target / "config.cfg", interpolate=False)
    meta = json.loads((target / "meta.json").read_text(encoding="utf-8"))
    meta |= {"name": "depesche", "version": "0.1.0", "license": "CC BY-SA 4.0", "author": "The Depesche developers"}
    meta.pop("performance", None)
    (target / "meta.json").write_text(json.dumps(meta, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for name in ("LICENSE", "README.md"):
        shutil.copy(CARDS / args.language / name, target / name)
    print(f"{target}: {sum(p.stat().st_size for p in target.rglob('*') if p.is_file()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
