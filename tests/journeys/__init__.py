"""Journeys: what people see of the composed bot, in simcord's Discord, on a real database and real HTTP."""
