"""Why tests may be skipped on a machine that lacks something; said aloud at the end of a run."""

NO_CHROMIUM = "there is no Chromium (Debian: apt-get install chromium)"
NO_MODEL = "the extra `semantic` is not installed (pip install -r constraints-dev.txt)"
