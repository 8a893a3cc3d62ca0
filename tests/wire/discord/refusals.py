"""Discord's refusals: HTTP status and JSON error code (docs: topics, "Opcodes and status codes")."""


class Refused(Exception):
    """The request ends with an error reply and no effect."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


def invalid_form(reason: str) -> Refused:
    """Return 50035; the reason names what Discord would name in `errors`."""
    return Refused(400, 50035, f"Invalid Form Body: {reason}")


def unknown(kind: str) -> Refused:
    """Return the 404 of a thing that is not there."""
    codes = {
        "Application Command": 10063,
        "Channel": 10003,
        "Guild": 10004,
        "Interaction": 10062,
        "Member": 10007,
        "Message": 10008,
        "Role": 10011,
        "User": 10013,
        "Webhook": 10015,
    }
    return Refused(404, codes[kind], f"Unknown {kind}")


def missing_access() -> Refused:
    """Return the refusal of a channel that the bot cannot see."""
    return Refused(403, 50001, "Missing Access")


def missing_permissions() -> Refused:
    """Return the refusal of an act that the bot has no right to."""
    return Refused(403, 50013, "Missing Permissions")


def closed_direct_messages() -> Refused:
    """Return the refusal of a person who takes no direct messages."""
    return Refused(403, 50007, "Cannot send messages to this user")


def already_acknowledged() -> Refused:
    """Return the refusal of a second first answer."""
    return Refused(400, 40060, "Interaction has already been acknowledged.")
