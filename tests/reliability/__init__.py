"""The reliability runs: a feed replayed to a real bot process that is killed and lied to while it works."""
