"""The guideline library: files become entries, questions find them. Knows no Discord and no database."""
