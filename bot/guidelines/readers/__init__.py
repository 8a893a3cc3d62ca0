"""Readers of guidelines: what each has read, in which version, and whether it was useful."""
