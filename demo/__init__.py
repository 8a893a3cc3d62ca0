"""The whole bot offline in a browser, on the simcord simulator: `ssc-bot demo`, with the extra `demo`."""
