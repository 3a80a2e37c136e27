"""The notebooks run from top to bottom, and what is stored of them is small and stable."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


@pytest.fixture(params=NOTEBOOKS, ids=lambda file: file.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


# The kernel is another process: it warns of debugger and sockets as it likes.
@pytest.mark.filterwarnings("default")
def test_a_notebook_runs(notebook, checkout):
    NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(checkout / "notebooks")}},
    ).execute()
    assert all(cell.execution_count for cell in notebook.cells if cell.cell_type == "code")


def test_a_notebook_is_small_and_its_ids_are_counted(notebook):
    assert len(nbformat.writes(notebook)) < 200_000
    assert [cell.id for cell in notebook.cells] == [
        f"cell-{number:02}" for number in range(1, len(notebook.cells) + 1)
    ]


def test_the_outputs_that_are_stored_hold_no_error_and_no_path(notebook):
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    assert outputs
    assert not [out for out in outputs if out.output_type == "error"]
    assert not [out for out in outputs if "/tmp/" in str(out) or "/home/" in str(out)]


def test_there_are_four():
    assert len(NOTEBOOKS) == 4
