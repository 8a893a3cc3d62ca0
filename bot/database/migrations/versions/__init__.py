"""One file for each change of the schema: `0001_<slug>.py` holds revision "0001"."""
