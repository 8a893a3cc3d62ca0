"""`python -m bot` is the console script `ssc-bot`."""

from bot.cli import main

if __name__ == "__main__":
    main()
