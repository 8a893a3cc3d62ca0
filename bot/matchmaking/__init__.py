"""Matchmaking: requests for help, whom to invite, consent on both sides, introductions."""
