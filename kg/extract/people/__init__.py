"""The layer of people: who is named in an article, and by which forms."""
