"""What members show of themselves, and what they typed that could not be kept yet."""

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.base import Base
from bot.database.types import EncryptedText, Snowflake


class Listing(Base):
    """What other members may see of somebody, and whether the directory has them."""

    __tablename__ = "listing"
    __table_args__ = (Index("ix_listing_guild_id_is_listed", "guild_id", "is_listed"),)

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    visible: Mapped[list[str]] = mapped_column(JSON, default=list)  # parts of the profile
    is_listed: Mapped[bool | None]  # None: never decided
    name: Mapped[str | None] = mapped_column(EncryptedText)  # as shown in the server when last seen
    edition: Mapped[int] = mapped_column(default=1)  # counts changes of what the directory shows


class FormDraft(Base):
    """The texts of a form that was refused, as JSON, until they are accepted or forgotten."""

    __tablename__ = "form_draft"

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    form: Mapped[str] = mapped_column(String(40), primary_key=True)
    typed: Mapped[str] = mapped_column(EncryptedText)
