"""A list holds guidelines, not steps: what there is to tick stands in the library of today.

Kept are only the guidelines, what each of them asked for when it was added, and the ticks.
"""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.base import Base
from bot.database.types import EncryptedText, Snowflake, UtcDateTime


class ChecklistRow(Base):
    """One list of one person in one server. No word of the taxonomy ("") stands for any."""

    __tablename__ = "checklist"
    __table_args__ = (UniqueConstraint("guild_id", "person_id", "phase", "domain", "audience"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    phase: Mapped[str] = mapped_column(String(40))  # "": guidelines picked by hand
    domain: Mapped[str] = mapped_column(String(40))
    audience: Mapped[str] = mapped_column(String(40))
    name: Mapped[str | None] = mapped_column(EncryptedText)  # None: called after what it was made for
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ChecklistEntry(Base):
    """A guideline in a list, as it was when it was added: what is asked for since then is new."""

    __tablename__ = "checklist_entry"

    checklist_id: Mapped[int] = mapped_column(
        ForeignKey("checklist.id", ondelete="CASCADE"), primary_key=True
    )
    entry_id: Mapped[str] = mapped_column(String(60), primary_key=True)
    position: Mapped[int]
    title: Mapped[str] = mapped_column(Text)  # of a guideline that may be retired
    version: Mapped[int]
    known: Mapped[list[str]] = mapped_column(JSON)  # the keys of its steps


class ChecklistTick(Base):
    """A step that is done. It outlives the step, and the guideline's removal from the list."""

    __tablename__ = "checklist_tick"

    checklist_id: Mapped[int] = mapped_column(
        ForeignKey("checklist.id", ondelete="CASCADE"), primary_key=True
    )
    entry_id: Mapped[str] = mapped_column(String(60), primary_key=True)
    key: Mapped[str] = mapped_column(String(20), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    done_at: Mapped[datetime] = mapped_column(UtcDateTime)
    done_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)


class ChecklistShare(Base):
    """The thread a list is shared in, the latest of all; `number` tells it from earlier ones."""

    __tablename__ = "checklist_share"

    checklist_id: Mapped[int] = mapped_column(
        ForeignKey("checklist.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int]
    is_open: Mapped[bool]  # others in the thread may tick
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    drawings: Mapped[int]  # how often its message was drawn again
    drawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
