"""The command line. Floor 8: a face, with no logic of its own."""

from warsan.cli.main import main

__all__ = ["main"]
