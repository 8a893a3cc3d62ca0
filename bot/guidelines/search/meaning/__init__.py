"""Nearness of meaning, from a small sentence model: the optional extra `semantic`.

Nothing here is imported by name where the extra may be missing: the model's packages are looked up when they
are first needed, and without them the search goes by words alone.
"""
