"""Start the dashboard's server: ``python -m geo.pages.server app.py 8501``, the page frame and the port.

While the browser loads the page, a thread loads the modules that the first map needs, so that the first reader does
not wait for them.
"""

from __future__ import annotations

import importlib
import sys
import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from streamlit.starlette import App

#: In the order in which the Map page needs them.
_NEEDED = (
    "geo.store.store",
    "geo.pipeline",
    "shapely.geometry",
    "geo.reconciliation",
    "geo.layers",
    "geo.maps.component",
    "geo.pages.steering",
)


def _warm() -> None:
    for name in _NEEDED:
        try:
            importlib.import_module(name)
        except ImportError:
            # The page that needs it says what is wrong, where somebody reads it.
            return


@asynccontextmanager
async def _started(_app: App) -> AsyncIterator[dict[str, Any]]:
    """Warm up once the server answers: earlier, it would answer later."""
    threading.Thread(target=_warm, name="warm", daemon=True).start()
    yield {}


def main(app: str, port: str) -> None:
    """Run Streamlit in this process until it is stopped."""
    from starlette.routing import Route
    from streamlit.starlette import App

    from geo.pages import figures

    figures.serve()
    server = App(app, lifespan=_started, routes=[Route(figures.PATH, figures.endpoint)])
    server.run(config={"server.port": int(port)})


if __name__ == "__main__":
    main(*sys.argv[1:])
