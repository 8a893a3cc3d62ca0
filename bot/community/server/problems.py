"""What is wrong with a server and what mends it: pure rules, used by `/setup check`."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from bot.community.people import PRIVILEGED
from bot.community.server.blueprint import NEEDED, NEVER_GRANTED
from bot.community.server.facts import DANGEROUS, ChannelFacts, Permission, RoleFacts, ServerFacts
from bot.community.settings import GuildSettings, Holder, Purpose


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong; the sentence `problem-<name>` says what it is and what to do.

    `about` is the id of the message that names what it concerns (`ping-<domain>` for a domain), `place` a
    mention of where it is.
    """

    name: str
    about: str = ""
    place: str = ""
    rights: tuple[Permission, ...] = ()
    count: int = 0

    @property
    def is_hint(self) -> bool:
        """Tell whether everything works, and could work better."""
        return self.name.startswith("hint-")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What bears on a server besides what Discord says of it."""

    settings: GuildSettings
    pings: Mapping[str, int] = field(default_factory=dict[str, int])  # roles by domain
    held: Mapping[int, int] = field(default_factory=dict[int, int])  # messages that wait, by channel
    hidden_commands: tuple[str, ...] = ()  # what the moderator role does not see


def problems(facts: ServerFacts, around: Circumstances) -> tuple[Problem, ...]:
    """Return everything that is wrong, the gravest kinds first and hints last."""
    return (
        *_of_the_bot(facts, around),
        *_of_channels(facts, around.settings.channels),
        *_of_roles(facts, around.settings.roles),
        *_of_pings(facts, around.pings),
        *_of_moderators(facts, around),
        *_of_deliveries(around.held),
        *_hints(facts),
    )


def _of_the_bot(facts: ServerFacts, around: Circumstances) -> Iterator[Problem]:
    needed = {
        "roles-not-manageable": Permission.MANAGE_ROLES,
        "audit-log-not-readable": Permission.VIEW_AUDIT_LOG,
    }
    if any(around.settings.channels.get(purpose) not in facts.channels for purpose in Purpose):
        needed["channels-not-manageable"] = Permission.MANAGE_CHANNELS
    for name, permission in needed.items():
        if permission not in facts.bot_rights:
            yield Problem(name)


def _of_channels(facts: ServerFacts, known: Mapping[Purpose, int]) -> Iterator[Problem]:
    for purpose in Purpose:
        about = f"purpose-{purpose}"
        if purpose not in known:
            yield Problem("channel-not-set", about)
        elif known[purpose] not in facts.channels:
            yield Problem("channel-deleted", about)
        else:
            yield from _of_channel(facts, purpose, facts.channels[known[purpose]])


def _of_channel(facts: ServerFacts, purpose: Purpose, channel: ChannelFacts) -> Iterator[Problem]:
    about, place = f"purpose-{purpose}", f"<#{channel.id}>"
    lacking = facts.lacking(channel, NEEDED[purpose])
    if lacking:
        yield Problem("channel-closed", about, place, lacking)
    if purpose is Purpose.MODERATION and facts.is_open(channel):
        yield Problem("moderation-open", about, place)


def _of_roles(facts: ServerFacts, known: Mapping[Holder, int]) -> Iterator[Problem]:
    for holder in Holder:
        about = f"holder-{holder}"
        if holder not in known:
            yield Problem("role-not-set", about)
        elif known[holder] not in facts.roles:
            yield Problem("role-deleted", about)
        elif holder not in NEVER_GRANTED:
            is_chosen = holder not in PRIVILEGED
            yield from _of_granted_role(facts, about, facts.roles[known[holder]], is_chosen=is_chosen)


def _of_granted_role(
    facts: ServerFacts, about: str, role: RoleFacts, *, is_chosen: bool
) -> Iterator[Problem]:
    """Look at a role that the bot gives; `is_chosen`: members may choose it without anybody's consent."""
    place = f"<@&{role.id}>"
    if role.is_managed:
        yield Problem("role-managed", about, place)
    elif not facts.can_grant(role):
        yield Problem("role-above", about, place)
    if is_chosen and role.permissions & DANGEROUS:
        yield Problem("role-dangerous", about, place, tuple(role.permissions & DANGEROUS))


def _of_pings(facts: ServerFacts, known: Mapping[str, int]) -> Iterator[Problem]:
    for domain, role_id in known.items():
        about, role = f"ping-{domain}", facts.roles.get(role_id)
        if role is None:
            yield Problem("role-deleted", about)
            continue
        yield from _of_granted_role(facts, about, role, is_chosen=True)
        if not role.is_mentionable and Permission.MENTION_EVERYONE not in facts.bot_rights:
            yield Problem("ping-unmentionable", about, f"<@&{role_id}>")


def _of_moderators(facts: ServerFacts, around: Circumstances) -> Iterator[Problem]:
    role_id = around.settings.roles.get(Holder.MODERATOR)
    role = facts.roles.get(role_id or 0)
    if role is None:
        return
    may_see = Permission.MANAGE_ROLES | Permission.ADMINISTRATOR
    if around.hidden_commands and not role.permissions & may_see:
        yield Problem(
            "commands-hidden", ", ".join(f"/{name}" for name in around.hidden_commands), f"<@&{role.id}>"
        )


def _of_deliveries(held: Mapping[int, int]) -> Iterator[Problem]:
    for channel_id, count in held.items():
        yield Problem("messages-held", place=f"<#{channel_id}>", count=count)


def _hints(facts: ServerFacts) -> Iterator[Problem]:
    if "COMMUNITY" not in facts.features:
        yield Problem("hint-no-community")
    elif "MEMBER_VERIFICATION_GATE_ENABLED" not in facts.features:
        yield Problem("hint-no-rules-screening")


def hidden_from(
    role_ids: Collection[int], commands: Mapping[str, Mapping[int, bool]], of_app: Mapping[int, bool]
) -> tuple[str, ...]:
    """Return the commands that are opened to none of these roles under the server's Integrations.

    What is said there of a command counts before what is said of the whole app.
    """

    def is_open(said: Mapping[int, bool]) -> bool:
        of_command = [said[each] for each in role_ids if each in said]
        return any(of_command or [of_app[each] for each in role_ids if each in of_app])

    return tuple(name for name, said in commands.items() if not is_open(said))
