"""The form for the free texts of a profile."""

from collections.abc import Awaitable, Callable, Mapping

from bot.community.panel import ProfileView
from bot.community.profiles import ProfileChange
from bot.community.statements import ABOUT, ORGANISATION, PLACE, TIME_ZONE
from bot.interface.doors import Form
from bot.interface.fields import add_field, text_field
from bot.sentences import Sentences
from cogs.onboarding.panel.frame import Interaction

FORM = "profile"  # the name of its drafts
LIMITS = {"organisation": ORGANISATION, "about": ABOUT, "place": PLACE, "time_zone": TIME_ZONE}


class ProfileForm(Form):
    """Asks for the texts; one that is emptied is cleared."""

    def __init__(
        self,
        sentences: Sentences,
        locale: str,
        known: Mapping[str, str],
        submit: Callable[[Interaction, Mapping[str, str]], Awaitable[None]],
    ) -> None:
        super().__init__(title=sentences.say("about-title", locale))
        self._submit = submit
        self._fields = {
            name: text_field(name, limit, known.get(name), is_long=limit is ABOUT)
            for name, limit in LIMITS.items()
        }
        for name, field in self._fields.items():
            add_field(self, sentences, f"about-{name}", locale, field)

    async def on_submit(self, interaction: Interaction) -> None:
        """Hand on what was typed."""
        await self._submit(interaction, {name: field.value for name, field in self._fields.items()})


def change_of(typed: Mapping[str, str]) -> ProfileChange:
    """Return what was typed as a change of the profile."""
    return ProfileChange(
        organisation=typed["organisation"],
        about=typed["about"],
        place=typed["place"],
        time_zone=typed["time_zone"],
    )


def texts_of(told: ProfileView) -> dict[str, str]:
    """Return what was told before, by field."""
    texts = {
        "organisation": told.organisation,
        "about": told.about,
        "place": told.place,
        "time_zone": told.time_zone,
    }
    return {name: text for name, text in texts.items() if text}
