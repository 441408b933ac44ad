"""``smdesk`` opens the window; ``smdesk VERB …`` does the same things without one."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run a command line; returns the exit status."""
    from smdesk.commands import run

    return run(sys.argv[1:] if arguments is None else arguments)


def window() -> int:
    """The window alone, for systems that tell programs with a window from others."""
    return main(["open", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
