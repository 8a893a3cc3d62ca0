"""Guidelines: `/guideline` for everybody, everywhere, `/library` for moderators, and what can be clicked."""

from bot.interface.client import CommunityBot
from cogs.guidelines import posts
from cogs.guidelines.actions.misses import DismissMiss, TurnMisses
from cogs.guidelines.actions.pages import NextEntry, OpenEntry, OpenEntryOfTheDay, SharePage, TurnPage
from cogs.guidelines.actions.shelves import Browse, PickShelf, TurnShelf
from cogs.guidelines.actions.topics import SearchTopic
from cogs.guidelines.actions.verdicts import AskWhetherUseful, JudgeEntry
from cogs.guidelines.checklists import posts as checklist_posts
from cogs.guidelines.checklists.actions import EVERY as OF_CHECKLISTS
from cogs.guidelines.guideline import GuidelineCommands
from cogs.guidelines.library import LibraryCommands
from cogs.guidelines.own import posts as own_posts
from cogs.guidelines.own.actions import (
    AskRetire,
    DecideVersion,
    EditDraft,
    EditOwn,
    GiveFile,
    PickWords,
    PublishDraft,
    RetireOwn,
)
from cogs.guidelines.own.suggestions import AnswerSuggestion, OpenAnnounced, RetrySuggestion, ShowSuggestion


async def setup(bot: CommunityBot) -> None:
    """Load the commands, the buttons and the cards."""
    posts.register(bot.cards)
    own_posts.register(bot.cards)
    await bot.add_cog(GuidelineCommands(bot))
    await bot.add_cog(LibraryCommands(bot))
    bot.add_dynamic_items(OpenEntry, OpenEntryOfTheDay, TurnPage, NextEntry, SharePage, SearchTopic)
    bot.add_dynamic_items(TurnMisses, DismissMiss)
    bot.add_dynamic_items(*OF_CHECKLISTS)
    checklist_posts.register(bot.cards)
    bot.add_dynamic_items(AskWhetherUseful, JudgeEntry)
    bot.add_dynamic_items(Browse, PickShelf, TurnShelf)
    bot.add_dynamic_items(EditDraft, PickWords, PublishDraft, DecideVersion)
    bot.add_dynamic_items(EditOwn, GiveFile, AskRetire, RetireOwn)
    bot.add_dynamic_items(AnswerSuggestion, RetrySuggestion, ShowSuggestion, OpenAnnounced)
