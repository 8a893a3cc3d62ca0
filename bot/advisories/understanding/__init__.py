"""What an entry says about an advisory, found by its labels and words wherever they stand."""

from bot.advisories.understanding.understand import Understanding, understand

__all__ = ["Understanding", "understand"]
