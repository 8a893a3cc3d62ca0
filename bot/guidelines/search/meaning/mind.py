"""What is known of the meaning of texts: the model, loaded when it is needed, and the vectors it made."""

import hashlib
import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from threading import Lock
from typing import Any

import structlog

from bot.guidelines.search.cache import Cache
from bot.guidelines.search.meaning.model import SHA256, Model, ModelUnusable

log = structlog.get_logger(__name__)

NAME = "library.vectors"
BATCH = 8
QUESTIONS = 200  # whose vectors are remembered: a search may ask twice
DIGEST = 16
MOST_KNOWN = 20_000  # thirty libraries


class Mind:
    """Vectors of texts, each worked out once. Any thread may ask; they work one after the other."""

    def __init__(self, cache: Cache, load: Callable[[], Model] = Model.load) -> None:
        self._cache = cache
        self._load = load
        self._lock = Lock()
        self._model: Model | None = None
        self._is_broken = False
        self._known: dict[bytes, Any] = {}
        self.question = lru_cache(maxsize=QUESTIONS)(self._question)

    def wake(self) -> bool:
        """Load the model and what was remembered; tell whether they can be used. Takes half a second."""
        with self._lock:
            if self._model is None and not self._is_broken:
                self._load_model()
            return self._model is not None

    @property
    def numpy(self) -> Any:  # noqa: ANN401 - a package that may be missing
        """What vectors are made with."""
        return self._awake.numpy

    def learn(self, texts: Sequence[str], most: int) -> bool:
        """Work out at most so many vectors, about 15 ms each; tell whether all are known."""
        with self._lock:
            new = {_digest(text): text for text in texts if _digest(text) not in self._known}
            together = sorted(new.values(), key=len)[:most]  # of like length, as the model wants them
            for start in range(0, len(together), BATCH):
                if not self._learn(together[start : start + BATCH]):
                    return False
            if 0 < len(new) <= most:
                self._remember(frozenset(map(_digest, texts)))
            return len(new) <= most

    def vectors(self, texts: Sequence[str]) -> Any:  # noqa: ANN401 - an array of numpy, which may be missing
        """Return a matrix with a row for each text, all of which are known."""
        return self.numpy.stack([self._known[_digest(text)] for text in texts])

    def _question(self, text: str) -> Any:  # noqa: ANN401 - as above
        return self._awake.vectors([text])[0]

    @property
    def _awake(self) -> Model:
        if self._model is None:
            raise ModelUnusable("asked before it was loaded")
        return self._model

    def _load_model(self) -> None:
        try:
            self._model = self._load()
        except ModelUnusable as error:
            self._give_up(error)
            return
        kept = self._cache.load(NAME)
        self._known = _read(kept, self.numpy) if kept is not None else {}
        log.info("the search goes by meaning too", known=len(self._known))

    def _learn(self, batch: Sequence[str]) -> bool:
        try:
            self._known.update(zip(map(_digest, batch), self._awake.vectors(batch), strict=True))
        except ModelUnusable as error:
            self._give_up(error)
            return False
        return True

    def _give_up(self, error: ModelUnusable) -> None:
        self._model, self._is_broken = None, True
        log.warning("the search goes by words alone", reason=str(error))

    def _remember(self, used: frozenset[bytes]) -> None:
        """Write down what is known; if that is too much, only what was asked for just now."""
        if len(self._known) > MOST_KNOWN:
            self._known = {digest: row for digest, row in self._known.items() if digest in used}
        self._cache.save(NAME, _bytes(self._known, self.numpy))


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode(errors="replace")).digest()[:DIGEST]


def _bytes(known: dict[bytes, Any], numpy: Any) -> bytes:  # noqa: ANN401 - a package that may be missing
    head = json.dumps({"model": SHA256, "digests": [digest.hex() for digest in known]}).encode()
    rows = numpy.stack(list(known.values())).astype("<f4").tobytes() if known else b""
    return len(head).to_bytes(4) + head + rows


def _read(kept: bytes, numpy: Any) -> dict[bytes, Any]:  # noqa: ANN401 - a package that may be missing
    head_ends = 4 + int.from_bytes(kept[:4])
    told = json.loads(kept[4:head_ends])
    if told["model"] != SHA256 or not told["digests"]:
        return {}
    rows = numpy.frombuffer(kept[head_ends:], "<f4").reshape(len(told["digests"]), -1)
    return dict(zip(map(bytes.fromhex, told["digests"]), rows, strict=True))
