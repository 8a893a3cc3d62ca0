"""Which parts of the city members want to hear of, and the roles that are pinged for them."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.base import Base
from bot.database.types import Snowflake


class InterestRole(Base):
    """The role of a server that is pinged when an advisory concerns a domain."""

    __tablename__ = "interest_role"

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    domain: Mapped[str] = mapped_column(String(20), primary_key=True)
    role_id: Mapped[int] = mapped_column(Snowflake)


class Interest(Base):
    """A domain that a member of a server wants to be pinged for."""

    __tablename__ = "interest"
    __table_args__ = (Index("ix_interest_guild_id_domain", "guild_id", "domain"),)

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    domain: Mapped[str] = mapped_column(String(20), primary_key=True)
