"""What the demo begins with: its server and its people, as the files of `data/demo` describe them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.community.people import Persona
from bot.community.settings import Holder, Purpose
from bot.errors import OperatorError

NEWCOMER = "Newcomer"

Described = TypeVar("Described")


@dataclass(frozen=True, slots=True)
class RoleSeed:
    """A role; `permissions` are discord.py's names, `holder` is whom `/setup role` would say it is for.

    The bot cannot give a role that `is_above` its own.
    """

    name: str
    holder: Holder | None = None
    permissions: tuple[str, ...] = ()
    colour: int = 0
    is_above: bool = False


@dataclass(frozen=True, slots=True)
class ChannelSeed:
    """A channel; only the roles named in `only` see it, everybody if there are none."""

    name: str
    topic: str
    purpose: Purpose | None = None
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a person said before the demo began."""

    person: str
    channel: str
    text: str


@dataclass(frozen=True, slots=True)
class WrittenSeed:
    """A guideline of the server's own; `words` are ids of the taxonomy by list."""

    author: str
    title: str
    gist: str
    text: str
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SuggestedSeed:
    """A suggestion that waits for the moderators."""

    author: str
    title: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class GuidelineSeeds:
    """What the server has written itself, and what waits to be decided."""

    written: WrittenSeed
    suggested: SuggestedSeed


@dataclass(frozen=True, slots=True)
class ServerSeed:
    """The server as it is when the demo begins; `asked` are questions that found no guideline."""

    name: str
    roles: tuple[RoleSeed, ...]
    channels: tuple[ChannelSeed, ...]
    talk: tuple[Remark, ...] = ()
    guidelines: GuidelineSeeds | None = None
    rules: Mapping[str, int] = field(default_factory=dict[str, int])
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfileSeed:
    """What somebody told in onboarding; ids are those of the taxonomy. `waits`: nobody has decided yet.

    `question` is what a moderator has asked about the application.
    """

    persona: Persona
    organisation: str
    about: str
    evidence: str = ""  # for a persona that moderators grant
    place: str = ""
    time_zone: str = ""
    languages: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    is_listed: bool = True
    waits: bool = False
    question: str | None = None
    domains: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    product_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChecklistSeed:
    """A checklist that somebody has worked through by half; ids are those of the taxonomy."""

    phase: str
    domain: str = ""
    audience: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the visitor can be. `tries` say what to do as them; marks are those of people.toml."""

    key: str
    name: str
    about: str
    part: str = NEWCOMER
    roles: tuple[str, ...] = ()
    profile: ProfileSeed | None = None
    checklist: ChecklistSeed | None = None
    tries: tuple[str, ...] = ("Open *#welcome* and type `/start`.",)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is there from the beginning, and who joins later, in this order."""

    people: tuple[Person, ...]
    newcomers: tuple[Person, ...]


def load(kind: type[Described], path: Path) -> Described:
    """Read one file of `data/demo` as what it describes. Raises OperatorError."""
    try:
        return TypeAdapter(kind).validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise OperatorError(f"{path}: {place}: {first['msg']}.") from None
    except (OSError, ValueError) as error:
        raise OperatorError(f"{path} cannot be read: {error}") from None
