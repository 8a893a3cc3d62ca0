"""Personal lists of steps to tick: which guidelines are in one, how far it is, who sees it."""
