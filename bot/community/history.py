"""Everything that was decided about a member, with how each decision came to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.community import reach
from bot.community.applications import decision_on
from bot.community.audit import Fact
from bot.community.audit_log import Audit, AuditPage
from bot.community.granting import news_of
from bot.community.models import Person, PersonaHeld
from bot.community.people import Persona
from bot.community.questions import subject_of
from bot.database.engine import Database
from bot.delivery.ways import Standing


@dataclass(frozen=True, slots=True)
class Holding:
    """A persona that a member holds now."""

    persona: Persona
    since: datetime
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """What a member holds, and a page of what was decided about them; `told` by the number of an entry."""

    user_id: int
    holds: tuple[Holding, ...]
    decided: AuditPage
    told: Mapping[int, Standing]


class History:
    """The look-up behind `/member history`."""

    def __init__(self, database: Database, audit: Audit) -> None:
        self._database = database
        self._audit = audit

    async def page(self, guild_id: int, user_id: int, older_than: int | None = None) -> HistoryPage:
        """Return the newest decisions, or those before the entry of a number."""
        decided = await self._audit.about(guild_id, user_id, older_than=older_than)
        told: dict[int, Standing] = {}
        async with self._database.reading() as session:
            rows = await session.scalars(
                select(PersonaHeld)
                .join(Person, Person.id == PersonaHeld.person_id)
                .where(
                    PersonaHeld.guild_id == guild_id,
                    PersonaHeld.ended_at.is_(None),
                    Person.user_id == user_id,
                )
                .order_by(PersonaHeld.granted_at)
            )
            holds = tuple(Holding(Persona(row.persona), row.granted_at, row.expires_at) for row in rows)
            for entry in decided.entries:
                subject = told_in(entry.action, entry.details)
                standing = None if subject is None else await reach.standing(session, subject)
                if standing is not None:
                    told[entry.number] = standing
        return HistoryPage(user_id, holds, decided, told)


def told_in(action: str, details: Mapping[str, Fact]) -> str | None:
    """Return the subject of what the member was told of a decision. Pure."""
    key = {name: int(value) for name, value in details.items() if isinstance(value, int)}
    match action:
        case "application-approved" | "application-denied" if "application" in key:
            return decision_on(key["application"])
        case "application-asked" if "question" in key:
            return subject_of(key["question"])
        case "persona-granted" if "held" in key:
            return news_of(key["held"], is_end=False)
        case "persona-revoked" | "persona-expired" if "held" in key:
            return news_of(key["held"], is_end=True)
        case _:
            return None
