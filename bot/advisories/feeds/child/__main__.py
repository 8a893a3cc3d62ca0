"""Answer requests from stdin on stdout until the parent goes away.

A request is two lengths (32 bits each, big-endian), a JSON object {"url", "content_type"} and the document;
the answer is one length and a JSON object, {"document": …} or {"refused": message id, "arguments": …}.
"""

import gc
import json
import resource
import struct
import sys
from dataclasses import asdict
from datetime import datetime
from typing import BinaryIO

from bot.advisories.feeds.child.reading import read_document
from bot.errors import BadInput

_MEMORY = 512 * 1024 * 1024
_CPU_SECONDS = 60  # for one request; the parent's limit is shorter, this one is for when the parent is gone
_LENGTHS = struct.Struct(">II")
_LENGTH = struct.Struct(">I")


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Work until `requests` ends."""
    while lengths := requests.read(_LENGTHS.size):
        head_length, body_length = _LENGTHS.unpack(lengths)
        head = json.loads(requests.read(head_length))
        _limit_time()
        answer = _answer(requests.read(body_length), **head)
        answers.write(_LENGTH.pack(len(answer)) + answer)
        answers.flush()
        gc.collect()


def _answer(body: bytes, url: str, content_type: str) -> bytes:
    try:
        answer: object = {"document": asdict(read_document(body, url=url, content_type=content_type))}
    except BadInput as error:
        answer = {"refused": error.message_id, "arguments": error.arguments}
    except (MemoryError, RecursionError):
        answer = {"refused": "feed-too-complex", "arguments": {}}
    text = json.dumps(answer, ensure_ascii=False, default=datetime.isoformat)
    return text.encode("utf-8", "replace")


def _limit_time() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + _CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    serve(sys.stdin.buffer, sys.stdout.buffer)
