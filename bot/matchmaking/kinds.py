"""The kinds of request: who may ask, and who is invited. Pure."""

from collections.abc import Collection
from enum import StrEnum

from bot.community.people import Member, Persona


class Kind(StrEnum):
    """What is asked for."""

    VALIDATE_PRODUCT = "validate-product"
    CITY_PROBLEM = "city-problem"
    PLAN_REVIEW = "plan-review"
    FIND_VENDOR_CONTACT = "find-vendor-contact"
    PARTNERSHIP = "partnership"


_EXPERTS = frozenset({Persona.RESEARCHER, Persona.ACADEMIA})

ASKERS = {
    Kind.VALIDATE_PRODUCT: frozenset({Persona.VENDOR, Persona.CITY}),
    Kind.CITY_PROBLEM: frozenset({Persona.CITY, Persona.GOVERNMENT}),
    Kind.PLAN_REVIEW: frozenset({Persona.CITY, Persona.GOVERNMENT, Persona.VENDOR}),
    Kind.FIND_VENDOR_CONTACT: frozenset({Persona.RESEARCHER, Persona.ACADEMIA, Persona.GOVERNMENT}),
    Kind.PARTNERSHIP: frozenset(Persona) - {Persona.INDIVIDUAL},
}

INVITED = {
    Kind.VALIDATE_PRODUCT: _EXPERTS,
    Kind.CITY_PROBLEM: _EXPERTS | {Persona.VENDOR},
    Kind.PLAN_REVIEW: _EXPERTS,
    Kind.FIND_VENDOR_CONTACT: frozenset({Persona.VENDOR}),
    Kind.PARTNERSHIP: frozenset(Persona),
}

# Whoever runs equipment that an advisory is about asks for the first of these that they may.
FOR_AN_ADVISORY = (Kind.CITY_PROBLEM, Kind.VALIDATE_PRODUCT, Kind.FIND_VENDOR_CONTACT, Kind.PARTNERSHIP)


def may_ask(kind: Kind, member: Member | None) -> bool:
    """Tell whether a member may ask for this; a partnership needs a profile as well."""
    if member is None or ASKERS[kind].isdisjoint(member.personas):
        return False
    return kind is not Kind.PARTNERSHIP or has_profile(member)


def may_be_invited(kind: Kind, personas: Collection[Persona]) -> bool:
    """Tell whether somebody of these personas may be asked."""
    return not INVITED[kind].isdisjoint(personas)


def has_profile(member: Member) -> bool:
    """Tell whether a member told anything of themselves."""
    return any((member.organisation, member.about, member.skills, member.product_types, member.domains))
