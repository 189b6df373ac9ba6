"""Start the dashboard's server: ``python -m geo.pages.server app.py 8501``, the page frame and the port.

While the browser loads the page, a thread loads the modules that the first map needs, so that the first reader does
not wait for them.
"""

from __future__ import annotations

import gc
import importlib
import socket
import sys
import threading
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from streamlit.starlette import App

#: In the order in which the Map page needs them, where it finds its map kept from the last start: what reads the
#: store and works things out anew would only stand in the way of the browser.
_NEEDED = (
    "geo.pages.steering",
    "geo.pages.component",
    "geo.pipeline.reconciling",
    "geo.store.glance",
    "babel.dates",
    "babel.numbers",
    "geo.maps.component",
    "geo.exports.house",
)


def _warm() -> None:
    for name in _NEEDED:
        try:
            importlib.import_module(name)
        except ImportError:
            # The page that needs it says what is wrong, where somebody reads it.
            return


def write_at_once() -> None:
    """Let what this process writes to those who connect to it go out at once.

    The system holds a small piece back until the one before is acknowledged, which takes 40 ms: an answer's head and
    its body, or two messages of a page, are such pieces. Python's event loop asks for the contrary only on sockets
    that name their protocol, and Streamlit's does not. What is set on the socket that listens goes for all that come.
    """
    # by its type: what stands for another object may answer for one that is gone
    for found in [one for one in gc.get_objects() if issubclass(type(one), socket.socket)]:
        if found.family in {socket.AF_INET, socket.AF_INET6}:
            with suppress(OSError):
                if found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                    found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


@asynccontextmanager
async def _started(_app: App) -> AsyncIterator[dict[str, Any]]:
    """Warm up once the server answers: earlier, it would answer later."""
    write_at_once()
    threading.Thread(target=_warm, name="warm", daemon=True).start()
    yield {}


def main(app: str, port: str) -> None:
    """Run Streamlit in this process until it is stopped."""
    from starlette.middleware import Middleware
    from starlette.routing import Route
    from streamlit import config
    from streamlit.starlette import App

    from geo.pages import figures
    from geo.pages.shell import Shell

    figures.serve()
    # Behind a server that gives the dashboard a folder of its own, Streamlit alone knows the addresses.
    shell = [] if config.get_option("server.baseUrlPath") else [Middleware(Shell)]
    server = App(app, lifespan=_started, routes=[Route(figures.PATH, figures.endpoint)], middleware=shell)
    server.run(config={"server.port": int(port)})


if __name__ == "__main__":
    main(*sys.argv[1:])
