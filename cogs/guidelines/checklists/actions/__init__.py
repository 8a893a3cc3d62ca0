"""What clicks on checklists do."""

from cogs.guidelines.checklists.actions import keeping, opening, pages, sharing, ticking

EVERY = (*opening.EVERY, *ticking.EVERY, *keeping.EVERY, *sharing.EVERY, *pages.EVERY)
