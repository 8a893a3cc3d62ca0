"""Checklists: the screens of a list and of its guidelines, what clicks on them do, and the shared message."""
