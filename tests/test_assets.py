"""Tests kg.assets."""

import pytest

from kg import assets
from kg.errors import AssetError


@pytest.mark.parametrize("name", ["lexicons", "lexicons/titles.toml", "ontology/industry.ttl"])
def test_what_ships_with_kg_is_found(name):
    assert assets.path(name).exists()


def test_the_package_is_looked_in_before_the_folder_around_it():
    assert assets.path("lexicons").parent.name == "kg"


def test_what_is_missing_is_named_with_what_to_do():
    with pytest.raises(AssetError, match=r"^lexicons/none\.txt: not found .* Reinstall kg\.$"):
        assets.path("lexicons/none.txt")
