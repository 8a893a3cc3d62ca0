"""The moderators' verbs: write a guideline of the server's own, publish it, consent to it, retire it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community.people import person_of
from bot.community.rules import rules_of
from bot.community.settings import MODERATION_MOVED
from bot.community.statements import REASON, statement
from bot.database.due_worker import DueItem, Handler
from bot.database.engine import Database
from bot.errors import BadInput, Conflict, NotAllowed, NotFound
from bot.guidelines.own import cards, drafts, publishing
from bot.guidelines.own.beginnings import NEW, Subject, beginning_of
from bot.guidelines.own.drafts import ENTRY
from bot.guidelines.own.memory import OwnLibraries
from bot.guidelines.own.models import GuidelineDraft, GuidelineSuggestion, OwnGuideline, OwnVersion
from bot.guidelines.own.reading import draft_of, head_of, named, text_of, version_of, words_of
from bot.guidelines.own.records import Drafted, Published, Version
from bot.guidelines.own.text import OwnText, Words, tidied

NO_WORDS = Words()


class OwnGuidelines:
    """What moderators do with their server's own guidelines. `wake` rouses the deliverer."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        libraries: OwnLibraries,
        *,
        wake: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._libraries = libraries
        self._wake = wake

    async def text_to_edit(self, guild_id: int, user_id: int, subject: Subject = NEW) -> OwnText:
        """Return what a form begins with: the draft about the same, else what stands or was suggested.

        Raises NotFound, NotAllowed for one's own suggestion, Conflict for one that was decided.
        """
        async with self._database.reading() as session:
            beginning = await beginning_of(session, guild_id, user_id, subject)
            person = await drafts.known_person(session, user_id)
            row = await drafts.find_draft(session, guild_id, person, ENTRY)
        return text_of(row) if row is not None and _is_about(row, subject) else beginning.text

    async def draft(self, guild_id: int, user_id: int, draft_id: int) -> Drafted:
        """Return a draft of this moderator. Raises NotFound."""
        async with self._database.reading() as session:
            person = await drafts.known_person(session, user_id)
            return self._drafted(await drafts.own_draft(session, guild_id, person, draft_id))

    async def write(self, guild_id: int, user_id: int, typed: OwnText, subject: Subject = NEW) -> Drafted:
        """Keep what was typed, whatever it is, and return what has to be different. Raises as the above."""
        text = tidied(typed)
        guess = self._libraries.guess(guild_id, f"{text.title} {text.gist}")
        async with self._database.transaction() as session:
            beginning = await beginning_of(session, guild_id, user_id, subject)
            person = await person_of(session, user_id)
            earlier = await drafts.find_draft(session, guild_id, person, ENTRY)
            is_same = earlier is not None and _is_about(earlier, subject)
            words = words_of(earlier.words) if earlier is not None and is_same else beginning.words
            values = {
                **asdict(subject),
                **asdict(text),
                "base": beginning.base,
                "words": named(guess if words == NO_WORDS else words),
                "with_credit": False,
            }
            row = await drafts.keep_draft(session, guild_id, person, ENTRY, values, self._clock.now())
        return self._drafted(row)

    async def name(
        self,
        guild_id: int,
        user_id: int,
        draft_id: int,
        of: str,
        chosen: Sequence[str],
        *,
        among: Collection[str],
    ) -> Drafted:
        """Keep for whom, when and where a draft helps: of one list, those `among` which were chosen."""
        async with self._database.transaction() as session:
            person = await person_of(session, user_id)
            row = await drafts.own_draft(session, guild_id, person, draft_id)
            others = [word for word in row.words[of] if word not in among]
            row.words = {**row.words, of: [*others, *chosen]}
        return self._drafted(row)

    async def publish(self, guild_id: int, user_id: int, draft_id: int) -> Published:
        """Publish a draft, or let it wait for another moderator where the server wants one.

        Raises BadInput for the first fault, NotFound, Conflict, Unavailable.
        """
        now = self._clock.now()
        async with self._database.transaction() as session:
            person = await person_of(session, user_id)
            draft = await drafts.own_draft(session, guild_id, person, draft_id)
            for fault in self._drafted(draft).faults:
                raise fault
            if not words_of(draft.words).are_complete:
                raise BadInput("library-words-missing")
            head, row = await publishing.version_from(session, draft, person, now)
            if not await drafts.drop_draft(session, draft):
                raise NotFound("library-draft-gone")
            if (await rules_of(session, guild_id)).second_moderator:
                await publishing.wait(session, head, row, now)
                result = Published(await version_of(session, row, head), None)
            else:
                result = await self._published(session, head, row, person)
        await self._spread(guild_id)
        return result

    async def decide(
        self, guild_id: int, user_id: int, version_id: int, *, agree: bool, reason: str | None = None
    ) -> Published:
        """Consent to a version or refuse it, with a reason for its author.

        Raises NotFound, NotAllowed for one's own, Conflict when it is decided already, BadInput.
        """
        told, now = ("" if agree else statement(reason or "", REASON)), self._clock.now()
        async with self._database.transaction() as session:
            head, row = await _find(session, guild_id, version_id)
            person = await person_of(session, user_id)
            await _refuse_own(session, row, person)
            if not await publishing.close(session, row):
                raise Conflict("library-decided-already")
            if agree:
                result = await self._published(session, head, row, person)
            else:
                await publishing.refuse(session, head, row, decided_by=person, reason=told, now=now)
                result = Published(await version_of(session, row, head), None)
            await cards.draw_again(session, cards.CONSENT_CARD, row.id, "decided", now=now)
        await self._spread(guild_id)
        return result

    async def retire(self, guild_id: int, user_id: int, key: str) -> None:
        """Take a guideline from the shelf. Raises NotFound."""
        async with self._database.transaction() as session:
            head = await head_of(session, guild_id, key, lock=True)
            person = await person_of(session, user_id)
            await publishing.retire(session, head, by=person, now=self._clock.now())
        await self._spread(guild_id)

    async def version(self, guild_id: int, version_id: int) -> Version:
        """Return a version, whatever became of it. Raises NotFound."""
        async with self._database.reading() as session:
            head, row = await _find(session, guild_id, version_id)
            return await version_of(session, row, head)

    def handlers(self) -> Mapping[str, Handler]:
        """Return what is done when it is due: drafts are forgotten, cards follow the moderators."""
        return {drafts.FORGET: self._forget, MODERATION_MOVED: self._follow}

    async def _forget(self, item: DueItem) -> None:
        async with self._database.transaction() as session:
            await drafts.forget_draft(session, int(item.subject))

    async def _follow(self, item: DueItem) -> None:
        guild_id, channel_id, now = int(item.subject), item.payload["channel"], self._clock.now()
        async with self._database.transaction() as session:
            await cards.lay_out_open(session, guild_id, channel_id, now=now)
        self._wake()

    async def _published(
        self, session: AsyncSession, head: OwnGuideline, row: OwnVersion, person: int
    ) -> Published:
        is_announced = await publishing.publish(session, head, row, decided_by=person, now=self._clock.now())
        entry = await publishing.entry_today(session, head)
        return Published(await version_of(session, row, head), entry, is_announced)

    async def _spread(self, guild_id: int) -> None:
        await self._libraries.changed(guild_id)
        self._wake()

    def _drafted(self, row: GuidelineDraft) -> Drafted:
        draft = draft_of(row)
        faults = publishing.all_faults(draft.text, draft.words, self._libraries.taxonomy, is_new=draft.is_new)
        return Drafted(draft, faults)


def _is_about(row: GuidelineDraft, subject: Subject) -> bool:
    return (row.key, row.suggestion_id) == (subject.key, subject.suggestion_id)


async def _refuse_own(session: AsyncSession, row: OwnVersion, person: int) -> None:
    """Raise NotAllowed for whoever wrote a version, or suggested what it was made of."""
    if row.author_id == person:
        raise NotAllowed("library-own-version")
    if row.suggestion_id is not None:
        suggestion = await session.get(GuidelineSuggestion, row.suggestion_id)
        if suggestion is not None and suggestion.person_id == person:
            raise NotAllowed("suggestion-own")


async def _find(session: AsyncSession, guild_id: int, version_id: int) -> tuple[OwnGuideline, OwnVersion]:
    row = await session.get(OwnVersion, version_id)
    head = None if row is None else await session.get(OwnGuideline, row.guideline_id, with_for_update=True)
    if row is None or head is None or head.guild_id != guild_id:
        raise NotFound("library-version-unknown")
    return head, row
