"""A Discord server of plain values: answers the reconciler, obeys the deliverer, has an audit log."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.community.reconciling.roster import Facts, Page, Present, RoleChange, Trail
from bot.delivery.models import Action
from bot.delivery.parcel import Failed, Fault, Parcel, Sent
from tests.database.moments import StillClock

US, ANOTHER_BOT = 9000, 9001
KEPT = timedelta(days=45)


@dataclass
class Chapter:
    """Members with their roles, and the audit log. `hears`: what happens to a member is told to it."""

    clock: StillClock
    roles: dict[int, bool] = field(default_factory=dict[int, bool])
    members: dict[int, Present] = field(default_factory=dict[int, Present])
    audit: list[RoleChange] = field(default_factory=list[RoleChange])
    posts: list[Parcel] = field(default_factory=list[Parcel])
    uses_onboarding: bool = False
    shows_audit: bool = True
    page_size: int = 1000
    entries: int = 0

    def join(self, user_id: int, *, pending: bool = False, completed: bool = True) -> Present:
        """Let somebody join now."""
        present = Present(user_id, self.clock.now(), pending, completed, frozenset())
        self.members[user_id] = present
        return present

    def change(self, user_id: int, **values: object) -> Present:
        """Change something about a member."""
        self.members[user_id] = replace(self.members[user_id], **values)  # type: ignore[arg-type] - by name
        return self.members[user_id]

    def set_role(self, user_id: int, role_id: int, *, has: bool, by: int | None) -> None:
        """Give or take a role on somebody's behalf; `by` None leaves no trace."""
        held = self.members[user_id].role_ids
        self.change(user_id, role_ids=held | {role_id} if has else held - {role_id})
        if by is not None and (role_id in held) != has:
            self.entries += 1
            entry = RoleChange(
                self.entries,
                self.clock.now(),
                user_id,
                role_id,
                was_added=has,
                by_user_id=by,
                by_bot=by in (US, ANOTHER_BOT),
                by_us=by == US,
            )
            self.audit.append(entry)

    async def facts(self, _: int) -> Facts | None:
        return Facts("Chapter Riga", self.uses_onboarding, dict(self.roles))

    async def page(self, _: int, after: int) -> Page:
        found = sorted(user_id for user_id in self.members if user_id > after)[: self.page_size]
        last = found[-1] if len(found) == self.page_size else None
        return Page([self.members[user_id] for user_id in found], last)

    async def one(self, _: int, user_id: int) -> Present | None:
        return self.members.get(user_id)

    async def trail(self, _: int) -> Trail | None:
        return Trail(list(self.audit), self.clock.now() - KEPT) if self.shows_audit else None

    async def find(self, _: Parcel) -> Sent | Failed | None:
        return None

    async def send(self, parcel: Parcel) -> Sent | Failed:
        acts: dict[Action, Callable[[Parcel], Sent | Failed]] = {
            Action.GRANT: lambda one: self._obey(one, has=True),
            Action.REVOKE: lambda one: self._obey(one, has=False),
        }
        act = acts.get(parcel.action)
        if act is not None:
            return act(parcel)
        self.posts.append(parcel)
        return Sent(len(self.posts), parcel.channel_id or 1)

    def _obey(self, parcel: Parcel, *, has: bool) -> Sent | Failed:
        user_id, role_id = parcel.user_id or 0, parcel.role_id or 0
        if user_id not in self.members:
            return Failed(Fault.MEMBER_GONE, "10007")
        if role_id not in self.roles:
            return Failed(Fault.ROLE_GONE, "10011")
        if not self.roles[role_id]:
            return Failed(Fault.FORBIDDEN, "50013")
        self.set_role(user_id, role_id, has=has, by=US)
        return Sent(None)

    def moment_of(self, user_id: int) -> datetime:
        """Return when somebody joined."""
        return self.members[user_id].joined_at
