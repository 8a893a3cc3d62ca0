"""What moderators ask about an application, and what its applicant answers."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.base import Base
from bot.database.types import EncryptedText, UtcDateTime


class ApplicationQuestion(Base):
    """One question and, later, its answer; at most one of an application waits."""

    __tablename__ = "application_question"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), index=True)
    waiting_for: Mapped[int | None] = mapped_column(unique=True)  # the application, until there is an answer
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    question: Mapped[str] = mapped_column(EncryptedText)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answer: Mapped[str | None] = mapped_column(EncryptedText)
