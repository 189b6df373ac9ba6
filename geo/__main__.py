"""``python -m geo``, also installed as ``crisis-map``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and return its exit status."""
    from geo.cli import run  # keeps `import geo.__main__` free of the stages

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
