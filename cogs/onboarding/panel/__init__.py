"""The panel of `/start`, one file a step: its screen, and what can be used there.

All of it is drawn from what is recorded, so it can be closed and opened again at any time. Each control
carries the server's id: the panel also works in direct messages, where a decision is told.
"""
