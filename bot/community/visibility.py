"""What other members see of somebody: nothing that its owner did not make visible. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.community.people import Persona


class Part(StrEnum):
    """A part of what is known of a member, which members may see or not."""

    PERSONAS = "personas"
    ORGANISATION = "organisation"
    ABOUT = "about"
    PLACE = "place"
    TIME_ZONE = "time_zone"
    LANGUAGES = "languages"
    DOMAINS = "domains"
    SKILLS = "skills"
    PRODUCT_TYPES = "product_types"


@dataclass(frozen=True, slots=True)
class ProfileView:
    """What somebody told of themselves."""

    organisation: str | None = None
    about: str | None = None
    place: str | None = None
    time_zone: str | None = None
    languages: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    product_types: tuple[str, ...] = ()
    is_available: bool = True
    is_availability_chosen: bool = False

    @property
    def tells_something(self) -> bool:
        """Tell whether anything was told."""
        texts = self.organisation or self.about or self.place or self.time_zone
        return bool(texts or self.domains or self.skills or self.product_types)

    def seen_by_others(self, visible: Collection[Part]) -> "ProfileView":
        """Return what is left for others where only these parts are visible."""
        return ProfileView(
            organisation=self.organisation if Part.ORGANISATION in visible else None,
            about=self.about if Part.ABOUT in visible else None,
            place=self.place if Part.PLACE in visible else None,
            time_zone=self.time_zone if Part.TIME_ZONE in visible else None,
            languages=self.languages if Part.LANGUAGES in visible else (),
            domains=self.domains if Part.DOMAINS in visible else (),
            skills=self.skills if Part.SKILLS in visible else (),
            product_types=self.product_types if Part.PRODUCT_TYPES in visible else (),
        )


@dataclass(frozen=True, slots=True)
class ListingView:
    """What somebody made visible, and whether the directory has them. `is_listed` None: never decided."""

    visible: tuple[Part, ...] = ()
    is_listed: bool | None = None

    @property
    def is_decided(self) -> bool:
        """Tell whether somebody ever decided what others see."""
        return self.is_listed is not None or bool(self.visible)


NOTHING_SHOWN = ListingView()


@dataclass(frozen=True, slots=True)
class Shown:
    """A profile as one reader sees it."""

    user_id: int
    is_own: bool
    personas: frozenset[Persona]
    profile: ProfileView
    listing: ListingView

    @property
    def shows_something(self) -> bool:
        """Tell whether there is anything to see."""
        return bool(self.personas or self.profile.languages or self.profile.tells_something)


def in_order(parts: Iterable[str]) -> tuple[Part, ...]:
    """Return these parts, in the order in which they are shown."""
    known = set(parts)
    return tuple(part for part in Part if part in known)
