"""The guideline of the day: in which order they come, on demand and as a post at an hour of the server's."""
