"""A small statistical tagger of names: a conditional random field over characters."""
