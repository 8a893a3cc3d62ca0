"""The guideline library: files become entries, questions find them, servers add theirs. Knows no Discord."""
