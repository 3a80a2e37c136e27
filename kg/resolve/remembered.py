"""What was asked last of functions of names, kept: bounded, as archives have names without end."""

from functools import lru_cache

remembered = lru_cache(maxsize=1 << 15)
"""Keeps what a pure function gave for the arguments that were asked last."""
