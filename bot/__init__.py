"""The Discord bot of the Securing Smart Cities community, without Discord's face (that is `cogs`)."""
