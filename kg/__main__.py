"""The entry point of `kg` and of `python -m kg`."""

import sys

import click

from kg.cli import kg
from kg.cli.streams import discard, flush, ready, words


def main() -> None:
    """Run the command line."""
    ready()
    try:
        arguments = words(sys.argv[1:])
    except click.UsageError as error:
        error.show()
        sys.exit(error.exit_code)
    try:
        kg(arguments, prog_name="kg", standalone_mode=True)
    except SystemExit as end:
        _finish(end)
    except OSError as error:
        _give_up(error)


def _finish(end: SystemExit) -> None:
    """Leave with the command's exit code, unless what it wrote does not reach its place."""
    try:
        flush()
    except BrokenPipeError:
        discard()
    except OSError as error:
        _give_up(error)
    raise end


def _give_up(error: OSError) -> None:
    discard()
    click.echo(f"kg: standard output: cannot be written ({error.strerror}).", err=True)
    sys.exit(1)


if __name__ == "__main__":
    main()
