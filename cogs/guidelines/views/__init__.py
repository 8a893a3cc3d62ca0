"""The screens of guidelines, drawn from values: one file a screen. What a click does stands in `actions`."""
