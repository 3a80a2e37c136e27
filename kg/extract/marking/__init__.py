"""Marks up the text that all layers read: sentences, titles, and what can be a name."""
