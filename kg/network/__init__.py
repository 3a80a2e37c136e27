"""The dataset as a networkx graph of people, organizations, events and intents."""

from kg.network.facts import Fact, Quote, Source
from kg.network.graph import Network, network
from kg.network.selection import Selection

__all__ = ["Fact", "Network", "Quote", "Selection", "Source", "network"]
