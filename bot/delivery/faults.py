"""What Discord's refusals mean for a delivery.

Codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
"""

from bot.delivery.parcel import Fault

_MEANING = {
    10003: Fault.CHANNEL_GONE,
    10004: Fault.CHANNEL_GONE,  # unknown guild
    10007: Fault.MEMBER_GONE,
    10008: Fault.MESSAGE_GONE,
    10011: Fault.ROLE_GONE,
    10013: Fault.MEMBER_GONE,  # unknown user
    40003: Fault.UNCLEAR,  # opening direct messages too fast
    50001: Fault.FORBIDDEN,  # missing access
    50007: Fault.UNREACHABLE,
    50013: Fault.FORBIDDEN,  # missing permissions
    50083: Fault.FORBIDDEN,  # the thread is archived
    50278: Fault.UNREACHABLE,  # no server in common
    160005: Fault.FORBIDDEN,  # the thread is locked
}


def classify(status: int, code: int) -> Fault:
    """Return the fault of a refused request from its HTTP status and Discord's own code (0: none)."""
    if code in _MEANING:
        return _MEANING[code]
    if status == 403:  # noqa: PLR2004 - HTTP's own number
        return Fault.FORBIDDEN
    if status in (401, 429) or status >= 500:  # noqa: PLR2004 - HTTP's own border
        return Fault.UNCLEAR  # 401: a token being renewed
    return Fault.INVALID
