"""What Discord's refusals mean for a delivery.

Codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
"""

from bot.delivery.parcel import Fault

UNKNOWN_MESSAGE = 10008
_CHANNEL_GONE = {10003, 10004}  # unknown channel, unknown guild
_MAY_CHANGE = {
    50001,
    50013,
    50007,
    50083,
    160005,
}  # missing access or right, closed DMs, archived or locked thread


def classify(status: int, code: int) -> Fault:
    """Return the fault of a refused request from its HTTP status and Discord's own code (0: none)."""
    if code == UNKNOWN_MESSAGE:
        return Fault.MESSAGE_GONE
    if code in _CHANNEL_GONE:
        return Fault.CHANNEL_GONE
    if code in _MAY_CHANGE or status == 403:  # noqa: PLR2004 - HTTP's own number
        return Fault.FORBIDDEN
    if status in (401, 429) or status >= 500:  # noqa: PLR2004 - HTTP's own border
        return Fault.UNCLEAR  # 401: a token being renewed
    return Fault.INVALID
