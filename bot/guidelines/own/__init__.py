"""Guidelines that a server writes itself, and what its members suggest. Uses the database."""
