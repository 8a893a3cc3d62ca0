"""All models, for alembic's comparison.

By name: the layers forbid `bot.database` to import features, and nothing but migrations must know them all.
"""

from importlib import import_module

from sqlalchemy import MetaData

from bot.database.base import Base

MODULES = (
    "bot.database.due_work",
    "bot.delivery.models",
    "bot.community.models",
    "bot.community.question_models",
    "bot.community.interest_models",
    "bot.community.telling_models",
    "bot.community.roll_models",
    "bot.community.server.models",
    "bot.advisories.models",
    "bot.guidelines.checklists.models",
    "bot.guidelines.daily.models",
    "bot.guidelines.misses.models",
    "bot.guidelines.own.models",
    "bot.guidelines.readers.models",
    "bot.matchmaking.models",
)


def all_metadata() -> MetaData:
    """Return the metadata of every table."""
    for module in MODULES:
        import_module(module)
    return Base.metadata
