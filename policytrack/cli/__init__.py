"""The command line: the questions as commands, tables for people and JSON or tab-separated lines for programs."""

from policytrack.cli.program import app, main

__all__ = ["app", "main"]
