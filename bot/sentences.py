"""Every sentence the bot says, from the Fluent files in `data/locales` (https://projectfluent.org)."""

from pathlib import Path

import babel.core
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

from bot.errors import MemberFacingError, SentenceArgument

DEFAULT_LOCALE = "en"


class UnknownSentence(KeyError):
    """No locale has a message of this id: a mistake in the code, found by the tests."""


class Sentences:
    """The messages of all locales. Missing translations fall back to English."""

    def __init__(self, bundles: dict[str, FluentBundle]) -> None:
        self._bundles = bundles

    @classmethod
    def load(cls, data_dir: Path) -> "Sentences":
        """Read `locales/*.ftl` below `data_dir`; each file's name is its locale."""
        bundles = {path.stem: _bundle(path) for path in sorted((data_dir / "locales").glob("*.ftl"))}
        _forget_the_world()
        return cls(bundles)

    def say(self, message_id: str, /, locale: str = DEFAULT_LOCALE, **arguments: SentenceArgument) -> str:
        """Return one finished sentence; `id.attribute` names an attribute of a message.

        `locale` is Discord's ("en-GB", "es-ES"): its language decides. Raises UnknownSentence.
        """
        for bundle in self._candidates(locale):
            pattern = _pattern(bundle, message_id)
            if pattern is not None:
                text, _ = bundle.format_pattern(pattern, arguments)
                return str(text)
        raise UnknownSentence(message_id)

    def of(self, error: MemberFacingError, locale: str = DEFAULT_LOCALE) -> str:
        """Return the sentence of a failure."""
        return self.say(error.message_id, locale, **error.arguments)

    def knows(self, message_id: str) -> bool:
        """Tell whether the default locale has this message."""
        return _pattern(self._bundles[DEFAULT_LOCALE], message_id) is not None

    def _candidates(self, locale: str) -> list[FluentBundle]:
        language = locale.partition("-")[0]
        names = dict.fromkeys((locale, language, DEFAULT_LOCALE))
        return [self._bundles[name] for name in names if name in self._bundles]


def _bundle(path: Path) -> FluentBundle:
    # Discord shows the invisible isolation marks of Fluent as boxes on some clients: off.
    bundle = FluentBundle([path.stem], use_isolating=False)
    # Where each word stands in the file would be half of what is kept of it.
    bundle.add_resource(FluentParser(with_spans=False).parse(path.read_text(encoding="utf-8")))
    return bundle


def _forget_the_world() -> None:
    """Let go of 2 MiB about all territories, which Babel read for plural rules and reads again if asked."""
    babel.core._global_data = None  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - no public way


def _pattern(bundle: FluentBundle, message_id: str):  # noqa: ANN202 - fluent.runtime does not export the type
    name, _, attribute = message_id.partition(".")
    if not bundle.has_message(name):
        return None
    message = bundle.get_message(name)
    return message.attributes.get(attribute) if attribute else message.value
