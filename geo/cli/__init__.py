"""Command line: results on standard output, progress and problems on standard error.

Exit status 0 when something was done, 1 when nothing was (the message says why), 2 for wrong usage.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from geo import settings
from geo.cli import commands
from geo.cli.arguments import parser
from geo.errors import CrisisMapError

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What a shell expects of a program stopped by Ctrl-C.
_STOPPED = 130


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Parameters
    ----------
    arguments
        What follows the program's name.

    Returns
    -------
    int
        The exit status: 0 done, 1 nothing done; wrong usage exits with 2.
    """
    parsed = parser().parse_args(arguments)
    try:
        return int(parsed.run(parsed, settings.load()))
    except CrisisMapError as error:
        commands.say(f"crisis-map: {error}")
        return commands.NOTHING
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; there is nobody to tell
        return commands.DONE
    except KeyboardInterrupt:
        commands.say("stopped; what was done so far is kept")
        return _STOPPED
