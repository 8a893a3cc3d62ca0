"""What parses feeds, in a process of its own: `python -m bot.advisories.feeds.child`.

Nothing else imports feedparser and selectolax: their memory goes when the process does, and a document that
makes them crash or run for ever takes no more than this process with it.
"""
