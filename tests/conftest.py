"""The fixtures that several test folders share."""

from pathlib import Path

import pytest
from hypothesis import settings

# No test fails because the machine is busy, nor for a draw that nobody has seen before.
settings.register_profile("kg", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)  # `make robustness`
settings.load_profile("kg")

CHECKOUT = Path(__file__).parent.parent
SHARED = CHECKOUT.parent / "shared"


@pytest.fixture(scope="session", autouse=True)
def _no_graph_of_the_user():
    """No test reads or writes the graph that the user has exported for the shell."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("KG_GRAPH", raising=False)
        yield


@pytest.fixture
def checkout():
    """The root of the checkout."""
    return CHECKOUT


@pytest.fixture
def shared():
    """The folder of the annotated development articles beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the development articles do not lie beside this checkout")
    return SHARED
