"""Failures with two faces: a finished sentence for a person, the cause for the log.

MemberFacingError
├── BadInput       what was typed cannot be used
├── NotAllowed     this person may not do this here
├── NotFound       what was named is not there (any more)
├── Conflict       somebody else was first, or it is already so
└── Unavailable    another system did not do its part; trying later may help
OperatorError      for the person at the command line; carries its exit code
"""

SentenceArgument = str | int | float


class MemberFacingError(Exception):
    """A failure a member may read: the id of a Fluent message in `data/locales` and its arguments."""

    def __init__(self, message_id: str, **arguments: SentenceArgument) -> None:
        super().__init__(message_id, arguments)
        self.message_id = message_id
        self.arguments = arguments


class BadInput(MemberFacingError):
    """What was typed cannot be used as it is."""


class NotAllowed(MemberFacingError):
    """This person may not do this here."""


class NotFound(MemberFacingError):
    """What was named is not there, or not any more."""


class Conflict(MemberFacingError):
    """Somebody else was first, or it is already so."""


class Unavailable(MemberFacingError):
    """Another system did not do its part."""


class OperatorError(Exception):
    """A failure for the person at the command line: one finished line and an exit code.

    Exit code 2 means bad input or configuration, 1 a failed check or a lost connection.
    """

    def __init__(self, line: str, *, exit_code: int = 2) -> None:
        super().__init__(line)
        self.line = line
        self.exit_code = exit_code
