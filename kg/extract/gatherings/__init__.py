"""The layer of meetings and exhibitions: what took place, when, where, and who was there."""
