"""The entry point of `kg` and of `python -m kg`."""

from kg.cli import kg


def main() -> None:
    """Run the command line."""
    kg(prog_name="kg")


if __name__ == "__main__":
    main()
