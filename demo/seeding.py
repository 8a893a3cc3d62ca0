"""Builds the server the demo begins with. What the product must know of it goes through its own services."""

from dataclasses import dataclass

import discord
import simcord
from simcord import ChannelHandle, GuildHandle, MemberActor, RoleHandle, UserHandle

from bot.advisories.following import Subscription
from bot.advisories.routing import Rule
from bot.community.panel import needs_decision
from bot.community.profiles import ProfileChange
from bot.community.settings import Holder, Purpose
from bot.community.time_zones import knows_names
from bot.community.visibility import Part
from bot.guidelines.checklists.records import Caller, Wish
from bot.guidelines.own.records import Proposal
from bot.guidelines.own.text import OwnText
from bot.interface.services import Services
from demo.content import ChannelSeed, Person, ProfileSeed, RoleSeed, ServerSeed
from demo.faces import hue

BOT_NAME = "ssc-bot"
TOP = 99  # of the server's roles


@dataclass(frozen=True, slots=True)
class Resident:
    """A person of the demo as Discord knows them."""

    person: Person
    user: UserHandle
    member: MemberActor
    hue: str


def build(
    env: simcord.Env, seed: ServerSeed, people: tuple[Person, ...]
) -> tuple[GuildHandle, list[Resident]]:
    """Create the server, its roles and channels, and the people in it; the administrator owns it."""
    users = {
        person.key: env.create_user(person.key, global_name=person.name, avatar=person.key)
        for person in people
    }
    owner = next(person for person in people if person.part == "Administrator")
    guild = env.create_guild(seed.name, owner=users[owner.key])
    roles = {role.name: _role(guild, role) for role in seed.roles}
    for channel in seed.channels:
        _channel(guild, channel, roles)
    members = {person.key: _member(env, guild, users[person.key], person, roles) for person in people}
    residents = [
        Resident(person, users[person.key], members[person.key], hue(position))
        for position, person in enumerate(people)
    ]
    return guild, residents


async def set_up(services: Services, guild: GuildHandle, seed: ServerSeed) -> None:
    """Tell the bot which channel and which role does what, and the rules, as `/setup` would."""
    for channel in seed.channels:
        if channel.purpose is not None:
            await services.community.set_channel(guild.id, channel.purpose, guild.channels[channel.name].id)
    for role in seed.roles:
        if role.holder is not None:
            await services.community.set_role(guild.id, Holder(role.holder), guild.roles[role.name].id)
    await services.community.change_rules(guild.id, seed.rules)


async def follow(services: Services, guild: GuildHandle, source: str) -> None:
    """Let the advisories channel follow a feed, as `/feed add` would."""
    settings = await services.community.settings(guild.id)
    await services.feeds.add(Subscription(guild.id, settings.channels[Purpose.ADVISORIES], source, Rule()))


async def onboard(services: Services, guild: GuildHandle, residents: list[Resident]) -> None:
    """Take everybody through onboarding, as `/start` would; a moderator approves those who do not wait."""
    moderator = next(one.user.id for one in residents if one.person.part == "Moderator")
    for resident in residents:
        await services.onboarding.accept_code(guild.id, resident.user.id, services.onboarding.code.version)
    applied = 0  # the database is new: applications count from 1
    for resident in residents:
        told = resident.person.profile
        if told is None:
            continue
        await _choose(services, guild, resident, told)
        await _tell(services, guild, resident, told)
        if needs_decision(told.persona):
            applied += 1
            if told.question is not None:
                await services.review.ask(guild.id, applied, moderator, told.question, server=guild.name)
            if not told.waits:
                await services.review.decide(guild.id, applied, moderator, approve=True, server=guild.name)


async def keep_checklists(services: Services, guild: GuildHandle, residents: list[Resident]) -> None:
    """Let people have ticked half of their checklists, as with `/guideline checklist`."""
    for resident in residents:
        seed = resident.person.checklist
        if seed is None:
            continue
        owner = Caller(guild.id, resident.user.id)
        checklist = await services.checklists.open(owner, Wish(seed.phase, seed.domain, seed.audience))
        for part in checklist.parts[: len(checklist.parts) // 2]:
            keys = [step.key for step in part.steps]
            await services.checklists.tick(owner, checklist.id, part.entry_id, keys)


async def write_guidelines(
    services: Services, guild: GuildHandle, seed: ServerSeed, residents: list[Resident]
) -> None:
    """Let a moderator have published a guideline with `/library add`, and a member have suggested one."""
    if seed.guidelines is None:
        return
    people = {resident.person.key: resident for resident in residents}
    written, suggested = seed.guidelines.written, seed.guidelines.suggested
    author, own = people[written.author].user.id, services.own_guidelines
    text = OwnText(written.title, written.gist, written.text)
    draft = (await own.write(guild.id, author, text)).draft
    for of, words in written.words.items():
        await own.name(guild.id, author, draft.id, of, words, among=getattr(draft.words, of))
    await own.publish(guild.id, author, draft.id)
    proposal = Proposal(suggested.title, suggested.text, suggested.source)
    member = people[suggested.author]
    await services.suggestions.suggest(
        guild.id, member.user.id, proposal, name=member.person.name, server=guild.name
    )


async def ask(services: Services, guild: GuildHandle, seed: ServerSeed) -> None:
    """Let members have asked what finds no guideline, as with `/guideline search`."""
    for question in seed.asked:
        if (await services.guidelines.of(guild.id).ask(question)).is_missing:
            await services.misses.keep(guild.id, question)


async def talk(guild: GuildHandle, seed: ServerSeed, residents: list[Resident]) -> None:
    """Let people say what they said before."""
    members = {resident.person.key: resident.member for resident in residents}
    for remark in seed.talk:
        await members[remark.person].send(guild.channels[remark.channel], remark.text)


async def _choose(services: Services, guild: GuildHandle, resident: Resident, told: ProfileSeed) -> None:
    onboarding, user_id = services.onboarding, resident.user.id
    if needs_decision(told.persona):
        texts = {"organisation": told.organisation, "evidence": told.evidence}
        await onboarding.apply(guild.id, user_id, told.persona, **texts)
    else:
        await onboarding.choose_persona(guild.id, user_id, told.persona)


async def _tell(services: Services, guild: GuildHandle, resident: Resident, told: ProfileSeed) -> None:
    profiles, user_id, languages = services.profiles, resident.user.id, tuple(services.taxonomy.languages)
    change = ProfileChange(
        organisation=told.organisation,
        about=told.about,
        place=told.place,
        time_zone=told.time_zone if knows_names() else "",
        domains=told.domains,
        skills=told.skills,
        product_types=told.product_types,
    )
    await profiles.update_profile(guild.id, user_id, change)
    await profiles.pick_languages(guild.id, user_id, told.languages, among=languages)
    await profiles.pick_interests(guild.id, user_id, told.interests)
    if told.is_listed:
        await profiles.make_visible(guild.id, user_id, tuple(Part))
        await profiles.list_member(guild.id, user_id, resident.person.name, is_listed=True)


def _role(guild: GuildHandle, seed: RoleSeed) -> RoleHandle:
    permissions = discord.Permissions(**dict.fromkeys(seed.permissions, True))
    height = {"position": TOP} if seed.is_above else {}
    return guild.create_role(seed.name, permissions=permissions, color=seed.colour, **height)


def _channel(guild: GuildHandle, seed: ChannelSeed, roles: dict[str, RoleHandle]) -> ChannelHandle:
    hidden = discord.PermissionOverwrite(view_channel=False)
    shown = discord.PermissionOverwrite(view_channel=True)
    allowed = [roles[name] for name in seed.only]
    if allowed:
        allowed.append(guild.roles[BOT_NAME])
    overwrites = dict.fromkeys(allowed, shown)
    if overwrites:
        overwrites[guild.default_role] = hidden
    return guild.create_text_channel(seed.name, topic=seed.topic, overwrites=overwrites)  # pyright: ignore[reportArgumentType] - its dict is invariant


def _member(
    env: simcord.Env, guild: GuildHandle, user: UserHandle, person: Person, roles: dict[str, RoleHandle]
) -> MemberActor:
    # Not `guild.add_member`: that announces a join, and who was here before the bot is not welcomed.
    env.backend.add_member(guild.id, user.id, roles=[roles[name].id for name in person.roles])
    return MemberActor(env, guild, user)
