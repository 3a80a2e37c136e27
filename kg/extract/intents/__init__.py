"""The layer of cooperation intents: who wishes for, agrees on, signs or runs what together."""
