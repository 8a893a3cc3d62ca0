"""How good a ranking is, when it is known which documents answer which question."""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from statistics import fmean

DEPTH = 10


def ndcg(ranked: Sequence[str], relevant: Collection[str]) -> float:
    """Return nDCG@10, relevance ungraded: 1 if nothing irrelevant stands before anything relevant."""
    gain = sum(1 / math.log2(place + 2) for place, key in enumerate(ranked[:DEPTH]) if key in relevant)
    return gain / sum(1 / math.log2(place + 2) for place in range(min(DEPTH, len(relevant))))


def recall(ranked: Sequence[str], relevant: Collection[str]) -> float:
    """Return the share of the relevant documents that stand among the first ten."""
    return len({*ranked[:DEPTH]} & {*relevant}) / len(relevant)


def scores(ranked: Mapping[str, Sequence[str]], relevant: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Yield a line for each set of questions (named before ":" in their ids), then the mean of the sets.

    A question without an answer in `ranked` counts 0; one without relevant documents is left out.
    """
    sets: dict[str, list[str]] = {}
    for query in (query for query, keys in relevant.items() if keys):
        sets.setdefault(query.partition(":")[0] if ":" in query else "all", []).append(query)
    means: list[tuple[float, float]] = []
    for name, queries in sets.items():
        found = [(ranked.get(query, ()), relevant[query]) for query in queries]
        means.append((fmean(ndcg(*pair) for pair in found), fmean(recall(*pair) for pair in found)))
        yield _line(name, *means[-1], len(queries))
    if len(means) > 1:
        gain, share = (fmean(values) for values in zip(*means, strict=True))
        yield _line("mean of the sets", gain, share, sum(map(len, sets.values())))


def _line(name: str, gain: float, share: float, count: int) -> str:
    return f"{name}: nDCG@10 {gain:.3f}, recall@10 {share:.3f} ({count} questions)"
