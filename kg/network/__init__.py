"""The dataset as a networkx graph, and the ties, measures and paths in it."""

from kg.network.facts import Fact, Quote, Source
from kg.network.graph import Network, network
from kg.network.measures import Measure, measure
from kg.network.paths import Path, Step, paths, strongest
from kg.network.selection import Selection
from kg.network.ties import Contact, Ties, ties

__all__ = [
    "Contact",
    "Fact",
    "Measure",
    "Network",
    "Path",
    "Quote",
    "Selection",
    "Source",
    "Step",
    "Ties",
    "measure",
    "network",
    "paths",
    "strongest",
    "ties",
]
