"""Enough of Discord's REST API (v10) and gateway for a real bot process, on loopback."""
