"""The layer of organizations: their names, the forms of each, and what they are part of."""
