"""What `/help` answers."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.interface.commands import Command, message_id_of
from bot.sentences import Sentences


def overview(sentences: Sentences, usable: Sequence[Command], locale: str) -> str:
    """List the roots with their subcommands, one line each."""
    if not usable:
        return sentences.say("help-nothing", locale)
    lines = [_root(sentences, root, list(below), locale) for root, below in groupby(usable, root_of)]
    return "\n".join([sentences.say("help-title", locale), *lines, sentences.say("help-more", locale)])


def details(sentences: Sentences, chosen: Iterable[Command], locale: str) -> str:
    """Say how commands are used, with every option."""
    return "\n\n".join(_usage(sentences, command, locale) for command in chosen)


def root_of(command: Command) -> str:
    """Return the name of the root a command stands below."""
    return command.qualified_name.partition(" ")[0]


def _root(sentences: Sentences, root: str, below: Sequence[Command], locale: str) -> str:
    names = [name for command in below if (name := command.qualified_name.partition(" ")[2])]
    shown = f"/{root} {' · '.join(names)}" if names else f"/{root}"
    description = sentences.say(f"command-{root}", locale)
    return sentences.say("help-line", locale, command=shown, description=description)


def _usage(sentences: Sentences, command: Command, locale: str) -> str:
    own = message_id_of(command)
    shown, description = f"/{command.qualified_name}", sentences.say(own, locale)
    lines = [sentences.say("help-line", locale, command=shown, description=description)]
    for option in command.parameters:
        message_id = "help-option-required" if option.required else "help-option"
        described = sentences.say(f"{own}.{option.display_name}", locale)
        lines.append(sentences.say(message_id, locale, option=option.display_name, description=described))
    return "\n".join(lines)
