"""How right extractions are: against annotated articles, by layer and by rule."""
