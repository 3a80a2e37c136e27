"""Records to RDF: the terms of the graph, and the mapping of articles and entities to quads."""
