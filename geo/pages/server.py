"""Start the dashboard's server: ``python -m geo.pages.server run app.py``, with the arguments of Streamlit.

While the server starts and the browser loads the page, a thread loads the modules that the first map
needs, so that the first reader does not wait for them.
"""

from __future__ import annotations

import importlib
import sys
import threading

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


def main() -> None:
    """Run Streamlit in this process until it is stopped."""
    from streamlit.web import cli

    threading.Thread(target=_warm, name="warm", daemon=True).start()
    sys.argv[0] = "streamlit"
    cli.main()


if __name__ == "__main__":
    main()
