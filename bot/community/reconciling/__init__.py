"""Makes the roles in Discord equal what was decided, and knows who is in a server after a downtime."""
