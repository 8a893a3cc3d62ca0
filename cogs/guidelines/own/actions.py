"""What a click on a server's own guidelines does. All of it is for moderators."""

from typing import Any

import discord

from bot.guidelines.markdown import written
from bot.guidelines.own.beginnings import Subject
from bot.interface.answering import answering
from bot.interface.doors import Click, Pick
from bot.interface.permissions import Right
from bot.interface.services import Services
from cogs.guidelines.own import ids, messages, views
from cogs.guidelines.own.files import markdown_file
from cogs.guidelines.own.forms import GuidelineForm, ReasonForm

Interaction = discord.Interaction[Any]


class EditDraft(Click, template=ids.EDIT_DRAFT):
    """Opens the form with what was typed last."""

    right = Right.MODERATOR

    async def act(self, interaction: Interaction) -> None:
        """Open the form."""
        services: Services = interaction.client.services
        guild_id, user_id = interaction.guild_id or 0, interaction.user.id
        draft = (await services.own_guidelines.draft(guild_id, user_id, int(self.state["number"]))).draft
        subject = Subject(draft.key, draft.suggestion_id)
        await open_form(interaction, subject, in_place=True)


class PickWords(Pick, template=ids.PICK_WORDS):
    """Keeps for whom, when and where a draft helps."""

    right = Right.MODERATOR

    async def act(self, interaction: Interaction) -> None:
        """Keep what was picked, and show the draft again."""
        of, part = self.state["of"], int(self.state["part"])
        async with answering(interaction, claim=True, in_place=True) as answer:
            services: Services = interaction.client.services
            among = next(words for o, p, words in views.parts(services.taxonomy) if (o, p) == (of, part))
            drafted = await services.own_guidelines.name(
                interaction.guild_id or 0,
                interaction.user.id,
                int(self.state["number"]),
                of,
                self.item.values,
                among=among,
            )
            await answer(views.draft(services, drafted, str(interaction.locale)))


class PublishDraft(Click, template=ids.PUBLISH_DRAFT):
    """Publishes a draft, or lets it wait for another moderator."""

    right = Right.MODERATOR

    async def act(self, interaction: Interaction) -> None:
        """Publish it, and say what came of it."""
        async with answering(interaction, claim=True, in_place=True) as answer:
            services: Services = interaction.client.services
            result = await services.own_guidelines.publish(
                interaction.guild_id or 0, interaction.user.id, int(self.state["number"])
            )
            await answer(views.published(services, result, str(interaction.locale)))


class EditOwn(Click, template=ids.EDIT_OWN):
    """Opens the form with a guideline that stands."""

    right = Right.MODERATOR

    async def act(self, interaction: Interaction) -> None:
        """Open the form."""
        await open_form(interaction, Subject(self.state["key"]), in_place=True)


class GiveFile(Click, template=ids.FILE):
    """Gives a guideline as the Markdown file it could be in the library."""

    right = Right.MODERATOR

    async def act(self, interaction: Interaction) -> None:
        """Answer with the file."""
        async with answering(interaction) as answer:
            services: Services = interaction.client.services
            entry = (await services.own_libraries.volume(interaction.guild_id or 0, self.state["key"])).entry
            said = services.sentences.say("library-file-is", str(interaction.locale))
            await answer(said, files=[markdown_file(f"{entry.id}.md", written(entry))])


class AskRetire(Click, template=ids.ASK_RETIRE):
    """Asks whether a guideline shall be retired."""

    right = Right.MODERATOR

    async def act(self, interaction: Interaction) -> None:
        """Ask in place."""
        async with answering(interaction, in_place=True) as answer:
            services: Services = interaction.client.services
            shown = await services.own_libraries.volume(interaction.guild_id or 0, self.state["key"])
            await answer(views.asking_to_retire(services, shown, str(interaction.locale)))


class RetireOwn(Click, template=ids.RETIRE):
    """Retires a guideline."""

    right = Right.MODERATOR

    async def act(self, interaction: Interaction) -> None:
        """Retire it, and say so."""
        async with answering(interaction, claim=True, in_place=True) as answer:
            services: Services = interaction.client.services
            guild_id, key = interaction.guild_id or 0, self.state["key"]
            shown = await services.own_libraries.volume(guild_id, key)
            await services.own_guidelines.retire(guild_id, interaction.user.id, key)
            said = messages.retired(services.sentences, shown.entry, str(interaction.locale))
            await answer(views.card(said, ()))


class DecideVersion(Click, template=ids.DECIDE):
    """Consents to a version of another moderator, refuses or shows it; the verb says which."""

    right = Right.MODERATOR

    async def act(self, interaction: Interaction) -> None:
        """Consent at once, ask for the reason of a refusal, or show the whole text."""
        match self.state["verb"]:
            case "consent":
                await self._decide(interaction, agree=True)
            case "refuse":
                form = ReasonForm(interaction.client.sentences, str(interaction.locale), self._refuse)
                await interaction.response.send_modal(form)
            case _:
                await self._show(interaction)

    async def _refuse(self, interaction: Interaction, reason: str) -> None:
        await self._decide(interaction, agree=False, reason=reason)

    async def _decide(self, interaction: Interaction, *, agree: bool, reason: str | None = None) -> None:
        async with answering(interaction, claim=True) as answer:
            services: Services = interaction.client.services
            result = await services.own_guidelines.decide(
                interaction.guild_id or 0,
                interaction.user.id,
                int(self.state["number"]),
                agree=agree,
                reason=reason,
            )
            said = messages.decided(services.sentences, result, str(interaction.locale))
            await answer(views.card(said, ()))

    async def _show(self, interaction: Interaction) -> None:
        async with answering(interaction) as answer:
            services: Services = interaction.client.services
            version = await services.own_guidelines.version(
                interaction.guild_id or 0, int(self.state["number"])
            )
            said = services.sentences.say("library-text-is", str(interaction.locale))
            await answer(said, files=[markdown_file("guideline.md", version.text.text)])


async def open_form(interaction: Interaction, subject: Subject, *, in_place: bool = False) -> None:
    """Open the form of a guideline with what is known of it."""
    services: Services = interaction.client.services
    known = await services.own_guidelines.text_to_edit(
        interaction.guild_id or 0, interaction.user.id, subject
    )
    form = GuidelineForm(services.sentences, str(interaction.locale), known, subject, in_place=in_place)
    await interaction.response.send_modal(form)
