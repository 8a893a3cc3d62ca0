"""Finds everything of the composed bot that a person can use: nobody has to list it."""

import importlib
import itertools
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from re import _constants as ops  # pyright: ignore[reportPrivateUsage] - the names of what a pattern consists of
from re import _parser as parser  # pyright: ignore[reportPrivateUsage] - the only reader of patterns there is
from typing import Any

from discord import app_commands

import cogs
from bot.interface.client import CommunityBot
from bot.interface.commands import every_command
from bot.interface.doors import Action, Form

MOST_IDS = 12  # of one kind of component, however many its template allows


@dataclass(frozen=True)
class Handlers:
    """Commands by name, options with autocomplete by "command option", the rest by "feature.Class"."""

    commands: Mapping[str, app_commands.Command[Any, ..., Any]]
    autocomplete: Mapping[str, tuple[str, str]]
    components: Mapping[str, type[Action[Any]]]
    forms: Mapping[str, type[Form]]

    def is_outside(self, name: str) -> bool:
        """Tell whether Discord offers a command in direct messages."""
        command = self.commands[name]
        contexts = (command.root_parent or command).allowed_contexts
        return contexts is not None and bool(contexts.dm_channel)

    def of(self, kind: str) -> Mapping[str, Any]:
        """Return the handlers of one kind, as the table calls it."""
        return vars(self)[kind]


def handlers(bot: CommunityBot) -> Handlers:
    """Return every handler that is registered, and every form that ships."""
    for part in pkgutil.walk_packages(cogs.__path__, "cogs."):
        importlib.import_module(part.name)
    leaves = {
        one.qualified_name: one for one in every_command(bot.tree) if isinstance(one, app_commands.Command)
    }
    completed = {
        f"{name} {parameter.display_name}": (name, parameter.display_name)
        for name, command in leaves.items()
        for parameter in command.parameters
        if parameter.autocomplete
    }
    registered = bot._connection._view_store._dynamic_items.values()
    forms = [kind for kind in descendants(Form) if kind.__module__.startswith("cogs.")]
    shipped = [kind for kind in forms if not kind.__subclasses__()]  # nobody opens a base
    return Handlers(
        commands=leaves,
        autocomplete=completed,
        components={name_of(kind): kind for kind in registered if issubclass(kind, Action)},
        forms={name_of(kind): kind for kind in shipped},
    )


def name_of(kind: type) -> str:
    """Return a class's name after that of its feature."""
    return f"{kind.__module__.split('.')[1]}.{kind.__name__}"


def descendants(kind: type[Form]) -> Iterator[type[Form]]:
    for child in kind.__subclasses__():
        yield child
        yield from descendants(child)


def custom_ids(kind: type[Action[Any]], known: Mapping[str, str]) -> list[str]:
    """Return ids that a template takes, one for each of its alternatives; `known` fills its named groups."""
    template = kind.__discord_ui_compiled_template__
    names = {number: name for name, number in template.groupindex.items()}

    def written(parts: Any) -> list[str]:
        return ["".join(each) for each in itertools.product(*(one(*part) for part in parts))]

    def one(operation: Any, argument: Any) -> list[str]:
        match operation:
            case ops.LITERAL:
                return [chr(argument)]
            case ops.SUBPATTERN:
                name = names.get(argument[0], "")
                return [known[name]] if name in known else written(argument[3])
            case ops.BRANCH:
                return [text for branch in argument[1] for text in written(branch)]
            case ops.MAX_REPEAT:
                return [text * argument[0] for text in written(argument[2])]
            case ops.IN:
                return [first_of(argument[0])]
            case _:
                raise NotImplementedError(f"{operation} in {template.pattern}")

    found = written(parser.parse(template.pattern))
    assert all(re.fullmatch(template, each) for each in found), template.pattern
    return found[:MOST_IDS]


def first_of(member: Any) -> str:
    """Return a character of a set."""
    match member:
        case (ops.LITERAL, code):
            return chr(code)
        case (ops.RANGE, (least, _)):
            return chr(least)
        case _:
            return "1"
