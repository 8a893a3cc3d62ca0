"""What `ssc-bot guidelines` prints: the same search as the slash command, and every fault of the library."""

import json
from pathlib import Path

from bot.config import Settings
from bot.errors import OperatorError
from bot.guidelines.aids import aids_for
from bot.guidelines.faults import LibraryBroken
from bot.guidelines.service import Guidelines
from bot.taxonomy import Taxonomy

LISTED = 10


def searched(query: str, settings: Settings, *, as_json: bool) -> str:
    """Return what a question finds, for a person or as a JSON list; writes nothing. Raises OperatorError.

    By meaning too if the bot has learnt the library here: to learn it for one question would take too long.
    """
    taxonomy = Taxonomy.load(settings.data_dir)
    library = Guidelines.load(settings.data_dir, taxonomy, aids_for(settings, read_only=True))
    library.learn(most=0)
    result = library.search(query, limit=LISTED)
    found = [
        {"id": hit.entry.id, "title": hit.entry.title, "score": hit.score, "excerpt": hit.excerpt}
        for hit in result.hits
    ]
    if as_json:
        return json.dumps(found, ensure_ascii=False, indent=2)
    if not found:
        topics = ", ".join(taxonomy.topics[topic] for topic in result.nearest_topics)
        return f"Nothing in the library fits. The nearest topics: {topics}."
    return "\n".join(f"{one['id']}: {one['title']}\n  {one['excerpt']}" for one in found)


def faults_in(data_dir: Path) -> tuple[str, ...]:
    """Return one line for each fault of the guidelines, the taxonomy and what belongs to them."""
    try:
        Guidelines.load(data_dir, Taxonomy.load(data_dir))
    except LibraryBroken as broken:
        return tuple(map(str, broken.faults))
    except OperatorError as error:
        return (error.line,)
    return ()
