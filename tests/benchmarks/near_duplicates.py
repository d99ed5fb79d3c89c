"""Near duplicates at 100,000 pages: CPU seconds and peak memory, and recall against brute force on a sample.

`python -m tests.benchmarks.near_duplicates [PAGES]` prints one line of JSON. Texts are drawn like a shop's: each from
a vocabulary of 20,000 words with Zipf's frequencies, of 80 to 800 words, among them families of variants of one text in
which up to a tenth of the words was replaced, and phrases that thousands of pages share.
"""

import json
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations

import pyarrow as pa

from analysis.near_duplicates import SIMILAR, find_near_duplicates, shingles
from analysis.tables import arrow_schema_of

SAMPLE = 3_000  # texts compared pair by pair: 4.5 million likenesses


def draw_texts(pages: int, seed: int = 1) -> dict[str, str]:
    """Return texts by hash; the same seed draws the same."""
    drawn = random.Random(seed)
    words = [f"wort{number}" for number in range(20_000)]
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(words))))
    phrases = [drawn.choices(words, cum_weights=weights, k=25) for _ in range(40)]
    texts: dict[str, str] = {}
    while len(texts) < pages:
        base = drawn.choices(words, cum_weights=weights, k=drawn.randint(80, 800)) + drawn.choice(phrases)
        for _ in range(drawn.choice((1, 1, 1, 1, 1, 1, 2, 3, 8))):
            variant = list(base)
            for _ in range(int(len(base) * drawn.random() * 0.06)):
                variant[drawn.randrange(len(base))] = drawn.choice(words)
            texts[f"{len(texts):032x}"] = " ".join(variant)
    return dict(list(texts.items())[:pages])


def table_of(texts: dict[str, str]) -> pa.Table:
    rows = [
        {"url": f"https://a.example/{key}", "body_hash": key, "text_hash": key, "language": "de",
         "words": text.count(" ") + 1}
        for key, text in texts.items()
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=arrow_schema_of("page_texts"))


def find(texts: dict[str, str]) -> pa.Table:
    def read(hashes: Sequence[str]) -> Iterator[tuple[str, str]]:
        return ((key, texts[key]) for key in hashes)

    return find_near_duplicates(table_of(texts), {}, read, report=lambda progress: None, should_stop=lambda: False)


def recall(texts: dict[str, str]) -> tuple[int, float, int]:
    """Return the pairs brute force finds, the share of them that was found, and how many were invented."""
    sets = {key: set(shingles(text)) for key, text in texts.items()}
    true = {pair for pair in combinations(sorted(sets), 2) if _are_alike(sets[pair[0]], sets[pair[1]])}
    rows = find(texts).to_pylist()
    found = {tuple(sorted((row["url"][-32:], row["other"][-32:]))) for row in rows}
    return len(true), len(true & found) / len(true), len(found - true)


def _are_alike(one: set[str], other: set[str]) -> bool:
    """Whether two texts are near duplicates; sizes alone rule most pairs out, without any loss."""
    possible = min(len(one), len(other)) >= SIMILAR * max(len(one), len(other))
    return possible and len(one & other) >= SIMILAR * len(one | other)


def main() -> None:
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    texts = draw_texts(pages)
    started = time.process_time()
    rows = find(texts)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    pairs, share, invented = recall(draw_texts(SAMPLE, seed=2))
    told = {"pages": pages, "cpu_seconds": round(seconds, 1), "rows": rows.num_rows, "peak_mib_with_texts": peak,
            "sample": SAMPLE, "true_pairs": pairs, "recall": round(share, 5), "invented": invented}  # fmt: skip
    print(json.dumps(told))


if __name__ == "__main__":
    main()
