"""A server's own guidelines: how moderators write them, how members suggest them."""
