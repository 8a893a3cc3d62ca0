"""Questions that found nothing, kept for moderators: they show what the library lacks."""
