"""Prints the modules of other people that the running product has imported, in their order."""

import importlib
import pkgutil
import sys

import cogs

OWN = ("bot", "cogs", "benchmarks", "__main__")


def foreign() -> list[str]:
    """Return dotted names; what has no file is made by other modules and cannot be imported by name."""
    names = [
        name
        for name, module in list(sys.modules.items())
        if name.partition(".")[0] not in sys.stdlib_module_names and getattr(module, "__file__", None)
    ]
    return [name for name in names if name.partition(".")[0] not in OWN and not name.startswith("_")]


if __name__ == "__main__":
    sys.modules["rich"] = None  # as the product does (bot/cli.py)
    parts = [part.name for part in pkgutil.walk_packages(cogs.__path__, "cogs.")]
    for name in ("bot.cli", "bot.app", *parts):
        importlib.import_module(name)
    print(" ".join(foreign()))
