"""Make floret vectors from raw text: tokenised by the pipeline's own tokenizer, trained with a fixed seed on one thread.

    python training/vectors.py OUT_DIR --lang de TEXT… [--dim 100] [--bucket 40000] [--epochs 8]

TEXT is plain text, one paragraph a line, `.gz` or not, or CoNLL-U (its `# text` lines). Writes `tokens.txt`, `vectors.floret` and,
for `spacy train --initialize.vectors`, the folder `vectors`.
"""

import argparse
import subprocess
import sys
from pathlib import Path

import floret
import spacy

from texts import lines_of, tokenised


def main() -> None:
    """Train the vectors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--lang", required=True)
    parser.add_argument("--dim", type=int, default=100)
    parser.add_argument("--bucket", type=int, default=40000)
    parser.add_argument("--epochs", type=int, default=8)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    tokens, nlp = args.out / "tokens.txt", spacy.blank(args.lang)
    with tokens.open("w", encoding="utf-8") as out:
        for path in args.texts:
            out.writelines(" ".join(words) + "\n" for words in tokenised(lines_of(path), nlp))
    model = floret.train_unsupervised(
        str(tokens), model="cbow", mode="floret", hashCount=2, bucket=args.bucket, dim=args.dim, minn=4, maxn=5, minCount=8,
        epoch=args.epochs, thread=1, lr=0.05,
    )  # fmt: skip
    model.save_floret_vectors(str(args.out / "vectors.floret"))
    floret_file, target = str(args.out / "vectors.floret"), str(args.out / "vectors")
    subprocess.run([sys.executable, "-m", "spacy", "init", "vectors", args.lang, floret_file, target, "--mode", "floret"], check=True)


if __name__ == "__main__":
    main()
