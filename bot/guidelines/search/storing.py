"""A layer as bytes and back, so that it need not be worked out at each start."""

import hashlib
import json
import sys
from array import array
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from bot.guidelines.search.cache import Cache
from bot.guidelines.search.layer import Document, Layer, read_layer
from bot.guidelines.search.synonyms import Synonyms

NAME = "library.index"
ARRAYS = (("starts", "I"), ("documents", "I"), ("worths", "f"))


def remembered_layer(documents: Sequence[Document], synonyms: Synonyms, cache: Cache) -> Layer:
    """Return the layer of documents: the one in the cache if it was made of just these, else a new one."""
    made_from = _made_from(documents, synonyms)
    kept = cache.load(NAME)
    layer = _layer(kept, made_from) if kept is not None else None
    if layer is None:
        layer = read_layer(documents, synonyms)
        cache.save(NAME, _bytes(layer, made_from))
    return layer


def _made_from(documents: Sequence[Document], synonyms: Synonyms) -> str:
    texts = json.dumps([(one.key, dict(one.fields)) for one in documents])
    parts = (_code(), sys.byteorder, synonyms.signature, texts)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def _code() -> str:
    """Return a digest of the code that reads documents: what it makes may differ with every change of it."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def _bytes(layer: Layer, made_from: str) -> bytes:
    arrays = [getattr(layer, name).tobytes() for name, _ in ARRAYS]
    told = {
        "made_from": made_from,
        "lengths": [len(one) for one in arrays],
        "keys": layer.keys,
        "titles": layer.titles,
        "terms": list(layer.terms),
        "families": layer.families,
        "spoken": layer.spoken,
        "averages": layer.averages,
    }
    head = json.dumps(told).encode()
    return b"".join([len(head).to_bytes(4), head, *arrays])


def _layer(kept: bytes, made_from: str) -> Layer | None:
    head_ends = 4 + int.from_bytes(kept[:4])
    told: dict[str, Any] = json.loads(kept[4:head_ends])
    if told["made_from"] != made_from:
        return None
    arrays: dict[str, Any] = {}
    start = head_ends
    for (name, kind), length in zip(ARRAYS, told["lengths"], strict=True):
        arrays[name] = array(kind)
        arrays[name].frombytes(kept[start : start + length])
        start += length
    return Layer(
        keys=tuple(told["keys"]),
        titles=tuple(told["titles"]),
        terms={word: number for number, word in enumerate(told["terms"])},
        families=told["families"],
        spoken=told["spoken"],
        averages=told["averages"],
        **arrays,
    )
