"""The subcommands of `ssc-bot`, as typer knows them."""

import asyncio
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Annotated

import typer

from bot.config import load_settings
from bot.errors import OperatorError

DEMO_PORT = 8765
DEMO_NEEDS = "simcord[preview]==3.2.1"
DEMO_MODULES = ("simcord", "av", "linkify_it", "markdown_it", "PIL", "regex")

application = typer.Typer(
    name="ssc-bot",
    help="The Discord bot of the Securing Smart Cities community.",
    add_completion=False,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
database = typer.Typer(help="The database: schema and keys.", rich_markup_mode=None)
feeds = typer.Typer(help="Feeds of advisories.", rich_markup_mode=None)
guidelines = typer.Typer(help="The guideline library.", rich_markup_mode=None)
application.add_typer(database, name="db")
application.add_typer(feeds, name="feeds")
application.add_typer(guidelines, name="guidelines")


def dispatch(arguments: Sequence[str]) -> None:
    """Do what the arguments say. Raises OperatorError; bad usage is one line as well."""
    try:
        application(args=list(arguments), prog_name="ssc-bot", standalone_mode=False)
    except typer.TyperException as error:
        message = " ".join(error.format_message().split()).rstrip(".")
        raise OperatorError(f"ssc-bot: {message}. See: ssc-bot --help") from None


@application.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    show_version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """Take the options of `ssc-bot` itself."""
    if show_version:
        typer.echo(f"ssc-bot {_version()}")
    elif context.invoked_subcommand is None:
        raise OperatorError("ssc-bot: Missing command. See: ssc-bot --help")


@application.command()
def run() -> None:
    """Run the bot on Discord; upgrades the database first."""
    from bot.start import run as run_bot  # noqa: PLC0415 - no other command needs all of the bot

    run_bot()


@application.command()
def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port of the page.")] = DEMO_PORT,
) -> None:
    """Try the whole bot offline in a browser: simulated Discord, sample feeds, no token."""
    if any(find_spec(module) is None for module in DEMO_MODULES):
        raise OperatorError(f'The demo needs the extra "demo". Install it with: pip install "{DEMO_NEEDS}"')
    from demo.serving import serve  # noqa: PLC0415 - needs the extra

    asyncio.run(serve(port))


@database.command("upgrade")
def upgrade_database() -> None:
    """Bring the database to the newest revision."""
    from bot.database.upgrade import upgrade  # noqa: PLC0415 - only this command needs SQLAlchemy

    asyncio.run(upgrade(load_settings().database_url.get_secret_value()))


@database.command("downgrade", context_settings={"ignore_unknown_options": True})  # "-1" is no option
def downgrade_database(
    revision: Annotated[
        str, typer.Argument(help='A revision, "-1" for one step, "base" for an empty database.')
    ],
) -> None:
    """Take the database back to a revision. What newer revisions added is lost."""
    from bot.database.upgrade import downgrade  # noqa: PLC0415 - only this command needs SQLAlchemy

    asyncio.run(downgrade(load_settings().database_url.get_secret_value(), revision))


@database.command("key")
def new_key() -> None:
    """Print a new key for ENCRYPTION_KEYS."""
    from bot.database.keys import new_key as make  # noqa: PLC0415 - only this command needs SQLAlchemy

    typer.echo(make())


@feeds.command("check")
def check_feed(url: Annotated[str, typer.Argument(help="The address of an RSS or Atom feed.")]) -> None:
    """Fetch and parse a feed, and show what would be posted, and why not."""
    from bot.feed_check import checked  # noqa: PLC0415 - only this command needs the parser

    typer.echo(asyncio.run(checked(url, load_settings())))


@guidelines.command("search")
def search_guidelines(
    query: Annotated[str, typer.Argument(help="A question in your own words.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON list.")] = False,
) -> None:
    """Find guidelines, as /guideline search does. Needs no token and no database."""
    from bot.guidelines.report import searched  # noqa: PLC0415 - only this command needs the library
    from bot.logs import configure_logging  # noqa: PLC0415 - other commands have nothing to log

    settings = load_settings()
    configure_logging(settings.model_copy(update={"log_level": "WARNING"}))
    typer.echo(searched(query, settings, as_json=as_json))


@guidelines.command("lint")
def lint_guidelines() -> None:
    """Check the files of the library; one line for each fault."""
    from bot.guidelines.report import faults_in  # noqa: PLC0415 - only this command needs the library

    faults = faults_in(load_settings().data_dir)
    if faults:
        typer.echo("\n".join(faults))
        raise OperatorError(f"{len(faults)} to mend.", exit_code=1)


def _version() -> str:
    try:
        return version("ssc-bot")
    except PackageNotFoundError:
        return "from a checkout that is not installed"
