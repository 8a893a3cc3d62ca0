"""How bad an advisory is, in words that order."""

from enum import IntEnum

_BANDS = ((9.0, "CRITICAL"), (7.0, "HIGH"), (4.0, "MEDIUM"), (0.1, "LOW"))


class Severity(IntEnum):
    """The bands of CVSS v3.x and v4.0. UNKNOWN sorts lowest, but passes every minimum."""

    UNKNOWN = 0
    NONE = 1
    LOW = 2
    MEDIUM = 3
    HIGH = 4
    CRITICAL = 5

    @classmethod
    def of(cls, score: float | None) -> "Severity":
        """Return the band of a CVSS score from 0 to 10."""
        if score is None:
            return cls.UNKNOWN
        return next((cls[name] for lowest, name in _BANDS if score >= lowest), cls.NONE)

    @property
    def message_id(self) -> str:
        """The id of its word in the locales."""
        return f"severity-{self.name.lower()}"

    def passes(self, minimum: "Severity") -> bool:
        """Tell whether a rule with this minimum lets it through; what is unknown may be bad."""
        return self is Severity.UNKNOWN or self >= minimum
