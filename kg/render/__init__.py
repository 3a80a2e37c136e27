"""A network as one self-contained HTML file."""

from kg.render.around import view
from kg.render.page import page

__all__ = ["page", "view"]
